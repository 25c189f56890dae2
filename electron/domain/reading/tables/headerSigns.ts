import type { Grid, GridCell } from '../../sheets/grid.ts';
import { cellSign } from './cellSigns.ts';
import { headerMeaning, normaliseHeader } from './headerWords.ts';
import { isPeriodWord } from './periodWords.ts';
import { isListNumber } from './rowTexts.ts';

/** A row with a longer text is data, whatever its other cells look like. */
const LONGEST_WORDS = 24;
const NAMED_IN_GENERAL = /(?:单位|部门|主体|机构|科室|处室|股室)$/u;

/** Whether a cell holds what no header does: a number, a limit, a body's name. */
function isDatum({ kind, text }: GridCell, isMatrix: boolean): boolean {
  if (kind === 'number' || kind === 'date') return !isPeriodWord(text);
  if (headerMeaning(text) !== undefined || isPeriodWord(text) || text.trim().length < 3)
    return isListNumber(text.trim());
  const sign = cellSign(text);
  return (
    sign === 'limit' ||
    sign === 'number' ||
    sign === 'figure' ||
    (sign === 'unit' && !isMatrix && !NAMED_IN_GENERAL.test(text))
  );
}

function isWord(text: string): boolean {
  return headerMeaning(text) !== undefined;
}

function cellsOf(grid: Grid, row: number): GridCell[] {
  return (grid.rows[row] ?? []).filter((cell) => cell !== undefined);
}

/** Whether a row speaks against being a header: a data row may happen to hold words that headers are made of. */
export function isDataRow(grid: Grid, row: number): boolean {
  const cells = cellsOf(grid, row);
  // Two header words beside each other: bodies behind them are the columns of a matrix.
  const isMatrix = cells.some(({ text }, i) => isWord(text) && isWord(cells[i + 1]?.text ?? ''));
  return cells.some((cell) => normaliseHeader(cell.text).length > LONGEST_WORDS || isDatum(cell, isMatrix));
}

/** Whether a row holds the words of a header: something to be done, and who does it or by when. */
export function isHeaderRow(grid: Grid, row: number): boolean {
  const kinds: string[] = [];
  for (const cell of cellsOf(grid, row)) {
    if (normaliseHeader(cell.text).length > LONGEST_WORDS) return false;
    const meaning = cell.kind === 'text' ? headerMeaning(cell.text) : undefined;
    if (meaning) kinds.push(meaning.kind);
  }
  const has = (...wanted: string[]): boolean => kinds.some((kind) => wanted.includes(kind));
  if (!has('label')) return false;
  const isComplete =
    has('units', 'leadUnits', 'supportUnits', 'time') ||
    (has('number') && kinds.filter((kind) => kind === 'label').length > 1);
  return isComplete && !isDataRow(grid, row);
}

/** Whether a row could be a header by its form: short words that differ, none of them a limit, a number or a body's name. */
export function looksLikeHeader(grid: Grid, row: number): boolean {
  const cells = cellsOf(grid, row);
  const words = new Set(cells.map(({ text }) => normaliseHeader(text)));
  if (cells.length < 2 || words.size < cells.length || cells.some(({ kind }) => kind !== 'text')) return false;
  return !isDataRow(grid, row);
}

/** Whether a row could be a header by its form, and one of its words is known. */
export function mayBeHeader(grid: Grid, row: number): boolean {
  // 编码 stands in lists of all sorts.
  const isTelling = ({ text }: GridCell): boolean => headerMeaning(text) !== undefined && !/[编代]码$/u.test(text);
  return cellsOf(grid, row).some(isTelling) && looksLikeHeader(grid, row);
}

/** Whether every filled cell of a row is a header word. */
export function isAllWords(grid: Grid, row: number): boolean {
  const cells = cellsOf(grid, row);
  return cells.length > 2 && cells.every(({ kind, text }) => kind === 'text' && headerMeaning(text) !== undefined);
}
