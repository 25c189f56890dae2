import type { UnitId, Year } from '../brand.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { SubmissionCount } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Unit } from '../model/unit.ts';

/** The last day of an assessment year. */
export function lastDayOf(year: Year): PlainDate {
  return dayInMonth(year, 12, 31);
}

/**
 * The day up to which a year's scores count (截至): today, but no later than the day on which the year's last duty falls due. That
 * may lie in the next year: the last week of 2021 ends on 2022-01-02, a December report may be due in January.
 */
export function asOfDay(year: Year, today: PlainDate, occurrences: readonly Occurrence[]): PlainDate {
  let last = lastDayOf(year);
  for (const { dueOn } of occurrences) if (dueOn !== undefined && dueOn > last) last = dueOn;
  return today < last ? today : last;
}

/** A month of 信息报送 as a unit's score counts it. */
export interface CountedMonth {
  readonly month: number;
  readonly count: number;
  readonly met: boolean;
}

/**
 * The months that count for a unit: each that is over, and the running one once its target is met (so that sending in early never
 * lowers a score). Months in which the unit did not exist throughout are left out; with a target of 0 none counts.
 */
export function countedMonths(
  unit: Unit,
  year: Year,
  today: PlainDate,
  target: number,
  counts: ReadonlyMap<number, number>,
): readonly CountedMonth[] {
  if (target <= 0) return [];
  const months: CountedMonth[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const first = dayInMonth(year, month, 1);
    const last = dayInMonth(year, month, 'last');
    const existed = (unit.from === undefined || unit.from <= first) && (unit.to === undefined || unit.to >= last);
    const count = counts.get(month) ?? 0;
    const met = count >= target;
    if (existed && first <= today && (last < today || met)) months.push({ month, count, met });
  }
  return months;
}

/** Counts by unit and month, added up where a month was entered more than once. */
export function countsByUnit(
  submissions: readonly SubmissionCount[],
): ReadonlyMap<UnitId, ReadonlyMap<number, number>> {
  const byUnit = new Map<UnitId, Map<number, number>>();
  for (const { unitId, month, count } of submissions) {
    const months = byUnit.get(unitId) ?? new Map<number, number>();
    months.set(month, (months.get(month) ?? 0) + count);
    byUnit.set(unitId, months);
  }
  return byUnit;
}
