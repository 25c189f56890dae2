import type { Grid } from '../../sheets/grid.ts';
import { normaliseHeader } from './headerWords.ts';
import type { ColumnRole, TableKind } from '../../model/documents.ts';

/** How a person said a table is to be read: where its header is and what each column holds. */
export interface TableLayout {
  /** The words of its header cells, as they are compared: the layout is found again by them, in any file and on any row. */
  readonly signature: string;
  /** How many rows the header takes. */
  readonly headerRows: number;
  readonly kind: Exclude<TableKind, 'plan' | 'scheme'>;
  /** 0-based columns. What is not named is not read. */
  readonly columns: readonly { readonly column: number; readonly role: ColumnRole }[];
}

/** More rows than any header takes: who marks so many has marked the table. */
const MOST_HEADER_ROWS = 6;

/** Next year's table has the same header: 2021年重点任务 and 2022年重点任务 compare equal. */
function comparedWord(text: string): string {
  return normaliseHeader(text).replace(/20\d{2}年度?/gu, '年');
}

function rowSignature(grid: Grid, row: number): string {
  const words: string[] = [];
  for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
    if (cell) words.push(`${column}:${comparedWord(cell.text)}`);
  }
  return words.join('|');
}

/**
 * What the header cells of some rows say and in which columns, as it is compared. Only the cells that store a text count,
 * whatever is merged: the same table saved as CSV or pasted from Word has lost its merges and is still known.
 * Empty where the rows hold nothing.
 */
export function layoutSignature(grid: Grid, top: number, bottom: number): string {
  const rows: string[] = [];
  for (let row = top; row <= bottom; row++) rows.push(rowSignature(grid, row));
  return rows.every((row) => row === '') ? '' : rows.join('\n');
}

/** A layout as a person set it on a sheet: `headerRows` are the first and last header row, 0-based. */
export function layoutOf(
  grid: Grid,
  [top, bottom]: readonly [number, number],
  kind: TableLayout['kind'],
  columns: TableLayout['columns'],
): TableLayout {
  return { signature: layoutSignature(grid, top, bottom), headerRows: bottom - top + 1, kind, columns };
}

/** Why a layout cannot be used, in Chinese; `undefined` where it can. */
export function layoutProblem({ signature, headerRows, columns }: TableLayout): string | undefined {
  if (headerRows < 1) return '表头的末行在首行之前。请重新指定表头所在的行。';
  if (headerRows > MOST_HEADER_ROWS) return `表头最多 ${MOST_HEADER_ROWS} 行，请只选表头所在的行。`;
  if (signature === '') return '所选的表头行里没有文字。请选择写有列名的那一行。';
  if (!columns.some(({ role }) => role === 'content')) {
    return '没有指定“内容”列。请至少指定一列为内容（要做的事），再读取。';
  }
  const twice = columns.find(({ column }, i) => columns.findIndex((other) => other.column === column) !== i);
  return twice === undefined ? undefined : '同一列被指定了两次。请每列只选一种含义。';
}

/** Looks for the headers of layouts in a sheet; the first layout of the list that fits counts. */
export function layoutFinder(grid: Grid, layouts: readonly TableLayout[]): (row: number) => TableLayout | undefined {
  const usable = layouts.filter((layout) => layoutProblem(layout) === undefined);
  return (row) => {
    const begins = firstWord(grid, row);
    return usable.find(
      ({ signature, headerRows }) =>
        signature.startsWith(begins) && signature === layoutSignature(grid, row, row + headerRows - 1),
    );
  };
}

/** The beginning of a row's signature: most rows are ruled out by it. */
function firstWord(grid: Grid, row: number): string {
  const cells = grid.rows[row] ?? [];
  const column = cells.findIndex((cell) => cell !== undefined);
  const cell = cells[column];
  return cell ? `${column}:${comparedWord(cell.text)}` : '';
}
