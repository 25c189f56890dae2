import { describe, expect, it } from 'vitest';
import { cost } from '../support/cost.ts';
import { recognisedOf, sourceOf, textsOf, utf8 } from './sources.ts';

const HEADER = ['序号', '指标名称', '单位名称', '公开时限'];
const BODY = [
  ['1', '政府工作报告', '区政府办', '1月底前'],
  ['2', '财政收支', '区财政局', '每月10日前'],
  ['3', '招生方案', '区教体局', '6月4日前'],
];
const ROWS = [HEADER, ...BODY];

async function tableOf(text: string, name = '明细表.csv') {
  const file = await recognisedOf(name, utf8(text));
  const [table] = file.tables;
  if (!table) throw new Error('no table');
  return { ...table, notes: file.notes };
}

describe('the separator is the one that gives the lines as many cells', () => {
  const joined = (separator: string, rows: readonly (readonly string[])[] = ROWS, before = '', behind = ''): string =>
    rows.map((row) => row.map((cell) => before + cell + behind).join(separator)).join('\r\n');
  const units = (separator: string) =>
    BODY.map((row, i) => row.with(2, ['区政府办', '区统计局', '区审计局', '区民政局'].slice(0, i + 2).join(separator)));

  it.each([
    ['commas', joined(',')],
    ['semicolons', joined(';')],
    ['bars', joined('|')],
    ['tabs', joined('\t')],
    ['full-width commas', joined('，')],
    ['commas, each cell with a tab behind it', joined(',', ROWS, '', '\t')],
    ['semicolons, each cell with a tab before it', joined(';', ROWS, '\t')],
    ['commas, under a title', `清河区2021年明细表\n${joined(',')}`],
    ['semicolons, under a title with commas in it', `清河区，2021年,明细表;;;\n填报单位,区政府办;;;\n${joined(';')}`],
    ['commas, with remarks under the table', `${joined(',')}\n备注：以通知为准；另行通知的，从其规定。`],
  ])('%s', async (_, text) => {
    const { rows } = await tableOf(text);
    expect(
      rows.map(({ number, content, unitsWording, timeWording }) => [number, content, unitsWording, timeWording]),
    ).toEqual(BODY);
  });

  it.each([
    ['commas between semicolons', joined(';', [HEADER, ...units(',')])],
    ['semicolons between commas', joined(',', [HEADER, ...units(';')])],
    ['commas between tabs', joined('\t', [HEADER, ...units(',')])],
    ['commas between bars', joined('|', [HEADER, ...units(',')])],
  ])('%s belong to the cells', async (_, text) => {
    const { rows } = await tableOf(text);
    expect(rows.map(({ unitsReading }) => unitsReading.parties.length)).toEqual([2, 3, 4]);
    expect(rows.map(({ timeWording }) => timeWording)).toEqual(BODY.map(([, , , time]) => time));
  });

  it('.tsv tries the tab first', async () => {
    const rows = [HEADER, ...BODY.map((row) => row.with(1, '甲,乙,丙,丁'))];
    const table = await tableOf(joined('\t', rows), '明细表.tsv');
    expect(table.rows.map(({ content }) => content)).toEqual(['甲,乙,丙,丁', '甲,乙,丙,丁', '甲,乙,丙,丁']);
  });

  it.each(['sep=;\r\n', 'SEP=;\n', '"sep=;"\n'])('%j says it, and is no row', async (said) => {
    const text = said + joined(';', [HEADER, ...units(',')]);
    for (const name of ['表.csv', '表.txt']) {
      const { grids } = await sourceOf(name, utf8(text));
      expect(textsOf(grids[0])[0]).toEqual(HEADER);
    }
  });
});

describe('a cell of separated values is what a spreadsheet shows', () => {
  it.each([
    ['="001"', '001'],
    ['"=""001"""', '001'],
    ['="=1"', '=1'],
    ["'001", '001'],
    ["'每月10日前", '每月10日前'],
    ["'放管服'改革", "'放管服'改革"],
    ['"放管服"改革', '"放管服"改革'],
    ['=1+1', '=1+1'],
  ])('%s', async (written, shown) => {
    const { grids } = await sourceOf('表.csv', utf8(`序号,指标名称\n${written},甲\n`));
    expect(textsOf(grids[0])[1]).toEqual([shown, '甲']);
  });

  it('="1,2" keeps its comma', async () => {
    const { grids } = await sourceOf('表.csv', utf8('序号,指标名称\n="1,2",甲\n'));
    expect(textsOf(grids[0])[1]).toEqual(['1,2', '甲']);
  });
});

describe('a quote that is never closed', () => {
  const lines = (bad: string): string => [HEADER.join(','), BODY[0]?.join(','), bad, BODY[2]?.join(',')].join('\n');

  it.each([
    ['in the middle of a line', '2,"财政收支,区财政局,每月10日前', 'B3'],
    ['in the last cell', '2,财政收支,区财政局,"每月10日前', 'D3'],
    ['at the head of a line', '"2,财政收支,区财政局,每月10日前', 'A3'],
  ])('%s is said with its line, and swallows no other row', async (_, bad, address) => {
    const table = await tableOf(lines(bad));
    expect(table.rows).toHaveLength(3);
    expect(table.rows[2]).toMatchObject({ number: '3', content: '招生方案' });
    expect(table.rows[1]?.untickedBecause).toBe('第 3 行的引号没有闭合，可能错位');
    expect(table.leftOut).toContainEqual(
      expect.objectContaining({ address, reason: '引号没有闭合', text: expect.stringContaining('文件第 3 行') }),
    );
  });

  it('is told by the line of the file, where cells above hold line ends', async () => {
    const text = `${HEADER.join(',')}\n1,"甲\n乙\n丙",区财政局,1月底前\n2,"丁,区审计局,2月底前\n`;
    const table = await tableOf(text);
    expect(table.leftOut[0]).toMatchObject({ address: 'B3', text: expect.stringContaining('文件第 5 行') });
  });

  it('before a line with quotes of its own takes none of it', async () => {
    const table = await tableOf(lines('2,"财政收支,区财政局,每月10日前').replace('招生方案', '"招生,方案"'));
    expect(table.rows.map(({ content }) => content)).toEqual(['政府工作报告', '"财政收支', '招生,方案']);
  });

  it('in every line costs no more than the lines', async () => {
    const reading = (count: number) => cost(() => sourceOf('表.csv', utf8(`序号,甲\n${'1,"x\n'.repeat(count)}`)));
    expect((await reading(20_000)) / (await reading(2000))).toBeLessThan(40);
  });
});

it('rows with more cells than the others are not ticked, and said', async () => {
  const text = `${ROWS.map((row) => row.join(',')).join('\n')}\n4,决算,区财政局,区审计局,9月底前\n`;
  const table = await tableOf(text);
  expect(table.rows.map(({ untickedBecause }) => untickedBecause)).toEqual([
    undefined,
    undefined,
    undefined,
    '第 5 行比别的行多出单元格，可能错位',
  ]);
  expect(table.notes).toEqual([
    '第 5 行比表头多出单元格，文字里可能有没加引号的分隔符，先不勾选，请在文件中改正后重新导入。',
  ]);
});
