import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseDate, chineseDateWithWeekday, weekdayWord } from '../../../electron/domain/dates/chineseDate.ts';
import {
  addDays,
  dayInMonth,
  daysBetween,
  endOfMonth,
  isoWeek,
  parsePlainDate,
  plainDate,
  weekdayOf,
  type PlainDate,
} from '../../../electron/domain/dates/plainDate.ts';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

const anyTime = fc.integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 });
const iso = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

describe('plain dates', () => {
  it('reads only days that exist', () => {
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
    expect(parsePlainDate('2023-02-29')).toBeUndefined();
    expect(parsePlainDate('2021-6-4')).toBeUndefined();
    expect(plainDate(2021, 13, 1)).toBeUndefined();
    expect(plainDate(1900, 2, 29)).toBeUndefined();
    expect(plainDate(2000, 2, 29)).toBe('2000-02-29');
  });

  it('agrees with the platform on sums, differences and weekdays', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -20_000, max: 20_000 }), (start, step) => {
        const from = day(iso(start));
        expect(addDays(from, step)).toBe(iso(start + step));
        expect(daysBetween(from, day(iso(start + step)))).toBe(step);
        expect(weekdayOf(from) % 7).toBe(new Date(start * 86_400_000).getUTCDay());
      }),
    );
  });

  it('takes the last day of a month that is too short', () => {
    expect(dayInMonth(2021, 6, 31)).toBe('2021-06-30');
    expect(dayInMonth(2024, 2, 'last')).toBe('2024-02-29');
    expect(endOfMonth(2023, 2)).toBe('2023-02-28');
  });

  it('numbers the weeks at the turn of the year', () => {
    expect(isoWeek(day('2021-01-03'))).toEqual({ weekYear: 2020, week: 53 });
    expect(isoWeek(day('2021-01-04'))).toEqual({ weekYear: 2021, week: 1 });
    expect(isoWeek(day('2024-12-30'))).toEqual({ weekYear: 2025, week: 1 });
  });

  it('writes dates as Chinese prose does', () => {
    expect(chineseDate(day('2021-06-04'))).toBe('2021年6月4日');
    expect(chineseDateWithWeekday(day('2021-06-06'))).toBe('2021年6月6日（星期日）');
    expect(weekdayWord(day('2021-06-07'))).toBe('一');
  });
});
