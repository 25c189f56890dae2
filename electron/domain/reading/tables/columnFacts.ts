import type { Grid } from '../../sheets/grid.ts';
import type { MergeIndex } from '../../sheets/mergeIndex.ts';
import { isListNumber } from './rowTexts.ts';

/** What stands below a header's column. */
export interface ColumnFacts {
  /** Cells that the column stores itself. */
  readonly filled: number;
  /** All of them are numbers of a list. */
  readonly numbersOnly: boolean;
  /** Characters of the longest of them. */
  readonly longest: number;
  /** How many of them say when. */
  readonly timely: number;
}

const NOTHING: ColumnFacts = { filled: 0, numbersOnly: false, longest: 0, timely: 0 };
const TIMELY = /工作日|[每按][日天周旬月季年半]|(?:年|季度?|月)[底末初]|\d\s*[日天]内|即时|实时|月\s*\d+\s*日/u;

/** What the rows of a table hold in each column; section headings over several columns do not count. */
export function columnFacts(grid: Grid, index: MergeIndex, rows: readonly number[]): (column: number) => ColumnFacts {
  const merges = index.beginningIn(rows[0] ?? 0, rows.at(-1) ?? 0);
  const wide = new Set(merges.filter(({ left, right }) => right - left >= 2).map(({ top }) => top));
  const facts = new Map<number, ColumnFacts>();
  for (const row of rows) {
    const cells = grid.rows[row] ?? [];
    if (wide.has(row) && cells.filter((cell) => cell !== undefined).length === 1) continue;
    for (const [column, cell] of cells.entries()) {
      if (!cell) continue;
      const { filled = 0, numbersOnly = true, longest = 0, timely = 0 } = facts.get(column) ?? {};
      facts.set(column, {
        filled: filled + 1,
        numbersOnly: numbersOnly && (wide.has(row) || isListNumber(cell.text)),
        longest: Math.max(longest, cell.text.length),
        timely: timely + (TIMELY.test(cell.text) ? 1 : 0),
      });
    }
  }
  return (column) => facts.get(column) ?? NOTHING;
}
