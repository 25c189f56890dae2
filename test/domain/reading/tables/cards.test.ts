import { expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedFile } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

/** Sheets that are filled in like a form: what stands left says what stands right of it. */
const _ = undefined;

function fileOf(rows: Parameters<typeof gridOf>[0], merges: readonly string[] = []): RecognisedFile {
  const grids = [gridOf(rows, merges)];
  const outcome = recogniseFile({ name: '登记.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function lines({ tables }: RecognisedFile): string[] {
  return tables.flatMap(({ rows }) =>
    rows.map(({ number, task, content, timeWording, unitsWording }) =>
      [number, task, content, timeWording, unitsWording.replaceAll('\n', '；')].join('|'),
    ),
  );
}

it.each([
  [
    'two pairs in a row',
    [
      ['任务名称', '改版专栏', '责任单位', '区政府办公室'],
      ['工作内容', '逐栏核对并改版', '完成时限', '6月底'],
      [],
      ['任务名称', '财政公开', '责任单位', '区财政局'],
      ['工作内容', '公开部门预算', '完成时限', '3月15日前'],
    ],
    ['|改版专栏|逐栏核对并改版|6月底|区政府办公室', '|财政公开|公开部门预算|3月15日前|区财政局'],
  ],
  [
    'two cards beside each other',
    [
      ['任务', '改版专栏', '任务', '公开部门预算'],
      ['责任单位', '区政府办公室', '责任单位', '区财政局'],
      ['时限', '6月底', '时限', '3月15日前'],
    ],
    ['||改版专栏|6月底|区政府办公室', '||公开部门预算|3月15日前|区财政局'],
  ],
  [
    'one pair in a row',
    [
      ['序号', 7, _, _],
      ['公开事项', '权责清单'],
      ['牵头单位', '区委编办'],
      ['配合单位', '区司法局'],
      ['公开时限', '每季度'],
      ['序号', 8],
      ['公开事项', '救助名单'],
      ['牵头单位', '区民政局'],
      ['公开时限', '每月'],
    ],
    ['7||权责清单|每季度|牵头单位：区委编办；配合单位：区司法局', '8||救助名单|每月|牵头单位：区民政局'],
  ],
])('%s are read, and every duty is to be checked', (_name, rows, expected) => {
  const file = fileOf(rows);
  expect(lines(file)).toEqual(expected);
  expect(file.tables.flatMap((table) => table.rows).every(({ timeReading }) => timeReading.check)).toBe(true);
});

it('leaves out what is no pair, and says it', () => {
  const { tables } = fileOf(
    [
      ['任务登记表'],
      ['任务名称', '改版专栏', '责任单位', '区政府办公室'],
      ['完成时限', '6月底', '联系人', '张三'],
      ['填表说明：一事一表'],
    ],
    ['A1:D1'],
  );
  expect(tables[0]).toMatchObject({
    title: '任务登记表',
    leftOut: [
      { address: 'C3', text: '联系人　张三' },
      { address: 'A4', text: '填表说明：一事一表' },
    ],
  });
});

it.each([
  [
    'three items over three words',
    [
      ['公开事项', '部门预算', '救助名单', '行政许可'],
      ['责任单位', '区财政局', '区民政局', '区行政审批局'],
      ['公开时限', '每年3月底前', '每月10日前', '7个工作日内'],
    ],
    [],
    ['||部门预算|每年3月底前|区财政局', '||救助名单|每月10日前|区民政局', '||行政许可|7个工作日内|区行政审批局'],
    [],
  ],
  [
    'numbers first, and a word that is not taken',
    [
      ['序号', 1, 2],
      ['公开事项', '部门预算', '救助名单'],
      ['公开内容', '预算及其说明', '公示名单'],
      ['牵头单位', '区财政局', '区民政局'],
      ['公开时限', '每年3月底前', '每月'],
      ['公开方式', '网站', '公示栏'],
    ],
    [],
    ['1|部门预算|预算及其说明|每年3月底前|牵头单位：区财政局', '2|救助名单|公示名单|每月|牵头单位：区民政局'],
    ['公开方式　网站　公示栏'],
  ],
  [
    'a value merged over two items, and one item without a limit',
    [
      ['任务', '改版专栏', '开放日', '年度报告'],
      ['责任单位', '区政府办公室', _, '区司法局'],
      ['完成时限', '6月底', '9月底', _],
    ],
    ['B2:C2'],
    ['||改版专栏|6月底|区政府办公室', '||开放日|9月底|区政府办公室', '||年度报告||区司法局'],
    [],
  ],
] as const)('a turned table is read column by column: %s', (_name, rows, merges, expected, left) => {
  const file = fileOf(
    rows.map((row) => [...row]),
    merges,
  );
  expect(lines(file)).toEqual(expected);
  expect(file.tables.flatMap((table) => table.rows).every(({ timeReading }) => timeReading.check)).toBe(true);
  expect(file.tables.flatMap(({ leftOut }) => leftOut.map(({ text }) => text))).toEqual(left);
});

it.each([
  ['预算公开情况', '决算公开情况'],
  ['信息公开目录', '信息公开指南'],
  ['工作要求', '公开内容和标准'],
])('a value that sounds like a header word is a value: %s', (first, second) => {
  const file = fileOf(
    [
      ['公开事项', '财政信息', '责任单位', '区财政局'],
      ['公开内容', first],
      ['公开时限', '每年3月底前'],
      ['公开事项', '决算信息', '责任单位', '区财政局'],
      ['公开内容', second],
      ['公开时限', '每年8月底前'],
    ],
    ['B2:D2', 'B3:D3', 'B5:D5', 'B6:D6'],
  );
  expect(lines(file)).toEqual([`|财政信息|${first}|每年3月底前|区财政局`, `|决算信息|${second}|每年8月底前|区财政局`]);
  expect(file.tables[0]?.leftOut).toEqual([]);
});

it('takes no ordinary table for cards', () => {
  const file = fileOf([
    ['工作任务', '责任单位', '完成时限'],
    ['工作内容公开', '区财政局', '6月底'],
    ['信息公开目录', '区司法局', '9月底'],
  ]);
  expect(lines(file)).toEqual(['||工作内容公开|6月底|区财政局', '||信息公开目录|9月底|区司法局']);
});
