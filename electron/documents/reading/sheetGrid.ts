import { type CellObject, type WorkSheet } from 'xlsx';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { cellAddress, type Grid, type GridCell, type Merge } from '../../domain/sheets/grid.ts';
import { cleanCellText, readCell, type ReadCell } from './cells.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: ReadCell;
}

/** The cells that hold something, whatever extent the sheet claims. Walks own keys only: a lone cell in row 1,048,576 costs nothing. */
function* filledCells(data: readonly (readonly CellObject[])[], uses1904: boolean): Generator<PlacedCell> {
  for (const rowKey of Object.keys(data)) {
    const line = data[Number(rowKey)];
    if (line === undefined) continue;
    for (const columnKey of Object.keys(line)) {
      const source = line[Number(columnKey)];
      const cell = source && readCell(source, uses1904);
      if (cell) yield { row: Number(rowKey), column: Number(columnKey), cell };
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

export interface SheetOptions {
  /** A number that is formatted as a date and is none: refuse the file (the default), or give the number. */
  readonly impossibleDates?: 'refuse' | 'asNumbers';
}

/** A sheet as a grid, trimmed to its last filled row and column; merged ranges are clipped to it. */
export function sheetGrid(
  file: string,
  name: string,
  sheet: WorkSheet,
  { uses1904, impossibleDates = 'refuse' }: SheetOptions & { readonly uses1904: boolean },
): Outcome<Grid> {
  const rows: (GridCell | undefined)[][] = [];
  let columns = 0;
  const data = (sheet['!data'] ?? []) as readonly (readonly CellObject[])[];
  for (const { row, column, cell } of filledCells(data, uses1904)) {
    if (row >= LIMITS.rows) return refuse.tooManyRows(file, name, row + 1);
    if (column >= LIMITS.columns) return refuse.tooManyColumns(file, name, column + 1);
    const isNoDate = cell.kind === 'unreadableDate';
    if (isNoDate && impossibleDates === 'refuse') {
      return refuse.unreadableDate(file, name, cellAddress(row, column), cell.text);
    }
    while (rows.length <= row) rows.push([]);
    const line = rows[row];
    if (line) {
      while (line.length < column) line.push(undefined);
      line[column] = isNoDate ? { text: cell.text, kind: 'number' } : cell;
    }
    columns = Math.max(columns, column + 1);
  }
  return succeed({ sheet: name, columns, rows, merges: clipMerges(sheet, rows.length, columns) });
}

function textCell(field: string): GridCell | undefined {
  const text = cleanCellText(field);
  return text === '' ? undefined : { text, kind: 'text' };
}

/** Rows of texts (a CSV) as a grid of the same kind. */
export function textGrid(file: string, name: string, lines: readonly (readonly string[])[]): Outcome<Grid> {
  if (lines.length > LIMITS.rows) return refuse.tooManyRows(file, name, lines.length);
  const columns = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (columns > LIMITS.columns) return refuse.tooManyColumns(file, name, columns);
  return succeed({ sheet: name, columns, rows: lines.map((line) => line.map(textCell)), merges: [] });
}
