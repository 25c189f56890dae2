import type { FillInBookId, Year } from '../../electron/domain/brand.ts';
import { NOTHING_FILLED, type OpenCells } from '../../electron/domain/fillIn/form.ts';
import { stampedWording, type ExpectedRow } from '../../electron/domain/exchange/bookMatching.ts';
import type { FormWorkbook } from '../../electron/domain/fillIn/workbook.ts';
import { rowKey } from '../../electron/domain/sheets/stamp.ts';
import { day } from './testApp.ts';

export const BOOK = 'book-1' as FillInBookId;
export const UNIT = '区统计局';

/** A fill-in workbook of some rows, made without an office behind it. */
export function formOf(
  rows: readonly { readonly content: string; readonly base?: Partial<OpenCells> }[],
): FormWorkbook {
  const formRows = rows.map(({ content, base }, n) => ({
    key: rowKey(BOOK, n),
    cells: {
      number: String(n + 1),
      task: '加强平台建设',
      content,
      period: `2021年${(n % 12) + 1}月`,
      dueOn: '2021-06-30',
      state: '未到期',
      ...NOTHING_FILLED,
      ...base,
    },
  }));
  return {
    fileName: `${UNIT}.xlsx`,
    sheets: [
      {
        name: UNIT,
        title: '清河区政务公开工作填报表（6月）',
        instructions: '填写说明',
        unit: `填报单位：${UNIT}`,
        rows: formRows,
      },
    ],
    days: { from: day('2021-01-01'), to: day('2021-08-05') },
    stamp: {
      version: 1,
      kind: 'fillIn',
      workspace: 'office',
      district: '清河区',
      year: 2021 as Year,
      book: BOOK,
      madeAt: '2021-06-28T02:00:00.000Z',
      rows: Object.fromEntries(formRows.map(({ key, cells }) => [key, { id: key, cells }])),
    },
  };
}

/** What a form's rows are compared to when it comes back. */
export function expectedOf({ sheets, stamp }: FormWorkbook): readonly ExpectedRow[] {
  return (sheets[0]?.rows ?? []).flatMap(({ key }) => {
    const stamped = stamp.rows[key];
    return stamped ? [{ wording: stampedWording(stamped), unit: UNIT }] : [];
  });
}
