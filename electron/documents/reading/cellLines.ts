import { withRowSpan, type BlockSink } from './blocks.ts';
import { placeTextRows } from './textTables.ts';

/** A line of a text, cut where tabs part it. */
export interface TextLine {
  readonly cells: readonly string[];
}

export function isFilled(text: string): boolean {
  return text.trim() !== '';
}

export function filledCells({ cells }: TextLine): number {
  return cells.filter(isFilled).length;
}

/** A line that is one cell: a tab, then its text. */
function isCellLine(line: TextLine | undefined): boolean {
  return line?.cells.length === 2 && line.cells[0] === '';
}

function isBlank(line: TextLine | undefined): boolean {
  return line !== undefined && filledCells(line) === 0 && line.cells.length === 1;
}

const FEWEST_CELLS = 3;
/** A first row with more lines than this is no row: the text is only indented. */
const LONGEST_ROW = 60;

/**
 * Takes a table written with one cell a line, a tab before each, and a blank line between rows (a web page saved as text).
 * Lines without a tab go on with the cell above until its row is full. Returns where to go on; `undefined` where none begins.
 */
export function takeCellLines(lines: readonly TextLine[], from: number, sink: BlockSink): number | undefined {
  for (let i = 0; i < FEWEST_CELLS; i++) if (!isCellLine(lines[from + i])) return undefined;
  const rows: string[][] = [];
  let row: string[] = [];
  let width = 0;
  let parted = true;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (rows.length === 1 && at - from > LONGEST_ROW) return undefined;
    if (isBlank(line)) {
      parted = true;
      continue;
    }
    if (isCellLine(line)) {
      if (parted) {
        width = Math.max(width, row.length);
        row = [];
        rows.push(row);
      }
      row.push(line?.cells[1] ?? '');
    } else if (parted && row.length >= width) break;
    else row[row.length - 1] = `${row.at(-1) ?? ''}\n${line?.cells.join('\t') ?? ''}`;
    parted = false;
  }
  if (rows.length < 2) return undefined;
  sink.table(placeTextRows(rows));
  return at;
}

const NUMBER_WORD = /^(?:序号|编号|项号)$/u;
const LONGEST_HEADER_WORD = 12;
const MOST_COLUMNS = 8;

interface FilledLine {
  readonly text: string;
  /** Index of the line behind it. */
  readonly next: number;
}

/** The filled lines from here on, trimmed; no more than `most`. */
function filledLines(lines: readonly TextLine[], from: number, most = Number.POSITIVE_INFINITY): FilledLine[] {
  const filled: FilledLine[] = [];
  for (let at = from; at < lines.length && filled.length < most; at++) {
    const text = lines[at]?.cells.join('\t').trim() ?? '';
    if (text !== '') filled.push({ text, next: at + 1 });
  }
  return filled;
}

/** Whether a line is the list number that comes next. */
function isNumber(text: string | undefined, value: number): boolean {
  return text?.normalize('NFKC') === String(value);
}

/**
 * Takes a table written with one cell a line and nothing else (copied from a page that only looks like one): a header that
 * begins with 序号, then each row's number and cells. Several rows of one number are told by the numbers in their text (2-1,
 * 2-2). Where the lines do not come out even, they are kept as they are, as a table that nobody can read, so that its cells
 * pass for no sentences. Returns where to go on; `undefined` where no such table begins.
 */
export function takeNumberedLines(lines: readonly TextLine[], from: number, sink: BlockSink): number | undefined {
  if (!NUMBER_WORD.test(lines[from]?.cells.join('').trim() ?? '')) return undefined;
  const first = filledLines(lines, from, MOST_COLUMNS + 1);
  const width = first.findIndex(({ text }) => isNumber(text, 1));
  const header = first.slice(0, Math.max(width, 0)).map(({ text }) => text);
  if (width < FEWEST_CELLS || header.some((word) => word.length > LONGEST_HEADER_WORD)) return undefined;
  const cells = filledLines(lines, from);
  const rows: string[][] = [header];
  const merges: (readonly [top: number, bottom: number])[] = [];
  let at = width;
  for (let number = 1; isNumber(cells[at]?.text, number); number++) {
    const top = rows.length;
    rows.push(cells.slice(at, at + width).map(({ text }) => text));
    at += width;
    for (; cells[at]?.text.startsWith(`${number}-`) === true; at += width - 2) {
      rows.push(['', '', ...cells.slice(at, at + width - 2).map(({ text }) => text)]);
    }
    merges.push([top, rows.length - 1]);
  }
  if (
    isCut(
      cells.slice(at).map(({ text }) => text),
      rows,
      width,
    )
  ) {
    keepUnread(
      cells.map(({ text }) => text),
      sink,
    );
    return lines.length;
  }
  sink.table(withMergedLabels(rows, merges));
  return cells[at - 1]?.next ?? lines.length;
}

/** Whether rows are left behind the last that came out even: the count went astray. */
function isCut(rest: readonly string[], rows: readonly (readonly string[])[], width: number): boolean {
  return rows.length < 3 || (rows.at(-1)?.length ?? 0) < width || rest.some((text) => /^\d{1,3}$/u.test(text));
}

/** Number and task stand once for all rows of a number. */
function withMergedLabels(
  rows: readonly (readonly string[])[],
  merges: readonly (readonly [top: number, bottom: number])[],
): ReturnType<typeof placeTextRows> {
  const spans = new Map(merges.map(([top, bottom]) => [top, bottom - top + 1]));
  return placeTextRows(rows)
    .filter(({ row, column }) => column > 1 || rows[row]?.[0] !== '')
    .map((cell) => (cell.column > 1 ? cell : withRowSpan(cell, spans.get(cell.row) ?? 1)));
}

/** One line a row, beside an empty column: a frame of one column would be read as text. */
function keepUnread(texts: readonly string[], sink: BlockSink): void {
  sink.table(placeTextRows(texts.map((text) => [text, ''])));
}
