import type { SpecialDay } from '../../electron/contract/workdays.ts';
import {
  addDays,
  dateParts,
  daysBetween,
  daysInMonth,
  endOfMonth,
  plainDate,
  weekdayOf,
  type PlainDate,
} from '../../electron/domain/dates/plainDate.ts';

/** Names that are offered for a day set by hand. */
export const HOLIDAY_NAMES = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;

/** How far another day of the same holiday may be to lend its name. */
const NEAR = 12;

const first = (year: number, month: number): PlainDate =>
  addDays(endOfMonth(year, month), 1 - daysInMonth(year, month));

/** Every month has room for six weeks, so that the weeks of neighbouring months stand in line. */
const WEEKS = 6;

/** The weeks of a month, Monday first; days of other months are gaps. */
export function weeksOf(year: number, month: number): readonly (readonly (PlainDate | undefined)[])[] {
  const start = first(year, month);
  const length = daysInMonth(year, month);
  const before = weekdayOf(start) - 1;
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_gap, weekday) => {
      const index = week * 7 + weekday - before;
      return index < 0 || index >= length ? undefined : addDays(start, index);
    }),
  );
}

/** Working days of a year: Monday to Friday, but for days off, and worked weekends. */
export function workdaysIn(year: number, days: readonly SpecialDay[]): number {
  const kinds = new Map(days.map((day) => [day.date, day.kind]));
  const last = endOfMonth(year, 12);
  let count = 0;
  for (let date = first(year, 1); date <= last; date = addDays(date, 1)) {
    const kind = kinds.get(date);
    if (kind === undefined ? weekdayOf(date) < 6 : kind === 'worked') count += 1;
  }
  return count;
}

/** The days with one of them set anew; without a kind it is what its weekday makes it. */
export function withDay(
  days: readonly SpecialDay[],
  date: PlainDate,
  kind: SpecialDay['kind'] | undefined,
  name: string,
): readonly SpecialDay[] {
  const others = days.filter((day) => day.date !== date);
  if (kind === undefined) return others;
  return [...others, { date, kind, name }].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The name of the holiday that a day set by hand most likely belongs to: that of the nearest day with one. */
export function nearbyName(days: readonly SpecialDay[], date: PlainDate): string {
  const distance = (day: SpecialDay) => Math.abs(daysBetween(day.date, date));
  const near = days.filter((day) => distance(day) <= NEAR).sort((a, b) => distance(a) - distance(b));
  return near[0]?.name ?? '节假日';
}

const key = ({ kind, name }: SpecialDay): string => `${kind} ${name}`;

/** Dates that two arrangements treat or name differently. */
export function changedDates(before: readonly SpecialDay[], after: readonly SpecialDay[]): ReadonlySet<PlainDate> {
  const old = new Map(before.map((day) => [day.date, key(day)]));
  const next = new Map(after.map((day) => [day.date, key(day)]));
  return new Set([...old.keys(), ...next.keys()].filter((date) => old.get(date) !== next.get(date)));
}

/** 放假 28 天，调休上班 5 天 */
export function countLine(days: readonly SpecialDay[]): string {
  const off = days.filter(({ kind }) => kind === 'off').length;
  return `放假 ${off} 天，调休上班 ${days.length - off} 天`;
}

/** The day that an arrow key goes to, within the year. */
export function stepped(date: PlainDate, pressed: string): PlainDate | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[pressed];
  if (step === undefined) return undefined;
  const next = addDays(date, step);
  return dateParts(next).year === dateParts(date).year ? next : undefined;
}

/** New Year's Day, where the keyboard enters the calendar. */
export function newYear(year: number): PlainDate {
  return plainDate(year, 1, 1) ?? first(year, 1);
}
