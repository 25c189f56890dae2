import { assertNever } from '../brand.ts';
import { chineseDate } from '../dates/chineseDate.ts';
import {
  addDays,
  dateParts,
  dayInMonth,
  endOfMonth,
  firstMonday,
  isoWeek,
  startOfWeek,
  type PlainDate,
} from '../dates/plainDate.ts';
import type { Period } from '../model/occurrence.ts';
import type { PeriodUnit } from '../model/timeRule.ts';

const QUARTERS = ['一', '二', '三', '四'] as const;

/** Months in a period of the units that are made of months. */
const MONTHS: Readonly<Record<'month' | 'quarter' | 'halfYear' | 'year', number>> = {
  month: 1,
  quarter: 3,
  halfYear: 6,
  year: 12,
};

/** Number of months in a period, or `undefined` for days and weeks. */
export function monthsIn(unit: PeriodUnit): number | undefined {
  return unit === 'day' || unit === 'week' ? undefined : MONTHS[unit];
}

/** The `n`th month of a period; numbers beyond it mean its last one. `undefined` for days and weeks. */
export function monthOf(unit: PeriodUnit, period: Pick<Period, 'from'>, n: number): Period | undefined {
  const months = monthsIn(unit);
  if (months === undefined) return undefined;
  const { year, month } = dateParts(period.from);
  return monthsPeriod('month', year, month - 2 + Math.min(n, months));
}

function weekPeriod(date: PlainDate): Period {
  const { weekYear, week } = isoWeek(date);
  const from = startOfWeek(date);
  const key = `${weekYear}-W${String(week).padStart(2, '0')}`;
  return { key, label: `${weekYear}年第${week}周`, from, to: addDays(from, 6) };
}

function monthsPeriod(unit: 'month' | 'quarter' | 'halfYear' | 'year', year: number, index: number): Period {
  const length = MONTHS[unit];
  const from = dayInMonth(year, index * length + 1, 1);
  const to = endOfMonth(year, (index + 1) * length);
  switch (unit) {
    case 'month':
      return { key: `${year}-${String(index + 1).padStart(2, '0')}`, label: `${year}年${index + 1}月`, from, to };
    case 'quarter':
      return { key: `${year}-Q${index + 1}`, label: `${year}年第${QUARTERS[index]}季度`, from, to };
    case 'halfYear':
      return { key: `${year}-H${index + 1}`, label: `${year}年${index === 0 ? '上' : '下'}半年`, from, to };
    case 'year':
      return { key: `${year}`, label: `${year}年度`, from, to };
    default:
      return assertNever(unit);
  }
}

/** The period of a unit that holds a date. Weeks are ISO weeks: Monday to Sunday, numbered by ISO week-year. */
export function periodOf(unit: PeriodUnit, date: PlainDate): Period {
  if (unit === 'day') return { key: date, label: chineseDate(date), from: date, to: date };
  if (unit === 'week') return weekPeriod(date);
  const { year, month } = dateParts(date);
  return monthsPeriod(unit, year, Math.floor((month - 1) / MONTHS[unit]));
}

/** The period right before. */
export function previousPeriod(unit: PeriodUnit, period: Period): Period {
  return periodOf(unit, addDays(period.from, -1));
}

/** The period right after. */
export function nextPeriod(unit: PeriodUnit, period: Period): Period {
  return periodOf(unit, addDays(period.to, 1));
}

/** The year as a period: what one-off and continuous duties cover. */
export function yearPeriod(year: number): Period {
  return monthsPeriod('year', year, 0);
}

/** All periods of a unit in a year, in order; weeks are those of the ISO week-year, so 2021 begins on 2021-01-04. */
export function periodsOfYear(unit: PeriodUnit, year: number): readonly Period[] {
  const first = unit === 'week' ? firstMonday(year) : dayInMonth(year, 1, 1);
  const end = unit === 'week' ? addDays(firstMonday(year + 1), -1) : dayInMonth(year, 12, 31);
  const periods: Period[] = [];
  for (let period = periodOf(unit, first); period.from <= end; period = nextPeriod(unit, period)) periods.push(period);
  return periods;
}
