import { type CellObject, type WorkSheet } from 'xlsx';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { cellAddress, type CellNote, type Grid, type GridCell, type Merge } from '../../domain/sheets/grid.ts';
import { cleanCellText, readCell, type ReadCell } from './cells.ts';
import type { SeparatedValues } from './csv.ts';
import { gridFacts, type GridFacts } from './gridFacts.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';

/** `HYPERLINK("http://…","标题")`, as lists are exported. */
const LINK_FORMULA = /^(?:_xlfn\.)?HYPERLINK\s*\(\s*"((?:[^"]|"")+)"/iu;

/** The address behind a cell; places in the workbook itself are none. */
function linkBehind({ l, f }: CellObject): string | undefined {
  const target = (l as { readonly Target?: string } | undefined)?.Target ?? LINK_FORMULA.exec(f ?? '')?.[1];
  return target === undefined || target === '' || target.startsWith('#') ? undefined : target;
}

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: ReadCell | undefined;
  /** What hangs on it. */
  readonly comment: string;
  readonly link: string | undefined;
}

/** The preface that newer programs put before a thread that they repeat as a comment. */
const THREAD = /^\[Threaded comment\][\s\S]*?Comment:/u;

function commentOf({ c = [] }: CellObject): string {
  return cleanCellText(
    c.map((part: { readonly t?: string }) => (part.t ?? '').replace(THREAD, '')).join(' '),
  ).replaceAll(/\s+/gu, ' ');
}

/** The cells that hold something, whatever extent the sheet claims. Walks own keys only: a lone cell in row 1,048,576 costs nothing. */
function* filledCells(data: readonly (readonly CellObject[])[], uses1904: boolean): Generator<PlacedCell> {
  for (const rowKey of Object.keys(data)) {
    const line = data[Number(rowKey)];
    if (line === undefined) continue;
    for (const columnKey of Object.keys(line)) {
      const source = line[Number(columnKey)];
      const cell = source && readCell(source, uses1904);
      const comment = source?.c === undefined ? '' : commentOf(source);
      if (cell || comment !== '')
        yield { row: Number(rowKey), column: Number(columnKey), cell, comment, link: source && linkBehind(source) };
    }
  }
}

function clipMerges(sheet: WorkSheet, rows: number, columns: number): Merge[] {
  const merges: Merge[] = [];
  for (const { s, e } of sheet['!merges'] ?? []) {
    const merge = {
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, Math.max(rows - 1, s.r)),
      right: Math.min(e.c, Math.max(columns - 1, s.c)),
    };
    const inside = merge.top >= 0 && merge.left >= 0 && merge.top < rows && merge.left < columns;
    if (inside && (merge.bottom > merge.top || merge.right > merge.left)) merges.push(merge);
  }
  return merges;
}

interface ParserFacts {
  readonly uses1904: boolean;
  readonly facts?: GridFacts;
}

export interface SheetOptions {
  /** A number that is formatted as a date and is none: refuse the file (the default), or give the number. */
  readonly impossibleDates?: 'refuse' | 'asNumbers';
  /** What hangs on an old Word document's text: told of in the notes (the default), or read apart (`textsBeside`). */
  readonly remarks?: 'noted' | 'apart';
  /** Look for addresses in formulas too. Those behind cells come anyway. */
  readonly links?: boolean;
}

/** What WPS stores for a picture in a cell, and a copy of it as text. */
const PICTURE = /^=?\s*(?:_xlfn\.)?DISPIMG\s*\(/iu;

/** A grid without the texts that stand for pictures in cells; they are noted. */
export function withoutPictures(grid: Grid): Grid {
  const notes: CellNote[] = [];
  const rows = grid.rows.map((cells, row) =>
    cells.some((cell) => cell !== undefined && PICTURE.test(cell.text))
      ? cells.map((cell, column) => {
          if (cell === undefined || !PICTURE.test(cell.text)) return cell;
          notes.push({ row, column, kind: 'picture' });
          return undefined;
        })
      : cells,
  );
  return notes.length === 0 ? grid : { ...grid, rows, notes: [...(grid.notes ?? []), ...notes] };
}

/** A sheet as a grid, trimmed to its last filled row and column; merged ranges are clipped to it. */
export function sheetGrid(
  file: string,
  name: string,
  sheet: WorkSheet,
  { uses1904, impossibleDates = 'refuse', facts = {} }: SheetOptions & ParserFacts,
): Outcome<Grid> {
  const rows: (GridCell | undefined)[][] = [];
  let columns = 0;
  const unseen = hiddenIn(sheet, facts);
  const notes = (facts.notes ?? []).filter(({ row, column }) => row < LIMITS.rows && column < LIMITS.columns);
  const blank = blankedBy(notes);
  const data = (sheet['!data'] ?? []) as readonly (readonly CellObject[])[];
  for (const { row, column, cell, comment, link } of filledCells(data, uses1904)) {
    if (row >= LIMITS.rows) return refuse.tooManyRows(file, name, row + 1);
    if (column >= LIMITS.columns) return refuse.tooManyColumns(file, name, column + 1);
    if (comment !== '') notes.push({ row, column, kind: 'comment', text: comment });
    if (!cell) continue;
    if (blank.has(`${row} ${column}`)) continue;
    const isNoDate = cell.kind === 'unreadableDate';
    if (isNoDate && impossibleDates === 'refuse' && !unseen.rows.has(row) && !unseen.columns.has(column)) {
      return refuse.unreadableDate(file, name, cellAddress(row, column), cell.text);
    }
    while (rows.length <= row) rows.push([]);
    const line = rows[row];
    if (line) {
      while (line.length < column) line.push(undefined);
      const own: GridCell = isNoDate ? { text: cell.text, kind: 'number' } : cell;
      line[column] = link === undefined ? own : { ...own, link };
    }
    columns = Math.max(columns, column + 1);
  }
  for (const { row, column, kind } of notes) {
    if (kind !== 'noResult' && kind !== 'picture') continue;
    while (rows.length <= row) rows.push([]);
    columns = Math.max(columns, column + 1);
  }
  const [hiddenRows, hiddenColumns] = [inside(unseen.rows, rows.length), inside(unseen.columns, columns)];
  return succeed({
    sheet: name,
    columns,
    rows,
    merges: clipMerges(sheet, rows.length, columns),
    ...gridFacts({ notes, hiddenRows, hiddenColumns }),
  });
}

/** The places of cells whose value stands for nothing that a person sees there. */
function blankedBy(notes: readonly CellNote[]): ReadonlySet<string> {
  return new Set(
    notes.flatMap(({ row, column, kind }) => (kind === 'noResult' || kind === 'picture' ? [`${row} ${column}`] : [])),
  );
}

interface Unseen {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** Hidden rows and columns, as the parser and our own look at the parts tell. */
function hiddenIn(sheet: WorkSheet, { hiddenRows = [], hiddenColumns = [] }: GridFacts): Unseen {
  const marked = (infos: readonly ({ readonly hidden?: boolean } | undefined)[] = []): number[] =>
    Object.entries(infos).flatMap(([at, info]) => (info?.hidden === true ? [Number(at)] : []));
  return {
    rows: new Set([...hiddenRows, ...marked(sheet['!rows'])]),
    columns: new Set([...hiddenColumns, ...marked(sheet['!cols'])]),
  };
}

function inside(places: ReadonlySet<number>, end: number): number[] {
  return [...places].filter((at) => at < end).sort((a, b) => a - b);
}

function textCell(field: string): GridCell | undefined {
  const text = cleanCellText(field);
  return text === '' ? undefined : { text, kind: 'text' };
}

/** Separated values as a grid of the same kind. */
export function textGrid(file: string, name: string, { rows, openQuotes, longRows }: SeparatedValues): Outcome<Grid> {
  if (rows.length > LIMITS.rows) return refuse.tooManyRows(file, name, rows.length);
  const columns = rows.reduce((most, line) => Math.max(most, line.length), 0);
  if (columns > LIMITS.columns) return refuse.tooManyColumns(file, name, columns);
  const notes = openQuotes.map(
    ({ row, column, line }): CellNote => ({ row, column, kind: 'quoteOpen', text: `文件第 ${line} 行` }),
  );
  return succeed({
    sheet: name,
    columns,
    rows: rows.map((line) => line.map(textCell)),
    merges: [],
    ...gridFacts({ notes, longRows }),
  });
}
