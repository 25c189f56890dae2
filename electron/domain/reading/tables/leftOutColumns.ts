import type { FactsOf } from './columnFacts.ts';
import type { TableColumn } from './columns.ts';
import type { LeftOutColumn } from './recognisedTable.ts';

/** Columns that hold something of which nothing was taken; of remarks, those that did not become a limit. */
export function leftOutColumns(
  columns: readonly TableColumn[],
  factsOf: FactsOf,
  takenRemarks: number,
): readonly LeftOutColumn[] {
  return columns.flatMap(({ column, header, role }): LeftOutColumn[] => {
    if (role !== 'ignored' && role !== 'remarks') return [];
    const { filled } = factsOf(column);
    const cells = role === 'remarks' ? filled - takenRemarks : filled;
    return cells > 0 ? [{ column, header, cells }] : [];
  });
}
