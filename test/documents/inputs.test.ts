import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breakdownFixture, scheduleFixture, twoLevelFixture, workbookBytes } from '../support/fixtures.ts';
import { recognisedOf } from './sources.ts';

async function onlyTable(name: string, bytes: Uint8Array) {
  const file = await recognisedOf(name, bytes);
  expect(file.tables).toHaveLength(1);
  expect(file.skippedSheets).toEqual([]);
  const [table] = file.tables;
  if (!table) throw new Error('no table');
  return { ...table, year: file.year };
}

function parties(row: { unitsReading: { parties: readonly { role: string; name: string }[] } } | undefined): string {
  return (row?.unitsReading.parties ?? []).map(({ role, name }) => `${role} ${name}`).join(', ');
}

describe('our own fixtures of the same shapes', () => {
  it.each([
    ['schedule', scheduleFixture()],
    ['breakdown', breakdownFixture()],
    ['breakdown', twoLevelFixture()],
  ] as const)('reads every row of the %s', async (kind, { name, bytes, rows, duties, tasks }) => {
    const table = await onlyTable(name, bytes);
    expect(table).toMatchObject({ kind, tasks, measures: rows, year: 2021 });
    expect(table.rows).toHaveLength(duties);
    expect(table.rows.every(({ content, unitsWording }) => content !== '' && unitsWording !== '')).toBe(true);
  });

  it('leaves the remark and the signature line of the schedule out', async () => {
    const { name, bytes } = scheduleFixture();
    const table = await onlyTable(name, bytes);
    expect(table.leftOut.map(({ address }) => address)).toEqual(['A25', 'A26']);
    expect(
      table.rows.every(({ timeReading }) => timeReading.check === undefined && timeReading.rules.length === 1),
    ).toBe(true);
  });

  it('numbers the rows of the two-level table', async () => {
    const { name, bytes } = twoLevelFixture();
    const table = await onlyTable(name, bytes);
    expect(table.rows.map(({ number }) => number).slice(0, 6)).toEqual(['1', '2-1', '2-2', '2-3', '3', '4']);
    expect(table.rows.at(-1)).toMatchObject({ number: '17-2', content: '10月底前报送宣传工作总结。' });
  });
});

const inputs = new URL('../../../shared/inputs/', import.meta.url);
const missing = existsSync(fileURLToPath(inputs)) ? false : '../shared/inputs is not here';

describe.skipIf(missing)(`the real workbooks${missing === false ? '' : ` (skipped: ${missing})`}`, () => {
  const real = (name: string) => onlyTable(name, new Uint8Array(readFileSync(new URL(name, inputs))));

  it('山亭: 22 scheduled items', async () => {
    const table = await real('山亭区2021年定时公开指标明细表.xlsx');
    expect(table).toMatchObject({ kind: 'schedule', tasks: 0, year: 2021, leftOut: [], headerRows: [1, 1] });
    expect(table.columns.map(({ role }) => role)).toEqual(['number', 'content', 'units', 'time']);
    expect(table.rows).toHaveLength(22);
    expect(table.rows.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, i) => String(i + 1)));
    expect(table.rows.slice(0, 8).map((row) => parties(row))).toEqual(Array(8).fill('responsible 区直各部门'));
    expect(table.rows.slice(8).map((row) => parties(row))).toEqual(
      [
        '统计局',
        '统计局',
        '发改局',
        '发改局',
        '民政局',
        '民政局',
        '民政局',
        '民政局',
        '司法局',
        '司法局',
        '财政局',
        '生态环境分局',
        '自来水公司',
        '国资事务服务中心',
      ].map((name) => `responsible 区${name}`),
    );
    // D15:D18 is merged: 季度公开 stands once.
    expect(table.rows.slice(12, 16).map(({ timeWording }) => timeWording)).toEqual(Array(4).fill('季度公开'));
    expect(
      table.rows.every(
        ({ timeReading, unitsReading }) => timeReading.rules.length === 1 && !timeReading.check && !unitsReading.check,
      ),
    ).toBe(true);
  });

  it('周村: 52 measures under 5 tasks, one of them in five parts', async () => {
    const table = await real('周村区2021年政务公开工作任务分解表.xlsx');
    expect(table).toMatchObject({
      kind: 'breakdown',
      tasks: 5,
      measures: 52,
      year: 2021,
      leftOut: [],
      headerRows: [1, 1],
    });
    expect(table.columns.map(({ role }) => role)).toEqual(['number', 'task', 'subtask', 'content', 'units']);
    expect(table.rows).toHaveLength(56);
    expect(new Set(table.rows.map(({ gridRow }) => gridRow)).size).toBe(52);
    expect(new Set(table.rows.map(({ task, subtask }) => `${task}/${subtask}`)).size).toBe(25);
    expect(
      table.rows.every(({ task, subtask, unitsWording }) => task !== '' && subtask !== '' && unitsWording !== ''),
    ).toBe(true);
    expect(parties(table.rows[20])).toContain('responsible “七大会战”牵头部门');
    expect(table.rows[20]?.unitsReading.parties.at(-1)).toMatchObject({
      name: '区住房城乡建设局',
      attached: '区房地产事业服务中心',
    });
    const parts = table.rows.filter(({ label }) => label !== undefined);
    expect(parts.map(({ number, address, label }) => `${number} ${address} ${label}`)).toEqual([
      '36-1 D38 区总体预案',
      '36-2 D38 自然灾害类专项预案',
      '36-3 D38 事故灾害类专项预案',
      '36-4 D38 公共卫生类专项预案',
      '36-5 D38 社会安全类专项预案',
    ]);
    expect(parts.map(({ unitsReading }) => unitsReading.parties.length)).toEqual([1, 5, 9, 3, 4]);
    expect(parts.every(({ content, label }) => content.endsWith(`按有关规定执行。（${label}）`))).toBe(true);
    expect(parts.every(({ unitsReading }) => unitsReading.parties.every((party) => party.label === undefined))).toBe(
      true,
    );
    expect(table.rows.filter(({ label }) => label === undefined).map(({ number }) => number)).toEqual(
      Array.from({ length: 52 }, (_, i) => String(i + 1)).filter((number) => number !== '36'),
    );
    expect(table.rows[5]?.timeReading.rules[0]?.rule).toMatchObject({ type: 'once', month: 6, day: 'last' });
  });

  it.each(['xlsx', 'xls'])('平度 (.%s): 32 rows under 21 tasks', async (extension) => {
    const table = await real(`平度市2018年政务公开任务分解落实方案.${extension}`);
    expect(table).toMatchObject({ kind: 'breakdown', tasks: 21, year: 2018, leftOut: [], headerRows: [1, 1] });
    expect(table.rows).toHaveLength(32);
    expect(table.rows.filter(({ number }) => number.includes('-')).map(({ number }) => number)).toEqual([
      '2-1',
      '2-2',
      '2-3',
      '5-1',
      '5-2',
      ...Array.from({ length: 9 }, (_, i) => `8-${i + 1}`),
    ]);
    expect(table.rows.some(({ content }) => /^\d/.test(content))).toBe(false);
    expect(parties(table.rows[1])).toBe(
      'lead 市政府办公室, responsible 市政府各部门, responsible 各镇（街道、开发区）',
    );
    expect(parties(table.rows[19])).toBe('responsible 相关出台政策的部门');
    expect(table.rows[26]?.unitsReading.parties).toHaveLength(10);
  });

  it('reads 平度 the same from both formats', async () => {
    const [a, b] = await Promise.all(
      ['xlsx', 'xls'].map((ending) => real(`平度市2018年政务公开任务分解落实方案.${ending}`)),
    );
    expect(a?.rows).toEqual(b?.rows);
  });
});

it('reads a table that was pasted from Word and saved as CSV', async () => {
  const bytes = workbookBytes(
    [
      {
        name: 'x',
        rows: [
          ['任务分解表'],
          ['序号', '重点任务', '主要内容', '责任单位'],
          [1, '加强解读', '1-1发布图解', '区司法局牵头'],
          ['', '', '1-2召开发布会', ''],
        ],
      },
    ],
    'csv',
  );
  const table = await onlyTable('粘贴.csv', bytes);
  expect(table.rows.map(({ number, task }) => `${number} ${task}`)).toEqual(['1-1 加强解读', '1-2 加强解读']);
  expect(table.rows[1]?.unitsReading.check).toContain('请核对');
});
