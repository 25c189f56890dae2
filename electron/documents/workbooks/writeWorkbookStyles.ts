import type { Alignment, Borders, Font, Style } from '@cj-tech-master/excelts';
import type { CellTone, ColumnSpec } from '../../domain/sheets/workbookSpec.ts';

/**
 * Fonts of official papers (DOMAIN.md "Paper"). A workbook can name one font per cell and no second choice; charset 134 (GB2312) and
 * the family lead a machine without it to 宋体 and 仿宋. The title is bold because its fallback, 宋体, should be.
 */
const TITLE_FONT = { name: '方正小标宋简体', family: 1, charset: 134, bold: true } as const;
const BODY_FONT = { name: '仿宋_GB2312', family: 3, charset: 134 } as const;
const HEADER_FONT = { name: '黑体', family: 3, charset: 134 } as const;

const LINE = { style: 'thin', color: { argb: 'FF000000' } } as const;
const GRID: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** Page number at the foot of each page; `&P` and `&N` are filled in by the printing program. */
export const PAGE_FOOTER = '&C&"仿宋_GB2312,Regular"&10第 &P 页 共 &N 页';

const TONES: Readonly<Record<CellTone, Partial<Font>>> = {
  alarm: { bold: true, color: { argb: 'FFC00000' } },
  strong: { bold: true },
  muted: { color: { argb: 'FF595959' } },
};

export function titleStyle(size: number): Partial<Style> {
  return { font: { ...TITLE_FONT, size }, alignment: middle('center') };
}

export function captionStyle(size: number, side: 'left' | 'right'): Partial<Style> {
  return { font: { ...BODY_FONT, size }, alignment: middle(side) };
}

export function headerStyle(size: number): Partial<Style> {
  return { font: { ...HEADER_FONT, size }, alignment: middle('center'), border: GRID };
}

/** Edges without a line, where a long text runs on from one row to the next. */
export interface OpenEdges {
  readonly top: boolean;
  readonly bottom: boolean;
}

/** What tells the cells of one column apart. */
export interface CellLook {
  readonly tone: CellTone | undefined;
  readonly format: string;
  readonly open: OpenEdges | undefined;
}

/**
 * Styles of a column's body cells, one object per look and shared by all cells that have it: the library compares styles by
 * identity first, and a style of its own for every cell doubles the time.
 */
export function columnStyles(column: ColumnSpec, size: number): (look: CellLook) => Partial<Style> {
  const known = new Map<string, Partial<Style>>();
  return (look) => {
    const { open, tone, format } = look;
    const key = `${tone ?? ''}|${format}|${open ? `${open.top}${open.bottom}` : ''}`;
    let style = known.get(key);
    if (style === undefined) {
      style = {
        font: { ...BODY_FONT, size, ...(tone === undefined ? {} : TONES[tone]) },
        alignment: open ? { ...middle(column.align), vertical: 'top' } : middle(column.align),
        border: open ? bordersOf(open) : GRID,
        numFmt: format,
      };
      known.set(key, style);
    }
    return style;
  };
}

function bordersOf({ top, bottom }: OpenEdges): Partial<Borders> {
  const edges = { ...(top ? {} : { top: LINE }), ...(bottom ? {} : { bottom: LINE }) };
  return { left: LINE, right: LINE, ...edges };
}

function middle(horizontal: 'left' | 'center' | 'right'): Partial<Alignment> {
  return { horizontal, vertical: 'middle', wrapText: true };
}
