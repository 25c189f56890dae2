import { parseMonthDay, type MonthDay } from '../dates/monthDay.ts';
import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, dateParts, dayInMonth, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import type { Period } from '../model/occurrence.ts';
import { periodOf } from './periods.ts';

/** Half-year and year-end self-checks (半年自查、年终自查): the review dates of a year that sets none. */
export const DEFAULT_REVIEW_DATES: readonly MonthDay[] = ['06-30', '12-31'] as unknown as readonly MonthDay[];

function dayOf(year: number, date: MonthDay): PlainDate {
  return dayInMonth(year, Number(date.slice(0, 2)), Number(date.slice(3)));
}

/** `2021-R06-30`: names the stretch by the day that ends it, so that it stays itself when other review dates come or go. */
export function reviewKey(year: number, date: MonthDay): string {
  return `${year}-R${date}`;
}

/** The review date of a review period's key; `undefined` for keys of other periods. */
export function reviewDateOfKey(key: string): MonthDay | undefined {
  const [, date] = /^\d{4}-R(\d\d-\d\d)$/.exec(key) ?? [];
  return date === undefined ? undefined : parseMonthDay(date);
}

/** 2021年上半年, 2021年第一季度, or the days themselves where a stretch is neither. */
function labelOf(from: PlainDate, to: PlainDate): string {
  const own = (['year', 'halfYear', 'quarter', 'month'] as const).map((unit) => periodOf(unit, from));
  const named = own.find((period) => period.from === from && period.to === to);
  return named?.label ?? `${chineseDate(from)}至${dateParts(to).month}月${dateParts(to).day}日`;
}

/** The stretches of a year that end on its review dates. What lies behind the last one belongs to it: it is looked at no more. */
export function reviewPeriods(
  year: number,
  dates: readonly MonthDay[],
): readonly (Period & { readonly on: PlainDate })[] {
  let from = dayInMonth(year, 1, 1);
  return [...new Set(dates)].sort().map((date) => {
    const on = dayOf(year, date);
    const period = { key: reviewKey(year, date), label: labelOf(from, on), from, to: on, on };
    from = addDays(on, 1);
    return period;
  });
}

/** The review that something done on a day is for: the first that has not passed then, else the last. */
export function reviewFor(year: number, dates: readonly MonthDay[], day: PlainDate): string | undefined {
  const periods = reviewPeriods(year, dates);
  return (periods.find(({ on }) => day <= on) ?? periods.at(-1))?.key;
}

/** Where the registrations of reviews go that a new list of review dates no longer has: to the nearest date of the new list. */
export function movedReviews(
  year: number,
  before: readonly MonthDay[],
  after: readonly MonthDay[],
): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  for (const date of before) {
    if (after.includes(date)) continue;
    const far = (other: MonthDay) => Math.abs(daysBetween(dayOf(year, date), dayOf(year, other)));
    const [nearest] = after.toSorted((a, b) => far(a) - far(b) || (a < b ? -1 : 1));
    if (nearest !== undefined) moves.set(reviewKey(year, date), reviewKey(year, nearest));
  }
  return moves;
}
