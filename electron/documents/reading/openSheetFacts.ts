import type { CellNote } from '../../domain/sheets/grid.ts';
import { LIMITS } from '../limits.ts';
import type { GridFacts } from './gridFacts.ts';
import { attribute, unescapeXml } from './wholeParts.ts';

/** A tag of tables, of their text, or of styles; end tags have a stroke in front. */
const TAG = /<(\/?)(?:table|text|style):([\w-]+)((?:\s[^<>]*?)?)(\/?)>/gu;

/** An OpenDocument sheet as its tags are walked. */
class OpenSheet {
  readonly name: string;
  readonly notes: CellNote[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: number[] = [];
  row = 0;
  column = 0;
  rows = 1;
  #columns = 0;

  constructor(name: string) {
    this.name = name;
  }

  columns(tag: string): void {
    const count = repeats(tag, 'number-columns-repeated');
    if (isUnseen(tag)) this.hiddenColumns.push(...numbersFrom(this.#columns, count, LIMITS.columns));
    this.#columns += count;
  }

  openRow(tag: string): void {
    this.rows = repeats(tag, 'number-rows-repeated');
    this.column = 0;
    if (isUnseen(tag)) for (const row of numbersFrom(this.row, this.rows, LIMITS.rows)) this.hiddenRows.push(row);
  }

  closeRow(): void {
    this.row += this.rows;
    this.rows = 1;
  }

  facts(): GridFacts {
    const { notes, hiddenRows, hiddenColumns } = this;
    return { notes, hiddenRows, hiddenColumns };
  }
}

/** So many numbers from one on, none past the end. */
function numbersFrom(from: number, count: number, end: number): number[] {
  return Array.from({ length: Math.max(Math.min(count, end - from), 0) }, (_, i) => from + i);
}

function repeats(tag: string, name: string): number {
  const count = Number(attribute(tag, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

/** Hidden by hand (`collapse`) or by a filter. */
function isUnseen(tag: string): boolean {
  return /\btable:visibility="(?:collapse|filter)"/u.test(tag);
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly isStruck: boolean;
  /** A formula that its program left without a value. */
  noResult: boolean;
  hasText: boolean;
}

/**
 * What the parser of workbooks passes over in an OpenDocument sheet: hidden and filtered rows, hidden columns, cells whose style is struck through,
 * formulas without results. `xml` is `content.xml`.
 */
export function openSheetFacts(xml: string): ReadonlyMap<string, GridFacts> {
  const bySheet = new Map<string, GridFacts>();
  const struck = new Set<string>();
  let style = '';
  let sheet: OpenSheet | undefined;
  let cell: OpenCell | undefined;
  const closeCell = (): void => {
    if (cell === undefined || sheet === undefined) return;
    const { row, column } = cell;
    if (cell.noResult && !cell.hasText) sheet.notes.push({ row, column, kind: 'noResult' });
    else if (cell.isStruck && cell.hasText) sheet.notes.push({ row, column, kind: 'struck' });
    cell = undefined;
  };
  for (const [, end, name = '', attributes = '', empty] of xml.matchAll(TAG)) {
    const tag = `<x${attributes}>`;
    const isEnd = end === '/';
    if (name === 'style' && !isEnd) style = attribute(tag, 'name') ?? '';
    else if (name === 'text-properties' && !isEnd && isStruck(attributes)) struck.add(style);
    else if (name === 'table' && !isEnd) sheet = new OpenSheet(unescapeXml(attribute(tag, 'name') ?? ''));
    else if (name === 'table' && sheet) {
      bySheet.set(sheet.name, sheet.facts());
      sheet = undefined;
    } else if (sheet === undefined) continue;
    else if (name === 'table-column' && !isEnd) sheet.columns(tag);
    else if (name === 'table-row' && !isEnd) {
      sheet.openRow(tag);
      if (empty === '/') sheet.closeRow();
    } else if (name === 'table-row') sheet.closeRow();
    else if ((name === 'table-cell' || name === 'covered-table-cell') && !isEnd) {
      const formula = /\btable:formula=/u.test(attributes) && !/\boffice:(?:value-type|value)=/u.test(attributes);
      const place = { row: sheet.row, column: sheet.column };
      cell = { ...place, isStruck: struck.has(attribute(tag, 'style-name') ?? ''), noResult: formula, hasText: false };
      sheet.column += repeats(tag, 'number-columns-repeated');
      if (empty === '/') closeCell();
    } else if (name === 'table-cell') closeCell();
    else if (name === 'p' && cell && !isEnd && empty !== '/') cell.hasText = true;
  }
  return bySheet;
}

function isStruck(attributes: string): boolean {
  return /\bstyle:text-line-through-(?:style|type)="(?!none")/u.test(attributes);
}
