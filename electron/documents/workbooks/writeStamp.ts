import type { Workbook } from '@cj-tech-master/excelts';
import { STAMP_SHEET, stampCells, type WorkbookStamp } from '../../domain/sheets/stamp.ts';

/** Puts the stamp on a sheet that only a program can show. */
export function writeStamp(workbook: Workbook, stamp: WorkbookStamp): void {
  const sheet = workbook.addWorksheet(STAMP_SHEET, { state: 'veryHidden' });
  for (const text of stampCells(stamp)) sheet.addRow([text]).getCell(1).numFmt = '@';
}
