import { SSF, type CellObject } from 'xlsx';
import { dateParts } from '../../domain/dates/plainDate.ts';
import { foldLookAlikes } from '../../domain/lookAlikes.ts';
import type { GridCell } from '../../domain/sheets/grid.ts';
import { serialDate } from './serialDate.ts';

/** A cell as read, or a date-formatted number that is no date. */
export type ReadCell = GridCell | { readonly kind: 'unreadableDate'; readonly text: string };

/** Text as a person reads it: line ends as \n, no invisible characters and none that only look like others, no blanks at either end. */
export function cleanCellText(text: string): string {
  // Zero-width characters come along from web pages and chat programs, radicals from PDFs, control characters from old systems.
  return foldLookAlikes(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

function plainNumber(value: number): string {
  // Fifteen significant digits are what a spreadsheet keeps; more are noise of binary fractions.
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

/** Format codes without their literals: quoted and escaped text, colours, locale tags. */
function bareFormat(format: string): string {
  return format
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase();
}

function numberText(cell: CellObject, value: number): string {
  const format = String(cell.z ?? 'General');
  const shown = cleanCellText(cell.w ?? '');
  if (format === 'General' || format === '@' || shown === '' || /^#+$/.test(shown)) return plainNumber(value);
  return shown;
}

/** The day a date cell shows; formats of a bare month (`2021年6月`) or of a time of day show no day. */
function dateCell(cell: CellObject, value: number, uses1904: boolean): ReadCell {
  const format = bareFormat(String(cell.z ?? ''));
  const shown = cleanCellText(cell.w ?? '');
  const isClock = !/[yd]/.test(format) && /[hs]/.test(format);
  if (isClock) return { text: shown === '' ? plainNumber(value) : shown, kind: 'text' };
  const date = serialDate(value, uses1904);
  if (date === undefined) return { kind: 'unreadableDate', text: plainNumber(value) };
  const { year, month, day } = dateParts(date);
  if (!format.includes('d')) return { text: `${year}年${month}月`, kind: 'date' };
  // Built-in formats follow the reader's locale; a Chinese office sees year, month, day.
  const chinese = /年|月/.test(String(cell.z ?? '')) && shown !== '' ? shown : `${year}/${month}/${day}`;
  return { text: chinese, date, kind: 'date' };
}

function isDateFormat(cell: CellObject): boolean {
  return cell.z !== undefined && SSF.is_date(String(cell.z));
}

/** Converts a cell of the parser; `undefined` where it is empty. */
export function readCell(cell: CellObject, uses1904: boolean): ReadCell | undefined {
  const { v } = cell;
  if (v === undefined || v === null) return undefined;
  if (cell.t === 'n' && typeof v === 'number') {
    return isDateFormat(cell) ? dateCell(cell, v, uses1904) : { text: numberText(cell, v), kind: 'number' };
  }
  if (cell.t === 'b') return { text: v === true ? 'TRUE' : 'FALSE', kind: 'boolean' };
  if (cell.t === 'e') return { text: cell.w ?? '#N/A', kind: 'error' };
  const text = cleanCellText(String(v));
  return text === '' ? undefined : { text, kind: 'text' };
}
