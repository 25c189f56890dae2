import type { Merge } from '../../domain/sheets/grid.ts';

/** Rows on their way to the page: heights, and the merged cells with the height their text needs. */
export interface PageInput {
  readonly heights: readonly number[];
  readonly merges: readonly MergedCell[];
  /** Room for rows on the first and on every later page. */
  readonly firstRoom: number;
  readonly room: number;
  /** Height of the closing lines, which stay with the last row. */
  readonly closing: number;
}

export interface MergedCell extends Merge {
  readonly needs: number;
}

/** A merged cell on its page. `source` is the row that holds its content: another than `top` where a page break cut it. */
export interface PlacedMerge extends Merge {
  readonly source: number;
}

export interface Pages {
  readonly heights: readonly number[];
  /** Rows that begin a page, the first page's apart. */
  readonly breaks: readonly number[];
  /** Cut at page breaks, so that each page shows its own copy of the label. */
  readonly merges: readonly PlacedMerge[];
}

type WorkingMerge = MergedCell & PlacedMerge;

/**
 * Divides rows over pages. A merged cell that runs over a page's end is cut there and its text repeated on the next page; where the
 * rest of the page is too low for its text, it moves to the next page as a whole. Rows under a label that needs more room grow.
 */
export function layPages(input: PageInput): Pages {
  const heights = [...input.heights];
  for (const merge of input.merges) grow(heights, merge);
  const breaks: number[] = [];
  let merges: readonly WorkingMerge[] = input.merges.map((merge) => ({ ...merge, source: merge.top }));
  // What lies on finished pages is looked at no more.
  const placed: WorkingMerge[] = [];
  let start = 0;
  let room = input.firstRoom;
  let used = 0;
  for (let row = 0; row < heights.length; ) {
    const height = heights[row] ?? 0;
    const last = row === heights.length - 1;
    const needed = used + height + (last ? input.closing : 0);
    if (needed <= room || row === start) {
      used += height;
      row += 1;
      continue;
    }
    const at = breakBefore(row, start, heights, merges);
    breaks.push(at);
    const parts = cut(merges, at);
    placed.push(...parts.filter(({ bottom }) => bottom < at));
    merges = parts.filter(({ bottom }) => bottom >= at);
    for (const merge of merges) if (merge.top === at) grow(heights, merge);
    start = at;
    row = at;
    room = input.room;
    used = 0;
  }
  return { heights, breaks, merges: [...placed, ...merges] };
}

/** Moves a break up to the top of a label whose text would not fit into what is left of the page. */
function breakBefore(row: number, start: number, heights: readonly number[], merges: readonly WorkingMerge[]): number {
  let at = row;
  for (let moved = true; moved; ) {
    moved = false;
    for (const merge of merges) {
      const crosses = merge.top < at && at <= merge.bottom && merge.top > start;
      if (crosses && sum(heights, merge.top, at - 1) < merge.needs) {
        at = merge.top;
        moved = true;
      }
    }
  }
  return at;
}

function cut(merges: readonly WorkingMerge[], at: number): readonly WorkingMerge[] {
  return merges.flatMap((merge) => {
    if (merge.top >= at || merge.bottom < at) return [merge];
    return [
      { ...merge, bottom: at - 1 },
      { ...merge, top: at },
    ];
  });
}

function grow(heights: number[], merge: MergedCell): void {
  const lack = merge.needs - sum(heights, merge.top, merge.bottom);
  if (lack <= 0) return;
  const share = Math.ceil(lack / (merge.bottom - merge.top + 1));
  for (let row = merge.top; row <= merge.bottom; row += 1) heights[row] = (heights[row] ?? 0) + share;
}

function sum(heights: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let row = from; row <= to; row += 1) total += heights[row] ?? 0;
  return total;
}
