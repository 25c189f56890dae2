import { z } from 'zod';
import { COUNT_PERIODS, OUTCOMES, type Clause, type Counting, type Selector } from '../domain/model/scoreClause.ts';
import { SCORE_EVENT_TYPES } from '../domain/model/scoreEvent.ts';
import type { SchemeNode, SchemeTree, SchemeWeight } from '../domain/model/schemeTree.ts';
import { ADOPTION_LEVELS } from '../domain/model/piece.ts';
import { DUTY_KINDS, PARTY_ROLES } from '../domain/words/duties.ts';
import { FINDING_SOURCES } from '../domain/words/findings.ts';
import { dutyId, plainDate, schemeNodeId, unitClassId, unitId } from './define.ts';

export type {
  Clause,
  ClauseOf,
  ClauseRule,
  Counting,
  CountPeriod,
  EventEntry,
  Figure,
  Joint,
  LateBy,
  NumberTier,
  OutcomeTest,
  OutcomeWord,
  PerPoint,
  SelectedPeriod,
  Selector,
  ShareScale,
  Tier,
} from '../domain/model/scoreClause.ts';
export type {
  BonusRule,
  Combining,
  FirstLevel,
  Grade,
  NodeCap,
  NotApplicableWay,
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeSection,
  SchemeTree,
  SchemeWeight,
  UnitScope,
  VetoEffect,
} from '../domain/model/schemeTree.ts';

/** Decimals as they are typed; the domain says which of them hold (`checkTree`). */
const points = z.string().max(20);
const text = z.string().max(200);
const whole = z.int().min(0).max(100_000);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).max(200);
const yes = z.literal(true);

const selector: z.ZodType<Selector, Selector> = z.strictObject({
  all: yes.exactOptional(),
  kinds: some(z.enum(DUTY_KINDS)).exactOptional(),
  duties: some(dutyId).exactOptional(),
  tags: some(text).exactOptional(),
  roles: some(z.enum(PARTY_ROLES)).exactOptional(),
  periods: some(z.strictObject({ from: plainDate, to: plainDate, by: z.enum(['due', 'covers']) })).exactOptional(),
  events: some(
    z.enum([
      'documentIssued',
      'informationFormed',
      'requestReceived',
      'messageReceived',
      'noticeIssued',
      'opinionFound',
      'consultationClosed',
      'proposalReceived',
      'other',
    ]),
  ).exactOptional(),
  columns: some(text).exactOptional(),
  results: some(text).exactOptional(),
});

const outcome = z.enum(OUTCOMES);
const days = z.enum(['workday', 'day']);
const outcomeTest = z.strictObject({
  any: some(outcome),
  also: some(outcome).exactOptional(),
  without: some(outcome).exactOptional(),
  lateBy: z.strictObject({ days, over: whole.exactOptional(), upTo: whole.exactOptional() }).exactOptional(),
});

const level = z.enum(ADOPTION_LEVELS);
const source = z.enum(FINDING_SOURCES);

const counting: z.ZodType<Counting, Counting> = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('pieces'),
    channels: some(text).exactOptional(),
    levels: some(level).exactOptional(),
    adopted: yes.exactOptional(),
    late: yes.exactOptional(),
  }),
  z.strictObject({ of: z.literal('occurrences'), select: selector, when: outcomeTest }),
  z.strictObject({
    of: z.literal('events'),
    types: some(z.enum(SCORE_EVENT_TYPES)),
    levels: some(level).exactOptional(),
    names: some(text).exactOptional(),
  }),
  z.strictObject({
    of: z.literal('findings'),
    sources: some(source).exactOptional(),
    notRectified: yes.exactOptional(),
    rectified: yes.exactOptional(),
  }),
  z.strictObject({ of: z.literal('elements'), elements: some(text) }),
  z.strictObject({ of: z.literal('publications'), columns: some(text) }),
  z.strictObject({ of: z.literal('figure'), name: text }),
]);

const joint = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('leadOnly') }),
  z.strictObject({ kind: z.literal('shares'), lead: points, support: points }),
]);

const figure = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('count'), count: counting }),
  z.strictObject({ of: z.literal('sheet'), sheet: text, item: text }),
  z.strictObject({ of: z.literal('node'), nodeId: schemeNodeId }),
]);

const per = z.enum(COUNT_PERIODS);
const part = { of: points.exactOptional() };
const charging = { again: yes.exactOptional() };
const bounded = { atMost: points.exactOptional() };
const tiers = { tiers: some(z.strictObject({ from: points, gives: points })).exactOptional() };
const beyond = z.strictObject({ each: whole, points });
const shareScale = {
  ...tiers,
  nothingBelow: points.exactOptional(),
  fullFrom: points.exactOptional(),
  perPoint: z
    .strictObject({
      side: z.enum(['below', 'above']),
      bound: points,
      every: points,
      points,
      partial: z.enum(['dropped', 'exact', 'full']),
      atMost: points.exactOptional(),
    })
    .exactOptional(),
};
const owed = { select: selector, joint: joint.exactOptional() };
const numbers = { perN: whole.exactOptional(), firstFree: whole.exactOptional() };

const clause: z.ZodType<Clause, Clause> = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('share'),
    good: outcomeTest,
    ...shareScale,
    ...owed,
    ...part,
    ...charging,
  }),
  z.strictObject({
    rule: z.literal('ratio'),
    numerator: counting,
    denominator: z.union([counting, z.strictObject({ of: z.literal('quota'), quota: whole })]),
    per,
    ...shareScale,
    ...part,
  }),
  z.strictObject({
    rule: z.literal('byCount'),
    count: counting,
    by: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('year') }),
      z.strictObject({ kind: z.literal('each'), per }),
      z.strictObject({ kind: z.literal('inARow'), per }),
    ]),
    tiers: some(z.strictObject({ from: whole, points })),
    beyond: beyond.exactOptional(),
    ...bounded,
    ...charging,
  }),
  z.strictObject({
    rule: z.literal('perOccurrence'),
    count: counting,
    points,
    joint: joint.exactOptional(),
    perDay: z.strictObject({ days, every: whole, mostEach: points.exactOptional() }).exactOptional(),
    ...numbers,
    ...bounded,
    ...charging,
  }),
  z.strictObject({
    rule: z.literal('lateDecay'),
    perDay: points,
    days,
    floor: points,
    ...owed,
    ...part,
    ...charging,
  }),
  z.strictObject({
    rule: z.literal('checklist'),
    elements: some(text),
    select: selector.exactOptional(),
    what: z.enum(['missing', 'present']),
    points,
    counts: z.enum(['each', 'once']),
    ...bounded,
    ...charging,
  }),
  z.strictObject({
    rule: z.literal('findings'),
    sources: some(source).exactOptional(),
    indicator: text.exactOptional(),
    found: points.exactOptional(),
    notRectified: points.exactOptional(),
    perPoint: yes.exactOptional(),
    ...numbers,
    ...bounded,
    ...charging,
  }),
  z.strictObject({ rule: z.literal('sample'), sample: text, ...part }),
  z.strictObject({ rule: z.literal('shortfall'), count: counting, per, quota: whole, points, ...bounded, ...charging }),
  z.strictObject({ rule: z.literal('threshold'), count: counting, atLeast: whole, otherwise: points, ...charging }),
  z.strictObject({
    rule: z.literal('periods'),
    every: per,
    missing: z.enum(['zero', 'leftOut']),
    sheet: text,
    item: text,
    outOf: points.exactOptional(),
    ...part,
  }),
  z.strictObject({
    rule: z.literal('freshness'),
    pages: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('publications'), columns: some(text) }),
      z.strictObject({ of: z.literal('registrations'), select: selector }),
    ]),
    gap: z.strictObject({ n: whole, unit: z.enum(['day', 'month']) }),
    points,
    ...bounded,
  }),
  z.strictObject({ rule: z.literal('deadline'), late: points, missing: points, ...owed, ...part, ...charging }),
  z.strictObject({
    rule: z.literal('judged'),
    least: points,
    most: points,
    assessors: z.enum(['one', 'mean', 'trimmed']),
    needsBasis: yes.exactOptional(),
    unjudged: z.enum(['provisional', 'nothing']),
  }),
  z.strictObject({
    rule: z.literal('sheet'),
    sheet: text,
    item: text,
    outOf: points.exactOptional(),
    ...tiers,
    ...part,
  }),
  z.strictObject({ rule: z.literal('rollup'), group: text, outOf: points, ...part }),
  z.strictObject({
    rule: z.literal('events'),
    entries: some(
      z.strictObject({
        type: z.enum(SCORE_EVENT_TYPES),
        name: text.exactOptional(),
        level: level.exactOptional(),
        organ: z.enum(['government', 'office']).exactOptional(),
        outlet: text.exactOptional(),
        points,
        times: points.exactOptional(),
        perPoint: yes.exactOptional(),
        ...numbers,
        ...bounded,
      }),
    ),
    take: z.enum(['stack', 'highestPerMatter', 'highest']),
    ...bounded,
    ...charging,
  }),
  z.strictObject({
    rule: z.literal('excess'),
    count: counting,
    per,
    quota: whole,
    tiers: some(z.strictObject({ over: points, points })),
    beyond: z.strictObject({ over: points, each: points, points }).exactOptional(),
    each: points.exactOptional(),
    ...bounded,
  }),
  z.strictObject({
    rule: z.literal('byRank'),
    figure,
    lowest: yes.exactOptional(),
    steps: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('each'), points }),
      z.strictObject({ by: z.literal('places'), points: some(points), past: points.exactOptional() }),
    ]),
    ...part,
  }),
  z.strictObject({
    rule: z.literal('toBest'),
    figure,
    against: z.literal('mean').exactOptional(),
    ...tiers,
    ...part,
  }),
  z.strictObject({
    rule: z.literal('rate'),
    numerator: counting,
    denominator: counting,
    per,
    below: points,
    points,
    ...bounded,
    ...charging,
  }),
]);

const scope = z.strictObject({
  classes: some(unitClassId).exactOptional(),
  units: z.array(unitId).max(2000).exactOptional(),
});

const node = {
  id: schemeNodeId,
  name: text,
  full: points,
  cap: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('own') }),
      z.strictObject({ kind: z.literal('firstLevel') }),
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('value'), points }),
    ])
    .exactOptional(),
  floor: points.exactOptional(),
  multiplier: z.strictObject({ times: points, for: scope.exactOptional() }).exactOptional(),
  appliesTo: scope.exactOptional(),
  notApplicable: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('rescale') }),
      z.strictObject({ kind: z.literal('spread') }),
      z.strictObject({ kind: z.literal('move'), to: schemeNodeId }),
      z.strictObject({ kind: z.literal('wholeScheme') }),
    ])
    .exactOptional(),
  zeroWhen: z.strictObject({ count: counting, atLeast: whole, inARow: per.exactOptional() }).exactOptional(),
  metFrom: points.exactOptional(),
};

const leaf = z.strictObject({
  ...node,
  kind: z.literal('leaf'),
  clauses: z.array(clause).max(50),
  start: z.enum(['full', 'zero']),
  nothing: z.enum(['full', 'zero', 'notApplicable']),
  explainedShare: points.exactOptional(),
  criteria: z.string().max(5000).exactOptional(),
  toCheck: yes.exactOptional(),
});

const schemeNode: z.ZodType<SchemeNode, SchemeNode> = z.lazy(() => z.discriminatedUnion('kind', [leaf, branch]));

const branch = z.strictObject({
  ...node,
  kind: z.literal('branch'),
  combine: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sum') }),
    z.strictObject({ kind: z.literal('parts'), weights: some(points) }),
    z.strictObject({ kind: z.literal('periods'), every: per, missing: z.enum(['zero', 'leftOut']), graceDays: whole }),
  ]),
  children: z.array(schemeNode).max(500),
});

/** A scheme as it travels and as it is kept: its form alone. What holds of it `checkTree` says. */
export const schemeTree: z.ZodType<SchemeTree, SchemeTree> = z.strictObject({
  version: whole,
  total: points,
  scaling: z.enum(['raw', 'rescaled']),
  nodes: z
    .array(
      z.discriminatedUnion('section', [
        z.strictObject({ section: z.enum(['base', 'bonus', 'deductions']), node: schemeNode }),
        z.strictObject({
          section: z.literal('veto'),
          effect: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('at'), points }),
            z.strictObject({ kind: z.literal('notRated') }),
          ]),
          node: schemeNode,
        }),
      ]),
    )
    .max(200),
  bonus: z
    .strictObject({
      gate: z
        .strictObject({ compare: z.enum(['above', 'atLeast']), points, of: some(schemeNodeId).exactOptional() })
        .exactOptional(),
      most: points.exactOptional(),
    })
    .exactOptional(),
  grades: some(z.strictObject({ name: text, from: points.exactOptional(), atMostPercent: points.exactOptional() })),
  contribution: z.enum(['share', 'raw']),
  contributionFrom: z.enum(['printed', 'exact']),
  rankShare: z.number().min(0).max(100),
});

/** What the assessment weighs in the overall one. */
export const schemeWeight: z.ZodType<SchemeWeight, SchemeWeight> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: points, base: points }),
  z.strictObject({ kind: z.literal('points'), points, base: points, bundledWith: points.exactOptional() }),
]);
