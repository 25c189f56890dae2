import { byEvidence } from './columnEvidence.ts';
import { columnFacts } from './columnFacts.ts';
import { columnLetters, type Grid } from '../../sheets/grid.ts';
import type { Header, HeaderColumn } from './header.ts';
import { isDataRow, isHeaderRow, looksLikeHeader, mayBeHeader } from './headerSigns.ts';
import { headerMeaning, normaliseHeader, type HeaderMeaning } from './headerWords.ts';
import type { TableLayout } from './layout.ts';
import type { MergeIndex } from '../../sheets/mergeIndex.ts';
import { columnPeriod, isPeriodWord } from './periodWords.ts';
import { isRatingHeader } from './rating.ts';
import { sideBySide } from './sideBySide.ts';

/** Deeper headers are not seen in practice; a limit keeps a merged column of data from passing for one. */
const DEEPEST = 4;
/** Words of a second row that mean something only under the first. */
const LOWER_WORD = /^(?:一级|二级|三级|牵头|配合|主办|协办|责任|主动|依申请|全社会|特定|[省市县区镇乡村]级)/u;

function isHeaderWord(text: string): boolean {
  return text.length <= 12 && (headerMeaning(text) !== undefined || LOWER_WORD.test(text));
}

/** A further row of header words, merged or not: words under some of the upper row's, and different ones. */
function isLowerRow(grid: Grid, index: MergeIndex, top: number, row: number): boolean {
  if (isDataRow(grid, row)) return false;
  let words = 0;
  let periods = 0;
  let others = 0;
  for (let column = 0; column < grid.columns; column++) {
    const cell = grid.rows[row]?.[column];
    if (!cell || index.originOf(row, column).row !== row) continue;
    const above = index.originOf(top, column);
    const isWide = above.merge !== undefined && above.merge.right > above.merge.left;
    const text = index.textAt(top, column);
    if (cell.kind !== 'text' || cell.text.length > 12 || cell.text === text) return false;
    if (isPeriodWord(cell.text) && (isWide || text === '')) periods += 1;
    else if (isHeaderWord(cell.text)) words += 1;
    else if (isWide || text === '') others += 1;
    else return false;
  }
  const filledAbove = grid.rows[top]?.filter((cell) => cell !== undefined).length ?? 0;
  // Two words under each upper one: more are a row of data that happens to hold such words.
  return words + periods > 0 && words + periods + others < grid.columns && words <= filledAbove * 2;
}

function bottomOf(grid: Grid, index: MergeIndex, top: number): number {
  let bottom = top;
  for (let column = 0; column < grid.columns; column++) {
    const { merge, row } = index.originOf(top, column);
    if (merge && row === top && merge.bottom < top + DEEPEST) bottom = Math.max(bottom, merge.bottom);
  }
  if (bottom > top) return bottom;
  while (bottom + 1 < top + DEEPEST && isLowerRow(grid, index, bottom, bottom + 1)) bottom += 1;
  return bottom;
}

function meaningOf(words: readonly string[]): HeaderMeaning | undefined {
  const [first = '', ...rest] = words;
  const upper = headerMeaning(first);
  const lower = rest.length > 0 ? headerMeaning(rest.at(-1) ?? '') : undefined;
  // 「完成情况」 over 「时间」 is no time limit.
  if (upper?.kind === 'other') return upper;
  // Below 「一季度」 stands what is to be reached by then.
  if (columnPeriod(words) !== undefined) return { kind: 'stage' };
  return lower ?? upper;
}

function headerColumn(index: MergeIndex, top: number, bottom: number, column: number): HeaderColumn {
  const words: string[] = [];
  let lowest = { row: top, column };
  for (let row = top; row <= bottom; row++) {
    const text = index.textAt(row, column);
    if (text === '' || text === words.at(-1)) continue;
    words.push(text);
    lowest = index.originOf(row, column);
  }
  return {
    column,
    words,
    meaning: meaningOf(words),
    address: `${columnLetters(lowest.column)}${lowest.row + 1}`,
  };
}

/** Drops empty columns at both ends. */
function filledPart(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const first = columns.findIndex(({ words }) => words.length > 0);
  const last = columns.findLastIndex(({ words }) => words.length > 0);
  return columns.slice(first, last + 1);
}

/** The header that a layout names, with all columns that the layout speaks of. */
export function headerByHand(grid: Grid, index: MergeIndex, row: number, layout: TableLayout): HeaderBand {
  const bottom = row + layout.headerRows - 1;
  const all = Array.from({ length: grid.columns }, (_, column) => headerColumn(index, row, bottom, column));
  const named = new Set(layout.columns.map(({ column }) => column));
  const isUsed = ({ column, words }: HeaderColumn): boolean => words.length > 0 || named.has(column);
  const columns = all.slice(all.findIndex(isUsed), all.findLastIndex(isUsed) + 1);
  const header = { top: row, bottom, columns, signature: layout.signature, layout };
  return { top: row, bottom, headers: [header] };
}

/** Headers of one or more rows: several where tables stand side by side. */
export interface HeaderBand {
  readonly top: number;
  readonly bottom: number;
  readonly headers: readonly [Header, ...Header[]];
}

/** Columns between two tables are looked at no further down than this. */
const GAP_ROWS = 50;

/** The headers that begin in a row, whatever its words are. */
function bandAt(grid: Grid, index: MergeIndex, row: number): HeaderBand {
  const bottom = bottomOf(grid, index, row);
  const all = Array.from({ length: grid.columns }, (_, column) => headerColumn(index, row, bottom, column));
  const isEmpty = (column: number): boolean =>
    grid.rows.slice(bottom + 1, bottom + 1 + GAP_ROWS).every((cells) => cells[column] === undefined);
  const [first = [], ...others] = sideBySide(filledPart(all), isEmpty);
  const headerOf = (columns: readonly HeaderColumn[]): Header => {
    const signature = columns.map(({ column, words }) => `${column}:${words.map(normaliseHeader).join('/')}`).join('|');
    return { top: row, bottom, columns, signature };
  };
  return { top: row, bottom, headers: [headerOf(first), ...others.map(headerOf)] };
}

/** The headers that begin in a row and whose words say so, or `undefined`. */
export function headersAt(grid: Grid, index: MergeIndex, row: number): HeaderBand | undefined {
  return isHeaderRow(grid, row) || isRatingHeader(grid, row) ? bandAt(grid, index, row) : undefined;
}

/** A header is looked for by evidence no further down than this. */
const LAST_GUESS = 30;
/** So many rows below a header tell whether it is one. */
const EVIDENCE_ROWS = 60;

/** The header of a sheet in which no words tell of one: the first that the rows below tell of. */
export function headerByEvidence(grid: Grid, index: MergeIndex): HeaderBand | undefined {
  for (const guess of [guessedHeader, strangeHeader]) {
    for (let row = 0; row < Math.min(grid.rows.length - 1, LAST_GUESS); row++) {
      const band = guess(grid, index, row);
      if (band) return band;
    }
  }
  return undefined;
}

/** A row of short words, one of them known, whose columns below hold what is to be done, and who does it or when. */
export function guessedHeader(grid: Grid, index: MergeIndex, row: number): HeaderBand | undefined {
  if (!mayBeHeader(grid, row)) return undefined;
  const band = bandAt(grid, index, row);
  const kinds = kindsBelow(grid, index, band);
  return kinds.has('label') && ANSWERS.some((kind) => kinds.has(kind)) ? band : undefined;
}

/** Short words none of which is known, where the columns below tell what is to be done, by when, and who does it or in what order. */
function strangeHeader(grid: Grid, index: MergeIndex, row: number): HeaderBand | undefined {
  if (!looksLikeHeader(grid, row)) return undefined;
  const band = bandAt(grid, index, row);
  const kinds = kindsBelow(grid, index, band);
  return kinds.has('label') && kinds.has('time') && (kinds.has('units') || kinds.has('number')) ? band : undefined;
}

function kindsBelow(grid: Grid, index: MergeIndex, band: HeaderBand): ReadonlySet<string | undefined> {
  const below = Array.from({ length: EVIDENCE_ROWS }, (_, i) => band.bottom + 1 + i);
  const columns = byEvidence(band.headers[0].columns, columnFacts(grid, index, below));
  return new Set(columns.map(({ meaning }) => meaning?.kind));
}

const ANSWERS = ['units', 'leadUnits', 'supportUnits', 'time', 'stage'] as const;
