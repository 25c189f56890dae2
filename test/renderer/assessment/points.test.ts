import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchemeNodeId } from '../../../electron/domain/brand.ts';
import { checkDraft, fullContribution, hundredths, pointsText } from '../../../renderer/assessment/points.ts';

const draft = (weight: string, ...marks: string[]) => ({
  weight,
  base: 100 as const,
  indicators: marks.map((full, index) => ({ id: `i${index}` as SchemeNodeId, name: `指标${index}`, full })),
});

describe('hundredths', () => {
  it('reads decimal text exactly and nothing else', () => {
    expect(['4', '4.5', '21.40', '１０.25', '0'].map(hundredths)).toEqual([400, 450, 2140, 1025, 0]);
    expect(['', '-1', '4.', '1.234', '1e2', '四'].map(hundredths)).toEqual(Array.from({ length: 6 }));
  });

  it('comes back as the same number', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (value) => {
        expect(hundredths(pointsText(value))).toBe(value);
      }),
    );
  });
});

describe('checkDraft', () => {
  it('wants full marks that sum to 100', () => {
    expect(checkDraft(draft('4', '40', '30.5', '29.5'))).toEqual({ sum: '100' });
    expect(checkDraft(draft('4', '40', '30')).marks).toBe('各指标满分合计应为 100 分，现为 70 分。');
    expect(checkDraft(draft('4', '4o', '60')).marks).toContain('“指标0”');
  });

  it('refuses a weight below 4 %', () => {
    expect(checkDraft(draft('3.99', '100')).weight).toContain('不能低于 4%');
    expect(checkDraft(draft('4', '100')).weight).toBeUndefined();
    expect(checkDraft(draft('101', '100')).weight).toContain('不能超过');
  });
});

describe('fullContribution', () => {
  it('is the weight of the base', () => {
    expect([fullContribution('4', 100), fullContribution('4.5', 1000), fullContribution('x', 100)]).toEqual([
      '4',
      '45',
      undefined,
    ]);
  });
});
