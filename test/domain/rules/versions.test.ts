import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../electron/domain/brand.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import type { DutyRule } from '../../../electron/domain/model/duty.ts';
import { dueDates } from '../../../electron/domain/rules/dueDates.ts';
import { keepUntil } from '../../../electron/domain/rules/duration.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { firstVersionOf, versionDates } from '../../../electron/domain/rules/versions.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, MONTHLY, ONCE } from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();
const id = (text: string) => text as RuleId;
const EVERY_MONTH = { type: 'recurring', every: 'month', covers: 'same', shift: NO_SHIFT } as const;
const AFTER: TimeRule = { ...EVERY_MONTH, due: { at: 'afterPeriod', n: 8, count: 'day' } };
const ON_15TH: TimeRule = { ...EVERY_MONTH, due: { at: 'dayInPeriod', month: 1, day: 15 } };

function changed(before: TimeRule, after: TimeRule, from: string): readonly DutyRule[] {
  return [
    { id: id('old'), rule: before, validTo: addDays(day(from), -1) },
    { id: id('new'), rule: after, validFrom: day(from), follows: id('old') },
  ];
}

function listed(rules: readonly DutyRule[], year = 2021): readonly string[] {
  const dates = versionDates(rules, year, calendar);
  return rules.flatMap((rule) => (dates.get(rule.id) ?? []).map((due) => `${rule.id} ${due.period.key} ${due.dueOn}`));
}

describe('versions of a rule', () => {
  it('leave a period to the old version that the two put on different sides of the change', () => {
    // Until May at the month's end, from June within 8 days after it: May is asked for once, as it was.
    expect(listed(changed(MONTHLY, AFTER, '2021-06-01')).slice(3, 7)).toEqual([
      'old 2021-04 2021-04-30',
      'old 2021-05 2021-05-31',
      'new 2021-06 2021-07-08',
      'new 2021-07 2021-08-08',
    ]);
    // The other way round May would fall between the two.
    expect(listed(changed(AFTER, MONTHLY, '2021-06-01')).slice(4, 8)).toEqual([
      'old 2021-04 2021-05-08',
      'old 2021-05 2021-06-08',
      'new 2021-06 2021-06-30',
      'new 2021-07 2021-07-31',
    ]);
  });

  it('change in the middle of a month', () => {
    expect(listed(changed(ON_15TH, MONTHLY, '2021-06-20')).slice(4, 7)).toEqual([
      'old 2021-05 2021-05-15',
      'old 2021-06 2021-06-15',
      'new 2021-07 2021-07-31',
    ]);
  });

  it('go on over several changes', () => {
    const rules: readonly DutyRule[] = [
      { id: id('a'), rule: MONTHLY, validTo: day('2021-03-31') },
      { id: id('b'), rule: AFTER, validFrom: day('2021-04-01'), validTo: day('2021-07-31'), follows: id('a') },
      { id: id('c'), rule: MONTHLY, validFrom: day('2021-08-01'), follows: id('b') },
    ];
    expect(listed(rules).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'a 2021-01',
      'a 2021-02',
      'a 2021-03',
      'b 2021-04',
      'b 2021-05',
      'b 2021-06',
      'b 2021-07',
      'c 2021-08',
      'c 2021-09',
      'c 2021-10',
      'c 2021-11',
      'c 2021-12',
    ]);
    const line = firstVersionOf(rules);
    expect([line(id('c')), line(id('a')), line(id('other'))]).toEqual(['a', 'a', 'other']);
    expect(
      firstVersionOf([
        { id: id('x'), rule: ONCE, follows: id('y') },
        { id: id('y'), rule: ONCE, follows: id('x') },
      ])(id('x')),
    ).toBeDefined();
  });

  const monthly = fc.constantFrom<TimeRule>(
    MONTHLY,
    ON_15TH,
    { ...EVERY_MONTH, due: { at: 'dayInPeriod', month: 1, day: 31 } },
    { type: 'quota', per: 'month', atLeast: 2 },
    { ...EVERY_MONTH, due: { at: 'periodEnd' }, shift: { kind: 'later' } },
    { ...EVERY_MONTH, due: { at: 'periodEnd' }, shift: { kind: 'earlier' } },
  );

  it('of one rhythm ask for every period once, and for those due before the change as before', () => {
    fc.assert(
      fc.property(
        monthly,
        monthly,
        fc.integer({ min: 1, max: 364 }),
        fc.integer({ min: 2016, max: 2030 }),
        (a, b, n, year) => {
          const from = addDays(day(`${year}-01-01`), n);
          const rules = changed(a, b, from);
          const dates = versionDates(rules, year, calendar);
          const keys = rules.flatMap((rule) => (dates.get(rule.id) ?? []).map(({ period }) => period.key));
          expect(keys.toSorted()).toEqual(
            Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}`),
          );
          const asBefore = dueDates({ rule: a, validTo: addDays(from, -1) }, year, calendar);
          expect(dates.get(id('old'))).toEqual(expect.arrayContaining([...asBefore]));
        },
      ),
    );
  });
});

describe('minimum duration', () => {
  const thirty = { rule: { type: 'minimumDuration', n: 30, count: 'day' } } as const;
  const ten = { rule: { type: 'minimumDuration', n: 10, count: 'workday' } } as const;

  it('counts from the day after, in days or working days, and takes the longest', () => {
    expect(keepUntil([thirty], day('2021-06-01'), calendar)).toBe('2021-07-01');
    // 1 to 5 May 2021 are holidays; 25 April and 8 May are worked.
    expect(keepUntil([ten], day('2021-04-23'), calendar)).toBe('2021-05-10');
    expect(keepUntil([ten, thirty], day('2021-04-23'), calendar)).toBe('2021-05-23');
    expect(keepUntil([{ rule: MONTHLY }], day('2021-04-23'), calendar)).toBeUndefined();
    expect(keepUntil([{ ...thirty, validFrom: day('2021-06-02') }], day('2021-06-01'), calendar)).toBeUndefined();
  });
});
