import { addDays, plainDate, type PlainDate } from './plainDate.ts';

/**
 * The one grammar of dates as people write them: in a form's field, a pasted row, a fill-in book, a cell of a table.
 *
 * ```
 * text      = blank* (full | compact | monthDay | month | serial) tail blank*
 * full      = year S month S day            2021-06-04  2021/6/4  2021.6.4  2021年6月4日  2021 6 4  21.6.4
 * compact   = YYYYMMDD                      20210604
 * monthDay  = month S day                   6月4日  6.4  6-4: of the year that `options.year` names
 * month     = year S month | month 月        2021年6月  2021.6  6月: lacks the day, so it is no date
 * year      = 4 digits | 2 digits           two digits are 20yy, always
 * S         = 年 月 - / . 。 , 、 · — _ or blanks, in any mixture; 日, 号 or a point may follow the day, 份 the month
 * serial    = 5 digits, maybe with a fraction   where a spreadsheet's cell lost its date format (`options.serial`)
 * tail      = a time of day, a weekday (周五, （星期五）)
 * ```
 *
 * Full-width digits and signs are folded first. What could be two things (21.6: June 2021 or 21 June; 210604) is asked, never guessed, and
 * nothing reads to a year outside of `YEARS`.
 */
export type DateReading =
  | {
      readonly kind: 'date';
      readonly date: PlainDate;
      /** How it was written; all but `full` leave the year, or its century, to the reader. */
      readonly spelling: 'full' | 'shortYear' | 'monthDay' | 'serial';
    }
  /** `ask`: it could be two things. `month`: the day is lacking. `impossible`: the calendar has no such day. `outside`: a year that nobody means. */
  | { readonly kind: 'ask' | 'month' | 'impossible' | 'outside' | 'none'; readonly why: string };

export interface DateReadingOptions {
  /** The year of dates that name none. */
  readonly year: number;
  /** Whether five digits may be the serial number of a spreadsheet's date. */
  readonly serial?: boolean;
}

/** Years that a date can be read to. */
export const YEARS = { first: 1900, last: 2099 } as const;

/** Serial numbers of 1990 to 2099: days since the end of 1899. */
const SERIALS = { first: 32_874, last: 73_050 } as const;
const SERIAL_ZERO = plainDate(1899, 12, 30);

const WRITE = '应写作 2021-06-30 的形式';
const NOT_A_DATE = { kind: 'none', why: `不是日期，${WRITE}` } as const;
const NO_SUCH_DAY = { kind: 'impossible', why: '不是有效的日期，日历上没有这一天' } as const;
const OTHER_YEAR = { kind: 'outside', why: `的年份不在 ${YEARS.first} 至 ${YEARS.last} 之间，请核对` } as const;

const FULL = /^(\d{4}|\d{2})(?:年|[-./ ])(\d{1,2})(?:月|[-./ ])(\d{1,2})[日号.]?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const YEAR_MONTH =
  /^(?:(\d{4})(?:年|[-./ ])(\d{1,2})(?:月份?|\.)?|(\d{2})(?:年(\d{1,2})月?份?|[-./ ](\d{1,2})月份?))$/u;
const MONTH_DAY = /^(\d{1,2})(月|[-./ ])(\d{1,2})([日号]?)\.?$/u;
const MONTH = /^(\d{1,2})月份?$/u;
const SIX_DIGITS = /^(\d{2})(\d{2})(\d{2})$/u;
const SERIAL = /^(\d{5})(?:\.\d+)?$/u;
/** A time of day says nothing about the day, but for one that counts from another meridian. */
const TAIL = /[ T]*(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|0?0:00(?::00(?:\.0+)?)?Z)$/u;
const WEEKDAY = / *\(?(?:星期|周)[一二三四五六日天]\)?$/u;

/** The text with one sign for each thing. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(WEEKDAY, '')
    .replace(TAIL, '')
    .replace(WEEKDAY, '')
    .replace(/[。,、·]/gu, '.')
    .replace(/[—–−_]/gu, '-')
    .replace(/\s*([年月日号份./-])\s*/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Reads a whole text as one date. `why` ends a sentence that begins with the text in quotes: “21.6”可能是…. */
export function readDate(text: string, options: DateReadingOptions): DateReading {
  const plain = folded(text);
  const full = FULL.exec(plain) ?? COMPACT.exec(plain);
  if (full) return fullDate(full[1] ?? '', Number(full[2]), Number(full[3]));
  const month = YEAR_MONTH.exec(plain);
  if (month) return bareMonth(Number(month[2] ?? month[4] ?? month[5]));
  const lone = MONTH.exec(plain);
  if (lone) return bareMonth(Number(lone[1]));
  const short = MONTH_DAY.exec(plain);
  if (short) return monthDay(short, options.year);
  const six = SIX_DIGITS.exec(plain);
  if (six) return sixDigits(Number(six[1]), Number(six[2]), Number(six[3]));
  const serial = options.serial ? SERIAL.exec(plain) : null;
  return serial ? serialDay(Number(serial[1])) : NOT_A_DATE;
}

function fullDate(year: string, month: number, day: number): DateReading {
  const date = plainDate(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  if (date === undefined) return Number(year) === 0 && year.length === 4 ? OTHER_YEAR : NO_SUCH_DAY;
  if (date < `${YEARS.first}` || date >= `${YEARS.last + 1}`) return OTHER_YEAR;
  return { kind: 'date', date, spelling: year.length === 2 ? 'shortYear' : 'full' };
}

function bareMonth(month: number): DateReading {
  if (month < 1 || month > 12) return NO_SUCH_DAY;
  return { kind: 'month', why: '没有写是哪一天，应写全年月日' };
}

/** 6.4 is 4 June. 21.6 has no such month: it is asked. */
function monthDay([, first = '', sign, second = '', mark]: RegExpExecArray, year: number): DateReading {
  const [a, b] = [Number(first), Number(second)];
  if (a >= 1 && a <= 12) {
    const date = plainDate(year, a, b);
    return date === undefined ? NO_SUCH_DAY : { kind: 'date', date, spelling: 'monthDay' };
  }
  if (first.length < 2 || sign === '月' || mark !== '' || b < 1 || b > 12) return NO_SUCH_DAY;
  const asMonth = `可能是20${first}年${b}月`;
  const asDay = plainDate(year, b, a) === undefined ? '' : `，也可能是${b}月${a}日`;
  return { kind: 'ask', why: `${asMonth}${asDay}，应写全年月日` };
}

/** 210604, and 202106, which may mean a month. */
function sixDigits(a: number, b: number, c: number): DateReading {
  const asDay = plainDate(2000 + a, b, c);
  const year = a * 100 + b;
  const asMonth = year >= YEARS.first && year <= YEARS.last && c >= 1 && c <= 12;
  if (asDay === undefined && !asMonth) return NOT_A_DATE;
  const meanings = [
    ...(asDay === undefined ? [] : [`20${String(a).padStart(2, '0')}年${b}月${c}日`]),
    ...(asMonth ? [`${year}年${c}月`] : []),
  ];
  return { kind: 'ask', why: `可能是${meanings.join('，也可能是')}，${WRITE}` };
}

function serialDay(serial: number): DateReading {
  if (SERIAL_ZERO === undefined || serial < SERIALS.first || serial > SERIALS.last) return NOT_A_DATE;
  return { kind: 'date', date: addDays(SERIAL_ZERO, serial), spelling: 'serial' };
}
