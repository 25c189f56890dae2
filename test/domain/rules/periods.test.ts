import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { nextPeriod, periodOf, periodsOfYear, previousPeriod } from '../../../electron/domain/rules/periods.ts';
import type { PeriodUnit } from '../../../electron/domain/model/timeRule.ts';
import { runs } from '../../support/runs.ts';

const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'];

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

/** The slow reference: which period a day belongs to, by the platform's own dates. Weeks are named by their Thursday. */
function slowKey(unit: PeriodUnit, date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1];
  if (unit === 'day') return date;
  if (unit === 'year') return String(year);
  if (unit === 'halfYear') return `${year}-H${month <= 6 ? 1 : 2}`;
  if (unit === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  if (unit === 'month') return date.slice(0, 7);
  const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * 86_400_000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

const anyDay = fc
  .integer({ min: 0, max: 15 * 365 })
  .map((offset) => day(new Date(Date.UTC(2016, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)));

describe('periods', () => {
  it.each<[PeriodUnit, string, string, string, string, string]>([
    ['day', '2021-03-05', '2021-03-05', '2021年3月5日', '2021-03-05', '2021-03-05'],
    ['week', '2021-02-18', '2021-W07', '2021年第7周', '2021-02-15', '2021-02-21'],
    ['week', '2021-01-03', '2020-W53', '2020年第53周', '2020-12-28', '2021-01-03'],
    ['week', '2024-12-30', '2025-W01', '2025年第1周', '2024-12-30', '2025-01-05'],
    ['month', '2021-03-31', '2021-03', '2021年3月', '2021-03-01', '2021-03-31'],
    ['month', '2024-02-10', '2024-02', '2024年2月', '2024-02-01', '2024-02-29'],
    ['quarter', '2021-03-31', '2021-Q1', '2021年第一季度', '2021-01-01', '2021-03-31'],
    ['halfYear', '2021-06-30', '2021-H1', '2021年上半年', '2021-01-01', '2021-06-30'],
    ['halfYear', '2021-07-01', '2021-H2', '2021年下半年', '2021-07-01', '2021-12-31'],
    ['year', '2021-12-31', '2021', '2021年度', '2021-01-01', '2021-12-31'],
  ])('%s of %s is %s (%s)', (unit, date, key, label, from, to) => {
    expect(periodOf(unit, day(date))).toEqual({ key, label, from, to });
  });

  it('counts the periods of a year', () => {
    const counts = (year: number) => UNITS.map((unit) => periodsOfYear(unit, year).length);
    expect(counts(2021)).toEqual([365, 52, 12, 4, 2, 1]);
    expect(counts(2020)).toEqual([366, 53, 12, 4, 2, 1]);
    expect(periodsOfYear('week', 2021).at(0)?.from).toBe('2021-01-04');
    expect(periodsOfYear('week', 2021).at(-1)?.to).toBe('2022-01-02');
  });

  it('holds every day in the period that the slow reference names, 2016 to 2030', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...UNITS), (date, unit) => {
        const period = periodOf(unit, date);
        expect(period.key).toBe(slowKey(unit, date));
        expect(period.from <= date && date <= period.to).toBe(true);
        expect(slowKey(unit, period.from)).toBe(period.key);
        expect(slowKey(unit, period.to)).toBe(period.key);
        expect(slowKey(unit, addDays(period.from, -1))).not.toBe(period.key);
        expect(slowKey(unit, addDays(period.to, 1))).not.toBe(period.key);
      }),
      { numRuns: runs(500) },
    );
  });

  it('walks to and fro without gaps', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...UNITS), (date, unit) => {
        const period = periodOf(unit, date);
        expect(nextPeriod(unit, previousPeriod(unit, period))).toEqual(period);
        expect(previousPeriod(unit, period).to).toBe(addDays(period.from, -1));
      }),
    );
  });
});
