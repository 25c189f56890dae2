import type { CellSpec, SheetSpec } from '../../domain/sheets/workbookSpec.ts';
import { layPages, type MergedCell, type PlacedMerge } from './writeWorkbookPages.ts';
import {
  columnSizes,
  lineHeight,
  PAGE_MEASURES,
  rowHeight,
  TALLEST_ROW,
  type ColumnSize,
} from './writeWorkbookPaper.ts';
import type { OpenEdges } from './writeWorkbookStyles.ts';
import { cellText, textWidth, wrapText } from './writeWorkbookText.ts';

/** A cell of a row as it will stand in the sheet. */
export interface LaidCell {
  readonly cell: CellSpec;
  /** A text too long for one row runs on over several, without lines between those on one page. */
  readonly open?: OpenEdges;
}

export interface RowPart {
  readonly row: number;
  readonly part: number;
}

/** A sheet with everything decided: sizes, row heights, page breaks, merges. Rows are the body only, 0-based. */
export interface LaidSheet {
  readonly columns: readonly ColumnSize[];
  readonly titleHeight: number;
  readonly captionHeight: number;
  /** Last column (0-based) of the caption's left part. */
  readonly captionSplit: number;
  readonly headerHeights: readonly number[];
  readonly rows: readonly (readonly LaidCell[])[];
  /** The row of the table that each row shows, and which part of it: 0 but for rows too tall for a page. */
  readonly sources: readonly RowPart[];
  readonly heights: readonly number[];
  readonly merges: readonly PlacedMerge[];
  readonly breaks: readonly number[];
  /** The table is to be fitted on one page, printed a little smaller if need be. */
  readonly onePage: boolean;
  readonly footerHeights: readonly number[];
}

/** A table that needs little more than a page is printed this much smaller rather than with a few rows on a second page. */
const ONE_PAGE_SCALE = 0.82;

/** Lays out a table for its paper. Pure: the same table gives the same pages. */
export function layOut(spec: SheetSpec): LaidSheet {
  const paper = PAGE_MEASURES[spec.paper];
  const { sizes, scale } = columnSizes(
    paper,
    spec.columns.map((column) => column.width),
  );
  const across = sizes.reduce((sum, size) => sum + size.chars, 0);
  const height = (text: string, chars: number, font = paper.body) =>
    rowHeight(wrapText(text, (chars * paper.body) / font).length, font);
  const titleHeight = height(spec.title, across, paper.title);
  const captionSplit = splitCaption(spec, sizes);
  const captionHeight = Math.max(
    height(spec.caption[0], width(sizes, 0, captionSplit)),
    height(spec.caption[1], width(sizes, captionSplit + 1, sizes.length - 1)),
  );
  const headerHeights = layHeader(spec, sizes, paper.body);
  const footerHeights = spec.footer.map((line) => height(line, across));
  const room = paper.height / scale - total(headerHeights);
  const body = layBody(spec, sizes, paper.body, Math.min(room, TALLEST_ROW));
  const rest = { heights: body.heights, merges: body.merges, closing: total(footerHeights) };
  const firstRoom = room - titleHeight - captionHeight;
  const whole = layPages({ ...rest, firstRoom: Number.POSITIVE_INFINITY, room });
  const onePage = (total(whole.heights) + rest.closing) * ONE_PAGE_SCALE <= firstRoom;
  const pages = onePage ? whole : layPages({ ...rest, firstRoom, room });
  return {
    columns: sizes,
    titleHeight,
    captionHeight,
    captionSplit,
    headerHeights,
    footerHeights,
    ...pages,
    onePage,
    sources: body.sources,
    rows: closeAtBreaks(body.rows, pages.breaks),
  };
}

/** The caption's two texts share the line in proportion to their length, each at least one column. */
function splitCaption(spec: SheetSpec, sizes: readonly ColumnSize[]): number {
  const [left, right] = spec.caption.map((text) => textWidth(text) + 1);
  const wanted = ((left ?? 1) / ((left ?? 1) + (right ?? 1))) * width(sizes, 0, sizes.length - 1);
  let split = 0;
  while (split < sizes.length - 2 && width(sizes, 0, split) < wanted) split += 1;
  return split;
}

/** How many rows the header has. */
export function headerRows({ columns }: Pick<SheetSpec, 'columns'>): number {
  return Math.max(1, ...columns.map(({ header }) => header.length));
}

function layHeader(spec: SheetSpec, sizes: readonly ColumnSize[], font: number): readonly number[] {
  const deep = headerRows(spec);
  const lines = (text: string, chars: number) => wrapText(text, chars).length;
  const heights: number[] = [];
  for (let level = 0; level < deep; level += 1) {
    const grouped = headerGroups(spec, level).map(({ from, to, text }) => lines(text, width(sizes, from, to)));
    const lowest = spec.columns.flatMap(({ header }, column) =>
      header.length === level + 1 && header.length === deep
        ? [lines(header[level] ?? '', sizes[column]?.chars ?? 2)]
        : [],
    );
    heights.push(rowHeight(Math.max(1, ...grouped, ...lowest), font));
  }
  // A header that runs down to the last row may need more than the rows that it runs over.
  const lack = spec.columns.map(({ header }, column) => {
    const first = header.length - 1;
    const own = rowHeight(lines(header[first] ?? '', sizes[column]?.chars ?? 2), font);
    return own - total(heights.slice(first));
  });
  const last = heights.length - 1;
  return heights.map((height, level) => (level === last ? height + Math.max(0, ...lack) : height));
}

/** Neighbouring columns under one header of a row that is not their last. */
export function headerGroups(
  { columns }: Pick<SheetSpec, 'columns'>,
  level = 0,
): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  const groups: { from: number; to: number; text: string; path: string }[] = [];
  for (const [column, { header }] of columns.entries()) {
    if (header.length <= level + 1) continue;
    const path = JSON.stringify(header.slice(0, level + 1));
    const open = groups.at(-1);
    if (open && open.to === column - 1 && open.path === path) open.to = column;
    else groups.push({ from: column, to: column, text: header[level] ?? '', path });
  }
  return groups;
}

interface Body {
  readonly rows: readonly (readonly LaidCell[])[];
  readonly sources: readonly RowPart[];
  readonly heights: readonly number[];
  readonly merges: readonly MergedCell[];
}

/** Heights of the body's rows. A row taller than `tallest` becomes several rows on which its long texts run on. */
function layBody(spec: SheetSpec, sizes: readonly ColumnSize[], font: number, tallest: number): Body {
  const rows: (readonly LaidCell[])[] = [];
  const sources: RowPart[] = [];
  const heights: number[] = [];
  const merges: MergedCell[] = [];
  const first: number[] = [];
  const covered = coveredCells(spec);
  const most = Math.max(1, Math.floor((tallest - 6) / lineHeight(font)));
  for (const [row, cells] of spec.rows.entries()) {
    first.push(rows.length);
    const lines = spec.columns.map((_, column) =>
      covered.has(`${row}:${column}`) ? [] : wrapText(textOf(cells[column]), sizes[column]?.chars ?? 2),
    );
    const longest = Math.max(1, ...lines.map((list) => list.length));
    const parts = Math.ceil(longest / most);
    for (let part = 0; part < parts; part += 1) {
      const from = part * most;
      rows.push(spec.columns.map((_, column) => partOf(cells[column], lines[column] ?? [], { part, most })));
      sources.push({ row, part });
      heights.push(rowHeight(Math.min(longest - from, most), font));
    }
    if (parts === 1) continue;
    for (const [column, list] of lines.entries()) {
      if (list.length > most || covered.has(`${row}:${column}`)) continue;
      merges.push({ top: rows.length - parts, left: column, bottom: rows.length - 1, right: column, needs: 0 });
    }
  }
  first.push(rows.length);
  for (const merge of spec.merges) {
    const text = textOf(spec.rows[merge.top]?.[merge.left]);
    const lines = wrapText(text, width(sizes, merge.left, merge.right)).length;
    const bottom = (first[merge.bottom + 1] ?? rows.length) - 1;
    const needs = Math.min(rowHeight(lines, font), tallest);
    merges.push({ ...merge, top: first[merge.top] ?? 0, bottom, needs });
  }
  return {
    rows,
    sources,
    heights,
    merges: merges.filter((merge) => merge.top < merge.bottom || merge.left < merge.right),
  };
}

/** A cell on the nth of the rows it fills: whole on the first, unless its own text runs on. */
function partOf(
  cell: CellSpec | undefined,
  lines: readonly string[],
  { part, most }: { readonly part: number; readonly most: number },
): LaidCell {
  const whole = cell ?? { kind: 'empty' };
  if (whole.kind !== 'text' || lines.length <= most) return { cell: part === 0 ? whole : { kind: 'empty' } };
  const text = lines
    .slice(part * most, (part + 1) * most)
    .join('')
    .replace(/\n$/, '');
  const later = (part + 1) * most < lines.length;
  return { cell: { ...whole, text }, open: { top: part > 0, bottom: later } };
}

/** Closes the open edges that lie on a page break. */
function closeAtBreaks(
  rows: readonly (readonly LaidCell[])[],
  breaks: readonly number[],
): readonly (readonly LaidCell[])[] {
  const starts = new Set(breaks);
  const close = ({ cell, open }: LaidCell, row: number): LaidCell =>
    open
      ? { cell, open: { top: open.top && !starts.has(row), bottom: open.bottom && !starts.has(row + 1) } }
      : { cell };
  return rows.map((cells, row) => (cells.some((cell) => cell.open) ? cells.map((cell) => close(cell, row)) : cells));
}

function coveredCells(spec: SheetSpec): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const merge of spec.merges) {
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      for (let column = merge.left; column <= merge.right; column += 1) covered.add(`${row}:${column}`);
    }
  }
  return covered;
}

function textOf(cell: CellSpec | undefined): string {
  if (cell?.kind === 'text') return cellText(cell.text);
  return cell?.kind === 'number' || cell?.kind === 'formula' ? String(cell.value ?? '') : '';
}

function width(sizes: readonly ColumnSize[], from: number, to: number): number {
  return sizes.slice(from, to + 1).reduce((sum, size) => sum + size.chars, 0);
}

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}
