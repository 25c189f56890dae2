import { describe, expect, it, test } from 'vitest';
import type { SchemeNodeId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeNode, SchemeTree, SchemeWeight } from '../../../electron/domain/model/schemeTree.ts';
import {
  classQuestions,
  refuseEvent,
  refuseJudgement,
  refuseSheet,
} from '../../../electron/domain/scoring/checkFacts.ts';
import { checkTree, troublesOf } from '../../../electron/domain/scoring/checkTree.ts';
import { checkWeight } from '../../../electron/domain/scoring/checkWeight.ts';
import {
  SHARE,
  base,
  bonus,
  branch,
  day,
  deduction,
  EVERY,
  leaf,
  nodeId,
  perOne,
  scheme,
  typed,
} from './schemeFixtures.ts';

const MANUAL = typed('手工', '100');

const PER_POINT = { side: 'below', bound: '95', every: '1', points: '-0.5', partial: 'dropped' } as const;

/** A scheme as it stands, unchecked. */
const unchecked = (nodes: SchemeTree['nodes'], more: Partial<SchemeTree> = {}): SchemeTree => ({
  ...scheme([base(MANUAL)]),
  nodes,
  ...more,
});

const ofClause = (clause: Clause) => unchecked([base(leaf('指标', '100', [clause]))]);
const ranked = (id: string, of: string) =>
  leaf(id, '50', [{ rule: 'byRank', figure: { of: 'node', nodeId: nodeId(of) }, steps: { by: 'each', points: '-1' } }]);
const moving = (id: string, to: string) => leaf(id, '50', [SHARE], { notApplicable: { kind: 'move', to: nodeId(to) } });

const judged = (least: string, most: string): Clause => ({
  rule: 'judged',
  least,
  most,
  assessors: 'one',
  unjudged: 'provisional',
});
const excess = (...tiers: readonly (readonly [over: string, points: string])[]): Clause => ({
  rule: 'excess',
  count: { of: 'pieces' },
  per: 'year',
  quota: 10,
  tiers: tiers.map(([over, points]) => ({ over, points })),
});
const byPlace = (points: string): Clause => ({
  rule: 'byRank',
  figure: { of: 'count', count: { of: 'pieces' } },
  steps: { by: 'each', points },
});
const praised = (...points: readonly string[]): Clause => ({
  rule: 'events',
  entries: points.map((each) => ({ type: 'praise', points: each })),
  take: 'stack',
});
const ofBest = (id: string, of: string) =>
  leaf(id, '50', [{ rule: 'toBest', figure: { of: 'node', nodeId: nodeId(of) } }]);
const nested = (levels: number): SchemeNode =>
  levels === 1 ? MANUAL : branch(`第${levels}层`, '100', [nested(levels - 1)]);

const REFUSED: readonly (readonly [what: string, tree: SchemeTree, code: string, words: string])[] = [
  [
    'marks that do not sum',
    unchecked([base(branch('一级', '100', [typed('甲', '60'), typed('乙', '38.5')]))]),
    'marks-do-not-sum',
    '“一级”满分 100，下级指标合计 98.5，少 1.5',
  ],
  [
    'marks that sum to more',
    unchecked([base(branch('一级', '100', [typed('甲', '60'), typed('乙', '40.0001')]))]),
    'marks-do-not-sum',
    '多 0.0001',
  ],
  [
    'a total that is not the sum',
    unchecked([base(typed('甲', '108'))]),
    'total-does-not-sum',
    '方案总分 100，一级指标合计 108，多 8',
  ],
  [
    'a node that is there twice',
    unchecked([base(typed('甲', '50')), base({ ...typed('甲', '50'), name: '乙' })]),
    'same-node',
    '出现了两次',
  ],
  [
    'two siblings of one name',
    unchecked([base(typed('甲', '50')), base({ ...typed('乙', '50'), name: '甲' })]),
    'same-name',
    '同一级下有两个“甲”',
  ],
  [
    'a rank by what contains itself',
    unchecked([base(branch('一级', '100', [ranked('名次', '一级'), typed('甲', '50')]))]),
    'circle',
    '“名次”',
  ],
  ['ranks by one another', unchecked([base(ranked('甲', '乙')), base(ranked('乙', '甲'))]), 'circle', '“甲”'],
  ['a rank by nothing there', unchecked([base(ranked('甲', '无')), base(typed('乙', '50'))]), 'no-such-node', '“甲”'],
  [
    'marks that move round in a circle',
    unchecked([base(moving('甲', '乙')), base(moving('乙', '甲'))]),
    'circle',
    '互相移分',
  ],
  [
    'marks that move to nobody',
    unchecked([base(moving('甲', '无')), base(typed('乙', '50'))]),
    'moves-to-nobody',
    '“甲”',
  ],
  [
    'places of which the next is worth more',
    ofClause({ rule: 'byRank', figure: { of: 'count', count: { of: 'pieces' } }, steps: { by: 'each', points: '3' } }),
    'bad-points',
    '应为负数',
  ],
  ['a rule without selector', ofClause({ ...SHARE, select: {} }), 'no-selector', '“指标”：没有选择对象'],
  ['a rule with an empty selector', ofClause(perOne(['late'], '-1', { kinds: [] })), 'no-selector', '没有选择对象'],
  ['a rule without outcome', ofClause(perOne([], '-1')), 'no-outcome', '没有选择办理结果'],
  [
    'tiers that do not fall',
    ofClause({
      ...SHARE,
      tiers: [
        { from: '80', gives: '60' },
        { from: '90', gives: '80' },
      ],
    }),
    'tiers-do-not-fall',
    '≥90%',
  ],
  [
    'tiers that give more below',
    ofClause({
      ...SHARE,
      tiers: [
        { from: '90', gives: '60' },
        { from: '80', gives: '80' },
      ],
    }),
    'tiers-do-not-fall',
    '≥80%',
  ],
  [
    'marks that move round over three',
    unchecked([base(moving('甲', '乙')), base(moving('乙', '丙')), base(moving('丙', '甲'))]),
    'circle',
    '互相移分',
  ],
  [
    'tiers and points by percentage point',
    ofClause({ ...SHARE, nothingBelow: '80', perPoint: PER_POINT }),
    'bad-range',
    '只能选一种',
  ],
  ['all from less than nothing', ofClause({ ...SHARE, nothingBelow: '80', fullFrom: '70' }), 'bad-range', '70% 低于'],
  ['no share at 120 %', ofClause({ ...SHARE, nothingBelow: '120' }), 'bad-points', '“120%”'],
  ['steps of nothing', ofClause({ ...SHARE, perPoint: { ...PER_POINT, every: '0' } }), 'bad-points', '百分点应大于 0'],
  ['a bound that is no number', ofClause({ ...SHARE, perPoint: { ...PER_POINT, bound: '九' } }), 'bad-points', '“九”'],
  ['a bound with a sign', ofClause({ ...perOne(['late'], '-1'), atMost: '-2' } as Clause), 'bad-points', '“-2”'],
  [
    'days late of what is no thing owed',
    ofClause({ rule: 'perOccurrence', count: { of: 'pieces' }, points: '-1', perDay: { days: 'day', every: 1 } }),
    'bad-number',
    '按迟办天数',
  ],
  [
    'steps of no days',
    ofClause({ ...perOne(['late'], '-1'), perDay: { days: 'day', every: 0 } } as Clause),
    'bad-number',
    '“0”',
  ],
  [
    'days late in no range',
    ofClause({ ...SHARE, good: { any: ['late'], lateBy: { days: 'day', over: 5, upTo: 5 } } }),
    'bad-number',
    '迟办天数的范围',
  ],
  [
    'numbers that do not rise',
    ofClause({
      rule: 'byCount',
      count: { of: 'pieces' },
      by: { kind: 'year' },
      tiers: [
        { from: 3, points: '1' },
        { from: 3, points: '2' },
      ],
    }),
    'tiers-do-not-fall',
    '第 2 档',
  ],
  [
    'no numbers at all',
    ofClause({ rule: 'byCount', count: { of: 'pieces' }, by: { kind: 'year' }, tiers: [] }),
    'no-entry',
    '没有分档',
  ],
  [
    'a ratio of nothing named',
    ofClause({
      rule: 'ratio',
      numerator: { of: 'figure', name: ' ' },
      denominator: { of: 'quota', quota: 3 },
      per: 'year',
    }),
    'no-selector',
    '没有说明数的是什么',
  ],
  [
    'a quota of nothing',
    ofClause({ rule: 'ratio', numerator: { of: 'pieces' }, denominator: { of: 'quota', quota: 0 }, per: 'year' }),
    'bad-number',
    '“0”',
  ],
  [
    'tiers of a sheet that do not fall',
    ofClause({
      rule: 'sheet',
      sheet: '评估',
      item: '总分',
      outOf: '100',
      tiers: [
        { from: '60', gives: '40' },
        { from: '90', gives: '100' },
      ],
    }),
    'tiers-do-not-fall',
    '≥90%',
  ],
  ['a tier above 100 %', ofClause({ ...SHARE, tiers: [{ from: '101', gives: '60' }] }), 'bad-points', '≥101%'],
  [
    'a floor above 100 %',
    ofClause({ rule: 'lateDecay', select: EVERY, perDay: '1', days: 'day', floor: '101' }),
    'floor-too-high',
    '保底比例“101”',
  ],
  [
    'a floor above 0',
    unchecked([base(leaf('甲', '100', [SHARE], { floor: '1' }))]),
    'floor-above-zero',
    '“甲”的保底分',
  ],
  ['a part above the mark', ofClause({ ...SHARE, of: '100.5' }), 'more-than-mark', '100.5'],
  ['points that are none', ofClause(perOne(['late'], '五')), 'bad-points', '“五”不是分值'],
  ['NaN', ofClause(perOne(['late'], 'NaN')), 'bad-points', '“NaN”'],
  ['every none', ofClause({ ...perOne(['late'], '-1'), perN: 0 } as Clause), 'bad-number', '“0”'],
  [
    'half a piece',
    ofClause({ rule: 'shortfall', count: { of: 'pieces' }, per: 'month', quota: 0.5, points: '-1' }),
    'bad-number',
    '“0.5”',
  ],
  [
    'a quota of none',
    ofClause({ rule: 'excess', count: { of: 'pieces' }, per: 'year', quota: 0, tiers: [{ over: '10', points: '1' }] }),
    'bad-number',
    '“0”',
  ],
  [
    'a step of none',
    ofClause({
      rule: 'excess',
      count: { of: 'pieces' },
      per: 'year',
      quota: 1,
      tiers: [],
      beyond: { over: '1', each: '0', points: '1' },
    }),
    'bad-points',
    '大于 0',
  ],
  [
    'a range the wrong way',
    ofClause({ rule: 'judged', least: '5', most: '0', assessors: 'one', unjudged: 'nothing' }),
    'bad-range',
    '5 至 0',
  ],
  ['events of no kind', ofClause({ rule: 'events', entries: [], take: 'stack' }), 'no-entry', '没有事件'],
  ['findings that cost nothing', ofClause({ rule: 'findings' }), 'no-entry', '没有分值'],
  ['a sheet without a name', ofClause({ rule: 'sheet', sheet: '', item: '平台' }), 'unnamed', '没有选择评分表'],
  [
    'a sheet out of nothing',
    ofClause({ rule: 'sheet', sheet: '评估', item: '平台', outOf: '0' }),
    'bad-points',
    '大于 0',
  ],
  ['no rule', unchecked([base(leaf('甲', '100', []))]), 'no-rule', '“甲”还没有计分规则'],
  ['no children', unchecked([base(branch('甲', '100', []))]), 'no-children', '“甲”下面没有指标'],
  ['no name', unchecked([base({ ...MANUAL, name: ' ' })]), 'no-name', '没有名称'],
  ['marks with five decimals', unchecked([base(typed('甲', '99.99999'))]), 'unreadable', '99.99999'],
  [
    'weights that do not sum',
    unchecked([
      base(
        branch('甲', '100', [typed('乙', '100'), typed('丙', '100')], {
          combine: { kind: 'parts', weights: ['70', '20'] },
        }),
      ),
    ]),
    'weights-do-not-sum',
    '合计 90%，少 10%',
  ],
  [
    'a weight missing',
    unchecked([
      base(
        branch('甲', '100', [typed('乙', '100'), typed('丙', '100')], { combine: { kind: 'parts', weights: ['100'] } }),
      ),
    ]),
    'unreadable',
    '“甲”',
  ],
  [
    'a bonus that its own marks bound at nothing',
    unchecked([base(MANUAL), bonus(leaf('加分', '0', [perOne(['onTime'], '1')]))]),
    'nothing-to-cap',
    '“加分”没有分值',
  ],
  [
    'places within a period',
    unchecked([
      base(
        branch('甲', '50', [ranked('名次', '手工')], {
          combine: { kind: 'periods', every: 'quarter', missing: 'zero', graceDays: 0 },
        }),
      ),
      base(typed('手工', '50')),
    ]),
    'class-in-periods',
    '“名次”',
  ],
  [
    'a gate by nothing there',
    unchecked([base(MANUAL)], { bonus: { gate: { compare: 'above', points: '80', of: ['无' as SchemeNodeId] } } }),
    'no-such-node',
    '加分门槛',
  ],
  [
    'grades that do not fall',
    unchecked([base(MANUAL)], {
      grades: [
        { name: '优', from: '80' },
        { name: '良', from: '90' },
      ],
    }),
    'grades-do-not-fall',
    '“良”',
  ],
  [
    'what is judged past the marks',
    ofClause(judged('0', '200')),
    'more-than-mark',
    '“指标”：评分范围 0 至 200 超过了本项满分 100',
  ],
  ['what is judged past what there is to take', ofClause(judged('-100.5', '0')), 'more-than-mark', '-100.5'],
  ['what is judged as nothing', ofClause(judged('0', '0')), 'bad-points', '“指标”：分值为 0'],
  [
    'excess that is asked from far to near',
    ofClause(excess(['30', '1'], ['10', '2'])),
    'tiers-do-not-fall',
    '超过 10%：2',
  ],
  ['excess of one bound twice', ofClause(excess(['30', '1'], ['30', '2'])), 'tiers-do-not-fall', '超过 30%：2'],
  ['more excess for less', ofClause(excess(['10', '2'], ['30', '1'])), 'tiers-do-not-fall', '超过 30%：1'],
  ['places that rise', ofClause(byPlace('3')), 'bad-points', '“指标”：每低一名的分值“3”'],
  ['places of no points', ofClause(byPlace('0')), 'bad-points', '分值为 0'],
  ['points of nothing', ofClause(perOne(['late'], '0')), 'bad-points', '“指标”：分值为 0'],
  ['events of nothing', ofClause(praised('0', '-0')), 'bad-points', '分值为 0'],
  [
    'a multiplier of nothing',
    unchecked([base({ ...MANUAL, multiplier: { times: '0' } })]),
    'unreadable',
    '“手工”的倍数“0”',
  ],
  [
    'a grade that has a bound and no name',
    unchecked([base(MANUAL)], {
      grades: [
        { name: '优', from: '90' },
        { name: ' ', from: '80' },
      ],
    }),
    'unreadable',
    '等次第 2 档没有名称',
  ],
  [
    'two grades of one name',
    unchecked([base(MANUAL)], { grades: [{ name: '优', from: '90' }, { name: '良', from: '80' }, { name: '优' }] }),
    'same-grade',
    '等次中有两个“优”',
  ],
  [
    'a total without a base',
    unchecked([deduction(leaf('扣', '5', [perOne(['late'], '-1')]))]),
    'no-base',
    '方案总分 100，但没有基础分的指标',
  ],
  ['indicators under indicators without end', unchecked([base(nested(13))]), 'too-deep', '第 13 级'],
  [
    'a share of the best that contains itself',
    unchecked([base(branch('一级', '100', [ofBest('较量', '一级'), typed('甲', '50')]))]),
    'circle',
    '“较量”按含有它自己的指标“一级”与最高者（平均）相比',
  ],
];

describe('a scheme is refused', () => {
  test.each(REFUSED)('for %s', (_, tree, code, words) => {
    const trouble = troublesOf(tree).find((each) => each.code === code);
    expect(trouble?.message).toContain(words);
    const checked = checkTree(tree);
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(Object.keys(checked.error.fields ?? {})).toHaveLength(1);
  });

  it('with all its troubles, each at its node', () => {
    const tree = unchecked([base(leaf('甲', '60', [{ ...SHARE, select: {} }])), base(leaf('乙', '30', []))]);
    expect(troublesOf(tree).map(({ code, nodeId: at }) => [code, at])).toEqual([
      ['no-selector', '甲'],
      ['no-rule', '乙'],
      ['total-does-not-sum', undefined],
    ]);
  });
});

describe('a scheme is taken', () => {
  it.each(['4', '100', '108', '130', '0.64', '95.5'])('with a total of %s', (total) => {
    expect(checkTree(unchecked([base(typed('甲', total))], { total })).ok).toBe(true);
  });

  it('whose total counts the bonus in', () => {
    expect(checkTree(unchecked([base(MANUAL), bonus(typed('加分', '30'))], { total: '130' })).ok).toBe(true);
  });

  it('without a base where its total is 0, or with a leaf of no marks', () => {
    expect(checkTree(unchecked([deduction(leaf('扣', '5', [perOne(['late'], '-1')]))], { total: '0' })).ok).toBe(true);
    expect(checkTree(unchecked([base(MANUAL), base(typed('无', '0'))])).ok).toBe(true);
  });
});

describe('rules at their bounds are taken', () => {
  it.each([
    ['judged over all marks', ofClause(judged('0', '100'))],
    ['judged off all marks', ofClause(judged('-100', '0'))],
    [
      'judged past marks that bound nothing',
      unchecked([base(leaf('甲', '100', [judged('0', '120')], { cap: { kind: 'none' } }))]),
    ],
    ['excess that rises', ofClause(excess(['10', '1'], ['30', '2']))],
    ['deductions that rise', ofClause(excess(['10', '-1'], ['30', '-2']))],
    ['places that fall', ofClause(byPlace('-3'))],
    ['an event that counts nothing beside another', ofClause(praised('0', '-1'))],
    ['twelve levels', unchecked([base(nested(12))])],
  ])('%s', (_, tree) => {
    expect(troublesOf(tree)).toEqual([]);
  });
});

describe('a weight', () => {
  const of = (weight: SchemeWeight, year = 2021) => checkWeight(weight, year as Year);
  const points = (own: string, whole: string, bundledWith?: string): SchemeWeight => ({
    kind: 'points',
    points: own,
    base: whole,
    ...(bundledWith === undefined ? {} : { bundledWith }),
  });

  it.each([points('4', '100'), points('3', '75'), points('40', '1000'), points('0.6', '15')])(
    'of %j is enough',
    (weight) => {
      expect(of(weight).ok).toBe(true);
    },
  );

  it.each([points('3', '100'), points('39.99', '1000'), points('2.99', '75')])('of %j is too little', (weight) => {
    expect(of(weight)).toMatchObject({ ok: false, error: { code: 'weight-below-minimum' } });
  });

  it('in a bundle counts by itself', () => {
    const refused = of(points('3', '100', '2'));
    expect(refused.ok ? '' : refused.error.message).toContain('与其他事项合并后为 5%');
    const without = of(points('3', '100', '0.5'));
    expect(without.ok ? '' : without.error.message).not.toContain('合并');
  });

  it('below 4 % is warned of before 2017', () => {
    const checked = of({ kind: 'percent', percent: '3', base: '100' }, 2016);
    expect(checked.ok && checked.value.warning).toContain('2016 年度在该规定之前');
    expect(of({ kind: 'percent', percent: '3', base: '100' }, 2017).ok).toBe(false);
  });

  it.each([points('1', '0'), points('-1', '10'), points('x', '10'), points('11', '10')])('of %j is none', (weight) => {
    expect(of(weight)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('facts that are refused', () => {
  const discretion = (needsBasis: boolean) => ({
    name: '酌情扣分',
    clauses: [
      {
        rule: 'judged',
        least: '-10',
        most: '-5',
        assessors: 'one',
        unjudged: 'nothing',
        ...(needsBasis ? { needsBasis: true } : {}),
      } as Clause,
    ],
  });

  it('a judgement outside its range, without a reason, without its document', () => {
    const given = (points: string, reason = '理由', basis = '') => ({ points, reason, basis });
    expect(refuseJudgement(discretion(false), given('-5'))).toBeUndefined();
    expect(refuseJudgement(discretion(false), given('-11'))?.message).toContain('不在 -10 至 -5 之间');
    expect(refuseJudgement(discretion(false), given('-4.99'))?.fields).toHaveProperty('points');
    expect(refuseJudgement(discretion(false), given('-7', ' '))?.fields).toHaveProperty('reason');
    expect(refuseJudgement(discretion(true), given('-7'))?.fields).toHaveProperty('basis');
    expect(refuseJudgement({ name: '按时', clauses: [SHARE] }, given('7'))?.message).toContain('不能手工评分');
  });

  it('an event outside its year without a document, of no name, of nobody', () => {
    const event = {
      on: day('2021-05-01'),
      type: 'praise',
      name: '',
      basis: '',
      reason: '事由',
      by: '经办人甲',
    } as const;
    const year = 2021 as Year;
    const today = day('2022-03-01');
    expect(refuseEvent(event, year, today)).toBeUndefined();
    expect(refuseEvent({ ...event, on: day('2022-03-02'), basis: '通报' }, year, today)?.fields).toHaveProperty('on');
    expect(refuseEvent({ ...event, on: day('2022-01-10') }, year, today)?.fields).toHaveProperty('basis');
    expect(refuseEvent({ ...event, on: day('2022-01-10'), basis: '通报第1号' }, year, today)).toBeUndefined();
    expect(refuseEvent({ ...event, type: 'other' }, year, today)?.fields).toHaveProperty('name');
    expect(refuseEvent({ ...event, reason: '' }, year, today)?.fields).toHaveProperty('reason');
    expect(refuseEvent({ ...event, by: ' ' }, year, today)?.fields).toHaveProperty('by');
    expect(refuseEvent({ ...event, points: 'abc' }, year, today)?.fields).toHaveProperty('points');
  });

  it('a sheet with an unknown unit, an item that is not there, points that are none or too many', () => {
    const known = (unit: string) => unit === '区卫健局';
    const fullOf = (item: string) => (item === '平台' ? '30' : undefined);
    const cell = { unit: '区卫健局', item: '平台', points: '26.4', cell: 'C4' };
    expect(refuseSheet([cell], known, fullOf)).toBeUndefined();
    expect(refuseSheet([cell, { ...cell, unit: '区某局', cell: 'A5' }], known, fullOf)?.place).toEqual({
      cell: 'A5',
      value: '区某局',
    });
    expect(refuseSheet([{ ...cell, points: '30.01' }], known, fullOf)?.message).toContain('超过了满分 30');
    expect(refuseSheet([{ ...cell, points: '-1' }], known, fullOf)?.message).toContain('小于 0');
    expect(refuseSheet([{ ...cell, points: '—' }], known, fullOf)?.message).toContain('C4');
    expect(refuseSheet([{ ...cell, item: '数据' }], known, fullOf)?.message).toContain('“数据”');
  });

  it('units of two classes, or of none', () => {
    const units = ['甲', '乙', '丙'].map((name) => ({ id: name as UnitId, name }));
    const questions = classQuestions(units, [
      { name: 'A 类', unitIds: ['甲', '乙'] as UnitId[] },
      { name: 'B 类', unitIds: ['乙'] as UnitId[] },
    ]);
    expect(questions.map(({ unitId, classes }) => [unitId, classes])).toEqual([
      ['乙', ['A 类', 'B 类']],
      ['丙', []],
    ]);
  });
});
