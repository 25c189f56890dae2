import Fraction from 'fraction.js';
import type { IndicatorId, UnitId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Unit, UnitKind } from '../model/unit.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';
import { submissionYear } from './counting.ts';
import { longerPeriods } from './longerPeriods.ts';
import { applyIndicator, type IndicatorFinding } from './indicators.ts';
import { parsePoints, plainPoints, roundPoints, type Points } from '../points.ts';
import type { Indicator } from '../model/scheme.ts';
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
  /** 折算分, two places: of the printed total or of the exact one, as the year's frame says. */
  readonly contribution: Points | undefined;
  /** By how much the printed parts miss the printed total, where nothing but rounding parts them. */
  readonly roundingGap?: Points;
  /** Some indicator does not apply, so that the others were scaled up to 100. */
  readonly rebased: boolean;
  /** Place within the unit's kind; equal totals share it (1, 1, 3). */
  readonly rank: number | undefined;
  /** Why a unit with a total is not ranked (不排名), in Chinese. */
  readonly unranked?: string;
}

export interface YearScores {
  /** 截至, as it is printed. */
  readonly asOf: PlainDate;
  /** What falls due after the cut-off (截止日后到期): in no denominator. */
  readonly afterCutOff: readonly Occurrence[];
  /** Kinds of unit are ranked apart; empty ones are left out. Rows by rank, units without a total last. */
  readonly groups: readonly { readonly kind: UnitKind; readonly rows: readonly UnitScore[] }[];
}

/**
 * Scores every unit of a year (DOMAIN.md "Scoring"): facts and occurrences as they stand on the score's day (`scoreDays`), so that what was done
 * later changes nothing. Arithmetic is exact; each published figure is rounded once, half up, to two places.
 */
export function scoreYear(facts: YearFacts, occurrences: readonly Occurrence[], days: ScoreDays): YearScores {
  const { scheme, frame } = facts;
  const kindOfDuty = new Map(facts.duties.map((duty) => [duty.id, duty.kind]));
  const isAfter = ({ dueOn }: Occurrence): boolean => dueOn !== undefined && dueOn > frame.cutOff;
  const byUnit = groupByUnit(occurrences.filter((one) => !isAfter(one)));
  const submissions = submissionYear(facts);
  const scores: UnitScore[] = [];
  for (const unit of facts.units) {
    const own = byUnit.get(unit.id) ?? [];
    if (own.length === 0 && !existsIn(unit, facts)) continue;
    const judgements = facts.judgements.filter((judgement) => judgement.unitId === unit.id);
    const months = submissions.counted(unit, days.judgedOn);
    const pieces = own.filter(({ dutyId }) => kindOfDuty.get(dutyId) === 'submission');
    const longer = longerPeriods(facts.year, months, pieces, {
      sent: (month) => submissions.sent(unit.id, month),
      judgedOn: days.judgedOn,
    });
    const evidence = {
      occurrences: own,
      kindOf: (o: Occurrence) => kindOfDuty.get(o.dutyId),
      months,
      longer,
      judgements,
    };
    const findings = scheme.indicators.map((indicator) => result(indicator, applyIndicator(indicator, evidence)));
    const reached = totals(facts, findings);
    const why = reached.total === undefined ? undefined : whyUnranked(unit, findings, facts, days);
    scores.push({
      unit,
      indicators: findings,
      rank: undefined,
      ...reached,
      ...(why === undefined ? {} : { unranked: why }),
    });
  }
  const groups = UNIT_KINDS.map((kind) => ({ kind, rows: rank(scores.filter((score) => score.unit.kind === kind)) }));
  return {
    asOf: days.asOf,
    afterCutOff: occurrences.filter((one) => isAfter(one) && one.tally !== 'apart'),
    groups: groups.filter((group) => group.rows.length > 0),
  };
}

/** Units that are gone, and those to which too little applies, are listed without a place. */
function whyUnranked(
  unit: Unit,
  results: readonly IndicatorResult[],
  { frame }: YearFacts,
  { asOf }: ScoreDays,
): string | undefined {
  if (unit.to !== undefined && unit.to < asOf) return `${addDays(unit.to, 1)} 起已撤销`;
  const all = sumOfFull(results);
  const applying = sumOfFull(results.filter(({ share }) => share !== undefined));
  if (all.equals(0) || applying.div(all).mul(100).compare(frame.rankShare) >= 0) return undefined;
  const percent = plainPoints(roundPoints(applying.div(all).mul(100)));
  return `适用指标只占满分的 ${percent}%，不足 ${frame.rankShare}%`;
}

function sumOfFull(results: readonly IndicatorResult[]): Fraction {
  return results.reduce((sum, { full }) => sum.add(fullOf(full)), new Fraction(0));
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
 * total = 100 x Σ share x full / Σ full over the indicators that apply (the rest re-based to 100), rounded once from the exact sum.
 * contribution (折算分) = total x base / 100 x weight %, rounded once: of the total as it is printed, so that whoever has the sheet can follow it,
 * or of the exact one.
 */
function totals(
  { scheme, frame }: YearFacts,
  results: readonly IndicatorResult[],
): Pick<UnitScore, 'total' | 'contribution' | 'rebased' | 'roundingGap'> {
  let reached = new Fraction(0);
  let reachable = new Fraction(0);
  for (const { share, full } of results) {
    if (share === undefined) continue;
    reached = reached.add(share.mul(fullOf(full)));
    reachable = reachable.add(fullOf(full));
  }
  const rebased = results.some((entry) => entry.share === undefined && fullOf(entry.full).compare(0) > 0);
  if (reachable.equals(0)) return { total: undefined, contribution: undefined, rebased };
  const exact = reached.mul(100).div(reachable);
  const total = roundPoints(exact);
  const basis = frame.contributionFrom === 'exact' ? exact : fullOf(total);
  const contribution = roundPoints(basis.mul(scheme.base).div(100).mul(fullOf(scheme.weight)).div(100));
  const gap = rebased ? undefined : gapOf(total, results);
  return { total, contribution, rebased, ...(gap === undefined ? {} : { roundingGap: gap }) };
}

function gapOf(total: Points, results: readonly IndicatorResult[]): Points | undefined {
  const printed = results.reduce(
    (sum, { points }) => (points === undefined ? sum : sum.add(fullOf(points))),
    new Fraction(0),
  );
  const gap = fullOf(total).sub(printed).abs();
  return gap.equals(0) ? undefined : roundPoints(gap);
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

/** Orders by total, highest first, and shares ranks between equal rounded totals; ties keep the units' own order. Units without a place come last. */
function rank(scores: readonly UnitScore[]): readonly UnitScore[] {
  const worth = ({ total, unranked }: UnitScore) =>
    total === undefined ? -2 : unranked === undefined ? Number(total.replace('.', '')) : -1;
  const ordered = scores.toSorted((a, b) => worth(b) - worth(a));
  const ranked: UnitScore[] = [];
  for (const score of ordered) {
    const above = ranked.at(-1);
    const place = above?.total === score.total ? above?.rank : ranked.length + 1;
    ranked.push(score.total === undefined || score.unranked !== undefined ? score : { ...score, rank: place });
  }
  return ranked;
}
