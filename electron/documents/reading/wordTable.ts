import { withRowSpan, type Block, type BlockCell } from './blocks.ts';

/** A cell as Word stores it: how many columns of the table's own grid it covers, and whether it goes on from the row above. */
export interface WordCell {
  readonly span: number;
  readonly goesOn: boolean;
  readonly blocks: readonly Block[];
}

export interface WordRow {
  /** Columns of the grid left free before the first cell. */
  readonly before: number;
  readonly cells: readonly WordCell[];
  readonly hidden?: true;
}

/** Borders of cells nearer than this are one column: a hand-drawn table is never quite straight. In twentieths of a point, about 3 mm. */
const SAME_BORDER = 170;

interface Columns {
  /** The column that begins at a border of Word's grid, or at the first one behind it. */
  at(border: number): number;
}

/** Borders at which cells begin, and those of them that some row has right behind another. */
function bordersOf(rows: readonly WordRow[], isNear: (from: number, to: number) => boolean) {
  const borders = new Set<number>();
  const apart = new Set<number>();
  for (const { before, cells } of rows) {
    let at = before;
    for (const [i, { span }] of cells.entries()) {
      borders.add(at);
      const last = cells[i - 1];
      if (last && isNear(at - last.span, at)) apart.add(at);
      at += span;
    }
  }
  return { borders: [...borders].sort((a, b) => a - b), apart };
}

/** Columns of the table as a person sees them. A table that does not say its widths has those of Word's grid. */
function columnsSeen(rows: readonly WordRow[], widths: readonly number[]): Columns {
  const offsets = [0];
  for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + width);
  const isNear = (from: number, to: number): boolean => {
    const [left, right] = [offsets[from], offsets[to]];
    return left !== undefined && right !== undefined && right - left < SAME_BORDER;
  };
  const { borders, apart } = bordersOf(rows, isNear);
  const columns: number[] = [];
  let first = Number.NaN;
  for (const border of borders) {
    const isNew = columns.length === 0 || apart.has(border) || !isNear(first, border);
    if (isNew) first = border;
    columns.push((columns.at(-1) ?? -1) + (isNew ? 1 : 0));
  }
  return {
    at(border) {
      let low = 0;
      let high = borders.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((borders[middle] ?? 0) < border) low = middle + 1;
        else high = middle;
      }
      return columns[low] ?? (columns.at(-1) ?? -1) + 1;
    },
  };
}

/** Places the cells of a Word table, with `gridSpan` and `vMerge` as spans. */
export function placeWordTable(rows: readonly WordRow[], widths: readonly number[]): BlockCell[] {
  const columns = columnsSeen(rows, widths);
  const placed: BlockCell[] = [];
  /** Index in `placed` of the cell that a column's next row would go on with. */
  let above = new Map<number, number>();
  for (const [row, { before, cells }] of rows.entries()) {
    const here = new Map<number, number>();
    let at = before;
    for (const { span, goesOn, blocks } of cells) {
      const column = columns.at(at);
      at += span;
      const upper = goesOn ? above.get(column) : undefined;
      const from = upper === undefined ? undefined : placed[upper];
      here.set(column, upper ?? placed.length);
      // What stands in the lower cells of a merged range is not shown.
      if (upper !== undefined && from) placed[upper] = withRowSpan(from, row - from.row + 1);
      else placed.push({ row, column, rowSpan: 1, columnSpan: Math.max(columns.at(at) - column, 1), blocks });
    }
    above = here;
  }
  return placed;
}
