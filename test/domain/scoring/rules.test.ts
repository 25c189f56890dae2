import { describe, expect, it, test } from 'vitest';
import type { UnitClassId, UnitId } from '../../../electron/domain/brand.ts';
import type { Clause, EventEntry, Selector } from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeLeaf } from '../../../electron/domain/model/schemeTree.ts';
import type { OccurrenceFact, UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { scoreClass } from '../../../electron/domain/scoring/scoreClass.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import {
  PIECES,
  SHARE,
  GAIN,
  FREE,
  base,
  branch,
  day,
  event,
  EVERY,
  finding,
  FOUR_PERCENT,
  judged,
  lacking,
  leaf,
  many,
  nodeOf,
  owed,
  pages,
  perOne,
  piece,
  piecesByMonth,
  pointsOf,
  printed,
  scheme,
  taken,
  typed,
  unitFacts,
} from './schemeFixtures.ts';

/** What one clause makes of a leaf of so many marks. */
function of(full: string, clause: Clause, facts: Partial<UnitFacts>, more: Partial<SchemeLeaf> = {}): string {
  return pointsOf(leaf('leaf', full, [clause], more), unitFacts(facts));
}

/** What two leaves come to, in order. */
function both(first: Clause, second: Clause, facts: Partial<UnitFacts>, more: Partial<SchemeLeaf> = {}) {
  const tree = scheme([base(leaf('first', '20', [first], more)), base(leaf('second', '20', [second], more))]);
  const score = scoreTree(tree, unitFacts(facts));
  return [printed(nodeOf(score, 'first')), printed(nodeOf(score, 'second'))];
}

describe('share', () => {
  const CASES: readonly (readonly [string, readonly OccurrenceFact[], string])[] = [
    ['2 of 3', [...many(2, 'onTime'), owed('late')], '6.67'],
    ['what is not due yet is not among them', [owed('onTime'), ...many(5, 'notDueYet')], '10.00'],
    ['none on time', many(4, 'missing'), '0.00'],
    ['nothing due', many(2, 'notDueYet'), '10.00'],
  ];
  test.each(CASES)('%s', (_, occurrences, points) => {
    expect(of('10', SHARE, { occurrences })).toBe(points);
  });

  it('counts done what is late, and breaches apart', () => {
    const occurrences = [owed('onTime', { breach: true }), owed('late'), owed('onTime'), owed('missing')];
    expect(of('10', { ...SHARE, good: { any: ['done'] } }, { occurrences })).toBe('7.50');
    expect(of('10', { ...SHARE, good: { any: ['onTime'], without: ['breach'] } }, { occurrences })).toBe('2.50');
  });

  it('gives what a tier gives, with its lower bound', () => {
    const tiers = [
      { from: '75', gives: '80' },
      { from: '50', gives: '30.5' },
    ];
    const tiered: Clause = { ...SHARE, tiers };
    expect(of('10', tiered, { occurrences: [...many(3, 'onTime'), owed('late')] })).toBe('8.00');
    expect(of('10', tiered, { occurrences: [owed('onTime'), owed('late')] })).toBe('3.05');
    expect(of('10', tiered, { occurrences: [owed('onTime'), ...many(2, 'late')] })).toBe('0.00');
  });

  it('charges nobody for what a tier forgives', () => {
    const tiered: Clause = { ...SHARE, tiers: [{ from: '50', gives: '100' }] };
    expect(both(tiered, perOne(['late'], '-1'), { occurrences: [owed('onTime'), owed('late')] })).toEqual([
      '20.00',
      '19.00',
    ]);
  });

  it('counts a joint duty in full, for the lead alone, or by shares', () => {
    const occurrences = [owed('onTime', { role: 'lead' }), owed('missing', { role: 'responsible', ledByOther: true })];
    expect(of('10', { ...SHARE, joint: { kind: 'full' } }, { occurrences })).toBe('5.00');
    expect(of('10', { ...SHARE, joint: { kind: 'leadOnly' } }, { occurrences })).toBe('10.00');
    expect(of('10', { ...SHARE, joint: { kind: 'shares', lead: '100', support: '25' } }, { occurrences })).toBe('8.00');
  });

  const SELECTORS: readonly (readonly [Selector, string])[] = [
    [{ kinds: ['measure'] }, '5.00'],
    [{ tags: ['财政'] }, '0.00'],
    [{ roles: ['lead'] }, '10.00'],
    [{ columns: ['预决算'] }, '0.00'],
    [{ results: ['不予公开'] }, '10.00'],
    [{ events: ['requestReceived'] }, '10.00'],
    [{ periods: [{ from: day('2021-01-01'), to: day('2021-03-31'), by: 'due' }] }, '0.00'],
    [{ periods: [{ from: day('2021-06-01'), to: day('2021-06-30'), by: 'covers' }] }, '10.00'],
    [{ kinds: ['measure'], roles: ['lead'] }, '10.00'],
  ];
  test.each(SELECTORS)('of %j', (select, points) => {
    const occurrences = [
      owed('onTime', { kind: 'measure', role: 'lead' }),
      owed('late', { kind: 'measure', tags: ['财政'], column: '预决算', due: '2021-02-28' }),
      owed('onTime', { kind: 'case', event: 'requestReceived', result: '不予公开' }),
    ];
    expect(of('10', { ...SHARE, select }, { occurrences })).toBe(points);
  });
});

describe('perOccurrence', () => {
  const late = perOne(['late'], '-1') as Extract<Clause, { rule: 'perOccurrence' }>;

  it('takes for each, for every so many, and leaves the first ones free', () => {
    const facts = { occurrences: many(7, 'late') };
    expect(of('10', late, facts)).toBe('3.00');
    expect(of('10', { ...late, perN: 3 }, facts)).toBe('8.00');
    expect(of('10', { ...late, firstFree: 5 }, facts)).toBe('8.00');
    expect(of('10', { ...late, perN: 2, firstFree: 2 }, facts)).toBe('8.00');
  });

  it('adds for what went well', () => {
    const facts = { occurrences: [...many(3, 'onTime'), owed('late')] };
    expect(of('2', perOne(['onTime'], '0.5'), facts, GAIN)).toBe('1.50');
    expect(of('1', perOne(['onTime'], '0.5'), facts, GAIN)).toBe('1.00');
    expect(of('1', perOne(['onTime'], '0.5'), facts, { ...GAIN, cap: { kind: 'none' } })).toBe('1.50');
  });

  it('asks for returned and late again together', () => {
    const occurrences = [
      owed('late', { returned: true, returnedLate: true }),
      owed('onTime', { returned: true }),
      owed('late'),
    ];
    const when = { any: ['returned'], also: ['returnedLate'] } as const;
    expect(of('10', { ...late, count: { of: 'occurrences', select: EVERY, when } }, { occurrences })).toBe('9.00');
  });

  it('counts what is late again after a return as one timing fault, unless it says 再扣', () => {
    const occurrences = [owed('late', { returned: true, returnedLate: true })];
    const again = perOne(['returnedLate'], '-5');
    expect(both(late, again, { occurrences })).toEqual(['19.00', '20.00']);
    expect(both(late, { ...again, again: true } as Clause, { occurrences })).toEqual(['19.00', '15.00']);
    expect(both(late, perOne(['returned'], '-2'), { occurrences })).toEqual(['19.00', '18.00']);
  });

  it('leaves to a later node what was free, or made no full number', () => {
    const facts = { occurrences: many(3, 'late') };
    expect(both({ ...late, firstFree: 2 }, perOne(['late'], '-2'), facts)).toEqual(['19.00', '16.00']);
    expect(both({ ...late, perN: 2 }, perOne(['late'], '-2'), facts)).toEqual(['19.00', '18.00']);
  });

  it('takes by shares of a joint duty', () => {
    const occurrences = [owed('late', { role: 'lead' }), owed('late', { role: 'support' })];
    const joint = { kind: 'shares', lead: '100', support: '50' } as const;
    expect(of('10', { ...late, joint }, { occurrences })).toBe('8.50');
    expect(of('10', { ...late, joint: { kind: 'leadOnly' } }, { occurrences })).toBe('9.00');
  });
});

describe('lateDecay', () => {
  const decay: Extract<Clause, { rule: 'lateDecay' }> = {
    rule: 'lateDecay',
    select: EVERY,
    perDay: '0.5',
    days: 'workday',
    floor: '40',
  };
  const late = owed('late', { daysLate: { day: 4, workday: 2 } });

  it('counts working days or days', () => {
    expect(of('5', decay, { occurrences: [late] })).toBe('4.00');
    expect(of('5', { ...decay, days: 'day' }, { occurrences: [late] })).toBe('3.00');
  });

  it('is the mean of several, of which missing ones are worth nothing', () => {
    expect(of('5', decay, { occurrences: [late, owed('onTime'), owed('missing'), owed('notDueYet')] })).toBe('3.00');
  });

  it('goes down to its floor and no further', () => {
    const occurrences = [owed('late', { daysLate: { day: 90, workday: 60 } })];
    expect(of('5', decay, { occurrences })).toBe('2.00');
    expect(of('5', { ...decay, floor: '0' }, { occurrences })).toBe('0.00');
  });
});

describe('checklist', () => {
  const each: Extract<Clause, { rule: 'checklist' }> = {
    rule: 'checklist',
    elements: [],
    what: 'missing',
    points: '-1',
    counts: 'each',
  };
  const ofItem = (occurrenceId: string, ...names: readonly string[]) =>
    lacking(...names).map((one) => Object.assign({}, one, { occurrenceId }));

  it('counts an element of an item once, however often it was found', () => {
    const elements = [...ofItem('a', '标题', '标题', '日期'), ...ofItem('b', '标题')];
    expect(of('10', each, { elements })).toBe('7.00');
    expect(of('10', { ...each, elements: ['标题'] }, { elements })).toBe('8.00');
    expect(of('10', { ...each, counts: 'once' }, { elements })).toBe('9.00');
  });

  it('earns points for what is there', () => {
    const elements = lacking('制度', '台账', '目录').map((one, at) => Object.assign({}, one, { isPresent: at > 0 }));
    expect(of('6', { ...each, what: 'present', points: '2' }, { elements }, GAIN)).toBe('4.00');
    expect(of('6', { ...each, points: '-2' }, { elements })).toBe('4.00');
  });

  it('looks at the elements of selected items', () => {
    const item = owed('onTime', { kind: 'measure' });
    const elements = [...ofItem(item.id, '标题'), ...ofItem('elsewhere', '标题')];
    expect(of('10', { ...each, select: { kinds: ['measure'] } }, { occurrences: [item], elements })).toBe('9.00');
  });

  it('and a finding charge one fault once', () => {
    const found = finding({ indicator: '标题' });
    const elements = lacking('标题', '日期').map((one) => Object.assign({}, one, { findingId: found.id }));
    const findings: Clause = { rule: 'findings', found: '-3' };
    const facts = { findings: [found], elements };
    expect(both(each, findings, facts)).toEqual(['18.00', '20.00']);
    expect(both(findings, each, facts)).toEqual(['17.00', '20.00']);
    expect(both({ ...each, elements: ['标题'] }, { ...each, elements: ['日期'] }, facts)).toEqual(['19.00', '19.00']);
  });

  it('of two or more makes the node nothing (两次以上按零分)', () => {
    const node = (faults: number) =>
      pointsOf(
        leaf('leaf', '6', [each], { zeroWhen: { count: { of: 'elements', elements: [] }, atLeast: 2 } }),
        unitFacts({ elements: lacking(...['甲', '乙', '丙'].slice(0, faults)) }),
      );
    expect([0, 1, 2, 3].map(node)).toEqual(['6.00', '5.00', '0.00', '0.00']);
  });
});

describe('findings', () => {
  const each: Extract<Clause, { rule: 'findings' }> = { rule: 'findings', found: '-0.5', notRectified: '-1' };
  const findings = [
    finding({ isMissed: true, indicator: '网站栏目' }),
    finding({ source: 'superior' }),
    finding({ source: 'superior', isMissed: true }),
  ];

  it('are counted when found and once more when not rectified', () => {
    expect(of('10', each, { findings })).toBe('6.50');
    expect(of('10', { rule: 'findings', notRectified: '-1' }, { findings })).toBe('8.00');
  });

  it('of one source, or one indicator', () => {
    expect(of('10', { ...each, sources: ['superior'] }, { findings })).toBe('8.00');
    expect(of('10', { ...each, indicator: '栏目' }, { findings })).toBe('8.50');
  });

  it('two by two, or after a first one that is free', () => {
    expect(of('10', { rule: 'findings', found: '-1', perN: 2 }, { findings })).toBe('9.00');
    expect(of('10', { rule: 'findings', found: '-1', firstFree: 1 }, { findings })).toBe('8.00');
  });
});

test('sample: the share right of what was looked at, of a part of the mark too', () => {
  const looked = [true, true, false].map((isRight, at) => ({ sample: '成员', item: `${at}`, isRight }));
  const samples = [...looked, { sample: '成员', item: '3' }];
  expect(of('9', { rule: 'sample', sample: '成员' }, { samples })).toBe('6.00');
  expect(of('9', { rule: 'sample', sample: '成员', of: '3' }, { samples })).toBe('8.00');
  expect(of('9', { rule: 'sample', sample: '领域' }, { samples })).toBe('9.00');
});

describe('shortfall', () => {
  const monthly: Extract<Clause, { rule: 'shortfall' }> = {
    rule: 'shortfall',
    count: PIECES,
    per: 'month',
    quota: 1,
    points: '-1',
  };
  const pieces = piecesByMonth([1, 0, 0, 2, 2, 2, 1, 1, 1, 3, 0, 0]);

  it('is counted for periods that are over', () => {
    expect(of('12', monthly, { pieces })).toBe('8.00');
    expect(of('12', monthly, { pieces, judgedOn: day('2021-03-31') })).toBe('11.00');
    expect(of('12', { ...monthly, per: 'year', quota: 15, points: '-0.5' }, { pieces })).toBe('11.00');
    expect(of('12', { ...monthly, per: 'year', quota: 15 }, { pieces, judgedOn: day('2021-12-31') })).toBe('12.00');
  });

  it('does not charge a quarter for pieces that a month was charged for, nor the other way round', () => {
    const quarterly = { ...monthly, per: 'quarter', quota: 4 } as const;
    expect(both(monthly, quarterly, { pieces })).toEqual(['16.00', '18.00']);
    expect(both(quarterly, monthly, { pieces })).toEqual(['15.00', '19.00']);
    expect(both(monthly, { ...quarterly, again: true }, { pieces })).toEqual(['16.00', '15.00']);
  });

  it('counts the month in which the start of use lies, and no period that began in a month before', () => {
    const started = (per: 'month' | 'quarter' | 'week', on: string) =>
      of(
        '60',
        { ...monthly, per },
        {
          pieces: [],
          span: { from: day(on), to: day('2021-12-31') },
          stretchesFrom: day(`${on.slice(0, 8)}01`),
        },
      );
    expect([started('month', '2021-01-15'), started('month', '2021-10-05'), started('month', '2021-12-31')]).toEqual([
      '48.00',
      '57.00',
      '59.00',
    ]);
    expect([started('quarter', '2021-01-15'), started('quarter', '2021-02-10')]).toEqual(['56.00', '57.00']);
    // The week of 13 December to the 19th holds the start, that of the 6th is over before it.
    expect(started('week', '2021-12-15')).toBe('58.00');
  });

  it('counts months in which the unit exists throughout', () => {
    expect(of('12', monthly, { pieces: [], span: { from: day('2021-10-05'), to: day('2021-12-31') } })).toBe('10.00');
  });

  it('and a duty that asks for the same pieces charge a month once', () => {
    const covers = { from: day('2021-11-01'), to: day('2021-11-30') };
    const occurrences = [
      owed('missing', { kind: 'submission', covers, short: 1 }),
      owed('onTime', { kind: 'submission' }),
    ];
    const share: Clause = { ...SHARE, select: { kinds: ['submission'] } };
    expect(both(monthly, share, { pieces, occurrences })).toEqual(['16.00', '20.00']);
    expect(both(share, monthly, { pieces, occurrences })).toEqual(['10.00', '17.00']);
    expect(both(monthly, { ...share, again: true }, { pieces, occurrences })).toEqual(['16.00', '10.00']);
  });
});

describe('threshold', () => {
  const enough: Clause = { rule: 'threshold', count: PIECES, atLeast: 10, otherwise: '-2' };

  it('is all, or less by so much', () => {
    expect(of('8', enough, { pieces: [piece({ count: 10 })] })).toBe('8.00');
    expect(of('8', enough, { pieces: [piece({ count: 9 })] })).toBe('6.00');
    expect(of('8', enough, { pieces: [piece({ count: 9 })] }, { start: 'zero' })).toBe('6.00');
  });

  it('waits for the year to be over', () => {
    expect(of('8', enough, { pieces: [], judgedOn: day('2021-12-31') })).toBe('8.00');
    expect(of('8', enough, { pieces: [], judgedOn: day('2021-12-31') }, { nothing: 'notApplicable' })).toBe('—');
    expect(of('8', enough, { pieces: [piece({ count: 10 })], judgedOn: day('2021-06-30') })).toBe('8.00');
  });

  it('counts what is adopted, or of one channel', () => {
    const pieces = [piece({ count: 9 }), piece({ channel: '政务信息', adoptions: taken('city') })];
    expect(of('8', { ...enough, count: { of: 'pieces', channels: ['政务信息'] }, atLeast: 1 }, { pieces })).toBe(
      '8.00',
    );
    expect(of('8', { ...enough, count: { of: 'pieces', adopted: true }, atLeast: 2 }, { pieces })).toBe('6.00');
    expect(of('8', { ...enough, count: { of: 'pieces', levels: ['city'] }, atLeast: 1 }, { pieces })).toBe('8.00');
  });
});

describe('periods and sheets', () => {
  const month = (n: number, points: string) => ({
    sheet: '月报',
    item: '得分',
    points,
    period: { from: day(`2021-0${n}-01`), to: day(`2021-0${n}-${['31', '28', '31'][n - 1]}`) },
  });
  const mean = (missing: 'zero' | 'leftOut', more: object = {}): Clause => ({
    rule: 'periods',
    every: 'month',
    missing,
    sheet: '月报',
    item: '得分',
    ...more,
  });
  const april = { judgedOn: day('2021-04-01') };

  it('are the mean of periods that are over', () => {
    const sheets = [month(1, '40'), month(3, '50')];
    expect(of('50', mean('zero'), { sheets, ...april })).toBe('30.00');
    expect(of('50', mean('leftOut'), { sheets, ...april })).toBe('45.00');
    expect(of('50', mean('zero'), { sheets, judgedOn: day('2021-03-31') })).toBe('20.00');
  });

  it('are taken out of what they are out of', () => {
    expect(of('20', mean('leftOut', { outOf: '100' }), { sheets: [month(1, '80')], ...april })).toBe('16.00');
    const third: Clause = { rule: 'sheet', sheet: '评估', item: '平台', outOf: '100' };
    expect(of('30', third, { sheets: [{ sheet: '评估', item: '平台', points: '88' }] })).toBe('26.40');
  });

  it('are nothing counted where there is no return, and not judged where there is no sheet', () => {
    expect(of('20', mean('leftOut'), april, { nothing: 'notApplicable' })).toBe('—');
    const node = leaf('leaf', '30', [{ rule: 'sheet', sheet: '评估', item: '平台' }], { start: 'zero' });
    const score = scoreTree(
      scheme([base(node), base(typed('own', '70'))]),
      unitFacts({ judgements: [judged('own', '70')] }),
    );
    expect([score.total, score.unjudged]).toEqual(['100.00', ['leaf']]);
  });
});

describe('a branch by periods', () => {
  const node = (missing: 'zero' | 'leftOut', graceDays = 0) =>
    branch('quarters', '10', [leaf('share', '10', [SHARE], { nothing: 'notApplicable' })], {
      combine: { kind: 'periods', every: 'quarter', missing, graceDays },
    });
  const done = owed('late', { due: '2021-03-15', doneOn: day('2021-04-02') });
  const undone = { ...done, outcome: 'missing' } as const;
  const at = (occurrences: readonly OccurrenceFact[], asOf: string) => [day(asOf), unitFacts({ occurrences })] as const;

  it('looks at a quarter as it stood on its last day, or some days after it', () => {
    const when = { any: ['done'] } as const;
    const counted = (graceDays: number) =>
      branch('quarters', '10', [leaf('share', '10', [{ ...SHARE, good: when }], { nothing: 'notApplicable' })], {
        combine: { kind: 'periods', every: 'quarter', missing: 'leftOut', graceDays },
      });
    const facts = unitFacts({ occurrences: [done], judgedOn: day('2021-05-01') });
    expect(pointsOf(counted(0), { ...facts, snapshots: new Map([at([undone], '2021-03-31')]) })).toBe('0.00');
    expect(pointsOf(counted(5), { ...facts, snapshots: new Map([at([done], '2021-04-05')]) })).toBe('10.00');
  });

  it('is 0 or left out for a quarter without anything', () => {
    const onTime = owed('onTime', { due: '2021-03-15', doneOn: day('2021-03-01') });
    const snapshots = new Map([at([onTime], '2021-03-31'), at([onTime], '2021-06-30')]);
    const facts = { ...unitFacts({ occurrences: [onTime], judgedOn: day('2021-07-01') }), snapshots };
    expect(pointsOf(node('leftOut'), facts)).toBe('10.00');
    expect(pointsOf(node('zero'), facts)).toBe('5.00');
  });

  it('has nothing before the first is over', () => {
    expect(pointsOf(node('zero'), unitFacts({ occurrences: [done], judgedOn: day('2021-03-31') }))).toBe('—');
  });
});

describe('freshness', () => {
  const fresh = (n: number, unit: 'day' | 'month', columns = ['动态']): Clause => ({
    rule: 'freshness',
    pages: { of: 'publications', columns },
    gap: { n, unit },
    points: '-1',
  });
  const quarter = { span: { from: day('2021-01-01'), to: day('2021-03-31') } };

  it('allows gaps of exactly so many days or months', () => {
    expect(of('5', fresh(30, 'day'), { ...quarter, pages: pages('动态', '2021-01-31', '2021-03-02') })).toBe('5.00');
    expect(of('5', fresh(30, 'day'), { ...quarter, pages: pages('动态', '2021-02-01', '2021-03-03') })).toBe('4.00');
    expect(of('5', fresh(1, 'month'), { ...quarter, pages: pages('动态', '2021-02-01', '2021-03-01') })).toBe('5.00');
  });

  it('keeps each column by itself, and one without anything is one gap', () => {
    const facts = { ...quarter, pages: pages('动态', '2021-02-15') };
    expect(of('5', fresh(60, 'day', ['动态', '公告']), facts)).toBe('4.00');
    expect(of('5', fresh(40, 'day', ['动态', '公告']), facts)).toBe('2.00');
  });

  it('counts to the day of the score where the year is not over', () => {
    expect(of('5', fresh(20, 'day'), { asOf: day('2021-01-15'), judgedOn: day('2021-01-15') })).toBe('5.00');
  });

  it('knows a column by the end of its path, and what lies below it', () => {
    const facts = { ...quarter, pages: pages('首页 > 新闻中心 > 动态', '2021-02-15') };
    const long = (column: string) => of('5', fresh(60, 'day', [column]), facts);
    expect(['动态', '新闻中心', '新闻中心>动态'].map(long)).toEqual(['5.00', '5.00', '5.00']);
    expect(['首页 > 动态', '工作动态', '公告'].map(long)).toEqual(['4.00', '4.00', '4.00']);
  });

  describe('of what lists cover', () => {
    const cover = (from: string, to: string, columns: readonly string[] = []) => ({
      columns,
      from: day(from),
      to: day(to),
    });
    const stale = (pageCovers: NonNullable<UnitFacts['pageCovers']>, ...days: readonly string[]) =>
      of('5', fresh(20, 'day'), { ...quarter, pages: pages('动态', ...days), pageCovers });

    it('is reckoned to the last day that a list covers', () => {
      expect(stale([cover('2020-12-01', '2021-01-25')], '2021-01-10')).toBe('5.00');
      expect(stale([cover('2020-12-01', '2021-01-31')], '2021-01-10')).toBe('4.00');
      expect(stale([cover('2021-02-20', '2021-04-30')], '2021-03-10')).toBe('4.00');
    });

    it('takes lists together, and says nothing of the days between', () => {
      const days = ['2021-01-15', '2021-02-04', '2021-02-24', '2021-03-16'];
      expect(stale([cover('2021-01-01', '2021-02-10'), cover('2021-02-11', '2021-03-31')], ...days)).toBe('5.00');
      expect(stale([cover('2021-01-01', '2021-01-15'), cover('2021-03-15', '2021-03-31')])).toBe('5.00');
      expect(stale([cover('2021-03-05', '2021-03-31'), cover('2021-01-01', '2021-01-25')])).toBe('3.00');
    });

    it('says nothing of other columns, and has nothing then', () => {
      expect(stale([cover('2021-01-01', '2021-12-31', ['公告'])])).toBe('5.00');
      expect(stale([cover('2021-01-01', '2021-12-31', ['公告', '动态'])])).toBe('4.00');
      const none = leaf('a', '5', [fresh(20, 'day')], { nothing: 'notApplicable' });
      expect(pointsOf(none, unitFacts({ ...quarter, pageCovers: [] }))).toBe('—');
    });

    it('asks for no pages where not all days of a period are covered', () => {
      const short: Clause = {
        rule: 'shortfall',
        count: { of: 'publications', columns: ['动态'] },
        per: 'quarter',
        quota: 2,
        points: '-1',
      };
      const facts = { pages: pages('动态', '2021-01-10', '2021-04-10', '2021-05-10') };
      expect(of('5', short, facts)).toBe('0.00');
      // The second quarter has what it wants; of the third a day is missing in the lists.
      const covers = [cover('2021-01-01', '2021-03-31'), cover('2021-07-02', '2021-09-30')];
      expect(of('5', short, { ...facts, pageCovers: covers })).toBe('4.00');
      const threshold: Clause = { rule: 'threshold', count: short.count, atLeast: 4, otherwise: '-2' };
      expect(of('5', threshold, facts)).toBe('3.00');
      expect(of('5', threshold, { ...facts, pageCovers: covers })).toBe('5.00');
    });
  });

  it('goes by every registration of a thing owed', () => {
    const clause: Clause = {
      rule: 'freshness',
      pages: { of: 'registrations', select: EVERY },
      gap: { n: 4, unit: 'month' },
      points: '-2',
    };
    const registeredOn = [day('2021-04-20'), day('2021-08-01')];
    const more = { doneOn: day('2021-08-01') };
    expect(of('10', clause, { occurrences: [owed('onTime', more)] })).toBe('6.00');
    expect(of('10', clause, { occurrences: [owed('onTime', { ...more, registeredOn })] })).toBe('8.00');
  });

  it('goes by registrations too', () => {
    const clause: Clause = {
      rule: 'freshness',
      pages: { of: 'registrations', select: { kinds: ['disclosure'] } },
      gap: { n: 3, unit: 'month' },
      points: '-2',
    };
    const occurrences = [owed('onTime', { doneOn: day('2021-03-20') }), owed('onTime', { doneOn: day('2021-08-01') })];
    expect(of('10', clause, { occurrences })).toBe('6.00');
    expect(of('10', clause, {})).toBe('10.00');
  });
});

describe('pieces that are missing', () => {
  it('are charged by their number by a share, whatever it asks of them', () => {
    const missing = owed('missing', { kind: 'submission', due: '2021-03-31', short: 1 });
    const asked: Clause = { rule: 'share', select: EVERY, good: { any: ['breach'] } };
    const decay: Clause = { rule: 'lateDecay', select: EVERY, perDay: '0.5', days: 'day', floor: '0' };
    expect(both(asked, decay, { occurrences: [missing] })).toEqual(['0.00', '20.00']);
  });
});

describe('deadline', () => {
  const dated: Clause = { rule: 'deadline', select: { tags: ['培训'] }, late: '1', missing: '0' };

  it('is all, late or missing', () => {
    const of3 = (outcome: OccurrenceFact['outcome']) =>
      of('3', dated, { occurrences: [owed(outcome, { tags: ['培训'] })] });
    expect([of3('onTime'), of3('late'), of3('missing')]).toEqual(['3.00', '1.00', '0.00']);
  });

  it('is the mean of several', () => {
    const occurrences = [owed('onTime', { tags: ['培训'] }), owed('late', { tags: ['培训'] })];
    expect(of('3', dated, { occurrences })).toBe('2.00');
  });

  it('leaves out what was charged before, and has nothing then', () => {
    const facts = { occurrences: [owed('late', { tags: ['培训'] })] };
    expect(both(perOne(['late'], '-1'), { ...dated }, facts)).toEqual(['19.00', '20.00']);
    expect(both(perOne(['late'], '-1'), { ...dated, again: true }, facts)).toEqual(['19.00', '1.00']);
  });
});

describe('judged', () => {
  const clause = (more: object): Clause => ({
    rule: 'judged',
    least: '0',
    most: '10',
    assessors: 'mean',
    unjudged: 'provisional',
    ...more,
  });
  const by = (...points: readonly string[]) => ({
    judgements: points.map((each, at) => judged('leaf', each, { assessor: `${at}` })),
  });

  it('is the mean of assessors; best and worst drop from five on', () => {
    expect(of('10', clause({}), by('7', '8', '8.5'), { start: 'zero' })).toBe('7.83');
    expect(of('10', clause({ assessors: 'trimmed' }), by('1', '8', '9', '10'), { start: 'zero' })).toBe('7.00');
    expect(of('10', clause({ assessors: 'trimmed' }), by('1', '8', '9', '10', '10'), { start: 'zero' })).toBe('9.00');
  });

  it('is a deduction where it may only take', () => {
    const discretion = clause({ least: '-5', most: '0', unjudged: 'nothing' });
    expect(of('10', discretion, by('-3.5'))).toBe('6.50');
    expect(of('10', discretion, {})).toBe('10.00');
  });

  it('makes the total 暂计 while nobody has judged: no place', () => {
    const tree = scheme([base(leaf('leaf', '10', [clause({})], { start: 'zero' })), base(typed('own', '90'))]);
    const rows = scoreClass(tree, FOUR_PERCENT, [
      { facts: unitFacts({ unit: 'a', judgements: [judged('own', '45')] }) },
      { facts: unitFacts({ unit: 'b', judgements: [judged('own', '45'), judged('leaf', '5')] }) },
    ]);
    expect(rows.map(({ score, place, unplaced }) => [score.unitId, score.total, place, unplaced])).toEqual([
      ['b', '50.00', 1, undefined],
      ['a', '50.00', undefined, 'provisional'],
    ]);
  });
});

describe('events', () => {
  const clause = (
    entries: readonly EventEntry[],
    take: 'stack' | 'highestPerMatter' | 'highest' = 'stack',
  ): Clause => ({
    rule: 'events',
    entries,
    take,
  });
  const given = (
    entries: readonly EventEntry[],
    facts: Partial<UnitFacts>,
    take?: 'stack' | 'highestPerMatter' | 'highest',
  ) => pointsOf(leaf('leaf', '0', [clause(entries, take)], FREE), unitFacts(facts), 'bonus');

  it('go to the first entry that fits', () => {
    const entries: EventEntry[] = [
      { type: 'praise', level: 'province', points: '5' },
      { type: 'praise', points: '1' },
      { type: 'other', name: '创新案例', points: '2' },
    ];
    const events = [
      event('praise', { level: 'province' }),
      event('praise'),
      event('other', { name: '创新案例' }),
      event('other'),
    ];
    expect(given(entries, { events })).toBe('8.00');
  });

  it('of one matter count once where the highest counts', () => {
    const entries: EventEntry[] = [
      { type: 'praise', level: 'city', points: '2' },
      { type: 'praise', level: 'province', points: '4' },
    ];
    const events = [
      event('praise', { level: 'city', matter: '甲' }),
      event('praise', { level: 'province', matter: '甲' }),
      event('praise', { level: 'city', matter: '乙' }),
      event('praise', { level: 'city' }),
    ];
    expect(given(entries, { events })).toBe('10.00');
    expect(given(entries, { events }, 'highestPerMatter')).toBe('8.00');
    expect(given(entries, { events }, 'highest')).toBe('4.00');
  });

  it('count a level once for a piece, and each outlet of its own', () => {
    const pieces = [piece({ adoptions: [...taken('city'), { level: 'city', on: day('2021-07-01'), outlet: '日报' }] })];
    expect(given([{ type: 'adoption', level: 'city', points: '3' }], { pieces })).toBe('3.00');
    const outlets: EventEntry[] = [
      { type: 'adoption', level: 'city', outlet: '日报', points: '3' },
      { type: 'adoption', level: 'city', outlet: '', points: '1' },
    ];
    expect(given(outlets, { pieces })).toBe('4.00');
  });

  it('every so many, after the first ones, so many times', () => {
    const events = Array.from({ length: 5 }, () => event('yellowCard'));
    expect(given([{ type: 'yellowCard', points: '-1', perN: 2, firstFree: 1 }], { events })).toBe('-2.00');
    expect(given([{ type: 'yellowCard', points: '-0.5', times: '3' }], { events })).toBe('-7.50');
  });

  it('are charged once', () => {
    const criticised = clause([{ type: 'criticism', points: '-2' }]);
    const facts = { events: [event('criticism')] };
    expect(both(criticised, perOne(['late'], '-1'), facts)).toEqual(['18.00', '20.00']);
    expect(both(criticised, criticised, facts)).toEqual(['18.00', '20.00']);
    expect(both(criticised, { ...criticised, again: true } as Clause, facts)).toEqual(['18.00', '18.00']);
  });
});

describe('excess', () => {
  const clause: Extract<Clause, { rule: 'excess' }> = {
    rule: 'excess',
    count: PIECES,
    per: 'quarter',
    quota: 4,
    tiers: [
      { over: '0', points: '0.5' },
      { over: '50', points: '2' },
    ],
  };

  it('gives what the furthest bound passed gives, each period for itself', () => {
    const sent = (...counts: readonly number[]) => ({ pieces: piecesByMonth(counts) });
    expect(of('10', clause, sent(5), GAIN)).toBe('0.50');
    expect(of('10', clause, sent(6), GAIN)).toBe('0.50');
    expect(of('10', clause, sent(7, 0, 0, 5), GAIN)).toBe('2.50');
    expect(of('10', clause, sent(4), GAIN)).toBe('0.00');
  });
});

describe('rate', () => {
  const clause: Clause = {
    rule: 'rate',
    numerator: { of: 'pieces', adopted: true },
    denominator: PIECES,
    per: 'quarter',
    below: '50',
    points: '-1',
  };
  const adopted = (on: string) => piece({ on, adoptions: taken('district') });

  it('takes for each period below the bound, and none without anything', () => {
    const pieces = [piece({ on: '2021-01-05' }), piece({ on: '2021-05-05' }), adopted('2021-05-06')];
    expect(of('5', clause, { pieces })).toBe('4.00');
    expect(of('5', clause, {})).toBe('5.00');
  });

  it('waits for the period to be over', () => {
    const pieces = [piece({ on: '2021-11-05' })];
    expect(of('5', clause, { pieces, judgedOn: day('2021-12-31') })).toBe('5.00');
    expect(of('5', clause, { pieces })).toBe('4.00');
  });

  it('sets figures beside one another', () => {
    const replies: Clause = {
      rule: 'rate',
      numerator: { of: 'figure', name: '回复' },
      denominator: { of: 'figure', name: '留言' },
      per: 'year',
      below: '90',
      points: '-3',
    };
    const figures = [
      { name: '留言', on: day('2021-03-31'), count: 100 },
      { name: '回复', on: day('2021-03-31'), count: 89 },
    ];
    expect(of('5', replies, { figures })).toBe('2.00');
  });
});

describe('the class', () => {
  const units = (counts: readonly number[]) =>
    counts.map((count, at) => ({ facts: unitFacts({ unit: `${at}`, pieces: count === 0 ? [] : [piece({ count })] }) }));
  const points = (clause: Clause, counts: readonly number[]) => {
    const rows = scoreClass(
      scheme([base(leaf('leaf', '10', [clause], { start: 'zero' }))]),
      FOUR_PERCENT,
      units(counts),
    );
    return counts.map((_, at) => rows.find(({ score }) => score.unitId === `${at}`)?.score.total);
  };
  const figure = { of: 'count', count: PIECES } as const;

  it('gives points by place, in steps or by a list, the highest or the lowest first', () => {
    expect(points({ rule: 'byRank', figure, steps: { by: 'each', points: '-4' } }, [3, 9, 5])).toEqual([
      '2.00',
      '10.00',
      '6.00',
    ]);
    expect(points({ rule: 'byRank', figure, steps: { by: 'places', points: ['10', '7'] } }, [3, 9, 9])).toEqual([
      '0.00',
      '10.00',
      '10.00',
    ]);
    expect(points({ rule: 'byRank', figure, lowest: true, steps: { by: 'each', points: '-4' } }, [3, 9, 5])).toEqual([
      '10.00',
      '2.00',
      '6.00',
    ]);
  });

  it('gives the share of the best, and nothing counted where the best is none', () => {
    expect(points({ rule: 'toBest', figure }, [3, 9, 0])).toEqual(['3.33', '10.00', '0.00']);
    expect(points({ rule: 'toBest', figure }, [0, 0])).toEqual(['10.00', '10.00']);
  });

  it('places those who may be placed, and says why the others are not', () => {
    const tree = scheme([base(typed('own', '60')), base(leaf('share', '40', [SHARE], { nothing: 'notApplicable' }))], {
      rankShare: 70,
    });
    const facts = (unit: string, own: string, occurrences: readonly OccurrenceFact[] = many(1, 'onTime')) =>
      unitFacts({ unit, judgements: [judged('own', own)], occurrences });
    const rows = scoreClass(tree, FOUR_PERCENT, [
      { facts: facts('a', '50') },
      { facts: facts('b', '55'), barred: 'gone' },
      { facts: facts('c', '60', []) },
      { facts: facts('d', '50') },
      { facts: unitFacts({ unit: 'e' }) },
      { facts: facts('f', '40') },
    ]);
    expect(rows.map(({ score, place, unplaced }) => [score.unitId, place, unplaced])).toEqual([
      ['a', 1, undefined],
      ['d', 1, undefined],
      ['f', 3, undefined],
      ['b', undefined, 'gone'],
      ['c', undefined, 'tooLittle'],
      ['e', undefined, 'nothing'],
    ]);
  });
});

describe('any node', () => {
  const late = perOne(['late'], '-3');
  const facts = (more: Partial<UnitFacts> = {}) => unitFacts({ occurrences: many(2, 'late'), ...more });

  it('is bounded by its own marks, by a figure, by its floor', () => {
    expect(pointsOf(leaf('leaf', '5', [late]), facts())).toBe('0.00');
    expect(pointsOf(leaf('leaf', '5', [late], { cap: { kind: 'value', points: '4' } }), facts())).toBe('1.00');
    expect(pointsOf(leaf('leaf', '5', [late], { cap: { kind: 'none' }, floor: '-0.5' }), facts())).toBe('-0.50');
  });

  it('is multiplied for the units and classes that are named', () => {
    const doubled = (scope: object) => leaf('leaf', '20', [late], { multiplier: { times: '1.5', for: scope } });
    expect(pointsOf(doubled({ units: ['甲' as UnitId] }), facts())).toBe('11.00');
    expect(pointsOf(doubled({ classes: ['乡镇' as UnitClassId] }), facts())).toBe('14.00');
    expect(pointsOf(doubled({ classes: ['乡镇' as UnitClassId] }), facts({ classId: '乡镇' as UnitClassId }))).toBe(
      '11.00',
    );
  });

  it('applies to those it names; the others share its marks', () => {
    const tree = scheme([
      base(
        branch('first', '40', [
          leaf('a', '10', [late], { cap: { kind: 'none' } }),
          leaf('b', '30', [SHARE], { appliesTo: { units: ['乙' as UnitId] } }),
        ]),
      ),
      base(typed('own', '60')),
    ]);
    const score = scoreTree(tree, facts({ judgements: [judged('own', '60')] }));
    expect([printed(nodeOf(score, 'a')), printed(nodeOf(score, 'first')), score.total]).toEqual([
      '16.00',
      '16.00',
      '76.00',
    ]);
  });

  it('with everything below it not applying leaves its marks to its siblings, or to the whole scheme', () => {
    const gone = { nothing: 'notApplicable' } as const;
    const tree = (way: 'rescale' | 'wholeScheme') =>
      scheme([
        base(branch('first', '40', [leaf('a', '40', [SHARE], { ...gone, notApplicable: { kind: way } })])),
        base(branch('second', '60', [typed('b', '30'), typed('c', '30')])),
      ]);
    const given = unitFacts({ judgements: [judged('b', '30'), judged('c', '15')] });
    expect(scoreTree(tree('rescale'), given).total).toBe('75.00');
    expect(scoreTree(tree('wholeScheme'), given).total).toBe('75.00');
    expect(scoreTree(tree('rescale'), unitFacts()).total).toBeUndefined();
  });

  it('is kept or lost by an explanation', () => {
    const node = leaf('leaf', '10', [SHARE], { nothing: 'zero', explainedShare: '60' });
    expect(pointsOf(node, unitFacts({ explained: [node.id], occurrences: many(1, 'missing') }))).toBe('6.00');
    expect(pointsOf(node, unitFacts({ explained: [node.id], occurrences: many(1, 'onTime') }))).toBe('10.00');
    expect(pointsOf(node, unitFacts({ occurrences: many(1, 'missing') }))).toBe('0.00');
  });

  it('is wiped out by a count, of what no node outside it has charged', () => {
    const accident: Clause = { rule: 'events', entries: [{ type: 'accident', points: '-1' }], take: 'stack' };
    const wiped = { zeroWhen: { count: { of: 'events', types: ['accident'] }, atLeast: 2 } } as const;
    const tree = (first: Clause) =>
      scheme([base(leaf('first', '20', [first])), base(leaf('second', '10', [accident], wiped))]);
    const given = unitFacts({ events: [event('accident'), event('accident')] });
    expect(scoreTree(tree(perOne(['late'], '-1')), given).total).toBe('20.00');
    expect(scoreTree(tree(accident), given).total).toBe('28.00');
  });
});
