import type { SubmissionRow } from '../../electron/contract/submissions.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { foldLookAlikes } from '../../electron/domain/lookAlikes.ts';
import type { CellPosition } from '../grid/cursor.ts';
import { UNIT_KINDS } from '../../electron/domain/words/duties.ts';

/** A count to be stored; `null` clears the cell. Months run from 1. */
export interface CountChange {
  readonly unitId: UnitId;
  readonly month: number;
  readonly count: number | null;
}

/** What became of typed or pasted text: changes to store, or a sentence that names the cell in the way. */
export type CountReading =
  | { readonly ok: true; readonly changes: readonly CountChange[] }
  | { readonly ok: false; readonly message: string };

const MOST = 9999;
const MONTHS = 12;

/** Reads one count. Blank is `null`; full-width digits and a thousands comma are fine; anything else is `undefined`. */
export function readCount(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const digits = /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (!/^\d{1,5}$/.test(digits)) return undefined;
  const count = Number(digits);
  return count <= MOST ? count : undefined;
}

/** Units in the order of the screen: by kind, as the table lists them. */
export function inOrder(rows: readonly SubmissionRow[]): readonly SubmissionRow[] {
  return UNIT_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

export interface KindGroup {
  readonly kind: UnitKind;
  readonly rows: readonly SubmissionRow[];
}

export function byKind(rows: readonly SubmissionRow[]): readonly KindGroup[] {
  return UNIT_KINDS.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) })).filter(
    (group) => group.rows.length > 0,
  );
}

/** True where a month that counts already falls short of the unit's target; nothing entered counts as none. */
export function isShort(
  { counted, targets }: Pick<SubmissionRow, 'counted' | 'targets'>,
  month: number,
  count: number | undefined,
): boolean {
  return counted.includes(month) && (count ?? 0) < (targets[month - 1] ?? 0);
}

/** Whether a unit owes any piece in the year. */
export function owesPieces({ targets }: Pick<SubmissionRow, 'targets'>): boolean {
  return targets.some((target) => target > 0);
}

/** Names that a pasted first column may use for a unit: its name and aliases, blanks aside. */
export type UnitNames = ReadonlyMap<string, UnitId>;

export function nameKey(text: string): string {
  return foldLookAlikes(text).normalize('NFKC').replaceAll(/\s+/g, '');
}

/**
 * Reads a pasted block. Where its first column holds names, rows go to the units of those names; else they run down
 * from the active cell. A first row of months (1月 …) says which column is which month; else columns run right from
 * the active cell. Blank cells change nothing. One cell that is no count refuses the whole block.
 */
export function readPaste(
  block: readonly (readonly string[])[],
  at: CellPosition,
  rows: readonly SubmissionRow[],
  names: UnitNames,
): CountReading {
  const months = headerMonths(block[0] ?? []);
  const named = hasNames(block.slice(months ? 1 : 0));
  const columns = months ?? runningMonths(block, named ? 1 : 0, at.column);
  if (!columns) return refuse(`粘贴的内容比 ${at.column + 1} 月到 12 月的列数多`);
  const changes: CountChange[] = [];
  for (const [index, line] of block.entries()) {
    if ((months && index === 0) || line.every((text) => text.trim() === '') || isTotal(line[0])) continue;
    const below = rows[at.row + index - (months ? 1 : 0)];
    const unitId = named ? names.get(nameKey(line[0] ?? '')) : below?.unitId;
    if (!unitId)
      return refuse(named ? `第 ${index + 1} 行的“${line[0] ?? ''}”不在本表的单位里` : '粘贴的行数超出了表格');
    const read = readLine(line, index, unitId, columns);
    if (!read.ok) return read;
    changes.push(...read.changes);
  }
  return changes.length > 0 ? { ok: true, changes } : refuse('粘贴的内容里没有数字');
}

function readLine(
  line: readonly string[],
  index: number,
  unitId: UnitId,
  columns: ReadonlyMap<number, number>,
): CountReading {
  const changes: CountChange[] = [];
  for (const [column, month] of columns) {
    const text = line[column] ?? '';
    const count = readCount(text);
    if (count === undefined) {
      return refuse(`第 ${index + 1} 行第 ${column + 1} 列（${month}月）的“${text.trim()}”不是 0 至 ${MOST} 的整数`);
    }
    if (count !== null) changes.push({ unitId, month, count });
  }
  return { ok: true, changes };
}

function refuse(what: string): CountReading {
  return { ok: false, message: `${what}，没有写入任何数据。请改正后重新粘贴。` };
}

function isName(text: string | undefined): boolean {
  return text !== undefined && readCount(text) === undefined;
}

/** A first column of names has counts beside it, and is names for the most part. */
function hasNames(body: readonly (readonly string[])[]): boolean {
  const names = body.filter((row) => row.length > 1 && isName(row[0])).length;
  return names * 2 > body.length;
}

function isTotal(text: string | undefined): boolean {
  return /^(合计|总计|小计)$/.test(nameKey(text ?? ''));
}

/** Block column → month, where the first row names at least one month. Columns it does not name are left out. */
function headerMonths(header: readonly string[]): ReadonlyMap<number, number> | undefined {
  const months = new Map<number, number>();
  for (const [column, text] of header.entries()) {
    const month = Number(/^(\d{1,2})月份?$/.exec(nameKey(text))?.[1]);
    if (month >= 1 && month <= MONTHS) months.set(column, month);
  }
  return months.size > 0 ? months : undefined;
}

function runningMonths(
  block: readonly (readonly string[])[],
  firstColumn: number,
  startMonth: number,
): ReadonlyMap<number, number> | undefined {
  const width = Math.max(...block.map((row) => row.length)) - firstColumn;
  if (width > MONTHS - startMonth) return undefined;
  return new Map(Array.from({ length: width }, (_, index) => [firstColumn + index, startMonth + index + 1]));
}
