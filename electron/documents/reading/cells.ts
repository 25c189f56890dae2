import { SSF, type CellObject } from 'xlsx';
import { dateParts } from '../../domain/dates/plainDate.ts';
import { foldLookAlikes } from '../../domain/lookAlikes.ts';
import type { GridCell } from '../../domain/sheets/grid.ts';
import { bareFormat, dateByFormat, hasOwnWords, numberByFormat, textByFormat } from './numberFormats.ts';
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

/** What the parser does not follow in a format: words around a plain number, weekdays, locales. */
const NOT_THE_PARSERS = /General|G\/|a{3}|d{3}|\[/iu;

function numberText(cell: CellObject, value: number): string {
  const format = String(cell.z ?? 'General');
  if (format === 'General' || format === '@') return plainNumber(value);
  const own = NOT_THE_PARSERS.test(format) ? numberByFormat(format, value, plainNumber(value)) : undefined;
  const shown = cleanCellText(own ?? cell.w ?? '');
  return shown === '' || /^#+$/.test(shown) ? plainNumber(value) : shown;
}

/** The day a date cell shows; formats of a bare month (`2021年6月`), of a weekday or of a time of day show no day. */
function dateCell(cell: CellObject, value: number, uses1904: boolean): ReadCell {
  const code = String(cell.z ?? '');
  const format = bareFormat(code);
  const serial = uses1904 ? value + DAYS_TO_1904 : value;
  const own = NOT_THE_PARSERS.test(code) ? dateByFormat(code, serial) : undefined;
  const shown = cleanCellText(own ?? cell.w ?? '');
  const isClock = !/[yd]|a{3}/.test(format) && /[hs]/.test(format);
  if (isClock) return { text: shown === '' ? plainNumber(value) : shown, kind: 'text' };
  const date = serialDate(value, uses1904);
  if (date === undefined) return { kind: 'unreadableDate', text: plainNumber(value) };
  const { year, month, day } = dateParts(date);
  const isWeekday = !/[ym]|(?<!d)d{1,2}(?!d)/.test(format);
  if (isWeekday && shown !== '') return { text: shown, kind: 'text' };
  if (!/(?<!d)d{1,2}(?!d)/.test(format)) {
    return hasOwnWords(code) && shown !== ''
      ? { text: shown, kind: 'text' }
      : { text: `${year}年${month}月`, kind: 'date' };
  }
  // Built-in formats follow the reader's locale; a Chinese office sees year, month, day.
  const chinese = /年|月/.test(code) && shown !== '' ? shown : `${year}/${month}/${day}`;
  return { text: chinese, date, kind: 'date' };
}

/** Between the days that the two systems begin with. */
const DAYS_TO_1904 = 1462;

function isDateFormat(cell: CellObject): boolean {
  if (cell.z === undefined) return false;
  return SSF.is_date(String(cell.z)) || /a{3}/.test(bareFormat(String(cell.z)));
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
  const text = cleanCellText(textByFormat(String(cell.z ?? 'General'), String(v)));
  return text === '' ? undefined : { text, kind: 'text' };
}
