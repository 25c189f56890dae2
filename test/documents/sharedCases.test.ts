import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RecognisedFile, TableRow } from '../../electron/domain/reading/tables/recognisedTable.ts';
import { recognisedOf } from './sources.ts';

const cases = new URL('../../../shared/inputs/cases/', import.meta.url);
const missing = existsSync(fileURLToPath(cases)) ? '' : ' (skipped: ../shared/inputs/cases is not here)';
const read = (name: string): Promise<RecognisedFile> =>
  recognisedOf(name, new Uint8Array(readFileSync(new URL(name, cases))));

const line = ({ number, content, unitsReading, timeReading }: TableRow): string =>
  [
    number,
    content,
    unitsReading.parties.map(({ name }) => name).join(' '),
    timeReading.rules.map(({ rule }) => rule.type).join(' '),
  ].join(' | ');

async function onlyTable(name: string) {
  const file = await read(name);
  expect(file.tables).toHaveLength(1);
  const [table] = file.tables;
  if (!table) throw new Error('no table');
  return { ...table, notes: file.notes };
}

const NO_RESULT = '公式没有保存结果，请在 WPS 或 Excel 中打开并保存一次';

describe.skipIf(missing !== '')(`small files of these kinds${missing}`, () => {
  it('公式无缓存值: the cells are named, nothing is filled in', async () => {
    const table = await onlyTable('公式无缓存值.xlsx');
    expect(table.rows.map(line)).toEqual([
      ' | 政府工作报告 | 区政府办 | once',
      ' | 财政收支 | 区财政局 | recurring',
      ' | 预算公开 |  | ',
    ]);
    expect(table.rows[2]?.unitsReading.check).toContain(`C5 的${NO_RESULT}`);
    expect(table.rows[2]?.timeReading.check).toContain(`D5 的${NO_RESULT}`);
    expect(table.leftOut).toEqual([
      { address: 'A3', text: '“序号”列 A3:A6', reason: NO_RESULT },
      { address: 'C5', text: '“单位名称”列 C5', reason: NO_RESULT },
      { address: 'D5', text: '“公开时限”列 D5', reason: NO_RESULT },
      { address: 'C6', text: '区审计局　6月底前', reason: '这一行的内容读不出来，没有作为事项' },
      { address: 'B6', text: '“指标名称”列 B6', reason: NO_RESULT },
    ]);
  });

  it.each([
    ['分号分隔含逗号.csv', '区政府办 区统计局 区审计局 区商务局 区民政局'],
    ['每格带制表符.csv', '区政府办'],
  ])('%s: every line has four cells', async (name, units) => {
    const table = await onlyTable(name);
    expect(table.columns.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['number', 'content', 'units', 'time']),
    );
    expect(table.rows.map(({ number, content, timeWording }) => [number, content, timeWording])).toEqual([
      ['1', '政府工作报告', '1月底前'],
      ['2', '财政收支情况', '每月10日前'],
      ['3', '义务教育招生方案', '6月4日前'],
    ]);
    expect(table.rows[0]?.unitsReading.parties.map(({ name: unit }) => unit).join(' ')).toBe(units);
    expect(table.leftOut).toEqual([]);
  });

  it('隐藏行: it is there, not ticked, and said', async () => {
    const table = await onlyTable('隐藏行.xlsx');
    expect(table.rows.map((row) => [row.content, row.untickedBecause])).toEqual([
      ['政府工作报告', undefined],
      ['财政收支情况', '第 4 行在表中已隐藏或被筛选'],
      ['义务教育招生方案', undefined],
      ['决算', undefined],
    ]);
    expect(table.notes).toEqual(['工作表“明细表”的第 4 行在表中已隐藏或被筛选，已读出，先不勾选，请核对是否导入。']);
  });

  it('删除线: struck words leave the text, a struck row is not ticked, both are said', async () => {
    const table = await onlyTable('删除线.docx');
    expect(table.rows.map((row) => [row.content, row.unitsWording, row.untickedBecause])).toEqual([
      ['甲', '区财政局', undefined],
      ['已取消', '区民政局', 'B4 划有删除线'],
    ]);
    expect(table.rows[0]?.unitsReading.check).toBe('C3 中的“、区审计局”划有删除线，没有读入，请核对。');
    expect(table.leftOut).toEqual([
      { address: 'C3', text: '“责任单位”列 C3　、区审计局', reason: '删除线文字' },
      { address: 'B4', text: '“公开事项”列 B4　已取消', reason: '划有删除线' },
    ]);
  });

  it('单元格图片: a picture, no text', async () => {
    const table = await onlyTable('单元格图片.xlsx');
    expect(table.rows.map(line)).toEqual(['1 | 甲 | 区财政局 | once', '3 | 丙 |  | once']);
    expect(table.rows[1]?.unitsReading.check).toContain('C5 里是图片，没有文字，请核对补填。');
    expect(table.leftOut).toEqual([
      { address: 'A4', text: '2　区财政局　2月底前', reason: '这一行的内容读不出来，没有作为事项' },
      { address: 'B4', text: '“指标名称”列 B4', reason: '单元格里是图片，没有文字' },
      { address: 'C5', text: '“单位名称”列 C5', reason: '单元格里是图片，没有文字' },
    ]);
  });

  it('目录_文本: only the text asks', async () => {
    const table = await onlyTable('目录_文本.txt');
    expect(table.rows.map(line)).toEqual([
      '一（一） | 区财政局要在6月底前公开部门预算。 | 区财政局 | once',
      '二（一） | 政策文件印发后3个工作日内发布解读材料。 | 区政府办 | triggered',
    ]);
    expect(table.leftOut).toContainEqual({
      address: 'A2',
      text: '“一、深化重点领域公开……1”等 5 行',
      reason: '目录，不作为任务读入',
    });
  });

  it('目录_点线页码: only the text asks', async () => {
    const table = await onlyTable('目录_点线页码.docx');
    expect(table.rows.map(line)).toEqual([
      '一（一） | 区财政局要在6月底前公开部门预算。 | 区财政局 | once',
      '一（二） | 每季度公布救助情况。 | 区民政局 | recurring',
      '二（一） | 政策文件印发后3个工作日内发布解读材料。 | 区政府办 | triggered',
    ]);
    expect(table.leftOut).toContainEqual({
      address: 'A2',
      text: '“一、深化重点领域公开…………………1”等 6 行',
      reason: '目录，不作为任务读入',
    });
  });
});
