import { ValueType, Workbook } from '@cj-tech-master/excelts';
import { afterAll, describe, expect, it } from 'vitest';
import { csvOf } from '../../renderer/grid/csv.ts';
import { closeOffice, missingPrinter, resave } from './soffice.ts';

const missing = missingPrinter();

afterAll(closeOffice);

/** What a spreadsheet makes of our .csv: opened by LibreOffice as a person opens it, and saved as a workbook. */
describe.skipIf(missing !== undefined)('a .csv opened by LibreOffice', () => {
  it('runs no formula, makes no date of a number, and keeps figures figures', async () => {
    const texts = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '2-1', '3/4', '007', '110101199003071234', '普通'];
    const csv = csvOf({ name: '表', header: ['文字', '数'], rows: texts.map((text, row) => [text, row - 3]) });
    const workbook = new Workbook();
    await workbook.xlsx.load(resave(new TextEncoder().encode(csv), 'table.csv').buffer);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('文字');
    for (const [row, text] of texts.entries()) {
      const [cell, figure] = [sheet.getCell(row + 2, 1), sheet.getCell(row + 2, 2)];
      expect([text, cell.type, cell.text.trim()]).toEqual([text, ValueType.String, text]);
      expect([figure.type, figure.value]).toEqual([ValueType.Number, row - 3]);
    }
  });
});
