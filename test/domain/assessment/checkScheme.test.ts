import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../electron/domain/assessment/checkScheme.ts';
import { defaultScheme } from '../../../electron/domain/assessment/defaultScheme.ts';

const scheme = defaultScheme();

function withFull(full: readonly string[]) {
  return { ...scheme, indicators: scheme.indicators.map((indicator, i) => ({ ...indicator, full: full[i] ?? '0' })) };
}

describe('a scheme', () => {
  it('is sound by default: 100 points at 4 %', () => {
    expect(checkScheme(scheme)).toEqual({ ok: true, value: scheme });
    expect(scheme.indicators.map((indicator) => indicator.full)).toEqual(['40', '30', '20', '10']);
  });

  it.each(['3.99', '0', '3'])('is refused with weight %s, naming the rule', (weight) => {
    const outcome = checkScheme({ ...scheme, weight });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'weight-below-minimum' } });
    expect(!outcome.ok && outcome.error.message).toContain('4%');
  });

  it.each(['4', '4.00', '5.5', '100'])('takes weight %s', (weight) => {
    expect(checkScheme({ ...scheme, weight }).ok).toBe(true);
  });

  it.each(['100.01', 'x', '-4'])('refuses weight %s', (weight) => {
    expect(checkScheme({ ...scheme, weight }).ok).toBe(false);
  });

  it('takes full marks that sum to 100 exactly, and says the sum otherwise', () => {
    expect(checkScheme(withFull(['33.33', '33.33', '33.33', '0.01'])).ok).toBe(true);
    const outcome = checkScheme(withFull(['33.33', '33.33', '33.33', '0']));
    expect(!outcome.ok && outcome.error.message).toContain('99.99');
  });

  it('refuses two indicators of one name', () => {
    const twice = scheme.indicators.map((indicator) => ({ ...indicator, name: '报送' }));
    expect(checkScheme({ ...scheme, indicators: twice })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });
});
