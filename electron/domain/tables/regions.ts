import { succeed, type Outcome } from '../failure.ts';
import { doubledHeader, type SheetPlace } from './columnRoles.ts';
import type { Grid } from './grid.ts';
import { headerAt, headerByHand, type Header } from './headerRows.ts';
import { layoutFinder, type TableLayout } from './layout.ts';
import type { MergeIndex } from './mergeIndex.ts';
import { isTitleLine, titleAbove } from './titles.ts';

/** One table of a sheet: its header, the rows below it, the title above it. */
export interface Region {
  readonly header: Header;
  readonly title: string;
  readonly rows: readonly number[];
}

function isBlank(grid: Grid, row: number): boolean {
  return !(grid.rows[row] ?? []).some((cell) => cell !== undefined);
}

function findHeaders(grid: Grid, index: MergeIndex, layouts: readonly TableLayout[]): Header[] {
  const headers: Header[] = [];
  const layoutAt = layoutFinder(grid, layouts);
  for (let row = 0; row < grid.rows.length; row++) {
    const layout = layoutAt(row);
    const header = layout ? headerByHand(grid, index, row, layout) : headerAt(grid, index, row);
    if (!header) continue;
    headers.push(header);
    row = header.bottom;
  }
  return headers;
}

/** First row of the title and caption lines that belong to a header. */
function titleStart(grid: Grid, header: Header, from: number): number {
  let start = header.top;
  while (start > from && (isBlank(grid, start - 1) || isTitleLine(grid, start - 1))) start -= 1;
  return start;
}

function rowsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i);
}

/**
 * The tables of a sheet: headers that a layout names, and those that the reader finds itself. A header that comes again with rows between is a page break and its rows go on with the same
 * table, unless another title stands above it. Error: `duplicate-headers` for two alike with nothing between.
 */
export function regionsOf(
  grid: Grid,
  index: MergeIndex,
  layouts: readonly TableLayout[],
  place: SheetPlace,
): Outcome<Region[]> {
  const headers = findHeaders(grid, index, layouts);
  const regions: { header: Header; title: string; rows: number[] }[] = [];
  for (const [i, header] of headers.entries()) {
    const previous = headers[i - 1];
    const from = previous ? previous.bottom + 1 : 0;
    const next = headers[i + 1];
    const start = previous ? titleStart(grid, header, from) : 0;
    const end = next ? titleStart(grid, next, header.bottom + 1) : grid.rows.length;
    const rows = rowsBetween(header.bottom + 1, end);
    const title = titleAbove(grid, start, header.top);
    const last = regions.at(-1);
    if (previous && last && previous.signature === header.signature) {
      const nothingBetween = rowsBetween(from, header.top).every((row) => isBlank(grid, row));
      if (nothingBetween && header.layout === undefined) {
        return doubledHeader(previous, header, place);
      }
      if (title === '' || title === last.title) {
        last.rows.push(...rows);
        continue;
      }
    }
    regions.push({ header, title, rows });
  }
  return succeed(regions);
}
