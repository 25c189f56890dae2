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
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value();
}

/** Below it, products of two whole numbers are exact as plain numbers. */
const SMALL = 2 ** 26;
const SMALL_INTEGER = BigInt(SMALL);

/** A fraction in plain numbers that are small enough to be reckoned with exactly. */
export interface SmallFraction {
  readonly part: number;
  readonly whole: number;
}

/** `undefined` where the numbers are too large. */
export function smallOf({ s, n, d }: Fraction): SmallFraction | undefined {
  return n >= SMALL_INTEGER || d >= SMALL_INTEGER ? undefined : { part: Number(s) * Number(n), whole: Number(d) };
}

/** A sum that is kept in plain numbers for as long as these are exact. */
export class Sum {
  #rest: Fraction | undefined;
  #part = 0;
  #whole = 1;

  add(value: Fraction): void {
    if (value.n === 0n) return;
    const small = smallOf(value);
    if (small === undefined) this.#rest = (this.#rest ?? ZERO).add(value);
    else this.addSmall(small);
  }

  addSmall({ part, whole }: SmallFraction): void {
    if (this.#whole === whole) this.#part += part;
    else if (this.#whole % whole === 0) this.#part += part * (this.#whole / whole);
    else {
      const common = divisor(this.#whole, whole);
      // What would grow out of exact numbers begins anew.
      if ((this.#whole / common) * whole >= SMALL) {
        this.#flush();
        this.#part = part;
        this.#whole = whole;
        return;
      }
      this.#part = this.#part * (whole / common) + part * (this.#whole / common);
      this.#whole = (this.#whole / common) * whole;
    }
    if (Math.abs(this.#part) >= SMALL) this.#flush();
  }

  #flush(): void {
    if (this.#part !== 0) this.#rest = (this.#rest ?? ZERO).add(new Fraction(this.#part, this.#whole));
    this.#part = 0;
    this.#whole = 1;
  }

  value(): Fraction {
    this.#flush();
    return this.#rest ?? ZERO;
  }
}

function divisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
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
