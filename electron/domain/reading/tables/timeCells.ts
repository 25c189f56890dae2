import { chineseDate } from '../../dates/chineseDate.ts';
import { dateParts, parsePlainDate, type PlainDate } from '../../dates/plainDate.ts';
import { readDate } from '../../dates/readDate.ts';
import type { GridCell } from '../../sheets/grid.ts';
import { dateAndTail } from './dateTexts.ts';

/** Any leap year: what is read without a year is written out without one. */
const LEAP_YEAR = 2000;
/** A plan's dates are of these years: what would be read to others (99.6.4, 35000) is left to a person. */
function isOfPlans(date: PlainDate): boolean {
  return date >= '2000' && date < '2050';
}

/** The day of a date that lost its format and stands there as its serial number (44377), as number or text. */
function serialIn({ text }: GridCell): PlainDate | undefined {
  const reading = readDate(text, { year: LEAP_YEAR, serial: true });
  const isSerial = reading.kind === 'date' && reading.spelling === 'serial';
  return isSerial && isOfPlans(reading.date) ? reading.date : undefined;
}

interface ShortDate {
  readonly words: string;
  readonly doubt: string;
}

/** Dates in forms that could mean something else too: 21.6.4, 06-04, 202106. What cannot be decided (21.6) stays as it is written. */
function shortDate(text: string): ShortDate | undefined {
  const { date, tail } = dateAndTail(text);
  const [, year = '', ofYear = ''] = /^(20\d{2})(0[1-9]|1[0-2])$/u.exec(date) ?? [];
  if (year !== '') return readAs(text, `${year}年${Number(ofYear)}月${tail}`);
  const reading = readDate(date, { year: LEAP_YEAR });
  if (reading.kind === 'ask') return { words: text, doubt: `“${text}”${reading.why}。` };
  if (reading.kind !== 'date') return undefined;
  if (reading.spelling === 'shortYear')
    return isOfPlans(reading.date) ? readAs(text, `${chineseDate(reading.date)}${tail}`) : undefined;
  if (!/^\d{1,2}-\d{1,2}$/u.test(date)) return undefined;
  const { month, day } = dateParts(reading.date);
  return readAs(text, `${month}月${day}日${tail}`);
}

function readAs(text: string, words: string): ShortDate {
  return { words, doubt: `“${text}”已读作${words}，请核对。` };
}

/** A date as a program writes it: midnight or its weekday behind it say no more than the date. */
const IDLE_TAIL =
  /^(\s*\d{4}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?)(?:[\sT]*0{1,2}:00(?::00(?:\.0+)?)?Z?|\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)\s*$/u;

/** What a person must know of a time cell: a lost date format, a lost last zero (6.30 → 6.3), a date that is written short. */
export function timeCellDoubt(cell: GridCell | undefined): string | undefined {
  if (!cell || cell.date !== undefined) return undefined;
  if (serialIn(cell) !== undefined)
    return `单元格里是数字${cell.text.trim()}，已按表格软件的日期序号读作${timeText(cell)}，请核对。`;
  const short = shortDate(cell.text);
  if (short || cell.kind !== 'number') return short?.doubt;
  const [, month = '', digit = ''] = /^(\d{1,2})\.([1-3])$/u.exec(cell.text) ?? [];
  if (digit === '' || Number(month) < 1 || Number(month) > 12) return undefined;
  return `单元格里是数字${cell.text}，可能是${month}月${digit}日，也可能是${month}月${digit}0日，请核对。`;
}

/** A time cell's text; a date cell says its day in full, whatever its format shows. */
export function timeText(cell: GridCell | undefined): string {
  if (!cell) return '';
  const date = cell.date === undefined ? serialIn(cell) : parsePlainDate(cell.date);
  if (date === undefined) return shortDate(cell.text)?.words ?? cell.text.replace(IDLE_TAIL, '$1');
  return chineseDate(date);
}
