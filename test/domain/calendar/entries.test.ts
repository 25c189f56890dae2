import { describe, expect, it } from 'vitest';
import { calendarEntries, countLamps, countTallies, leadingLamp } from '../../../electron/domain/calendar/entries.ts';
import type { Lamp } from '../../../electron/domain/model/occurrence.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, MONTHLY, named, ONCE, unit } from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();
const forty = Array.from({ length: 40 }, (_, index) => unit(`u${index}`));

describe('calendar entries', () => {
  it('shows many units of one duty once, with its count done', () => {
    const assignments = forty.map(({ id }) => named(id));
    const fulfilments = forty
      .slice(0, 31)
      .map(({ id }, index) => done('d', '2021', index === 0 ? '2021-07-02' : '2021-06-20', { unit: id }));
    const occurrences = deriveOccurrences(
      facts({ units: forty, duties: [duty('d', [ONCE], { assignments })], fulfilments }),
      {
        today: day('2021-07-05'),
        calendar,
      },
    );
    expect(calendarEntries(occurrences)).toEqual([
      {
        dutyId: 'd',
        ruleId: 'r1',
        periodKey: '2021',
        period: '2021年度',
        dueOn: '2021-06-30',
        provisional: false,
        done: 31,
        total: 40,
        lamp: 'overdue',
        lamps: { late: 1, onTime: 30, overdue: 9 },
        tallies: { late: 1, onTime: 30, missed: 9 },
      },
    ]);
  });

  it('keeps duties, rules and days apart, by date, with lasting work on its review dates', () => {
    const duties = [
      duty('d1', [MONTHLY, { type: 'continuous' }], { assignments: [named('a'), named('b')] }),
      duty('d2', [ONCE]),
    ];
    const entries = calendarEntries(deriveOccurrences(facts({ duties }), { today: day('2021-06-15'), calendar }));
    // Twelve months, one date, two review dates.
    expect(entries).toHaveLength(15);
    expect(entries.filter(({ dueOn }) => dueOn === '2021-06-30').map(({ dutyId, total }) => [dutyId, total])).toEqual([
      ['d1', 2],
      ['d1', 2],
      ['d2', 1],
    ]);
    const days = entries.map(({ dueOn }) => dueOn);
    expect(days).toEqual(days.toSorted());
  });

  it.each<[Lamp[], Lamp]>([
    [['onTime', 'late', 'overdue', 'dueSoon'], 'overdue'],
    [['onTime', 'dueSoon', 'upcoming'], 'dueSoon'],
    [['onTime', 'upcoming', 'late'], 'upcoming'],
    [['onTime', 'late'], 'late'],
    [['onTime', 'exempt'], 'onTime'],
    [['exempt'], 'exempt'],
  ])('shows %j as %s', (lamps, leading) => {
    expect(leadingLamp(Object.fromEntries(lamps.map((lamp) => [lamp, 1])))).toBe(leading);
  });

  it('counts exempt units in neither figure', () => {
    const [first, second] = deriveOccurrences(
      facts({ duties: [duty('d', [ONCE], { assignments: [named('a'), named('b')] })] }),
      { today: day('2021-06-15'), calendar },
    );
    if (first === undefined || second === undefined) throw new Error('two occurrences expected');
    const exempt = { ...second, lamp: 'exempt' as const, tally: 'apart' as const };
    expect(calendarEntries([first, exempt])[0]).toMatchObject({ done: 0, total: 1, lamp: 'upcoming' });
    expect(countLamps([first, exempt])).toEqual({ upcoming: 1, exempt: 1 });
    expect(countTallies([first, exempt])).toEqual({ notDue: 1, apart: 1 });
  });

  it('count what was taken down too early as done: nobody can register it again', () => {
    const [first] = deriveOccurrences(
      facts({
        duties: [duty('d', [ONCE, { type: 'minimumDuration', n: 30, count: 'day' }], { assignments: [named('a')] })],
        fulfilments: [{ ...done('d', '2021', '2021-06-01', { unit: 'a' }), takenDownOn: day('2021-06-06') }],
      }),
      { today: day('2021-06-15'), calendar },
    );
    if (first === undefined) throw new Error('an occurrence expected');
    expect(calendarEntries([first])[0]).toMatchObject({
      done: 1,
      total: 1,
      lamp: 'breach',
      tallies: { breach: 1 },
    });
  });
});
