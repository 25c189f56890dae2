import { doubledHeader } from './columnRoles.ts';
import type { Grid } from '../../sheets/grid.ts';
import type { Header } from './header.ts';
import { guessedHeader, headerByEvidence, headerByHand, headersAt, type HeaderBand } from './headerRows.ts';
import { isAllWords } from './headerSigns.ts';
import { layoutFinder, type TableLayout } from './layout.ts';
import type { MergeIndex } from '../../sheets/mergeIndex.ts';
import { isHead, isTitleLine, sameTitle, titleAbove } from './titles.ts';

/** One table of a sheet: its header, the rows below it, the title above it. */
export interface Region {
  readonly header: Header;
  readonly title: string;
  readonly rows: readonly number[];
  /** First and last column that no table beside it holds. */
  readonly reach: readonly [number, number];
  /** Rows above the first header that are neither title nor caption. */
  readonly above: readonly number[];
}

function isBlank(grid: Grid, row: number): boolean {
  return !(grid.rows[row] ?? []).some((cell) => cell !== undefined);
}

function findBands(grid: Grid, index: MergeIndex, layouts: readonly TableLayout[]): HeaderBand[] {
  const bands: HeaderBand[] = [];
  const layoutAt = layoutFinder(grid, layouts);
  for (let row = 0; row < grid.rows.length; row++) {
    const layout = layoutAt(row);
    const band = layout ? headerByHand(grid, index, row, layout) : headerIn(grid, index, row, bands.at(-1));
    if (!band || (!layout && !mayBegin(grid, band, bands))) continue;
    bands.push(band);
    row = band.bottom;
  }
  const guess = bands.length === 0 ? headerByEvidence(grid, index) : undefined;
  return guess ? [guess] : bands;
}

/** The header that begins in a row: by its words, or below a gap or a title between tables by what stands below it. */
function headerIn(grid: Grid, index: MergeIndex, row: number, last: HeaderBand | undefined): HeaderBand | undefined {
  const byWords = headersAt(grid, index, row);
  if (byWords || last === undefined || row - 1 <= last.bottom) return byWords;
  return isBlank(grid, row - 1) || isTitleLine(grid, row - 1, 1) ? guessedHeader(grid, index, row) : undefined;
}

/** Below a header, another one says the same, or stands apart, or holds nothing but header words: what else looks like one is data. */
function mayBegin(grid: Grid, { top, headers }: HeaderBand, before: readonly HeaderBand[]): boolean {
  const last = before.at(-1);
  if (last === undefined || isAllWords(grid, top)) return true;
  if (headers.some(({ signature }) => last.headers.some((header) => header.signature === signature))) return true;
  const above = (grid.rows[top - 1] ?? []).filter((cell) => cell !== undefined).length;
  return top - 1 > last.bottom && above <= 1;
}

/** First row of the title and caption lines that belong to a header. */
function titleStart(grid: Grid, { top, headers }: HeaderBand, from: number): number {
  let start = top;
  while (start > from && (isBlank(grid, start - 1) || isTitleLine(grid, start - 1, headers.length))) start -= 1;
  return start;
}

function rowsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i);
}

interface OpenRegion extends Region {
  readonly rows: number[];
}

/** What stands left of the first and right of the last of the tables beside each other is theirs. */
function reachOf({ columns }: Grid, { headers }: HeaderBand, { columns: own }: Header): readonly [number, number] {
  const [first = 0, last = 0] = [own[0]?.column, own.at(-1)?.column];
  return [headers[0].columns === own ? 0 : first, headers.at(-1)?.columns === own ? columns - 1 : last];
}

/** The header right above that says the same, if its table goes on below this one. */
function sameAbove(previous: HeaderBand | undefined, { signature }: Header): Header | undefined {
  return previous?.headers.find((header) => header.signature === signature);
}

/**
 * The tables of a sheet: headers that a layout names, and those that the reader finds itself. A header that comes again
 * with rows between is a page break and its rows go on with the same table, unless another title stands above it. Of two alike with
 * nothing between it is asked which begins the table.
 */
export function regionsOf(
  grid: Grid,
  index: MergeIndex,
  layouts: readonly TableLayout[],
): { readonly regions: readonly Region[]; readonly asked?: string } {
  const bands = findBands(grid, index, layouts);
  const regions: OpenRegion[] = [];
  for (const [i, band] of bands.entries()) {
    const previous = bands[i - 1];
    const from = previous ? previous.bottom + 1 : 0;
    const next = bands[i + 1];
    const start = previous ? titleStart(grid, band, from) : 0;
    const end = next ? titleStart(grid, next, band.bottom + 1) : grid.rows.length;
    const rows = rowsBetween(band.bottom + 1, end);
    const nothingBetween = rowsBetween(from, band.top).every((row) => isBlank(grid, row));
    for (const header of band.headers) {
      const title = titleAbove(grid, index, start, header, band.headers.length > 1);
      const above = sameAbove(previous, header);
      if (above && nothingBetween && header.layout === undefined)
        return {
          regions: [{ header, title, rows, reach: reachOf(grid, band, header), above: [] }],
          asked: doubledHeader(above, header),
        };
      const open = above && regions.findLast((region) => region.header.signature === header.signature);
      if (open && (title === '' || sameTitle(title, open.title))) open.rows.push(...rows);
      else {
        const above = previous ? [] : rowsBetween(0, band.top).filter((row) => !isHead(grid, row, title));
        regions.push({ header, title, rows: [...rows], reach: reachOf(grid, band, header), above });
      }
    }
  }
  return { regions };
}
