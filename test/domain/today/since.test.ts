import { countOf } from '../../../electron/domain/occurrences/counts.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { finishedSince, newlyOverdue, percentOf, weekOf } from '../../../electron/domain/today/since.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, MONTHLY, unit } from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();

function year(today: string) {
  const given = facts({
    units: [unit('a')],
    duties: [duty('d', [MONTHLY])],
    // Recorded at 08:00 of the same day.
    fulfilments: [
      done('d', '2021-01', '2021-01-20'),
      done('d', '2021-02', '2021-03-03'),
      done('d', '2021-05', '2021-05-20'),
    ],
  });
  return { given, occurrences: deriveOccurrences(given, { today: day(today), calendar }) };
}

describe('since the last look', () => {
  it('counts what became overdue and what was finished', () => {
    const { given, occurrences } = year('2021-06-28');
    const since = (lookedOn: string) => {
      const look = { day: day(lookedOn), at: `${lookedOn}T09:00:00Z` };
      return {
        newOverdue: newlyOverdue(occurrences, look).length,
        done: finishedSince(occurrences, given.fulfilments, look).length,
      };
    };
    // March and April are open: due 31 March and 30 April.
    expect(since('2021-06-16')).toEqual({ newOverdue: 0, done: 0 });
    expect(since('2021-05-01')).toEqual({ newOverdue: 0, done: 1 });
    expect(since('2021-04-30')).toMatchObject({ newOverdue: 1, done: 1 });
    expect(since('2021-03-01')).toMatchObject({ newOverdue: 2, done: 2 });
    expect(since('2021-05-20')).toMatchObject({ done: 0 });
  });
});

describe('the share on time', () => {
  it('counts what is settled', () => {
    // On time January and May, late February, overdue March and April; June and later lie ahead.
    const { onTime, due } = countOf(year('2021-06-28').occurrences);
    expect([onTime, due, percentOf(onTime, due)]).toEqual([2, 5, '40.0']);
    expect(percentOf(0, 0)).toBeUndefined();
  });

  it('is rounded half up, without binary fractions', () => {
    expect([
      percentOf(1, 3),
      percentOf(2, 3),
      percentOf(1, 8),
      percentOf(1, 16),
      percentOf(1, 1),
      percentOf(0, 9),
    ]).toEqual(['33.3', '66.7', '12.5', '6.3', '100.0', '0.0']);
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (part, more) => {
        const whole = part + more;
        const tenths = Math.round(Number(percentOf(part, whole)) * 10);
        // Within half a tenth of a percent, in whole numbers.
        expect(Math.abs(tenths * whole - 1000 * part) * 2).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

describe('the week', () => {
  it('runs from Monday to Sunday', () => {
    expect(weekOf(day('2021-06-28'))).toEqual({ from: '2021-06-28', to: '2021-07-04' });
    expect(weekOf(day('2021-07-04'))).toEqual({ from: '2021-06-28', to: '2021-07-04' });
    expect(weekOf(day('2021-01-01'))).toEqual({ from: '2020-12-28', to: '2021-01-03' });
  });
});
