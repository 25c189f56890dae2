import type { SheetSpec } from '../../domain/sheets/workbookSpec.ts';

/** Sizes of a printed sheet, all in points (1/72 inch) unless named otherwise. */
export interface PageMeasures {
  /** Excel's number of the paper size. */
  readonly size: 9 | 8;
  /** Room between the margins, page in landscape. */
  readonly width: number;
  readonly height: number;
  /** Inches. */
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    readonly header: number;
    readonly footer: number;
  };
  /** Font sizes. */
  readonly title: number;
  readonly body: number;
}

const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 };
const ACROSS = (MARGINS.left + MARGINS.right) * 72;
const DOWN = (MARGINS.top + MARGINS.bottom) * 72;

/** A4 is 297 x 210 mm, A3 420 x 297 mm; 五号 body on A4, 小四 on A3. */
export const PAGE_MEASURES: Readonly<Record<SheetSpec['paper'], PageMeasures>> = {
  A4: { size: 9, width: 841.9 - ACROSS, height: 595.3 - DOWN, margins: MARGINS, title: 20, body: 10.5 },
  A3: { size: 8, width: 1190.6 - ACROSS, height: 841.9 - DOWN, margins: MARGINS, title: 26, body: 12 },
};

// A digit of the workbook's default font, 宋体 11, is 8 pixels (of 1/96 inch) wide; column widths are counted in it.
const DIGIT = 6;
// What a cell keeps free left and right of its text.
const PADDING = 6;

// Lines are reckoned a little shorter than the column: fonts that stand in for 仿宋 have wider digits, and cut text is worse than room.
const USABLE = 0.93;

export interface ColumnSize {
  /** As the worksheet stores it. */
  readonly units: number;
  /** Half-width characters of the body font that fit on a line. */
  readonly chars: number;
}

/**
 * Sizes of a sheet's columns. Widths that leave room are stretched in proportion, so that the table fills the page at its natural
 * font size; widths that need more are left, and the page is fitted to them when printed. `scale` says how much that shrinks it.
 */
export function columnSizes(
  paper: PageMeasures,
  widths: readonly number[],
): { readonly sizes: readonly ColumnSize[]; readonly scale: number } {
  const half = paper.body / 2;
  const fixed = widths.length * PADDING;
  // A little is kept back: the printing program's column may come out a pixel wider.
  const room = paper.width * 0.985;
  const wanted = widths.reduce((sum, width) => sum + width * half, 0);
  const stretch = Math.max(1, (room - fixed) / Math.max(wanted, 1));
  const sizes = widths.map((width) => {
    const chars = width * stretch;
    return { units: Math.round(((chars * half + PADDING) / DIGIT) * 100) / 100, chars: chars * USABLE };
  });
  return { sizes, scale: Math.min(1, room / (wanted * stretch + fixed)) };
}

/** Height of a line of the body font, with room for fonts that stand taller than 仿宋. */
export function lineHeight(fontSize: number): number {
  return fontSize * 1.45;
}

/** Height of a row that holds `lines` lines. */
export function rowHeight(lines: number, fontSize: number): number {
  return Math.ceil(Math.max(lines * lineHeight(fontSize) + 6, fontSize * 2));
}

/** Excel's limit of a row's height. */
export const TALLEST_ROW = 400;
