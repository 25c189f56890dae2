import { describe, expect, it } from 'vitest';
import type { Grid, GridCell } from '../../../../electron/domain/sheets/grid.ts';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedTable, TableRow } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

/** Shapes of tables that many offices use, each with what a clerk takes from it. */
const _ = undefined;

function tableOf(grid: Grid): RecognisedTable {
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids: [grid] }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  const [table] = outcome.value.tables;
  if (!table) throw new Error('no table');
  return table;
}

function rolesOf({ columns }: RecognisedTable): string {
  return columns.map(({ role }) => role).join(' ');
}

function line({ number, task, content, timeWording, unitsWording }: TableRow): string {
  return [number, task, content, timeWording, unitsWording].join('|');
}

const withCell = (grid: Grid, row: number, column: number, cell: GridCell): Grid => ({
  ...grid,
  rows: grid.rows.map((cells, r) => (r === row ? cells.map((old, c) => (c === column ? cell : old)) : cells)),
});

describe('catalogues', () => {
  it('reads a standard catalogue with its many tick columns', () => {
    const table = tableOf(
      gridOf(
        [
          ['清河区公共法律服务领域基层政务公开标准目录'],
          [
            '序号',
            '公开事项',
            _,
            '公开内容\n（要素）',
            '公开\n依据',
            '公开\n时限',
            '公开\n主体',
            '公开渠道和载体（在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定）',
            _,
            '公开对象',
            _,
            '公开方式',
            _,
            '公开层级',
            _,
          ],
          [
            _,
            '一级\n事项',
            '二级\n事项',
            _,
            _,
            _,
            _,
            '政府网站',
            '两微一端',
            '全社会',
            '特定群体',
            '主动',
            '依申请公开',
            '县、区级',
            '乡、村级',
          ],
          [
            1,
            '法治宣传',
            '普法',
            '法规资讯',
            '《宪法》',
            '自制作或获取该信息之日起20个工作日内公开',
            '区司法局',
            '√',
            '√',
            '√',
            _,
            '√',
            _,
            '√',
            '√',
          ],
        ],
        ['A1:O1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:I2', 'J2:K2', 'L2:M2', 'N2:O2'],
      ),
    );
    expect(table.kind).toBe('schedule');
    expect(rolesOf(table)).toBe(`number task subtask content ignored time units${' ignored'.repeat(8)}`);
    expect(table.rows[0]?.timeReading.rules[0]?.rule).toMatchObject({ type: 'triggered', n: 20, count: 'workday' });
  });
});

describe('breakdowns and ledgers', () => {
  it('finds the header below an annex line, a title, a caption and a blank row', () => {
    const table = tableOf(
      gridOf(
        [
          ['附件1'],
          ['清河区2022年政务公开工作任务分解表'],
          ['填报单位：区政府办公室', _, _, '日期：2022年5月10日'],
          [],
          ['序 号', '工作任务', '责任\n单位', '完成时限'],
          [1, '公开预算', '区财政局', '6月底'],
        ],
        ['A2:D2'],
      ),
    );
    expect(table.title).toBe('清河区2022年政务公开工作任务分解表');
    expect(table.rows.map(line)).toEqual(['1||公开预算|6月底|区财政局']);
  });

  it('reads requirements as what is to be done where a task has several', () => {
    const header = ['工作任务', '具体要求', '责任部门'];
    const table = tableOf(
      gridOf(
        [
          header,
          ['一、做好财政公开', '1.公开预算', '财务科'],
          [_, '2.公开决算', '财务科'],
          ['二、做好网站', '3.更新栏目', '办公室'],
        ],
        ['A2:A3'],
      ),
    );
    expect(rolesOf(table)).toBe('task content units');
    expect(table.rows).toHaveLength(3);
    const one = tableOf(gridOf([header, ['公开预算', '完整准确', '财务科']]));
    expect(rolesOf(one)).toBe('content ignored units');
  });

  it('sees numbers under a header that names tasks, and takes the headings between for the tasks', () => {
    const table = tableOf(
      gridOf(
        [
          ['重点任务', '具体要求', '责任科室', '时限要求'],
          ['强化规范性文件公开'],
          [1, '全面清理并公布目录', '办公室', '年底前'],
          ['深化政策解读'],
          [2, '丰富解读形式', '各科室', '持续推进'],
        ],
        ['A2:D2', 'A4:D4'],
      ),
    );
    expect(table.rows.map(line)).toEqual([
      '1|强化规范性文件公开|全面清理并公布目录|年底前|办公室',
      '2|深化政策解读|丰富解读形式|持续推进|各科室',
    ]);
  });

  it.each([
    [['序号', '工作任务', '责任单位', '完成时限', '进展情况', '完成时间', '备注'], '6月底'],
    [['序号', '工作任务', '责任单位', '启动时间', '完成时限', '办结时间', '备注'], '5月20日'],
  ])('takes the limit, not the day when it was done: %j', (header, limit) => {
    const table = tableOf(gridOf([header, [1, '公开预算', '区财政局', '6月底', '5月20日', '5月21日', '']]));
    expect(table.rows[0]?.timeWording).toBe(limit);
  });

  it('tells a ledger of supervised matters from a schedule', () => {
    const table = tableOf(
      gridOf([
        ['2021年重点工作督办台账'],
        ['序号', '事项名称', '工作要求', '责任领导', '承办单位', '协办单位', '交办时间', '办结时限', '办理情况'],
        [1, '专区建设', '按标准', '分管领导', '区政府办', '各镇街', '2021/3/1', '2021年6月30日前', ''],
      ]),
    );
    expect(table.kind).toBe('breakdown');
    expect(table.rows[0]?.timeWording).toBe('2021年6月30日前');
  });

  it('reads headers that say two things', () => {
    const table = tableOf(
      gridOf([
        ['序号', '工作任务及完成时限', '责任单位'],
        [1, '6月底前公开预算', '区财政局'],
      ]),
    );
    expect(rolesOf(table)).toBe('number content units');
    expect(table.rows[0]?.timeReading.rules[0]?.rule).toMatchObject({ type: 'once', month: 6 });
  });

  it.each([
    ['责任单位（第一个为牵头单位）', []],
    ['责任单位', [['注：责任单位中排在第一位的为牵头单位。']]],
  ])('takes the first unit for the lead where header or remark say so: %s', (header, remark) => {
    const table = tableOf(
      gridOf([['序号', '工作任务', header, '时限'], [1, '甲', '区财政局、区审计局', '6月底'], ...remark]),
    );
    expect(table.rows[0]?.unitsReading.parties.map(({ role }) => role)).toEqual(['lead', 'responsible']);
  });
});

describe('time cells that are numbers', () => {
  const base = gridOf([
    ['序号', '工作任务', '责任单位', '完成时限'],
    [1, '甲', '区财政局', '6月底'],
  ]);
  const cellOf = (text: string): TableRow | undefined =>
    tableOf(withCell(base, 1, 3, { text, kind: 'number' })).rows[0];

  it('reads a serial number that lost its date format, and says so', () => {
    const row = cellOf('44377');
    expect(row?.timeReading.rules[0]?.rule).toMatchObject({ type: 'once', year: 2021, month: 6, day: 30 });
    expect(row?.timeReading.check).toContain('44377');
  });

  it('asks whether 6.3 is the 3rd or the 30th', () => {
    expect(cellOf('6.3')?.timeReading.check).toMatch(/6月3日，也可能是6月30日/u);
    expect(cellOf('6.15')?.timeReading.check).toBeUndefined();
  });

  it('reads a date cell as its day', () => {
    const row = tableOf(withCell(base, 1, 3, { text: '2021/6/30', date: '2021-06-30', kind: 'date' })).rows[0];
    expect(row?.timeReading).toMatchObject({ rules: [{ rule: { type: 'once', year: 2021, month: 6, day: 30 } }] });
    expect(row?.timeReading.check).toBeUndefined();
  });
});

it('reads equal limits of many rows by their own subjects', () => {
  const table = tableOf(
    gridOf([
      ['序号', '公开事项', '责任单位', '公开时限'],
      [1, '重点项目清单', '区发改局', '年度公开（1月底前完成）'],
      [2, '政务公开年度报告', '区政府办', '年度公开（1月底前完成）'],
      [3, '统计公报', '区统计局', '年度公开（1月底前完成）'],
    ]),
  );
  expect(table.rows.map(({ timeReading }) => timeReading.rules[0]?.rule)).toMatchObject([
    { covers: 'same' },
    { covers: 'previous' },
    { covers: 'previous' },
  ]);
});
