import type { Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { returnedSideRows, type SideCell, type SideColumn } from './sideSheet.ts';

/** What a row of a self-score (自评表) says; the unit fills in the last two. */
export type ScoreField = 'number' | 'indicator' | 'full' | 'points' | 'reason';

/** The columns of a self-score, in their order. */
export const SCORE_COLUMNS: readonly SideColumn<ScoreField>[] = [
  { field: 'number', header: '序号', width: 6, align: 'center' },
  { field: 'indicator', header: '指标', width: 34, align: 'left' },
  { field: 'full', header: '分值', width: 9, align: 'center' },
  { field: 'points', header: '自评分', width: 10, align: 'center', open: true },
  { field: 'reason', header: '自评理由和佐证', width: 70, align: 'left', open: true },
];

/** A row of a self-score as it came back. */
export interface ReturnedScore {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly key?: string;
  readonly indicator: string;
  readonly points: SideCell;
  readonly reason: SideCell;
}

/** The rows of a self-score, whatever was renamed or moved in it; `undefined` where a sheet is none. */
export function returnedScores(keyed: Grid, stamp: WorkbookStamp | undefined): readonly ReturnedScore[] | undefined {
  return returnedSideRows(keyed, stamp, SCORE_COLUMNS, ['indicator', 'points', 'reason'])?.flatMap(
    ({ cell, ...row }) => {
      const said = { indicator: cell('indicator').text, points: cell('points'), reason: cell('reason') };
      return row.key === undefined && said.indicator === '' && said.points.text === '' && !said.points.noResult
        ? []
        : [{ ...row, ...said }];
    },
  );
}
