import { addDays, dateParts, daysInMonth, parsePlainDate, type PlainDate } from '../../dates/plainDate.ts';
import type { GridCell } from '../../sheets/grid.ts';

const SERIAL_ZERO = '1899-12-30' as PlainDate;

/** The day of a date that lost its format and stands there as its serial number (44377), as number or text: of the years 2000 to 2049. */
function serialIn({ text }: GridCell): PlainDate | undefined {
  const [, digits = ''] = /^(\d{5})(?:\.0+)?$/u.exec(text.trim()) ?? [];
  const serial = Number(digits);
  return serial >= 36_526 && serial <= 54_788 ? addDays(SERIAL_ZERO, serial) : undefined;
}

interface ShortDate {
  readonly words: string;
  readonly doubt: string;
}

/** Dates in forms that could mean something else too: 21.6.4, 06-04, 202106. Full-width digits are folded. */
function shortDate(text: string): ShortDate | undefined {
  const bare = text.normalize('NFKC').replace(/\s/gu, '');
  const [, shortYear = '', shortMonth = '', shortDay = ''] =
    /^([1-4]\d)[-./](\d{1,2})[-./](\d{1,2})$/u.exec(bare) ?? [];
  if (isDay(2000 + Number(shortYear), Number(shortMonth), Number(shortDay))) {
    const words = `20${shortYear}年${Number(shortMonth)}月${Number(shortDay)}日`;
    return { words, doubt: `“${text}”已读作${words}，请核对。` };
  }
  const [, month = '', day = ''] = /^(\d{1,2})-(\d{1,2})$/u.exec(bare) ?? [];
  if (isDay(2000, Number(month), Number(day))) {
    const words = `${Number(month)}月${Number(day)}日`;
    return { words, doubt: `“${text}”已读作${words}，请核对。` };
  }
  const [, year = '', ofYear = ''] = /^(20\d{2})(0[1-9]|1[0-2])$/u.exec(bare) ?? [];
  if (year === '') return undefined;
  const words = `${year}年${Number(ofYear)}月`;
  return { words, doubt: `“${text}”已读作${words}，请核对。` };
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
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
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}
