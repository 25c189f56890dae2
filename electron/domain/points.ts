import Fraction from 'fraction.js';

/** Decimal text such as "21.4": scores never pass through binary fractions. */
export type Points = string;

const PATTERN = /^-?\d{1,6}(\.\d{1,6})?$/;

/** Reads decimal text such as "21.4" exactly; `undefined` for anything else. */
export function parsePoints(text: string): Fraction | undefined {
  return PATTERN.test(text) ? new Fraction(text) : undefined;
}

/** Whether points are more than the most there are; text that is no number is too. */
export function exceeds(points: string, most: string): boolean {
  const [given, limit] = [parsePoints(points), parsePoints(most)];
  return given === undefined || limit === undefined || given.compare(limit) > 0;
}

/**
 * 四舍五入 to two places, the only rounding a score ever sees: half up by magnitude (2.345 → 2.35, −2.345 → −2.35),
 * always with two decimals, never "-0.00".
 */
export function roundPoints(value: Fraction): Points {
  const hundredths = (value.n * 200n + value.d) / (value.d * 2n);
  const sign = value.s < 0n && hundredths > 0n ? '-' : '';
  return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** A decimal without needless zeros, for prose: "40.00" → "40", "4.50" → "4.5". */
export function plainPoints(points: Points): string {
  return points.includes('.') ? points.replace(/\.?0+$/, '') : points;
}
