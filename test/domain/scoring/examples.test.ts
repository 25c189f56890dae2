import { describe, expect, it, test } from 'vitest';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import { exampleOf, exampleSentence, type ExampleLeaf } from '../../../electron/domain/scoring/exampleOf.ts';
import { EVERY, leaf, nodeId, perOne } from './schemeFixtures.ts';

const names = { duty: (id: string) => id, node: (id: string) => id };
const FULL: ExampleLeaf = { full: '20', start: 'full', nothing: 'full', section: 'base' };
const GAIN: ExampleLeaf = { full: '10', start: 'zero', nothing: 'zero', section: 'bonus' };
const FREE: ExampleLeaf = { full: '0', start: 'zero', nothing: 'zero', cap: { kind: 'none' }, section: 'deductions' };
const PIECES = { of: 'pieces' } as const;

const lineOf = (clause: Clause, of: ExampleLeaf = FULL): string | undefined => {
  const example = exampleOf(clause, of, names);
  return example && exampleSentence(example);
};

const LINES: readonly (readonly [Clause, string, ExampleLeaf?])[] = [
  [{ rule: 'share', select: EVERY, good: { any: ['onTime'] } }, '应办 20，按时 18 → 18 分'],
  [
    {
      rule: 'share',
      select: { kinds: ['measure'], tags: ['网站'], roles: ['lead'], events: ['documentIssued'], columns: ['动态'] },
      good: { any: ['done'] },
      tiers: [
        { from: '95', gives: '100' },
        { from: '90', gives: '80' },
      ],
    },
    '应办 20，已办 18 → 16 分',
  ],
  [perOne(['late', 'early'], '-5'), '迟办或提前 2 件 → 10 分'],
  [{ ...perOne(['late'], '-1'), firstFree: 2 } as Clause, '迟办 4 件 → 18 分'],
  [
    { rule: 'perOccurrence', count: { of: 'findings', notRectified: true }, points: '-3' },
    '逾期未整改的问题 2 个 → 14 分',
  ],
  [
    { rule: 'perOccurrence', count: { of: 'elements', elements: ['标题'] }, points: '-1' },
    '缺失或错误的标题 2 项 → 18 分',
  ],
  [
    { rule: 'perOccurrence', count: { of: 'publications', columns: ['动态'] }, points: '0.5' },
    '栏目“动态”的公开信息 2 条 → 1 分',
    GAIN,
  ],
  [
    { rule: 'perOccurrence', count: { ...PIECES, levels: ['province'] }, points: '2' },
    '被省级采用的信息 2 篇 → 4 分',
    GAIN,
  ],
  [{ rule: 'perOccurrence', count: { of: 'figure', name: '培训场次' }, points: '1' }, '“培训场次” 2 → 2 分', GAIN],
  [
    { rule: 'perOccurrence', count: { of: 'events', types: ['criticism'], levels: ['city'] }, points: '-3' },
    '市级通报批评 2 次 → −6 分',
    FREE,
  ],
  [{ rule: 'lateDecay', select: EVERY, perDay: '0.5', days: 'workday', floor: '40' }, '1 件迟 3 个工作日 → 18.5 分'],
  [
    { rule: 'checklist', elements: ['标题', '索引号'], what: 'missing', points: '-1', counts: 'each' },
    '标题、索引号缺失或错误 → 18 分',
  ],
  [
    { rule: 'checklist', elements: [], select: { kinds: ['case'] }, what: 'missing', points: '-0.5', counts: 'once' },
    '标题、索引号缺失或错误 → 19.5 分',
  ],
  [{ rule: 'findings', found: '-0.5', notRectified: '-1' }, '问题 2 个，其中逾期未整改 1 个 → 18 分'],
  [{ rule: 'findings', sources: ['thirdParty'], indicator: '互动', found: '-1', perN: 2 }, '问题 4 个 → 18 分'],
  [{ rule: 'sample', sample: '重点领域' }, '抽查 15 项，正确 12 项 → 16 分'],
  [{ rule: 'shortfall', count: PIECES, per: 'month', quota: 1, points: '-10' }, '有一期 0，其余各期达到 → 10 分'],
  [{ rule: 'shortfall', count: PIECES, per: 'year', quota: 3, points: '-1' }, '有一期 2 → 19 分'],
  [{ rule: 'threshold', count: PIECES, atLeast: 200, otherwise: '-2' }, '全年信息 199 篇 → 18 分'],
  [
    { rule: 'periods', every: 'quarter', missing: 'leftOut', sheet: '季度表', item: '得分', outOf: '100' },
    '各期得 90 分，最后一期未报 → 18 分',
  ],
  [
    { rule: 'periods', every: 'month', missing: 'zero', sheet: '分月表', item: '得分' },
    '各期得 18 分，最后一期未报 → 16.5 分',
  ],
  [{ rule: 'periods', every: 'year', missing: 'zero', sheet: '年表', item: '得分' }, '各期得 18 分 → 18 分'],
  [
    { rule: 'freshness', pages: { of: 'publications', columns: ['动态'] }, gap: { n: 15, unit: 'day' }, points: '-1' },
    '相邻两次更新隔 20 天 → 19 分',
  ],
  [
    {
      rule: 'freshness',
      pages: { of: 'publications', columns: ['概况', '机构'] },
      gap: { n: 6, unit: 'month' },
      points: '-1',
    },
    '“概况”相邻两次更新隔 6 个月又 10 天 → 19 分',
  ],
  [
    {
      rule: 'freshness',
      pages: { of: 'registrations', select: { tags: ['网站'] } },
      gap: { n: 30, unit: 'day' },
      points: '-2',
    },
    '相邻两次更新隔 35 天 → 18 分',
  ],
  [
    { rule: 'share', select: EVERY, good: { any: ['onTime'] }, nothingBelow: '60', fullFrom: '90' },
    '应办 20，按时 18 → 20 分',
  ],
  [
    {
      rule: 'share',
      select: EVERY,
      good: { any: ['onTime'] },
      perPoint: { side: 'below', bound: '95', every: '1', points: '-1', partial: 'dropped' },
    },
    '应办 20，按时 18 → 15 分',
  ],
  [
    { rule: 'ratio', numerator: PIECES, denominator: { of: 'quota', quota: 20 }, per: 'year' },
    '目标数 20，信息 18 篇 → 18 分',
  ],
  [
    { rule: 'ratio', numerator: { ...PIECES, adopted: true }, denominator: PIECES, per: 'quarter' },
    '每期信息 10 篇，被采用的信息 9 篇 → 18 分',
  ],
  [
    {
      rule: 'byCount',
      count: { of: 'events', types: ['complaint'] },
      by: { kind: 'year' },
      tiers: [
        { from: 1, points: '-2' },
        { from: 3, points: '-5' },
      ],
      beyond: { each: 1, points: '-1' },
    },
    '投诉 4 次 → 14 分',
  ],
  [
    {
      rule: 'byCount',
      count: { of: 'events', types: ['yellowCard'] },
      by: { kind: 'inARow', per: 'quarter' },
      tiers: [{ from: 2, points: '-4' }],
    },
    '连续 2 期有黄牌 → 16 分',
  ],
  [
    {
      rule: 'perOccurrence',
      count: { of: 'occurrences', select: EVERY, when: { any: ['late'], lateBy: { days: 'workday', over: 5 } } },
      points: '-3',
    },
    '迟办，迟办天数超过 5 个工作日 2 件 → 14 分',
  ],
  [
    {
      rule: 'perOccurrence',
      count: { of: 'occurrences', select: EVERY, when: { any: ['late'] } },
      points: '-1',
      perDay: { days: 'day', every: 2, mostEach: '2' },
    },
    '1 件迟 6 天 → 18 分',
  ],
  [{ rule: 'findings', found: '-1', perPoint: true }, '问题 2 个（各扣 2 分） → 16 分'],
  [
    { rule: 'events', entries: [{ type: 'superiorDeduction', points: '-1', perPoint: true }], take: 'stack' },
    '被上级扣分 1 次（各 2 分） → −2 分',
    FREE,
  ],
  [
    { rule: 'perOccurrence', count: { of: 'findings', rectified: true }, points: '1' },
    '已整改的问题 2 个 → 2 分',
    GAIN,
  ],
  [{ rule: 'toBest', figure: { of: 'count', count: PIECES }, against: 'mean' }, '本单位 90，本类平均 105 → 17.14 分'],
  [{ rule: 'shortfall', count: PIECES, per: 'week', quota: 1, points: '-1' }, '有一期 0，其余各期达到 → 19 分'],
  [{ rule: 'deadline', select: EVERY, late: '2', missing: '0' }, '1 件迟办 → 2 分'],
  [{ rule: 'judged', least: '-10', most: '-5', assessors: 'one', unjudged: 'nothing' }, '评议 −5.5 分 → −5.5 分', FREE],
  [
    { rule: 'judged', least: '0', most: '20', assessors: 'trimmed', unjudged: 'provisional' },
    '5 人评议 16、18、14、19、17 分 → 17 分',
  ],
  [{ rule: 'sheet', sheet: '第三方评估', item: '平台', outOf: '100' }, '评分表得 88 分 → 17.6 分'],
  [{ rule: 'rollup', group: '部门', outOf: '100' }, '抽查的单位得 80、90、85 分 → 17 分'],
  [
    {
      rule: 'events',
      entries: [
        { type: 'adoption', level: 'city', points: '3' },
        { type: 'adoption', level: 'province', points: '5' },
      ],
      take: 'stack',
    },
    '市级采用 1 次，省级采用 1 次 → 8 分',
    GAIN,
  ],
  [
    {
      rule: 'events',
      entries: [
        { type: 'adoption', level: 'city', points: '3' },
        { type: 'adoption', level: 'province', points: '5' },
      ],
      take: 'highestPerMatter',
    },
    '市级采用 1 次，省级采用 1 次（同一事项） → 5 分',
    GAIN,
  ],
  [
    { rule: 'events', entries: [{ type: 'yellowCard', points: '-1', perN: 2 }], take: 'stack' },
    '黄牌 2 次 → −1 分',
    FREE,
  ],
  [
    {
      rule: 'excess',
      count: PIECES,
      per: 'year',
      quota: 12,
      tiers: [{ over: '10', points: '1' }],
      beyond: { over: '30', each: '20', points: '1' },
    },
    '一期信息 19 篇，任务 12 → 2 分',
    GAIN,
  ],
  [
    { rule: 'byRank', figure: { of: 'node', nodeId: nodeId('总分') }, steps: { by: 'each', points: '-3' } },
    '4 个单位为 95、90、90、80，其中得 90 的 → 17 分',
  ],
  [
    { rule: 'byRank', figure: { of: 'count', count: PIECES }, steps: { by: 'places', points: ['20', '15'] } },
    '4 个单位为 95、90、90、80，其中得 90 的 → 15 分',
  ],
  [{ rule: 'toBest', figure: { of: 'sheet', sheet: '表', item: '项' } }, '本单位 90，本类最高 120 → 15 分'],
  [
    {
      rule: 'rate',
      numerator: { ...PIECES, adopted: true },
      denominator: PIECES,
      per: 'quarter',
      below: '30',
      points: '-1',
    },
    '一期信息 10 篇，其中被采用的信息 2 篇 → 19 分',
  ],
];

describe('an example of a rule, reckoned by the engine itself', () => {
  it.each(LINES.map(([clause, expected, leaf]) => ({ clause, expected, leaf })))(
    '$clause',
    ({ clause, expected, leaf }) => {
      expect(lineOf(clause, leaf)).toBe(expected);
    },
  );

  test('a rule that is not whole has none', () => {
    expect(lineOf({ rule: 'share', select: {}, good: { any: ['onTime'] } })).toBeUndefined();
    expect(lineOf({ rule: 'share', select: EVERY, good: { any: [] } })).toBeUndefined();
    expect(lineOf(perOne(['late'], '二'))).toBeUndefined();
    expect(lineOf(perOne(['late'], '-1'), { ...FULL, full: '' })).toBeUndefined();
    expect(lineOf(perOne(['late'], '-1'), { ...FULL, cap: { kind: 'value', points: '' } })).toBeUndefined();
    // Nothing can be on time and missing at once.
    expect(lineOf({ rule: 'share', select: EVERY, good: { any: ['onTime'], also: ['missing'] } })).toBeUndefined();
  });

  test('a leaf that has other rules, and another id, is the leaf of the one', () => {
    const whole = { ...FULL, ...leaf('及时', '20', [perOne(['late'], '-2')]) };
    expect(lineOf(perOne(['late'], '-5'), whole)).toBe('迟办 2 件 → 10 分');
  });

  test('how it came about goes with it', () => {
    const example = exampleOf({ rule: 'share', select: EVERY, good: { any: ['onTime'] } }, FULL, names);
    expect(example?.how).toContain('到期应办 20，按时 18');
  });
});
