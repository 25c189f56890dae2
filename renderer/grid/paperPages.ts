/** How many rows a cell covers; 0 where one above covers it. */
export type Spans = (row: number, column: number) => number;

interface Room {
  /** For rows on the first page, under the title and the head, and on each further one, under the head; in pixels. */
  readonly first: number;
  readonly next: number;
}

/** The rows with which a page begins, but for the first page. */
export function pageStarts(heights: readonly number[], { first, next }: Room): readonly number[] {
  const starts: number[] = [];
  let free = first;
  for (const [row, height] of heights.entries()) {
    const begun = row > (starts.at(-1) ?? 0);
    if (height > free && begun) {
      starts.push(row);
      free = next;
    }
    free -= height;
  }
  return starts;
}

/** The same labels, each begun anew at the top of a page. */
export function spansByPage(spans: Spans, starts: readonly number[]): Spans {
  return (row, column) => {
    let first = row;
    while (first > 0 && spans(first, column) === 0) first -= 1;
    const end = first + spans(first, column);
    const begin = Math.max(first, starts.findLast((start) => start <= row) ?? 0);
    if (row !== begin) return 0;
    return Math.min(end, starts.find((start) => start > row) ?? end) - begin;
  };
}
