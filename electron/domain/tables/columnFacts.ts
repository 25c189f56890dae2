import type { Grid } from './grid.ts';
import type { MergeIndex } from './mergeIndex.ts';
import { isListNumber } from './rowTexts.ts';

/** What stands below a header's column. */
export interface ColumnFacts {
  /** Cells that the column stores itself. */
  readonly filled: number;
  /** All of them are numbers of a list. */
  readonly numbersOnly: boolean;
  /** Characters of the longest of them. */
  readonly longest: number;
}

const NOTHING: ColumnFacts = { filled: 0, numbersOnly: false, longest: 0 };

/** What the rows of a table hold in each column; section headings over several columns do not count as numbers or none. */
export function columnFacts(grid: Grid, index: MergeIndex, rows: readonly number[]): (column: number) => ColumnFacts {
  const merges = index.beginningIn(rows[0] ?? 0, rows.at(-1) ?? 0);
  const wide = new Set(merges.filter(({ left, right }) => right - left >= 2).map(({ top }) => top));
  const facts = new Map<number, ColumnFacts>();
  for (const row of rows) {
    for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
      if (!cell) continue;
      const { filled = 0, numbersOnly = true, longest = 0 } = facts.get(column) ?? {};
      const isNumber = wide.has(row) ? numbersOnly : numbersOnly && isListNumber(cell.text);
      facts.set(column, {
        filled: filled + 1,
        numbersOnly: isNumber,
        longest: Math.max(longest, cell.text.length),
      });
    }
  }
  return (column) => facts.get(column) ?? NOTHING;
}
