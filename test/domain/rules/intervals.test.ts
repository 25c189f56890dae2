import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parsePlainDate, type PlainDate, type Weekday } from '../../../electron/domain/dates/plainDate.ts';
import {
  NO_SHIFT,
  type IntervalUnit,
  type NthInMonth,
  type PeriodUnit,
  type TimeRule,
} from '../../../electron/domain/model/timeRule.ts';
import { dueDates } from '../../../electron/domain/rules/dueDates.ts';
import { stretchAt, stretchIndex, type IntervalRule } from '../../../electron/domain/rules/stretches.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { runs } from '../../support/runs.ts';

const calendar = builtInCalendar();

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

function interval(n: number, unit: IntervalUnit, from: string, more: Partial<IntervalRule> = {}): IntervalRule {
  return { type: 'interval', n, unit, from: day(from), at: 'end', covers: 'same', shift: NO_SHIFT, ...more };
}

function nth(every: PeriodUnit, month: number, which: NthInMonth, weekday: Weekday): TimeRule {
  const due = { at: 'nthWeekday', month, nth: which, weekday } as const;
  return { type: 'recurring', every, due, covers: 'same', shift: NO_SHIFT };
}

const found = (rule: TimeRule, year: number) =>
  dueDates({ rule }, year, calendar).map(({ period, dueOn }) => [period.key, dueOn]);
const dates = (rule: TimeRule, year: number) => dueDates({ rule }, year, calendar).map(({ dueOn }) => dueOn);

describe('every n weeks, days, months or years from a day on', () => {
  it('falls due on the last day of each stretch, on into the next year', () => {
    const rule = interval(2, 'week', '2021-01-04');
    expect(found(rule, 2021).slice(0, 3)).toEqual([
      ['2021-01-04/2021-01-17', '2021-01-17'],
      ['2021-01-18/2021-01-31', '2021-01-31'],
      ['2021-02-01/2021-02-14', '2021-02-14'],
    ]);
    expect(found(rule, 2021).at(-1)).toEqual(['2021-12-06/2021-12-19', '2021-12-19']);
    expect(found(rule, 2022)[0]).toEqual(['2021-12-20/2022-01-02', '2022-01-02']);
    expect(dueDates({ rule }, 2021, calendar)[0]?.period).toEqual({
      key: '2021-01-04/2021-01-17',
      label: '2021年1月4日至1月17日',
      from: '2021-01-04',
      to: '2021-01-17',
    });
  });

  it('falls due on the first day of each where that is what counts', () => {
    const fridays = interval(2, 'week', '2021-01-08', { at: 'start' });
    expect(dates(fridays, 2021).slice(0, 3)).toEqual(['2021-01-08', '2021-01-22', '2021-02-05']);
    expect(dates(interval(10, 'day', '2021-03-05', { at: 'start' }), 2021).slice(0, 3)).toEqual([
      '2021-03-05',
      '2021-03-15',
      '2021-03-25',
    ]);
  });

  it('reports on the stretch before, also on the one before the first', () => {
    const rule = interval(2, 'week', '2021-01-08', { at: 'start', covers: 'previous' });
    expect(found(rule, 2021).slice(0, 2)).toEqual([
      ['2020-12-25/2021-01-07', '2021-01-08'],
      ['2021-01-08/2021-01-21', '2021-01-22'],
    ]);
  });

  it('owes nothing before it begins, and nothing in years between', () => {
    expect(dates(interval(2, 'week', '2021-06-07'), 2021)[0]).toBe('2021-06-20');
    expect(dates(interval(2, 'week', '2021-12-27'), 2021)).toEqual([]);
    expect(dates(interval(2, 'week', '2021-06-07'), 2020)).toEqual([]);
    const yearly = interval(2, 'year', '2021-01-01');
    expect([2020, 2021, 2022, 2023, 2024].map((year) => dates(yearly, year))).toEqual([
      [],
      [],
      ['2022-12-31'],
      [],
      ['2024-12-31'],
    ]);
    expect(dueDates({ rule: yearly }, 2022, calendar)[0]?.period.label).toBe('2021年至2022年');
  });

  it('does not drift over short months and 29 February', () => {
    expect(dates(interval(2, 'month', '2021-01-01'), 2024)).toEqual([
      '2024-02-29',
      '2024-04-30',
      '2024-06-30',
      '2024-08-31',
      '2024-10-31',
      '2024-12-31',
    ]);
    expect(dates(interval(3, 'month', '2021-01-31', { at: 'start' }), 2021)).toEqual([
      '2021-01-31',
      '2021-04-30',
      '2021-07-31',
      '2021-10-31',
    ]);
    const leap = interval(2, 'year', '2024-02-29', { at: 'start' });
    expect([2024, 2026, 2028].flatMap((year) => dates(leap, year))).toEqual(['2024-02-29', '2026-02-28', '2028-02-29']);
  });

  it('moves off holidays where the rule says so, its stretches staying what they are', () => {
    const rule = interval(2, 'week', '2021-01-31', { at: 'start', shift: { kind: 'earlier' } });
    expect(dueDates({ rule }, 2021, calendar)[1]).toMatchObject({
      period: { key: '2021-02-14/2021-02-27' },
      originalDueOn: '2021-02-14',
      dueOn: '2021-02-10',
    });
  });

  it('lies in a version by the date before any shift', () => {
    const rule = interval(2, 'week', '2021-01-04');
    const version = { rule, validFrom: day('2021-02-01'), validTo: day('2021-03-14') };
    expect(dueDates(version, 2021, calendar).map(({ dueOn }) => dueOn)).toEqual([
      '2021-02-14',
      '2021-02-28',
      '2021-03-14',
    ]);
  });
});

describe('the nth weekday of a month', () => {
  it('is found in every month, in a month of the quarter and of the year', () => {
    expect(found(nth('month', 1, 2, 5), 2021).slice(0, 3)).toEqual([
      ['2021-01', '2021-01-08'],
      ['2021-02', '2021-02-12'],
      ['2021-03', '2021-03-12'],
    ]);
    expect(dates(nth('month', 1, 'last', 5), 2021).slice(0, 3)).toEqual(['2021-01-29', '2021-02-26', '2021-03-26']);
    expect(found(nth('quarter', 1, 1, 1), 2021)).toEqual([
      ['2021-Q1', '2021-01-04'],
      ['2021-Q2', '2021-04-05'],
      ['2021-Q3', '2021-07-05'],
      ['2021-Q4', '2021-10-04'],
    ]);
    // 全民国防教育日 was the third Saturday of September.
    expect([2021, 2022, 2023].flatMap((year) => dates(nth('year', 9, 3, 6), year))).toEqual([
      '2021-09-18',
      '2022-09-17',
      '2023-09-16',
    ]);
  });
});

/* The second reckoning: every day of the years counted off one by one, on a calendar of its own. */

interface Day {
  readonly text: string;
  readonly month: string;
  readonly dayOfMonth: number;
  /** 1 = Monday. */
  readonly weekday: number;
  readonly endsMonth: boolean;
}

const DAYS: readonly Day[] = (() => {
  const days: Day[] = [];
  for (let at = Date.UTC(2013, 0, 1); at < Date.UTC(2098, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const text = date.toISOString().slice(0, 10);
    days.push({
      text,
      month: text.slice(0, 7),
      dayOfMonth: date.getUTCDate(),
      weekday: date.getUTCDay() || 7,
      endsMonth: new Date(at + 86_400_000).getUTCDate() === 1,
    });
  }
  return days;
})();

const PLACES = new Map(DAYS.map(({ text }, index) => [text, index]));

/** The days on which stretches begin, from the rule's own on, to the first one after a year. */
function beginnings({ n, unit, from }: IntervalRule, year: number): readonly string[] {
  const start = PLACES.get(from) ?? 0;
  const wanted = DAYS[start]?.dayOfMonth ?? 0;
  const [days, months] = [
    unit === 'day' ? n : unit === 'week' ? 7 * n : Infinity,
    unit === 'month' ? n : unit === 'year' ? 12 * n : Infinity,
  ];
  const begin: string[] = [];
  let [daysGone, monthsGone] = [0, 0];
  for (const each of DAYS.slice(start)) {
    if (each.dayOfMonth === 1 && each.text !== from) monthsGone += 1;
    const isDay = each.dayOfMonth === wanted || (each.endsMonth && each.dayOfMonth < wanted);
    if (days < Infinity ? daysGone % days === 0 : monthsGone % months === 0 && isDay) begin.push(each.text);
    daysGone += 1;
    if ((begin.at(-1) ?? '') > `${year}-12-31`) break;
  }
  return begin;
}

const before = (text: string) => DAYS[(PLACES.get(text) ?? 0) - 1]?.text ?? '';

const anyInterval = fc
  .record({
    n: fc.integer({ min: 2, max: 60 }),
    unit: fc.constantFrom<IntervalUnit>('day', 'week', 'month', 'year'),
    from: fc.oneof(
      fc.integer({ min: 0, max: 8000 }).map((days) => addDays(day('2014-01-01'), days)),
      fc.constantFrom('2016-02-29', '2020-02-29', '2015-01-31', '2015-12-31', '2019-08-30', '2021-01-29').map(day),
    ),
    at: fc.constantFrom('end' as const, 'start' as const),
  })
  .map(({ n, unit, from, at }) => interval(n, unit, from, { at }));
const anyYear = fc.integer({ min: 2015, max: 2035 });

describe('a second reckoning, day by day', () => {
  it('finds the same stretches and dates of every interval', () => {
    fc.assert(
      fc.property(anyInterval, anyYear, (rule, year) => {
        const begin = beginnings(rule, year);
        const expected = begin.slice(0, -1).flatMap((from, index) => {
          const to = before(begin[index + 1] ?? '');
          const due = rule.at === 'start' ? from : to;
          return due.startsWith(`${year}-`) ? [[`${from}/${to}`, due]] : [];
        });
        expect(found(rule, year)).toEqual(expected);
      }),
      { numRuns: runs(300) },
    );
  });

  it('gives each stretch one key over all years, none twice and none left out', () => {
    fc.assert(
      fc.property(anyInterval, (rule) => {
        const keys = Array.from({ length: 21 }, (_, index) => found(rule, 2015 + index).map(([key]) => key)).flat();
        expect(new Set(keys).size).toBe(keys.length);
        const days = keys.map((key) => String(key).split('/'));
        for (const [index, [from]] of days.slice(1).entries())
          expect(from).toBe(addDays(day(days[index]?.[1] ?? ''), 1));
      }),
      { numRuns: runs(60) },
    );
  });

  it('finds the number of the stretch that holds any day', () => {
    fc.assert(
      fc.property(anyInterval, fc.integer({ min: -3000, max: 9000 }), (rule, days) => {
        const on = addDays(rule.from, days);
        const { from, to } = stretchAt(rule, stretchIndex(rule, on));
        expect(from <= on && on <= to).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('finds the same nth weekday of every month', () => {
    const which = fc.constantFrom<NthInMonth>(1, 2, 3, 4, 'last');
    const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
    fc.assert(
      fc.property(which, weekday, anyYear, (each, on, year) => {
        const months = Map.groupBy(
          DAYS.filter(({ text, weekday: own }) => own === on && text.startsWith(`${year}-`)),
          ({ month }) => month,
        );
        const expected = [...months].map(([month, days]) => [month, days.at(each === 'last' ? -1 : each - 1)?.text]);
        expect(found(nth('month', 1, each, on), year)).toEqual(expected);
      }),
      { numRuns: runs(150) },
    );
  });
});
