import type { CellValue, Worksheet } from '@cj-tech-master/excelts';
import { isRowKey } from '../../electron/domain/sheets/stamp.ts';

/** What people do to a workbook of ours before it comes back. */

/** Changes a sheet as a spreadsheet does: merged ranges move along with their cells. */
function moving(sheet: Worksheet, change: () => void, row: (n: number) => number, column: (n: number) => number) {
  const ranges = sheet.model.mergeCells ?? [];
  const merges = ranges.map((range) => {
    const [from, to] = range.split(':').map((address) => sheet.getCell(address));
    return { top: Number(from?.row), left: Number(from?.col), bottom: Number(to?.row), right: Number(to?.col) };
  });
  for (const range of ranges) sheet.unMergeCells(range);
  change();
  for (const { top, left, bottom, right } of merges)
    sheet.mergeCells(row(top), column(left), row(bottom), column(right));
}

const shifted = (at: number) => (n: number) => (n >= at ? n + 1 : n);
const still = (n: number) => n;

export function insertRow(sheet: Worksheet, at: number, values: readonly string[]): void {
  moving(sheet, () => void sheet.insertRow(at, [...values]), shifted(at), still);
}

/** A column put in, with a header and some notes under it. */
export function insertColumn(sheet: Worksheet, at: number, header: string): void {
  moving(sheet, () => sheet.spliceColumns(at, 0, [null, null, header, null, '甲', '乙']), still, shifted(at));
}

/** As a person does it: merges undone, then the rows ordered by another column, whole. */
export function sortByUnits(sheet: Worksheet): void {
  const first = 5;
  const last = first + keyCount(sheet) - 1;
  for (const range of sheet.model.mergeCells ?? []) {
    const top = Number(/\d+/.exec(range)?.[0]);
    if (top >= first && top <= last) sheet.unMergeCells(range);
  }
  const values = Array.from(
    { length: last - first + 1 },
    (_, index) => sheet.getRow(first + index).values as unknown[],
  );
  // Unmerged, a label stands in the uppermost cell alone.
  for (const column of [2, 3]) {
    for (let at = values.length - 1; at > 0; at -= 1) {
      if (values[at]?.[column] === values[at - 1]?.[column]) values[at]![column] = null;
    }
  }
  values.sort((a, b) => String(a[5]).localeCompare(String(b[5])) || String(b[4]).localeCompare(String(a[4])));
  for (const [index, row] of values.entries()) sheet.getRow(first + index).values = row as CellValue[];
}

function keyCount(sheet: Worksheet): number {
  let count = 0;
  sheet.eachRow((row) => row.eachCell((cell) => void (count += Number(isRowKey(cell.text)))));
  return count;
}
