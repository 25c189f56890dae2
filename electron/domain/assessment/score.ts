import Fraction from 'fraction.js';
import type { IndicatorId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Unit, UnitKind } from '../model/unit.ts';
import { asOfDay, countedMonths, countsByUnit } from './counting.ts';
import { applyIndicator, type IndicatorFinding } from './indicators.ts';
import { parsePoints, roundPoints, type Points } from '../points.ts';
import type { Indicator, Scheme } from '../model/scheme.ts';
import { UNIT_KINDS } from '../words/duties.ts';

/** One indicator of one unit with its evidence. `points` is rounded for show only; totals come from the exact shares. */
export interface IndicatorResult extends IndicatorFinding {
  readonly indicatorId: IndicatorId;
  readonly points: Points | undefined;
  readonly full: Points;
}

export interface UnitScore {
  readonly unit: Unit;
  readonly indicators: readonly IndicatorResult[];
  /** Out of 100, two places; `undefined` where no indicator applies to the unit yet. */
  readonly total: Points | undefined;
  /** 折算分, two places. */
  readonly contribution: Points | undefined;
  /** Some indicator does not apply, so that the others were scaled up to 100. */
  readonly rebased: boolean;
  /** Place within the unit's kind; equal totals share it (1, 1, 3). */
  readonly rank: number | undefined;
}

export interface YearScores {
  readonly asOf: PlainDate;
  /** Kinds of unit are ranked apart; empty ones are left out. Rows by rank, units without a total last. */
  readonly groups: readonly { readonly kind: UnitKind; readonly rows: readonly UnitScore[] }[];
}

/**
 * Scores every unit of a year (DOMAIN.md "Scoring"). The occurrences carry lamps as of `today`, so the score counts exactly what
 * calendar and ledger show. Arithmetic is exact; each published figure is rounded once, half up, to two places.
 */
export function scoreYear(facts: YearFacts, occurrences: readonly Occurrence[], today: PlainDate): YearScores {
  const kindOfDuty = new Map(facts.duties.map((duty) => [duty.id, duty.kind]));
  const byUnit = groupByUnit(occurrences);
  const counts = countsByUnit(facts.submissions);
  const scores: UnitScore[] = [];
  for (const unit of facts.units) {
    const own = byUnit.get(unit.id) ?? [];
    if (own.length === 0 && !existsIn(unit, facts)) continue;
    const months = countedMonths(unit, facts.year, today, facts.submissionTarget, counts.get(unit.id) ?? new Map());
    const judgements = facts.judgements.filter((judgement) => judgement.unitId === unit.id);
    const evidence = {
      occurrences: own,
      kindOf: (o: Occurrence) => kindOfDuty.get(o.dutyId),
      months,
      judgements,
    };
    const findings = facts.scheme.indicators.map((indicator) => result(indicator, applyIndicator(indicator, evidence)));
    scores.push({ unit, indicators: findings, rank: undefined, ...totals(facts.scheme, findings) });
  }
  const groups = UNIT_KINDS.map((kind) => ({ kind, rows: rank(scores.filter((score) => score.unit.kind === kind)) }));
  return { asOf: asOfDay(facts.year, today, occurrences), groups: groups.filter((group) => group.rows.length > 0) };
}

function groupByUnit(occurrences: readonly Occurrence[]): ReadonlyMap<UnitId, readonly Occurrence[]> {
  const byUnit = new Map<UnitId, Occurrence[]>();
  for (const occurrence of occurrences) {
    const own = byUnit.get(occurrence.unitId);
    if (own) own.push(occurrence);
    else byUnit.set(occurrence.unitId, [occurrence]);
  }
  return byUnit;
}

function existsIn(unit: Unit, facts: YearFacts): boolean {
  const year = String(facts.year);
  return (
    (unit.from === undefined || unit.from.slice(0, 4) <= year) && (unit.to === undefined || unit.to.slice(0, 4) >= year)
  );
}

function result(indicator: Indicator, finding: IndicatorFinding): IndicatorResult {
  const points = finding.share && roundPoints(finding.share.mul(fullMarks(indicator)));
  return { ...finding, indicatorId: indicator.id, full: indicator.full, points };
}

/**
 * total = 100 x Σ share x full / Σ full over the indicators that apply (the rest re-based to 100).
 * contribution (折算分) = exact total x base / 100 x weight %: taken from the exact total, so that it too is rounded only once.
 */
function totals(
  scheme: Scheme,
  results: readonly IndicatorResult[],
): Pick<UnitScore, 'total' | 'contribution' | 'rebased'> {
  let reached = new Fraction(0);
  let reachable = new Fraction(0);
  for (const [index, indicator] of scheme.indicators.entries()) {
    const share = results[index]?.share;
    if (share === undefined) continue;
    const full = fullMarks(indicator);
    reached = reached.add(share.mul(full));
    reachable = reachable.add(full);
  }
  const rebased = results.some((entry) => entry.share === undefined && fullOf(entry.full).compare(0) > 0);
  if (reachable.equals(0)) return { total: undefined, contribution: undefined, rebased };
  const exact = reached.mul(100).div(reachable);
  const contribution = exact.mul(scheme.base).div(100).mul(fullOf(scheme.weight)).div(100);
  return { total: roundPoints(exact), contribution: roundPoints(contribution), rebased };
}

function fullMarks(indicator: Indicator): Fraction {
  return fullOf(indicator.full);
}

// Schemes are checked before they are stored, so anything unreadable is a bug.
function fullOf(points: Points): Fraction {
  const value = parsePoints(points);
  if (value === undefined) throw new Error(`Not a decimal: ${points}`);
  return value;
}

/** Orders by total, highest first, and shares ranks between equal rounded totals; ties keep the units' own order. */
function rank(scores: readonly UnitScore[]): readonly UnitScore[] {
  const worth = (score: UnitScore) => (score.total === undefined ? -1 : Number(score.total.replace('.', '')));
  const ordered = scores.toSorted((a, b) => worth(b) - worth(a));
  const ranked: UnitScore[] = [];
  for (const score of ordered) {
    const above = ranked.at(-1);
    const place = above?.total === score.total ? above?.rank : ranked.length + 1;
    ranked.push(score.total === undefined ? score : { ...score, rank: place });
  }
  return ranked;
}
