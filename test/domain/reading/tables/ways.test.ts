import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedFile } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';
import { compactReading } from '../wording/compactReading.ts';
import { unitsLines } from '../wording/unitsLines.ts';

/** Ways in which offices lay out who and when, beside one column for each. */
const _ = undefined;

function fileOf(rows: Parameters<typeof gridOf>[0], merges: readonly string[] = []): RecognisedFile {
  const outcome = recogniseFile({ name: '表.xlsx', grids: [gridOf(rows, merges)] }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** Content, what its time says and comes to, and who. */
function lines({ tables }: RecognisedFile): string[] {
  return tables.flatMap(({ rows }) =>
    rows.map(({ content, timeWording, timeReading, unitsReading }) =>
      [content, timeWording, compactReading(timeReading), unitsLines(unitsReading).join('; ')].join(' | '),
    ),
  );
}

describe('how often, ticked in columns', () => {
  it.each(['√', '●', '★'])('is what the header over %s says', (tick) => {
    const rows = [
      ['序号', '公开事项', '责任单位', '公开频次', _, _, _],
      [_, _, _, '即时', '每月', '每季度', '每年'],
      [1, '部门预算', '区财政局', _, _, _, tick],
      [2, '救助名单', '区民政局', _, tick, _, _],
      [3, '监测数据', '区水利局', _, _, tick, _],
    ];
    expect(lines(fileOf(rows, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:G1']))).toEqual([
      '部门预算 | 每年 | =recurring year periodEnd | R 区财政局',
      '救助名单 | 每月 | =recurring month periodEnd | R 区民政局',
      '监测数据 | 每季度 | =recurring quarter periodEnd | R 区水利局',
    ]);
  });
});

describe('how often and the day, in two columns', () => {
  it.each([
    [['公开频率', '公开时间'], ['每月', '25日前'], '每月，25日前', '=recurring month dayInPeriod 1 25'],
    [['公开时间', '公开频率'], ['3月底前', '每年'], '每年，3月底前', '=recurring year dayInPeriod 3 last'],
    [['公开周期', '公开时限'], ['每季度', '首月10日前'], '每季度，首月10日前', '=recurring quarter dayInPeriod 1 10'],
    [['报送频次', '报送时间'], ['按月', '5日前'], '按月，5日前', '=recurring month dayInPeriod 1 5'],
  ])('say one limit: %j', ([first = '', second = ''], [a = '', b = ''], wording, rules) => {
    const rows = [
      ['序号', '公开事项', '责任单位', first, second],
      [1, '救助名单', '区民政局', a, b],
      [2, '临时救助', '区民政局', a, b],
    ];
    expect(lines(fileOf(rows))[0]).toBe(`救助名单 | ${wording} | ${rules} | R 区民政局`);
  });

  it('are two limits where one is the first time, or how often it is kept up', () => {
    const rows = [
      ['序号', '公开事项', '责任单位', '首次公开时间', '更新周期'],
      [1, '权责清单', '区委编办', '6月底前', '每年'],
      [2, '办事指南', '区司法局', '3月底前', '每年'],
    ];
    expect(lines(fileOf(rows))[0]).toBe(
      '权责清单 | 6月底前；每年 | =once 6 last; =recurring year periodEnd | R 区委编办',
    );
  });
});

describe('who and when in one column', () => {
  it.each([
    ['责任单位及时限', '区财政局，3月底前'],
    ['责任单位和完成时限', '区财政局；3月底前'],
    ['责任单位、时限', '区财政局（3月底前）'],
    ['责任部门及完成时间', '区财政局\n3月底前'],
  ])('are parted: %s', (header, cell) => {
    const rows = [
      ['序号', '公开事项', header],
      [1, '公开部门预算', cell],
      [2, '公开三公经费', cell],
    ];
    expect(lines(fileOf(rows))).toEqual([
      '公开部门预算 | 3月底前 | =once 3 last | R 区财政局',
      '公开三公经费 | 3月底前 | =once 3 last | R 区财政局',
    ]);
  });
});

describe('who supports', () => {
  it.each([
    ['配合单位1', '配合单位2'],
    ['协办单位一', '协办单位二'],
    ['配合部门1', '配合部门2'],
  ])('stands in several columns: %s, %s', (first, second) => {
    const rows = [
      ['序号', '任务', '牵头单位', first, second, '时限'],
      [1, '改版网站', '区政府办公室', '区财政局', '区大数据局', '6月底前'],
    ];
    expect(lines(fileOf(rows))).toEqual([
      '改版网站 | 6月底前 | =once 6 last | L 区政府办公室; S 区财政局; S 区大数据局',
    ]);
  });
});

describe('bodies’ names over their items, where no column names any', () => {
  it.each([
    ['区财政局', '区民政局'],
    ['区发展和改革局', '城关镇'],
    ['一、区财政局', '二、区民政局'],
  ])('answer for them: %s, %s', (first, second) => {
    const rows = [
      ['公开事项', '公开时限'],
      [first, _],
      ['部门预算', '3月底前'],
      ['部门决算', '8月底前'],
      [second, _],
      ['救助名单', '每月10日前'],
    ];
    const name = (text: string): string => text.replace(/^[一二]、/u, '');
    const asked = (text: string): string => `? 表中没有责任单位列，已按标题填入“${name(text)}”，请核对。`;
    expect(lines(fileOf(rows))).toEqual([
      `部门预算 | 3月底前 | =once 3 last | R ${name(first)}; ${asked(first)}`,
      `部门决算 | 8月底前 | =once 8 last | R ${name(first)}; ${asked(first)}`,
      `救助名单 | 每月10日前 | =recurring month dayInPeriod 1 10 | R ${name(second)}; ${asked(second)}`,
    ]);
  });
});

it.each([
  [
    ['单位', '3月', '6月', '9月', '12月'],
    ['区财政局', '公开预算', '公开执行情况', '公开决算', '公开绩效'],
  ],
  [
    ['部门', '1月', '4月', '7月', '10月'],
    ['区民政局', '公开标准', '公开名单', '公开救助标准', '公开总结'],
  ],
  [
    ['责任单位', '3月份', '6月份', '9月份'],
    ['区司法局', '公布计划', '公布进展情况', '公布总结报告'],
  ],
])('a plan of bodies by months is for a person to show, and no form: %j', (head, row) => {
  const { tables, skippedSheets } = fileOf([head, row, row.map((text, i) => (i === 0 ? '区水利局' : text))]);
  expect(tables).toEqual([]);
  expect(skippedSheets).toMatchObject([{ reason: '没有找到表头' }]);
});
