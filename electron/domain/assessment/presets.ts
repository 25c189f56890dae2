import type { SchemeNodeId } from '../brand.ts';
import type { Clause, Selector } from '../model/scoreClause.ts';
import type {
  FirstLevel,
  Grade,
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeTree,
  SchemeWeight,
} from '../model/schemeTree.ts';

/** A scheme of a kind that districts use, to begin with. Its figures are examples: every leaf of it is 待核. */
export interface SchemePreset {
  readonly id: 'deductions' | 'website' | 'seventyThirty' | 'monthly';
  readonly name: string;
  /** What it is like, in Chinese. */
  readonly about: string;
  /** A new tree; `newId` gives its nodes their ids. */
  readonly make: (newId: () => SchemeNodeId) => SchemeTree;
  readonly weight: SchemeWeight;
}

/** Said of every preset, and of every scheme that is still as one made it. */
export const PRESET_MARK = '预设方案，请按本区文件修改';

const FOUR_PERCENT: SchemeWeight = { kind: 'percent', percent: '4', base: '100' };

const GRADES: readonly Grade[] = [
  { name: '优秀', from: '90' },
  { name: '良好', from: '80' },
  { name: '合格', from: '60' },
  { name: '不合格' },
];

type Made = (newId: () => SchemeNodeId) => SchemeNode;

function leaf(name: string, full: string, clauses: readonly Clause[], more: Partial<SchemeLeaf> = {}): Made {
  return (newId) => ({
    kind: 'leaf',
    id: newId(),
    name,
    full,
    clauses,
    start: 'full',
    nothing: 'full',
    toCheck: true,
    ...more,
  });
}

function branch(
  name: string,
  full: string,
  children: readonly Made[],
  combine: SchemeBranch['combine'] = { kind: 'sum' },
): Made {
  return (newId) => ({
    kind: 'branch',
    id: newId(),
    name,
    full,
    combine,
    children: children.map((make) => make(newId)),
  });
}

const base =
  (make: Made) =>
  (newId: () => SchemeNodeId): FirstLevel => ({ section: 'base', node: make(newId) });

const GAIN = { start: 'zero', nothing: 'zero' } as const;
const OUTSIDE = { ...GAIN, cap: { kind: 'none' } } as const;
const PIECES = { of: 'pieces' } as const;
const DISCLOSURE: Selector = { kinds: ['disclosure'] };
const REQUESTS: Selector = { events: ['requestReceived'] };

/** What a person gives, up to the mark. */
function byHand(name: string, full: string): Made {
  const judged: Clause = { rule: 'judged', least: '0', most: full, assessors: 'one', unjudged: 'provisional' };
  return leaf(name, full, [judged], { start: 'zero', nothing: 'notApplicable' });
}

const adopted = (most: string): Made =>
  leaf(
    '信息采用',
    most,
    [
      {
        rule: 'events',
        entries: [
          { type: 'adoption', level: 'state', points: '3' },
          { type: 'adoption', level: 'province', points: '2' },
          { type: 'adoption', level: 'city', points: '1' },
        ],
        take: 'stack',
      },
    ],
    GAIN,
  );

const criticised = leaf(
  '通报批评',
  '0',
  [
    {
      rule: 'events',
      entries: [
        { type: 'criticism', level: 'province', points: '-5' },
        { type: 'criticism', level: 'city', points: '-3' },
        { type: 'criticism', level: 'district', points: '-2' },
      ],
      take: 'highestPerMatter',
    },
  ],
  OUTSIDE,
);

const accident = leaf(
  '重大责任事故',
  '0',
  [{ rule: 'events', entries: [{ type: 'accident', points: '-1' }], take: 'stack' }],
  OUTSIDE,
);

function perOne(select: Selector, any: Extract<Clause, { rule: 'share' }>['good']['any'], points: string): Clause {
  return { rule: 'perOccurrence', count: { of: 'occurrences', select, when: { any } }, points };
}

function scheme(
  nodes: readonly ((newId: () => SchemeNodeId) => FirstLevel)[],
  more: Partial<SchemeTree> = {},
): SchemePreset['make'] {
  return (newId) => ({
    version: 1,
    total: '100',
    scaling: 'raw',
    nodes: nodes.map((make) => make(newId)),
    grades: GRADES,
    contribution: 'share',
    contributionFrom: 'printed',
    rankShare: 0,
    ...more,
  });
}

export const PRESETS: readonly SchemePreset[] = [
  {
    id: 'deductions',
    name: '区级扣分表',
    about: '基础分 100 分逐项扣，另设加分、扣分和一票否决',
    weight: FOUR_PERCENT,
    make: scheme(
      [
        base(
          branch('主动公开', '45', [
            leaf('定时公开及时', '20', [
              perOne(DISCLOSURE, ['late', 'early'], '-2'),
              perOne(DISCLOSURE, ['missing'], '-4'),
            ]),
            leaf('信息要素完整', '10', [
              { rule: 'checklist', elements: [], what: 'missing', points: '-1', counts: 'each' },
            ]),
            leaf('栏目更新', '15', [
              {
                rule: 'freshness',
                pages: { of: 'registrations', select: DISCLOSURE },
                gap: { n: 30, unit: 'day' },
                points: '-1',
              },
            ]),
          ]),
        ),
        base(
          leaf('任务落实', '20', [{ rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } }], {
            start: 'zero',
            nothing: 'notApplicable',
          }),
        ),
        base(leaf('信息报送', '15', [{ rule: 'shortfall', count: PIECES, per: 'month', quota: 1, points: '-1' }])),
        base(leaf('依申请公开', '10', [perOne(REQUESTS, ['late', 'missing'], '-5')], { nothing: 'notApplicable' })),
        base(leaf('问题整改', '10', [{ rule: 'findings', found: '-0.5', notRectified: '-1' }])),
        (newId) => ({ section: 'bonus', node: adopted('6')(newId) }),
        (newId) => ({ section: 'deductions', node: criticised(newId) }),
        (newId) => ({ section: 'veto', effect: { kind: 'at', points: '59' }, node: accident(newId) }),
      ],
      { bonus: { gate: { compare: 'above', points: '80' }, most: '6' } },
    ),
  },
  {
    id: 'website',
    name: '网站检查表',
    about: '按网站检查分项计分，没有的栏目分值平均分给其他项，触及单项否决的按 59 分计',
    weight: FOUR_PERCENT,
    make: scheme([
      base(
        leaf('信息更新', '30', [
          {
            rule: 'freshness',
            pages: { of: 'registrations', select: DISCLOSURE },
            gap: { n: 14, unit: 'day' },
            points: '-2',
          },
        ]),
      ),
      base(
        leaf('内容质量', '20', [{ rule: 'checklist', elements: [], what: 'missing', points: '-1', counts: 'each' }]),
      ),
      base(byHand('互动交流', '20')),
      base((newId) => ({ ...byHand('办事服务', '20')(newId), notApplicable: { kind: 'spread' } })),
      base(
        leaf('问题整改', '10', [
          { rule: 'findings', sources: ['thirdParty', 'superior'], found: '-0.5', notRectified: '-2' },
        ]),
      ),
      (newId) => ({
        section: 'veto',
        effect: { kind: 'at', points: '59' },
        node: leaf(
          '单项否决',
          '0',
          [
            {
              rule: 'events',
              entries: [{ type: 'other', name: '网站单项否决', points: '-1' }],
              take: 'stack',
            },
          ],
          OUTSIDE,
        )(newId),
      }),
    ]),
  },
  {
    id: 'seventyThirty',
    name: '平台 70、日常 30',
    about: '第三方平台评估占 70%，日常工作占 30%，各按 100 分计后合成',
    weight: FOUR_PERCENT,
    make: scheme([
      base(
        branch(
          '综合得分',
          '100',
          [
            leaf('平台评估', '100', [{ rule: 'sheet', sheet: '第三方评估', item: '平台' }], {
              start: 'zero',
              nothing: 'notApplicable',
            }),
            branch('日常工作', '100', [
              leaf(
                '定时公开按时率',
                '40',
                [
                  {
                    rule: 'share',
                    select: DISCLOSURE,
                    good: { any: ['onTime'] },
                    tiers: [
                      { from: '95', gives: '100' },
                      { from: '90', gives: '80' },
                      { from: '80', gives: '60' },
                    ],
                  },
                ],
                { start: 'zero', nothing: 'notApplicable' },
              ),
              leaf('任务落实', '30', [{ rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } }], {
                start: 'zero',
                nothing: 'notApplicable',
              }),
              leaf('信息报送', '20', [{ rule: 'shortfall', count: PIECES, per: 'quarter', quota: 3, points: '-1' }]),
              byHand('日常管理评议', '10'),
            ]),
          ],
          { kind: 'parts', weights: ['70', '30'] },
        ),
      ),
      (newId) => ({ section: 'deductions', node: criticised(newId) }),
    ]),
  },
  {
    id: 'monthly',
    name: '分月计分',
    about: '各月得分取平均占 50 分，年终检查 50 分，信息采用加分最多 6 分',
    weight: FOUR_PERCENT,
    make: scheme(
      [
        base(
          leaf(
            '分月得分',
            '50',
            [{ rule: 'periods', every: 'month', missing: 'zero', sheet: '分月评分表', item: '得分' }],
            {
              start: 'zero',
              nothing: 'notApplicable',
            },
          ),
        ),
        base(byHand('年终检查', '50')),
        (newId) => ({ section: 'bonus', node: adopted('6')(newId) }),
      ],
      { bonus: { most: '6' } },
    ),
  },
];
