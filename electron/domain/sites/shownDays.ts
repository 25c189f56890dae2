import { addDays, dateParts, plainDate, type PlainDate } from '../dates/plainDate.ts';
import { EVENT_YEARS, outsideYears } from '../dates/dateLimits.ts';

/** A day as a site's list shows it: whole, or without its year (`05-10`), which the list's order tells. */
export type ShownDay =
  | { readonly kind: 'day'; readonly day: PlainDate }
  | { readonly kind: 'yearless'; readonly month: number; readonly dayOfMonth: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR = String.raw`(?<![\d.])((?:19|20)\d{2})`;
const NO_DIGIT = String.raw`(?!\d)`;

/** 2021-05-10, 2021年5月10日, 2021/5/10; of several the first. */
const FULL = new RegExp(String.raw`${YEAR} ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2})${NO_DIGIT}`, 'u');
/** With a time and what it counts from: 2021-05-10T18:00:00Z, …+08:00. */
const INSTANT = /((?:19|20)\d{2})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})/u;
/** Mon, 10 May 2021 18:00:00 GMT. */
const MAIL = new RegExp(
  String.raw`(\d{1,2}) ([a-z]{3})[a-z]* ${YEAR}(?: (\d{2}):(\d{2})(?::\d{2})? ?(GMT|UTC?|Z|[+-]\d{4})?)?`,
  'iu',
);
const AMERICAN = new RegExp(String.raw`([a-z]{3})[a-z]*\.? (\d{1,2}), ?${YEAR}`, 'iu');
/** The day large, year and month under it: 10 2021-05, and the other ways round. */
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})日? ?[/|]? ?${YEAR} ?[-./年] ?(\d{1,2})月?$`, 'u');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2}) ?[-./月] ?(\d{1,2})日? ?[/|]? ?${YEAR}年?$`, 'u');
const YEAR_FIRST = new RegExp(String.raw`^${YEAR}年? ?[/|]? ?(\d{1,2}) ?[-./月] ?(\d{1,2})日?$`, 'u');
const SHORT_YEAR = /^(\d{2})-(\d{2})-(\d{2})$/u;
const YEARLESS = /^(\d{1,2}) ?[-./月] ?(\d{1,2}) ?日?$/u;
const DAY_THEN_MONTH = /^(\d{1,2})日? (\d{1,2})月$/u;
const AGO = /^(\d{1,3}) ?(?:(?:秒|分钟|小时|个小时)|(天)|(周|个?星期))前$/u;
const NAMED: Readonly<Record<string, number>> = { 刚刚: 0, 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2, 前日: 2 };

/** What may stand around a day that stands alone: brackets, a label, a time. */
const AROUND = /^[[({<【〔|\s]+|[\])}>】〕|\s]+$/gu;
const LABEL = /^(?:发布|发文|公开|更新|生成|成文|发稿|添加|录入|提交)?(?:时间|日期|日|于)\s*:\s*/u;
const TIME = /[ T]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;

/** The text with one sign for each thing. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** A day that stands in a text, among other words only where it is whole. `today`: of the reading, for 昨天 and 3天前. */
export function dayIn(text: string, today: PlainDate): ShownDay | undefined {
  const plain = folded(text);
  const full = /T\d/u.test(plain) ? null : FULL.exec(plain);
  const whole = full && dayOf(full[1], full[2], full[3]);
  if (whole) return whole;
  return dayAlone(plain, today);
}

/** The day of a text that is nothing else, but for brackets, a label and a time. */
export function dayAlone(text: string, today: PlainDate): ShownDay | undefined {
  const plain = folded(text);
  const instant = instantIn(plain);
  if (instant) return instant;
  const alone = plain.replaceAll(AROUND, '').replace(LABEL, '').replace(TIME, '').replaceAll(AROUND, '');
  const whole = new RegExp(`^${FULL.source} ?日?$`, 'u').exec(alone);
  if (whole) return dayOf(whole[1], whole[2], whole[3]);
  const dayFirst = DAY_FIRST.exec(alone);
  if (dayFirst) return dayOf(dayFirst[2], dayFirst[3], dayFirst[1]);
  const yearLast = YEAR_LAST.exec(alone);
  if (yearLast) return dayOf(yearLast[3], yearLast[1], yearLast[2]);
  const yearFirst = YEAR_FIRST.exec(alone);
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const shortYear = SHORT_YEAR.exec(alone);
  if (shortYear) return dayOf(`20${shortYear[1]}`, shortYear[2], shortYear[3]);
  const yearless = YEARLESS.exec(alone);
  if (yearless) return yearlessOf(Number(yearless[1]), Number(yearless[2]));
  const dayThenMonth = DAY_THEN_MONTH.exec(alone);
  if (dayThenMonth) return yearlessOf(Number(dayThenMonth[2]), Number(dayThenMonth[1]));
  const ago = agoOf(alone);
  return ago === undefined ? undefined : { kind: 'day', day: addDays(today, -ago) };
}

/** Days before today. */
function agoOf(text: string): number | undefined {
  const named = NAMED[text];
  if (named !== undefined) return named;
  const ago = AGO.exec(text);
  if (!ago) return undefined;
  return Number(ago[1]) * (ago[2] === undefined ? (ago[3] === undefined ? 0 : 7) : 1);
}

/** A value of a list that a program wrote: a day in words or digits, seconds or milliseconds since 1970, `/Date(…)/`. */
export function dayOfValue(value: string | number, today: PlainDate): ShownDay | undefined {
  const text = String(value).trim();
  const seconds = /^(?:\/Date\()?(\d{10})(\d{3})?(?:[+-]\d{4})?(?:\)\/)?$/u.exec(text)?.[1];
  if (seconds !== undefined) return dayOfMinutes(plainDate(1970, 1, 1), Math.floor(Number(seconds) / 60), 0);
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/u.exec(text);
  return compact ? dayOf(compact[1], compact[2], compact[3]) : dayIn(text, today);
}

function instantIn(text: string): ShownDay | undefined {
  const iso = INSTANT.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, zone] = iso;
    return dayOfMinutes(dateOf(year, month, day), Number(hour) * 60 + Number(minute), minutesAhead(zone));
  }
  const mail = MAIL.exec(text);
  if (mail) {
    const [, day, month = '', year, hour, minute, zone] = mail;
    const date = dateOf(year, String(MONTHS.indexOf(month.toLowerCase()) + 1), day);
    // Without a zone, or without a time, it is the day that is written.
    if (hour === undefined || zone === undefined) return date && within(date);
    return dayOfMinutes(date, Number(hour) * 60 + Number(minute), minutesAhead(zone));
  }
  const american = AMERICAN.exec(text);
  if (!american) return undefined;
  const date = dateOf(american[3], String(MONTHS.indexOf((american[1] ?? '').toLowerCase()) + 1), american[2]);
  return date && within(date);
}

function minutesAhead(zone = ''): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/u.exec(zone) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The day in China, eight hours ahead, so many minutes after the beginning of a day of which the clock is `ahead`. */
function dayOfMinutes(date: PlainDate | undefined, minutes: number, ahead: number): ShownDay | undefined {
  return date && within(addDays(date, Math.floor((minutes - ahead + 8 * 60) / (24 * 60))));
}

function dateOf(year = '', month = '', day = ''): PlainDate | undefined {
  return plainDate(Number(year), Number(month), Number(day));
}

function dayOf(year = '', month = '', day = ''): ShownDay | undefined {
  const date = dateOf(year, month, day);
  return date && within(date);
}

function within(day: PlainDate): ShownDay | undefined {
  return outsideYears(day, EVENT_YEARS) === undefined ? { kind: 'day', day } : undefined;
}

function yearlessOf(month: number, dayOfMonth: number): ShownDay | undefined {
  return plainDate(2000, month, dayOfMonth) && { kind: 'yearless', month, dayOfMonth };
}

/** `t20210510_123.html`, `/art/2021/5/10/`, `/2021-05/10/`, `/20210510/`: systems put the day of making into a page's address. */
const IN_LINK = [
  /[/_t](20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=[/_.-]|\d{6}[/_.]|$)/u,
  /\/(20\d{2})[-/](\d{1,2})[-/](\d{1,2})(?=[/_])/u,
  /\/(20\d{2})\/(0[1-9]|1[0-2])([0-2]\d|3[01])(?=[/_])/u,
  /\/(20\d{2})(0[1-9]|1[0-2])\/([0-2]\d|3[01])(?=[/_])/u,
];

/** The day that a page's address names. */
export function dayOfLink(link: string): PlainDate | undefined {
  for (const pattern of IN_LINK) {
    const [, year, month, day] = pattern.exec(link) ?? [];
    const found = dayOf(year, month, day);
    if (found?.kind === 'day') return found.day;
  }
  return undefined;
}

/** The year, and month, of a folder in a page's address: /202105/, /2021/. */
function yearOfLink(link: string, month: number): number | undefined {
  const [, year, inMonth] = /\/(20\d{2})(?:-?(0[1-9]|1[0-2]))?(?=\/)/u.exec(link) ?? [];
  return year !== undefined && (inMonth === undefined || Number(inMonth) === month) ? Number(year) : undefined;
}

/** So many lines that go back in time make an order; fewer at the head of a list may be kept there (置顶). */
const AN_ORDER = 3;

/**
 * The days of a list's lines, whole. One without its year is the latest that is not after `noLaterThan`, unless the page's address names the year; and
 * where a list that went back in time leaps forward, it has passed the turn of a year. A line without a day gets that of its address.
 */
export function wholeDays(
  lines: readonly { readonly shown: ShownDay | undefined; readonly link: string }[],
  noLaterThan: PlainDate,
): readonly (PlainDate | undefined)[] {
  let yearsBack = 0;
  let run = 0;
  let before: PlainDate | undefined;
  return lines.map(({ shown, link }) => {
    if (shown?.kind === 'day') return shown.day;
    const named = dayOfLink(link);
    if (!shown) return named;
    const { month, dayOfMonth } = shown;
    if (named && dateParts(named).month === month && dateParts(named).day === dayOfMonth) return named;
    const ofLink = yearOfLink(link, month);
    if (ofLink !== undefined) return plainDate(ofLink, month, dayOfMonth);
    let day = latest(month, dayOfMonth, noLaterThan, yearsBack);
    if (before !== undefined && day !== undefined && day > before && run >= AN_ORDER) {
      yearsBack += 1;
      day = latest(month, dayOfMonth, noLaterThan, yearsBack);
    }
    run = before !== undefined && day !== undefined && day <= before ? run + 1 : 1;
    before = day;
    return day;
  });
}

/** The last such day not after a day, or so many years before it. 29 February is that of a leap year. */
function latest(month: number, dayOfMonth: number, noLaterThan: PlainDate, yearsBack: number): PlainDate | undefined {
  const { year } = dateParts(noLaterThan);
  const days = Array.from({ length: 9 }, (_, back) => plainDate(year - back, month, dayOfMonth));
  return days.filter((day) => day !== undefined && day <= noLaterThan)[yearsBack];
}
