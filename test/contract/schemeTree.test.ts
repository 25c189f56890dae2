import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeTree, schemeWeight } from '../../electron/contract/schemeTree.ts';
import { schemes } from '../domain/scoring/schemeArbitraries.ts';
import { runs } from '../support/runs.ts';

describe('a scheme as it travels', () => {
  it('comes back from its text as it was', () => {
    fc.assert(
      fc.property(schemes, (scheme) => {
        const text = JSON.stringify(scheme);
        expect(JSON.stringify(schemeTree.parse(JSON.parse(text)))).toHaveLength(text.length);
        expect(schemeTree.parse(JSON.parse(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: runs(1000, 150) },
    );
  });

  it('is refused where its form is another', () => {
    const [scheme] = fc.sample(schemes, 1);
    expect(schemeTree.safeParse({ ...scheme, more: 1 }).success).toBe(false);
    expect(schemeTree.safeParse({ ...scheme, scaling: 'twice' }).success).toBe(false);
    expect(schemeTree.safeParse({ ...scheme, nodes: [{ section: 'base', node: { kind: 'leaf' } }] }).success).toBe(
      false,
    );
    expect(schemeTree.safeParse({ ...scheme, rankShare: Number.NaN }).success).toBe(false);
  });

  it('has a weight of one kind', () => {
    expect(schemeWeight.safeParse({ kind: 'points', points: '3', base: '75' }).success).toBe(true);
    expect(schemeWeight.safeParse({ kind: 'percent', points: '3', base: '75' }).success).toBe(false);
  });
});
