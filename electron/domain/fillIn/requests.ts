import type { Grid } from '../sheets/grid.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { ANSWER_KINDS, FORM_WORDS, PROVISION_FORMS, RESULT_WORDS } from '../words/requests.ts';
import { returnedSideRows, type SideCell, type SideColumn } from './sideSheet.ts';

/** What a row of the sheet 依申请公开 says; the unit fills in the last three. Nothing of it is the applicant's. */
export type RequestField = 'number' | 'subject' | 'receivedOn' | 'dueOn' | 'state' | 'answeredOn' | 'result' | 'form';

/** The columns of the sheet 依申请公开 in a unit's book, in their order. */
export const REQUEST_COLUMNS: readonly SideColumn<RequestField>[] = [
  { field: 'number', header: '编号', width: 12, align: 'center' },
  { field: 'subject', header: '申请内容', width: 40, align: 'left' },
  { field: 'receivedOn', header: '收到日期', width: 12, align: 'center' },
  { field: 'dueOn', header: '答复期限', width: 12, align: 'center' },
  { field: 'state', header: '目前状态', width: 12, align: 'center' },
  { field: 'answeredOn', header: '答复日期', width: 12, align: 'center', open: true, isDay: true },
  {
    field: 'result',
    header: '答复结果',
    width: 24,
    align: 'left',
    open: true,
    choices: ANSWER_KINDS.map((kind) => RESULT_WORDS[kind]),
  },
  {
    field: 'form',
    header: '提供形式',
    width: 16,
    align: 'left',
    open: true,
    choices: PROVISION_FORMS.map((form) => FORM_WORDS[form]),
  },
];

/** A row of the sheet 依申请公开 as it came back. */
export interface ReturnedRequest {
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly key?: string;
  readonly number: string;
  readonly answeredOn: SideCell;
  readonly result: SideCell;
  readonly form: SideCell;
}

/** The rows of a sheet 依申请公开, whatever was renamed or moved in it; `undefined` where it is no such sheet. */
export function returnedRequests(
  keyed: Grid,
  stamp: WorkbookStamp | undefined,
): readonly ReturnedRequest[] | undefined {
  return returnedSideRows(keyed, stamp, REQUEST_COLUMNS, ['number', 'state', 'result'])?.flatMap(({ cell, ...row }) => {
    const number = cell('number').text;
    if (number === '' && row.key === undefined) return [];
    return [{ ...row, number, answeredOn: cell('answeredOn'), result: cell('result'), form: cell('form') }];
  });
}
