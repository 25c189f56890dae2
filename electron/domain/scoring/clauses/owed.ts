import Fraction from 'fraction.js';
import type { ClauseOf, Counting, Joint, PerPoint } from '../../model/scoreClause.ts';
import type { ClauseTrace, CountedFact, PassedOver } from '../../model/treeScore.ts';
import type { OccurrenceFact } from '../../model/unitFacts.ts';
import type { ChargeBook, FaultKey } from '../charges.ts';
import { atLeast, exact, ONE, percentOf, sumOf, ZERO } from '../exact.ts';
import { daysLate, passes, shareFaults, textOf } from '../unitIndex.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { changed, lookAt, nothing, partOf, traceOf, valued, weightOf } from './context.ts';
import { partGiven, pointsPerPoint, within } from './scale.ts';

/** All pieces: what a duty of 信息报送 asks for by the month is the same fact as the month's pieces. */
const PIECES = textOf({ of: 'pieces' } satisfies Counting);

/** Whether pieces that a period lacks were charged by their number. */
function piecesChargedBy(fact: OccurrenceFact, charges: ChargeBook) {
  if (fact.kind !== 'submission' || fact.outcome !== 'missing') return undefined;
  return charges.shortCharged(PIECES, fact.covers, fact.short ?? 1).by;
}

function charge(fact: OccurrenceFact, keys: readonly FaultKey[], { charges, nodeId }: ClauseContext): void {
  charges.charge(keys, nodeId);
  if (fact.kind === 'submission' && fact.outcome === 'missing') {
    charges.chargeShort(PIECES, fact.covers, fact.short ?? 1, nodeId);
  }
}

/** The share of what was due that came out well. What was charged before is neither in the one figure nor in the other. */
export function scoreShare(clause: ClauseOf<'share'>, context: ClauseContext): ClauseResult {
  const { index, charges } = context;
  const of = partOf(clause, context);
  const { due, pending, outcomes } = lookAt(index, clause.select, clause.joint);
  const shares = clause.joint?.kind === 'shares' ? clause.joint : undefined;
  const passedOver: PassedOver[] = [];
  const bad: { readonly fact: OccurrenceFact; readonly keys: readonly FaultKey[] }[] = [];
  const well: OccurrenceFact[] = [];
  for (const fact of due) {
    const keys = shareFaults(index, fact, clause.good);
    const by = clause.again || keys.length === 0 ? undefined : (charges.by(keys) ?? piecesChargedBy(fact, charges));
    if (by !== undefined) passedOver.push({ ref: { of: 'occurrence', fact }, by });
    else if (passes(fact, clause.good)) well.push(fact);
    else bad.push({ fact, keys });
  }
  const sumGood = weightsOf(well, shares);
  const sumDue =
    bad.length === 0
      ? sumGood
      : sumGood.add(
          weightsOf(
            bad.map(({ fact }) => fact),
            shares,
          ),
        );
  const trace = traceOf('share', { passedOver, well, pending, looked: outcomes });
  if (sumDue.equals(ZERO)) return nothing(trace, of);
  const ratio = bad.length === 0 ? ONE : sumGood.div(sumDue);
  if (clause.perPoint !== undefined)
    return byPoints(clause, clause.perPoint, { ratio, sumGood, sumDue, trace, bad }, context);
  const gives = partGiven(ratio, clause);
  const got = of.mul(gives);
  if (got.compare(of) < 0) for (const { fact, keys } of bad) charge(fact, keys, context);
  const isPlain = clause.tiers === undefined && gives.equals(ratio);
  const each = bad.length === 0 || !isPlain ? ZERO : ZERO.sub(of).div(sumDue);
  const counted = bad.map(({ fact }): CountedFact => {
    const points = shares === undefined ? each : each.mul(weightOf(fact, shares));
    return { ref: { of: 'occurrence', fact }, count: 1, points };
  });
  const figures = { kind: 'share', good: sumGood, due: sumDue, gives } as const;
  return valued({ ...trace, counted, figures }, of, got, context);
}

interface Shared {
  readonly ratio: Fraction;
  readonly sumGood: Fraction;
  readonly sumDue: Fraction;
  readonly trace: ClauseTrace;
  readonly bad: readonly { readonly fact: OccurrenceFact; readonly keys: readonly FaultKey[] }[];
}

/** Points by percentage point. Of a share that should be low (迟报率) those that make it up are at fault. */
function byPoints(
  clause: ClauseOf<'share'>,
  perPoint: PerPoint,
  { ratio, sumGood, sumDue, trace, bad }: Shared,
  context: ClauseContext,
): ClauseResult {
  const { index } = context;
  const points = within(pointsPerPoint(ratio, perPoint), perPoint.atMost);
  const atFault =
    perPoint.side === 'below' ? bad : trace.well.map((fact) => ({ fact, keys: shareFaults(index, fact, clause.good) }));
  if (points.compare(ZERO) < 0) for (const { fact, keys } of atFault) charge(fact, keys, context);
  const counted = bad.map(({ fact }): CountedFact => ({ ref: { of: 'occurrence', fact }, count: 1, points: ZERO }));
  const figures = { kind: 'share', good: sumGood, due: sumDue, gives: ratio } as const;
  return changed({ ...trace, points, counted, figures }, true);
}

function weightsOf(facts: readonly OccurrenceFact[], shares: Joint | undefined): Fraction {
  return shares === undefined ? new Fraction(facts.length) : sumOf(facts.map((fact) => weightOf(fact, shares)));
}

/** What one thing owed is worth of the mark, by what became of it; the mean of several, a supporting unit's by its share. */
function scoreMean(
  clause: ClauseOf<'lateDecay'> | ClauseOf<'deadline'>,
  worth: (fact: OccurrenceFact, of: Fraction) => Fraction,
  context: ClauseContext,
): ClauseResult {
  const { index, charges } = context;
  const of = partOf(clause, context);
  const { due, pending, outcomes } = lookAt(index, clause.select, clause.joint);
  const passedOver: PassedOver[] = [];
  const own: { readonly fact: OccurrenceFact; readonly value: Fraction; readonly keys: readonly FaultKey[] }[] = [];
  let [sum, weights] = [ZERO, ZERO];
  for (const fact of due) {
    const keys = shareFaults(index, fact, { any: ['onTime'] });
    const by = clause.again || keys.length === 0 ? undefined : (charges.by(keys) ?? piecesChargedBy(fact, charges));
    if (by !== undefined) {
      passedOver.push({ ref: { of: 'occurrence', fact }, by });
      continue;
    }
    const value = worth(fact, of);
    const weight = weightOf(fact, clause.joint);
    sum = sum.add(value.mul(weight));
    weights = weights.add(weight);
    own.push({ fact, value, keys });
  }
  const trace = traceOf(clause.rule, { passedOver, pending, looked: outcomes });
  if (weights.equals(ZERO)) return nothing(trace, of);
  const mean = sum.div(weights);
  for (const { fact, value, keys } of own) if (value.compare(of) < 0) charge(fact, keys, context);
  const counted = own
    .filter(({ value }) => !value.equals(of))
    .map(
      ({ fact, value }): CountedFact => ({
        ref: { of: 'occurrence', fact },
        count: 1,
        points: value.sub(of).mul(weightOf(fact, clause.joint)).div(weights),
      }),
    );
  const well = own.flatMap(({ fact, value }) => (value.equals(of) ? fact : []));
  const figures = { kind: 'mean', values: own.map(({ value }) => value), mean } as const;
  return valued({ ...trace, counted, well, figures }, of, mean, context);
}

/** Points per day late, to no less than the floor; missing is nothing. */
export function scoreLateDecay(clause: ClauseOf<'lateDecay'>, context: ClauseContext): ClauseResult {
  return scoreMean(
    clause,
    (fact, of) => {
      if (fact.outcome === 'missing') return ZERO;
      if (fact.outcome !== 'late') return of;
      const days = daysLate(fact, clause.days);
      return atLeast(of.sub(exact(clause.perDay).mul(days)), percentOf(of, clause.floor));
    },
    context,
  );
}

/** What a dated duty is worth: all, or what is said for late and for missing. */
export function scoreDeadline(clause: ClauseOf<'deadline'>, context: ClauseContext): ClauseResult {
  return scoreMean(
    clause,
    ({ outcome }, of) => (outcome === 'late' ? exact(clause.late) : outcome === 'missing' ? exact(clause.missing) : of),
    context,
  );
}
