import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../../electron/domain/dates/plainDate.ts';
import { fromDate, plainLocalizer, toDate } from '../../../renderer/calendar/localizer.ts';
import { day } from '../support/facts.ts';

const anyDay = fc.integer({ min: -20_000, max: 30_000 }).map((n) => addDays(day('2000-01-01'), n));

describe('the bridge between plain dates and Date', () => {
  test('every day comes back as itself', () => {
    fc.assert(fc.property(anyDay, (date) => fromDate(toDate(date)) === date));
  });

  test('order and distance are those of the days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (a, n) => {
        const b = addDays(a, n);
        expect(plainLocalizer.lte(toDate(a), toDate(b), 'day')).toBe(true);
        expect(plainLocalizer.eq(toDate(a), toDate(b), 'day')).toBe(n === 0);
        expect(plainLocalizer.diff(toDate(a), toDate(b), 'day')).toBe(n);
        expect(fromDate(plainLocalizer.add(toDate(a), n, 'day'))).toBe(b);
      }),
    );
  });

  test('a month shows whole weeks from Monday to Sunday that hold all its days', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const shown = plainLocalizer.visibleDays(toDate(date), plainLocalizer).map(fromDate);
        expect(shown.length % 7).toBe(0);
        expect(shown.slice(0, 1).map(weekdayOf)).toEqual([1]);
        expect(shown).toContain(date);
        expect(shown.filter((each) => each.slice(0, 7) === date.slice(0, 7)).length).toBeGreaterThanOrEqual(28);
        for (const [index, each] of shown.entries()) expect(each).toBe(addDays(shown[0] ?? date, index));
      }),
    );
  });

  test('the end of February and of the year do not drift', () => {
    const shown = plainLocalizer.visibleDays(toDate(day('2024-02-10')), plainLocalizer).map(fromDate);
    expect(shown.at(0)).toBe('2024-01-29');
    expect(shown.at(-1)).toBe('2024-03-03');
    expect(fromDate(plainLocalizer.add(toDate(day('2021-12-31')), 1, 'day'))).toBe('2022-01-01');
  });
});
