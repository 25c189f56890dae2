import { z } from 'zod';
import type {
  ClassScores,
  ClauseView,
  FactView,
  JudgementView,
  NodeChange,
  NodeView,
  ScoreDetail,
  ScoreRow,
} from '../../contract/assessment.ts';
import type { OccurrenceView } from '../../contract/duties.ts';
import type { SchemeVersion } from '../../contract/schemes.ts';
import { schemeTree, schemeWeight } from '../../contract/schemeTree.ts';
import type { FrozenView, NoticeDifference } from '../../contract/scoreProcess.ts';
import type {
  SchemeId,
  SchemeNodeId,
  ScoreAppealId,
  ScoreFreezeId,
  ScoreNoticeId,
  UnitClassId,
  UnitId,
  Year,
} from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { SCORE_STAGES } from '../../domain/model/scoreProcess.ts';
import type { Points } from '../../domain/points.ts';
import type { ScoreNoticesRepository } from '../../store/repositories/scoreNotices.ts';
import type { ScoreProcessRepository } from '../../store/repositories/scoreProcess.ts';

/** What was locked with a class, as it stood when it was frozen: a freeze that was taken back is put in force again only where it stands so. */
export interface LockedFacts {
  readonly schemeId: SchemeId;
  readonly schemeVersion: number;
  readonly unitIds: readonly UnitId[];
  /** Judgements, events, sheets' figures … of its units, one line of JSON each. */
  readonly facts: readonly string[];
}

/** What of a unit's work was due, and how much of it was done on time: praise is given by it. */
export interface OnTimeCounts {
  readonly due: number;
  readonly onTime: number;
}

/** What became of the figures of a class since its notice (公示). */
export type SinceNotice = NonNullable<FrozenView['sinceNotice']>;

/** A frozen class as it is stored. Nothing of it is ever reckoned anew. */
export interface FrozenClass {
  /** Of this form; it grows when the form changes. */
  readonly format: 1;
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
  readonly table: ClassScores;
  readonly details: readonly ScoreDetail[];
  /** Totals before they were rounded, as fractions. */
  readonly exact: Readonly<Record<UnitId, string>>;
  /** What was due by the day of the figures, and how much of it was done on time; freezes of earlier versions of the app have none. */
  readonly counts?: Readonly<Record<UnitId, OnTimeCounts>>;
  /** What the entries that are in it come to; none in version 1. */
  readonly entered: Readonly<Record<UnitId, Points>>;
  /** Appeals and entries that are in it. */
  readonly appeals: readonly ScoreAppealId[];
  readonly locks: LockedFacts;
  /** Of a first version that had a notice. */
  readonly sinceNotice?: SinceNotice;
}

const text = z.string();
const id = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string');
const day = id<PlainDate>();
const nodeId = id<SchemeNodeId>();
const unitId = id<UnitId>();

/** Every field of a type: one that it has and its schema has not does not compile. */
type Fields<Type> = { readonly [Key in keyof Required<Type>]: z.ZodType };

const version: z.ZodType<SchemeVersion> = z.strictObject({
  schemeId: id<SchemeId>(),
  name: text,
  year: z.custom<Year>((value) => typeof value === 'number'),
  version: z.int(),
  savedAt: text,
  note: text,
  tree: schemeTree,
  weight: schemeWeight,
} satisfies Fields<SchemeVersion>);

const row: z.ZodType<ScoreRow> = z.strictObject({
  unitId,
  unit: text,
  place: z.int().exactOptional(),
  cells: z.array(
    z.strictObject({
      nodeId,
      points: text.exactOptional(),
      full: text,
      basis: text,
      isProvisional: z.boolean(),
    }),
  ),
  total: text.exactOptional(),
  contribution: text.exactOptional(),
  unplaced: z.enum(['nothing', 'provisional', 'notRated', 'tooLittle', 'gone', 'inTwoClasses']).exactOptional(),
  unplacedWords: text.exactOptional(),
  grade: text.exactOptional(),
  tiedOutOf: text.exactOptional(),
  steps: z.array(text),
  sum: z.strictObject({ text, notes: z.array(text) }).exactOptional(),
  entries: z.array(text).exactOptional(),
  rebased: z.boolean(),
  roundingGap: text.exactOptional(),
  unjudged: z.array(nodeId),
} satisfies Fields<Omit<ScoreRow, 'published'>>);

const stage = z.strictObject({
  stage: z.enum(SCORE_STAGES),
  since: day.exactOptional(),
  until: day.exactOptional(),
  frozen: z.strictObject({ version: z.int(), at: text, by: text }).exactOptional(),
});

const table: z.ZodType<ClassScores> = z.strictObject({
  classId: id<UnitClassId>(),
  name: text,
  scheme: version,
  weight: schemeWeight,
  most: text,
  columns: z.array(
    z.strictObject({
      nodeId,
      name: text,
      full: text,
      section: z.enum(['base', 'bonus', 'deductions', 'veto']),
    }),
  ),
  rows: z.array(row),
  mean: text.exactOptional(),
  stage,
} satisfies Fields<ClassScores>);

/** A thing owed as a trace shows it; its form is the calendar's, and is taken as it was stored. */
const occurrence = z.custom<OccurrenceView>((value) => typeof value === 'object' && value !== null);

const fact: z.ZodType<FactView> = z.strictObject({
  id: text.exactOptional(),
  of: z.enum(['occurrence', 'element', 'finding', 'piece', 'event', 'page', 'figure']),
  text,
  on: day,
  said: text,
  points: text.exactOptional(),
  count: z.number().exactOptional(),
  occurrence: occurrence.exactOptional(),
  byNode: z.strictObject({ nodeId, name: text }).exactOptional(),
} satisfies Fields<FactView>);

const clause: z.ZodType<ClauseView> = z.strictObject({
  rule: z.custom<ClauseView['rule']>((value) => typeof value === 'string'),
  sentence: text,
  points: text,
  lines: z.array(text),
  counted: z.array(fact),
  passedOver: z.array(fact),
  well: z.int(),
  wellFacts: z.array(fact),
  pending: z.int(),
} satisfies Fields<ClauseView>);

const judgement: z.ZodType<JudgementView> = z.strictObject({
  unitId,
  unit: text,
  schemeId: id<SchemeId>(),
  nodeId,
  node: text,
  assessor: text,
  points: text,
  reason: text,
  basis: text,
  version: z.int(),
  isOldVersion: z.boolean(),
} satisfies Fields<JudgementView>);

const node: z.ZodType<NodeView> = z.lazy(() =>
  z.strictObject({
    nodeId,
    name: text,
    section: z.enum(['base', 'bonus', 'deductions', 'veto']),
    kind: z.enum(['leaf', 'branch']),
    full: text,
    points: text.exactOptional(),
    isProvisional: z.boolean(),
    isMet: z.boolean().exactOptional(),
    steps: z.array(text),
    lines: z.array(text),
    basis: text,
    clauses: z.array(clause),
    children: z.array(node),
    periods: z
      .array(z.strictObject({ label: text, points: text.exactOptional(), children: z.array(node) }))
      .exactOptional(),
    judgements: z.array(judgement).exactOptional(),
    criteria: text.exactOptional(),
  } satisfies Fields<NodeView>),
);

const detail: z.ZodType<ScoreDetail> = z.strictObject({
  classId: id<UnitClassId>(),
  className: text,
  row,
  scheme: version,
  nodes: z.array(node),
  steps: z.array(text),
  asOf: day,
  submissions: z.custom<NonNullable<ScoreDetail['submissions']>>((value) => typeof value === 'object').exactOptional(),
} satisfies Fields<ScoreDetail>);

const nodeChange: z.ZodType<NodeChange> = z.strictObject({
  nodeId,
  name: text,
  before: text.exactOptional(),
  after: text.exactOptional(),
} satisfies Fields<NodeChange>);

const sinceNotice: z.ZodType<SinceNotice> = z.strictObject({
  since: day,
  until: day,
  units: z.array(
    z.strictObject({
      unitId,
      unit: text,
      noticed: text.exactOptional(),
      frozen: text.exactOptional(),
      entered: text.exactOptional(),
      nodes: z.array(nodeChange),
    } satisfies Fields<NoticeDifference>),
  ),
} satisfies Fields<SinceNotice>);

const frozenClass: z.ZodType<FrozenClass> = z.strictObject({
  format: z.literal(1),
  asOf: day,
  cutOff: day,
  table,
  details: z.array(detail),
  exact: z.record(unitId, text),
  counts: z.record(unitId, z.strictObject({ due: z.int(), onTime: z.int() })).exactOptional(),
  entered: z.record(unitId, text),
  appeals: z.array(id<ScoreAppealId>()),
  locks: z.strictObject({
    schemeId: id<SchemeId>(),
    schemeVersion: z.int(),
    unitIds: z.array(unitId),
    facts: z.array(text),
  }),
  sinceNotice: sinceNotice.exactOptional(),
} satisfies Fields<FrozenClass>);

/** A frozen class as text, as it is stored. What came out well is told without all that the calendar shows of it: it is most of a year. */
export function frozenText(frozen: FrozenClass): string {
  const bare = (each: FactView): FactView => {
    const { occurrence, ...rest } = each;
    return occurrence === undefined ? each : { ...rest, text: `${each.text}（${occurrence.period}）` };
  };
  const nodeOf = (each: NodeView): NodeView => ({
    ...each,
    clauses: each.clauses.map((own) => Object.assign({}, own, { wellFacts: own.wellFacts.map(bare) })),
    children: each.children.map(nodeOf),
    ...(each.periods === undefined
      ? {}
      : { periods: each.periods.map((own) => Object.assign({}, own, { children: own.children.map(nodeOf) })) }),
  });
  return JSON.stringify({
    ...frozen,
    details: frozen.details.map((each) => Object.assign({}, each, { nodes: each.nodes.map(nodeOf) })),
  });
}

/** Reads a stored text back; throws where it is not one that was stored. */
export function readFrozen(body: string): FrozenClass {
  return frozenClass.parse(JSON.parse(body));
}

/** Bodies never change: each is read once. */
const known = new WeakMap<object, Map<string, FrozenClass>>();

function readOnce(repository: object, id: string, stored: () => string | undefined): FrozenClass | undefined {
  const own = known.get(repository) ?? new Map<string, FrozenClass>();
  known.set(repository, own);
  const before = own.get(id);
  const body = before === undefined ? stored() : undefined;
  if (body === undefined) return before;
  const frozen = readFrozen(body);
  own.set(id, frozen);
  return frozen;
}

/** The body of a freeze that is on record. */
export function frozenOf(repository: ScoreProcessRepository, freezeId: ScoreFreezeId): FrozenClass | undefined {
  return readOnce(repository, freezeId, () => repository.frozenBody(freezeId));
}

/** What was published of a class when its notice was put up. */
export function noticeBodyOf(repository: ScoreNoticesRepository, noticeId: ScoreNoticeId): FrozenClass | undefined {
  return readOnce(repository, noticeId, () => repository.body(noticeId));
}
