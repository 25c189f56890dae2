import type { FactsOf } from './columnFacts.ts';
import type { TableColumn, UnreadColumn } from './columns.ts';

/** Columns that hold something of which nothing was taken; of remarks, those that did not become a limit. */
export function unreadColumns(
  columns: readonly TableColumn[],
  factsOf: FactsOf,
  takenRemarks: number,
): readonly UnreadColumn[] {
  return columns.flatMap(({ column, header, role }): UnreadColumn[] => {
    if (role !== 'ignored' && role !== 'remarks') return [];
    const { filled } = factsOf(column);
    const cells = role === 'remarks' ? filled - takenRemarks : filled;
    return cells > 0 ? [{ column, header, cells }] : [];
  });
}
