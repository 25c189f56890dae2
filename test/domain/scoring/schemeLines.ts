import type { Year } from '../../../electron/domain/brand.ts';
import type { Clause, EventEntry } from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeBranch, SchemeLeaf } from '../../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { refuseJudgement } from '../../../electron/domain/scoring/checkFacts.ts';
import { checkWeight } from '../../../electron/domain/scoring/checkWeight.ts';
import { contributionOf } from '../../../electron/domain/scoring/scoreClass.ts';
import {
  PIECES,
  SHARE,
  GAIN,
  FREE,
  base,
  bonus,
  branch,
  deduction,
  event,
  EVERY,
  finding,
  FOUR_PERCENT,
  judged,
  lacking,
  leaf,
  many,
  day,
  nodeOf,
  owed,
  pages,
  perOne,
  piece,
  piecesByMonth,
  pointsOf,
  printed,
  reckon,
  reckonClass,
  scheme,
  taken,
  typed,
  unitFacts,
  withSnapshots,
} from './schemeFixtures.ts';

/*
 * Lines of published schemes as a person enters them, each with the facts of a case, by the id that ../shared/schemes.json gives it. What they come
 * to is written as that file writes it.
 */

const two = (...points: readonly string[]) => points.join('; ');

/** 12.00 as 12. */
const bare = (points: string) => points.replace(/\.00$/u, '');

function totalOf(
  nodes: Parameters<typeof scheme>[0],
  facts: UnitFacts,
  more: Parameters<typeof scheme>[1] = {},
): string {
  return reckon(scheme(nodes, more), facts).total ?? '—';
}

/** What given parts come to. */
function partsOf(weights: readonly string[], given: readonly string[]): string {
  const names = given.map((_, index) => `part ${index}`);
  const node = branch(
    'whole',
    '100',
    names.map((name) => typed(name, '100')),
    { combine: { kind: 'parts', weights } },
  );
  return pointsOf(node, unitFacts({ judgements: names.map((name, index) => judged(name, given[index] ?? '0')) }));
}

function yearReturns(every: 'month' | 'quarter', points: readonly (string | undefined)[]): UnitFacts {
  const length = every === 'month' ? 1 : 3;
  const ends = ['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31'];
  const two = (month: number) => String(month).padStart(2, '0');
  return unitFacts({
    sheets: points.flatMap((each, index) => {
      const last = (index + 1) * length;
      const period = { from: day(`2021-${two(last - length + 1)}-01`), to: day(`2021-${two(last)}-${ends[last - 1]}`) };
      return each === undefined ? [] : [{ sheet: '表', item: '得分', period, points: each }];
    }),
  });
}

function meanOfReturns(full: string, every: 'month' | 'quarter', points: readonly (string | undefined)[]): string {
  const clause: Clause = { rule: 'periods', every, missing: 'zero', sheet: '表', item: '得分' };
  return pointsOf(leaf('mean', full, [clause], { start: 'zero' }), yearReturns(every, points));
}

const OWN = typed('own', '100');
const of = (own: string, more = '0') => unitFacts({ judgements: [judged('own', own), judged('more', more)] });

function freshness(n: number, unit: 'day' | 'month', full: string, facts: UnitFacts): string {
  const clause: Clause = {
    rule: 'freshness',
    pages: { of: 'publications', columns: ['栏目'] },
    gap: { n, unit },
    points: '-1',
  };
  return pointsOf(leaf('fresh', full, [clause]), facts);
}

function eventsLeaf(entries: readonly EventEntry[], take: 'stack' | 'highestPerMatter' = 'stack'): SchemeLeaf {
  return leaf('events', '0', [{ rule: 'events', entries, take }], FREE);
}

function eventPoints(node: SchemeLeaf, facts: Partial<UnitFacts>, section: 'bonus' | 'deductions' = 'bonus'): string {
  return pointsOf(node, unitFacts(facts), section);
}

const ADOPTED: readonly EventEntry[] = [
  { type: 'adoption', level: 'district', outlet: '信息快报', points: '5' },
  { type: 'adoption', level: 'district', outlet: '信息专报', points: '10' },
  { type: 'adoption', level: 'city', points: '20' },
  { type: 'adoption', level: 'province', points: '50' },
  { type: 'adoption', level: 'state', points: '80' },
];
const BOTH = { pieces: [piece({ adoptions: taken('city', 'province') })] };

function discretion(least: string, most: string, needsBasis: boolean): SchemeLeaf {
  const clause: Clause = { rule: 'judged', least, most, assessors: 'one', unjudged: 'nothing' };
  return leaf('discretion', '0', [needsBasis ? { ...clause, needsBasis: true } : clause], FREE);
}

/** What a judgement comes to, or that it is refused. */
function given(node: SchemeLeaf, points: string, reason: string, basis = ''): string {
  if (refuseJudgement(node, { points, reason, basis })) return 'refused';
  return eventPoints(node, { judgements: [judged('discretion', points, { reason, basis })] }, 'deductions');
}

const BANDS = [
  { name: 'excellent', from: '90' },
  { name: 'good', from: '80' },
  { name: 'passed', from: '60' },
  { name: 'failed' },
];

function gradeOf(points: string): string {
  const [row] = reckonClass(scheme([base(OWN)], { grades: BANDS }), FOUR_PERCENT, [{ facts: of(points) }]);
  return row?.grade ?? '—';
}

function quarterOfNews(facts: UnitFacts): string {
  const clauses: Clause[] = [
    { rule: 'shortfall', count: PIECES, per: 'quarter', quota: 3, points: '-1' },
    { rule: 'perOccurrence', count: { of: 'pieces', late: true }, points: '-1' },
    {
      rule: 'rate',
      numerator: { of: 'pieces', adopted: true },
      denominator: PIECES,
      per: 'quarter',
      below: '30',
      points: '-1',
    },
  ];
  const node = branch('quarters', '6', [leaf('quarter', '6', clauses, { metFrom: '6' })], {
    combine: { kind: 'periods', every: 'quarter', missing: 'leftOut', graceDays: 0 },
  });
  const own: UnitFacts = { ...facts, span: { from: day('2021-01-01'), to: day('2021-03-31') } };
  const score = reckon(
    scheme([base(node)]),
    withSnapshots(own, '2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31'),
  );
  const [quarter] = nodeOf(score, 'quarters').periods ?? [];
  const [inner] = quarter?.children ?? [];
  return inner === undefined ? '—' : `${printed(inner)}, ${inner.isMet === true ? 'met' : 'not met'}`;
}

function quartersAsTheyStood(): string {
  const node: SchemeBranch = branch('quarters', '10', [leaf('share', '10', [SHARE])], {
    combine: { kind: 'periods', every: 'quarter', missing: 'leftOut', graceDays: 0 },
  });
  const facts = unitFacts({
    occurrences: [
      owed('late', { due: '2021-03-15', doneOn: day('2021-04-02') }),
      owed('onTime', { due: '2021-06-15', doneOn: day('2021-06-10') }),
    ],
    span: { from: day('2021-01-01'), to: day('2021-06-30') },
  });
  const score = reckon(scheme([base(node)]), withSnapshots(facts, '2021-03-31', '2021-06-30'));
  const [first, second] = nodeOf(score, 'quarters').periods ?? [];
  const each = [first, second].map((quarter, at) => `Q${at + 1} ${bare(printed({ points: quarter?.points }))}`);
  return `${each.join(', ')}, mean ${printed(nodeOf(score, 'quarters'))}`;
}

/** Each line's points, as it is entered and scored. */
export const LINES: Readonly<Record<string, () => string>> = {
  A1: () =>
    pointsOf(
      leaf('timing', '20', [perOne(['late', 'early'], '-5')]),
      unitFacts({ occurrences: [owed('onTime', { early: true }), ...many(2, 'late'), ...many(5, 'onTime')] }),
    ),
  A2: () =>
    pointsOf(
      leaf('elements', '10', [{ rule: 'checklist', elements: [], what: 'missing', points: '-1', counts: 'each' }]),
      unitFacts({ elements: lacking('标题', '索引号', '成文日期', '发布机构') }),
    ),
  A3: () =>
    pointsOf(
      leaf('requests', '15', [perOne(['late'], '-6', { events: ['requestReceived'] })]),
      unitFacts({
        occurrences: [
          ...many(3, 'onTime', { kind: 'case', event: 'requestReceived' }),
          ...many(2, 'late', { kind: 'case', event: 'requestReceived' }),
          owed('late', { kind: 'case', event: 'messageReceived' }),
        ],
      }),
    ),
  A4: () =>
    pointsOf(
      leaf('returns', '0', [{ ...perOne(['returnedLate'], '-5'), again: true } as Clause], FREE),
      unitFacts({
        occurrences: [...many(2, 'onTime', { returned: true }), owed('late', { returned: true, returnedLate: true })],
      }),
      'deductions',
    ),
  B1: () => {
    const node = leaf('pieces', '8', [{ rule: 'threshold', count: PIECES, atLeast: 200, otherwise: '-2' }]);
    return two(...[199, 200].map((count) => pointsOf(node, unitFacts({ pieces: [piece({ count })] }))));
  },
  B2: () =>
    freshness(15, 'day', '6', {
      ...unitFacts({ pages: pages('栏目', '2021-01-10', '2021-02-01', '2021-02-20') }),
      span: { from: day('2021-01-01'), to: day('2021-02-28') },
    }),
  B3: () => freshness(6, 'month', '2', unitFacts({ pages: pages('栏目', '2021-02-15', '2021-09-01') })),
  B4: () => meanOfReturns('100', 'quarter', ['80', '90', '100', '96']),
  C1: () =>
    totalOf(
      [
        ...(['30', '20', '20', '10'] as const).map((full, at) => base(typed(`item ${at}`, full))),
        base(leaf('services', '20', [SHARE], { nothing: 'notApplicable', notApplicable: { kind: 'spread' } })),
      ],
      unitFacts({ judgements: ['30', '20', '10', '8'].map((points, at) => judged(`item ${at}`, points)) }),
    ),
  C2: () =>
    pointsOf(
      leaf('item', '5', [{ rule: 'checklist', elements: [], what: 'missing', points: '-2', counts: 'each' }]),
      unitFacts({ elements: lacking('甲', '乙', '丙') }),
    ),
  C3: () => {
    const faults = leaf(
      'faults',
      '0',
      [{ rule: 'checklist', elements: [], what: 'missing', points: '-1', counts: 'once' }],
      FREE,
    );
    const totals = ['93.20', '40.00'].map((points) =>
      totalOf([base(OWN), { section: 'veto', effect: { kind: 'at', points: '59' }, node: faults }], {
        ...of(points),
        elements: lacking('网站不可用'),
      }),
    );
    return two(...totals);
  },
  C4: () => {
    const gated = (own: string, more: string) =>
      totalOf([base(OWN), bonus(typed('more', '25'))], of(own, more), {
        bonus: { gate: { compare: 'above', points: '80' }, most: '25' },
      });
    return two(gated('80.00', '9'), gated('80.01', '30'));
  },
  D1: () => {
    const sections = [typed('first', '15'), typed('second', '55'), typed('third', '30')];
    const total = (second: string) =>
      totalOf(
        [...sections.map(base), bonus(typed('more', '30'))],
        unitFacts({
          judgements: [judged('first', '10'), judged('second', second), judged('third', '0'), judged('more', '3')],
        }),
        {
          total: '130',
          bonus: {
            gate: { compare: 'atLeast', points: '44', of: sections.slice(0, 2).map(({ id }) => id) },
          },
        },
      );
    return two(total('34'), total('33.99'));
  },
  D2: () =>
    pointsOf(
      leaf('any', '2', [{ rule: 'checklist', elements: [], what: 'missing', points: '-0.5', counts: 'once' }], GAIN),
      unitFacts({ elements: lacking('甲', '乙', '丙') }),
      'deductions',
    ),
  E1: () => meanOfReturns('50', 'month', [...Array.from({ length: 11 }, () => '48'), undefined]),
  E2: () => {
    const tree = scheme([base(typed('months', '50')), base(typed('final', '50')), bonus(typed('more', '6'))], {
      bonus: { most: '6' },
    });
    const score = reckon(
      tree,
      unitFacts({ judgements: [judged('months', '44'), judged('final', '45'), judged('more', '4')] }),
    );
    return `${score.total}, contribution ${contributionOf(tree, FOUR_PERCENT, score)}`;
  },
  F1: () =>
    pointsOf(
      leaf('months', '30', [{ rule: 'shortfall', count: PIECES, per: 'month', quota: 1, points: '-10' }]),
      unitFacts({ pieces: piecesByMonth([1, 2, 1, 0, 1, 1, 1, 3, 0, 1, 1, 1]) }),
    ),
  F2: () => {
    const clause: Clause = {
      rule: 'excess',
      count: PIECES,
      per: 'year',
      quota: 12,
      tiers: [{ over: '10', points: '1' }],
      beyond: { over: '30', each: '20', points: '1' },
    };
    const points = [12, 14, 16, 18, 21].map((count) =>
      pointsOf(leaf('more', '20', [clause], GAIN), unitFacts({ pieces: [piece({ count })] }), 'bonus'),
    );
    return points.map(bare).join(', ');
  },
  F3: () => {
    const entries: EventEntry[] = [
      { type: 'praise', level: 'city', organ: 'government', points: '3' },
      { type: 'praise', level: 'city', organ: 'office', points: '1' },
      { type: 'criticism', level: 'city', organ: 'government', points: '-3' },
      { type: 'criticism', level: 'city', organ: 'office', points: '-1' },
    ];
    const events = [
      event('praise', { level: 'city', organ: 'government' }),
      event('criticism', { level: 'city', organ: 'office' }),
      event('criticism', { level: 'city', organ: 'office' }),
    ];
    return eventPoints(eventsLeaf(entries), { events });
  },
  F4: () => partsOf(['80', '20'], ['90', '75']),
  G1: () => partsOf(['70', '30'], ['86.5', '92']),
  G2: () => partsOf(['10', '60', '20', '10'], ['90', '85', '80', '100']),
  H1: () => {
    const sampled = (group: string) => leaf(group, '100', [{ rule: 'rollup', group, outOf: '100' }], { start: 'zero' });
    const node = branch('whole', '100', [typed('own', '100'), sampled('部门'), sampled('镇街')], {
      combine: { kind: 'parts', weights: ['60', '20', '20'] },
    });
    const members = (group: string, points: readonly string[]) =>
      points.map((each) => ({ group, name: each, points: each }));
    return pointsOf(
      node,
      unitFacts({
        judgements: [judged('own', '85')],
        members: [
          ...members('部门', ['80', '90', '70', '88', '92']),
          ...members('镇街', ['75', '80', '85', '90', '60']),
        ],
      }),
    );
  },
  H2: () =>
    pointsOf(
      leaf('sample', '10', [{ rule: 'sample', sample: '重点领域' }]),
      unitFacts({
        samples: Array.from({ length: 15 }, (_, at) => ({ sample: '重点领域', item: `${at}`, isRight: at < 12 })),
      }),
    ),
  I1: () =>
    totalOf(
      [base(typed('a', '100')), base(typed('b', '0.64'))],
      unitFacts({ judgements: [judged('a', '81.22'), judged('b', '0.64')] }),
      { scaling: 'rescaled' },
    ),
  J1: () => {
    const total = (cap: 'own' | 'firstLevel') =>
      totalOf(
        [
          base(
            branch('first', '20', [
              leaf('a', '10', [perOne(['late'], '-8')], { cap: { kind: cap } }),
              leaf('b', '10', [perOne(['breach'], '-1')]),
            ]),
          ),
        ],
        unitFacts({ occurrences: many(2, 'late') }),
      );
    return `${total('firstLevel')} (with each leaf capped at its own: ${total('own')})`;
  },
  J2: () =>
    totalOf([base(OWN), bonus(typed('more', '10')), deduction(eventsLeaf([{ type: 'criticism', points: '-6' }]))], {
      ...of('92.50', '4'),
      events: [event('criticism'), event('criticism')],
    }),
  K1: () => {
    const tree = scheme([base(typed('own', '95'))], { contribution: 'raw' });
    const score = reckon(tree, of('88'));
    return `${score.total}, contribution at 4 % = ${contributionOf(tree, FOUR_PERCENT, score)}`;
  },
  L1: () =>
    quarterOfNews(unitFacts({ pieces: [piece({ on: '2021-02-01' }), piece({ on: '2021-03-05', isLate: true })] })),
  L2: () => {
    const entries = [
      ['district', '10'],
      ['city', '20'],
      ['province', '40'],
    ] as const;
    const levels = ['district', 'district', 'city'] as const;
    return eventPoints(eventsLeaf(entries.map(([level, points]) => ({ type: 'instruction', level, points }))), {
      events: levels.map((level) => event('instruction', { level })),
    });
  },
  M1: () => eventPoints(eventsLeaf(ADOPTED), BOTH),
  M2: () => eventPoints(eventsLeaf(ADOPTED, 'highestPerMatter'), BOTH),
  N1: () => {
    const entries: EventEntry[] = [
      { type: 'adoption', level: 'province', points: '2', times: '4' },
      { type: 'adoption', level: 'city', points: '2', times: '2' },
      { type: 'sent', points: '2' },
    ];
    const pieces = [
      piece(),
      piece(),
      piece(),
      piece({ adoptions: taken('city') }),
      piece({ adoptions: taken('province') }),
    ];
    return eventPoints(eventsLeaf(entries, 'highestPerMatter'), { pieces });
  },
  O1: () => {
    const node = branch('news', '20', [typed('part', '20')], {
      zeroWhen: { count: { of: 'events', types: ['commissionFailed'] }, atLeast: 2 },
    });
    const failed = (count: number) =>
      pointsOf(
        node,
        unitFacts({
          judgements: [judged('part', '12.50')],
          events: Array.from({ length: count }, () => event('commissionFailed')),
        }),
      );
    return two(failed(2), failed(1));
  },
  P1: () => {
    const node = leaf('none', '5', [], {
      zeroWhen: { count: { of: 'events', types: ['accident', 'complaint'] }, atLeast: 1 },
    });
    return two(pointsOf(node, unitFacts({ events: [event('complaint')] })), pointsOf(node, unitFacts()));
  },
  Q1: () => {
    const rules: Clause = { rule: 'checklist', elements: ['制度'], what: 'missing', points: '-2', counts: 'each' };
    const node = leaf('rules', '6', [rules, { ...rules, elements: ['台账'] }]);
    return pointsOf(node, unitFacts({ elements: lacking('制度', '台账') }));
  },
  R1: () => {
    const node = discretion('-10', '-5', false);
    return two(given(node, '-7', '拒不配合'), given(node, '-11', '拒不配合'), given(node, '-7', ''));
  },
  R2: () => {
    const node = discretion('-3', '-1', true);
    return two(given(node, '-2', '被上级扣分', '通报第3号'), given(node, '-2', '被上级扣分'));
  },
  S1: () => {
    const facts = unitFacts({ occurrences: [owed('late')] });
    const node = leaf('late', '0', [perOne(['late'], '-3')], {
      ...FREE,
      multiplier: { times: '2', for: { units: [facts.unitId] } },
    });
    return pointsOf(node, facts, 'deductions');
  },
  T1: () => {
    const node = leaf('training', '3', [{ rule: 'deadline', select: EVERY, late: '0', missing: '0' }]);
    return two(
      pointsOf(node, unitFacts({ occurrences: [owed('onTime', { due: '2021-06-30', doneOn: day('2021-06-30') })] })),
      pointsOf(node, unitFacts({ occurrences: [owed('late', { due: '2021-06-30', doneOn: day('2021-07-01') })] })),
    );
  },
  T2: () => {
    const node = leaf('report', '4', [{ rule: 'deadline', select: EVERY, late: '2', missing: '0' }]);
    return two(...(['late', 'missing'] as const).map((how) => pointsOf(node, unitFacts({ occurrences: [owed(how)] }))));
  },
  U1: () => two(gradeOf('89.995'), gradeOf('80.00'), gradeOf('59.994')),
  U2: () => {
    const points = Array.from({ length: 33 }, (_, at) => (at === 6 ? 94 : 99 - at));
    const grades = [{ name: 'excellent', atMostPercent: '20' }, { name: 'good' }];
    const units = points.map((each, at) => ({
      facts: { ...of(String(each)), unitId: `${at}` as UnitFacts['unitId'] },
    }));
    const rows = reckonClass(scheme([base(OWN)], { grades }), FOUR_PERCENT, units);
    const tied = rows.filter(({ tiedOutOf }) => tiedOutOf === 'excellent').length;
    const best = rows.filter(({ grade }) => grade === 'excellent').length;
    return `${best} excellent, ${tied === 2 ? 'the tie shown' : 'no tie'}`;
  },
  V1: quartersAsTheyStood,
  W1: () => {
    const entries: EventEntry[] = [
      { type: 'yellowCard', points: '-1', perN: 2 },
      { type: 'redCard', points: '-2' },
    ];
    const events = [...Array.from({ length: 5 }, () => event('yellowCard')), event('redCard')];
    return eventPoints(eventsLeaf(entries), { events }, 'deductions');
  },
  X1: () => {
    const node = leaf('nothing', '3', [SHARE], { nothing: 'zero', explainedShare: '60' });
    return two(pointsOf(node, unitFacts({ explained: [node.id] })), pointsOf(node, unitFacts()));
  },
  Y1: () => {
    const clause: Clause = { ...SHARE, joint: { kind: 'shares', lead: '100', support: '50' } };
    const occurrences = [
      ...many(3, 'onTime', { role: 'lead' }),
      owed('missing', { role: 'lead' }),
      owed('onTime', { role: 'support' }),
      owed('missing', { role: 'support' }),
    ];
    return pointsOf(leaf('joint', '20', [clause]), unitFacts({ occurrences }));
  },
  Z1: () => {
    const clause: Clause = {
      rule: 'byRank',
      figure: { of: 'node', nodeId: OWN.id },
      steps: { by: 'each', points: '-3' },
    };
    const tree = scheme([base(OWN), base(leaf('place', '60', [clause], { start: 'zero' }))]);
    const units = ['95', '90', '90', '80'].map((each, at) => ({
      facts: { ...of(each), unitId: `${at}` as UnitFacts['unitId'] },
    }));
    return reckonClass(tree, FOUR_PERCENT, units)
      .map(({ score }) => bare(printed(nodeOf(score, 'place'))))
      .join(', ');
  },
  Z2: () => {
    const clause: Clause = { rule: 'toBest', figure: { of: 'count', count: PIECES } };
    const units = [120, 90].map((count, at) => ({
      facts: { ...unitFacts({ pieces: [piece({ count })] }), unitId: `${at}` as UnitFacts['unitId'] },
    }));
    const rows = reckonClass(scheme([base(leaf('best', '6', [clause], GAIN))]), FOUR_PERCENT, units);
    return rows[1]?.score.total ?? '—';
  },
  AA1: () =>
    pointsOf(
      leaf('findings', '10', [{ rule: 'findings', found: '-0.5', notRectified: '-1' }]),
      unitFacts({ findings: [finding({ isMissed: true }), finding(), finding(), finding(), finding()] }),
    ),
  AB1: () =>
    pointsOf(
      leaf('third', '30', [{ rule: 'sheet', sheet: '第三方评估', item: '平台' }], { start: 'zero' }),
      unitFacts({ sheets: [{ sheet: '第三方评估', item: '平台', points: '26.40' }] }),
    ),
  AC1: () =>
    pointsOf(
      leaf(
        'panel',
        '100',
        [{ rule: 'judged', least: '0', most: '100', assessors: 'trimmed', unjudged: 'provisional' }],
        {
          start: 'zero',
        },
      ),
      unitFacts({
        judgements: ['86', '90', '78', '92', '88'].map((points, at) => judged('panel', points, { assessor: `${at}` })),
      }),
    ),
  AD1: () => {
    const tiers = [
      { from: '95', gives: '100' },
      { from: '90', gives: '80' },
      { from: '80', gives: '60' },
    ];
    const node = leaf('tiers', '20', [{ rule: 'share', select: EVERY, good: { any: ['onTime'] }, tiers }]);
    const cases = [
      [19, 20],
      [18, 20],
      [17, 20],
      [15, 19],
    ] as const;
    return two(
      ...cases.map(([good, due]) =>
        pointsOf(node, unitFacts({ occurrences: [...many(good, 'onTime'), ...many(due - good, 'late')] })),
      ),
    );
  },
  AE1: () => {
    const node = leaf('decay', '5', [
      { rule: 'lateDecay', select: EVERY, perDay: '0.5', days: 'workday', floor: '40' },
    ]);
    const late = (workday: number) => owed('late', { daysLate: { day: workday + 4, workday } });
    return two(...[late(3), late(10), owed('missing')].map((one) => pointsOf(node, unitFacts({ occurrences: [one] }))));
  },
  AF1: () => {
    const tree = scheme([base(leaf('late', '10', [perOne(['late'], '-1')])), base(leaf('share', '20', [SHARE]))]);
    const occurrences = [...many(8, 'onTime'), owed('late'), owed('missing')];
    return printed(nodeOf(reckon(tree, unitFacts({ occurrences })), 'share'));
  },
  AG1: () =>
    pointsOf(
      leaf('free', '5', [{ ...perOne(['late'], '-1'), firstFree: 2 } as Clause]),
      unitFacts({ occurrences: many(4, 'late') }),
    ),
  AH1: () => {
    const tree = scheme([base(OWN)]);
    const score = reckon(tree, of('96.50'));
    const weighed = (points: string, whole: string, words: string) => {
      const checked = checkWeight({ kind: 'points', points, base: whole }, 2021 as Year);
      if (!checked.ok) return `${points} of ${whole} refused`;
      return `${contributionOf(tree, checked.value.weight, score)} at ${points} of ${words}`;
    };
    const last = [weighed('40', '1000', '1,000'), weighed('3', '100', '100')].join(', ');
    return two(weighed('4', '100', '100'), weighed('3', '75', '75'), last);
  },
};
