import type {
  ClauseView,
  FactView,
  JudgementView,
  NodeView,
  ScoreDetail,
  ScoredSubmissions,
} from '../../contract/assessment.ts';
import { basisOf, type BasisContext } from '../../domain/assessment/basis.ts';
import { sumNotes } from '../../domain/assessment/sumWords.ts';
import { PIECES } from '../../domain/assessment/occurrenceFacts.ts';
import { latestOf } from '../../domain/assessment/classes.ts';
import { submissionYear } from '../../domain/assessment/counting.ts';
import {
  leavesOf,
  nodeNames,
  ownPoints,
  type ScoredClass,
  type ScoredUnit,
} from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { Judgement } from '../../domain/model/scheme.ts';
import type { Clause } from '../../domain/model/scoreClause.ts';
import type { SchemeNode, SchemeSection } from '../../domain/model/schemeTree.ts';
import type { ClauseTrace, FactRef, NodeScore } from '../../domain/model/treeScore.ts';
import type { Span } from '../../domain/model/unitFacts.ts';
import { roundPoints } from '../../domain/points.ts';
import { stepSentence, totalStepSentence, traceSentence } from '../../domain/scoring/describeTrace.ts';
import { ONE, ZERO } from '../../domain/scoring/exact.ts';
import { nodeLines } from '../../domain/words/schemeNodes.ts';
import { clauseSentence, type SchemeNames } from '../../domain/words/scoreRules.ts';
import type { ServiceContext } from '../app/context.ts';
import { pieceSourceView } from '../year/pieces.ts';
import { occurrenceView } from '../year/views.ts';
import { factView, type FactNames } from './facts.ts';
import { basisContext, evidenceOf, findRow, scoreRow, versionView, type UnitEvidence } from './rows.ts';
import { scoresOf, type ScoredYear } from './scores.ts';
import { missingYear } from './table.ts';

/** One unit's score: every node with its rules, and every fact that points were given or taken for. */
export function unitDetail(
  context: ServiceContext,
  { year, unitId, classId }: { readonly year: Year; readonly unitId: UnitId; readonly classId?: UnitClassId },
): Outcome<ScoreDetail> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const scored = scoresOf(context, year);
  const found = findRow(scored, unitId, classId);
  if (found === undefined) return fail('not-found', `${year} 年度没有这个单位，可能已被移除。请刷新后重试。`);
  return succeed(detailOf(context, scored, found.each, found.row));
}

/** The detail of a unit whose score is there. */
export function detailOf(
  context: Pick<ServiceContext, 'store'>,
  scored: ScoredYear,
  each: ScoredClass,
  row: ScoredUnit,
): ScoreDetail {
  const { of, scheme, tree } = each;
  const evidence = evidenceOf(scored)(row.unit);
  const basis = basisContext(scored, tree)(row, evidence);
  const shown: Shown = {
    names: factNames(context, scored, row.unit.id, nodeNames(tree)),
    words: schemeNames(scored, nodeNames(tree)),
    basis,
    judged: judgementViews(scored, each, row),
  };
  const nodes = tree.nodes.flatMap(({ section, node }, at) => {
    const score = row.score.nodes[at];
    return score === undefined ? [] : [nodeView(node, score, { ...shown, section, by: ONE })];
  });
  return {
    classId: of.id,
    className: of.name,
    row: scoreRow(row, each, basis),
    scheme: versionView(scheme, latestOf(scheme), scored.facts.frame),
    nodes,
    steps: row.score.steps.map(totalStepSentence),
    asOf: scored.days.asOf,
    ...(countsPeriods(each) ? { submissions: submissionsOf(scored, row, evidence) } : {}),
  };
}

/** Names by which rules are put into words. */
export function schemeNames({ facts }: Pick<ScoredYear, 'facts'>, node: (id: SchemeNodeId) => string): SchemeNames {
  const duties = new Map(facts.duties.map(({ id, content }) => [id as string, content]));
  return { duty: (id) => duties.get(id) ?? '已删除的事项', node: (id) => node(id as SchemeNodeId) };
}

function factNames(
  { store }: Pick<ServiceContext, 'store'>,
  { facts, days, sources }: ScoredYear,
  unitId: UnitId,
  node: FactNames['node'],
): FactNames {
  const own = new Map(
    sources.occurrences.flatMap((one) => (one.unitId === unitId ? [[occurrenceText(one), one] as const] : [])),
  );
  // Of other units only what this one supports them in is asked for, and most support nobody.
  let others: ReadonlyMap<OccurrenceText, Occurrence> | undefined;
  const ofAll = () => new Map(sources.occurrences.map((one) => [occurrenceText(one), one] as const));
  const findings = new Map((sources.findings ?? []).map((each) => [each.id as string, each]));
  const pieces = new Map([...facts.pieces, ...(sources.earlierPieces ?? [])].map((each) => [each.id as string, each]));
  const events = new Map((sources.events ?? []).map((each) => [each.id as string, each]));
  let titles: ReadonlyMap<string, string> | undefined;
  const pageTitles = () => new Map(store.publications.all().map(({ id, title }) => [id as string, title]));
  return {
    occurrence: (id) => {
      const one = own.get(id) ?? (id.startsWith(PIECES) ? undefined : (others ??= ofAll()).get(id));
      return one === undefined ? undefined : occurrenceView(one, facts, days.asOf);
    },
    finding: (id) => findings.get(id),
    piece: (id) => pieces.get(id),
    event: (id) => events.get(id),
    page: (id) => (titles ??= pageTitles()).get(id),
    node,
  };
}

/** What a node is shown with. */
interface Shown {
  readonly names: FactNames;
  readonly words: SchemeNames;
  readonly basis: BasisContext;
  readonly judged: (nodeId: SchemeNodeId) => readonly JudgementView[] | undefined;
}

interface ShownNode extends Shown {
  readonly section: SchemeSection;
  /** How many times as large its parents made it. */
  readonly by: typeof ONE;
}

function nodeView(node: SchemeNode, score: NodeScore, shown: ShownNode): NodeView {
  const own = ownPoints(node, score, shown.by);
  const { points, below } = own;
  const children = node.kind === 'branch' ? node.children : [];
  const childViews = (scores: readonly NodeScore[], by: typeof ONE) =>
    children.flatMap((child, at) => {
      const each = scores[at];
      return each === undefined ? [] : [nodeView(child, each, { ...shown, by })];
    });
  const judgements = shown.judged(node.id);
  const criteria = node.kind === 'leaf' ? node.criteria : undefined;
  return {
    nodeId: node.id,
    name: node.name,
    section: shown.section,
    kind: node.kind,
    full: node.full,
    ...(points === undefined ? {} : { points: roundPoints(points) }),
    isProvisional: score.isProvisional,
    ...(score.isMet === undefined ? {} : { isMet: score.isMet }),
    steps: [...sumNotes(node, score, own), ...score.steps.filter(isChange).map(stepSentence)],
    lines: nodeLines(node, shown.words, shown.section),
    basis: basisOf(node, score, shown.basis, shown.by),
    clauses: node.kind === 'leaf' ? clauseViews(node.clauses, score.clauses, shown) : [],
    children: childViews(score.children, below),
    ...(score.periods === undefined
      ? {}
      : {
          periods: score.periods.map((each) => ({
            label: periodLabel(each.period),
            ...(each.points === undefined ? {} : { points: roundPoints(each.points) }),
            children: childViews(each.children, ONE),
          })),
        }),
    ...(judgements === undefined ? {} : { judgements }),
    ...(criteria === undefined ? {} : { criteria }),
  };
}

/** Nothing counted, and nothing given for it, changes no points. */
function isChange({ kind, from, to }: NodeScore['steps'][number]): boolean {
  return kind !== 'nothing' || !from.equals(to);
}

/** 3月, 第一季度 as months: 1月至3月. */
function periodLabel({ from, to }: Span): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return first === last ? `${first}月` : `${first}月至${last}月`;
}

function clauseViews(
  clauses: readonly Clause[],
  traces: readonly ClauseTrace[],
  shown: Pick<Shown, 'names' | 'words'>,
): readonly ClauseView[] {
  return clauses.flatMap((clause, at) => {
    const trace = traces[at];
    return trace === undefined ? [] : [clauseView(clause, trace, shown)];
  });
}

function clauseView(clause: Clause, trace: ClauseTrace, { names, words }: Pick<Shown, 'names' | 'words'>): ClauseView {
  const asksDone = clause.rule === 'share' && clause.good.any.includes('done');
  const view = (ref: FactRef): FactView => factView(ref, names, asksDone);
  return {
    rule: clause.rule,
    sentence: clauseSentence(clause, words),
    points: roundPoints(trace.points),
    lines: [traceSentence(trace, names.node)],
    counted: trace.counted
      .toSorted((a, b) => severity(a.ref) - severity(b.ref))
      .map(({ ref, points, count }) =>
        Object.assign(
          view(ref),
          points.equals(ZERO) ? {} : { points: roundPoints(points) },
          count === 1 ? {} : { count },
        ),
      )
      .toSorted(byDay),
    passedOver: trace.passedOver.map(({ ref, by }) =>
      Object.assign(view(ref), { byNode: { nodeId: by, name: names.node(by) } }),
    ),
    well: trace.well.length,
    wellFacts: trace.well.map((fact) => view({ of: 'occurrence', fact })).toSorted(byDay),
    pending: trace.pending.length,
  };
}

/** What is missing before what came late. */
function severity(ref: FactRef): number {
  return ref.of === 'occurrence' && ref.fact.outcome !== 'missing' ? 1 : 0;
}

/** Missing ones stay ahead; each in order of the day by which it counts. */
function byDay(a: FactView, b: FactView): number {
  return rank(a) - rank(b) || a.on.localeCompare(b.on) || a.text.localeCompare(b.text);
}

function rank({ occurrence }: FactView): number {
  return occurrence === undefined || occurrence.tally === 'missed' ? 0 : 1;
}

/** Whether some rule looks at 信息报送 as periods that are owed. */
function countsPeriods({ tree }: ScoredClass): boolean {
  return leavesOf(tree).some(({ clauses }) =>
    clauses.some((clause) => 'select' in clause && clause.select?.kinds?.includes('submission') === true),
  );
}

function submissionsOf(
  { facts }: ScoredYear,
  { unit }: ScoredUnit,
  { months, longer }: UnitEvidence,
): ScoredSubmissions {
  const contents = new Map(facts.duties.map(({ id, content }) => [id, content]));
  return {
    months,
    longer: longer.counted.map(({ occurrence: { dutyId, period }, count, target, charged, met }) => ({
      dutyId,
      content: contents.get(dutyId) ?? '',
      period: period.label,
      count,
      target,
      charged,
      met,
    })),
    sources: submissionYear(facts).owed(unit).sources.map(pieceSourceView),
  };
}

/** What was judged of a unit, by leaf; `undefined` for leaves that nobody judges. */
function judgementViews(
  { sources }: ScoredYear,
  { scheme, tree }: ScoredClass,
  { unit }: ScoredUnit,
): (nodeId: SchemeNodeId) => readonly JudgementView[] | undefined {
  const judged = new Set(
    leavesOf(tree).flatMap(({ id, clauses }) => (clauses.some(({ rule }) => rule === 'judged') ? [id] : [])),
  );
  const nameOf = nodeNames(tree);
  const own = (sources.judgements ?? []).filter(({ unitId }) => unitId === unit.id);
  return (nodeId) => {
    if (!judged.has(nodeId)) return undefined;
    return own
      .filter((each) => each.nodeId === nodeId)
      .map((each) =>
        judgementView(each as Judgement, { unit: unit.name, node: nameOf(nodeId), latest: latestOf(scheme).version }),
      );
  };
}

/** A judgement as it travels. `latest`: the version of its scheme that is in force. */
export function judgementView(
  { unitId, schemeId, nodeId, assessor, points, reason, basis, version }: Judgement,
  { unit, node, latest }: { readonly unit: string; readonly node: string; readonly latest: number },
): JudgementView {
  const names = { unit, node };
  const isOldVersion = version < latest;
  return { unitId, schemeId, nodeId, assessor, points, reason, basis, version, isOldVersion, ...names };
}
