import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layPages, type MergedCell, type PageInput } from '../../electron/documents/workbooks/writeWorkbookPages.ts';

function pages({ heights, breaks }: ReturnType<typeof layPages>): number[][] {
  const starts = [0, ...breaks];
  return starts.map((start, index) => heights.slice(start, starts[index + 1] ?? heights.length));
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('pages', () => {
  const plain = { merges: [], closing: 0 };

  it('fill each page and break before the row that no longer fits', () => {
    const laid = layPages({ ...plain, heights: [20, 20, 20, 20, 20], firstRoom: 45, room: 60 });
    expect(laid.breaks).toEqual([2]);
  });

  it('keep the closing lines with the last row', () => {
    expect(layPages({ ...plain, heights: [20, 20, 20], firstRoom: 60, room: 60, closing: 0 }).breaks).toEqual([]);
    expect(layPages({ ...plain, heights: [20, 20, 20], firstRoom: 60, room: 60, closing: 15 }).breaks).toEqual([2]);
  });

  it('cut a label at the page end and repeat it on the next page', () => {
    const merge = { top: 0, left: 1, bottom: 3, right: 1, needs: 20 };
    const laid = layPages({ heights: [20, 20, 20, 20], merges: [merge], firstRoom: 45, room: 60, closing: 0 });
    expect(laid.merges).toMatchObject([
      { top: 0, bottom: 1, source: 0 },
      { top: 2, bottom: 3, source: 0 },
    ]);
  });

  it('move a label to the next page where its text would not fit into the rest', () => {
    const merge = { top: 1, left: 1, bottom: 3, right: 1, needs: 35 };
    const laid = layPages({ heights: [20, 20, 20, 20], merges: [merge], firstRoom: 45, room: 80, closing: 0 });
    expect(laid.breaks).toEqual([1]);
  });

  it('grow rows under a label that needs more room', () => {
    const merge = { top: 0, left: 1, bottom: 1, right: 1, needs: 70 };
    expect(layPages({ heights: [20, 20], merges: [merge], firstRoom: 200, room: 200, closing: 0 }).heights).toEqual([
      35, 35,
    ]);
  });

  const room = 200;
  const input: fc.Arbitrary<PageInput> = fc
    .tuple(
      fc.array(fc.integer({ min: 10, max: 120 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 60 }),
    )
    .chain(([heights, closing]) =>
      fc
        .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 90 })), { maxLength: 12 })
        .map((runs) => {
          const merges: MergedCell[] = [];
          let top = 0;
          for (const [length, needs] of runs) {
            if (top + length > heights.length) break;
            merges.push({ top, left: 1, bottom: top + length - 1, right: 1, needs });
            top += length;
          }
          return { heights, merges, closing, firstRoom: 150, room };
        }),
    );

  it('never hold more than their room, but for a single row taller than the page', () => {
    fc.assert(
      fc.property(input, (given) => {
        const laid = layPages(given);
        for (const [index, page] of pages(laid).entries()) {
          const last = index === laid.breaks.length;
          const used = sum(page) + (last ? given.closing : 0);
          expect(page.length).toBeGreaterThan(0);
          if (page.length > 1) expect(used).toBeLessThanOrEqual(index === 0 ? 150 : room);
        }
      }),
    );
  });

  it('cover the same rows with labels that fit, none across a break', () => {
    fc.assert(
      fc.property(input, (given) => {
        const laid = layPages(given);
        const rows = (merges: readonly { top: number; bottom: number }[]) =>
          merges.flatMap(({ top, bottom }) => Array.from({ length: bottom - top + 1 }, (_, i) => top + i));
        expect(rows(laid.merges)).toEqual(rows(given.merges));
        for (const merge of laid.merges) {
          expect(laid.breaks.some((at) => merge.top < at && at <= merge.bottom)).toBe(false);
          const whole = given.merges.find(({ top }) => top === merge.source);
          const starts = new Set([0, ...laid.breaks]);
          // A label that fills its page from top to end may lack room there; all others have it.
          const fillsPage = starts.has(merge.top) && starts.has(merge.bottom + 1);
          if (!fillsPage)
            expect(sum(laid.heights.slice(merge.top, merge.bottom + 1))).toBeGreaterThanOrEqual(whole?.needs ?? 0);
        }
      }),
    );
  });
});
