import fc from 'fast-check';
import { read, utils } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { csvOf, type TableCopy } from '../../../renderer/grid/csv.ts';

const table = (rows: TableCopy['rows']): TableCopy => ({ name: '表', header: ['序号', '内容'], rows });

/** The fields as RFC 4180 reads them. */
function fields(csv: string): string[][] {
  const book = read(csv.slice(1), { type: 'string', raw: true });
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: '', raw: true });
}

describe('a table as .csv', () => {
  it('begins with the mark of UTF-8, ends its lines as spreadsheets do, and quotes what must be', () => {
    expect(
      csvOf(
        table([
          [1, '甲,乙'],
          [2, '一行\n二行'],
          [3, '他说“好”"了"'],
          [undefined, ' 前后 '],
        ]),
      ),
    ).toBe('\uFEFF序号,内容\r\n1,"甲,乙"\r\n2,"一行\n二行"\r\n3,"他说“好”""了"""\r\n," 前后 "\r\n');
  });

  it.each(['=1+1', '+86', '-3', '@SUM(A1)', '\t=1', '\r=1', ' =1+1', '"=1+1"', '＝1+1'])(
    'keeps %j a text that nothing runs',
    (text) => {
      const csv = csvOf(table([[1, text]]));
      expect(csv).toContain(`1,"\t${text.replaceAll('"', '""')}"`);
    },
  );

  it.each(['2-1', '3/4', '06-30', '007', '110101199003071234', '1e5', '1.10'])('keeps %j as it is written', (text) => {
    expect(csvOf(table([[1, text]]))).toContain(`"\t${text}"`);
  });

  it('leaves figures figures, and dates and plain texts alone', () => {
    expect(
      csvOf(
        table([
          [-3, '2021-06-30'],
          [97.5, '12篇'],
          [0, '—'],
        ]),
      ),
    ).toBe('\uFEFF序号,内容\r\n-3,2021-06-30\r\n97.5,12篇\r\n0,—\r\n');
  });

  it('gives every text back to a reader that trims, and none that begins as a formula', () => {
    const piece = fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\n', '公开', '1', "'", ' ', '/');
    const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const read = fields(csvOf(table(texts.map((each, row) => [row, each]))));
        expect(read.slice(1).map((row) => row[1]?.trim() ?? '')).toEqual(texts.map((each) => each.trim()));
        for (const [, field = ''] of read.slice(1)) expect(field).not.toMatch(/^[=+\-@]/);
      }),
    );
  });
});
