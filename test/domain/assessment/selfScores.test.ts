import { expect, it } from 'vitest';
import type { SchemeNodeId } from '../../../electron/domain/brand.ts';
import { besideOffice } from '../../../electron/domain/assessment/selfScores.ts';

const [a, b, c] = ['a', 'b', 'c'] as SchemeNodeId[] as [SchemeNodeId, SchemeNodeId, SchemeNodeId];
const INDICATORS = [a, b, c].map((id) => ({ id, name: `指标${id}`, full: '10' }));
const ALL = new Set([a, b, c]);

it('differences are exact, and only what both score is in the sums', () => {
  const beside = besideOffice(
    INDICATORS,
    [
      { indicatorId: a, points: '0.3', reason: '按月发布' },
      { indicatorId: b, points: '7', reason: '' },
    ],
    [
      { indicatorId: a, points: '0.10', basis: '应办 3' },
      { indicatorId: b, points: undefined, basis: '未评分' },
      { indicatorId: c, points: '5.00', basis: '应办 1' },
    ],
    ALL,
  );
  expect(beside).toMatchObject({ own: '0.30', office: '0.10', difference: '0.20' });
  expect(beside.cells.map(({ own, office, difference }) => [own?.points, office?.points, difference])).toEqual([
    ['0.3', '0.10', '0.20'],
    ['7', undefined, undefined],
    [undefined, '5.00', undefined],
  ]);
});

it('a unit that claims less than it gets differs below nought; one that claims nothing has no sums', () => {
  const scored = [{ indicatorId: a, points: '9.50', basis: '' }];
  expect(besideOffice(INDICATORS, [{ indicatorId: a, points: '8', reason: '' }], scored, ALL).difference).toBe('-1.50');
  expect(besideOffice(INDICATORS, [], scored, ALL)).not.toHaveProperty('difference');
});

it('an indicator that the scheme in force no longer has is told apart from one that is not scored yet', () => {
  const claims = [a, b].map((indicatorId) => ({ indicatorId, points: '5', reason: '' }));
  const { cells } = besideOffice(INDICATORS, claims, [{ indicatorId: a, points: '5.00', basis: '' }], new Set([a, c]));
  expect(cells.map(({ isGone, difference }) => [isGone, difference])).toEqual([
    [undefined, '0.00'],
    [true, undefined],
    [undefined, undefined],
  ]);
});
