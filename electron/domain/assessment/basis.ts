import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import type { DutyKind } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { ClauseOf } from '../model/scoreClause.ts';
import type { NothingCounted, SchemeLeaf, SchemeNode } from '../model/schemeTree.ts';
import type { ClauseTrace, NodeScore } from '../model/treeScore.ts';
import type { JudgementFact, OccurrenceFact, Span } from '../model/unitFacts.ts';
import { plainPoints, roundPoints } from '../points.ts';
import { ONE } from '../scoring/exact.ts';
import { stepSentence, traceSentence } from '../scoring/describeTrace.ts';
import { ITEM_STATE_WORDS } from '../words/ledger.ts';
import { DUTY_STATE_WORDS, LAMP_WORDS } from '../words/states.ts';
import { ownPoints } from './yearScores.ts';

/** What a basis line says beside the trace: what counts nowhere, or stands for something else. */
export interface BasisContext {
  readonly nameOf: (id: SchemeNodeId) => string;
  /** The unit's occurrences up to the cut-off, those too that count nowhere. */
  readonly occurrences: readonly Occurrence[];
  readonly kindOf: (occurrence: Occurrence) => DutyKind | undefined;
  /** Periods of 信息报送 that ask for no more than the months within them. */
  readonly contained: number;
  readonly judgements: readonly JudgementFact[];
}

/**
 * How a node came to its points, in one short line: 应办 61，按时 43，迟办 11，逾期 7. `by`: how many times as large its parents made it when marks of others
 * came to it; what is below it is told as it earned its points, beside its own marks.
 */
export function basisOf(node: SchemeNode, score: NodeScore, context: BasisContext, by: Fraction = ONE): string {
  if (node.kind === 'branch') return [...childWords(node, score, by), ...stepWords(score)].join('；');
  if (score.clauses.length === 0) return node.clauses.length === 0 ? '没有计分规则' : '不适用于本单位';
  const lines = node.clauses.flatMap((clause, at) => {
    const trace = score.clauses[at];
    if (trace === undefined) return [];
    if (clause.rule === 'share') return [shareWords(clause, trace, node, context)];
    if (clause.rule === 'judged') return [judgedWords(node, trace, score, context)];
    return [traceSentence(trace, context.nameOf).replace(/。$/u, '')];
  });
  return [...lines, ...stepWords(score)].join('；');
}

function childWords(node: Extract<SchemeNode, { kind: 'branch' }>, score: NodeScore, by: Fraction): readonly string[] {
  const { periods } = score;
  if (periods !== undefined) {
    return [periods.map(({ period, points }) => `${spanWords(period)} ${pointsWords(points)}`).join('，')];
  }
  const { below } = ownPoints(node, score, by);
  return [
    node.children
      .map((child, at) => {
        const own = score.children[at];
        const points = own && ownPoints(child, own, below).points;
        return `${child.name} ${pointsWords(points)}/${plainPoints(child.full)}`;
      })
      .join('，'),
  ];
}

function pointsWords(points: NodeScore['points']): string {
  return points === undefined ? '—' : plainPoints(roundPoints(points));
}

/** What was done to the points after the clauses. What is scaled, or gives nothing, is said elsewhere. */
function stepWords({ steps }: NodeScore): readonly string[] {
  return steps.filter(({ kind }) => kind !== 'scaled' && kind !== 'nothing').map(stepSentence);
}

const NOTHING: Readonly<Record<NothingCounted, string>> = {
  notApplicable: '不计入',
  full: '得满分',
  zero: '得 0 分',
};

/** The things owed that a share looked at, due ones. */
function dueOf({ well, counted, passedOver }: ClauseTrace): readonly OccurrenceFact[] {
  return [...well, ...[...counted, ...passedOver].flatMap(({ ref }) => (ref.of === 'occurrence' ? [ref.fact] : []))];
}

function shareWords(
  clause: ClauseOf<'share'>,
  trace: ClauseTrace,
  { nothing }: SchemeLeaf,
  context: BasisContext,
): string {
  const due = dueOf(trace);
  const { kinds = [] } = clause.select;
  const isPieces = kinds.length > 0 && kinds.every((kind) => kind === 'submission');
  const line = isPieces
    ? pieceWords(due, nothing, context)
    : clause.good.any.includes('done')
      ? doneWords(due, nothing) + apartWords(clause, context)
      : timeWords(due, nothing);
  const { figures } = trace;
  const tier =
    clause.tiers !== undefined && figures?.kind === 'share'
      ? `，得 ${plainPoints(roundPoints(figures.gives.mul(100)))}%`
      : '';
  const charged = [...Map.groupBy(trace.passedOver, ({ by }) => by)].map(
    ([by, all]) => `；已在“${context.nameOf(by)}”计 ${all.length} 项，不重复`,
  );
  return `${line}${tier}${charged.join('')}${isPieces ? '' : waitingWords(clause, context)}`;
}

/** 应办 61，按时 43，迟办 11，逾期 7: what was taken down too early is not on time. */
function timeWords(due: readonly OccurrenceFact[], nothing: NothingCounted): string {
  if (due.length === 0) return `无应办事项，${NOTHING[nothing]}`;
  const of = (outcome: OccurrenceFact['outcome']): number =>
    due.filter((fact) => fact.outcome === outcome && fact.breach !== true).length;
  const breach = due.filter((fact) => fact.breach === true).length;
  return [
    `应办 ${due.length}`,
    `${LAMP_WORDS.onTime} ${of('onTime')}`,
    `${LAMP_WORDS.late} ${of('late')}`,
    ...(breach > 0 ? [`${LAMP_WORDS.breach} ${breach}`] : []),
    `${LAMP_WORDS.overdue} ${of('missing')}`,
  ].join('，');
}

/** 应办结 8，已办 6（其中迟办 1）: late is done too, and the line says so. */
function doneWords(due: readonly OccurrenceFact[], nothing: NothingCounted): string {
  if (due.length === 0) return `无到期举措，${NOTHING[nothing]}`;
  const breach = due.filter((fact) => fact.breach === true).length;
  const late = due.filter(({ outcome, breach: isDown }) => outcome === 'late' && isDown !== true).length;
  const faults = [
    ...(late > 0 ? [`${LAMP_WORDS.late} ${late}`] : []),
    ...(breach > 0 ? [`${LAMP_WORDS.breach} ${breach}`] : []),
  ];
  const done = due.filter(({ outcome }) => outcome !== 'missing').length;
  const line = `应办结 ${due.length}，${DUTY_STATE_WORDS.done} ${done}`;
  return faults.length === 0 ? line : `${line}（其中${faults.join('、')}）`;
}

/** Whether an occurrence is one that a share looks at, as far as its kind tells; a selector by anything else tells nothing of what counts nowhere. */
function ownOf({ select }: ClauseOf<'share'>, { occurrences, kindOf }: BasisContext): readonly Occurrence[] {
  const { kinds, all, ...others } = select;
  if (Object.keys(others).length > 0) return [];
  return occurrences.filter((one) => {
    const kind = kindOf(one);
    return kind !== undefined && (all === true || kinds?.includes(kind) === true);
  });
}

function apartWords(clause: ClauseOf<'share'>, context: BasisContext): string {
  const own = ownOf(clause, context);
  const open = own.filter(({ lamp, tally }) => lamp === 'ongoing' && tally === 'notDue').length;
  const apart = own.filter(({ lamp, tally }) => tally === 'apart' && lamp !== 'exempt').length;
  return [
    ...(open > 0 ? [`；另有${LAMP_WORDS.ongoing} ${open} 项次，到检查日计入`] : []),
    ...(apart > 0 ? [`；另有 ${apart} 项次不计入考核`] : []),
  ].join('');
}

/** ；待核验 3 项次暂不计: what is registered and counts once the office has accepted it, where the score counts what is closed. */
function waitingWords(clause: ClauseOf<'share'>, context: BasisContext): string {
  const own = ownOf(clause, context);
  const waiting = own.filter(({ tally, state }) => tally === 'notDue' && state === 'toVerify').length;
  return waiting === 0 ? '' : `；${ITEM_STATE_WORDS.toVerify} ${waiting} 项次暂不计，销号后计入`;
}

/** 应报 9 个月、1 个季度，达标 8 个月、1 个季度. */
function pieceWords(due: readonly OccurrenceFact[], nothing: NothingCounted, { contained }: BasisContext): string {
  const periods = due.map(({ covers, outcome }) => ({ word: lengthWord(covers), met: outcome !== 'missing' }));
  const groups = [...Map.groupBy(periods, ({ word }) => word)];
  const owed = groups.map(([word, own]) => `${own.length} ${word}`).join('、');
  const reached = groups.map(([word, own]) => `${own.filter(({ met }) => met).length} ${word}`).join('、');
  const line = periods.length > 0 ? `应报 ${owed}，达标 ${reached}` : `无应报月份，${NOTHING[nothing]}`;
  return contained > 0 ? `${line}；另有 ${contained} 期的要求已含在各月目标内，不重复计` : line;
}

/** 个季度; a run of months that is no part of the calendar is 期. */
function lengthWord({ from, to }: Span): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  const length = last - first + 1;
  if (length === 1) return '个月';
  if (length === 12) return '个年度';
  if (length === 6 && first % 6 === 1) return '个半年';
  return length === 3 && first % 3 === 1 ? '个季度' : '期';
}

function spanWords({ from, to }: Span): string {
  return `${Number(from.slice(5, 7))}月${from.slice(5, 7) === to.slice(5, 7) ? '' : `至${Number(to.slice(5, 7))}月`}`;
}

/** 评议 8.5 分：资料齐全. */
function judgedWords(
  { id, nothing }: SchemeLeaf,
  { figures }: ClauseTrace,
  { isProvisional }: NodeScore,
  { judgements }: BasisContext,
): string {
  if (figures?.kind !== 'mean') return `尚未评议，${isProvisional ? '总分暂计' : NOTHING[nothing]}`;
  const own = judgements.filter(({ nodeId }) => nodeId === id);
  const [first, ...others] = own;
  if (first !== undefined && others.length === 0) {
    return `评议 ${plainPoints(first.points)} 分${first.reason === '' ? '' : `：${first.reason}`}`;
  }
  const counted = figures.values.length < own.length ? '，去掉最高、最低各一个' : '';
  return `${own.length} 人评议${counted}，平均 ${plainPoints(roundPoints(figures.mean))} 分`;
}
