import type { Merge } from './grid.ts';
import type { WorkbookStamp } from './stamp.ts';

/** A cell to be written. Text is always written as text, so a leading = + - @ never becomes a formula. */
export type CellSpec =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: CellTone }
  | { readonly kind: 'number'; readonly value: number; readonly format: string; readonly tone?: CellTone }
  /** A live formula, without its `=`; `value`: what it comes to, where that is known beforehand. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly value?: number | string;
      readonly format: string;
      readonly tone?: CellTone;
    }
  | { readonly kind: 'empty' };

/** Sparing emphasis that also survives a black-and-white printer: bold red, bold, grey. */
export type CellTone = 'alarm' | 'strong' | 'muted';

export interface ColumnSpec {
  /** Header words; two or three entries make a header of as many rows, equal neighbours in all rows but the last are merged. */
  readonly header: readonly [string] | readonly [string, string] | readonly [string, string, string];
  /** Width in characters of the body font (a Chinese character counts 2). */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

/** One printed table: title over all columns, an optional line under it, header, body, closing lines. */
export interface SheetSpec {
  readonly name: string;
  readonly title: string;
  /** Left and right end of the line between title and header: 填报单位 / 截至日期. */
  readonly caption: readonly [string, string];
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly (readonly CellSpec[])[];
  /** Merged group cells, 0-based within `rows`. */
  readonly merges: readonly Merge[];
  /** Lines under the table: remarks, 填表人 / 审核人 / 日期. */
  readonly footer: readonly string[];
  readonly paper: 'A4' | 'A3';
  /** Hidden key of each row, written into a hidden column behind the last; the stamp says what they stand for. */
  readonly keys?: readonly (string | undefined)[];
}

/** A workbook for leadership, ready for the styled writer (DOMAIN.md "Paper": landscape, fit to width, repeated header, page numbers). */
export interface WorkbookSpec {
  readonly fileName: string;
  readonly sheets: readonly SheetSpec[];
  /** Goes on a very hidden sheet, so that the workbook is known again when it comes back. */
  readonly stamp?: WorkbookStamp;
}
