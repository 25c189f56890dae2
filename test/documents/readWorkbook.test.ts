import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import type { Grid } from '../../electron/domain/sheets/grid.ts';
import { LIMITS } from '../../electron/documents/limits.ts';
import { cost } from '../support/cost.ts';
import { workbookBytes, type BookType } from '../support/fixtures.ts';
import {
  blankRows,
  encryptedOldWorkbook,
  encryptedWorkbook,
  hollowDocument,
  rawRow,
  rawWorkbook,
  zipBomb,
} from '../support/fixturesBad.ts';
import { recognisedOf, refusalOf, sourceOf, textsOf, utf8 } from './sources.ts';

const gridsOf = async (name: string, bytes: Uint8Array): Promise<readonly Grid[]> =>
  (await sourceOf(name, bytes)).grids;

async function gridOf(name: string, bytes: Uint8Array): Promise<Grid> {
  const [grid] = await gridsOf(name, bytes);
  if (!grid) throw new Error('no grid');
  return grid;
}

describe('bad input', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['random bytes', 'not-a-workbook', () => Uint8Array.from({ length: 3000 }, (_, i) => (i * 197 + 11) % 256)],
    ['a PDF', 'not-a-workbook', () => utf8('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['a hollow Word document', 'not-a-document', hollowDocument],
    ['an archive of another kind', 'not-a-workbook', () => utf8('Rar!\u001a\u0007')],
    ['XML', 'not-a-workbook', () => utf8('<?xml version="1.0"?><rows/>')],
    ['a cut-off workbook', 'not-a-workbook', () => workbookBytes([{ name: '表', rows: [['预算']] }]).slice(0, 900)],
    ['a zip without a workbook', 'not-a-workbook', () => workbookZipWithout()],
    ['an encrypted workbook', 'password-protected', encryptedWorkbook],
    ['an encrypted old workbook', 'password-protected', encryptedOldWorkbook],
    ['no bytes', 'empty-workbook', () => new Uint8Array()],
    [
      'a workbook of empty sheets',
      'empty-workbook',
      () =>
        workbookBytes([
          { name: '表', rows: [] },
          { name: '二', rows: [['']] },
        ]),
    ],
    ['a zip bomb', 'unpacks-too-large', () => zipBomb()],
    ['a zip bomb that lies about its size', 'unpacks-too-large', () => zipBomb(1024)],
    ['200 MB', 'file-too-large', () => new Uint8Array(200 * 1024 * 1024)],
  ])('refuses %s as %s', async (_, code, bytes) => {
    const failure = await refusalOf('清河表.xlsx', bytes());
    expect(failure.code).toBe(code);
    expect(failure.place?.file).toBe('清河表.xlsx');
  });

  it.each(['~$清河表.xlsx', '.~清河表.xlsx', '.~清河表.et', '.~lock.清河表.xlsx#'])(
    'knows the lock file %s',
    async (name) => {
      const failure = await refusalOf(name, new Uint8Array(165));
      expect(failure.code).toBe('file-locked');
      expect(failure.message).toContain('“清河表.');
    },
  );

  it('reads a table with a million blank rows behind it, quickly', async () => {
    const [million, tenth] = [blankRows(1_000_000), blankRows(100_000)];
    const ours = await cost(async () => expect((await gridOf('清河表.xlsx', million)).rows).toHaveLength(2));
    // The bare parser takes as long for a tenth, and ten times as long for the whole.
    expect(ours / (await cost(() => read(tenth, { type: 'array', dense: true })))).toBeLessThan(5);
  });

  it('counts the columns and rows that are filled, and refuses more than the limit', async () => {
    const farCell = rawWorkbook({ data: `${rawRow(1, ['甲'])}<row r="1048576"><c r="XFD1048576" s="1"/></row>` });
    expect((await gridOf('a.xlsx', farCell)).rows).toHaveLength(1);
    const row = LIMITS.rows + 1;
    const tooMany = rawWorkbook({ data: `${rawRow(1, ['甲'])}<row r="${row}"><c r="A${row}"><v>1</v></c></row>` });
    expect(await refusalOf('a.xlsx', tooMany)).toMatchObject({ code: 'too-many-rows', place: { sheet: '表一' } });
    const tooWide = rawWorkbook({ data: `<row r="1"><c r="XFD1"><v>1</v></c></row>` });
    expect((await refusalOf('a.xlsx', tooWide)).code).toBe('too-many-rows');
    expect((await refusalOf('a.csv', utf8('x\n'.repeat(LIMITS.rows + 5)))).code).toBe('too-many-rows');
  });

  function workbookZipWithout(): Uint8Array {
    const bytes = workbookBytes([{ name: '表', rows: [['预算']] }]);
    // Renames every "workbook" inside, so that the archive holds no workbook part.
    return Uint8Array.from(
      Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('xl/workbook', 'xl/wxrkbook'), 'latin1'),
    );
  }
});

describe('formats', () => {
  const rows = [
    ['序号', '身份证号', '内容'],
    [1, '370123200001011234', '第一行\n第二行'],
    [undefined, undefined, '  有空格　'],
  ];

  it.each<[BookType, string]>([
    ['xlsx', '表.xlsx'],
    ['biff8', '表.xls'],
    ['biff8', '表.et'],
    ['ods', '表.ods'],
  ])('reads %s as %s', async (type, name) => {
    const grid = await gridOf(name, workbookBytes([{ name: '一', rows, merges: ['A2:A3'] }], type));
    expect(grid.sheet).toBe('一');
    expect(textsOf(grid)).toEqual([
      ['序号', '身份证号', '内容'],
      ['1', '370123200001011234', '第一行\n第二行'],
      [undefined, undefined, '有空格'],
    ]);
    expect(grid.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 0 }]);
  });

  const csv = '序号,身份证号,内容\r\n1,370123200001011234,"引号""内"",\r\n换行"\r\n01,=1+1,@x\r\n\r\n';
  // GB18030 of 序号,中文
  const gbk = Uint8Array.from([0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xd6, 0xd0, 0xce, 0xc4]);

  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(csv)],
    ['UTF-8 with BOM', utf8(`\uFEFF${csv}`)],
    ['UTF-16', Uint8Array.from(Buffer.from(`\uFEFF${csv}`, 'utf16le'))],
  ])('reads CSV in %s, every field as text', async (_, bytes) => {
    expect(textsOf(await gridOf('表.csv', bytes))).toEqual([
      ['序号', '身份证号', '内容'],
      ['1', '370123200001011234', '引号"内",\n换行'],
      ['01', '=1+1', '@x'],
    ]);
  });

  it('reads CSV in GBK, and separated by tabs', async () => {
    expect(textsOf(await gridOf('表.csv', gbk))).toEqual([['序号', '中文']]);
    expect(textsOf(await gridOf('表.csv', utf8('甲\t乙\n1\t2,3')))).toEqual([
      ['甲', '乙'],
      ['1', '2,3'],
    ]);
  });

  it('keeps the sheets that hold something, and says which are hidden', async () => {
    const grids = await gridsOf(
      'a.xlsx',
      workbookBytes([
        { name: '空', rows: [] },
        { name: '有', rows: [['x']] },
      ]),
    );
    expect(grids.map(({ sheet }) => sheet)).toEqual(['有']);
    const hidden = await gridOf('a.xlsx', rawWorkbook({ data: rawRow(1, ['x']), state: 'hidden' }));
    expect(hidden.hidden).toBe(true);
  });

  it('reads rich text and drops what cannot be seen', async () => {
    const rich =
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>公</t></r><r><rPr><b/></rPr><t>开</t></r></is></c></row>';
    const odd = rawRow(2, ['\u200B时\uFEFF限\r\n每月\u00A0']);
    expect(textsOf(await gridOf('a.xlsx', rawWorkbook({ data: rich + odd })))).toEqual([['公开'], ['时限\n每月']]);
  });
});

describe('numbers and dates', () => {
  const cellOf = async (value: string, dateFormat?: string, uses1904 = false) => {
    const style = dateFormat === undefined ? '' : ' s="1"';
    const data = `<row r="1"><c r="A1"${style}><v>${value}</v></c></row>`;
    const bytes = rawWorkbook({ data, uses1904, ...(dateFormat === undefined ? {} : { dateFormat }) });
    return (await gridOf('a.xlsx', bytes)).rows[0]?.[0];
  };

  it.each([
    ['44351', 'yyyy/m/d', false, '2021-06-04', '2021/6/4'],
    ['44351', 'm/d/yy', false, '2021-06-04', '2021/6/4'],
    ['44351', 'yyyy"年"m"月"d"日"', false, '2021-06-04', '2021年6月4日'],
    ['44351', 'm"月"d"日"', false, '2021-06-04', '6月4日'],
    ['44351.75', 'yyyy/m/d h:mm', false, '2021-06-04', '2021/6/4'],
    ['42889', 'yyyy/m/d', true, '2021-06-04', '2021/6/4'],
    ['1', 'yyyy/m/d', false, '1900-01-01', '1900/1/1'],
    ['59', 'yyyy/m/d', false, '1900-02-28', '1900/2/28'],
    ['61', 'yyyy/m/d', false, '1900-03-01', '1900/3/1'],
    ['0', 'yyyy/m/d', true, '1904-01-01', '1904/1/1'],
    ['2958465', 'yyyy/m/d', false, '9999-12-31', '9999/12/31'],
  ])('reads serial %s in %s (1904: %s) as %s', async (value, format, uses1904, date, text) => {
    expect(await cellOf(value, format, uses1904)).toEqual({ kind: 'date', date, text });
  });

  it('reads a month without a day as text, and a time of day', async () => {
    expect(await cellOf('44348', 'yyyy"年"m"月"')).toEqual({ kind: 'date', text: '2021年6月' });
    expect(await cellOf('0.5', 'h:mm')).toEqual({ kind: 'text', text: '12:00' });
  });

  it.each([
    ['-5', 'yyyy/m/d'],
    ['2958466', 'yyyy/m/d'],
    ['60', 'yyyy/m/d'],
    ['1E+15', 'm"月"d"日"'],
  ])('refuses %s in a cell of format %s as a date', async (value, format) => {
    const data = `<row r="3"><c r="B3" s="1"><v>${value}</v></c></row>`;
    const failure = await refusalOf('a.xlsx', rawWorkbook({ data, dateFormat: format }));
    expect(failure).toMatchObject({ code: 'unreadable-date', place: { file: 'a.xlsx', sheet: '表一', cell: 'B3' } });
  });

  it('shows numbers as they are seen', async () => {
    expect(await cellOf('0.95', '0%')).toEqual({ kind: 'number', text: '95%' });
    expect(await cellOf('12')).toEqual({ kind: 'number', text: '12' });
    expect(await cellOf('0.30000000000000004')).toEqual({ kind: 'number', text: '0.3' });
    expect(await cellOf('370123200001')).toEqual({ kind: 'number', text: '370123200001' });
  });

  it('reads numbers stored as text and text stored as numbers alike, and says where it guessed', async () => {
    const rows = [
      ['序号', '指标名称', '责任单位', '公开时限'],
      ['1', '预算', '区财政局', 44351],
      [2, '决算', '区财政局', '44351'],
      ['３', '规划', '区发改局', 20210604],
      [4, 2021, '区发改局', '2021-06-04 00:00:00'],
    ];
    const { tables } = await recognisedOf('表.xlsx', workbookBytes([{ name: '表', rows }]));
    expect(tables[0]?.rows.map(({ number, content }) => `${number} ${content}`)).toEqual([
      '1 预算',
      '2 决算',
      '3 规划',
      '4 2021',
    ]);
    for (const { timeReading } of tables[0]?.rows ?? []) {
      expect(timeReading.rules.map(({ rule }) => rule)).toMatchObject([{ type: 'once', year: 2021, month: 6, day: 4 }]);
    }
    expect(tables[0]?.rows.map(({ timeReading }) => timeReading.check?.includes('44351') ?? false)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
