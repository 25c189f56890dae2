import { describe, expect, it } from 'vitest';
import { submissionYear } from '../../../electron/domain/assessment/counting.ts';
import { coverage } from '../../../electron/domain/coverage/check.ts';
import { dutyProgress } from '../../../electron/domain/duties/progress.ts';
import type { GroupId } from '../../../electron/domain/brand.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import type { SubmissionCount, YearFacts } from '../../../electron/domain/model/facts.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { countOf } from '../../../electron/domain/occurrences/counts.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  exempted,
  facts,
  group,
  grouped,
  member,
  named,
  unit,
} from '../occurrences/occurrenceFacts.ts';
import { scoreUsually } from '../assessment/fourIndicators.ts';

const calendar = builtInCalendar();
const monthlyOf = (atLeast: number): TimeRule => ({ type: 'quota', per: 'month', atLeast });
const asking = (id: string, atLeast: number, more: Partial<Duty> = {}) =>
  duty(id, [monthlyOf(atLeast)], { kind: 'submission', ...more });
const sent = (unitId: string, counts: readonly number[]): readonly SubmissionCount[] =>
  counts.map((count, index) => ({ unitId: unit(unitId).id, month: index + 1, count }));
const twoAMonth = sent('a', [2, 2, 2, 2, 2]);

function given(more: Partial<YearFacts>): YearFacts {
  return facts({ units: [unit('a')], ...more });
}

/** Worth a look, and no fault. */
const SAID: ReadonlySet<string> = new Set(['idleUnit', 'longerPieces']);

function derived(year: YearFacts, today: string) {
  const list = deriveOccurrences(year, { today: day(today), calendar });
  const { found, notes } = coverage(year, list, { today: day(today), calendar });
  expect([...found, ...notes].map(({ cause }) => cause).filter((cause) => !SAID.has(cause))).toEqual([]);
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
    const row = scoreUsually(year, list, scoreDays(year, day('2021-06-10'))).groups[0]?.rows[0];
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

describe('pieces asked for by the quarter, the half-year or the year', () => {
  const by = (id: string, per: 'quarter' | 'halfYear' | 'year', atLeast: number, more: Partial<Duty> = {}) =>
    duty(id, [{ type: 'quota', per, atLeast }], { kind: 'submission', ...more });
  const frame = { ...defaultFrame(facts({}).year), rankShare: 0 };
  /** The line of 信息报送 in a's score, with what it was counted from. */
  function line(year: YearFacts, today: string) {
    const days = scoreDays(year, day(today));
    const known = factsAsOf(year, days.asOf);
    const list = deriveOccurrences(known, { today: days.judgedOn, calendar });
    const found = scoreUsually(known, list, days).groups[0]?.rows[0]?.indicators[2];
    return {
      basis: found?.basis,
      points: found?.points,
      longer: found?.longer?.map(({ occurrence, count, target, charged, met }) => [
        occurrence.period.key,
        count,
        target,
        charged,
        met,
      ]),
    };
  }
  const only = (duties: readonly Duty[], counts: readonly number[]) =>
    given({ duties, submissions: sent('a', counts), submissionTarget: 0, frame });

  it('are made up by the matrix, each period with progress and lamp, and score once it is due', () => {
    const year = only([by('q', 'quarter', 3)], [1, 1, 1, 0, 2, 0, 4]);
    const list = derived(year, '2021-07-10');
    expect(list.map(({ period, done: pieces, needed, lamp }) => [period.key, pieces, needed, lamp])).toEqual([
      ['2021-Q1', 3, 3, 'onTime'],
      ['2021-Q2', 2, 3, 'overdue'],
      ['2021-Q3', 4, 3, 'onTime'],
      ['2021-Q4', 0, 3, 'upcoming'],
    ]);
    expect(line(year, '2021-06-30')).toMatchObject({ basis: '应报 1 个季度，达标 1 个季度', points: '20.00' });
    // The third quarter runs, met or not.
    expect(line(year, '2021-07-10')).toEqual({
      basis: '应报 2 个季度，达标 1 个季度',
      points: '10.00',
      longer: [
        ['2021-Q1', 3, 3, 0, true],
        ['2021-Q2', 2, 3, 0, false],
      ],
    });
  });

  it.each([
    ['halfYear', 10, [2, 2, 2, 2, 1], '2021-07-01', '应报 1 个半年，达标 0 个半年', '0.00'],
    ['halfYear', 10, [2, 2, 2, 2, 1, 1], '2021-07-01', '应报 1 个半年，达标 1 个半年', '20.00'],
    ['year', 20, [5, 5, 5, 4], '2022-01-01', '应报 1 个年度，达标 0 个年度', '0.00'],
    ['year', 20, [0, 0, 0, 0, 0, 20], '2022-01-01', '应报 1 个年度，达标 1 个年度', '20.00'],
    ['year', 20, [20], '2021-12-31', '无应报月份，不计入', undefined],
  ] as const)('by the %s, %d of them', (per, atLeast, counts, today, basis, points) => {
    expect(line(only([by('d', per, atLeast)], counts), today)).toMatchObject({ basis, points });
  });

  it('count beside the months, and are not charged again for what a month was missed for', () => {
    const duties = [asking('m', 1), by('y', 'year', 14)];
    const withMonths = (counts: readonly number[]) => line(only(duties, counts), '2022-01-01');
    // 13 pieces, none in December: with the one that December was missed for it is 14.
    expect(withMonths([3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0])).toEqual({
      basis: '应报 12 个月、1 个年度，达标 11 个月、1 个年度',
      points: '18.46',
      longer: [['2021', 13, 14, 1, true]],
    });
    // 13 pieces with every month met: what is missing is missing of the year alone.
    expect(withMonths([2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toMatchObject({
      basis: '应报 12 个月、1 个年度，达标 12 个月、0 个年度',
      longer: [['2021', 13, 14, 0, false]],
    });
    // Two short, one of them a month's: the year is short of one by itself.
    expect(withMonths([2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0])).toMatchObject({ longer: [['2021', 12, 14, 1, false]] });
  });

  it('are the same pieces as those of the shorter periods where they ask for no more', () => {
    const none = Array.from({ length: 12 }, () => 0);
    expect(line(only([asking('m', 1), by('q', 'quarter', 3), by('y', 'year', 12)], none), '2022-01-01')).toEqual({
      basis: '应报 12 个月，达标 0 个月；另有 5 期的要求已含在各月目标内，不重复计',
      points: '0.00',
      longer: [],
    });
    // Of two over the same months the larger number counts; quarters are in the year as months are.
    const both = [by('q', 'quarter', 3), by('y', 'year', 20), by('less', 'year', 15), by('in', 'year', 12)];
    expect(line(only(both, [9, 0, 0, 3, 0, 0, 3, 0, 0]), '2022-01-01')).toEqual({
      basis: '应报 4 个季度、1 个年度，达标 3 个季度、0 个年度；另有 2 期的要求已含在各月目标内，不重复计',
      points: '12.00',
      longer: [
        ['2021-Q1', 9, 3, 0, true],
        ['2021-Q2', 3, 3, 0, true],
        ['2021-Q3', 3, 3, 0, true],
        ['2021-Q4', 0, 3, 0, false],
        ['2021', 15, 20, 3, false],
      ],
    });
  });

  it('count as their duty is followed, from its start, and not where exempt, before the start of use or after the cut-off', () => {
    const quarterly = (more: Partial<Duty>, facts: Partial<YearFacts> = {}) =>
      line({ ...only([by('q', 'quarter', 3, more)], []), ...facts }, '2022-02-01').basis;
    expect(quarterly({})).toBe('应报 4 个季度，达标 0 个季度');
    expect(quarterly({ following: 'reported' })).toBe('无应报月份，不计入');
    expect(quarterly({ startsOn: day('2021-05-24') })).toBe('应报 3 个季度，达标 0 个季度');
    expect(quarterly({}, { inUseFrom: day('2021-09-01') })).toBe('应报 2 个季度，达标 0 个季度');
    expect(quarterly({}, { exemptions: [exempted('q', '2021-Q2')] })).toBe('应报 3 个季度，达标 0 个季度');
    expect(quarterly({}, { frame: { ...frame, cutOff: day('2021-09-15') } })).toBe('应报 2 个季度，达标 0 个季度');
  });

  it('are named by the coverage check, with those of a week, which are in no score', () => {
    const weekly = duty('w', [{ type: 'quota', per: 'week', atLeast: 1 }], { kind: 'submission' });
    const year = only([by('q', 'quarter', 3), asking('m', 1), weekly], []);
    const list = deriveOccurrences(year, { today: day('2021-04-10'), calendar });
    const { notes } = coverage(year, list, { today: day('2021-04-10'), calendar });
    expect(notes.filter(({ cause }) => cause.endsWith('Pieces')).map(({ cause, dutyId }) => [cause, dutyId])).toEqual([
      ['longerPieces', 'q'],
      ['unscoredPieces', 'w'],
    ]);
  });
});

describe('a figure of the matrix and the cut-off (考核截止日)', () => {
  const measured = (cutOff: string, submissions: readonly SubmissionCount[], more: Partial<YearFacts> = {}) => {
    const frame = { ...defaultFrame(facts({}).year), rankShare: 0, cutOff: day(cutOff) };
    const year = given({ duties: [], submissions, submissionTarget: 1, frame, ...more });
    const days = scoreDays(year, day('2022-03-01'));
    const known = factsAsOf(year, days.asOf);
    const list = deriveOccurrences(known, { today: days.judgedOn, calendar });
    return { known, finding: scoreUsually(known, list, days).groups[0]?.rows[0]?.indicators[2] };
  };

  it('counts, whenever it is typed in, where its month was over by it; that of a later month does not', () => {
    const typed = sent('a', [1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9]);
    const { known, finding } = measured('2021-07-31', typed);
    expect(finding?.basis).toBe('应报 7 个月，达标 7 个月');
    expect(known.submissions.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    // A month that runs on the day is not over: neither owed nor sent.
    expect(measured('2021-07-30', typed).finding?.basis).toBe('应报 6 个月，达标 6 个月');
  });

  it('of a later month makes up no year either: what is due in July of the whole year has what was sent by then', () => {
    const july = {
      type: 'recurring',
      every: 'year',
      due: { at: 'dayInPeriod', month: 7, day: 15 },
      covers: 'same',
    } as const;
    const duties = [duty('y', [{ ...july, shift: NO_SHIFT }], { kind: 'submission' })];
    const basis = (month: number) => {
      const typed = [{ unitId: unit('a').id, month, count: 1 }];
      return measured('2021-07-31', typed, { duties, submissionTarget: 0 }).finding?.basis;
    };
    expect([7, 8].map(basis)).toEqual(['应报 1 个年度，达标 1 个年度', '应报 1 个年度，达标 0 个年度']);
  });

  it('keeps no piece that was registered with a day after it, and keeps what was registered by it of a running month', () => {
    const fulfilments = [done('d', '2021-06', '2021-08-02'), done('d', '2021-07', '2021-08-02')];
    const typed = sent('a', [1, 1, 1, 1, 1, 1, 2]);
    const counted = measured('2021-07-31', typed, { duties: [asking('d', 1)], fulfilments }).finding?.months;
    expect(counted?.map(({ month, count }) => [month, count]).slice(5)).toEqual([
      [6, 0],
      [7, 1],
    ]);
    const early = [done('d', '2021-08', '2021-07-20')];
    const { known } = measured('2021-07-31', sent('a', [0, 0, 0, 0, 0, 0, 0, 5]), {
      duties: [asking('d', 1)],
      fulfilments: early,
    });
    expect(submissionYear(known).sent(unit('a').id, 8)).toBe(1);
  });
});
