import { describe, expect, it, test } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { FirstLevel, SchemeLeaf, SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { checkWeight } from '../../../electron/domain/scoring/checkWeight.ts';
import { contributionOf, scoreClass } from '../../../electron/domain/scoring/scoreClass.ts';
import { scoreTree } from '../../../electron/domain/scoring/scoreTree.ts';
import {
  PIECES,
  base,
  bonus,
  branch,
  deduction,
  EVERY,
  event,
  FOUR_PERCENT,
  judged,
  lacking,
  leaf,
  many,
  nodeOf,
  owed,
  pages,
  perOne,
  piecesByMonth,
  pointsOf,
  printed,
  scheme,
  typed,
  unitFacts,
  piece,
  taken,
} from './schemeFixtures.ts';

const totalOf = (tree: SchemeTree, facts: UnitFacts) => scoreTree(tree, facts).total;

describe('deductions', () => {
  const timing: Clause[] = [
    perOne(['late', 'early'], '-5'),
    { rule: 'checklist', elements: [], what: 'missing', points: '-1', counts: 'each' },
  ];

  test('late or early −5, element −1: 1 late and 3 elements of 10', () => {
    const facts = unitFacts({
      occurrences: [owed('late'), owed('onTime')],
      elements: lacking('标题', '索引号', '日期'),
    });
    expect(pointsOf(leaf('a', '10', timing), facts)).toBe('2.00');
  });

  test('the same: 2 late, 1 early, 1 element, with its own cap and without', () => {
    const facts = unitFacts({
      occurrences: [owed('late'), owed('late'), owed('onTime', { early: true })],
      elements: lacking('标题'),
    });
    expect(pointsOf(leaf('a', '10', timing), facts)).toBe('0.00');
    expect(pointsOf(leaf('a', '10', timing, { cap: { kind: 'none' } }), facts)).toBe('-6.00');
  });

  test('late −2, missing nothing of 4', () => {
    const yearly = leaf('a', '4', [{ rule: 'deadline', select: EVERY, late: '2', missing: '0' }]);
    expect(pointsOf(yearly, unitFacts({ occurrences: [owed('late')] }))).toBe('2.00');
    expect(pointsOf(yearly, unitFacts({ occurrences: [owed('missing')] }))).toBe('0.00');
  });

  test.each([
    [19, 20, '20.00'],
    [18, 20, '16.00'],
    [17, 20, '12.00'],
    [15, 19, '0.00'],
  ])('tiers: %i of %i', (good, due, points) => {
    const tiers = [
      { from: '95', gives: '100' },
      { from: '90', gives: '80' },
      { from: '80', gives: '60' },
    ];
    const tiered = leaf('a', '20', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] }, tiers }]);
    const occurrences = [...many(good, 'onTime'), ...many(due - good, 'missing')];
    expect(pointsOf(tiered, unitFacts({ occurrences }))).toBe(points);
  });

  test('−0.5 a working day of 5, no less than 40 %: 3 days, 10 days, missing', () => {
    const decay = leaf('a', '5', [{ rule: 'lateDecay', select: EVERY, perDay: '0.5', days: 'workday', floor: '40' }]);
    const late = (workday: number) => unitFacts({ occurrences: [owed('late', { daysLate: { day: 30, workday } })] });
    expect(pointsOf(decay, late(3))).toBe('3.50');
    expect(pointsOf(decay, late(10))).toBe('2.00');
    expect(pointsOf(decay, unitFacts({ occurrences: [owed('missing')] }))).toBe('0.00');
  });

  test('any of a list −0.5, three found', () => {
    const any: Clause = { rule: 'checklist', elements: [], what: 'missing', points: '-0.5', counts: 'once' };
    const facts = unitFacts({ elements: lacking('甲', '乙', '丙') });
    expect(pointsOf(leaf('a', '5', [any], { start: 'zero' }), facts, 'deductions')).toBe('-0.50');
  });

  test('−3 doubled', () => {
    const doubled = leaf('a', '0', [perOne(['late'], '-3')], {
      start: 'zero',
      cap: { kind: 'none' },
      multiplier: { times: '2' },
    });
    expect(pointsOf(doubled, unitFacts({ occurrences: [owed('late')] }), 'deductions')).toBe('-6.00');
  });

  test('a leaf loses 16 of 10 beside 10 of 10: capped at its own, and at the first level', () => {
    const tree = (cap: 'own' | 'firstLevel') =>
      scheme([
        base(
          branch('first', '20', [
            leaf('a', '10', [perOne(['late'], '-8')], { cap: { kind: cap } }),
            leaf('b', '10', [perOne(['breach'], '-1')]),
          ]),
        ),
      ]);
    const facts = unitFacts({ occurrences: many(2, 'late') });
    expect(totalOf(tree('own'), facts)).toBe('10.00');
    expect(totalOf(tree('firstLevel'), facts)).toBe('4.00');
  });
});

describe('counts', () => {
  const counts = [1, 0, 2, 1, 1, 0, 1, 1, 0, 1, 1, 1];

  test('1 a month, −1 per piece short, and 3 a quarter', () => {
    const facts = unitFacts({ pieces: piecesByMonth(counts) });
    const monthly: Clause = { rule: 'shortfall', count: PIECES, per: 'month', quota: 1, points: '-1' };
    expect(pointsOf(leaf('a', '6', [monthly]), facts)).toBe('3.00');
    expect(pointsOf(leaf('a', '6', [{ ...monthly, per: 'quarter', quota: 3 }]), facts)).toBe('4.00');
  });

  test('200 pieces or −2 of 8', () => {
    const enough = leaf('a', '8', [{ rule: 'threshold', count: PIECES, atLeast: 200, otherwise: '-2' }]);
    expect(pointsOf(enough, unitFacts({ pieces: [piece({ count: 199 })] }))).toBe('6.00');
    expect(pointsOf(enough, unitFacts({ pieces: [piece({ count: 200 })] }))).toBe('8.00');
  });

  test('12 asked for: 12, 14, 16, 18, 21 sent', () => {
    const excess: Clause = {
      rule: 'excess',
      count: PIECES,
      per: 'year',
      quota: 12,
      tiers: [{ over: '10', points: '1' }],
      beyond: { over: '30', each: '20', points: '1' },
    };
    const more = leaf('a', '10', [excess], { start: 'zero', nothing: 'zero' });
    const points = [12, 14, 16, 18, 21].map((count) =>
      pointsOf(more, unitFacts({ pieces: [piece({ count })] }), 'bonus'),
    );
    expect(points).toEqual(['0.00', '1.00', '1.00', '2.00', '3.00']);
  });

  test('updated on 01-10, 02-01, 02-20 of January and February, every 14 days', () => {
    const fresh: Clause = {
      rule: 'freshness',
      pages: { of: 'publications', columns: ['动态'] },
      gap: { n: 14, unit: 'day' },
      points: '-1',
    };
    const facts = unitFacts({
      pages: pages('动态', '2021-01-10', '2021-02-01', '2021-02-20'),
      span: { from: piece({ on: '2021-01-01' }).on, to: piece({ on: '2021-02-28' }).on },
    });
    expect(pointsOf(leaf('a', '0', [fresh], { start: 'zero', cap: { kind: 'none' } }), facts, 'deductions')).toBe(
      '-2.00',
    );
  });

  test('adopted by city 3 and province 5: all, and the highest', () => {
    const facts = unitFacts({ pieces: [piece({ adoptions: taken('city', 'province') })] });
    const adopted = (take: 'stack' | 'highestPerMatter' | 'highest') =>
      leaf(
        'a',
        '20',
        [
          {
            rule: 'events',
            entries: [
              { type: 'adoption', level: 'city', points: '3' },
              { type: 'adoption', level: 'province', points: '5' },
            ],
            take,
          },
        ],
        { start: 'zero', nothing: 'zero' },
      );
    expect(pointsOf(adopted('stack'), facts, 'bonus')).toBe('8.00');
    expect(pointsOf(adopted('highestPerMatter'), facts, 'bonus')).toBe('5.00');
    expect(pointsOf(adopted('highest'), facts, 'bonus')).toBe('5.00');
  });
});

describe('means and parts', () => {
  const quarters = ['2021-01-01/2021-03-31', '2021-04-01/2021-06-30', '2021-07-01/2021-09-30', '2021-10-01/2021-12-31'];
  const returned = (...points: readonly (string | undefined)[]) =>
    unitFacts({
      sheets: points.flatMap((each, index) => {
        const [from = '', to = ''] = (quarters[index] ?? '').split('/');
        const period = { from: piece({ on: from }).on, to: piece({ on: to }).on };
        return each === undefined ? [] : [{ sheet: '季度表', item: '得分', period, points: each }];
      }),
    });

  test('quarters 80, 90, none, 100: left out, and as 0', () => {
    const facts = returned('80', '90', undefined, '100');
    const mean = (missing: 'zero' | 'leftOut') =>
      leaf('a', '100', [{ rule: 'periods', every: 'quarter', missing, sheet: '季度表', item: '得分' }], {
        start: 'zero',
      });
    expect(pointsOf(mean('leftOut'), facts)).toBe('90.00');
    expect(pointsOf(mean('zero'), facts)).toBe('67.50');
  });

  test('assessors 86 90 78 92 88: the mean, and without best and worst', () => {
    const judgements = ['86', '90', '78', '92', '88'].map((points, index) =>
      judged('a', points, { assessor: `${index}` }),
    );
    const panel = (assessors: 'mean' | 'trimmed') =>
      leaf('a', '100', [{ rule: 'judged', least: '0', most: '100', assessors, unjudged: 'provisional' }], {
        start: 'zero',
      });
    expect(pointsOf(panel('mean'), unitFacts({ judgements }))).toBe('86.80');
    expect(pointsOf(panel('trimmed'), unitFacts({ judgements }))).toBe('88.00');
  });

  test('70 % of 86.5 and 30 % of 92', () => {
    const tree = branch('whole', '100', [typed('a', '100'), typed('b', '100')], {
      combine: { kind: 'parts', weights: ['70', '30'] },
    });
    expect(pointsOf(tree, unitFacts({ judgements: [judged('a', '86.5'), judged('b', '92')] }))).toBe('88.15');
  });

  test('6:2:2 of its own score, sampled departments and sampled towns', () => {
    const sampled = (group: string) => leaf(group, '100', [{ rule: 'rollup', group, outOf: '100' }], { start: 'zero' });
    const tree = branch('whole', '100', [typed('own', '100'), sampled('部门'), sampled('镇街')], {
      combine: { kind: 'parts', weights: ['60', '20', '20'] },
    });
    const members = [
      ...['80', '90', '70', '88', '92'].map((points) => ({ group: '部门', name: points, points })),
      ...['75', '80', '85', '90', '60'].map((points) => ({ group: '镇街', name: points, points })),
    ];
    expect(pointsOf(tree, unitFacts({ judgements: [judged('own', '85')], members }))).toBe('83.40');
  });

  test('81.22 of 100 and 0.64 of 0.64, rescaled', () => {
    const tree = scheme([base(typed('a', '100')), base(typed('b', '0.64'))], { scaling: 'rescaled' });
    expect(totalOf(tree, unitFacts({ judgements: [judged('a', '81.22'), judged('b', '0.64')] }))).toBe('81.34');
  });

  test.each([
    ['rescale', { kind: 'rescale' }, '80.00'],
    ['spread evenly', { kind: 'spread' }, '78.75'],
    ['move to the one of 10', { kind: 'move', to: 'd' }, '72.50'],
    ['the whole scheme', { kind: 'wholeScheme' }, '80.00'],
  ])('marks that do not apply: %s', (_, way, total) => {
    const tree = scheme([
      base(typed('a', '30')),
      base(typed('b', '20')),
      base(typed('c', '15')),
      base(typed('d', '10')),
      base(typed('e', '25', { notApplicable: way as never })),
    ]);
    const judgements = [judged('a', '30'), judged('b', '10'), judged('c', '15'), judged('d', '5')];
    expect(totalOf(tree, unitFacts({ judgements }))).toBe(total);
  });

  test('an absence that is explained loses 40 % of 3', () => {
    const explained = leaf('a', '3', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] } }], {
      nothing: 'zero',
      explainedShare: '60',
    });
    expect(pointsOf(explained, unitFacts({ explained: [explained.id] }))).toBe('1.80');
    expect(pointsOf(explained, unitFacts())).toBe('0.00');
  });

  test('joint duty 100 : 50 of 20: lead 3 of 4, support 1 of 2', () => {
    const joint = { kind: 'shares', lead: '100', support: '50' } as const;
    const share = leaf('a', '20', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] }, joint }]);
    const occurrences = [
      ...many(3, 'onTime', { role: 'lead' }),
      ...many(1, 'missing', { role: 'lead' }),
      ...many(1, 'onTime', { role: 'support' }),
      ...many(1, 'late', { role: 'support' }),
    ];
    expect(pointsOf(share, unitFacts({ occurrences }))).toBe('14.00');
  });

  test('20 by share: 10 due, 8 on time, 1 late charged before, 1 missing', () => {
    const occurrences = [...many(8, 'onTime'), owed('late'), owed('missing')];
    const tree = scheme([
      base(leaf('first', '10', [perOne(['late'], '-1')])),
      base(leaf('share', '20', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] } }])),
    ]);
    const score = scoreTree(tree, unitFacts({ occurrences }));
    expect(printed(nodeOf(score, 'share'))).toBe('17.78');
    expect(nodeOf(score, 'share').clauses[0]?.passedOver.map(({ by }) => by)).toEqual(['first']);
  });
});

describe('from the base to the place', () => {
  const withBonus = (own: SchemeLeaf, gate: NonNullable<SchemeTree['bonus']>, more: readonly FirstLevel[] = []) =>
    scheme([base(own), bonus(typed('more', '25')), ...more], { bonus: gate });
  const of = (own: string, more: string) => unitFacts({ judgements: [judged('own', own), judged('more', more)] });

  test('a bonus above 80, at most 6, and one from 44 on', () => {
    const above80 = withBonus(typed('own', '100'), { gate: { compare: 'above', points: '80' }, most: '6' });
    expect(totalOf(above80, of('80.00', '6'))).toBe('80.00');
    expect(totalOf(above80, of('80.01', '9'))).toBe('86.01');
    const from44 = withBonus(typed('own', '100'), { gate: { compare: 'atLeast', points: '44' } });
    expect(totalOf(from44, of('44.00', '3'))).toBe('47.00');
  });

  const veto = (effect: Extract<FirstLevel, { section: 'veto' }>['effect']): FirstLevel => ({
    section: 'veto',
    effect,
    node: leaf('veto', '0', [{ rule: 'events', entries: [{ type: 'accident', points: '-1' }], take: 'stack' }], {
      start: 'zero',
      nothing: 'zero',
      cap: { kind: 'none' },
    }),
  });
  const AT_59 = veto({ kind: 'at', points: '59' });
  const OUTSIDE = deduction(leaf('outside', '0', [perOne(['late'], '-2')], { start: 'zero', cap: { kind: 'none' } }));

  test('a veto at 59 of 93.2 and of 40, and one that is not rated', () => {
    const events = [event('accident')];
    const facts = (own: string) => ({ ...of(own, '4'), events });
    expect(totalOf(withBonus(typed('own', '100'), {}, [AT_59]), facts('93.2'))).toBe('59.00');
    expect(totalOf(withBonus(typed('own', '100'), {}, [AT_59]), facts('40'))).toBe('40.00');
    expect(totalOf(withBonus(typed('own', '100'), {}, [AT_59]), of('93.2', '4'))).toBe('97.20');
    const [row] = scoreClass(withBonus(typed('own', '100'), {}, [veto({ kind: 'notRated' })]), FOUR_PERCENT, [
      { facts: facts('93.2') },
    ]);
    expect(row).toMatchObject({ place: undefined, unplaced: 'notRated' });
  });

  test('92.50 and 4 less 2 outside the base; under a veto they still apply', () => {
    const tree = withBonus(typed('own', '100'), {}, [AT_59, OUTSIDE]);
    const facts = { ...of('92.5', '4'), occurrences: [owed('late')] };
    expect(totalOf(tree, facts)).toBe('94.50');
    expect(totalOf(tree, { ...facts, events: [event('accident')] })).toBe('57.00');
    expect(totalOf(tree, { ...of('1', '0'), occurrences: [owed('late')] })).toBe('0.00');
  });

  test('places 60 57 57 51 with a tie at the second, and the share of the best', () => {
    const ranked = scheme([
      base(typed('own', '100')),
      base(
        leaf(
          'place',
          '60',
          [
            {
              rule: 'byRank',
              figure: { of: 'node', nodeId: typed('own', '1').id },
              steps: { by: 'each', points: '-3' },
            },
          ],
          { start: 'zero' },
        ),
      ),
    ]);
    const units = ['95', '90', '90', '80'].map((points, index) => ({
      facts: unitFacts({ unit: `${index}`, judgements: [judged('own', points)] }),
    }));
    const rows = scoreClass(ranked, FOUR_PERCENT, units);
    expect(rows.map(({ score }) => printed(nodeOf(score, 'place')))).toEqual(['60.00', '57.00', '57.00', '51.00']);
    const best = scheme([
      base(leaf('best', '6', [{ rule: 'toBest', figure: { of: 'count', count: PIECES } }], { start: 'zero' })),
    ]);
    const counted = scoreClass(best, FOUR_PERCENT, [
      { facts: unitFacts({ unit: 'a', pieces: [piece({ count: 120 })] }) },
      { facts: unitFacts({ unit: 'b', pieces: [piece({ count: 90 })] }) },
    ]);
    expect(counted.map(({ score }) => score.total)).toEqual(['6.00', '4.50']);
  });

  test('92.5 and 4 at 4 %: of 100, of 1000, and 3 of 75 points', () => {
    const tree = withBonus(typed('own', '100'), {});
    const score = scoreTree(tree, of('92.5', '4'));
    expect(contributionOf(tree, FOUR_PERCENT, score)).toBe('3.86');
    expect(contributionOf(tree, { kind: 'percent', percent: '4', base: '1000' }, score)).toBe('38.60');
    expect(contributionOf(tree, { kind: 'points', points: '3', base: '75' }, score)).toBe('2.90');
  });

  test('3 of 100 points are too few, 40 of 1000 are not', () => {
    const year = 2021 as Year;
    expect(checkWeight({ kind: 'points', points: '3', base: '100' }, year)).toMatchObject({
      ok: false,
      error: { code: 'weight-below-minimum' },
    });
    expect(checkWeight({ kind: 'points', points: '40', base: '1000' }, year).ok).toBe(true);
  });

  const BANDS = [
    { name: '优秀', from: '90' },
    { name: '良好', from: '80' },
    { name: '合格', from: '60' },
    { name: '不合格' },
  ];

  test('89.995 is 90.00 and excellent', () => {
    const tree = scheme([base(typed('own', '100'))], { grades: BANDS });
    const [row] = scoreClass(tree, FOUR_PERCENT, [{ facts: unitFacts({ judgements: [judged('own', '89.995')] }) }]);
    expect([row?.score.total, row?.grade]).toEqual(['90.00', '优秀']);
  });

  describe('at most 20 % of 33 are excellent', () => {
    const grades = [{ name: '优秀', atMostPercent: '20' }, { name: '良好' }];
    const graded = (points: readonly number[]) =>
      scoreClass(
        scheme([base(typed('own', '100'))], { grades }),
        FOUR_PERCENT,
        points.map((each, index) => ({
          facts: unitFacts({ unit: `${index}`, judgements: [judged('own', String(each))] }),
        })),
      );
    const falling = Array.from({ length: 33 }, (_, index) => 99 - index);

    it('takes six', () => {
      expect(graded(falling).filter(({ grade }) => grade === '优秀')).toHaveLength(6);
    });

    it('takes five where the sixth and the seventh are equal, and shows both', () => {
      const rows = graded(falling.with(6, 94));
      expect(rows.filter(({ grade }) => grade === '优秀')).toHaveLength(5);
      expect(rows.filter(({ tiedOutOf }) => tiedOutOf === '优秀').map(({ place }) => place)).toEqual([6, 6]);
    });
  });
});
