import type Fraction from 'fraction.js';
import type { ClauseOf } from '../../model/scoreClause.ts';
import type { SheetMark, Span } from '../../model/unitFacts.ts';
import { parsePoints, roundPoints } from '../../points.ts';
import { atLeast, atMost, exact, meanOf, ONE, ZERO } from '../exact.ts';
import { ownStretches } from '../stretches.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { nothing, partOf, traceOf, valued } from './context.ts';
import { tierOf } from './scale.ts';

const ascending = (a: Fraction, b: Fraction): number => a.compare(b);

/** What people judged: the mean, of five or more without the best and the worst where the scheme says so. */
export function scoreJudged(clause: ClauseOf<'judged'>, context: ClauseContext): ClauseResult {
  const [least, most] = [exact(clause.least), exact(clause.most)];
  // Nothing to give and nothing to take: an indicator that the scheme does without.
  if (least.equals(ZERO) && most.equals(ZERO)) return nothing(traceOf('judged'));
  const given = context.index.facts.judgements
    .flatMap(({ nodeId, points }) => (nodeId === context.nodeId ? (parsePoints(points) ?? []) : []))
    .map((points) => atMost(atLeast(points, least), most))
    .sort(ascending);
  const values = clause.assessors === 'trimmed' && given.length >= 5 ? given.slice(1, -1) : given;
  const mean = meanOf(values);
  if (mean === undefined) {
    const trace = traceOf('judged');
    if (clause.unjudged === 'provisional') return { trace, state: 'unjudged' };
    return nothing(trace);
  }
  const trace = traceOf('judged', { figures: { kind: 'mean', values, mean } });
  const isDeduction = most.compare(ZERO) <= 0;
  if (isDeduction) return { trace: { ...trace, points: mean }, state: 'counted' };
  return valued(trace, context.mark, mean, context);
}

function sheetMark(marks: readonly SheetMark[], wanted: { sheet: string; item: string; period?: Span }) {
  const own = marks.flatMap(({ sheet, item, period, points }) =>
    sheet === wanted.sheet &&
    item === wanted.item &&
    period?.from === wanted.period?.from &&
    period?.to === wanted.period?.to
      ? (parsePoints(points) ?? [])
      : [],
  );
  return own.sort(ascending)[0];
}

/** A figure out of so many, as points of the mark. */
function scaled(figure: Fraction, outOf: string | undefined, of: Fraction): Fraction {
  return outOf === undefined ? figure : figure.div(exact(outOf)).mul(of);
}

/** What a third party's sheet gives a unit for an item. Until the sheet is there, nobody has judged. */
export function scoreSheet(clause: ClauseOf<'sheet'>, context: ClauseContext): ClauseResult {
  const { sheet, item } = clause;
  const figure = sheetMark(context.index.facts.sheets, { sheet, item });
  if (figure === undefined) return { trace: traceOf('sheet'), state: 'unjudged' };
  const of = partOf(clause, context);
  const trace = traceOf('sheet', { figures: { kind: 'figure', figure: roundPoints(figure) } });
  if (clause.tiers === undefined) return valued(trace, of, scaled(figure, clause.outOf, of), context);
  const outOf = clause.outOf === undefined ? of : exact(clause.outOf);
  if (outOf.compare(ZERO) <= 0) return nothing(trace, of);
  return valued(trace, of, of.mul(tierOf(figure.div(outOf), clause.tiers)), context);
}

/** The mean of returns by period, those of periods that are over. */
export function scorePeriods(clause: ClauseOf<'periods'>, context: ClauseContext): ClauseResult {
  const { sheets, judgedOn } = context.index.facts;
  const { sheet, item } = clause;
  const of = partOf(clause, context);
  const returns = ownStretches(context.index.facts, clause.every)
    .filter(({ to }) => to < judgedOn)
    .map((period) => {
      const figure = sheetMark(sheets, { sheet, item, period });
      return figure === undefined ? { period } : { period, points: scaled(figure, clause.outOf, of) };
    });
  const values = returns.flatMap(({ points }) => points ?? (clause.missing === 'zero' ? ZERO : []));
  const mean = meanOf(values);
  const trace = traceOf('periods', { figures: { kind: 'returns', returns } });
  return mean === undefined ? nothing(trace, of) : valued(trace, of, mean, context);
}

/** The share of a sample that is right, of what was looked at. */
export function scoreSample(clause: ClauseOf<'sample'>, context: ClauseContext): ClauseResult {
  const own = context.index.facts.samples.flatMap(({ sample, isRight }) =>
    sample === clause.sample && isRight !== undefined ? [isRight] : [],
  );
  const of = partOf(clause, context);
  if (own.length === 0) return nothing(traceOf('sample'), of);
  const [right, all] = [ZERO.add(own.filter(Boolean).length), ZERO.add(own.length)];
  const gives = right.div(all);
  const trace = traceOf('sample', { figures: { kind: 'share', good: right, due: all, gives } });
  return valued(trace, of, of.mul(gives), context);
}

/** The mean of what the sampled members of a group reached. */
export function scoreRollup(clause: ClauseOf<'rollup'>, context: ClauseContext): ClauseResult {
  const values = context.index.facts.members
    .flatMap(({ group, points }) => (group === clause.group ? (parsePoints(points) ?? []) : []))
    .sort(ascending);
  const mean = meanOf(values);
  if (mean === undefined) return { trace: traceOf('rollup'), state: 'unjudged' };
  const of = partOf(clause, context);
  const trace = traceOf('rollup', { figures: { kind: 'mean', values, mean } });
  return valued(trace, of, scaled(mean, clause.outOf, of), context);
}

/** Points by place in the class, equal ones alike. */
export function scoreByRank(clause: ClauseOf<'byRank'>, context: ClauseContext): ClauseResult {
  const of = partOf(clause, context);
  const { standing } = context;
  if (standing === undefined) return nothing(traceOf('byRank'), of);
  const { place, value, among } = standing;
  const got =
    clause.steps.by === 'each'
      ? of.add(exact(clause.steps.points).mul(place - 1))
      : exact(clause.steps.points[place - 1] ?? clause.steps.past ?? '0');
  return valued(traceOf('byRank', { figures: { kind: 'place', value, place, among } }), of, got, context);
}

/** The share of the class's best, or of its mean. */
export function scoreToBest(clause: ClauseOf<'toBest'>, context: ClauseContext): ClauseResult {
  const of = partOf(clause, context);
  const { standing } = context;
  const measure = clause.against === 'mean' ? standing?.mean : standing?.best;
  if (standing === undefined || measure === undefined || measure.compare(ZERO) <= 0) {
    return nothing(traceOf('toBest'), of);
  }
  const { value } = standing;
  const ratio = value.div(measure);
  const gives = clause.tiers === undefined ? atMost(atLeast(ratio, ZERO), ONE) : tierOf(ratio, clause.tiers);
  const against = clause.against === undefined ? {} : { against: clause.against };
  const figures = { kind: 'best', value, best: measure, ...against } as const;
  return valued(traceOf('toBest', { figures }), of, of.mul(gives), context);
}
