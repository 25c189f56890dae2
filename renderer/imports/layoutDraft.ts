import type { TablePreview } from '../../electron/contract/imports.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { ColumnRole } from '../../electron/contract/shared.ts';
import type { SkippedSheetView } from './sheets.ts';

type Layout = InputOf<'imports.setLayout'>;

/** How a sheet is to be read, while a person is saying it. */
export interface LayoutDraft {
  /** First and last header row, 0-based. */
  readonly headerRows: readonly [number, number];
  readonly kind: Layout['kind'];
  /** What each column holds; columns that are not named are not read. */
  readonly roles: ReadonlyMap<number, ColumnRole>;
  readonly remember: boolean;
}

export function draftOfTable({ headerRows, kind, columns }: TablePreview): LayoutDraft {
  return {
    headerRows,
    kind: kind === 'schedule' ? 'schedule' : 'breakdown',
    roles: new Map(columns.map(({ column, role }) => [column, role])),
    remember: true,
  };
}

/** What was understood of a sheet; where nothing was, the first row with several cells is the likeliest header. */
export function draftOfSheet({ rows, merges }: TablePreview['grid'], start?: SkippedSheetView['start']): LayoutDraft {
  if (start) {
    const roles = new Map(start.columns.map(({ column, role }) => [column, role]));
    return { headerRows: start.headerRows, kind: start.kind, roles, remember: true };
  }
  const wide = new Set(merges.filter(({ left, right }) => right > left).map(({ top }) => top));
  const found = rows.findIndex((row, at) => !wide.has(at) && row.filter((text) => text.trim() !== '').length > 1);
  const header = Math.max(0, found);
  return { headerRows: [header, header], kind: 'breakdown', roles: new Map(), remember: true };
}

/** A click on a row number makes it the header; with Shift, or beside the one that is chosen, the header grows to it. */
export function withHeaderRow(draft: LayoutDraft, row: number, extend: boolean): LayoutDraft {
  const [first] = draft.headerRows;
  if (!extend) return { ...draft, headerRows: [row, row] };
  return { ...draft, headerRows: [Math.min(first, row), Math.max(first, row)] };
}

/** Roles that one column alone can have. */
const SINGLE: ReadonlySet<ColumnRole> = new Set(['number', 'task', 'subtask', 'content', 'time', 'units', 'leadUnits']);

/** Says what a column holds; another column that held it before holds nothing now. */
export function withRole(draft: LayoutDraft, column: number, role: ColumnRole): LayoutDraft {
  const roles = new Map(draft.roles);
  if (SINGLE.has(role)) {
    for (const [other, had] of roles) if (had === role) roles.set(other, 'ignored');
  }
  roles.set(column, role);
  return { ...draft, roles };
}

/** Why a draft cannot be read yet; `undefined` when it can. */
export function draftFault(
  { roles, headerRows: [, last] }: LayoutDraft,
  { rows }: TablePreview['grid'],
): string | undefined {
  if (last >= rows.length - 1) return '表头下面没有内容，请重新选择表头所在的行';
  if (![...roles.values()].includes('content')) return '还没有指定哪一列是“内容”';
  return undefined;
}

/** The draft as `imports.setLayout` wants it. */
export function layoutInput(draft: LayoutDraft, previewId: string, sheet: string): Layout {
  const columns = [...draft.roles]
    .filter(([, role]) => role !== 'ignored')
    .map(([column, role]) => ({ column, role }))
    .toSorted((a, b) => a.column - b.column);
  const [first, last] = draft.headerRows;
  return { previewId, sheet, headerRows: [first, last], kind: draft.kind, columns, remember: draft.remember };
}
