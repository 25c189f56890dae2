import Fraction from 'fraction.js';
import type { ClauseOf } from '../../model/scoreClause.ts';
import type { ClauseFigures, CountedFact, PeriodCount } from '../../model/treeScore.ts';
import { exact, meanOf, sumOf, ZERO } from '../exact.ts';
import { isKnown } from '../pageCovers.ts';
import { isWithin, longestRun, ownStretches } from '../stretches.ts';
import type { CountedItem } from '../unitIndex.ts';
import { itemsIn, isReckoned, numberOf } from './amounts.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { changed, notCharged, nothing, partOf, traceOf, valued } from './context.ts';
import { partGiven, pointsPerPoint, within } from './scale.ts';

/** The share of one number in another, or in a quota, by periods that are over; one of which there are none is left out. */
export function scoreRatio(clause: ClauseOf<'ratio'>, context: ClauseContext): ClauseResult {
  const { index } = context;
  const { numerator, denominator, per, perPoint } = clause;
  const mark = partOf(clause, context);
  const periods = ownStretches(index.facts, per).flatMap((period): readonly PeriodCount[] => {
    const of = denominator.of === 'quota' ? denominator.quota : numberOf(itemsIn(index, denominator, period));
    if (of === 0) return [];
    const count = numberOf(itemsIn(index, numerator, period));
    if (period.to >= index.facts.judgedOn) return [{ period, count, of, points: ZERO, isPending: true }];
    const isOpen =
      !isKnown(index.facts, numerator, period) ||
      (denominator.of !== 'quota' && !isKnown(index.facts, denominator, period));
    if (isOpen) return [{ period, count, of, points: ZERO, isUnknown: true }];
    const ratio = new Fraction(count).div(of);
    const points = perPoint === undefined ? mark.mul(partGiven(ratio, clause)) : pointsPerPoint(ratio, perPoint);
    return [{ period, count, of, points }];
  });
  const own = periods.filter(isReckoned).map(({ points }) => points);
  const figures: ClauseFigures = { kind: 'ratio', periods, isValue: perPoint === undefined };
  if (perPoint !== undefined) {
    return changed(traceOf('ratio', { points: within(sumOf(own), perPoint.atMost), figures }), own.length > 0);
  }
  const mean = meanOf(own);
  const trace = traceOf('ratio', { figures });
  return mean === undefined ? nothing(trace, mark) : valued(trace, mark, mean, context);
}

/** Points of the furthest number reached, and for every so many beyond the last. */
function pointsOf({ tiers, beyond }: ClauseOf<'byCount'>, count: number): Fraction {
  const reached = tiers.findLast(({ from }) => count >= from);
  const last = tiers.at(-1)?.from ?? 0;
  const more = beyond === undefined || count <= last ? 0 : Math.floor((count - last) / beyond.each);
  const first = reached === undefined ? ZERO : exact(reached.points);
  return beyond === undefined || more === 0 ? first : first.add(exact(beyond.points).mul(more));
}

/** Things that are counted together, and how many they are taken for. */
interface Together {
  readonly items: readonly CountedItem[];
  readonly number: number;
}

function groupsOf(
  { by }: ClauseOf<'byCount'>,
  items: readonly CountedItem[],
  { index }: ClauseContext,
): { readonly groups: readonly Together[]; readonly figures: (points: readonly Fraction[]) => ClauseFigures } {
  const { facts } = index;
  if (by.kind === 'inARow') {
    const run = longestRun(ownStretches(facts, by.per), items);
    return {
      groups: [{ items: run.items, number: run.stretches.length }],
      figures: () => ({ kind: 'inARow', periods: run.stretches }),
    };
  }
  if (by.kind === 'year') {
    const number = numberOf(items);
    return {
      groups: [{ items, number }],
      figures: ([points = ZERO]) => ({
        kind: 'counts',
        count: number,
        free: 0,
        charged: points.equals(ZERO) ? 0 : number,
      }),
    };
  }
  const stretches = ownStretches(facts, by.per).filter(({ from }) => from < facts.judgedOn);
  const groups = stretches.map((period): Together => {
    const own = items.filter(({ on }) => isWithin(on, period));
    return { items: own, number: numberOf(own) };
  });
  return {
    groups,
    figures: (points) => ({
      kind: 'periods',
      periods: stretches.map(
        (period, at): PeriodCount => ({ period, count: groups[at]?.number ?? 0, points: points[at] ?? ZERO }),
      ),
    }),
  };
}

/** Points by how many there are: in all, in each period, or how many periods in a row had any. */
export function scoreByCount(clause: ClauseOf<'byCount'>, context: ClauseContext): ClauseResult {
  const { index, charges, nodeId } = context;
  const { items, looked, pending } = index.count(clause.count);
  const isCharging = clause.again !== true && [...clause.tiers, ...(clause.beyond ? [clause.beyond] : [])].some(isLoss);
  const { open, passedOver } = notCharged(items, charges, isCharging);
  const { groups, figures } = groupsOf(clause, open, context);
  const points = groups.map(({ number }) => pointsOf(clause, number));
  const counted = groups.flatMap((group, at): readonly CountedFact[] => {
    const all = points[at] ?? ZERO;
    if (all.equals(ZERO)) return [];
    if (all.compare(ZERO) < 0) for (const item of group.items) charges.charge(item.charges, nodeId);
    const each = all.div(Math.max(1, numberOf(group.items)));
    return group.items.map(({ ref, count }) => ({ ref, count, points: each.mul(count) }));
  });
  const trace = traceOf('byCount', { points: sumOf(points), counted, passedOver, pending, figures: figures(points) });
  return changed(trace, looked > 0);
}

function isLoss({ points }: { readonly points: string }): boolean {
  return exact(points).compare(ZERO) < 0;
}
