import type { Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { returnedSideRows, type SideCell, type SideColumn } from './sideSheet.ts';

/** What a row of the sheet 办件 says; the unit fills in the last three. Nothing of it names who wrote. */
export type CaseField = 'register' | 'number' | 'title' | 'startedOn' | 'dueOn' | 'state' | 'doneOn' | 'link' | 'note';

/** The columns of the sheet 办件 in a unit's book, in their order. */
export const CASE_COLUMNS: readonly SideColumn<CaseField>[] = [
  { field: 'register', header: '登记簿', width: 10, align: 'center' },
  { field: 'number', header: '编号', width: 14, align: 'center' },
  { field: 'title', header: '标题', width: 34, align: 'left' },
  { field: 'startedOn', header: '日期', width: 11, align: 'center' },
  { field: 'dueOn', header: '办理期限', width: 12, align: 'center' },
  { field: 'state', header: '目前状态', width: 14, align: 'center' },
  { field: 'doneOn', header: '办结日期', width: 12, align: 'center', open: true, isDay: true },
  { field: 'link', header: '公开网址', width: 20, align: 'left', open: true },
  { field: 'note', header: '办理情况', width: 22, align: 'left', open: true },
];

/** A row of the sheet 办件 as it came back. */
export interface ReturnedCase {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly key?: string;
  readonly register: string;
  readonly number: string;
  readonly doneOn: SideCell;
  readonly link: SideCell;
  readonly note: SideCell;
}

/** The rows of a sheet 办件, whatever was renamed or moved in it; `undefined` where it is no such sheet. */
export function returnedCases(keyed: Grid, stamp: WorkbookStamp | undefined): readonly ReturnedCase[] | undefined {
  return returnedSideRows(keyed, stamp, CASE_COLUMNS, ['register', 'number', 'doneOn'])?.flatMap(({ cell, ...row }) => {
    const [register, number] = [cell('register').text, cell('number').text];
    if (number === '' && row.key === undefined) return [];
    return [{ ...row, register, number, doneOn: cell('doneOn'), link: cell('link'), note: cell('note') }];
  });
}
