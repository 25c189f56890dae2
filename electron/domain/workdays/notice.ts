import { dateParts, type PlainDate } from '../dates/plainDate.ts';
import type { HolidayTable } from './holidayTable.ts';

/** A day that a notice names. */
export interface NoticeDay {
  readonly date: PlainDate;
  readonly name: string;
}

/** One year's notice as the office typed or pasted it; it may name days of the December before. */
export interface HolidayNotice {
  readonly year: number;
  readonly off: readonly NoticeDay[];
  readonly worked: readonly NoticeDay[];
}

/** The year whose notice sets a day: New Year's days in December stand in the notice of the year to come. */
export function noticeYear(date: PlainDate, name: string): number {
  const { year, month } = dateParts(date);
  return month === 12 && name.split('、').includes('元旦') ? year + 1 : year;
}

/** What a table holds for a year, as its notice set it; `undefined` for a year without one. */
export function noticeOf(table: HolidayTable, year: number): HolidayNotice | undefined {
  if (!table.years.has(year)) return undefined;
  const own = (days: ReadonlyMap<PlainDate, string>) =>
    [...days]
      .flatMap(([date, name]) => (noticeYear(date, name) === year ? [{ date, name }] : []))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  return { year, off: own(table.off), worked: own(table.worked) };
}

/** The table with the office's own notices put over it, year by year. */
export function withNotices(table: HolidayTable, notices: readonly HolidayNotice[]): HolidayTable {
  return notices.toSorted((a, b) => a.year - b.year).reduce(withNotice, table);
}

/** The table with a year's notice put in the place of what it held for that year. */
export function withNotice(table: HolidayTable, notice: HolidayNotice): HolidayTable {
  const named = new Set([...notice.off, ...notice.worked].map((day) => day.date));
  const kept = (days: ReadonlyMap<PlainDate, string>) =>
    [...days].filter(([date, name]) => noticeYear(date, name) !== notice.year && !named.has(date));
  const added = (days: readonly NoticeDay[]) => days.map((day): [PlainDate, string] => [day.date, day.name]);
  return {
    years: new Set([...table.years, notice.year]),
    off: new Map([...kept(table.off), ...added(notice.off)]),
    worked: new Map([...kept(table.worked), ...added(notice.worked)]),
  };
}
