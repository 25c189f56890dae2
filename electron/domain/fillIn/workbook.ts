import type { PlainDate } from '../dates/plainDate.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import type { SideSheet } from './sideSheet.ts';
import type { FormField } from '../model/documents.ts';

/** A row to be written: its hidden key, and every cell's text as `OpenCells` and the locked wording have it. */
export interface FormRow {
  readonly key: string;
  readonly cells: Readonly<Record<FormField, string>>;
}

/** A unit's sheet. */
export interface FormSheet {
  readonly name: string;
  readonly title: string;
  /** 填写说明, under the title. */
  readonly instructions: string;
  /** 填报单位：… at the left; the right end is left to the unit to sign. */
  readonly unit: string;
  readonly rows: readonly FormRow[];
}

/** A fill-in workbook, ready for its writer. */
export interface FormWorkbook {
  readonly fileName: string;
  readonly sheets: readonly FormSheet[];
  /** 问题整改 of units that have findings to rectify, an empty 任务清单, a 自评表. */
  readonly more?: readonly SideSheet[];
  /** First and last day that may be given as 完成日期. */
  readonly days: { readonly from: PlainDate; readonly to: PlainDate };
  readonly stamp: WorkbookStamp;
}
