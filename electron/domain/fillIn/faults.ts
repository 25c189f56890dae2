import type { Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { returnedSideRows, type SideCell, type SideColumn } from './sideSheet.ts';

/** What a row of the sheet 问题整改 says; the unit fills in the last two. */
export type FaultField = 'number' | 'indicator' | 'cause' | 'points' | 'rectifyBy' | 'state' | 'reply' | 'link';

/** The columns of the sheet 问题整改 in a unit's book, in their order. */
export const FAULT_COLUMNS: readonly SideColumn<FaultField>[] = [
  { field: 'number', header: '序号', width: 5, align: 'center' },
  { field: 'indicator', header: '指标', width: 16, align: 'left' },
  { field: 'cause', header: '失分原因', width: 34, align: 'left' },
  { field: 'points', header: '扣分', width: 7, align: 'center' },
  { field: 'rectifyBy', header: '整改时限', width: 12, align: 'center' },
  { field: 'state', header: '目前状态', width: 14, align: 'center' },
  { field: 'reply', header: '整改情况', width: 36, align: 'left', open: true },
  { field: 'link', header: '佐证链接', width: 26, align: 'left', open: true },
];

/** A row of the sheet 问题整改 as it came back. */
export interface ReturnedFault {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly key?: string;
  readonly indicator: string;
  readonly cause: string;
  readonly reply: SideCell;
  readonly link: SideCell;
}

/** The rows of a sheet 问题整改, whatever was renamed or moved in it; `undefined` where it is no such sheet. */
export function returnedFaults(keyed: Grid, stamp: WorkbookStamp | undefined): readonly ReturnedFault[] | undefined {
  return returnedSideRows(keyed, stamp, FAULT_COLUMNS, ['cause', 'state', 'reply'])?.flatMap(({ cell, ...row }) => {
    const cause = cell('cause').text;
    if (cause === '' && row.key === undefined) return [];
    return [{ ...row, indicator: cell('indicator').text, cause, reply: cell('reply'), link: cell('link') }];
  });
}
