import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../renderer/grid/letters.ts';
import { runsOf } from '../../../renderer/grid/runs.ts';
import { segmentsOf } from '../../../renderer/grid/segments.ts';

describe('segmentsOf', () => {
  it('cuts a wording at its spans', () => {
    expect(segmentsOf('每月公开，6月底前完成', [{ start: 5, end: 10, text: '6月底前完' }])).toEqual([
      { text: '每月公开，', start: 0, marks: [] },
      { text: '6月底前完', start: 5, marks: [0] },
      { text: '成', start: 10, marks: [] },
    ]);
  });

  it('loses and doubles no character, whatever the spans', () => {
    const span = fc.record({ start: fc.nat(12), length: fc.nat(8) }).map(({ start, length }) => ({
      start,
      end: start + length,
      text: '',
    }));
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), fc.array(span, { maxLength: 4 }), (wording, spans) => {
        const segments = segmentsOf(wording, spans);
        expect(segments.map((segment) => segment.text).join('')).toBe(wording);
      }),
    );
  });
});

describe('runsOf', () => {
  it('joins equal neighbours only, and never empty ones', () => {
    const runs = runsOf(['甲', '甲', '', '', '甲', '乙'], (key) => key);
    expect(runs.map((run) => `${run.first}-${run.last}`)).toEqual(['0-1', '0-1', '2-2', '3-3', '4-4', '5-5']);
  });
});

describe('columnLetters', () => {
  it('counts as a sheet does', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
