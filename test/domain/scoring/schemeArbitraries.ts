import fc from 'fast-check';
import type { DutyId, FindingId, SchemeNodeId, UnitClassId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import {
  OUTCOMES,
  type Clause,
  type Counting,
  type OutcomeTest,
  type Selector,
  type ShareScale,
} from '../../../electron/domain/model/scoreClause.ts';
import type {
  FirstLevel,
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeTree,
} from '../../../electron/domain/model/schemeTree.ts';
import type { OccurrenceFact, PageCover, UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { standingOn } from './schemeFixtures.ts';

/* Any scheme and any facts, small enough that rules meet the same facts. */

const some = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const optional = <T extends object>(record: { [Key in keyof T]-?: fc.Arbitrary<Exclude<T[Key], undefined>> }) =>
  fc.record(record, { requiredKeys: [] }) as fc.Arbitrary<{ [Key in keyof T]?: Exclude<T[Key], undefined> }>;
const list = <T>(arbitrary: fc.Arbitrary<T>, max: number, min = 0) =>
  fc.array(arbitrary, { minLength: min, maxLength: max });

const DAYS = [
  '2021-01-05',
  '2021-02-10',
  '2021-03-31',
  '2021-05-20',
  '2021-06-30',
  '2021-08-15',
  '2021-09-30',
  '2021-12-31',
];
const on = some(...DAYS) as fc.Arbitrary<PlainDate>;
const negative = some('-0.5', '-1', '-2.25', '-5');
const points = fc.oneof({ weight: 3, arbitrary: negative }, some('0.5', '1', '3'));
const mark = some('2', '5', '7.5', '10', '20', '2.2525', '0');
const COLUMNS = ['动态', '公告'];
const ELEMENTS = ['标题', '索引号', '日期'];
const CHANNELS = ['网站', '信息'];
const SOURCES = ['inspection', 'thirdParty'] as const;
const LEVELS = ['district', 'city', 'province'] as const;
const TYPES = ['criticism', 'praise', 'yellowCard', 'accident'] as const;

const selector: fc.Arbitrary<Selector> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ all: true } as const) },
  { weight: 1, arbitrary: fc.constant({ kinds: ['submission'] } as const) },
  optional<Selector>({
    all: fc.constant(true),
    kinds: list(some('disclosure', 'measure', 'submission', 'case'), 3, 1),
    duties: list(some('d1', 'd2', 'd3') as fc.Arbitrary<DutyId>, 2, 1),
    tags: list(some('一', '二'), 1, 1),
    roles: list(some('lead', 'responsible', 'support'), 2, 1),
    events: list(some('requestReceived', 'documentIssued'), 1, 1),
    columns: list(some(...COLUMNS), 1, 1),
    results: list(some('公开', '不予公开'), 1, 1),
    periods: list(fc.record({ from: fc.constant('2021-01-01' as PlainDate), to: on, by: some('due', 'covers') }), 1, 1),
  }).map((ask): Selector => Object.assign({ all: true as const }, ask)),
);

const outcomeTest: fc.Arbitrary<OutcomeTest> = fc
  .record({
    any: list(some(...OUTCOMES), 3, 1),
    also: list(some('early', 'returned'), 1),
    without: list(some('breach', 'late', 'early'), 1),
    plain: fc.boolean(),
    lateBy: fc.option(
      fc.record({ days: some('day', 'workday'), over: some(0, 2, 5), upTo: some(6, 10) }, { requiredKeys: ['days'] }),
      { nil: undefined, freq: 1 },
    ),
  })
  .map(
    ({ any, also, without, plain, lateBy }): OutcomeTest =>
      Object.assign(plain ? { any } : { any, also, without }, lateBy === undefined ? {} : { lateBy }),
  );

const counting: fc.Arbitrary<Counting> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Counting>({ of: 'pieces' }) },
  optional<{ channels: string[]; levels: (typeof LEVELS)[number][]; adopted: true; late: true }>({
    channels: list(some(...CHANNELS), 1, 1),
    levels: list(some(...LEVELS), 2, 1),
    adopted: fc.constant(true as const),
    late: fc.constant(true as const),
  }).map((more): Counting => Object.assign({ of: 'pieces' as const }, more)),
  fc.record({ of: fc.constant('occurrences' as const), select: selector, when: outcomeTest }),
  fc.record({ of: fc.constant('events' as const), types: list(some(...TYPES), 2, 1) }),
  fc.record({
    of: fc.constant('events' as const),
    types: list(some(...TYPES), 2, 1),
    levels: list(some(...LEVELS), 1, 1),
  }),
  some<Counting>(
    { of: 'findings' },
    { of: 'findings', notRectified: true },
    { of: 'findings', rectified: true },
    { of: 'findings', sources: ['inspection'] },
  ),
  fc.record({ of: fc.constant('elements' as const), elements: list(some(...ELEMENTS), 2) }),
  fc.record({ of: fc.constant('publications' as const), columns: list(some(...COLUMNS), 2, 1) }),
  some<Counting>({ of: 'figure', name: '网友留言' }, { of: 'figure', name: '回复' }),
);

const joint = some<NonNullable<Extract<Clause, { rule: 'share' }>['joint']>>(
  { kind: 'full' },
  { kind: 'leadOnly' },
  { kind: 'shares', lead: '100', support: '50' },
  { kind: 'shares', lead: '70', support: '0' },
);
const again = fc.constant(true as const);
const part = some('1', '1.5', '0.2');
const per = some('week', 'month', 'quarter', 'halfYear', 'year');
const atMost = some('1', '2.5', '0');
const perPoint = fc.record(
  {
    side: some('below', 'above'),
    bound: some('90', '50', '0', '120'),
    every: some('1', '7.5', '33.3'),
    points: some('-0.5', '-0.1', '1'),
    partial: some('dropped', 'exact', 'full'),
    atMost,
  },
  { requiredKeys: ['side', 'bound', 'every', 'points', 'partial'] },
);
const tiers = some(
  [{ from: '90', gives: '100' }],
  [
    { from: '80', gives: '90' },
    { from: '50.5', gives: '40' },
  ],
);
/** One way at most. */
const scale: fc.Arbitrary<ShareScale> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  tiers.map((each) => ({ tiers: each })),
  perPoint.map((each) => ({ perPoint: each })),
  some<ShareScale>({ nothingBelow: '40' }, { fullFrom: '66.6' }, { nothingBelow: '50', fullFrom: '80' }),
);
const rule = <Rule extends Clause['rule']>(name: Rule) => fc.constant(name);
const numbers = { perN: fc.integer({ min: 1, max: 3 }), firstFree: fc.integer({ min: 0, max: 2 }) };

const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc
    .tuple(
      fc.record(
        { rule: rule('share'), select: selector, good: outcomeTest, joint, of: part, again },
        { requiredKeys: ['rule', 'select', 'good'] },
      ),
      scale,
    )
    .map(([own, more]) => Object.assign({}, own, more)),
  fc
    .tuple(
      fc.record(
        {
          rule: rule('ratio'),
          numerator: counting,
          denominator: fc.oneof(counting, some({ of: 'quota' as const, quota: 2 }, { of: 'quota' as const, quota: 3 })),
          per,
          of: part,
        },
        { requiredKeys: ['rule', 'numerator', 'denominator', 'per'] },
      ),
      scale,
    )
    .map(([own, more]) => Object.assign({}, own, more)),
  fc.record(
    {
      rule: rule('byCount'),
      count: counting,
      by: fc.oneof(
        fc.constant({ kind: 'year' as const }),
        fc.record({ kind: some('each', 'inARow'), per: some('month', 'quarter', 'week') }),
      ),
      tiers: some(
        [{ from: 1, points: '-1' }],
        [
          { from: 1, points: '-0.5' },
          { from: 2, points: '-2' },
          { from: 4, points: '0' },
        ],
        [
          { from: 2, points: '1' },
          { from: 3, points: '2.5' },
        ],
      ),
      beyond: some({ each: 1, points: '-3' }, { each: 2, points: '0.5' }),
      atMost,
      again,
    },
    { requiredKeys: ['rule', 'count', 'by', 'tiers'] },
  ),
  fc.record(
    { rule: rule('perOccurrence'), count: counting, points, joint, again, atMost, ...numbers },
    { requiredKeys: ['rule', 'count', 'points'] },
  ),
  fc.record(
    {
      rule: rule('perOccurrence'),
      count: fc.record({ of: fc.constant('occurrences' as const), select: selector, when: outcomeTest }),
      points,
      perDay: fc.record(
        { days: some('day', 'workday'), every: fc.integer({ min: 1, max: 5 }), mostEach: some('1', '0', '2.2') },
        { requiredKeys: ['days', 'every'] },
      ),
      joint,
      again,
      ...numbers,
    },
    { requiredKeys: ['rule', 'count', 'points', 'perDay'] },
  ),
  fc.record(
    {
      rule: rule('lateDecay'),
      select: selector,
      perDay: some('0.5', '0.3'),
      days: some('workday', 'day'),
      floor: some('0', '40', '33.3'),
      joint,
      of: part,
    },
    { requiredKeys: ['rule', 'select', 'perDay', 'days', 'floor'] },
  ),
  fc.record(
    {
      rule: rule('checklist'),
      elements: list(some(...ELEMENTS), 2),
      select: selector,
      what: some('missing', 'present'),
      points,
      counts: some('each', 'once'),
      atMost,
      again,
    },
    { requiredKeys: ['rule', 'elements', 'what', 'points', 'counts'] },
  ),
  fc.record(
    {
      rule: rule('findings'),
      sources: list(some(...SOURCES), 1, 1),
      indicator: some('网站', '台账'),
      found: negative,
      notRectified: negative,
      perPoint: again,
      atMost,
      again,
      ...numbers,
    },
    { requiredKeys: ['rule', 'found'] },
  ),
  fc.record({ rule: rule('sample'), sample: some('领域', '成员'), of: part }, { requiredKeys: ['rule', 'sample'] }),
  fc.record(
    {
      rule: rule('shortfall'),
      count: counting,
      per,
      quota: fc.integer({ min: 1, max: 4 }),
      points: negative,
      atMost,
      again,
    },
    { requiredKeys: ['rule', 'count', 'per', 'quota', 'points'] },
  ),
  fc.record(
    { rule: rule('threshold'), count: counting, atLeast: fc.integer({ min: 1, max: 8 }), otherwise: negative, again },
    { requiredKeys: ['rule', 'count', 'atLeast', 'otherwise'] },
  ),
  fc.record(
    {
      rule: rule('periods'),
      every: some('month', 'quarter'),
      missing: some('zero', 'leftOut'),
      sheet: fc.constant('分期表'),
      item: fc.constant('得分'),
      outOf: some('100', '30'),
    },
    { requiredKeys: ['rule', 'every', 'missing', 'sheet', 'item'] },
  ),
  fc.record({
    rule: rule('freshness'),
    pages: fc.oneof(
      fc.record({ of: fc.constant('publications' as const), columns: list(some(...COLUMNS), 2, 1) }),
      fc.record({ of: fc.constant('registrations' as const), select: selector }),
    ),
    gap: some({ n: 30, unit: 'day' }, { n: 2, unit: 'month' }, { n: 120, unit: 'day' }),
    points: negative,
  }),
  fc.record(
    { rule: rule('deadline'), select: selector, late: some('0', '1', '0.5'), missing: fc.constant('0'), joint, again },
    { requiredKeys: ['rule', 'select', 'late', 'missing'] },
  ),
  fc.record({
    rule: rule('judged'),
    least: fc.constant('0'),
    most: some('10', '4'),
    assessors: some('one', 'mean', 'trimmed'),
    unjudged: some('provisional', 'nothing'),
  }),
  fc.record({
    rule: rule('judged'),
    least: fc.constant('-3'),
    most: fc.constant('0'),
    assessors: some('one', 'trimmed'),
    unjudged: fc.constant('nothing' as const),
  }),
  fc.record(
    {
      rule: rule('sheet'),
      sheet: fc.constant('评估'),
      item: some('平台', '数据'),
      outOf: some('30', '100'),
      of: part,
      tiers,
    },
    { requiredKeys: ['rule', 'sheet', 'item'] },
  ),
  fc.record({ rule: rule('rollup'), group: some('部门', '镇街'), outOf: some('100', '50') }),
  fc.record(
    {
      rule: rule('events'),
      entries: list(
        fc.record(
          {
            type: some(...TYPES, 'sent' as const, 'adoption' as const),
            level: some(...LEVELS),
            outlet: some('', '快报'),
            points,
            times: some('2', '1.5'),
            perPoint: again,
            atMost,
            ...numbers,
          },
          { requiredKeys: ['type', 'points'] },
        ),
        4,
        1,
      ),
      take: some('stack', 'highestPerMatter', 'highest'),
      atMost,
      again,
    },
    { requiredKeys: ['rule', 'entries', 'take'] },
  ),
  fc.record(
    {
      rule: rule('excess'),
      count: counting,
      per: some('quarter', 'year'),
      quota: fc.integer({ min: 1, max: 4 }),
      tiers: some(
        [{ over: '10', points: '1' }],
        [
          { over: '10', points: '1' },
          { over: '50', points: '2.5' },
        ],
      ),
      beyond: some({ over: '30', each: '20', points: '1' }, { over: '50', each: '33.3', points: '0.5' }),
      each: some('0.5', '-1'),
      atMost,
    },
    { requiredKeys: ['rule', 'count', 'per', 'quota', 'tiers'] },
  ),
  fc.record(
    {
      rule: rule('byRank'),
      figure: fc.record({ of: fc.constant('count' as const), count: counting }),
      lowest: fc.constant(true as const),
      steps: fc.oneof(
        fc.record({ by: fc.constant('each' as const), points: some('-1', '-0.5') }),
        fc.record({ by: fc.constant('places' as const), points: fc.constant(['5', '3', '1']) }),
        fc.record({ by: fc.constant('places' as const), points: fc.constant(['1']), past: some('2', '-1') }),
      ),
    },
    { requiredKeys: ['rule', 'figure', 'steps'] },
  ),
  fc.record(
    {
      rule: rule('toBest'),
      figure: fc.record({ of: fc.constant('count' as const), count: counting }),
      against: fc.constant('mean' as const),
      tiers,
    },
    { requiredKeys: ['rule', 'figure'] },
  ),
  fc.record(
    {
      rule: rule('rate'),
      numerator: counting,
      denominator: counting,
      per,
      below: some('30', '66.6'),
      points: negative,
      atMost,
      again,
    },
    { requiredKeys: ['rule', 'numerator', 'denominator', 'per', 'below', 'points'] },
  ),
) as fc.Arbitrary<Clause>;

const isOfClass = ({ rule }: Clause): boolean => rule === 'byRank' || rule === 'toBest';

const scope = some(
  { units: ['jia' as UnitId] },
  { classes: ['class-a' as UnitClassId] },
  { units: ['yi' as UnitId], classes: ['class-c' as UnitClassId] },
);

/** What any node may have. `move` names a sibling by its place, and is put right once ids are given. */
const everyBound = fc.record({
  cap: fc.oneof(
    some<NonNullable<SchemeNode['cap']>>({ kind: 'own' }, { kind: 'firstLevel' }, { kind: 'none' }),
    fc.record({ kind: fc.constant('value' as const), points: some('1', '3.5', '0') }),
  ),
  floor: some('0', '-2', '-7.5'),
  multiplier: fc.record({ times: some('2', '0.5', '1.25'), for: scope }, { requiredKeys: ['times'] }),
  appliesTo: scope,
  notApplicable: some<NonNullable<SchemeNode['notApplicable']>>(
    { kind: 'rescale' },
    { kind: 'spread' },
    { kind: 'wholeScheme' },
    { kind: 'move', to: 'next' as SchemeNodeId },
  ),
  zeroWhen: fc.record(
    { count: counting, atLeast: fc.integer({ min: 1, max: 4 }), inARow: some('month', 'quarter') },
    { requiredKeys: ['count', 'atLeast'] },
  ),
  metFrom: some('1', '4'),
});

const BOUNDS = ['cap', 'floor', 'multiplier', 'appliesTo', 'notApplicable', 'zeroWhen', 'metFrom'] as const;

const bounds: fc.Arbitrary<Partial<Omit<SchemeNode, 'kind' | 'id' | 'name' | 'full'>>> = fc
  .tuple(everyBound, fc.subarray([...BOUNDS], { maxLength: 2 }))
  .map(([all, kept]) => pick(all, kept));

function pick<T extends object>(all: T, kept: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => kept.includes(key))) as Partial<T>;
}

const leaf: fc.Arbitrary<SchemeLeaf> = fc
  .record({
    full: mark,
    clauses: list(clause, 3, 1),
    start: some('full', 'zero'),
    nothing: some('full', 'zero', 'notApplicable'),
    explainedShare: fc.option(some('60', '100'), { nil: undefined }),
    more: bounds,
  })
  .map(({ more, explainedShare, ...own }): SchemeLeaf => {
    const explained = explainedShare === undefined ? {} : { explainedShare };
    const id = { kind: 'leaf' as const, id: '' as SchemeNodeId, name: '' };
    if (own.full !== '0') return Object.assign(id, more, own, explained);
    // What has no marks has no parts of them, and is not bounded by them.
    const clauses = own.clauses.map((each) => ('of' in each ? withoutPart(each) : each));
    return Object.assign(id, more, { ...own, clauses, cap: { kind: 'none' as const } }, explained);
  });

function withoutPart(clause: Clause): Clause {
  return Object.fromEntries(Object.entries(clause).filter(([key]) => key !== 'of')) as Clause;
}

/** Sums and weights that hold. */
function branchOf(
  children: readonly SchemeNode[],
  combine: SchemeBranch['combine'],
  more: Partial<SchemeNode>,
): SchemeBranch {
  const full = children.reduce((sum, child) => sum + Math.round(Number(child.full) * 10_000), 0) / 10_000;
  return {
    ...(more as object),
    kind: 'branch',
    id: '' as SchemeNodeId,
    name: '',
    full: String(full),
    children,
    combine,
  };
}

const branch = (child: fc.Arbitrary<SchemeNode>): fc.Arbitrary<SchemeBranch> =>
  fc
    .record({
      children: list(child, 3, 1),
      kind: some('sum', 'sum', 'parts', 'periods'),
      more: bounds,
      missing: some('zero', 'leftOut'),
    })
    .map(({ children, kind, more, missing }) => {
      if (kind === 'periods') {
        const timed = children.map((each) => timeless(each));
        return branchOf(timed, { kind, every: 'quarter', missing, graceDays: 0 }, more);
      }
      if (kind === 'sum' || children.some(({ full }) => Number(full) === 0))
        return branchOf(children, { kind: 'sum' }, more);
      const weights = [['100'], ['60', '40'], ['50', '30', '20']][children.length - 1] ?? [];
      return branchOf(children, { kind, weights }, more);
    });

/** A node of which nothing is judged past the marks that bound it. */
function judgedWithin(node: SchemeNode): SchemeNode {
  if (node.kind === 'branch') return { ...node, children: node.children.map(judgedWithin) };
  const { cap, full, clauses } = node;
  const bound = (cap === undefined || cap.kind === 'own') && Number(full) > 0 ? Number(full) : Infinity;
  const within = (text: string): string => String(Math.max(-bound, Math.min(bound, Number(text))));
  const fit = (each: Clause): Clause =>
    each.rule === 'judged' ? { ...each, least: within(each.least), most: within(each.most) } : each;
  return { ...node, clauses: clauses.map(fit) };
}

/** What may be scored for a period by itself. */
function timeless(node: SchemeNode): SchemeNode {
  if (node.kind === 'branch') {
    const combine = node.combine.kind === 'periods' ? { kind: 'sum' as const } : node.combine;
    return { ...node, combine, children: node.children.map(timeless) };
  }
  const clauses = node.clauses.filter((each) => !isOfClass(each));
  const only: Clause = { rule: 'judged', least: '0', most: '1', assessors: 'one', unjudged: 'nothing' };
  return { ...node, clauses: clauses.length > 0 ? clauses : [only] };
}

const inner: fc.Arbitrary<SchemeNode> = fc.oneof({ weight: 3, arbitrary: leaf }, branch(leaf));
const node: fc.Arbitrary<SchemeNode> = fc.oneof(
  { weight: 2, arbitrary: leaf },
  { weight: 2, arbitrary: branch(inner) },
);

const firstLevel: fc.Arbitrary<FirstLevel> = fc.oneof(
  { weight: 6, arbitrary: node.map((each): FirstLevel => ({ section: 'base', node: each })) },
  { weight: 2, arbitrary: node.map((each): FirstLevel => ({ section: 'bonus', node: each })) },
  { weight: 1, arbitrary: node.map((each): FirstLevel => ({ section: 'deductions', node: each })) },
  {
    weight: 1,
    arbitrary: fc.tuple(leaf, some('5', '59')).map(
      ([each, at]): FirstLevel => ({
        section: 'veto',
        effect: at === '5' ? { kind: 'notRated' } : { kind: 'at', points: '3' },
        node: { ...each, start: 'zero', nothing: 'zero', cap: { kind: 'none' } },
      }),
    ),
  },
);

/** Ids and names by place; a move goes to the next sibling, where there is one that does not move back. */
function named(nodes: readonly SchemeNode[], path: string): readonly SchemeNode[] {
  return nodes.map((each, at): SchemeNode => {
    const id = `${path}${at + 1}` as SchemeNodeId;
    const target = nodes[at + 1];
    const moves = each.notApplicable?.kind === 'move';
    const { notApplicable: _, ...rest } = each;
    const own = moves
      ? {
          ...rest,
          ...(target === undefined || target.notApplicable?.kind === 'move'
            ? {}
            : { notApplicable: { kind: 'move', to: `${path}${at + 2}` as SchemeNodeId } as const }),
        }
      : each;
    if (own.kind === 'leaf') return { ...own, id, name: id };
    return { ...own, id, name: id, children: named(own.children, `${id}-`) };
  });
}

export const schemes: fc.Arbitrary<SchemeTree> = fc
  .record({
    nodes: list(firstLevel, 5, 1),
    scaling: some('raw', 'rescaled'),
    gate: fc.option(fc.record({ compare: some('above', 'atLeast'), points: some('0', '5', '10') }), { nil: undefined }),
    most: fc.option(some('2', '10'), { nil: undefined }),
  })
  .map(({ nodes, scaling, gate, most }): SchemeTree => {
    // Base nodes first, so that a move among them goes to a sibling.
    const ordered = nodes.toSorted((a, b) => Number(b.section === 'base') - Number(a.section === 'base'));
    const bases = named(
      ordered.flatMap((each) => (each.section === 'base' ? [each.node] : [])),
      '',
    );
    const others = named(
      ordered.flatMap((each) => (each.section === 'base' ? [] : [each.node])),
      'x',
    );
    const renamed = [...bases, ...others];
    const own = ordered.map(
      (each, at): FirstLevel => Object.assign({}, each, { node: judgedWithin(renamed[at] ?? each.node) }),
    );
    const total = bases.reduce((sum, { full }) => sum + Math.round(Number(full) * 10_000), 0) / 10_000;
    return {
      version: 1,
      total: String(total),
      scaling,
      nodes: own,
      bonus: { ...(gate === undefined ? {} : { gate }), ...(most === undefined ? {} : { most }) },
      grades: [],
      contribution: 'share',
      contributionFrom: 'printed',
      rankShare: 0,
    };
  })
  .filter(
    ({ nodes, total }) => nodes.length > 0 && (Number(total) > 0 || nodes.every(({ section }) => section !== 'base')),
  );

const PERIODS: readonly (readonly [string, string])[] = [
  ['2021-01-01', '2021-03-31'],
  ['2021-04-01', '2021-06-30'],
  ['2021-01-01', '2021-01-31'],
  ['2021-10-01', '2021-12-31'],
];

const span = some(...PERIODS).map(([from, to]) => ({ from: from as PlainDate, to: to as PlainDate }));

const occurrence: fc.Arbitrary<Omit<OccurrenceFact, 'id'>> = fc.record(
  {
    dutyId: some('d1', 'd2', 'd3', 'd4') as fc.Arbitrary<DutyId>,
    kind: some('disclosure', 'measure', 'submission', 'case'),
    role: some('lead', 'responsible', 'support'),
    ledByOther: fc.constant(true as const),
    assists: fc.constant(true as const),
    tags: list(some('一', '二'), 2),
    covers: span,
    on,
    doneOn: on,
    registeredOn: list(on, 3, 2),
    event: some('requestReceived', 'documentIssued'),
    column: some(...COLUMNS),
    result: some('公开', '不予公开'),
    outcome: some('onTime', 'onTime', 'late', 'missing', 'notDueYet'),
    early: fc.constant(true as const),
    returned: fc.constant(true as const),
    returnedLate: fc.constant(true as const),
    breach: fc.constant(true as const),
    short: fc.integer({ min: 1, max: 2 }),
    daysLate: fc.record({ day: fc.integer({ min: 1, max: 20 }), workday: fc.integer({ min: 1, max: 12 }) }),
  },
  { requiredKeys: ['kind', 'role', 'tags', 'covers', 'on', 'outcome'] },
);

/** Facts of a unit in 2021. */
export const factsOf = (unit: string, nodes: readonly string[]): fc.Arbitrary<UnitFacts> => {
  const nodeIds = (nodes.length > 0 ? some(...nodes) : fc.constant('1')) as fc.Arbitrary<SchemeNodeId>;
  return fc
    .record({
      judgedOn: some('2021-07-01', '2022-01-16', '2022-01-16', '2021-12-31', '2021-06-30'),
      occurrences: list(occurrence, 12),
      elements: list(
        fc.record(
          {
            element: some(...ELEMENTS),
            isPresent: fc.boolean(),
            on,
            occurrenceId: some('o0', 'o1', 'o2'),
            findingId: some('f0', 'f1') as fc.Arbitrary<FindingId>,
          },
          { requiredKeys: ['element', 'isPresent', 'on'] },
        ),
        6,
      ),
      findings: list(
        fc.record(
          {
            on,
            source: some(...SOURCES),
            indicator: some('网站栏目', '台账'),
            isMissed: fc.constant(true as const),
            isRectified: fc.constant(true as const),
            points: some('0', '1.5', '2'),
          },
          { requiredKeys: ['on', 'source', 'indicator'] },
        ),
        4,
      ),
      pieces: list(
        fc.record(
          {
            on,
            channel: some(...CHANNELS),
            count: fc.integer({ min: 1, max: 2 }),
            isLate: fc.constant(true as const),
            adoptions: fc.uniqueArray(fc.record({ level: some(...LEVELS), on, outlet: some('', '快报') }), {
              maxLength: 2,
              selector: ({ level, outlet, on: day }) => `${level} ${outlet} ${day}`,
            }),
          },
          { requiredKeys: ['on', 'channel', 'count', 'adoptions'] },
        ),
        6,
      ),
      events: list(
        fc.record(
          {
            on,
            type: some(...TYPES),
            name: fc.constant(''),
            level: some(...LEVELS),
            outlet: fc.constant(''),
            matter: some('', '甲事'),
            points: some('0', '2', '0.5'),
          },
          { requiredKeys: ['on', 'type', 'name', 'outlet', 'matter'] },
        ),
        5,
      ),
      pages: fc.uniqueArray(fc.record({ column: some(...COLUMNS), on }), {
        maxLength: 5,
        selector: ({ column, on: day }) => `${column} ${day}`,
      }),
      pageCovers: fc.option(
        list(
          fc
            .record({
              columns: list(some(...COLUMNS), 2),
              from: some('2021-01-01', '2021-01-01', '2021-03-15', '2021-07-01'),
              to: some('2021-03-14', '2021-06-30', '2021-11-20', '2022-01-31', '2022-01-31'),
            })
            .filter(({ from, to }) => from <= to)
            .map(({ columns, from, to }): PageCover => ({ columns, from: from as PlainDate, to: to as PlainDate })),
          3,
        ),
        { nil: undefined, freq: 1 },
      ),
      samples: list(
        fc.record(
          { sample: some('领域', '成员'), item: fc.constant(''), isRight: fc.boolean() },
          { requiredKeys: ['sample', 'item'] },
        ),
        5,
      ),
      sheets: fc.uniqueArray(
        fc.record(
          {
            sheet: some('评估', '分期表'),
            item: some('平台', '数据', '得分'),
            period: span,
            points: some('0', '12.5', '26.4'),
          },
          { requiredKeys: ['sheet', 'item', 'points'] },
        ),
        { maxLength: 8, selector: ({ sheet, item, period }) => `${sheet} ${item} ${period?.from ?? ''}` },
      ),
      figures: fc.uniqueArray(
        fc.record({ name: some('网友留言', '回复'), on, count: fc.integer({ min: 1, max: 3 }) }),
        { maxLength: 4, selector: ({ name, on: day }) => `${name} ${day}` },
      ),
      judgements: list(
        fc.record({
          nodeId: nodeIds,
          assessor: some('甲', '乙'),
          points: some('0', '1.5', '3', '9.99', '-1', '-2.5'),
          reason: fc.constant(''),
          basis: fc.constant(''),
        }),
        12,
      ),
      members: list(fc.record({ group: some('部门', '镇街'), name: fc.constant(''), points: some('80', '33.3') }), 4),
      explained: list(nodeIds, 2),
    })
    .map((parts) => worldOf(unit, parts));
};

/** The day of the score, by the day on which what is due is judged: the same in the course of a year. */
const AS_OF: Readonly<Record<string, string>> = { '2021-07-01': '2021-06-30', '2022-01-16': '2022-01-15' };

type Parts = Omit<
  UnitFacts,
  'unitId' | 'classId' | 'year' | 'span' | 'asOf' | 'judgedOn' | 'snapshots' | 'pageCovers' | Listed
> & {
  readonly judgedOn: string;
  readonly pageCovers: readonly PageCover[] | undefined;
} & { readonly [Key in Listed]: readonly Omit<UnitFacts[Key][number], 'id'>[] };
type Listed = 'occurrences' | 'findings' | 'elements' | 'pieces' | 'events' | 'pages';

/** Facts with ids by place, and as they stood at the ends of quarters. */
function worldOf(
  unit: string,
  { judgedOn, occurrences, findings, elements, pieces, events, pages, pageCovers, ...rest }: Parts,
): UnitFacts {
  const withIds = <T>(prefix: string, all: readonly T[]) =>
    all.map((one, at) => Object.assign({ id: `${prefix}${at}` }, one));
  const facts: UnitFacts = {
    ...rest,
    ...(pageCovers === undefined ? {} : { pageCovers }),
    unitId: unit as UnitId,
    classId: 'class-a' as UnitClassId,
    year: 2021 as Year,
    span: { from: '2021-01-01' as PlainDate, to: '2021-12-31' as PlainDate },
    asOf: (AS_OF[judgedOn] ?? judgedOn) as PlainDate,
    judgedOn: judgedOn as PlainDate,
    occurrences: withIds('o', occurrences),
    findings: findings.map((one, at) => Object.assign({ id: `f${at}` as FindingId }, one)),
    elements: withIds('e', elements),
    pieces: withIds('p', pieces),
    events: withIds('v', events),
    pages: withIds('g', pages),
  };
  const days = ['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31'] as PlainDate[];
  return { ...facts, snapshots: new Map(days.map((each) => [each, standingOn(facts, each)])) };
}

/** Ids of a scheme's leaves. */
export function leavesOf({ nodes }: SchemeTree): readonly SchemeLeaf[] {
  const below = (each: SchemeNode): readonly SchemeLeaf[] =>
    each.kind === 'leaf' ? [each] : each.children.flatMap(below);
  return nodes.flatMap(({ node: each }) => below(each));
}
