import { describe, expect, it } from 'vitest';
import {
  elementNames,
  unitFacts,
  withSnapshots,
  type ScoreSources,
} from '../../../electron/domain/assessment/unitFacts.ts';
import type {
  DutyId,
  FindingId,
  FulfilmentId,
  PieceId,
  ReminderId,
  RuleId,
  UnitClassId,
  VerificationId,
} from '../../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Finding } from '../../../electron/domain/model/finding.ts';
import type { Reminder, Verification } from '../../../electron/domain/model/ledger.ts';
import type { Piece } from '../../../electron/domain/model/piece.ts';
import type { Fulfilment } from '../../../electron/domain/model/registrations.ts';
import type { UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { cutOffDays } from '../../../electron/domain/scoring/cutOffDays.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { base, branch, EVERY, leaf, nodeOf, printed, scheme } from '../scoring/schemeFixtures.ts';
import { day, duty, facts, unit, unitIdOf } from './scoringFixtures.ts';

const calendar = builtInCalendar();
const OWN = unit('甲');

/** A duty that is due once, on a day of 2021. */
function once(id: string, month: number, date: number, more: Partial<Duty> = {}): Duty {
  return {
    ...duty(id, 'disclosure'),
    rules: [{ id: `${id}-rule` as RuleId, rule: { type: 'once', month, day: date, shift: { kind: 'none' } } }],
    assignments: [{ party: { kind: 'unit', id: OWN.id }, role: 'responsible' }],
    ...more,
  };
}

function done(dutyId: string, doneOn: string, recordedIn = 1): Fulfilment {
  return {
    id: `${dutyId} ${doneOn}` as FulfilmentId,
    dutyId: dutyId as DutyId,
    ruleId: `${dutyId}-rule` as RuleId,
    unitId: OWN.id,
    periodKey: '2021',
    doneOn: day(doneOn),
    recordedAt: `${doneOn}T02:00:00.000Z`,
    recordedIn,
    title: '',
    link: '',
  };
}

function returned(
  dutyId: string,
  on: string,
  newDueOn: string,
  recordedIn: number,
  elements: readonly string[] = [],
): Verification {
  return {
    id: `${dutyId} ${on}` as VerificationId,
    dutyId: dutyId as DutyId,
    ruleId: `${dutyId}-rule` as RuleId,
    unitId: OWN.id,
    periodKey: '2021',
    on: day(on),
    result: 'returned',
    fault: 'requirement',
    newDueOn: day(newDueOn),
    reason: '',
    elements,
    by: '',
    recordedAt: `${on}T02:00:00.000Z`,
    recordedIn,
  };
}

const year = (more: Partial<YearFacts>): YearFacts => facts({ units: [OWN], submissionTarget: 0, ...more });

/** A unit's facts as they stand on a day, derived as the app derives them. */
function standing(given: YearFacts, today: PlainDate, more: Partial<ScoreSources> = {}): UnitFacts {
  const days = scoreDays(given, today);
  const then = factsAsOf(given, days.asOf);
  const occurrences = deriveOccurrences(then, { today: days.judgedOn, calendar });
  return unitFacts({ facts: then, occurrences, days, calendar, ...more })(OWN);
}

const finding: Finding = {
  id: 'f1' as FindingId,
  year: year({}).year,
  unitId: OWN.id,
  source: 'inspection',
  foundOn: day('2021-03-01'),
  indicator: '标题不规范',
  cause: '',
  rectifyBy: day('2021-03-15'),
  recordedAt: '2021-03-01T02:00:00.000Z',
};
const slip = (level: number, withdrawn?: string): Reminder => ({
  id: `r${level}${withdrawn ?? ''}` as ReminderId,
  year: year({}).year,
  unitId: OWN.id,
  level,
  levelName: '',
  number: level,
  documentNumber: `第${level}号`,
  on: day('2021-03-02'),
  replyBy: day('2021-03-09'),
  items: [],
  recordedAt: '2021-03-02T02:00:00.000Z',
  recordedIn: 1,
  ...(withdrawn === undefined ? {} : { withdrawn }),
});

describe('a unit’s facts', () => {
  it('say what became of what it owes, with days late', () => {
    const given = year({
      duties: [once('late', 4, 30), once('missing', 5, 31), once('open', 11, 30), once('done', 6, 30)],
      fulfilments: [done('late', '2021-05-10'), done('done', '2021-06-30')],
    });
    const { occurrences } = standing(given, day('2021-10-01'));
    expect(occurrences.map(({ dutyId, outcome }) => [dutyId, outcome])).toEqual([
      ['late', 'late'],
      ['missing', 'missing'],
      ['open', 'notDueYet'],
      ['done', 'onTime'],
    ]);
    // From 1 to 5 May people rest; 8 May is worked.
    expect(occurrences[0]?.daysLate).toEqual({ day: 10, workday: 4 });
  });

  it('tell what was returned, and what did not come again by its day', () => {
    const given = year({
      duties: ['never', 'again', 'inTime'].map((id) => once(id, 4, 30)),
      fulfilments: [
        ...['never', 'again', 'inTime'].map((id) => done(id, '2021-04-20')),
        done('again', '2021-06-10', 9),
        done('inTime', '2021-05-18', 9),
      ],
      verifications: ['never', 'again', 'inTime'].map((id) =>
        returned(id, '2021-05-10', '2021-05-20', 5, ['标题', '索引号']),
      ),
    });
    const { occurrences, elements } = standing(given, day('2021-10-01'));
    expect(occurrences.map(({ returned: back, returnedLate }) => [back, returnedLate])).toEqual([
      [true, true],
      [true, true],
      [true, undefined],
    ]);
    expect(elements.map(({ element, isPresent }) => [element, isPresent])).toHaveLength(6);
    expect(standing(given, day('2021-05-15')).occurrences.map(({ returnedLate }) => returnedLate)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('do not blame a unit for what is to come again only after the cut-off', () => {
    const back = (newDueOn: string) =>
      year({
        duties: [once('done', 4, 30)],
        fulfilments: [done('done', '2021-04-20')],
        verifications: [returned('done', '2022-01-10', newDueOn, 5, ['标题'])],
        frame: { ...year({}).frame, cutOff: day('2022-01-15') },
      });
    const late = (newDueOn: string) =>
      standing(back(newDueOn), day('2022-02-12')).occurrences.map(({ returnedLate }) => returnedLate);
    expect(late('2022-02-20')).toEqual([undefined]);
    expect(late('2022-01-15')).toEqual([true]);
    expect(late('2022-01-14')).toEqual([true]);
  });

  it('leave out what counts nowhere and what falls due after the cut-off', () => {
    const given = year({
      duties: [once('counted', 4, 30), once('reported', 4, 30, { following: 'reported' }), once('late', 12, 31)],
      frame: { ...year({}).frame, cutOff: day('2021-12-15') },
    });
    expect(standing(given, day('2022-02-01')).occurrences.map(({ dutyId }) => dutyId)).toEqual(['counted']);
  });

  it('know who leads a joint duty', () => {
    const shared = once('joint', 4, 30, {
      assignments: [
        { party: { kind: 'unit', id: OWN.id }, role: 'responsible' },
        { party: { kind: 'unit', id: unitIdOf('乙') }, role: 'lead' },
      ],
    });
    const given = year({ duties: [shared, once('own', 4, 30)], units: [OWN, unit('乙')] });
    expect(standing(given, day('2021-10-01')).occurrences.map(({ ledByOther }) => ledByOther)).toEqual([
      true,
      undefined,
    ]);
  });

  it('hold months of pieces, pieces one by one and those known by number', () => {
    const piece: Piece = {
      id: 'p1' as PieceId,
      unitId: OWN.id,
      title: '一篇',
      on: day('2021-03-10'),
      channel: '政务信息',
      link: '',
      adoptions: [
        { level: 'city', on: day('2021-04-01'), outlet: '日报' },
        { level: 'province', on: day('2022-01-05'), outlet: '' },
      ],
      recordedAt: '2021-03-10T02:00:00.000Z',
    };
    const before: Piece = {
      ...piece,
      id: 'p0' as PieceId,
      on: day('2020-12-20'),
      adoptions: [
        { level: 'district', on: day('2020-12-28'), outlet: '' },
        { level: 'district', on: day('2021-01-08'), outlet: '' },
        { level: 'state', on: day('2021-01-09'), outlet: '' },
      ],
    };
    const given = year({ submissionTarget: 1, pieces: [piece], submissions: [{ unitId: OWN.id, month: 2, count: 2 }] });
    const own = standing(given, day('2021-04-15'), { earlierPieces: [before] });
    expect(own.occurrences.map(({ covers, outcome, short }) => [covers.from, outcome, short])).toEqual([
      ['2021-01-01', 'missing', 1],
      ['2021-02-01', 'onTime', undefined],
      ['2021-03-01', 'onTime', undefined],
    ]);
    expect(own.pieces.map(({ id, count, adoptions }) => [id, count, adoptions.map(({ level }) => level)])).toEqual([
      ['p1', 1, ['city']],
      ['p0', 0, ['state']],
      ['typed 2021-02-28', 2, []],
    ]);
  });

  it('hold findings, their elements where a checklist names them, and slips of the highest level', () => {
    const checks = scheme([
      base(
        leaf('a', '100', [
          { rule: 'checklist', elements: ['标题', '日期'], what: 'missing', points: '-1', counts: 'each' },
        ]),
      ),
    ]);
    expect(elementNames(checks)).toEqual(['标题', '日期']);
    const more = {
      findings: [finding],
      elements: elementNames(checks),
      reminders: [slip(1), slip(3), slip(3, '误发')],
    };
    const own = standing(year({}), day('2021-10-01'), more);
    expect(own.findings.map(({ isMissed }) => isMissed)).toEqual([true]);
    expect(own.elements.map(({ element, findingId }) => [element, findingId])).toEqual([['标题', 'f1']]);
    expect(own.events.map(({ type, name }) => [type, name])).toEqual([['supervision', '第3号']]);
    expect(standing(year({}), day('2021-02-01'), more)).toMatchObject({ findings: [], events: [] });
  });

  it('hold what a unit supports others in, as it came out for who leads it', () => {
    const other = unit('乙');
    const third = unit('丙');
    const joint = (id: string, month: number, roles: readonly (readonly [typeof other, 'lead' | 'responsible'])[]) =>
      once(id, month, 28, {
        assignments: [
          { party: { kind: 'unit', id: OWN.id }, role: 'support' },
          ...roles.map(([{ id: unitId }, role]) => ({ party: { kind: 'unit' as const, id: unitId }, role })),
        ],
      });
    const by = (dutyId: string, doneOn: string, unitId = other.id) => ({ ...done(dutyId, doneOn), unitId });
    const given = year({
      units: [OWN, other, third],
      duties: [
        joint('led', 4, [
          [third, 'responsible'],
          [other, 'lead'],
        ]),
        joint('shared', 5, [
          [other, 'responsible'],
          [third, 'responsible'],
        ]),
        joint('own', 6, [[OWN, 'responsible']]),
        once('alone', 7, 28, { assignments: [{ party: { kind: 'unit', id: OWN.id }, role: 'support' }] }),
      ],
      fulfilments: [by('led', '2021-04-20'), by('shared', '2021-05-20'), by('shared', '2021-06-02', third.id)],
    });
    const own = standing(given, day('2021-10-01')).occurrences;
    expect(own.map(({ dutyId, role, assists, outcome }) => [dutyId, role, assists, outcome])).toEqual([
      ['own', 'responsible', undefined, 'missing'],
      ['alone', 'support', undefined, 'missing'],
      ['led', 'support', true, 'onTime'],
      ['shared', 'support', true, 'late'],
    ]);
    const clause = { rule: 'share', select: EVERY, good: { any: ['onTime'] } } as const;
    const of = (more: object) => {
      const tree = scheme([base(leaf('share', '10', [{ ...clause, ...more }]))]);
      return printed(nodeOf(scoreTree(tree, standing(given, day('2021-10-01'))), 'share'));
    };
    expect(of({})).toBe('0.00');
    expect(of({ joint: { kind: 'leadOnly' } })).toBe('0.00');
    expect(of({ select: { roles: ['support'] } })).toBe('3.33');
    // 50 of 100 + 50 + 50 + 50.
    expect(of({ joint: { kind: 'shares', lead: '100', support: '50' } })).toBe('2.00');
  });

  it('tell which slips are 督办单 where the office has higher ones than it sent', () => {
    const sent = (level: number) =>
      standing(year({}), day('2021-10-01'), { reminders: [slip(level)], highestLevel: 3 }).events.length;
    expect([sent(2), sent(3)]).toEqual([0, 1]);
  });

  it('let findings and slips change the score', () => {
    const cause = { ...finding, indicator: '栏目', cause: '标题错误' };
    const tree = scheme([
      base(leaf('findings', '10', [{ rule: 'findings', found: '-0.5', notRectified: '-1' }])),
      base(leaf('slips', '10', [{ rule: 'events', entries: [{ type: 'supervision', points: '-2' }], take: 'stack' }])),
      base(
        leaf('titles', '10', [
          { rule: 'checklist', elements: ['标题'], what: 'missing', points: '-3', counts: 'each', again: true },
        ]),
      ),
    ]);
    const given = year({});
    const on = (today: string, more: Partial<ScoreSources> = {}) => {
      const facts = standing(given, day(today), { elements: elementNames(tree), ...more });
      const score = scoreTree(tree, facts);
      return ['findings', 'slips', 'titles'].map((id) => printed(nodeOf(score, id)));
    };
    const both = { findings: [cause], reminders: [slip(3)], highestLevel: 3 };
    expect(on('2021-12-01')).toEqual(['10.00', '10.00', '10.00']);
    expect(on('2021-03-01', both)).toEqual(['9.50', '10.00', '7.00']);
    expect(on('2021-03-18', both)).toEqual(['8.50', '8.00', '7.00']);
    expect(on('2021-12-01', both)).toEqual(['8.50', '8.00', '7.00']);
    const reply = { text: '已改正', link: '', on: day('2021-03-12'), recordedIn: 2 };
    expect(on('2021-12-01', { ...both, findings: [{ ...cause, reply }] })).toEqual(['9.50', '8.00', '7.00']);
  });

  describe('tell late pieces', () => {
    const piece = (id: string, on: string, more: Partial<Piece> = {}): Piece => ({
      id: id as PieceId,
      unitId: OWN.id,
      title: id,
      on: day(on),
      channel: '',
      link: '',
      adoptions: [],
      recordedAt: `${on}T02:00:00.000Z`,
      ...more,
    });
    /** By the 25th of each month one, or so many by its end. */
    const monthly = (count = 1): Duty => ({
      ...once('pieces', 1, 1),
      kind: 'submission',
      rules: [
        {
          id: 'pieces-rule' as RuleId,
          rule:
            count === 1
              ? {
                  type: 'recurring',
                  every: 'month',
                  due: { at: 'dayInPeriod', month: 1, day: 25 },
                  covers: 'same',
                  shift: { kind: 'none' },
                }
              : { type: 'quota', per: 'month', atLeast: count },
        },
      ],
    });
    const late = (given: YearFacts) =>
      standing(given, day('2021-10-01')).pieces.flatMap(({ id, isLate, count }) =>
        isLate ? [`${id} × ${count}`] : [],
      );

    it('that came after the day of their period, as far as they were wanted', () => {
      const pieces = [piece('a', '2021-03-26'), piece('b', '2021-04-20'), piece('c', '2021-04-28')];
      expect(late(year({ duties: [monthly()], pieces }))).toEqual(['a × 1']);
    });

    it('that were registered for a period whose day had passed', () => {
      const own = (doneOn: string, link: string): Fulfilment => ({
        ...done('pieces', doneOn),
        periodKey: '2021-03',
        title: '一篇',
        link,
      });
      const link = 'http://www.qinghe.example.cn/1.html';
      const given = { duties: [monthly()], fulfilments: [own('2021-04-02', link)] };
      expect(late(year(given))).toEqual(['late 2021-03-31 × 1']);
      expect(late(year({ ...given, pieces: [piece('a', '2021-04-02', { link })] }))).toEqual(['a × 1']);
      expect(late(year({ ...given, fulfilments: [own('2021-03-20', link)] }))).toEqual([]);
      // Of three that were registered, two were wanted.
      const three = ['2021-03-30', '2021-04-02', '2021-04-03'].map((on, at) =>
        Object.assign(own(on, `${link}?id=${at}`), { id: on as FulfilmentId }),
      );
      expect(late(year({ duties: [monthly(2)], fulfilments: three }))).toEqual(['late 2021-03-31 × 1']);
    });

    it('but not those of months that are apart, nor numbers that were typed', () => {
      const given = { duties: [monthly()], pieces: [piece('a', '2021-03-26')] };
      expect(late(year({ ...given, inUseFrom: day('2021-06-01') }))).toEqual([]);
      expect(late(year({ duties: [monthly()], submissions: [{ unitId: OWN.id, month: 3, count: 2 }] }))).toEqual([]);
    });
  });

  it('hold what else is known of things owed, and the unit’s class', () => {
    const given = year({
      duties: [once('a', 4, 30), once('b', 5, 31)],
      fulfilments: [done('a', '2021-04-20'), { ...done('a', '2021-04-10'), id: 'again' as FulfilmentId }],
    });
    const own = standing(given, day('2021-10-01'), {
      columnOf: ({ dutyId }) => (dutyId === 'a' ? '公告' : undefined),
      resultOf: ({ dutyId }) => (dutyId === 'b' ? '予以公开' : undefined),
      classOf: (unitId) => (unitId === OWN.id ? ('departments' as UnitClassId) : undefined),
    });
    expect(own.occurrences.map(({ column, result, registeredOn }) => [column, result, registeredOn])).toEqual([
      ['公告', undefined, ['2021-04-10', '2021-04-20']],
      [undefined, '予以公开', undefined],
    ]);
    expect(own.classId).toBe('departments');
  });

  it('hold the year’s pages up to the score’s day, and what lists cover of the unit', () => {
    const page = (on: string) => ({ id: on, column: '动态', on: day(on), unitId: OWN.id });
    const cover = (units: readonly string[]) => ({
      columns: ['动态'],
      units: units.map(unitIdOf),
      firstDay: day('2021-01-01'),
      lastDay: day('2021-06-30'),
    });
    const own = standing(year({}), day('2021-05-01'), {
      pages: ['2020-12-31', '2021-01-01', '2021-05-01', '2021-05-02'].map(page),
      pageCovers: [cover([]), cover(['甲']), cover(['乙'])],
    });
    expect(own.pages.map(({ on }) => on)).toEqual(['2021-01-01', '2021-05-01']);
    expect(own.pageCovers).toHaveLength(2);
    expect(standing(year({}), day('2021-05-01')).pageCovers).toBeUndefined();
  });

  it('hold judgements with who gave them, in place of those of the year', () => {
    const nodeId = 'leaf' as UnitFacts['explained'][number];
    const judgement = { unitId: OWN.id, nodeId, assessor: '评议人甲', points: '3', reason: '评议', basis: '' };
    const own = standing(year({}), day('2021-05-01'), { judgements: [judgement] });
    expect(own.judgements).toMatchObject([{ assessor: '评议人甲', points: '3' }]);
  });

  it('stand for the days of its life, from the start of use', () => {
    const given = year({ inUseFrom: day('2021-03-01') });
    expect(standing(given, day('2021-10-01')).span).toEqual({ from: '2021-03-01', to: '2021-12-31' });
    const from = (inUseFrom: string, own = OWN) => {
      const { span, stretchesFrom } = standing(year({ inUseFrom: day(inUseFrom), units: [own] }), day('2021-10-01'));
      return [span.from, stretchesFrom];
    };
    expect(from('2021-03-01')).toEqual(['2021-03-01', undefined]);
    expect(from('2021-01-15')).toEqual(['2021-01-15', '2021-01-01']);
    expect(from('2020-11-20')).toEqual(['2021-01-01', undefined]);
    const counting = { ...given, frame: { ...given.frame, countsBefore: true } };
    expect(standing(counting, day('2021-10-01')).span.from).toBe('2021-01-01');
  });
});

describe('facts as they stood on other days', () => {
  it('are made once a day for all units, and not where no day is asked for', () => {
    const own = (judgedOn: string) => Object.assign(standing(year({}), day('2021-04-10')), { judgedOn: day(judgedOn) });
    let made = 0;
    const asOf = () => {
      made += 1;
      return () => own('2021-04-01');
    };
    expect(withSnapshots(() => own('2021-07-01'), [], asOf)(OWN).snapshots).toBeUndefined();
    expect(withSnapshots(() => own('2021-03-31'), [day('2021-03-31')], asOf)(OWN).snapshots).toBeUndefined();
    expect(made).toBe(0);
    const facts = withSnapshots(() => own('2021-07-01'), [day('2021-03-31'), day('2021-06-30')], asOf);
    expect([facts(OWN), facts(unit('乙'))].map(({ snapshots }) => snapshots?.size)).toEqual([2, 2]);
    expect(made).toBe(2);
  });
});

describe('quarters, each as it stood on its last day', () => {
  it('count what was done later as not done', () => {
    const tree = scheme([
      base(
        branch('quarters', '10', [leaf('share', '10', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] } }])], {
          combine: { kind: 'periods', every: 'quarter', missing: 'leftOut', graceDays: 0 },
        }),
      ),
    ]);
    const given = year({
      units: [unit('甲', 'department', { to: '2021-06-30' })],
      duties: [once('first', 3, 15), once('second', 6, 15)],
      fulfilments: [done('first', '2021-04-02'), done('second', '2021-06-10')],
    });
    const [own] = given.units;
    const at = (on: PlainDate, judgedOn: PlainDate): UnitFacts => {
      const then = factsAsOf(given, on);
      const occurrences = deriveOccurrences(then, { today: judgedOn, calendar });
      return unitFacts({ facts: then, occurrences, days: { asOf: on, judgedOn }, calendar })(own ?? OWN);
    };
    const days = cutOffDays(tree, given.year);
    expect(days).toEqual(['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31']);
    const made: PlainDate[] = [];
    const now = () => at(day('2021-10-10'), day('2021-10-10'));
    const facts = withSnapshots(now, days, (on) => {
      made.push(on);
      return () => at(on, addDays(on, 1));
    })(own ?? OWN);
    // The last quarter is not over.
    expect(made).toEqual(days.slice(0, 3));
    const score = nodeOf(scoreTree(tree, facts), 'quarters');
    expect([printed(score), ...(score.periods ?? []).map(({ points }) => printed({ points }))]).toEqual([
      '5.00',
      '0.00',
      '10.00',
    ]);
  });
});
