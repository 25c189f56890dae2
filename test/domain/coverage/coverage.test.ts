import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage } from '../../../electron/domain/coverage/check.ts';
import { expectedPeriods } from '../../../electron/domain/coverage/periods.ts';
import { addDays, dayInMonth } from '../../../electron/domain/dates/plainDate.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import { dueDates } from '../../../electron/domain/rules/dueDates.ts';
import { DEFAULT_REVIEW_DATES } from '../../../electron/domain/rules/reviewDates.ts';
import { type MonthDay } from '../../../electron/domain/dates/monthDay.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  facts,
  group,
  grouped,
  member,
  MONTHLY,
  named,
  QUARTERLY,
  trigger,
  unit,
  WITHIN_THREE,
} from '../occurrences/occurrenceFacts.ts';
import { runs } from '../../support/runs.ts';
import { anyFacts, timeRule } from './randomFacts.ts';

const calendar = builtInCalendar();
const today = day('2021-06-28');

function check(given: YearFacts, occurrences: readonly Occurrence[] = deriveOccurrences(given, { today, calendar })) {
  return coverage(given, occurrences, { today, calendar });
}

function causes(
  found: readonly { readonly cause: string; readonly count: number }[],
): readonly (readonly [string, number])[] {
  return found.map(({ cause, count }) => [cause, count] as const);
}

describe('the second opinion on periods', () => {
  it('agrees with the rules on every date from 2016 to 2030', () => {
    fc.assert(
      fc.property(timeRule, fc.integer({ min: 2016, max: 2030 }), (rule, year) => {
        const reviewDates = [...DEFAULT_REVIEW_DATES, '02-29' as MonthDay];
        const ours = dueDates({ rule }, year, calendar, reviewDates).map(({ period, dueOn }) => [period.key, dueOn]);
        const theirs = expectedPeriods({ rule }, { year, calendar, reviewDates });
        expect(theirs.map(({ key, dueOn }) => [key, dueOn])).toEqual(ours);
      }),
      { numRuns: runs(300) },
    );
  });

  it('lets a period that the first of three versions has settled rest', () => {
    const on = (month: number) => ({ type: 'once', month, day: 10, shift: { kind: 'none' } }) as const;
    const plain = duty('d', [on(3), on(5), on(9)]);
    const [first, second, third] = plain.rules;
    if (!first || !second || !third) throw new Error('three rules');
    const rules = [
      { ...first, validTo: day('2021-03-31') },
      { ...second, follows: first.id, validFrom: day('2021-04-01'), validTo: day('2021-06-30') },
      { ...third, follows: second.id, validFrom: day('2021-07-01') },
    ];
    const given = facts({ units: [unit('a')], duties: [{ ...plain, rules }] });
    expect(deriveOccurrences(given, { today, calendar }).map(({ dueOn }) => dueOn)).toEqual(['2021-03-10']);
    expect(check(given)).toMatchObject({ due: 1, gaps: 0, notes: [] });
  });

  it('agrees on dated versions, the shift aside', () => {
    const late = {
      rule: { ...MONTHLY, shift: { kind: 'later' } },
      validFrom: day('2021-02-01'),
      validTo: day('2021-05-31'),
    } as const;
    const keys = expectedPeriods(late, { year: 2021, calendar, reviewDates: [] }).map(({ key }) => key);
    expect(keys).toEqual(['2021-02', '2021-03', '2021-04', '2021-05']);
  });
});

describe('coverage', () => {
  it('finds nothing missing and nothing invented in any derivation', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: -10, max: 380 }), (given, offset) => {
        const on = addDays(dayInMonth(given.year, 1, 1), offset);
        const occurrences = deriveOccurrences(given, { today: on, calendar });
        const result = coverage(given, occurrences, { today: on, calendar });
        expect(result.found.filter(({ cause }) => cause === 'missing')).toEqual([]);
        expect(result.notes.filter(({ cause }) => cause === 'unexpected')).toEqual([]);
        expect(result.notes.filter(({ cause }) => cause === 'misjudged')).toEqual([]);
        const { due, exempt, before, aside, gaps } = result;
        const exempted = occurrences.filter(({ lamp }) => lamp === 'exempt').length;
        const old = occurrences.filter(({ lamp, aside: isAside }) => lamp === 'before' && isAside !== true).length;
        const apart = occurrences.filter(({ tally }) => tally === 'apart').length;
        expect([exempt, before, aside]).toEqual([exempted, old, apart - exempted - old]);
        expect(due).toBe(occurrences.length - apart);
        expect(result.expected).toBe(due + exempt + before + aside + gaps);
      }),
      { numRuns: runs(150) },
    );
  });

  it('notices any occurrence that the derivation loses', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (given, pick) => {
        const on = dayInMonth(given.year, 6, 28);
        const occurrences = deriveOccurrences(given, { today: on, calendar });
        fc.pre(occurrences.length > 0);
        const lost = occurrences[pick % occurrences.length];
        const whole = coverage(given, occurrences, { today: on, calendar });
        const holed = coverage(
          given,
          occurrences.filter((one) => one !== lost),
          { today: on, calendar },
        );
        expect(holed.gaps).toBe(whole.gaps + 1);
        expect(holed.expected).toBe(whole.expected);
        expect(holed.found.find(({ cause }) => cause === 'missing')).toMatchObject({
          dutyId: lost?.dutyId,
          unitIds: [lost?.unitId],
          periods: [lost?.period.key],
          count: 1,
        });
      }),
      { numRuns: runs(150) },
    );
  });

  it('notices any occurrence that counts and should not, does not and should, or has other pieces than were sent', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (given, pick) => {
        const on = dayInMonth(given.year, 6, 28);
        const occurrences = deriveOccurrences(given, { today: on, calendar });
        const free = occurrences.filter(({ lamp }) => lamp !== 'exempt');
        fc.pre(free.length > 0);
        const one = free[pick % free.length] as Occurrence;
        const wrong: Occurrence = { ...one, tally: one.tally === 'apart' ? 'missed' : 'apart' };
        const { notes, expected } = coverage(
          given,
          occurrences.map((each) => (each === one ? wrong : each)),
          { today: on, calendar },
        );
        expect(expected).toBe(coverage(given, occurrences, { today: on, calendar }).expected);
        expect(notes.filter(({ cause }) => cause === 'misjudged')).toMatchObject([
          { dutyId: one.dutyId, unitIds: [one.unitId], periods: [one.period.key], count: 1 },
        ]);
      }),
      { numRuns: runs(150) },
    );
    const quota = { type: 'quota', per: 'month', atLeast: 2 } as const;
    const given = facts({
      units: [unit('a')],
      duties: [duty('d', [quota], { kind: 'submission' })],
      submissions: [{ unitId: unit('a').id, month: 1, count: 2 }],
    });
    const [first, ...rest] = deriveOccurrences(given, { today, calendar });
    expect(causes(check(given).notes)).toEqual([]);
    expect(causes(check(given, [{ ...(first as Occurrence), done: 1 }, ...rest]).notes)).toEqual([['misjudged', 1]]);
  });

  it('notices an occurrence that nobody asked for', () => {
    const given = facts({ duties: [duty('d', [MONTHLY])] });
    const occurrences = deriveOccurrences(given, { today, calendar });
    const [first] = occurrences;
    const result = check(given, [...occurrences, { ...(first as Occurrence), unitId: 'b' as never }]);
    expect(result.notes).toContainEqual(expect.objectContaining({ cause: 'unexpected', unitIds: ['b'], count: 1 }));
    expect([result.expected, result.due]).toEqual([12, 12]);
  });

  it('counts exempt occurrences beside those that are due', () => {
    const given = facts({ units: [unit('a')], duties: [duty('d', [MONTHLY])] });
    const occurrences = deriveOccurrences(given, { today, calendar });
    const [first, ...rest] = occurrences;
    if (!first) throw new Error('twelve occurrences');
    const exempted = [{ ...first, lamp: 'exempt' as const }, ...rest];
    expect(check(given, exempted)).toMatchObject({
      expected: 12,
      due: 11,
      exempt: 1,
      gaps: 0,
      found: [],
      notes: [],
    });
  });

  it('calls what the facts leave out by its name', () => {
    const given = facts({
      units: [unit('a'), unit('b', { to: day('2021-04-30') }), unit('c')],
      groups: [group('g', []), group('h', [member('a'), member('c', { from: day('2021-07-01') })])],
      duties: [
        duty('noRule', [], { assignments: [grouped('h')], timeCheck: '“适时”没有说明时限。' }),
        duty('noUnits', [QUARTERLY], { assignments: [] }),
        duty('empty', [QUARTERLY], { assignments: [grouped('g')] }),
        duty('closed', [MONTHLY], { assignments: [named('b')] }),
        duty('waits', [WITHIN_THREE], { assignments: [named('a')] }),
        duty('upFor', [{ type: 'minimumDuration', n: 10, count: 'day' }], { kind: 'case' }),
        duty('idea', [], { kind: 'measure', timeCheck: '“适时”没有说明时限。' }),
      ],
    });
    const result = check(given);
    expect(result.found.map(({ dutyId, cause, count }) => [dutyId, cause, count])).toEqual([
      ['noRule', 'noRule', 1],
      ['noUnits', 'noUnits', 4],
      ['empty', 'nobody', 4],
      ['closed', 'nobody', 8],
      ['idea', 'noRule', 1],
    ]);
    // Four months of b.
    expect(result).toMatchObject({ expected: 22, due: 4, gaps: 18 });
    expect(result.notes.map(({ dutyId, unitId, groupId, cause }) => [dutyId ?? unitId ?? groupId, cause])).toEqual([
      ['noRule', 'timeToCheck'],
      ['waits', 'neverTriggered'],
      ['upFor', 'onlyDuration'],
      ['idea', 'timeToCheck'],
      ['g', 'emptyGroup'],
      ['c', 'idleUnit'],
    ]);
    expect(result.byKind.map(({ kind, duties, gaps }) => [kind, duties, gaps])).toEqual([
      ['disclosure', 5, 17],
      ['measure', 1, 1],
      ['case', 1, 0],
    ]);
  });

  it('sees the months between two versions, and only tells of those outside them', () => {
    const plain = duty('d', [MONTHLY, QUARTERLY], { assignments: [named('a'), named('b')] });
    const [monthly, quarterly] = plain.rules;
    if (!monthly || !quarterly) throw new Error('two rules');
    const versions = [
      { ...monthly, validFrom: day('2021-02-01'), validTo: day('2021-03-31') },
      { ...quarterly, validFrom: day('2021-06-01') },
    ];
    const result = check(facts({ units: [unit('a'), unit('b')], duties: [{ ...plain, rules: versions }] }));
    expect(causes(result.found)).toEqual([['betweenVersions', 4]]);
    expect(result.found[0]?.periods).toEqual(['2021-04', '2021-05']);
    expect(causes(result.notes)).toEqual([['partOfYear', 1]]);
    // February, March; the second to fourth quarter.
    expect(result).toMatchObject({ due: 10, gaps: 4, expected: 14 });
  });

  it('has no quarrel with a change of rules from one day to the next', () => {
    const plain = duty('d', [MONTHLY, QUARTERLY]);
    const [monthly, quarterly] = plain.rules;
    if (!monthly || !quarterly) throw new Error('two rules');
    const rules = [
      { ...monthly, validTo: day('2021-05-31') },
      { ...quarterly, validFrom: day('2021-06-01') },
    ];
    expect(check(facts({ units: [unit('a')], duties: [{ ...plain, rules }] }))).toMatchObject({
      found: [],
      notes: [],
      due: 8,
    });
  });

  it('tells of registrations that answer nothing', () => {
    const given = facts({
      units: [unit('a')],
      duties: [duty('d', [MONTHLY])],
      triggers: [trigger('t', 'd', '2021-03-01')],
      fulfilments: [done('d', '2021-01', '2021-01-20'), done('d', '2021-W05', '2021-02-02')],
    });
    expect(check(given).notes).toEqual([
      expect.objectContaining({ cause: 'strayFulfilments', dutyId: 'd', count: 1, periods: ['2021-W05'] }),
    ]);
  });

  it('is silent about an empty year', () => {
    const nothing = { expected: 0, due: 0, exempt: 0, before: 0, aside: 0, gaps: 0 };
    expect(check(facts({}))).toEqual({ ...nothing, byKind: [], found: [], notes: [] });
  });
});
