import type { Grid, GridCell, Merge } from './grid.ts';

/** Where a cell's value is stored: itself, or the top-left cell of the merged range it lies in. */
export interface CellOrigin {
  readonly row: number;
  readonly column: number;
  readonly merge?: Merge;
}

/** Looks at a grid as a person sees it: a merged range shows its top-left value everywhere, an empty cell outside a merge is empty. */
export interface MergeIndex {
  originOf(row: number, column: number): CellOrigin;
  /** The cell that shows at a place, from its merged range where it lies in one. */
  cellAt(row: number, column: number): GridCell | undefined;
  textAt(row: number, column: number): string;
  /** The merged ranges that begin in some rows, from the first to the last. */
  beginningIn(first: number, last: number): readonly Merge[];
}

/** Per column, the merges that cover it, by their top row. */
function mergesByColumn({ merges, columns }: Grid): Merge[][] {
  const byColumn: Merge[][] = Array.from({ length: columns }, () => []);
  for (const merge of merges) {
    for (let column = Math.max(merge.left, 0); column <= Math.min(merge.right, columns - 1); column++) {
      byColumn[column]?.push(merge);
    }
  }
  for (const list of byColumn) list.sort((a, b) => a.top - b.top);
  return byColumn;
}

/** How many of some merges, sorted by their top row, begin at or above a row. */
function beginningBy(list: readonly Merge[], row: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.top ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The merge of a column that covers a row: the last one that begins at or above it, if it reaches down to it. */
function covering(list: readonly Merge[], row: number): Merge | undefined {
  const merge = list[beginningBy(list, row) - 1];
  return merge && merge.bottom >= row ? merge : undefined;
}

export function mergeIndex(grid: Grid): MergeIndex {
  const byColumn = mergesByColumn(grid);
  const byTop = grid.merges.toSorted((a, b) => a.top - b.top);
  const originOf = (row: number, column: number): CellOrigin => {
    const merge = covering(byColumn[column] ?? [], row);
    return merge ? { row: merge.top, column: merge.left, merge } : { row, column };
  };
  const cellAt = (row: number, column: number): GridCell | undefined => {
    const origin = originOf(row, column);
    return grid.rows[origin.row]?.[origin.column];
  };
  return {
    originOf,
    cellAt,
    textAt: (row, column) => cellAt(row, column)?.text ?? '',
    beginningIn: (first, last) => byTop.slice(beginningBy(byTop, first - 1), beginningBy(byTop, last)),
  };
}
