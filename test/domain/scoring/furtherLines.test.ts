import { describe, expect, it } from 'vitest';
import { schemeTree } from '../../../electron/contract/schemeTree.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeLeaf } from '../../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { scoreClass } from '../../../electron/domain/scoring/scoreClass.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import {
  PIECES,
  GAIN,
  base,
  bonus,
  day,
  event,
  EVERY,
  finding,
  FOUR_PERCENT,
  leaf,
  many,
  nodeOf,
  owed,
  pages,
  perOne,
  piece,
  piecesByMonth,
  printed,
  scheme,
  taken,
  typed,
  unitFacts,
  judged,
} from './schemeFixtures.ts';

/*
 * Further lines in the manner of published schemes, beside those of ../shared/schemes.json: each a kind that a scheme may ask for, as it is entered, with
 * facts and the points that they come to. Every one goes through the contract, as what the editor sends does.
 */

const late = (days: number, more: Parameters<typeof owed>[1] = {}) =>
  owed('late', { daysLate: { day: days, workday: Math.ceil((days * 5) / 7) }, ...more });
const missing = (days: number) => owed('missing', { daysLate: { day: days, workday: days } });
const requests = { events: ['requestReceived'] } as const;
const onTimeOf = (good: number, all: number) => [...many(good, 'onTime'), ...many(all - good, 'missing')];
const share = (more: object): Clause => ({ rule: 'share', select: EVERY, good: { any: ['onTime'] }, ...more });
const perPoint = (more: object): Clause =>
  share({ perPoint: { side: 'below', bound: '100', every: '1', points: '-0.5', partial: 'dropped', ...more } });

type Case = readonly [facts: Partial<UnitFacts>, points: string];

const LINES: readonly (readonly [line: string, node: SchemeLeaf, cases: readonly Case[]])[] = [
  [
    '某栏目每季度公开不少于 2 次，少一次扣 1 分，扣完为止',
    leaf('a', '3', [
      {
        rule: 'shortfall',
        count: { of: 'publications', columns: ['财政资金'] },
        per: 'quarter',
        quota: 2,
        points: '-1',
      },
    ]),
    [
      [{ pages: pages('财政资金', '2021-02-01', '2021-03-01', '2021-05-01', '2021-08-01', '2021-09-01') }, '0.00'],
      [
        {
          pages: pages('财政资金', '2021-02-01', '2021-03-01', '2021-05-01', '2021-06-01', '2021-08-01', '2021-11-01'),
        },
        '1.00',
      ],
    ],
  ],
  [
    '每周更新不少于 1 条，少一周扣 0.1 分',
    leaf('a', '5', [{ rule: 'shortfall', count: PIECES, per: 'week', quota: 1, points: '-0.1' }]),
    // Of 2021 the weeks from 4 January to 26 December are whole: 51.
    [
      [{}, '0.00'],
      [{ pieces: Array.from({ length: 51 }, (_, at) => piece({ on: weekday(at) })) }, '5.00'],
      [{ pieces: Array.from({ length: 49 }, (_, at) => piece({ on: weekday(at) })) }, '4.80'],
    ],
  ],
  [
    '逾期的每日扣 0.2 分，每件最多扣 2 分，本项最多扣 3 分',
    leaf('a', '10', [
      {
        ...perOne(['late', 'missing'], '-0.2'),
        perDay: { days: 'day', every: 1, mostEach: '2' },
        atMost: '3',
      } as Clause,
    ]),
    [
      [{ occurrences: [late(3), ...many(4, 'onTime')] }, '9.40'],
      [{ occurrences: [late(30)] }, '8.00'],
      [{ occurrences: [late(30), missing(40)] }, '7.00'],
    ],
  ],
  [
    '每逾期 5 个工作日扣 1 分，不足 5 个的不扣',
    leaf('a', '10', [{ ...perOne(['late'], '-1'), perDay: { days: 'workday', every: 5 } } as Clause]),
    [
      [{ occurrences: [late(5), late(7), late(14)] }, '7.00'],
      [{ occurrences: [late(2)] }, '10.00'],
    ],
  ],
  [
    '逾期 5 个工作日以内每件扣 0.5 分，5 至 20 个扣 1 分，超过 20 个未答复的一次扣完',
    leaf('a', '6', [perOneLate('-0.5', { upTo: 5 }), perOneLate('-1', { over: 5, upTo: 20 })], {
      zeroWhen: {
        count: {
          of: 'occurrences',
          select: requests,
          when: { any: ['late', 'missing'], lateBy: { days: 'workday', over: 20 } },
        },
        atLeast: 1,
      },
    }),
    [
      [{ occurrences: [request(3), request(5), request(6), owed('onTime', { event: 'requestReceived' })] }, '4.00'],
      [{ occurrences: [request(3), request(21)] }, '0.00'],
      [{ occurrences: [{ ...missing(25), event: 'requestReceived' }] }, '0.00'],
    ],
  ],
  [
    '逾期 3 日以内视为按时，按时率 × 满分',
    leaf('a', '10', [share({ good: { any: ['onTime', 'late'], lateBy: { days: 'day', upTo: 3 } } })]),
    [[{ occurrences: [late(3), late(4), ...many(2, 'onTime')] }, '7.50']],
  ],
  [
    '公开率每低 1 个百分点扣 0.5 分，不足的不计',
    leaf('a', '10', [perPoint({})]),
    // 19 of 21 are 90.476 %: nine full points below.
    [
      [{ occurrences: onTimeOf(19, 21) }, '5.50'],
      [{ occurrences: onTimeOf(10, 10) }, '10.00'],
      [{ occurrences: onTimeOf(1, 2) }, '0.00'],
      [{}, '10.00'],
    ],
  ],
  [
    '公开率低于 95% 的，每低 2 个百分点扣 1 分，不足的按足计，最多扣 4 分',
    leaf('a', '10', [perPoint({ bound: '95', every: '2', points: '-1', partial: 'full', atMost: '4' })]),
    [
      [{ occurrences: onTimeOf(19, 20) }, '10.00'],
      [{ occurrences: onTimeOf(18, 20) }, '7.00'],
      [{ occurrences: onTimeOf(10, 20) }, '6.00'],
    ],
  ],
  [
    '迟报率每高 5 个百分点扣 1 分，按比例计',
    leaf('a', '10', [
      share({
        good: { any: ['late'] },
        perPoint: { side: 'above', bound: '0', every: '5', points: '-1', partial: 'exact' },
      }),
    ]),
    [[{ occurrences: [...many(1, 'late'), ...many(7, 'onTime')] }, '7.50']],
  ],
  [
    '办结率超过 90% 的，每高 1 个百分点加 0.1 分',
    leaf(
      'a',
      '1',
      [share({ perPoint: { side: 'above', bound: '90', every: '1', points: '0.1', partial: 'dropped' } })],
      GAIN,
    ),
    [
      [{ occurrences: onTimeOf(39, 40) }, '0.70'],
      [{ occurrences: onTimeOf(9, 10) }, '0.00'],
    ],
  ],
  [
    '按比例得分，低于 80% 不得分',
    leaf('a', '10', [share({ nothingBelow: '80' })]),
    [
      [{ occurrences: onTimeOf(4, 5) }, '8.00'],
      [{ occurrences: onTimeOf(15, 19) }, '0.00'],
    ],
  ],
  [
    '达到 95% 得满分，以下按比例',
    leaf('a', '10', [share({ fullFrom: '95' })]),
    [
      [{ occurrences: onTimeOf(19, 20) }, '10.00'],
      [{ occurrences: onTimeOf(9, 10) }, '9.00'],
    ],
  ],
  [
    '按时的计满分，逾期的折半',
    leaf('a', '4', [{ rule: 'deadline', select: EVERY, late: '2', missing: '0' }]),
    [[{ occurrences: [...many(2, 'onTime'), owed('late'), owed('missing')] }, '2.50']],
  ],
  [
    '省级采用每篇加 2 分，市级 1 分且市级累计不超过 3 分，同一篇以最高计，总计不超过 6 分',
    leaf(
      'a',
      '6',
      [
        {
          rule: 'events',
          entries: [
            { type: 'adoption', level: 'province', points: '2' },
            { type: 'adoption', level: 'city', points: '1', atMost: '3' },
          ],
          take: 'highestPerMatter',
        },
      ],
      GAIN,
    ),
    [
      [{ pieces: Array.from({ length: 5 }, () => piece({ adoptions: taken('city') })) }, '3.00'],
      [{ pieces: [piece({ adoptions: taken('city', 'province') }), piece({ adoptions: taken('city') })] }, '3.00'],
      [{ pieces: Array.from({ length: 4 }, () => piece({ adoptions: taken('province') })) }, '6.00'],
    ],
  ],
  [
    '报送数未达目标 10 篇的，按完成比例得分',
    leaf('a', '5', [{ rule: 'ratio', numerator: PIECES, denominator: { of: 'quota', quota: 10 }, per: 'year' }], GAIN),
    [
      [{ pieces: piecesByMonth([1, 1, 1, 1, 1, 1, 1]) }, '3.50'],
      [{ pieces: [piece({ count: 12 })] }, '5.00'],
    ],
  ],
  [
    '留言回复率 × 满分，各季度平均',
    leaf('a', '10', [
      {
        rule: 'ratio',
        numerator: { of: 'figure', name: '已回复' },
        denominator: { of: 'figure', name: '留言' },
        per: 'quarter',
      },
    ]),
    [
      [
        {
          figures: [
            { name: '留言', on: day('2021-02-01'), count: 10 },
            { name: '已回复', on: day('2021-02-01'), count: 7 },
            { name: '留言', on: day('2021-08-01'), count: 2 },
            { name: '已回复', on: day('2021-08-01'), count: 2 },
          ],
        },
        '8.50',
      ],
    ],
  ],
  [
    '信息量同比增长的，每增长 10% 加 0.5 分，最多加 2 分',
    leaf(
      'a',
      '2',
      [
        {
          rule: 'ratio',
          numerator: PIECES,
          denominator: { of: 'figure', name: '上年信息数' },
          per: 'year',
          perPoint: { side: 'above', bound: '100', every: '10', points: '0.5', partial: 'dropped', atMost: '2' },
        },
      ],
      GAIN,
    ),
    [
      [{ pieces: [piece({ count: 25 })], figures: [{ name: '上年信息数', on: day('2021-12-31'), count: 20 }] }, '1.00'],
      [{ pieces: [piece({ count: 60 })], figures: [{ name: '上年信息数', on: day('2021-12-31'), count: 20 }] }, '2.00'],
      [{ pieces: [piece({ count: 60 })] }, '0.00'],
    ],
  ],
  [
    '退回 1 次扣 1 分，2 次扣 3 分，3 次以上每次再扣 3 分',
    leaf('a', '20', [
      {
        rule: 'byCount',
        count: { of: 'occurrences', select: EVERY, when: { any: ['returned'] } },
        by: { kind: 'year' },
        tiers: [
          { from: 1, points: '-1' },
          { from: 2, points: '-3' },
        ],
        beyond: { each: 1, points: '-3' },
      },
    ]),
    [1, 2, 3, 5].map(
      (count, at): Case => [
        { occurrences: [...many(count, 'onTime', { returned: true }), owed('onTime')] },
        ['19.00', '17.00', '14.00', '8.00'][at] ?? '',
      ],
    ),
  ],
  [
    '被采用 3 篇以上加 1 分，5 篇以上加 2 分',
    leaf(
      'a',
      '2',
      [
        {
          rule: 'byCount',
          count: { of: 'pieces', adopted: true },
          by: { kind: 'year' },
          tiers: [
            { from: 3, points: '1' },
            { from: 5, points: '2' },
          ],
        },
      ],
      GAIN,
    ),
    [2, 3, 5].map(
      (count, at): Case => [
        { pieces: Array.from({ length: count }, () => piece({ adoptions: taken('city') })) },
        ['0.00', '1.00', '2.00'][at] ?? '',
      ],
    ),
  ],
  [
    '每月报送 3 篇以上的，当月加 0.2 分',
    leaf(
      'a',
      '2.4',
      [
        {
          rule: 'byCount',
          count: PIECES,
          by: { kind: 'each', per: 'month' },
          tiers: [{ from: 3, points: '0.2' }],
        },
      ],
      GAIN,
    ),
    [[{ pieces: piecesByMonth([3, 2, 5, 0, 4]) }, '0.60']],
  ],
  [
    '连续两个季度被通报的扣 5 分，连续三个的扣 10 分',
    leaf('a', '10', [
      {
        rule: 'byCount',
        count: { of: 'events', types: ['criticism'] },
        by: { kind: 'inARow', per: 'quarter' },
        tiers: [
          { from: 2, points: '-5' },
          { from: 3, points: '-10' },
        ],
      },
    ]),
    [
      [{ events: ['2021-02-01', '2021-08-01', '2021-09-01'].map(criticised) }, '10.00'],
      [{ events: ['2021-02-01', '2021-08-01', '2021-10-01'].map(criticised) }, '5.00'],
      [{ events: ['2021-02-01', '2021-04-01', '2021-08-01'].map(criticised) }, '0.00'],
    ],
  ],
  [
    '连续 3 个月未报送的，本项不得分',
    leaf('a', '12', [perOne(['missing'], '-1', { kinds: ['submission'] })], {
      zeroWhen: {
        count: { of: 'occurrences', select: { kinds: ['submission'] }, when: { any: ['missing'] } },
        atLeast: 3,
        inARow: 'month',
      },
    }),
    [
      [{ occurrences: ['2021-01-31', '2021-02-28', '2021-04-30'].map(unsent) }, '9.00'],
      [{ occurrences: ['2021-01-31', '2021-02-28', '2021-03-31'].map(unsent) }, '0.00'],
    ],
  ],
  [
    '超额的每多 1 篇加 0.2 分，最多加 1 分',
    leaf(
      'a',
      '1',
      [{ rule: 'excess', count: PIECES, per: 'month', quota: 2, tiers: [], each: '0.2', atMost: '1' }],
      GAIN,
    ),
    [
      [{ pieces: piecesByMonth([3, 1, 4]) }, '0.60'],
      [{ pieces: piecesByMonth([12]) }, '1.00'],
    ],
  ],
  [
    '第三方评估得分 90 分以上得满分，80 分以上得 70%，60 分以上得 40%',
    leaf('a', '10', [
      {
        rule: 'sheet',
        sheet: '评估',
        item: '总分',
        outOf: '100',
        tiers: [
          { from: '90', gives: '100' },
          { from: '80', gives: '70' },
          { from: '60', gives: '40' },
        ],
      },
    ]),
    ['90', '89.99', '60', '59.9'].map(
      (points, at): Case => [
        { sheets: [{ sheet: '评估', item: '总分', points }] },
        ['10.00', '7.00', '4.00', '0.00'][at] ?? '',
      ],
    ),
  ],
  [
    '被上级扣分的，按上级所扣分值双倍扣分',
    leaf('a', '10', [
      {
        rule: 'events',
        entries: [{ type: 'superiorDeduction', points: '-1', times: '2', perPoint: true }],
        take: 'stack',
      },
    ]),
    [
      [{ events: [event('superiorDeduction', { points: '1.5' })] }, '7.00'],
      [{ events: [event('superiorDeduction', { points: '0.5' }), event('superiorDeduction')] }, '7.00'],
    ],
  ],
  [
    '评估发现的问题按所扣分值的一半扣分，最多扣 3 分',
    leaf('a', '5', [{ rule: 'findings', found: '-0.5', perPoint: true, sources: ['thirdParty'], atMost: '3' }]),
    [
      [{ findings: [finding({ source: 'thirdParty', points: '3' }), finding({ points: '2' })] }, '3.50'],
      [{ findings: [finding({ source: 'thirdParty', points: '9' })] }, '2.00'],
    ],
  ],
  [
    '问题整改率 × 满分',
    leaf('a', '5', [
      {
        rule: 'ratio',
        numerator: { of: 'findings', rectified: true },
        denominator: { of: 'findings' },
        per: 'year',
      },
    ]),
    [[{ findings: [finding({ isRectified: true }), finding({ isRectified: true }), finding(), finding()] }, '2.50']],
  ],
  [
    '败诉或被复议纠错的每件扣 2 分，是否逾期另行扣分',
    leaf('a', '10', [perOne(['late'], '-1', requests), perOne(['due'], '-2', { results: ['复议纠错', '败诉'] })]),
    [
      [
        {
          occurrences: [
            owed('late', { event: 'requestReceived', result: '败诉' }),
            owed('onTime', { event: 'requestReceived', result: '复议纠错' }),
            owed('onTime', { event: 'requestReceived', result: '予以公开' }),
          ],
        },
        '5.00',
      ],
    ],
  ],
  [
    '无一篇被采用的扣 2 分',
    leaf('a', '2', [{ rule: 'threshold', count: { of: 'pieces', adopted: true }, atLeast: 1, otherwise: '-2' }]),
    [
      [{ pieces: [piece()] }, '0.00'],
      [{ pieces: [piece({ adoptions: taken('city') })] }, '2.00'],
    ],
  ],
  [
    '采用信息，前 12 篇为任务，之后每篇加 0.5 分，最多加 3 分',
    leaf('a', '5', [{ rule: 'perOccurrence', count: PIECES, points: '0.5', firstFree: 12, atMost: '3' }], GAIN),
    [
      [{ pieces: [piece({ count: 15 })] }, '1.50'],
      [{ pieces: [piece({ count: 40 })] }, '3.00'],
    ],
  ],
  [
    '配合单位的事项按五成计',
    leaf('a', '10', [share({ joint: { kind: 'shares', lead: '100', support: '50' } })]),
    [
      [
        {
          occurrences: [
            owed('onTime', { role: 'lead' }),
            owed('missing', { role: 'support', assists: true }),
            owed('onTime', { role: 'support', assists: true }),
          ],
        },
        '7.50',
      ],
    ],
  ],
  [
    '配合的事项不计，另有一项专看配合',
    leaf('a', '10', [share({ of: '5' }), share({ of: '5', select: { roles: ['support'] }, again: true })]),
    [
      [
        {
          occurrences: [
            owed('onTime', { role: 'lead' }),
            owed('missing', { role: 'support', assists: true }),
            owed('onTime', { role: 'support', assists: true }),
          ],
        },
        '7.50',
      ],
    ],
  ],
];

/** Wednesday of a whole week of 2021. */
function weekday(at: number): string {
  return new Date(Date.UTC(2021, 0, 6 + 7 * at)).toISOString().slice(0, 10);
}

function request(workdays: number) {
  return owed('late', { event: 'requestReceived', daysLate: { day: workdays + 2, workday: workdays } });
}

function perOneLate(points: string, range: { readonly over?: number; readonly upTo?: number }): Clause {
  const when = { any: ['late', 'missing'], lateBy: { days: 'workday', ...range } } as const;
  return { rule: 'perOccurrence', count: { of: 'occurrences', select: requests, when }, points };
}

function criticised(on: string) {
  return event('criticism', { on: day(on) });
}

function unsent(due: string) {
  return owed('missing', { kind: 'submission', due, short: 1 });
}

/** The scheme as the contract gives it on. */
function entered(node: SchemeLeaf) {
  const section = node.start === 'zero' && node.nothing === 'zero' ? bonus(node) : base(node);
  return schemeTree.parse(structuredClone(scheme([section])));
}

describe('further lines of schemes', () => {
  it.each(LINES)('%s', (_line, node, cases) => {
    const tree = entered(node);
    const given = cases.map(([facts]) => printed(nodeOf(scoreTree(tree, unitFacts(facts)), node.id)));
    expect(given).toEqual(cases.map(([, points]) => points));
  });

  /** Points of a leaf for units that a person gave so many points. */
  const inClass = (clause: Clause, given: readonly string[], full = '10'): readonly string[] => {
    const own = typed('own', '100');
    const tree = schemeTree.parse(scheme([base(own), base(leaf('place', full, [clause]))]));
    const units = given.map((points, at) => ({
      facts: unitFacts({ unit: `单位${at + 1}`, judgements: [judged('own', points)] }),
    }));
    const rows = scoreClass(tree, FOUR_PERCENT, units);
    return units.map(({ facts }) => {
      const row = rows.find(({ score }) => score.unitId === facts.unitId);
      return row === undefined ? '' : printed(nodeOf(row.score, 'place'));
    });
  };
  const figure = { of: 'node', nodeId: typed('own', '1').id } as const;

  it('排名后三位的分别得 4、6、8 分，其余得满分', () => {
    const clause: Clause = {
      rule: 'byRank',
      figure,
      lowest: true,
      steps: { by: 'places', points: ['4', '6', '8'], past: '10' },
    };
    expect(inClass(clause, ['90', '80', '95', '70', '85'])).toEqual(['10.00', '6.00', '10.00', '4.00', '8.00']);
  });

  it('达到平均数得满分，低于平均数的得六成；或按与平均数之比', () => {
    const tiers = [
      { from: '100', gives: '100' },
      { from: '0', gives: '60' },
    ];
    expect(inClass({ rule: 'toBest', figure, against: 'mean', tiers }, ['90', '80', '70'])).toEqual([
      '10.00',
      '10.00',
      '6.00',
    ]);
    expect(inClass({ rule: 'toBest', figure, against: 'mean' }, ['90', '80', '60', '90'])).toEqual([
      '10.00',
      '10.00',
      '7.50',
      '10.00',
    ]);
  });
});
