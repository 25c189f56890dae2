import {
  addDays,
  dateParts,
  daysBetween,
  plainDate,
  weekdayOf,
  type PlainDate,
  type Weekday,
} from '../dates/plainDate.ts';
import { chineseDate, weekdayWord } from '../dates/chineseDate.ts';
import type { NoticeToken } from './noticeTokens.ts';

type DateToken = Extract<NoticeToken, { kind: 'date' }>;

/** The dates of a clause while it is read: days and ranges that wait for 放假 or 上班. */
export interface DateRun {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Which year a date without one is in. */
export interface DateContext {
  /** The notice's year. */
  readonly year: number;
  /** The holiday being read: New Year's days in December are those of the year before. */
  readonly holiday: string;
}

/** No holiday is longer; a longer range was misread. */
const LONGEST = 20;

/** 2月7日, with its year where it is another one. */
export function shortDay(date: PlainDate, year: number): string {
  const parts = dateParts(date);
  return parts.year === year ? `${parts.month}月${parts.day}日` : chineseDate(date);
}

/** 10月1日至7日、10月9日: days in order, neighbours as ranges. */
export function dayRuns(dates: readonly PlainDate[], year: number): string {
  const runs: { from: PlainDate; to: PlainDate }[] = [];
  for (const date of [...dates].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.to, 1) === date) last.to = date;
    else runs.push({ from: date, to: date });
  }
  return runs.map((run) => runWords(run, year)).join('、');
}

function runWords({ from, to }: DateRun, year: number): string {
  if (from === to) return shortDay(from, year);
  const last = from.slice(0, 7) === to.slice(0, 7) ? `${dateParts(to).day}日` : shortDay(to, year);
  return `${shortDay(from, year)}至${last}`;
}

/** The days of a run. */
export function daysOf({ from, to }: DateRun): readonly PlainDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

function yearOf(token: DateToken, month: number, context: DateContext, start: PlainDate | undefined): number {
  if (typeof token.year === 'number') return token.year;
  const base = start === undefined ? context.year : dateParts(start).year;
  if (token.year === 'next') return base + 1;
  if (token.year === 'previous') return base - 1;
  if (start !== undefined) return month < dateParts(start).month ? base + 1 : base;
  return context.holiday === '元旦' && month === 12 ? context.year - 1 : context.year;
}

/** Reads one date; `start` is the first day of the range that it ends, `last` the date before it. `fault` says why it cannot be one. */
export function resolveDate(
  token: DateToken,
  context: DateContext,
  last: PlainDate | undefined,
  start: PlainDate | undefined,
): { readonly date: PlainDate } | { readonly fault: string } {
  const before = last === undefined ? undefined : dateParts(last);
  const month = token.month ?? before?.month;
  if (month === undefined) return { fault: `“${token.day}日”没有写月份` };
  const year =
    token.month === undefined && token.year === undefined && before !== undefined
      ? before.year
      : yearOf(token, month, context, start);
  const date = plainDate(year, month, token.day);
  if (date === undefined) return { fault: `${year}年没有${month}月${token.day}日这一天` };
  if (start === undefined) return { date };
  const range = `${shortDay(start, context.year)}至${shortDay(date, context.year)}`;
  if (date < start) return { fault: `${range}前后颠倒` };
  return daysBetween(start, date) < LONGEST ? { date } : { fault: `${range}过长，不像一个假期` };
}

/** Dates of the notice's year, or of the December before it. */
export function belongsTo(date: PlainDate, year: number): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
}

/** What a stated weekday gets wrong, as a sentence. */
export function weekdayFault(date: PlainDate, stated: Weekday, year: number): string | undefined {
  if (weekdayOf(date) === stated) return undefined;
  return `${shortDay(date, year)}写作星期${'一二三四五六日'.charAt(stated - 1)}，实际是星期${weekdayWord(date)}`;
}
