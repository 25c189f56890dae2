import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import { parsePoints, roundPoints, type Points } from '../points.ts';

/** An indicator as a unit scores itself and as the office does. */
export interface ScoreBeside {
  readonly indicatorId: SchemeNodeId;
  readonly name: string;
  /** Full marks, by the scheme of the unit's own class. */
  readonly full: Points;
  /** As the unit claims it; absent where it claims nothing. */
  readonly own?: { readonly points: Points; readonly reason: string };
  /** Absent where the indicator does not apply to the unit, or is not judged yet. */
  readonly office?: { readonly points: Points; readonly basis: string };
  /** The unit's less the office's, where both stand. */
  readonly difference?: Points;
  /** 无法对照: the scheme in force has no such indicator for the unit any more. */
  readonly isGone?: true;
}

/** A unit's own points beside the office's: by indicator, and the sums of those that both give. */
export interface ScoresBeside {
  readonly cells: readonly ScoreBeside[];
  readonly own?: Points;
  readonly office?: Points;
  readonly difference?: Points;
}

interface Claimed {
  readonly indicatorId: SchemeNodeId;
  readonly points: Points;
  readonly reason: string;
}

/** What the office gives for an indicator. */
export interface Scored {
  readonly indicatorId: SchemeNodeId;
  readonly points: Points | undefined;
  readonly basis: string;
}

/**
 * Sets what a unit claims beside what the office gives, exactly. An indicator that only one of them scores is in no sum. `inForce`: the indicators that
 * the unit is scored by.
 */
export function besideOffice(
  indicators: readonly { readonly id: SchemeNodeId; readonly name: string; readonly full: Points }[],
  claims: readonly Claimed[],
  scores: readonly Scored[],
  inForce: ReadonlySet<SchemeNodeId>,
): ScoresBeside {
  let sums: { readonly own: Fraction; readonly office: Fraction } | undefined;
  const cells = indicators.map(({ id, name, full }): ScoreBeside => {
    const own = claims.find(({ indicatorId }) => indicatorId === id);
    const scored = scores.find(({ indicatorId }) => indicatorId === id);
    const [a, b] = [parsePoints(own?.points ?? ''), parsePoints(scored?.points ?? '')];
    const both = a && b ? { own: a, office: b } : undefined;
    if (both) sums = sums ? { own: sums.own.add(both.own), office: sums.office.add(both.office) } : both;
    return {
      indicatorId: id,
      name,
      full,
      ...(own ? { own: { points: own.points, reason: own.reason } } : {}),
      ...(scored?.points === undefined ? {} : { office: { points: scored.points, basis: scored.basis } }),
      ...(both ? { difference: roundPoints(both.own.sub(both.office)) } : {}),
      ...(inForce.has(id) ? {} : { isGone: true as const }),
    };
  });
  if (!sums) return { cells };
  const { own, office } = sums;
  return {
    cells,
    own: roundPoints(own),
    office: roundPoints(office),
    difference: roundPoints(own.sub(office)),
  };
}
