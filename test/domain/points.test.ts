import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { parsePoints, plainPoints, roundPoints } from '../../electron/domain/points.ts';

/** 四舍五入 worked on decimal digits alone: long division to three places, then the third digit decides. */
function reference(numerator: bigint, denominator: bigint): string {
  const size = numerator < 0n ? -numerator : numerator;
  const digits = String((size * 1000n) / denominator).padStart(4, '0');
  let hundredths = BigInt(digits.slice(0, -1));
  if (Number(digits.at(-1)) >= 5) hundredths += 1n;
  const text = String(hundredths).padStart(3, '0');
  const sign = numerator < 0n && hundredths !== 0n ? '-' : '';
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}

describe('rounding of points', () => {
  it.each([
    ['1.005', '1.01'],
    ['2.675', '2.68'],
    ['96.5', '96.50'],
    ['0.004', '0.00'],
    ['-0.004', '0.00'],
    ['-0.005', '-0.01'],
    ['-2.345', '-2.35'],
    ['99.995', '100.00'],
    ['0', '0.00'],
  ])('rounds %s to %s', (exact, rounded) => {
    expect(roundPoints(new Fraction(exact))).toBe(rounded);
  });

  it('agrees with long division for any fraction', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.bigInt(1n, 10n ** 7n), (n, d) => {
        expect(roundPoints(new Fraction(n, d))).toBe(reference(n, d));
      }),
    );
  });

  it('reads decimals and nothing else', () => {
    expect(parsePoints('21.4')?.toFraction()).toBe('107/5');
    for (const text of ['', '1e3', '1/3', ' 1', '4.', '.5', 'abc', '0.(3)']) expect(parsePoints(text)).toBeUndefined();
  });

  it('drops needless zeros in prose', () => {
    expect([plainPoints('40.00'), plainPoints('4.50'), plainPoints('100'), plainPoints('10')]).toEqual([
      '40',
      '4.5',
      '100',
      '10',
    ]);
  });
});
