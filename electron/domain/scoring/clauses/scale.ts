import type Fraction from 'fraction.js';
import type { PerPoint, ShareScale, Tier } from '../../model/scoreClause.ts';
import { atLeast, atMost, exact, HUNDRED, ONE, ZERO } from '../exact.ts';

/** The part of the mark that the first tier reached gives; below the last, nothing. */
export function tierOf(ratio: Fraction, tiers: readonly Tier[]): Fraction {
  const percent = ratio.mul(HUNDRED);
  const reached = tiers.find(({ from }) => percent.compare(exact(from)) >= 0);
  return reached === undefined ? ZERO : exact(reached.gives).div(HUNDRED);
}

/** The part of the mark that a share gives; never more than all. */
export function partGiven(ratio: Fraction, { tiers, nothingBelow, fullFrom }: ShareScale): Fraction {
  if (tiers !== undefined) return tierOf(ratio, tiers);
  const percent = ratio.mul(HUNDRED);
  if (nothingBelow !== undefined && percent.compare(exact(nothingBelow)) < 0) return ZERO;
  if (fullFrom !== undefined && percent.compare(exact(fullFrom)) >= 0) return ONE;
  return atMost(ratio, ONE);
}

/** Points for the percentage points of a share below or above its bound. */
export function pointsPerPoint(ratio: Fraction, { side, bound, every, points, partial }: PerPoint): Fraction {
  const difference = ratio.mul(HUNDRED).sub(exact(bound));
  const past = side === 'below' ? ZERO.sub(difference) : difference;
  if (past.compare(ZERO) <= 0) return ZERO;
  const steps = past.div(exact(every));
  const counted = partial === 'exact' ? steps : partial === 'full' ? steps.ceil() : steps.floor();
  return exact(points).mul(counted);
}

/** No more than so many points either way. */
export function within(points: Fraction, most: string | undefined): Fraction {
  if (most === undefined) return points;
  const bound = exact(most);
  return atMost(atLeast(points, ZERO.sub(bound)), bound);
}
