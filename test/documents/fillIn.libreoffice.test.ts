import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchBook } from '../../electron/domain/exchange/bookMatching.ts';
import { STATUS_WORDS } from '../../electron/domain/fillIn/form.ts';
import { readFillIns } from '../../electron/documents/fillIn/readFillIn.ts';
import { writeFillIn } from '../../electron/documents/fillIn/writeFillIn.ts';
import { OfficeBook, unzipped } from '../support/fillInBooks.ts';
import { BOOK, expectedOf, formOf, UNIT } from '../support/fillInForms.ts';
import { valueOf } from '../support/storeFixtures.ts';
import { closeOffice, missingPrinter, print, resave } from './soffice.ts';

const missing = missingPrinter();
if (missing !== undefined) console.warn(missing);

const form = formOf([
  { content: '公开重点民生实事清单' },
  { content: '持续做好政策解读', base: { progress: '上期进展', status: '进行中' } },
  {
    content: '完成网站适老化改造',
    base: { status: '已完成', doneOn: '2021-06-01', link: 'https://www.qinghe.example/a' },
  },
  ...Array.from({ length: 40 }, (_, n) => ({ content: `第${n + 1}项公开事项` })),
]);

/** LibreOffice writes `true` where the library reads `1` alone: the part itself is looked at. */
function partOf(xlsx: Uint8Array, name: string): string {
  return new TextDecoder().decode(unzipped(xlsx).get(name));
}

afterAll(closeOffice);

describe.skipIf(missing !== undefined)('a fill-in workbook in LibreOffice', () => {
  let filled: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    const book = await OfficeBook.open(await writeFillIn([form], () => {}));
    filled = await book
      .fill(0, { status: '已完成', doneOn: new Date(Date.UTC(2021, 5, 20)), progress: '已公开' })
      .bytes();
  });

  it.each(['xlsx', 'xls', 'ods'] as const)('saved as %s it is known again, row by row', async (kind) => {
    const [read] = await readFillIns([{ name: `book.${kind}`, bytes: resave(filled, 'book.xlsx', kind) }], () => {});
    const returned = valueOf(read!);
    expect(returned.stamp).toEqual(form.stamp);
    const { rows, added, missing } = matchBook(returned, BOOK, expectedOf(form));
    expect({ added, missing, matched: rows.length }).toEqual({ added: [], missing: [], matched: 43 });
    expect(rows.flatMap(({ notes }) => notes)).toEqual([]);
    expect(rows[0]?.row.cells).toMatchObject({
      status: { text: '已完成' },
      doneOn: { date: '2021-06-20' },
      progress: { text: '已公开' },
    });
    expect(rows[2]?.row.cells.doneOn?.date).toBe('2021-06-01');
  });

  it('keeps its lists, its bounds, its locks and its print area', async () => {
    const xlsx = resave(filled);
    const book = await OfficeBook.open(xlsx);
    expect(book.cell(0, 'status').dataValidation).toMatchObject({
      type: 'list',
      formulae: expect.arrayContaining([expect.stringContaining(STATUS_WORDS.inProgress)]),
    });
    expect(book.cell(0, 'doneOn').dataValidation).toMatchObject({ type: 'date', operator: 'between' });
    expect(partOf(xlsx, 'xl/styles.xml')).toMatch(/<protection[^>]*locked="(?:false|0)"/u);
    expect(partOf(xlsx, 'xl/worksheets/sheet1.xml')).toMatch(/<sheetProtection[^>]*sheet="(?:true|1)"/u);
    expect(book.sheet().pageSetup.printArea).toBe('A1:K47');
  });

  it('prints on A4 landscape: title once, header and page number on every page, no key', () => {
    const { pages, size } = print(filled);
    expect(size.map(Math.round)).toEqual([842, 595]);
    expect(pages.length).toBeGreaterThan(1);
    const words = pages.map(({ text }) => text.replaceAll(/\s/g, ''));
    for (const [index, text] of words.entries()) {
      expect(text).toContain('完成情况完成日期');
      expect(text).toContain(`第${index + 1}页共${pages.length}页`);
      expect(text.includes('政务公开工作填报表（6月）')).toBe(index === 0);
      expect(text).not.toContain('§');
    }
    expect(words[0]).toContain(`填报单位：${UNIT}`);
    expect(words.join('')).toContain('第40项公开事项');
  });
});
