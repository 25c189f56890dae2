import { describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { recogniseSource } from '../../electron/domain/reading/recogniseSource.ts';
import { oddWorkbook, SCHEDULE_HEADER, type RowInput, type SheetInput } from '../support/sheetFixtures.ts';
import { utf8, recognisedOf, sourceOf, textsOf } from './sources.ts';

const FILE = '清河区明细表.xlsx';
const NO_RESULT = '公式没有保存结果，请在 WPS 或 Excel 中打开并保存一次';
type Rows = readonly (RowInput | RowInput['cells'])[];

async function tableOf(rows: Rows, more: Omit<SheetInput, 'rows'> = {}) {
  const file = await recognisedOf(FILE, oddWorkbook({ rows: [SCHEDULE_HEADER, ...rows], ...more }));
  expect(file.tables).toHaveLength(1);
  const [table] = file.tables;
  if (!table) throw new Error('no table');
  return { ...table, notes: file.notes };
}

async function refusalOf(sheet: SheetInput) {
  const source = await sourceOf(FILE, oddWorkbook(sheet));
  const outcome = recogniseSource(source, { planYear: 2021, layouts: [] });
  if (outcome.ok) throw new Error('was read');
  return outcome.error;
}

describe('formulas whose results were never saved', () => {
  it.each([
    ['units', [1, '甲', { formula: 'C1' }, '1月底前'], 'C3', 'unitsReading'],
    ['a limit', [1, '甲', '区审计局', { formula: '"每月"&D1' }], 'D3', 'timeReading'],
    ['a limit that says it is a number', [1, '甲', '区审计局', { formula: 'D1', type: 'n' }], 'D3', 'timeReading'],
  ] as const)('%s: named, and not filled from above', async (_, cells, address, reading) => {
    const table = await tableOf([[1, '上一行', '区财政局', '每月10日前'], cells]);
    const row = table.rows[1];
    expect(row?.[reading].check).toContain(`${address} 的${NO_RESULT}`);
    expect([row?.unitsWording, row?.timeWording]).not.toContain('区财政局');
    expect([row?.unitsWording, row?.timeWording]).not.toContain('每月10日前');
    expect(table.leftOut).toContainEqual(expect.objectContaining({ address, reason: NO_RESULT }));
  });

  it('of a merged label: no row below takes the label of the task above', async () => {
    const rows = [
      ['序号', '重点任务', '工作举措', '责任单位'],
      [1, '夯实基础', '清理文件', '区司法局'],
      [2, { formula: 'A1' }, '改版网站', '区政府办公室'],
      [3, undefined, '开设专栏', '区政府办公室'],
    ] as const;
    const file = await recognisedOf(
      FILE,
      oddWorkbook({ rows, after: '<mergeCells><mergeCell ref="B3:B4"/></mergeCells>' }),
    );
    expect(file.tables[0]?.rows.map(({ task }) => task)).toEqual(['夯实基础', '', '']);
    expect(file.tables[0]?.rows[2]?.unitsReading.check).toContain('B3');
  });

  it('of a content: the row is left out whole, and gives nothing to the rows around it', async () => {
    const table = await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      [2, { formula: 'B1&"乙"' }, '区审计局', undefined],
      [3, '丙', undefined, '3月底前'],
    ]);
    expect(table.rows.map(({ content, unitsWording }) => [content, unitsWording])).toEqual([
      ['甲', '区财政局'],
      ['丙', '区审计局'],
    ]);
    expect(table.rows[1]?.unitsReading.check).toContain('请核对');
    expect(table.leftOut).toEqual([
      { address: 'A3', text: '2　区审计局', reason: '这一行的内容读不出来，没有作为事项' },
      { address: 'B3', text: '“指标名称”列 B3', reason: NO_RESULT },
    ]);
  });

  it('in the last rows, and in the title, are named too', async () => {
    const rows = [
      [{ formula: 'A9' }],
      SCHEDULE_HEADER,
      [1, '甲', '区财政局', '1月底前'],
      [2, { formula: 'B3' }],
    ] as const;
    const file = await recognisedOf(FILE, oddWorkbook({ rows }));
    expect(file.tables[0]?.leftOut.filter(({ reason }) => reason === NO_RESULT).map(({ address }) => address)).toEqual([
      'A1',
      'B4',
    ]);
  });

  it.each([
    ['without a type', {}],
    ['said to be texts', { type: 'str' }],
    ['said to be numbers', { type: 'n' }],
  ] as const)('in every cell of content, %s: the file is refused, with the cells', async (_, more) => {
    const body = Array.from({ length: 4 }, (_, i) => [i + 1, { formula: `A${i}`, ...more }, '区财政局', '1月底前']);
    const failure = await refusalOf({ rows: [SCHEDULE_HEADER, ...body] });
    expect(failure).toMatchObject({ code: 'empty-workbook', place: { file: FILE, sheet: '明细表', cell: 'B2' } });
    expect(failure.message).toBe(`“${FILE}”的工作表“明细表”里没有可以读入的内容：B2:B5 的${NO_RESULT}，再重新导入。`);
  });

  it('in every cell there is: the file is refused, and not said to be empty', async () => {
    const rows = Array.from({ length: 3 }, () => [{ formula: 'A1' }, { formula: 'B1' }]);
    const failure = await refusalOf({ rows });
    expect(failure.message).toContain(NO_RESULT);
    expect(failure.place).toMatchObject({ cell: 'A1' });
  });

  it.each([
    ['a text', { formula: 'C1', text: '区审计局' }, '区审计局'],
    ['the empty text', { formula: 'IF(1,"","")', text: '', type: 'str' }, ''],
    ['the empty text, without a value', { formula: 'IF(1,"","")', type: 'str' }, ''],
  ] as const)('a formula whose result is %s is no such thing', async (_, cell, units) => {
    const table = await tableOf([[1, '甲', cell, '1月底前']]);
    expect(table.rows[0]?.unitsWording).toBe(units);
    expect(table.leftOut).toEqual([]);
  });
});

it('a nought where a program reckons nothing is no result, and one that was reckoned is', async () => {
  const rows = [SCHEDULE_HEADER, [1, '甲', { formula: 'C1', number: 0 }, '1月底前']] as const;
  const [made] = (await recognisedOf(FILE, oddWorkbook({ rows, unreckoned: true }))).tables;
  expect(made?.rows[0]?.unitsReading.check).toContain(`C2 的${NO_RESULT}`);
  const [reckoned] = (await recognisedOf(FILE, oddWorkbook({ rows }))).tables;
  expect(reckoned?.rows[0]?.unitsWording).toBe('0');
});

it.each(['#REF!', '#N/A', '#NAME?'])('%s in place of units or a limit is asked about', async (text) => {
  const [, row] = (
    await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      [2, '乙', { formula: 'A9', text, type: 'e' }, { formula: 'A9', text, type: 'e' }],
    ])
  ).rows;
  expect([row?.unitsReading.parties, row?.timeReading.rules]).toEqual([[], []]);
  expect(row?.unitsReading.check).toBeDefined();
  expect(row?.timeReading.check).toBeDefined();
});

describe('pictures in cells', () => {
  const picture = { formula: '_xlfn.DISPIMG("ID_7",1)', text: '=DISPIMG("ID_7",1)' };

  it.each([
    ['as WPS stores one', picture],
    ['as a text', '=DISPIMG("ID_ABC",1)'],
    ['as Excel saves one of WPS', { formula: '_xlfn.DISPIMG("ID_7",1)', text: '#NAME?', type: 'e' as const }],
    ['as Excel places one', { picture: true as const }],
    ['by its function', { formula: '_xlfn.IMAGE("https://a.cn/b.png")', text: '#VALUE!', type: 'e' as const }],
    ['as a text with blanks and its long name', ' =_xlfn.DISPIMG( "ID_ABC", 1)'],
  ])('%s in place of units: no text, nothing filled in', async (_, cell) => {
    const table = await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      [2, '乙', cell, '2月底前'],
    ]);
    expect(table.rows[1]).toMatchObject({ unitsWording: '' });
    expect(table.rows[1]?.unitsReading.check).toContain('C3 里是图片，没有文字');
    expect(table.leftOut).toEqual([{ address: 'C3', text: '“单位名称”列 C3', reason: '单元格里是图片，没有文字' }]);
  });

  it('in every cell of content are said', async () => {
    const failure = await refusalOf({ rows: [SCHEDULE_HEADER, [1, picture, '区财政局', '1月底前']] });
    expect(failure.message).toContain('B2 的内容是图片，没有文字');
  });

  it('in separated values are known too', async () => {
    const csv = '序号,指标名称,单位名称,公开时限\n1,甲,"=DISPIMG(""ID_1"",1)",1月底前\n';
    const { tables } = await recognisedOf('表.csv', utf8(csv));
    expect(tables[0]?.rows[0]).toMatchObject({ content: '甲', unitsWording: '' });
  });
});

describe('rows and columns that are not shown', () => {
  it.each([
    ['hidden', { hidden: true }],
    ['of no height', { height: 0 }],
  ] as const)('a row %s is there, not ticked, and said', async (_, how) => {
    const table = await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      { cells: [2, '乙', '区审计局', '2月底前'], ...how },
      { cells: [3, '丙', '区司法局', '3月底前'], ...how },
      [4, '丁', '区民政局', '4月底前'],
    ]);
    expect(table.rows.map(({ untickedBecause }) => untickedBecause)).toEqual([
      undefined,
      '第 3 行在表中已隐藏或被筛选',
      '第 4 行在表中已隐藏或被筛选',
      undefined,
    ]);
    expect(table.notes).toEqual(['工作表“明细表”的第 3—4 行在表中已隐藏或被筛选，已读出，先不勾选，请核对是否导入。']);
  });

  it('a filtered row is one of them', async () => {
    const table = await tableOf(
      [[1, '甲', '区财政局', '1月底前'], { cells: [2, '乙', '区审计局', '2月底前'], hidden: true }],
      {
        after: '<autoFilter ref="A1:D3"/>',
      },
    );
    expect(table.rows[1]?.untickedBecause).toBeDefined();
  });

  it('a hidden row with an impossible date refuses no file', async () => {
    const table = await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      { cells: [2, '乙', '区审计局', '2021.13.45'], hidden: true },
    ]);
    expect(table.rows).toHaveLength(2);
  });

  const WIDE = ['序号', '指标名称', '单位名称', '公开时限', '公开时限', '联系电话'] as const;

  it('a hidden column that says the same as a shown one is not read, and said', async () => {
    const bytes = oddWorkbook({
      rows: [WIDE, [1, '甲', '区财政局', '每年3月底前', '每月10日前', '123']],
      hiddenColumns: [3],
    });
    const file = await recognisedOf(FILE, bytes);
    expect(file.tables[0]?.rows.map(({ timeWording }) => timeWording)).toEqual(['每月10日前']);
    expect(file.notes).toEqual(['工作表“明细表”的 D 列“公开时限”在表中已隐藏，没有读入。']);
  });

  it('behind the shown one too, and what was left in it is listed', async () => {
    const bytes = oddWorkbook({
      rows: [WIDE, [1, '甲', '区财政局', '每月10日前', '每年3月底前', '123']],
      hiddenColumns: [4],
    });
    const [table] = (await recognisedOf(FILE, bytes)).tables;
    expect(table?.rows.map(({ timeWording }) => timeWording)).toEqual(['每月10日前']);
    expect(table?.unreadColumns).toContainEqual(
      expect.objectContaining({ column: 4, header: '已隐藏：公开时限', cells: 1 }),
    );
  });

  it('a hidden column that nothing else says is read, and said', async () => {
    const table = await tableOf([[1, '甲', '区财政局', '每月10日前']], { hiddenColumns: [3] });
    expect(table.rows[0]?.timeWording).toBe('每月10日前');
    expect(table.notes).toEqual(['工作表“明细表”的 D 列“公开时限”在表中已隐藏，仍按它读取，请核对。']);
  });

  it('a hidden column with impossible dates refuses no file', async () => {
    const rows = [WIDE, [1, '甲', '区财政局', '2021.13.45', '每月10日前', { number: -5, format: 'yyyy/m/d' }]] as const;
    const file = await recognisedOf(FILE, oddWorkbook({ rows, hiddenColumns: [3, 5] }));
    expect(file.tables[0]?.rows[0]?.timeWording).toBe('每月10日前');
  });
});

describe('text that is struck through', () => {
  const runs = ['区财政局', { struck: '、区审计局' }] as const;

  it.each([
    ['in the cell', { runs }],
    ['among shared texts', { runs, shared: true }],
  ] as const)('in part, %s: it leaves the text and is said; the row stays ticked', async (_, cell) => {
    const table = await tableOf([[1, '甲', cell, '1月底前']]);
    expect(table.rows[0]).toMatchObject({ unitsWording: '区财政局' });
    expect(table.rows[0]?.untickedBecause).toBeUndefined();
    expect(table.rows[0]?.unitsReading.check).toContain('C2 中的“、区审计局”划有删除线，没有读入');
    expect(table.leftOut).toEqual([{ address: 'C2', text: '“单位名称”列 C2　、区审计局', reason: '删除线文字' }]);
  });

  it.each([
    ['by the cell', { text: '乙', struck: true }],
    ['by its runs', { runs: [{ struck: '乙' }] }],
    ['by its shared runs', { runs: [{ struck: '乙' }, ' '], shared: true }],
  ] as const)('a struck content, %s: the row is there and not ticked', async (_, cell) => {
    const table = await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      [2, cell, { text: '区审计局', struck: true }, '2月底前'],
    ]);
    expect(table.rows[1]).toMatchObject({ content: '乙', unitsWording: '区审计局', untickedBecause: 'B3 划有删除线' });
    expect(table.leftOut).toContainEqual({ address: 'B3', text: '“指标名称”列 B3　乙', reason: '划有删除线' });
  });

  it('a struck unit beside a live content is nobody, nor is the one above', async () => {
    const table = await tableOf([
      [1, '甲', '区财政局', '1月底前'],
      [2, '乙', { text: '区审计局', struck: true, shared: true }, '2月底前'],
    ]);
    expect(table.rows[1]).toMatchObject({ unitsWording: '', untickedBecause: 'C3 划有删除线' });
    expect(table.rows[1]?.unitsReading.check).toContain('C3 整格划有删除线');
  });

  it('a number format or a colour is no strike', async () => {
    const table = await tableOf([[1, { text: '甲', format: '@' }, '区财政局', '1月底前']]);
    expect(table.leftOut).toEqual([]);
  });
});

describe('number formats with words around', () => {
  it.each([
    ['"区"@', '财政局', '区财政局'],
    ['@"局"', '区财政', '区财政局'],
    ['"区"@"局"', '财政', '区财政局'],
    ['General;General;General;"区"@', '财政局', '区财政局'],
    ['[Red]"区"@', '财政局', '区财政局'],
    ['[$-804]"区"@', '财政局', '区财政局'],
    ['_ "区"@_ ', '财政局', '区财政局'],
    ['@', '区财政局', '区财政局'],
    ['General', '区财政局', '区财政局'],
  ])('%s', async (format, text, shown) => {
    const table = await tableOf([[1, '甲', { text, format }, '1月底前']]);
    expect(table.rows[0]?.unitsWording).toBe(shown);
  });

  it.each([
    ['General"月底前"', 6, '6月底前'],
    ['0"月底前"', 6, '6月底前'],
    ['"每月"0"日前"', 10, '每月10日前'],
    ['G/通用格式"月底前"', 6, '6月底前'],
    ['[DBNum1][$-804]General"月底前"', 6, '6月底前'],
    ['@"前"', '6月底', '6月底前'],
    ['m"月底前"', 44351, '6月底前'],
  ] as const)('of a limit: %s', async (format, value, shown) => {
    const cell = typeof value === 'number' ? { number: value, format } : { text: value, format };
    const table = await tableOf([[1, '甲', '区财政局', cell]]);
    expect(table.rows[0]).toMatchObject({ timeWording: shown });
    expect(table.rows[0]?.timeReading.rules).toHaveLength(1);
  });

  it.each([
    ['aaaa', '星期五', undefined],
    ['[$-804]aaaa;@', '星期五', undefined],
    ['"周"aaa', '周五', undefined],
    ['dddd', '星期五', undefined],
    ['yyyy"年"m"月"d"日" aaaa', '2021年6月4日 星期五', '2021-06-04'],
    ['aaaa yyyy/m/d', '2021/6/4', '2021-06-04'],
  ])('%s is a weekday', async (format, text, date) => {
    const { grids } = await sourceOf(FILE, oddWorkbook({ rows: [[{ number: 44351, format }]] }));
    expect(textsOf(grids[0])).toEqual([[text]]);
    expect(grids[0]?.rows[0]?.[0]?.date).toBe(date);
  });
});

it('a sheet without any of these says nothing of them', async () => {
  const outcome = await readSource({
    name: FILE,
    bytes: oddWorkbook({ rows: [SCHEDULE_HEADER, [1, '甲', '区财政局', '1月底前']] }),
  });
  expect(outcome.ok && Object.keys(outcome.value.grids[0] ?? {})).toEqual(['sheet', 'columns', 'rows', 'merges']);
});

describe('comments', () => {
  async function commented(...comments: readonly (readonly [cell: string, text: string])[]) {
    const sheet = utils.aoa_to_sheet([
      [...SCHEDULE_HEADER],
      [1, '甲', '区财政局', '1月底前'],
      [2, '乙', '区审计局', '2月底前'],
    ]);
    for (const [cell, text] of comments) sheet[cell].c = [{ a: '经办', t: text }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '明细表');
    const file = await recognisedOf(FILE, new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
    const [table] = file.tables;
    if (!table) throw new Error('no table');
    return table;
  }

  it.each([
    ['a limit', 'D3', '延至10月底前', 'timeReading'],
    ['units', 'C3', '改由区统计局负责', 'unitsReading'],
    ['a content', 'B3', '今年不做', 'unitsReading'],
  ] as const)('of %s is not read, and asked about', async (_, cell, text, reading) => {
    const table = await commented([cell, text]);
    expect(table.rows[1]?.[reading].check).toBe(`${cell} 有批注“${text}”，没有读入，请核对。`);
    expect(table.rows[0]?.[reading].check).toBeUndefined();
    expect(table.leftOut).toEqual([
      expect.objectContaining({ address: cell, reason: '批注，没有读入', text: expect.stringContaining(text) }),
    ]);
  });

  it('of a header is said', async () => {
    const table = await commented(['D1', '以通知为准']);
    expect(table.leftOut).toMatchObject([{ address: 'D1', reason: '批注，没有读入' }]);
    expect(table.rows.every(({ timeReading }) => timeReading.check === undefined)).toBe(true);
  });
});
