import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../../brand.ts';
import { addMonths, daysBetween, type PlainDate } from '../../dates/plainDate.ts';
import { exact, HUNDRED, sumOf, ZERO } from '../exact.ts';
import { isInColumn } from '../../columns.ts';
import { coveredStretches, isKnown } from '../pageCovers.ts';
import { isWithin, ownStretches } from '../stretches.ts';
import type { ClauseOf, Counting } from '../../model/scoreClause.ts';
import type { PeriodCount } from '../../model/treeScore.ts';
import type { Span } from '../../model/unitFacts.ts';
import { textOf, type CountedItem, type UnitIndex } from '../unitIndex.ts';
import type { ClauseContext, ClauseResult } from './context.ts';
import { changed, nothing, traceOf, valued } from './context.ts';

export function itemsIn(index: UnitIndex, counting: Counting, period: Span): readonly CountedItem[] {
  return index.count(counting).items.filter(({ on }) => isWithin(on, period));
}

export function numberOf(items: readonly CountedItem[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}

function periodCount(
  period: Span,
  count: number,
  points: Fraction,
  { pieces, by }: { readonly pieces: number; readonly by?: SchemeNodeId },
): PeriodCount {
  return by === undefined ? { period, count, points } : { period, count, points, charged: { pieces, by } };
}

/**
 * Points per piece short, each period for itself, once it is over. What shorter periods in it were charged for is not charged again. Where lists do
 * not cover all of a period, pages that they do not show are not missing.
 */
export function scoreShortfall(clause: ClauseOf<'shortfall'>, context: ClauseContext): ClauseResult {
  const { index, charges, nodeId } = context;
  const each = exact(clause.points);
  const key = textOf(clause.count);
  const periods = ownStretches(index.facts, clause.per).map((period): PeriodCount => {
    const items = itemsIn(index, clause.count, period);
    const count = numberOf(items);
    if (period.to >= index.facts.judgedOn) return { period, count, points: ZERO, isPending: true };
    const short = Math.max(0, clause.quota - count);
    if (short > 0 && !isKnown(index.facts, clause.count, period))
      return { period, count, points: ZERO, isUnknown: true };
    const before = clause.again ? { pieces: 0 } : charges.shortCharged(key, period, short);
    const owed = short - before.pieces;
    if (owed > 0 && each.compare(ZERO) < 0) charges.chargeShort(key, period, owed, nodeId);
    return periodCount(period, count, each.mul(owed), before);
  });
  const points = sumOf(periods.map((period) => period.points));
  const trace = traceOf('shortfall', { points, figures: { kind: 'periods', periods } });
  return changed(trace, periods.some(isReckoned));
}

/** Whether a period counts: it is over, and what is counted in it is known. */
export function isReckoned({ isPending, isUnknown }: PeriodCount): boolean {
  return isPending !== true && isUnknown !== true;
}

/** All, or so much less; until the year is over, and where lists do not cover all of it, only what is reached counts. */
export function scoreThreshold(clause: ClauseOf<'threshold'>, context: ClauseContext): ClauseResult {
  const { index, charges, nodeId, mark } = context;
  const { span, judgedOn } = index.facts;
  const count = numberOf(itemsIn(index, clause.count, span));
  const counts = { kind: 'periods', periods: [{ period: span, count, points: ZERO }] } as const;
  if (count >= clause.atLeast) return valued(traceOf('threshold', { figures: counts }), mark, mark, context);
  if (span.to >= judgedOn || !isKnown(index.facts, clause.count, span)) {
    const why = span.to >= judgedOn ? { isPending: true as const } : { isUnknown: true as const };
    const periods = [{ period: span, count, points: ZERO, ...why }] as const;
    return nothing(traceOf('threshold', { figures: { kind: 'periods', periods } }), mark);
  }
  const short = clause.atLeast - count;
  const key = textOf(clause.count);
  const before = clause.again ? { pieces: 0 } : charges.shortCharged(key, span, short);
  const otherwise = before.pieces >= short ? ZERO : exact(clause.otherwise);
  if (before.pieces < short) charges.chargeShort(key, span, short - before.pieces, nodeId);
  const periods = [periodCount(span, count, otherwise, before)];
  return valued(traceOf('threshold', { figures: { kind: 'periods', periods } }), mark, mark.add(otherwise), context);
}

/** Points by how far a quota was exceeded. */
export function scoreExcess(clause: ClauseOf<'excess'>, context: ClauseContext): ClauseResult {
  const { index } = context;
  const periods = ownStretches(index.facts, clause.per)
    .filter(({ from }) => from < index.facts.judgedOn)
    .map((period): PeriodCount => {
      const count = numberOf(itemsIn(index, clause.count, period));
      return { period, count, points: excessPoints(clause, count) };
    });
  const points = sumOf(periods.map((period) => period.points));
  const trace = traceOf('excess', { points, figures: { kind: 'excess', periods } });
  return changed(
    trace,
    periods.some(({ count }) => count > 0),
  );
}

/** The points of each one over the quota, of the furthest bound passed, and of each full step beyond the last. */
function excessPoints({ quota, tiers, beyond, each }: ClauseOf<'excess'>, count: number): Fraction {
  if (quota <= 0 || count <= quota) return ZERO;
  const single = each === undefined ? ZERO : exact(each).mul(count - quota);
  const over = ZERO.add(count - quota)
    .mul(HUNDRED)
    .div(quota);
  const passed = tiers.filter((tier) => over.compare(exact(tier.over)) > 0);
  const furthest = passed.toSorted((a, b) => exact(b.over).compare(exact(a.over)))[0];
  const first = furthest === undefined ? single : single.add(exact(furthest.points));
  if (beyond === undefined) return first;
  const past = over.sub(exact(beyond.over));
  if (past.compare(ZERO) <= 0) return first;
  return first.add(exact(beyond.points).mul(past.div(exact(beyond.each)).floor()));
}

/** Points for each period in which so few of so many came about. A period of which there are none is left out. */
export function scoreRate(clause: ClauseOf<'rate'>, context: ClauseContext): ClauseResult {
  const { index } = context;
  const [below, each] = [exact(clause.below), exact(clause.points)];
  const periods = ownStretches(index.facts, clause.per).flatMap((period): readonly PeriodCount[] => {
    const of = numberOf(itemsIn(index, clause.denominator, period));
    if (of === 0) return [];
    const count = numberOf(itemsIn(index, clause.numerator, period));
    if (period.to >= index.facts.judgedOn) return [{ period, count, of, points: ZERO, isPending: true }];
    if (![clause.numerator, clause.denominator].every((each) => isKnown(index.facts, each, period))) {
      return [{ period, count, of, points: ZERO, isUnknown: true }];
    }
    const isBelow = ZERO.add(count).mul(HUNDRED).div(of).compare(below) < 0;
    return [{ period, count, of, points: isBelow ? each : ZERO }];
  });
  const points = sumOf(periods.map((period) => period.points));
  return changed(traceOf('rate', { points, figures: { kind: 'periods', periods } }), periods.some(isReckoned));
}

/** Points per gap that is too long. Of several columns each is kept for itself, in the days that lists cover. */
export function scoreFreshness(clause: ClauseOf<'freshness'>, context: ClauseContext): ClauseResult {
  const { facts } = context.index;
  const to = facts.asOf < facts.span.to ? facts.asOf : facts.span.to;
  if (to < facts.span.from) return nothing(traceOf('freshness'));
  const lines = linesOf(clause, context.index, { from: facts.span.from, to }).map(({ days, stretch }) =>
    gapsOf(days, stretch, clause.gap),
  );
  const gaps = lines.flat();
  const long = gaps.filter(({ isLong }) => isLong);
  const trace = traceOf('freshness', {
    points: exact(clause.points).mul(long.length),
    figures: { kind: 'gaps', gaps },
  });
  return changed(trace, lines.length > 0);
}

interface Line {
  readonly days: readonly PlainDate[];
  readonly stretch: Span;
}

/** The days of each line that is to be kept fresh: of each column in each stretch that is known, or of what was registered for the duties together. */
function linesOf({ pages }: ClauseOf<'freshness'>, index: UnitIndex, all: Span): readonly Line[] {
  if (pages.of === 'publications') {
    return pages.columns.flatMap((column) => {
      const days = index.facts.pages.flatMap((page) => (isInColumn(page.column, column) ? [page.on] : []));
      return coveredStretches(index.facts, column, all).map((stretch) => ({ days, stretch }));
    });
  }
  const own = index.select(pages.select);
  return own.length === 0
    ? []
    : [{ days: own.flatMap(({ doneOn, registeredOn }) => registeredOn ?? doneOn ?? []), stretch: all }];
}

type Gap = Span & { readonly days: number; readonly isLong: boolean };

function gapsOf(
  days: readonly PlainDate[],
  { from, to }: Span,
  { n, unit }: ClauseOf<'freshness'>['gap'],
): readonly Gap[] {
  const own = [...new Set(days)].filter((day) => isWithin(day, { from, to })).sort();
  return [...own, to].map((day, place): Gap => {
    const before = own[place - 1] ?? from;
    const isLong = unit === 'day' ? daysBetween(before, day) > n : day > addMonths(before, n);
    return { from: before, to: day, days: daysBetween(before, day), isLong };
  });
}
