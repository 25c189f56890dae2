import { describe, expect, it } from 'vitest';
import { submissionYear } from '../../../electron/domain/assessment/counting.ts';
import { defaultScheme } from '../../../electron/domain/assessment/defaultScheme.ts';
import { scoreYear } from '../../../electron/domain/assessment/score.ts';
import { coverage } from '../../../electron/domain/coverage/check.ts';
import { dutyProgress } from '../../../electron/domain/duties/progress.ts';
import type { GroupId } from '../../../electron/domain/brand.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import type { SubmissionCount, YearFacts } from '../../../electron/domain/model/facts.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { countOf } from '../../../electron/domain/occurrences/counts.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, group, grouped, member, named, unit } from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();
const monthlyOf = (atLeast: number): TimeRule => ({ type: 'quota', per: 'month', atLeast });
const asking = (id: string, atLeast: number, more: Partial<Duty> = {}) =>
  duty(id, [monthlyOf(atLeast)], { kind: 'submission', ...more });
const sent = (unitId: string, counts: readonly number[]): readonly SubmissionCount[] =>
  counts.map((count, index) => ({ unitId: unit(unitId).id, month: index + 1, count }));
const twoAMonth = sent('a', [2, 2, 2, 2, 2]);

function given(more: Partial<YearFacts>): YearFacts {
  return facts({ units: [unit('a')], scheme: defaultScheme(), ...more });
}

function derived(year: YearFacts, today: string) {
  const list = deriveOccurrences(year, { today: day(today), calendar });
  const { found, notes } = coverage(year, list, { today: day(today), calendar });
  expect([...found, ...notes].map(({ cause }) => cause).filter((cause) => cause !== 'idleUnit')).toEqual([]);
  return list;
}

/** Met and counted months of a unit, and what each month asks of it. */
function months(year: YearFacts, unitId: string, today: string) {
  const found = year.units.find(({ id }) => id === unitId);
  if (!found) throw new Error(`no unit ${unitId}`);
  const counted = submissionYear(year).counted(found, day(today));
  return { met: counted.filter(({ met }) => met).length, of: counted.map(({ month }) => month) };
}

function owed(year: YearFacts, unitId: string) {
  const found = year.units.find(({ id }) => id === unitId);
  if (!found) throw new Error(`no unit ${unitId}`);
  return submissionYear(year).owed(found);
}

describe('pieces of 信息报送 are one fact', () => {
  const start = { startsOn: day('2021-01-01') };

  it('two in each of January to May on 10 June: five of five met, nothing overdue, nothing among the measures', () => {
    const year = given({ duties: [asking('d', 1, start)], submissions: twoAMonth });
    expect(months(year, 'a', '2021-06-10')).toEqual({ met: 5, of: [1, 2, 3, 4, 5] });
    const list = derived(year, '2021-06-10');
    expect(countOf(list)).toMatchObject({ due: 5, onTime: 5, late: 0, overdue: 0 });
    expect(dutyProgress(asking('d', 1, start), list, day('2021-06-10'))).toMatchObject({
      done: 5,
      total: 5,
      overdue: 0,
      state: 'inProgress',
    });
    const row = scoreYear(year, list, scoreDays(year, day('2021-06-10'))).groups[0]?.rows[0];
    expect(row?.indicators.map(({ basis, points }) => [basis, points])).toEqual([
      ['无应办事项，不计入', undefined],
      ['无到期举措，不计入', undefined],
      ['应报 5 个月，达标 5 个月', '20.00'],
      ['尚未评议，不计入', undefined],
    ]);
  });

  it('whether typed into the matrix or registered one by one: the larger number, not their sum', () => {
    const registered = ['2021-01-05', '2021-01-20', '2021-02-10'].map((on) => done('d', on.slice(0, 7), on));
    const typed = sent('a', [1, 3, 0]);
    const year = given({ duties: [asking('d', 2, start)], submissions: typed, fulfilments: registered });
    expect([1, 2, 3].map((month) => submissionYear(year).sent(unit('a').id, month))).toEqual([2, 3, 0]);
    expect(months(year, 'a', '2021-04-10')).toEqual({ met: 2, of: [1, 2, 3] });
    const list = derived(year, '2021-04-10');
    expect(list.slice(0, 4).map(({ lamp, done: pieces }) => [lamp, pieces])).toEqual([
      ['onTime', 2],
      ['onTime', 3],
      ['overdue', 0],
      ['upcoming', 0],
    ]);
    expect(list[0]?.fulfilmentIds).toHaveLength(2);
  });

  it('a piece registered for a month belongs to it, whenever it was sent; one of a quarter to the month it was sent in', () => {
    const quarterly = duty('q', [{ type: 'quota', per: 'quarter', atLeast: 2 }], { kind: 'submission' });
    const fulfilments = [done('d', '2021-01', '2021-02-03'), done('q', '2021-Q1', '2021-03-02')];
    const year = given({ duties: [asking('d', 1), quarterly], fulfilments });
    expect([1, 2, 3].map((month) => submissionYear(year).sent(unit('a').id, month))).toEqual([1, 0, 1]);
    const list = derived(year, '2021-04-10');
    expect(list.find(({ dutyId }) => dutyId === 'q')).toMatchObject({ lamp: 'onTime', done: 2 });
  });

  it('a running month counts for none, met or not', () => {
    const year = given({ duties: [asking('d', 1, start)], submissions: sent('a', [1, 1, 1, 1, 1, 1]) });
    expect(months(year, 'a', '2021-06-30')).toEqual({ met: 5, of: [1, 2, 3, 4, 5] });
    expect(months(year, 'a', '2021-07-01')).toEqual({ met: 6, of: [1, 2, 3, 4, 5, 6] });
  });
});

describe('what a month asks for', () => {
  it('is the largest number that its duties ask of the unit, with all of them as sources', () => {
    const year = given({
      units: [unit('a'), unit('b'), unit('c')],
      duties: [
        asking('one', 1),
        asking('three', 3, { startsOn: day('2021-05-24') }),
        asking('two', 2, { assignments: [named('b')] }),
      ],
    });
    expect(owed(year, 'a').targets).toEqual([1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3]);
    expect(owed(year, 'a').sources.map(({ duty: { id }, atLeast }) => [id, atLeast])).toEqual([
      ['one', 1],
      ['three', 3],
    ]);
    expect(owed(year, 'b').targets).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    // The year's own target holds for whoever no duty names.
    expect(owed(year, 'c')).toMatchObject({ targets: Array.from({ length: 12 }, () => 1), sources: [] });
    expect(owed({ ...year, submissionTarget: 2 }, 'a').targets.slice(3, 6)).toEqual([2, 3, 3]);
  });

  it('begins with the month of the 施行日, January where no duty names one', () => {
    expect(owed(given({}), 'a').targets[0]).toBe(1);
    const may = given({ duties: [asking('d', 2, { startsOn: day('2021-05-24') })], units: [unit('a'), unit('b')] });
    expect(owed(may, 'a').targets).toEqual([0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(owed(may, 'b').targets).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(months(may, 'a', '2021-06-10')).toEqual({ met: 0, of: [5] });
    const before = given({ duties: [asking('d', 2, { startsOn: day('2019-07-01') })] });
    expect(owed(before, 'a').targets[0]).toBe(2);
  });

  it('comes from monthly duties that count alone', () => {
    const notMonthly: TimeRule = { type: 'quota', per: 'quarter', atLeast: 6 };
    for (const one of [
      duty('d', [notMonthly], { kind: 'submission' }),
      duty('d', [monthlyOf(6)], { kind: 'measure' }),
      asking('d', 6, { following: 'none' }),
      asking('d', 6, { following: 'reported' }),
    ]) {
      expect(owed(given({ duties: [one] }), 'a')).toMatchObject({
        targets: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        sources: [],
      });
    }
  });

  it('is nothing for companies and abolished units, and only whole months of those that came or went', () => {
    const year = given({
      units: [
        unit('company', { kind: 'other' }),
        unit('gone', { to: day('2020-12-31') }),
        unit('ends', { to: day('2021-05-30') }),
        unit('comes', { kind: 'town', from: day('2021-03-02') }),
      ],
    });
    expect(['company', 'gone'].map((id) => owed(year, id).targets.some((target) => target > 0))).toEqual([
      false,
      false,
    ]);
    expect(months(year, 'ends', '2021-12-31').of).toEqual([1, 2, 3, 4]);
    expect(months(year, 'comes', '2021-07-01').of).toEqual([4, 5, 6]);
    expect(months(year, 'company', '2021-07-01').of).toEqual([]);
  });

  it('is asked of the groups that the year names, and of them alone', () => {
    const frame = { ...defaultFrame(facts({}).year), submissionGroups: ['g' as GroupId] };
    const year = given({
      units: [unit('a'), unit('b'), unit('c')],
      groups: [group('g', [member('a')]), group('h', [member('c')])],
      duties: [asking('d', 3, { assignments: [grouped('h')] })],
      frame,
    });
    expect(['a', 'b', 'c'].map((id) => owed(year, id).targets[0])).toEqual([1, 0, 3]);
  });

  it('is asked of a unit while it is in such a group', () => {
    const frame = { ...defaultFrame(facts({}).year), submissionGroups: ['g' as GroupId] };
    const groups = [group('g', [member('a', { to: day('2021-03-31') }), member('b', { from: day('2021-03-02') })])];
    const year = given({ units: [unit('a'), unit('b')], groups, frame });
    expect(months(year, 'a', '2021-07-01').of).toEqual([1, 2, 3]);
    expect(months(year, 'b', '2021-07-01').of).toEqual([3, 4, 5, 6]);
  });
});

describe('months before the start of use (启用日)', () => {
  const inUse = { duties: [asking('d', 1)], submissions: sent('a', [0, 1]), inUseFrom: day('2021-05-31') };

  it('count for none: those that ended before it', () => {
    expect(months(given(inUse), 'a', '2021-07-10')).toEqual({ met: 0, of: [5, 6] });
    const list = derived(given(inUse), '2021-07-10');
    expect(list.slice(0, 6).map(({ lamp }) => lamp)).toEqual([
      'before',
      'before',
      'before',
      'before',
      'overdue',
      'overdue',
    ]);
  });

  it('count like the rest once the year says so', () => {
    const frame = { ...defaultFrame(facts({}).year), countsBefore: true };
    expect(months(given({ ...inUse, frame }), 'a', '2021-07-10')).toEqual({ met: 1, of: [1, 2, 3, 4, 5, 6] });
  });
});

describe('a number that changed in the year', () => {
  it('for part of the year asks of the months in it', () => {
    const summer: TimeRule = {
      type: 'quota',
      per: 'month',
      atLeast: 2,
      during: { from: day('2021-05-01'), to: day('2021-10-31') },
    };
    const year = given({ duties: [duty('d', [summer], { kind: 'submission' })] });
    expect(derived(year, '2021-12-31')).toHaveLength(6);
    expect(owed(year, 'a').targets).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1]);
  });

  it('asks of each month what held in it', () => {
    const plain = duty('d', [monthlyOf(1), monthlyOf(2)], { kind: 'submission' });
    const [before, after] = plain.rules;
    if (!before || !after) throw new Error('two versions');
    const rules = [
      { ...before, validTo: day('2021-06-30') },
      { ...after, follows: before.id, validFrom: day('2021-07-01') },
    ];
    const year = given({ duties: [{ ...plain, rules }], submissions: sent('a', [1, 1, 1, 1, 1, 1, 1]) });
    const list = derived(year, '2021-08-10');
    expect(countOf(list)).toMatchObject({ onTime: 6, overdue: 1 });
    expect(owed(year, 'a').targets).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    expect(months(year, 'a', '2021-08-10')).toEqual({ met: 6, of: [1, 2, 3, 4, 5, 6, 7] });
  });
});
