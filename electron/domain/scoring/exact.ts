import Fraction from 'fraction.js';
import { parsePoints, roundPoints, type Points } from '../points.ts';

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);
export const HUNDRED = new Fraction(100);

/** What decimals of schemes read as: a scheme has few, and asks for them again and again. */
const known = new Map<Points, Fraction>();

/** Decimal text as an exact number. Schemes and facts are checked before they are stored, so anything else is a bug. */
export function exact(points: Points): Fraction {
  const before = known.get(points);
  if (before !== undefined) return before;
  const value = parsePoints(points);
  if (value === undefined) throw new Error(`Not a decimal: ${points}`);
  if (known.size < 5000) known.set(points, value);
  return value;
}

/** The published copy of a figure: two places, half up. Bounds of gates, bands and 达标 are read off it. */
export function rounded(value: Fraction): Fraction {
  return exact(roundPoints(value));
}

export function sumOf(values: Iterable<Fraction>): Fraction {
  let sum = ZERO;
  for (const value of values) sum = sum.add(value);
  return sum;
}

export function meanOf(values: readonly Fraction[]): Fraction | undefined {
  return values.length === 0 ? undefined : sumOf(values).div(values.length);
}

export function atMost(value: Fraction, most: Fraction): Fraction {
  return value.compare(most) > 0 ? most : value;
}

export function atLeast(value: Fraction, least: Fraction): Fraction {
  return value.compare(least) < 0 ? least : value;
}

/** So many percent of something. */
export function percentOf(value: Fraction, percent: Points): Fraction {
  return value.mul(exact(percent)).div(HUNDRED);
}

/** The points that a fact stands for by itself, without a sign; of one that says none, one. */
export function pointsFor({ points }: { readonly points?: Points }): Fraction {
  return points === undefined ? ONE : exact(points).abs();
}
