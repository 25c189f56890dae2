import { describe, expect, it } from 'vitest';
import { coverage } from '../../../electron/domain/coverage/check.ts';
import type { Duty, Following } from '../../../electron/domain/model/duty.ts';
import type { AwaitedReply, YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { dutyProgress } from '../../../electron/domain/duties/progress.ts';
import { countBefore, countOf, isBefore } from '../../../electron/domain/occurrences/counts.ts';
import { deriveOccurrences, dutiesNotBegun } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  exempted,
  extended,
  facts,
  grouped,
  MONTHLY,
  named,
  ONCE,
  QUARTERLY,
  takenDown,
  trigger,
  WITHIN_THREE,
} from './occurrenceFacts.ts';

const calendar = builtInCalendar();

function derived(given: Partial<YearFacts>, today = '2021-06-15'): readonly Occurrence[] {
  return deriveOccurrences(facts(given), { today: day(today), calendar });
}

/** Whether all that a duty has falls due before its start. */
function notBegun(one: Duty): boolean {
  const given = facts({ duties: [one] });
  const options = { today: day('2021-06-15'), calendar };
  return dutiesNotBegun(given, deriveOccurrences(given, options), options).has(one.id);
}

/** The check's sums and causes; whatever is tried here, neither way of reckoning finds a fault of the other. */
function checked(given: Partial<YearFacts>, today = '2021-06-15') {
  const whole = facts(given);
  const { notes, found, ...sums } = coverage(whole, derived(given, today), { today: day(today), calendar });
  const causes = [...found, ...notes].map(({ cause }) => cause).filter((cause) => cause !== 'idleUnit');
  for (const fault of ['missing', 'unexpected', 'misjudged']) expect(causes).not.toContain(fault);
  return { ...sums, causes };
}

const keys = (list: readonly Occurrence[]) => list.map(({ period }) => period.key);
const shown = (list: readonly Occurrence[]) => list.map(({ period, lamp, tally }) => [period.key, lamp, tally]);
const monthly = (startsOn?: string) => duty('d', [MONTHLY], startsOn === undefined ? {} : { startsOn: day(startsOn) });

describe('a start (施行日)', () => {
  it('on 24 May leaves eight of twelve months, and the check expects no more', () => {
    const given = { duties: [monthly('2021-05-24')] };
    expect(keys(derived(given))).toEqual([
      '2021-05',
      '2021-06',
      '2021-07',
      '2021-08',
      '2021-09',
      '2021-10',
      '2021-11',
      '2021-12',
    ]);
    expect(checked(given)).toMatchObject({ expected: 8, due: 8, gaps: 0, causes: [] });
    // A week after issue one is due, and nothing of what nobody could have known.
    expect(countOf(derived(given, '2021-05-31'))).toMatchObject({ due: 0, overdue: 0, notDue: 8 });
    expect(countOf(derived(given, '2021-06-01'))).toMatchObject({ due: 1, overdue: 1, notDue: 7 });
  });

  it.each([
    ['2021-05-31', 8],
    ['2021-06-01', 7],
    ['2021-01-01', 12],
    ['2019-07-01', 12],
    ['2021-12-31', 1],
  ])('on %s leaves %i: what is due on the very day is owed', (startsOn, left) => {
    const given = { duties: [monthly(startsOn)] };
    expect(derived(given)).toHaveLength(left);
    expect(checked(given).expected).toBe(left);
  });

  it('later than facts leaves those facts and their occurrences, which count', () => {
    const given = {
      duties: [{ ...monthly('2021-05-24'), assignments: [named('a'), named('b')] }],
      fulfilments: [
        done('d', '2021-01', '2021-01-20'),
        done('d', '2021-02', '2021-03-02', { unit: 'b' }),
        done('d', '2021-05', '2021-05-25'),
      ],
      exemptions: [exempted('d', '2021-03')],
      extensions: [extended('d', '2021-04', '2021-06-20')],
    };
    const early = derived(given).filter(({ period }) => period.key < '2021-05');
    expect(early.map(({ unitId, period, lamp, tally }) => [unitId, period.key, lamp, tally])).toEqual([
      ['a', '2021-01', 'onTime', 'onTime'],
      ['b', '2021-02', 'late', 'late'],
      ['a', '2021-03', 'exempt', 'apart'],
      ['a', '2021-04', 'dueSoon', 'notDue'],
    ]);
    // Eight months of two units, and those four.
    expect(checked(given)).toMatchObject({ expected: 20, due: 19, exempt: 1, gaps: 0, causes: [] });
    // January, February, and May of which b owes nothing before June.
    expect(countOf(derived(given))).toEqual({
      due: 4,
      onTime: 2,
      late: 1,
      breach: 0,
      overdue: 1,
      unchecked: 0,
      notDue: 15,
    });
  });

  it('holds for what an event starts: by the day on which that falls due', () => {
    const given = {
      duties: [duty('d', [WITHIN_THREE], { startsOn: day('2021-05-24') })],
      // Due on 21 and 24 May: Friday and Monday.
      triggers: [trigger('t1', 'd', '2021-05-18'), trigger('t2', 'd', '2021-05-19')],
    };
    expect(derived(given).map(({ period, dueOn }) => [period.key, dueOn])).toEqual([['t2', '2021-05-24']]);
    expect(checked(given)).toMatchObject({ expected: 1, causes: [] });
  });

  it('behind all of a duty’s dates leaves none, which duty and check both say', () => {
    const late = duty('d', [ONCE], { startsOn: day('2021-07-01') });
    const given = { duties: [late] };
    expect(derived(given)).toEqual([]);
    expect(notBegun(late)).toBe(true);
    expect(dutyProgress(late, [], day('2021-06-15')).state).toBe('nothingDue');
    expect(checked(given)).toMatchObject({ expected: 0, gaps: 0, causes: ['startsTooLate'] });
  });

  it('is not why a duty is empty that has no units, no date, waits for an event, or is not followed', () => {
    const startsOn = day('2021-07-01');
    const others = [
      duty('d', [ONCE], { startsOn, assignments: [] }),
      duty('d', [], { startsOn }),
      duty('d', [WITHIN_THREE], { startsOn }),
      duty('d', [ONCE], { startsOn, following: 'none' }),
      duty('d', [ONCE]),
      // Nobody is there to owe it: its group has no members.
      duty('d', [ONCE], { startsOn, assignments: [grouped('empty')] }),
    ];
    for (const one of others) {
      expect([notBegun(one), checked({ duties: [one] }).causes.includes('startsTooLate')]).toEqual([false, false]);
    }
  });
});

describe('a way of following (计入方式)', () => {
  const inTheWay = (following: Following) => ({
    duties: [{ ...monthly(), following }],
    fulfilments: [done('d', '2021-01', '2021-01-20'), done('d', '2021-02', '2021-03-02')],
  });
  const six = (list: readonly Occurrence[]) => shown(list).slice(0, 6);

  it('counted: red once past, in every rate', () => {
    expect(six(derived(inTheWay('counted')))).toEqual([
      ['2021-01', 'onTime', 'onTime'],
      ['2021-02', 'late', 'late'],
      ['2021-03', 'overdue', 'missed'],
      ['2021-04', 'overdue', 'missed'],
      ['2021-05', 'overdue', 'missed'],
      ['2021-06', 'upcoming', 'notDue'],
    ]);
    expect(checked(inTheWay('counted'))).toMatchObject({ due: 12, aside: 0, expected: 12 });
  });

  it.each(['reported', 'office'] as const)('%s: looked at, never red, in no rate', (following) => {
    const list = derived(inTheWay(following));
    expect(six(list)).toEqual([
      ['2021-01', 'onTime', 'apart'],
      ['2021-02', 'late', 'apart'],
      ['2021-03', 'checkDue', 'apart'],
      ['2021-04', 'checkDue', 'apart'],
      ['2021-05', 'checkDue', 'apart'],
      ['2021-06', 'upcoming', 'apart'],
    ]);
    expect(countOf(list)).toEqual({ due: 0, onTime: 0, late: 0, breach: 0, overdue: 0, unchecked: 0, notDue: 0 });
    expect(checked(inTheWay(following))).toMatchObject({ due: 0, aside: 12, expected: 12, causes: [] });
  });

  it('none: nothing is asked; what is on record is kept and stands apart', () => {
    const list = derived(inTheWay('none'));
    expect(shown(list)).toEqual([
      ['2021-01', 'notCounted', 'apart'],
      ['2021-02', 'notCounted', 'apart'],
    ]);
    expect(list.map(({ done: pieces, fulfilmentIds }) => [pieces, fulfilmentIds.length])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(checked(inTheWay('none'))).toMatchObject({ due: 0, aside: 2, expected: 2, causes: ['notFollowed'] });
    const plain = { ...monthly(), following: 'none' as const };
    expect(derived({ duties: [plain] })).toEqual([]);
    expect(dutyProgress(plain, [], day('2021-06-15')).state).toBe('notCounted');
  });

  it('is by default reported for a sentence without a date, counted for all with one', () => {
    const given = { duties: [duty('d', [], { kind: 'measure' }), duty('e', [QUARTERLY], { kind: 'measure' })] };
    expect(derived(given, '2022-03-01').map(({ dutyId, lamp, tally }) => `${dutyId} ${lamp} ${tally}`)).toEqual([
      'd checkDue apart',
      'd checkDue apart',
      'e overdue missed',
      'e overdue missed',
      'e overdue missed',
      'e overdue missed',
    ]);
    expect(checked(given)).toMatchObject({ due: 4, aside: 2 });
  });
});

describe('a review of work without a deadline', () => {
  const awaited = (replyBy: string, periodKey = '2021-R06-30'): AwaitedReply =>
    ({ dutyId: 'd', ruleId: 'undated', unitId: 'a', periodKey, replyBy: day(replyBy) }) as AwaitedReply;
  const lampOn = (today: string, replies: readonly AwaitedReply[] = [], following?: Following) => {
    const assignments = [named('a'), named('b')];
    const measure = duty('d', [], { kind: 'measure', assignments, ...(following ? { following } : {}) });
    const june = derived({ duties: [measure], awaited: replies }, today).filter(({ dueOn }) => dueOn === '2021-06-30');
    return june.map(({ lamp }) => lamp);
  };

  it('shows 应检查 from its day on, and is never late', () => {
    expect(['2021-01-01', '2021-06-29', '2021-06-30', '2021-07-01', '2022-12-31'].map((on) => lampOn(on)[0])).toEqual([
      'ongoing',
      'ongoing',
      'checkDue',
      'checkDue',
      'checkDue',
    ]);
  });

  it('shows 未反馈 only after a round’s reply day, before or after the review, for the unit that was asked', () => {
    expect(['2021-07-01', '2021-07-09', '2021-07-10'].map((on) => lampOn(on, [awaited('2021-07-09')]))).toEqual([
      ['checkDue', 'checkDue'],
      ['checkDue', 'checkDue'],
      ['noReply', 'checkDue'],
    ]);
    expect(['2021-06-10', '2021-06-11'].map((on) => lampOn(on, [awaited('2021-06-10')]))).toEqual([
      ['ongoing', 'ongoing'],
      ['noReply', 'ongoing'],
    ]);
    // Of two rounds the earlier, of another review none.
    expect(lampOn('2021-07-10', [awaited('2021-07-20'), awaited('2021-07-09')])[0]).toBe('noReply');
    expect(lampOn('2021-07-10', [awaited('2021-07-09', '2021-R12-31')])[0]).toBe('checkDue');
  });

  it('that counts turns blue before its day, is missed after it, and is still not red', () => {
    expect(['2021-06-22', '2021-06-23', '2021-06-30', '2021-07-01'].map((on) => lampOn(on, [], 'counted')[0])).toEqual([
      'ongoing',
      'dueSoon',
      'checkDue',
      'checkDue',
    ]);
    const measure = duty('d', [], { kind: 'measure', following: 'counted' });
    const tallies = ['2021-06-30', '2021-07-01'].map((on) => derived({ duties: [measure] }, on)[0]?.tally);
    expect(tallies).toEqual(['notDue', 'missed']);
  });

  it('is done like anything else, and a deadline missed stays red whatever a round asked', () => {
    const measure = duty('d', [], { kind: 'measure' });
    const fulfilments = [done('d', '2021-R06-30', '2021-06-20', { rule: 'undated' })];
    const replies = [awaited('2021-07-01')];
    const [first] = derived({ duties: [measure], fulfilments, awaited: replies }, '2021-07-10');
    expect(first).toMatchObject({ lamp: 'onTime', tally: 'apart' });
    const dated = duty('d', [ONCE]);
    const asked = [{ ...awaited('2021-07-01', '2021'), ruleId: dated.rules[0]?.id } as AwaitedReply];
    expect(derived({ duties: [dated], awaited: asked }, '2021-07-10')[0]?.lamp).toBe('overdue');
  });
});

describe('what fell due before the start of use (此前)', () => {
  const counting = { frame: { ...defaultFrame(facts({}).year), countsBefore: true } };
  const given = {
    inUseFrom: day('2021-05-31'),
    duties: [monthly()],
    fulfilments: [done('d', '2021-01', '2021-01-20'), done('d', '2021-02', '2021-03-02')],
  };

  it('stands apart, registered or not; what is due on that very day counts', () => {
    expect(shown(derived(given)).slice(0, 6)).toEqual([
      ['2021-01', 'before', 'apart'],
      ['2021-02', 'before', 'apart'],
      ['2021-03', 'before', 'apart'],
      ['2021-04', 'before', 'apart'],
      ['2021-05', 'overdue', 'missed'],
      ['2021-06', 'upcoming', 'notDue'],
    ]);
    expect(derived(given)[0]).toMatchObject({ done: 1, doneOn: '2021-01-20' });
    expect(checked(given)).toMatchObject({ expected: 12, due: 8, before: 4, gaps: 0, causes: [] });
    expect(dutyProgress(monthly(), derived(given), day('2021-06-15'))).toMatchObject({ done: 0, total: 1, overdue: 1 });
  });

  it('counts all of it once the year says so', () => {
    const all = { ...given, ...counting };
    expect(countOf(derived(all))).toEqual({
      due: 5,
      onTime: 1,
      late: 1,
      breach: 0,
      overdue: 3,
      unchecked: 0,
      notDue: 7,
    });
    expect(checked(all)).toMatchObject({ due: 12, before: 0 });
  });

  it('is by the day that holds: an extension over the border counts, one before it does not', () => {
    const extensions = [extended('d', '2021-03', '2021-05-30'), extended('d', '2021-04', '2021-06-20')];
    const list = derived({ ...given, extensions });
    expect(shown(list).slice(2, 5)).toEqual([
      ['2021-03', 'before', 'apart'],
      ['2021-04', 'dueSoon', 'notDue'],
      ['2021-05', 'overdue', 'missed'],
    ]);
    expect(list[3]).toMatchObject({ dueOn: '2021-06-20', originalDueOn: '2021-04-30' });
    expect(checked({ ...given, extensions })).toMatchObject({ due: 9, before: 3, causes: [] });
  });

  it('leaves what is exempt exempt, what is not followed not followed, and reviews before it alone', () => {
    const measure = duty('m', [], { kind: 'measure' });
    const list = derived(
      {
        inUseFrom: day('2021-07-01'),
        duties: [monthly(), measure, { ...duty('n', [ONCE]), following: 'none' }],
        exemptions: [exempted('d', '2021-01')],
        fulfilments: [done('n', '2021', '2021-06-01')],
      },
      '2021-07-12',
    );
    const lampOf = (dutyId: string) => list.filter((one) => one.dutyId === dutyId).map(({ lamp }) => lamp);
    expect(lampOf('d').slice(0, 2)).toEqual(['exempt', 'before']);
    expect(lampOf('m')).toEqual(['before', 'ongoing']);
    expect(list.filter(isBefore).map(({ dutyId }) => dutyId)).not.toContain('m');
    expect(countBefore(list).total).toBe(lampOf('d').filter((lamp) => lamp === 'before').length);
    expect(lampOf('n')).toEqual(['notCounted']);
  });

  it('of a duty that has nothing else is what its state says', () => {
    const once = duty('d', [ONCE]);
    const inUse = { inUseFrom: day('2021-07-01') };
    const list = derived({ ...inUse, duties: [once] }, '2021-07-12');
    expect(dutyProgress(once, list, day('2021-07-12'))).toMatchObject({ done: 0, total: 0, state: 'before' });
  });
});

describe('what was done early (提前)', () => {
  it('is marked: before its period began, or before the event that it follows', () => {
    const given = {
      duties: [monthly(), duty('e', [WITHIN_THREE])],
      triggers: [trigger('t', 'e', '2021-05-10')],
      fulfilments: [
        done('d', '2021-05', '2021-04-30'),
        done('d', '2021-06', '2021-06-01'),
        done('e', 't', '2021-05-09'),
      ],
    };
    const list = derived(given).filter((one) => one.done > 0);
    expect(list.map(({ period, lamp, early }) => [period.key, lamp, early])).toEqual([
      ['2021-05', 'onTime', true],
      ['2021-06', 'onTime', undefined],
      ['t', 'onTime', true],
    ]);
  });
});

describe('what was taken down before its time (撤早)', () => {
  const up30 = { type: 'minimumDuration', n: 30, count: 'day' } as const;
  const asked = (pieces: YearFacts['fulfilments'], first: TimeRule = ONCE) =>
    derived({ duties: [duty('d', [first, up30])], fulfilments: pieces }, '2021-09-01')[0];

  it.each([
    // Published on 1 June: the thirtieth day after it is 1 July; taken down in its course is not early.
    ['2021-06-01', '2021-06-05', 'breach'],
    ['2021-06-01', '2021-06-30', 'breach'],
    ['2021-06-01', '2021-07-01', 'onTime'],
    ['2021-06-01', undefined, 'onTime'],
    ['2021-07-02', '2021-07-05', 'breach'],
    ['2021-07-02', '2021-08-01', 'late'],
  ] as const)('published %s and down on %s: %s', (on, down, how) => {
    const piece = done('d', '2021', on);
    expect(asked([down === undefined ? piece : takenDown(piece, down)])).toMatchObject({ lamp: how, tally: how });
  });

  it('of a quota leaves enough that stayed, or not', () => {
    const twice = { type: 'quota', per: 'year', atLeast: 2 } as const;
    const [one, two, three] = [1, 2, 3].map((month) => done('d', '2021', `2021-0${month}-10`));
    if (!one || !two || !three) throw new Error('three pieces');
    const down = takenDown(one, '2021-01-12');
    expect(asked([down, two], twice)?.lamp).toBe('breach');
    expect(asked([down, two, three], twice)?.lamp).toBe('onTime');
  });

  it('counts in the rate as due and not on time', () => {
    const list = derived(
      { duties: [duty('d', [ONCE, up30])], fulfilments: [takenDown(done('d', '2021', '2021-06-01'), '2021-06-05')] },
      '2021-09-01',
    );
    expect(countOf(list)).toEqual({ due: 1, onTime: 0, late: 0, breach: 1, overdue: 0, unchecked: 0, notDue: 0 });
    expect(dutyProgress(duty('d', [ONCE, up30]), list, day('2021-09-01')).state).toBe('doneBreach');
  });
});
