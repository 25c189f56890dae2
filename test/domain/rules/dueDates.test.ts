import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TriggerId } from '../../../electron/domain/brand.ts';
import { parsePlainDate, weekdayOf, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { dueDates, hangsOnWorkdays, inForceOn, triggeredDue } from '../../../electron/domain/rules/dueDates.ts';
import {
  NO_SHIFT,
  type DueInPeriod,
  type HolidayShift,
  type PeriodUnit,
  type TimeRule,
} from '../../../electron/domain/model/timeRule.ts';
import { builtInCalendar, type WorkCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { runs } from '../../support/runs.ts';
import { anyRule } from './timeRules.ts';

const calendar = builtInCalendar();

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

function recurring(
  every: PeriodUnit,
  due: DueInPeriod = { at: 'periodEnd' },
  more: { covers?: 'same' | 'previous'; shift?: HolidayShift } = {},
): TimeRule {
  return { type: 'recurring', every, due, covers: more.covers ?? 'same', shift: more.shift ?? NO_SHIFT };
}

const dates = (rule: TimeRule, year: number) => dueDates({ rule }, year, calendar).map((due) => due.dueOn);
const pairs = (rule: TimeRule, year: number) =>
  dueDates({ rule }, year, calendar).map((due) => [due.period.key, due.dueOn]);

describe('recurring rules', () => {
  it('falls due on the last day of each month, 29 February among them', () => {
    expect(dates(recurring('month'), 2024)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
      '2024-06-30',
      '2024-07-31',
      '2024-08-31',
      '2024-09-30',
      '2024-10-31',
      '2024-11-30',
      '2024-12-31',
    ]);
  });

  it('does not drift after a short month', () => {
    const rule = recurring('month', { at: 'dayInPeriod', month: 1, day: 31 });
    expect(dates(rule, 2023).slice(0, 5)).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2023-03-31',
      '2023-04-30',
      '2023-05-31',
    ]);
    const leap = recurring('year', { at: 'dayInPeriod', month: 2, day: 29 });
    expect([2023, 2024, 2025].flatMap((year) => dates(leap, year))).toEqual(['2023-02-28', '2024-02-29', '2025-02-28']);
  });

  it('has twelve dates within the year when each month reports on the one before', () => {
    const rule = recurring('month', { at: 'dayInPeriod', month: 1, day: 8 }, { covers: 'previous' });
    const found = pairs(rule, 2021);
    expect(found).toHaveLength(12);
    expect(found.at(0)).toEqual(['2020-12', '2021-01-08']);
    expect(found.at(-1)).toEqual(['2021-11', '2021-12-08']);
  });

  it('gives the quarters, halves and years of a plan year', () => {
    expect(pairs(recurring('quarter'), 2021)).toEqual([
      ['2021-Q1', '2021-03-31'],
      ['2021-Q2', '2021-06-30'],
      ['2021-Q3', '2021-09-30'],
      ['2021-Q4', '2021-12-31'],
    ]);
    expect(pairs(recurring('quarter', { at: 'dayInPeriod', month: 1, day: 15 }), 2021)).toEqual([
      ['2021-Q1', '2021-01-15'],
      ['2021-Q2', '2021-04-15'],
      ['2021-Q3', '2021-07-15'],
      ['2021-Q4', '2021-10-15'],
    ]);
    expect(dates(recurring('halfYear'), 2021)).toEqual(['2021-06-30', '2021-12-31']);
    expect(pairs(recurring('year', { at: 'dayInPeriod', month: 1, day: 'last' }), 2021)).toEqual([
      ['2021', '2021-01-31'],
    ]);
    expect(
      pairs(recurring('year', { at: 'dayInPeriod', month: 1, day: 'last' }, { covers: 'previous' }), 2021),
    ).toEqual([['2020', '2021-01-31']]);
  });

  it('gives a plan year the Sundays (or Fridays) that lie in it', () => {
    const sundays = pairs(recurring('week'), 2021);
    expect(sundays).toHaveLength(52);
    expect(sundays.at(0)).toEqual(['2020-W53', '2021-01-03']);
    expect(sundays.at(1)).toEqual(['2021-W01', '2021-01-10']);
    expect(sundays.at(-1)).toEqual(['2021-W51', '2021-12-26']);
    const fridays = dates(recurring('week', { at: 'weekday', weekday: 5 }), 2021);
    expect(fridays).toHaveLength(53);
    expect([fridays.at(0), fridays.at(-1)]).toEqual(['2021-01-01', '2021-12-31']);
  });

  it('counts days and working days after a period ends', () => {
    const plain = recurring('quarter', { at: 'afterPeriod', n: 10, count: 'day' });
    expect(pairs(plain, 2021)).toEqual([
      ['2020-Q4', '2021-01-10'],
      ['2021-Q1', '2021-04-10'],
      ['2021-Q2', '2021-07-10'],
      ['2021-Q3', '2021-10-10'],
    ]);
    const working = recurring('quarter', { at: 'afterPeriod', n: 10, count: 'workday' });
    expect(dates(working, 2021)).toEqual(['2021-01-15', '2021-04-15', '2021-07-14', '2021-10-20']);
  });

  it('has a date on every day of the year, or on working days only', () => {
    expect(dates(recurring('day'), 2020)).toHaveLength(366);
    const working = dates(recurring('day', { at: 'periodEnd' }, { shift: { kind: 'earlier' } }), 2026);
    expect(working).not.toContain('2026-02-18');
    expect(working).toContain('2026-02-14');
    expect(new Set(working).size).toBe(working.length);
  });
});

describe('part of a year', () => {
  it('has the dates that fall due in it before any shift', () => {
    const onFirst = { at: 'dayInPeriod', month: 1, day: 1 } as const;
    const base = recurring('month', onFirst, { shift: { kind: 'later' } });
    const rule = { ...base, during: { from: day('2021-05-01'), to: day('2021-10-01') } } as TimeRule;
    expect(dates(rule, 2021)).toEqual([
      '2021-05-06',
      '2021-06-01',
      '2021-07-01',
      '2021-08-02',
      '2021-09-01',
      '2021-10-08',
    ]);
    expect(dates({ type: 'quota', per: 'quarter', atLeast: 1, during: { to: day('2021-06-29') } }, 2021)).toEqual([
      '2021-03-31',
    ]);
    expect(dates(rule, 2022)).toEqual([]);
  });

  it('is narrowed once more by a version', () => {
    const rule = { ...recurring('month'), during: { from: day('2021-05-01') } } as TimeRule;
    const version = { rule, validTo: day('2021-06-30') };
    expect(dueDates(version, 2021, calendar).map(({ dueOn }) => dueOn)).toEqual(['2021-05-31', '2021-06-30']);
  });
});

describe('holiday shifts', () => {
  const on = (shift: HolidayShift) => recurring('month', { at: 'dayInPeriod', month: 1, day: 1 }, { shift });
  const october = (shift: HolidayShift) => dueDates({ rule: on(shift) }, 2021, calendar)[9];

  it('leaves the date alone unless the rule says otherwise', () => {
    expect(october(NO_SHIFT)).toEqual({
      period: { key: '2021-10', label: '2021年10月', from: '2021-10-01', to: '2021-10-31' },
      dueOn: '2021-10-01',
      advisedOn: '2021-09-30',
      provisional: false,
    });
  });

  it('moves it, and keeps the original date', () => {
    expect(october({ kind: 'earlier' })).toMatchObject({ dueOn: '2021-09-30', originalDueOn: '2021-10-01' });
    expect(october({ kind: 'later' })).toMatchObject({ dueOn: '2021-10-08', originalDueOn: '2021-10-01' });
    expect(october({ kind: 'nthWorkdayAfter', n: 3 })).toMatchObject({
      dueOn: '2021-10-11',
      originalDueOn: '2021-10-01',
    });
  });

  it('does not touch a date on a working day', () => {
    const april = dueDates({ rule: on({ kind: 'later' }) }, 2021, calendar)[3];
    expect(april?.dueOn).toBe('2021-04-01');
    expect(april).not.toHaveProperty('originalDueOn');
  });

  it('keeps a date in its plan year even when the shift carries it over', () => {
    const rule = recurring('year', { at: 'periodEnd' }, { shift: { kind: 'later' } });
    expect(dates(rule, 2022)).toEqual(['2023-01-03']);
    expect(dates(rule, 2023)).toEqual(['2024-01-02']);
  });
});

describe('other rules', () => {
  it('gives a one-off its single date', () => {
    const once = (month: number, dayOfMonth: number | 'last', year?: number): TimeRule => ({
      type: 'once',
      month,
      day: dayOfMonth,
      shift: NO_SHIFT,
      ...(year === undefined ? {} : { year }),
    });
    expect(pairs(once(6, 4), 2021)).toEqual([['2021', '2021-06-04']]);
    expect(pairs(once(6, 'last'), 2021)).toEqual([['2021', '2021-06-30']]);
    expect(pairs(once(2, 29), 2021)).toEqual([['2021', '2021-02-28']]);
    expect(pairs(once(12, 'last', 2025), 2021)).toEqual([['2021', '2025-12-31']]);
  });

  it('puts a quota at the end of each period, and a continuous duty on the review dates', () => {
    expect(dates({ type: 'quota', per: 'quarter', atLeast: 2 }, 2021)).toEqual([
      '2021-03-31',
      '2021-06-30',
      '2021-09-30',
      '2021-12-31',
    ]);
    expect(dueDates({ rule: { type: 'continuous' } }, 2021, calendar)).toEqual([
      {
        period: { key: '2021-R06-30', label: '2021年上半年', from: '2021-01-01', to: '2021-06-30' },
        dueOn: '2021-06-30',
        advisedOn: '2021-06-30',
        provisional: false,
      },
      {
        period: { key: '2021-R12-31', label: '2021年下半年', from: '2021-07-01', to: '2021-12-31' },
        dueOn: '2021-12-31',
        advisedOn: '2021-12-31',
        provisional: false,
      },
    ]);
    expect(dates({ type: 'minimumDuration', n: 30, count: 'day' }, 2021)).toEqual([]);
    expect(dates({ type: 'triggered', event: 'other', n: 3, count: 'day', shift: NO_SHIFT }, 2021)).toEqual([]);
  });

  it('starts a triggered date from the trigger', () => {
    const trigger = { id: 't1' as TriggerId, title: '某办法印发', on: day('2026-02-13') };
    const rule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: NO_SHIFT } as const;
    expect(triggeredDue(rule, trigger, calendar)).toEqual({
      period: { key: 't1', label: '某办法印发', from: '2026-02-13', to: '2026-02-25' },
      dueOn: '2026-02-25',
      advisedOn: '2026-02-25',
      provisional: false,
    });
    expect(triggeredDue({ ...rule, count: 'day' }, trigger, calendar)).toMatchObject({
      dueOn: '2026-02-16',
      advisedOn: '2026-02-14',
    });
    expect(triggeredDue({ ...rule, n: 0 }, trigger, calendar).dueOn).toBe('2026-02-13');
  });

  it('marks whatever was reckoned with a year without a notice', () => {
    const trigger = { id: 't1' as TriggerId, title: '申请', on: day('2026-12-25') };
    const rule = { type: 'triggered', event: 'requestReceived', n: 20, count: 'workday', shift: NO_SHIFT } as const;
    expect(triggeredDue(rule, trigger, calendar).provisional).toBe(true);
    expect(dueDates({ rule: recurring('month') }, 2027, calendar).every((due) => due.provisional)).toBe(true);
    expect(dueDates({ rule: recurring('month') }, 2026, calendar).some((due) => due.provisional)).toBe(false);
  });
});

describe('dated rule versions', () => {
  it('leaves January to May as they were when a rule changes in June', () => {
    const before = dueDates({ rule: recurring('month'), validTo: day('2021-05-31') }, 2021, calendar);
    const eighth = recurring('month', { at: 'dayInPeriod', month: 1, day: 8 });
    const after = dueDates({ rule: eighth, validFrom: day('2021-06-01') }, 2021, calendar);
    expect(before.map((due) => due.dueOn)).toEqual([
      '2021-01-31',
      '2021-02-28',
      '2021-03-31',
      '2021-04-30',
      '2021-05-31',
    ]);
    expect(after.at(0)?.dueOn).toBe('2021-06-08');
    expect(after).toHaveLength(7);
  });

  it('loses and doubles no date between two versions, whatever the shift', () => {
    const shifts = fc.constantFrom<HolidayShift>(
      NO_SHIFT,
      { kind: 'earlier' },
      { kind: 'later' },
      { kind: 'nthWorkdayAfter', n: 3 },
    );
    const units = fc.constantFrom<PeriodUnit>('week', 'month', 'quarter');
    fc.assert(
      fc.property(shifts, units, fc.integer({ min: 1, max: 363 }), (shift, every, offset) => {
        const rule = recurring(every, { at: 'periodEnd' }, { shift });
        const at = (days: number) => day(new Date(Date.UTC(2021, 0, 1 + days)).toISOString().slice(0, 10));
        const split = [
          ...dueDates({ rule, validTo: at(offset) }, 2021, calendar),
          ...dueDates({ rule, validFrom: at(offset + 1) }, 2021, calendar),
        ];
        expect(split).toEqual(dueDates({ rule }, 2021, calendar));
      }),
    );
  });

  it('asks on day 0 which version of a triggered rule holds', () => {
    const rule: TimeRule = { type: 'continuous' };
    expect(inForceOn({ rule, validTo: day('2021-05-31') }, day('2021-05-31'))).toBe(true);
    expect(inForceOn({ rule, validTo: day('2021-05-31') }, day('2021-06-01'))).toBe(false);
    expect(inForceOn({ rule, validFrom: day('2021-06-01') }, day('2021-05-31'))).toBe(false);
  });
});

describe('over the years', () => {
  it('gives each recurring date to exactly one plan year, 2016 to 2030', () => {
    const dues = fc.constantFrom<DueInPeriod>(
      { at: 'periodEnd' },
      { at: 'dayInPeriod', month: 1, day: 31 },
      { at: 'dayInPeriod', month: 3, day: 'last' },
      { at: 'afterPeriod', n: 15, count: 'day' },
      { at: 'afterPeriod', n: 20, count: 'workday' },
    );
    const units = fc.constantFrom<PeriodUnit>('week', 'month', 'quarter', 'halfYear', 'year');
    fc.assert(
      fc.property(units, dues, fc.integer({ min: 2017, max: 2029 }), (every, due, year) => {
        const rule = recurring(every, due);
        const around = [year - 1, year, year + 1].flatMap((each) => dueDates({ rule }, each, calendar));
        const keys = around.map(({ period }) => period.key);
        expect(new Set(keys).size).toBe(keys.length);
        for (let index = 1; index < around.length; index += 1) {
          const [earlier, later] = [around[index - 1], around[index]];
          expect((earlier?.period.to ?? '') < (later?.period.from ?? '')).toBe(true);
        }
        expect(dates(rule, year).every((date) => date?.startsWith(String(year)))).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });
});

/** A calendar without any notice knows Monday to Friday only. */
const BARE: WorkCalendar = {
  kindOf: (date) => ({ kind: weekdayOf(date) > 5 ? 'weekend' : 'workday', provisional: true }),
};

describe('dates that hang on working days', () => {
  it('are those, and only those, that another holiday notice moves', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        if (hangsOnWorkdays(rule)) return;
        const days = (own: WorkCalendar) => dueDates({ rule }, 2021, own).map(({ dueOn }) => dueOn);
        expect(days(BARE)).toEqual(days(calendar));
      }),
    );
    const after = { at: 'afterPeriod', n: 5, count: 'workday' } as const;
    expect(
      [recurring('month'), recurring('month', after), recurring('month', undefined, { shift: { kind: 'later' } })].map(
        hangsOnWorkdays,
      ),
    ).toEqual([false, true, true]);
  });
});
