import { describe, expect, it, test } from 'vitest';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import { stepSentence, totalStepSentence, traceSentence } from '../../../electron/domain/scoring/describeTrace.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import type { SchemeTree, SchemeWeight } from '../../../electron/domain/model/schemeTree.ts';
import { firstLevelTitle, nodeLines } from '../../../electron/domain/words/schemeNodes.ts';
import { schemeStatement } from '../../../electron/domain/scoring/schemeSettings.ts';
import {
  capWords,
  clauseSentence,
  combiningWords,
  notApplicableWords,
  zeroWhenSentence,
} from '../../../electron/domain/words/scoreRules.ts';
import {
  PIECES,
  base,
  bonus,
  branch,
  day,
  EVERY,
  event,
  FOUR_PERCENT,
  leaf,
  many,
  nodeId,
  nodeOf,
  owed,
  pages,
  perOne,
  piecesByMonth,
  scheme,
  unitFacts,
} from './schemeFixtures.ts';

const names = { duty: (id: string) => `事项${id}`, node: (id: string) => `指标${id}` };

const SENTENCES: readonly (readonly [Clause, string])[] = [
  [
    { rule: 'share', select: { kinds: ['disclosure', 'case'] }, good: { any: ['onTime'], without: ['breach'] } },
    '定时公开、时限办件的事项中按时，撤早的除外的占到期应办的比例 × 满分。',
  ],
  [
    { ...perOne(['late', 'early'], '-5'), perN: 2, firstFree: 1, again: true } as Clause,
    '全部事项中迟办或提前的，前 1 次不计，之后每 2 次扣 5 分；其他项已扣的再扣。',
  ],
  [
    { rule: 'share', select: EVERY, good: { any: ['onTime'] }, nothingBelow: '80', fullFrom: '95' },
    '全部事项中按时的占到期应办的比例 × 满分，达到 95% 得满分，低于 80% 不得分。',
  ],
  [
    {
      rule: 'share',
      select: EVERY,
      good: { any: ['onTime', 'late'], lateBy: { days: 'workday', upTo: 3 } },
      perPoint: { side: 'below', bound: '100', every: '1', points: '-0.50', partial: 'dropped', atMost: '5' },
    },
    '全部事项中按时或迟办，迟办天数不超过 3 个工作日的占到期应办的比例低于 100% 的，每低 1 个百分点扣 0.5 分，不足的不计，最多扣 5 分。',
  ],
  [
    {
      ...perOne(['late'], '-0.2'),
      perDay: { days: 'day', every: 1, mostEach: '2' },
      atMost: '3',
    } as Clause,
    '全部事项中迟办的，每迟 1 天扣 0.2 分，一项最多扣 2 分，最多扣 3 分。',
  ],
  [
    { rule: 'ratio', numerator: PIECES, denominator: { of: 'quota', quota: 10 }, per: 'quarter' },
    '每季度信息与目标数 10 之比 × 满分，取各期平均。',
  ],
  [
    {
      rule: 'byCount',
      count: { of: 'events', types: ['criticism'] },
      by: { kind: 'inARow', per: 'quarter' },
      tiers: [{ from: 2, points: '-5' }],
      beyond: { each: 1, points: '-5' },
    },
    '通报批评连续出现的期数（按季度）：达到 2 扣 5 分，之后每满 1 再扣 5 分。',
  ],
  [
    {
      rule: 'events',
      entries: [
        { type: 'superiorDeduction', points: '-2', perPoint: true },
        { type: 'adoption', level: 'city', points: '1', atMost: '3' },
      ],
      take: 'stack',
    },
    '被上级扣分按其分值每 1 分扣 2 分；市级采用每次加 1 分，最多加 3 分；可累加。',
  ],
  [
    { rule: 'toBest', figure: { of: 'sheet', sheet: '评估', item: '总分' }, against: 'mean' },
    '“评估”中“总分”的得分 ÷ 本类平均 × 满分，不超过满分。',
  ],
  [
    {
      rule: 'byRank',
      figure: { of: 'count', count: PIECES },
      lowest: true,
      steps: { by: 'places', points: ['4', '6'], past: '10' },
    },
    '按信息的数量在本类从低到高排名，依次得 4、6 分，其余得 10 分，并列同分。',
  ],
  [
    { rule: 'lateDecay', select: EVERY, perDay: '0.50', days: 'workday', floor: '40' },
    '全部事项，每迟 1 个工作日扣 0.5 分，最低保留满分的 40%，未办不得分。',
  ],
  [
    { rule: 'checklist', elements: ['标题', '索引号'], what: 'missing', points: '-1', counts: 'each' },
    '标题、索引号缺失或错误，每项扣 1 分。',
  ],
  [{ rule: 'findings', found: '-0.5', notRectified: '-1' }, '发现的问题，每次扣 0.5 分；逾期未整改的每个扣 1 分。'],
  [
    { rule: 'shortfall', count: PIECES, per: 'month', quota: 1, points: '-1' },
    '每月信息不少于 1 篇（件），每少 1 篇（件）扣 1 分。',
  ],
  [{ rule: 'threshold', count: PIECES, atLeast: 200, otherwise: '-2' }, '全年信息达到 200 的得满分，达不到的扣 2 分。'],
  [
    { rule: 'freshness', pages: { of: 'publications', columns: ['动态'] }, gap: { n: 15, unit: 'day' }, points: '-1' },
    '栏目“动态”至少每 15 天更新一次，每超过一次扣 1 分。',
  ],
  [
    {
      rule: 'events',
      entries: [
        { type: 'yellowCard', points: '-1', perN: 2 },
        { type: 'praise', level: 'city', points: '3' },
      ],
      take: 'stack',
    },
    '黄牌每 2 次扣 1 分；市级表扬每次加 3 分；可累加。',
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
    '全年信息超出 12：超过 10% 加 1 分，超过 30% 后每满 20% 再加 1 分。',
  ],
  [
    { rule: 'byRank', figure: { of: 'node', nodeId: nodeId('甲') }, steps: { by: 'each', points: '-3' } },
    '按“指标甲”的得分在本类从高到低排名，第一名得满分，每低一名扣 3 分，并列同分。',
  ],
  [
    {
      rule: 'rate',
      numerator: { of: 'pieces', adopted: true },
      denominator: PIECES,
      per: 'quarter',
      below: '30',
      points: '-1',
    },
    '每季度被采用的信息占信息的比率低于 30% 的，每个季度扣 1 分。',
  ],
  [
    { rule: 'judged', least: '-10', most: '-5', assessors: 'one', unjudged: 'nothing', needsBasis: true },
    '由考核人评分，范围 -10 至 -5 分，须写明理由和依据文件。',
  ],
];

describe('a rule in words', () => {
  test.each(SENTENCES)('%j', (clause, sentence) => {
    expect(clauseSentence(clause, names)).toBe(sentence);
  });

  it('with its bounds', () => {
    expect(capWords({ kind: 'value', points: '3.50' })).toBe('加减不超过 3.5 分');
    expect(notApplicableWords({ kind: 'move', to: nodeId('乙') }, names)).toBe('不适用的，分值移给“指标乙”');
    expect(combiningWords({ kind: 'parts', weights: ['70', '30.0'] })).toBe('下级指标按 70 : 30 合成');
    expect(zeroWhenSentence({ count: { of: 'events', types: ['commissionFailed'] }, atLeast: 2 }, names)).toBe(
      '约稿未完成达到 2 次的，本项按 0 分计。',
    );
  });
});

describe('a node in words', () => {
  it('names its rules, its bounds and where its marks go', () => {
    const node = leaf('甲', '10', [perOne(['late'], '-2')], {
      cap: { kind: 'firstLevel' },
      floor: '-5',
      notApplicable: { kind: 'spread' },
    });
    expect(nodeLines(node, names)).toEqual([
      '按次加减分：全部事项中迟办的，每次扣 2 分。',
      '没有可计的，得满分',
      '以一级指标的分值封顶',
      '最低 -5 分',
      '不适用的，分值平均分给同级各项',
    ]);
    expect(firstLevelTitle({ section: 'veto', effect: { kind: 'at', points: '59' }, node })).toBe(
      '一票否决“甲”，总分按不超过 59 分计，不再加分',
    );
    expect(firstLevelTitle(base(node))).toBe('基础分“甲”');
  });
});

describe('what holds of a scheme beyond its lines, in words', () => {
  const some = [perOne(['late'], '-1')];
  const shape = scheme([base(leaf('甲', '80', some)), bonus(leaf('乙', '6', some)), base(leaf('丙', '20', some))]);
  const said = (more: Partial<SchemeTree>, weight: SchemeWeight = FOUR_PERCENT) =>
    schemeStatement({ ...shape, total: '108', ...more }, weight, names);

  it('says gate, bound of the bonus, veto, grades and weight', () => {
    const veto = {
      section: 'veto' as const,
      effect: { kind: 'at' as const, points: '59' },
      node: leaf('重大事故', '0', []),
    };
    expect(
      said({
        nodes: [...shape.nodes, veto],
        bonus: { gate: { compare: 'above', points: '80' }, most: '6' },
        grades: [{ name: '优秀', from: '90', atMostPercent: '20' }, { name: '良好', from: '80' }, { name: '一般' }],
        rankShare: 60,
      }),
    ).toEqual([
      '总分：方案总分 108 分，按实际得分计。',
      '加分门槛：基础分超过 80 分方可加分。加分上限：加分合计最多 6 分。',
      '一票否决：“重大事故”一经发生，总分按不超过 59 分计，不再加分。',
      '等次：按保留两位小数的总分，优秀：90 分以上（含），不超过本类单位的 20%；良好：80 分以上（含）；一般：其余。',
      '排名：适用的基础分不到满分 60% 的单位不排名。',
      '权重：权重 4%，满分折 4 分。折算分＝总分÷108×满分折算的分值，按保留两位小数的总分计，四舍五入到两位小数。',
    ]);
  });

  it('says what is not bounded, the other ways of reckoning, and what branches are made by', () => {
    const parts = branch('综合', '100', [leaf('日常', '100', []), leaf('平台', '100', [])], {
      combine: { kind: 'parts', weights: ['70', '30'] },
    });
    const weight = { kind: 'points', points: '3', base: '75', bundledWith: '2' } as const;
    expect(
      said(
        {
          scaling: 'rescaled',
          contributionFrom: 'exact',
          bonus: { gate: { compare: 'atLeast', points: '44', of: [nodeId('甲')] } },
        },
        weight,
      ).slice(0, 2),
    ).toEqual([
      '总分：方案总分 108 分，得分折算为 100 分。',
      '加分门槛：“指标甲”达到 44 分方可加分。加分上限：加分合计不设上限。',
    ]);
    expect(said({ nodes: [base(parts)], contribution: 'raw', contributionFrom: 'exact' }, weight)).toEqual([
      '总分：方案总分 108 分，按实际得分计。',
      '权重：权重 3 分，占总体考核 75 分的 4%（另与同组其他事项 2 分合并列项）。折算分＝总分÷100×满分折算的分值，按未四舍五入的总分计，四舍五入到两位小数。',
      '“综合”：下级指标按 70 : 30 合成。',
    ]);
  });

  it('says of a veto what it does, not what it would give', () => {
    const node = leaf('重大事故', '0', [perOne(['missing'], '-1')]);
    expect(nodeLines(node, names, 'veto')).toEqual(['按次加减分：全部事项中未办的，每次扣 1 分。']);
    expect(said({ nodes: [{ section: 'veto', effect: { kind: 'notRated' }, node }] })).toContain(
      '一票否决：“重大事故”一经发生，不定等次，不排名。',
    );
  });
});

describe('a trace in words', () => {
  const traced = (clause: Clause, facts: Parameters<typeof unitFacts>[0], more: object = {}) => {
    const tree = scheme([base(leaf('首项', '10', [perOne(['late'], '-1')])), base(leaf('次项', '20', [clause], more))]);
    const score = scoreTree(tree, unitFacts(facts));
    return nodeOf(score, '次项').clauses.map((trace) => traceSentence(trace, (id) => id));
  };

  it('names what was charged elsewhere and what is pending', () => {
    const occurrences = [...many(8, 'onTime'), owed('late'), owed('missing'), ...many(2, 'notDueYet')];
    expect(
      traced({ rule: 'share', select: EVERY, good: { any: ['onTime'] } }, { occurrences }, { start: 'zero' }),
    ).toEqual([
      '到期应办 10，按时 8，迟办 1，未办 1，8 ÷ 9，得 88.89%，已在“首项”计 1 项，不重复，另有 2 项未到期，不计，得 17.78 分。',
    ]);
  });

  it('names periods, gaps, and events', () => {
    const monthly: Clause = { rule: 'shortfall', count: PIECES, per: 'quarter', quota: 2, points: '-1' };
    expect(traced(monthly, { pieces: piecesByMonth([1, 0, 0, 2, 0, 0, 2, 2]), judgedOn: day('2021-12-31') })).toEqual([
      '第一季度 1 扣 1 分，1 期未到期，不计，扣 1 分。',
    ]);
    const fresh: Clause = {
      rule: 'freshness',
      pages: { of: 'publications', columns: ['动态'] },
      gap: { n: 200, unit: 'day' },
      points: '-2',
    };
    expect(traced(fresh, { pages: pages('动态', '2021-02-01', '2021-11-01') })).toEqual([
      '2021-02-01 至 2021-11-01 间隔 273 天，扣 2 分。',
    ]);
    const cards: Clause = { rule: 'events', entries: [{ type: 'yellowCard', points: '-1', perN: 2 }], take: 'stack' };
    expect(traced(cards, { events: [event('yellowCard'), event('yellowCard'), event('yellowCard')] })).toEqual([
      '共 3 次，计 2 次，扣 1 分。',
    ]);
    expect(traced(cards, {})).toEqual(['没有发生，不加不扣。']);
  });

  it('says of its own outcome alone that there is none', () => {
    const occurrences = [...many(3, 'onTime'), owed('late')];
    expect(traced(perOne(['missing'], '-2'), { occurrences })).toEqual([
      '到期应办 4，按时 3，迟办 1，没有未办的，不加不扣。',
    ]);
    expect(traced(perOne(['late', 'missing'], '-2'), { occurrences: many(2, 'onTime') })).toEqual([
      '到期应办 2，按时 2，没有迟办或未办的，不加不扣。',
    ]);
    expect(traced(perOne(['missing'], '-2'), {})).toEqual(['没有发生，不加不扣。']);
  });

  it('names what a bound did', () => {
    const tree = scheme([base(leaf('首项', '5', [perOne(['late'], '-3')]))]);
    const { steps } = nodeOf(scoreTree(tree, unitFacts({ occurrences: many(2, 'late') })), '首项');
    expect(steps.map(stepSentence)).toEqual(['扣完为止：-1 → 0']);
    const bounded = (clause: Clause, most: string) => {
      const cap = { kind: 'value', points: most } as const;
      const own = scheme([base(leaf('加扣', '5', [clause], { start: 'zero', nothing: 'zero', cap }))]);
      const scored = scoreTree(own, unitFacts({ occurrences: many(3, 'late') }));
      return nodeOf(scored, '加扣').steps.map(stepSentence);
    };
    expect(bounded(perOne(['late'], '-3'), '6')).toEqual(['扣分封顶：-9 → -6']);
    expect(bounded(perOne(['late'], '3'), '6')).toEqual(['封顶：9 → 6']);
  });

  it('goes from the base to the total', () => {
    const tree = scheme([
      base(leaf('首项', '5', [perOne(['late'], '-3')])),
      bonus(leaf('加分', '3', [perOne(['onTime'], '1')], { start: 'zero', nothing: 'zero' })),
    ]);
    const { steps } = scoreTree(tree, unitFacts({ occurrences: [owed('late'), owed('onTime')] }));
    expect(steps.map(totalStepSentence)).toEqual(['基础分：2', '加分：+1']);
  });
});
