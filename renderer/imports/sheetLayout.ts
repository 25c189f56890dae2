import type { Merge, TablePreview } from '../../electron/contract/imports.ts';

type SheetGrid = TablePreview['grid'];

/** Sizes in pixels at which a sheet is drawn: its text wraps inside its columns. */
export interface SheetLayout {
  readonly columns: number;
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** Left edge of each column; one more entry than columns: the last is the whole width. */
  readonly lefts: readonly number[];
}

const CHARACTER = 13;
const LINE = 18;
const PADDING = 15;
const NARROWEST = 44;
const ROOMY = 120;
const WIDEST = 300;
const LOWEST = 26;
const HIGHEST = 150;

/** Widths follow the texts up to a limit, heights the lines that the texts then need. Merged cells use the room of all their cells. */
export function layoutSheet(grid: SheetGrid, narrowest = NARROWEST): SheetLayout {
  const columns = greatest([...grid.rows.map((row) => row.length), ...grid.merges.map((merge) => merge.right + 1)], 1);
  const tops = new Map(grid.merges.map((merge) => [`${merge.top} ${merge.left}`, merge]));
  const widths = Array.from({ length: columns }, (_, column) => widthOf(grid, column, tops, narrowest));
  const heights = grid.rows.map((row, index) =>
    Math.max(
      LOWEST,
      ...row.map((text, column) => {
        const merge = tops.get(`${index} ${column}`);
        const share = merge ? merge.bottom - merge.top + 1 : 1;
        const width = sum(widths.slice(column, (merge?.right ?? column) + 1));
        return Math.min(HIGHEST, Math.ceil((linesOf(text, width) * LINE + 8) / share));
      }),
    ),
  );
  return { columns, widths, heights, lefts: edges(widths) };
}

function widthOf(grid: SheetGrid, column: number, tops: ReadonlyMap<string, Merge>, narrowest: number): number {
  const wanted = grid.rows.map((row, index) => {
    const merge = tops.get(`${index} ${column}`);
    // A title over all columns says nothing about the width of the first.
    return merge && merge.right > merge.left ? 0 : textWidth(row[column] ?? '') + PADDING;
  });
  const natural = greatest(wanted, narrowest);
  // Longer texts wrap: they get more room, but far less than one line would need.
  return Math.min(WIDEST, natural <= ROOMY ? natural : ROOMY + (natural - ROOMY) * 0.12);
}

function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - PADDING))))
    .reduce((lines, more) => lines + more, 0);
}

/** Chinese characters are as wide as the font's size, others about half. */
function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0xff ? CHARACTER : CHARACTER * 0.56;
  return width;
}

/** The greatest of a list and a floor. A sheet may have more rows than a call may have arguments. */
function greatest(numbers: readonly number[], floor: number): number {
  return numbers.reduce((most, each) => Math.max(most, each), floor);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Running sums, beginning with 0. */
export function edges(sizes: readonly number[]): readonly number[] {
  const result = [0];
  for (const size of sizes) result.push((result.at(-1) ?? 0) + size);
  return result;
}

/** A cell to draw, with the rectangle it covers. */
export interface DrawnCell extends Merge {
  readonly text: string;
}

/** The cells that show in rows [first, last]: merged ones once, also those that begin above. Covered cells are not drawn. */
export function cellsInRows(grid: SheetGrid, columns: number, first: number, last: number): readonly DrawnCell[] {
  const merges = grid.merges.filter((merge) => merge.top <= last && merge.bottom >= first);
  const covered = new Set<string>();
  for (const merge of merges) {
    for (let row = Math.max(merge.top, first); row <= Math.min(merge.bottom, last); row += 1) {
      for (let column = merge.left; column <= merge.right; column += 1) covered.add(`${row} ${column}`);
    }
  }
  const cells: DrawnCell[] = merges.map(({ top, left, bottom, right }) => ({
    top,
    left,
    bottom,
    right,
    text: grid.rows[top]?.[left] ?? '',
  }));
  for (let row = first; row <= last; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (covered.has(`${row} ${column}`)) continue;
      cells.push({ top: row, bottom: row, left: column, right: column, text: grid.rows[row]?.[column] ?? '' });
    }
  }
  return cells;
}
