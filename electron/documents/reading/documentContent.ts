import { succeed, type Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import { foldLookAlikes } from '../../domain/lookAlikes.ts';
import type { Grid, GridCell, Merge } from '../../domain/sheets/grid.ts';
import { mergeOf, type Block, type BlockCell, type TableBlock } from './blocks.ts';
import { cleanCellText } from './cells.ts';
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
  for (const part of partsOf(blocks)) {
    if (part.kind === 'text') {
      if (paragraphs.length + part.paragraphs.length > LIMITS.rows) return refuse.tooManyParagraphs(file);
      for (const paragraph of part.paragraphs) paragraphs.push(paragraph);
      continue;
    }
    if (grids.length === LIMITS.sheets) return refuse.tooManyTables(file);
    const grid = gridOf(file, `表格${grids.length + 1}`, part);
    if (!grid.ok) return grid;
    if (grid.value.rows.length > 0) grids.push(grid.value);
  }
  if (grids.length === 0 && paragraphs.length === 0) return refuse.emptyDocument(file);
  return succeed({ name: file, grids, ...(paragraphs.length === 0 ? {} : { text: { name: file, paragraphs } }) });
}

/** A table with the line above it that names it, or the text between two tables. */
type Part =
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
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
  let text: string[] = [];
  const flush = (): void => {
    if (text.length > 0) parts.push({ kind: 'text', paragraphs: text });
    text = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const paragraph of paragraphsOf(block.text)) text.push(paragraph);
      continue;
    }
    const last = parts.at(-1);
    const columns = widthOf(block);
    // A table cut in two by the end of a page.
    const goesOn = text.every((line) => CONTINUED.test(line.trim()));
    if (goesOn && last?.kind === 'table' && last.columns === columns) {
      text = [];
      last.tables.push(block);
      continue;
    }
    const title = titleAbove(text);
    flush();
    parts.push({ kind: 'table', title, columns, tables: [block] });
  }
  flush();
  return parts;
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

function textOf({ blocks }: BlockCell): string {
  return cleanCellText(
    blocks.map((block) => (block.kind === 'paragraph' ? paragraphsOf(block.text).join('\n') : '')).join('\n'),
  ).replace(/\n{2,}/gu, '\n');
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
  if (title !== undefined) {
    rows.push([{ text: title, kind: 'text' }]);
    merges.push({ top: 0, left: 0, bottom: 0, right: columns - 1 });
  }
  let filled = 0;
  for (const { cells } of tables) {
    const above = rows.length;
    for (const cell of cells) {
      const row = above + cell.row;
      if (row + cell.rowSpan > LIMITS.rows) return refuse.tooManyRows(file, sheet, row + cell.rowSpan);
      while (rows.length < row + cell.rowSpan) rows.push([]);
      const text = textOf(cell);
      const line = rows[row];
      if (text === '' || line === undefined) continue;
      while (line.length < cell.column) line.push(undefined);
      line[cell.column] = { text, kind: 'text' };
      filled = Math.max(filled, row + 1);
    }
    for (const cell of cells) {
      const merge = mergeOf({ ...cell, row: above + cell.row });
      if (merge) merges.push(merge);
    }
  }
  return succeed({ sheet, columns, ...trimmed(rows, merges, filled) });
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
