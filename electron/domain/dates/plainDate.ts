import type { Brand } from '../brand.ts';

/** A calendar date `YYYY-MM-DD`, without time or zone. Dates compare correctly as strings. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** 1 = Monday … 7 = Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant's civil-days arithmetic: no `Date`, no zone). */
function toDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function format(year: number, month: number, day: number): PlainDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return text as PlainDate;
}

function fromDays(days: number): PlainDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return format(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Year, month (1–12) and day of a date. */
export function dateParts(date: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function dayNumber(date: PlainDate): number {
  const { year, month, day } = dateParts(date);
  return toDays(year, month, day);
}

/** Number of days in a month (month 1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The date of a year, month and day, or `undefined` where the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  return day > daysInMonth(year, month) ? undefined : format(year, month, day);
}

/** Reads `YYYY-MM-DD`; `undefined` for anything else, days that do not exist among them. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const match = PATTERN.exec(text);
  return match ? plainDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The date `days` later (negative: earlier). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDays(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday, 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: PlainDate): Weekday {
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The last day of a month. */
export function endOfMonth(year: number, month: number): PlainDate {
  return format(year, month, daysInMonth(year, month));
}

/** The given day of a month, or the month's last day where the month is shorter (31 → 30 June, 29 → 28 February). */
export function dayInMonth(year: number, month: number, day: number | 'last'): PlainDate {
  const last = daysInMonth(year, month);
  return format(year, month, day === 'last' ? last : Math.min(day, last));
}

/** The same day `months` later (negative: earlier), or the month's last day where that month is shorter: two months after 31 December is 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + month - 1 + months;
  return dayInMonth(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, day);
}

/** Monday of the ISO week that holds the date. */
export function startOfWeek(date: PlainDate): PlainDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** ISO week-year and week number of a date: 2021-01-03 is 2020-W53. */
export function isoWeek(date: PlainDate): { weekYear: number; week: number } {
  const thursday = addDays(startOfWeek(date), 3);
  const weekYear = dateParts(thursday).year;
  const week = Math.floor(daysBetween(format(weekYear, 1, 1), thursday) / 7) + 1;
  return { weekYear, week };
}

/** Monday of week 1 of an ISO week-year (the week that holds 4 January). */
export function firstMonday(weekYear: number): PlainDate {
  return startOfWeek(format(weekYear, 1, 4));
}
