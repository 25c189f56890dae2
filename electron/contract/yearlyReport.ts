import { z } from 'zod';
import type { RequestId, UnitId } from '../domain/brand.ts';
import type { ReportForm } from '../domain/yearlyReport/form.ts';
import { command, longText, query, returns, unitId, year } from './define.ts';

export type { ReportForm } from '../domain/yearlyReport/form.ts';

/** One organ's part in a district's report. */
export interface ReportOrgan {
  readonly unitId: UnitId;
  readonly name: string;
  /** From its register, from a table that it returned, or neither. */
  readonly origin: 'register' | 'returned' | 'none';
  readonly faults: readonly string[];
}

/** A yearly report: of one organ, or of the district over all of them. */
export interface ReportView {
  readonly form: ReportForm;
  readonly name: string;
  /** By cell, nought left out; money in hundredths. Absent where a fault stands against the tables. */
  readonly figures?: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  /** Cells that are typed, as they were typed; money in hundredths. */
  readonly typed: Readonly<Record<string, number>>;
  readonly texts: Readonly<Record<string, string>>;
  /** Of a district: every organ. */
  readonly organs: readonly ReportOrgan[];
}

/** What a cell counts: the requests of an organ, or the organs of a district. */
export interface ReportCellView {
  readonly cases: readonly { readonly id: RequestId; readonly number: string }[];
  readonly organs: readonly { readonly unitId: UnitId; readonly name: string; readonly value: number }[];
}

/** A returned table as it was read, before it is taken in. */
export interface ReturnedPreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly unitId: UnitId;
  readonly figures: Readonly<Record<string, number>>;
  /** What cannot be read, or does not add up: then it is not taken in. */
  readonly faults: readonly string[];
}

/** `null`: the district. */
const whose = { year, unitId: unitId.nullable() };
const cell = z.string().regex(/^[A-Za-z.]{1,80}$/u, '单元格名称不正确');

export const yearlyReport = {
  'yearlyReport.get': query(z.strictObject(whose), returns<ReportView>()),
  'yearlyReport.cell': query(z.strictObject({ ...whose, cell }), returns<ReportCellView>()),
  /** Types cells that no register tells: what is published of one's own accord, and what a first year carries in. `null` clears one. Money in hundredths. */
  'yearlyReport.setCells': command(
    z.strictObject({
      ...whose,
      cells: z.record(cell, z.number().int('应为整数').min(0, '不能小于 0').max(1e12).nullable()),
    }),
    returns<object>(),
  ),
  'yearlyReport.setText': command(
    z.strictObject({ ...whose, part: z.string().max(40), text: longText }),
    returns<object>(),
  ),
  /** The report in the official layout, as a workbook or for Word; `conflict` names the gap where no table can be made. `isBlank`: to be filled in by a unit. */
  'yearlyReport.export': query(
    z.strictObject({ ...whose, kind: z.enum(['xlsx', 'docx']), isBlank: z.boolean().default(false) }),
    returns<{ readonly jobId: string }>(),
  ),
  /** Reads a unit's returned table in the background; the job's `previewId` names it. Nothing is written. */
  'yearlyReport.read': query(
    z.strictObject({ year, unitId, fileId: z.string().max(64) }),
    returns<{ readonly jobId: string }>(),
  ),
  'yearlyReport.preview': query(z.strictObject({ previewId: z.string().max(64) }), returns<ReturnedPreview>()),
  /** Takes a returned table in, in place of an earlier one. Refused where it does not add up. */
  'yearlyReport.confirm': command(z.strictObject({ previewId: z.string().max(64) }), returns<object>()),
  'yearlyReport.removeReturned': command(z.strictObject({ year, unitId }), returns<object>()),
};
