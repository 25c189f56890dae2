import { succeed, type Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import { foldLookAlikes } from '../../domain/lookAlikes.ts';
import type { WordsLeft } from '../../domain/reading/plan/textDocument.ts';
import type { CellNote, Grid, GridCell, Merge } from '../../domain/sheets/grid.ts';
import { mergeOf, type Block, type BlockCell, type ParagraphFacts, type TableBlock } from './blocks.ts';
import { cleanCellText } from './cells.ts';
import { gridFacts } from './gridFacts.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';

/** A line end of any kind, soft ones of Word among them. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/u;
/** Control characters, of old systems and of Word. */
const INVISIBLE = /[^\P{Cc}\t]/gu;

/** The paragraphs of a text, as a person reads them, without blank ones. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(LINE_END)
    .map((line) => foldLookAlikes(line).replace(INVISIBLE, ''))
    .filter((line) => line.trim() !== '');
}

/** Tables as grids, text outside them as paragraphs, in order. Errors: `too-many-rows`, `empty-workbook`. */
export function contentOf(file: string, blocks: readonly Block[]): Outcome<SourceContent> {
  const grids: Grid[] = [];
  const paragraphs: string[] = [];
  const contents: number[] = [];
  const left: WordsLeft[] = [];
  for (const part of partsOf(blocks)) {
    if (part.kind === 'text') {
      if (paragraphs.length + part.lines.length > LIMITS.rows) return refuse.tooManyParagraphs(file);
      for (const words of part.left) left.push({ ...words, at: words.at + paragraphs.length });
      for (const { text, contents: isContents } of part.lines) {
        if (isContents) contents.push(paragraphs.length);
        paragraphs.push(text);
      }
      continue;
    }
    if (grids.length === LIMITS.sheets) return refuse.tooManyTables(file);
    const grid = gridOf(file, `表格${grids.length + 1}`, part);
    if (!grid.ok) return grid;
    if (grid.value.rows.length > 0) grids.push(grid.value);
  }
  if (grids.length === 0 && paragraphs.length === 0) return refuse.emptyDocument(file);
  if (paragraphs.length === 0 && left.length === 0) return succeed({ name: file, grids });
  const text = {
    name: file,
    paragraphs,
    ...(contents.length === 0 ? {} : { contents }),
    ...(left.length === 0 ? {} : { left }),
  };
  return succeed({ name: file, grids, text });
}

interface Line {
  readonly text: string;
  readonly contents: boolean;
}

/** A table with the line above it that names it, or the text between two tables. */
type Part =
  | {
      readonly kind: 'text';
      readonly lines: readonly Line[];
      /** `at` counts from the part's first line. */
      readonly left: readonly WordsLeft[];
    }
  | {
      readonly kind: 'table';
      readonly title: string | undefined;
      readonly columns: number;
      /** More than one where a table goes on over a page. */
      readonly tables: TableBlock[];
    };

const CONTINUED = /^[（(]?续表?[\d一二三四五六七八九十]*[)）]?$/u;

function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  let lines: Line[] = [];
  let left: WordsLeft[] = [];
  const flush = (): void => {
    if (lines.length > 0 || left.length > 0) parts.push({ kind: 'text', lines, left });
    lines = [];
    left = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      left.push(...wordsLeft(block, lines.length));
      for (const text of paragraphsOf(block.text)) lines.push({ text, contents: block.contents === true });
      continue;
    }
    const last = parts.at(-1);
    const columns = widthOf(block);
    // A table cut in two by the end of a page.
    const goesOn = left.length === 0 && lines.every(({ text }) => CONTINUED.test(text.trim()));
    if (goesOn && last?.kind === 'table' && last.columns === columns) {
      lines = [];
      last.tables.push(block);
      continue;
    }
    const title = titleAbove(lines.map(({ text }) => text));
    flush();
    parts.push({ kind: 'table', title, columns, tables: [block] });
  }
  flush();
  return parts;
}

function wordsLeft({ struck = '', hidden = '', remarks = [] }: ParagraphFacts, at: number): WordsLeft[] {
  const words = [
    { text: plainWords(struck), why: 'struck' } as const,
    { text: plainWords(hidden), why: 'hidden' } as const,
    ...remarks.map(({ text, why }) => ({ text: plainWords(text), why })),
  ];
  return words.flatMap(({ text, why }) => (text === '' ? [] : [{ at, text, why }]));
}

function plainWords(text: string): string {
  return paragraphsOf(text).join(' ').trim();
}

function widthOf({ cells }: TableBlock): number {
  return cells.reduce((width, cell) => Math.max(width, cell.column + cell.columnSpan), 0);
}

const LONGEST_TITLE = 50;
/** A sentence, a date, or the line that says which annex begins here. */
const NO_TITLE = /[。；;：:，,、！!？?日]$|^附\s*[件表]\s*[\d一二三四五六七八九十]*$|^[（(]/u;
/** A line that says who issued the paper. */
const ISSUER = /[室局委办府会部院心]$/u;

/** The line right above a table that names it; with the line above that where a long title is set in two. */
function titleAbove(lines: readonly string[]): string | undefined {
  const title = lines.at(-1)?.trim() ?? '';
  const upper = lines.at(-2)?.trim() ?? '';
  if (title === '' || title.length > LONGEST_TITLE || NO_TITLE.test(title)) return undefined;
  const isFirstLine = upper !== '' && upper.length <= LONGEST_TITLE && !NO_TITLE.test(upper) && !ISSUER.test(upper);
  return isFirstLine ? upper + title : title;
}

type Paragraphs = readonly ({ readonly text: string } & ParagraphFacts)[];

function cellText(paragraphs: Paragraphs, textOf: (paragraph: Paragraphs[number]) => string): string {
  return cleanCellText(paragraphs.map((paragraph) => paragraphsOf(textOf(paragraph)).join('\n')).join('\n')).replace(
    /\n{2,}/gu,
    '\n',
  );
}

interface CellWords {
  readonly text: string;
  readonly link: string | undefined;
  readonly notes: readonly Omit<CellNote, 'row' | 'column'>[];
}

/** A cell's text; where all of it is struck through it is kept, and noted. */
function wordsOf({ blocks }: BlockCell): CellWords {
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
  const text = cellText(paragraphs, (paragraph) => paragraph.text);
  const struck = cellText(paragraphs, (paragraph) => paragraph.struck ?? '');
  const hidden = cellText(paragraphs, (paragraph) => paragraph.hidden ?? '');
  const others = [
    ...(hidden === '' ? [] : [{ kind: 'hiddenPart', text: hidden } as const]),
    ...paragraphs.flatMap(({ remarks = [] }) =>
      remarks.map((remark) => ({ kind: remark.why, text: plainWords(remark.text) })),
    ),
  ];
  const link = paragraphs.find((paragraph) => paragraph.link !== undefined)?.link;
  if (struck === '') return { text, link, notes: others };
  if (text === '') return { text: struck, link, notes: [{ kind: 'struck' }, ...others] };
  return { text, link, notes: [{ kind: 'struckPart', text: struck }, ...others] };
}

/** Lays the table out as a sheet would be: the line that names it merged over all columns, then its rows. */
function gridOf(
  file: string,
  sheet: string,
  { title, columns, tables }: Extract<Part, { kind: 'table' }>,
): Outcome<Grid> {
  if (columns > LIMITS.columns) return refuse.tooManyColumns(file, sheet, columns);
  const rows: (GridCell | undefined)[][] = [];
  const merges: Merge[] = [];
  const notes: CellNote[] = [];
  const hiddenRows: number[] = [];
  if (title !== undefined) {
    rows.push([{ text: title, kind: 'text' }]);
    merges.push({ top: 0, left: 0, bottom: 0, right: columns - 1 });
  }
  let filled = 0;
  for (const { cells, hiddenRows: unseen } of tables) {
    const above = rows.length;
    for (const row of unseen) hiddenRows.push(above + row);
    for (const cell of cells) {
      const row = above + cell.row;
      if (row + cell.rowSpan > LIMITS.rows) return refuse.tooManyRows(file, sheet, row + cell.rowSpan);
      while (rows.length < row + cell.rowSpan) rows.push([]);
      const { text, link, notes: ofCell } = wordsOf(cell);
      for (const note of ofCell) notes.push({ row, column: cell.column, ...note });
      const line = rows[row];
      if (text === '' || line === undefined) continue;
      while (line.length < cell.column) line.push(undefined);
      line[cell.column] = { text, kind: 'text', ...(link === undefined ? {} : { link }) };
      filled = Math.max(filled, row + 1);
    }
    for (const cell of cells) {
      const merge = mergeOf({ ...cell, row: above + cell.row });
      if (merge) merges.push(merge);
    }
  }
  return succeed({ sheet, columns, ...trimmed(rows, merges, filled), ...gridFacts({ notes, hiddenRows }) });
}

/** Without the blank rows at the end, as sheets are. */
function trimmed(
  rows: readonly (readonly (GridCell | undefined)[])[],
  merges: readonly Merge[],
  filled: number,
): Pick<Grid, 'rows' | 'merges'> {
  return {
    rows: rows.slice(0, filled),
    merges: merges
      .filter(({ top }) => top < filled)
      .map(({ top, left, bottom, right }) => ({ top, left, right, bottom: Math.min(bottom, filled - 1) })),
  };
}
