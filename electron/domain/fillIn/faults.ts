import { foldLookAlikes } from '../lookAlikes.ts';
import { takeKeys } from '../reading/tables/hiddenKeys.ts';
import { cellAddress, type Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';

/** What a row of the sheet 问题整改 says; the unit fills in the last two. */
export type FaultField = 'number' | 'indicator' | 'cause' | 'points' | 'rectifyBy' | 'state' | 'reply' | 'link';

export interface FaultColumn {
  readonly field: FaultField;
  readonly header: string;
  /** In characters of the body font (a Chinese character counts 2). */
  readonly width: number;
  readonly align: 'left' | 'center';
}

/** The columns of the sheet 问题整改 in a unit's book, in their order. */
export const FAULT_COLUMNS: readonly FaultColumn[] = [
  { field: 'number', header: '序号', width: 5, align: 'center' },
  { field: 'indicator', header: '指标', width: 16, align: 'left' },
  { field: 'cause', header: '失分原因', width: 34, align: 'left' },
  { field: 'points', header: '扣分', width: 7, align: 'center' },
  { field: 'rectifyBy', header: '整改时限', width: 12, align: 'center' },
  { field: 'state', header: '目前状态', width: 14, align: 'center' },
  { field: 'reply', header: '整改情况', width: 36, align: 'left' },
  { field: 'link', header: '佐证链接', width: 26, align: 'left' },
];

export const OPEN_FAULT_FIELDS = ['reply', 'link'] as const satisfies readonly FaultField[];

/** A row to be written, with its hidden key. */
export interface FaultRow {
  readonly key: string;
  readonly cells: Readonly<Record<FaultField, string>>;
}

/** A unit's findings, as a sheet of its book. */
export interface FaultSheet {
  readonly name: string;
  readonly title: string;
  readonly instructions: string;
  /** 填报单位：… */
  readonly unit: string;
  readonly rows: readonly FaultRow[];
}

/** A row of the sheet 问题整改 as it came back. */
export interface ReturnedFault {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly key?: string;
  readonly indicator: string;
  readonly cause: string;
  readonly reply: { readonly text: string; readonly address: string };
  readonly link: { readonly text: string; readonly address: string };
}

function bare(text: string): string {
  return foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/[\s：:*]/gu, '');
}

/** The rows of a sheet 问题整改, whatever was renamed or moved in it; `undefined` where it is no such sheet. */
export function returnedFaults(keyed: Grid, stamp: WorkbookStamp | undefined): readonly ReturnedFault[] | undefined {
  const { grid, keys } = takeKeys(keyed, stamp);
  const header = grid.rows.findIndex((cells) => {
    const words = new Set(cells.map((cell) => bare(cell?.text ?? '')));
    return ['cause', 'state', 'reply'].every((field) => words.has(headerOf(field)));
  });
  if (header < 0) return undefined;
  const columnOf = (field: FaultField) =>
    (grid.rows[header] ?? []).findIndex((cell) => bare(cell?.text ?? '') === headerOf(field));
  const cellAt = (row: number, field: FaultField) => {
    const column = columnOf(field);
    return { text: grid.rows[row]?.[column]?.text.trim() ?? '', address: cellAddress(row, Math.max(column, 0)) };
  };
  const rows: ReturnedFault[] = [];
  for (let row = header + 1; row < grid.rows.length; row += 1) {
    const key = keys.get(row);
    const cause = cellAt(row, 'cause').text;
    if (cause === '' && key === undefined) continue;
    rows.push({
      sheet: grid.sheet,
      line: row + 1,
      ...(key === undefined ? {} : { key }),
      indicator: cellAt(row, 'indicator').text,
      cause,
      reply: cellAt(row, 'reply'),
      link: cellAt(row, 'link'),
    });
  }
  return rows;
}

function headerOf(field: string): string {
  return FAULT_COLUMNS.find((column) => column.field === field)?.header ?? '';
}
