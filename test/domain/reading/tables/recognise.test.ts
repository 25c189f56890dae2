import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { Grid } from '../../../../electron/domain/sheets/grid.ts';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { RecognisedTable, SkippedSheet } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

function tablesOf(...grids: Grid[]): readonly RecognisedTable[] {
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.tables;
}

function tableOf(...grids: Grid[]): RecognisedTable {
  const [table] = tablesOf(...grids);
  if (!table) throw new Error('no table');
  return table;
}

function failureOf(...grids: Grid[]): Failure {
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (outcome.ok) throw new Error('recognised');
  return outcome.error;
}

/** The sheet in which nothing was read. */
function skippedOf(grid: Grid): SkippedSheet {
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids: [grid] }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  const [skipped] = outcome.value.skippedSheets;
  if (!skipped || outcome.value.tables.length > 0) throw new Error('read');
  return skipped;
}

function rolesOf(table: RecognisedTable): string {
  return table.columns.map(({ role }) => role).join(' ');
}

describe('headers', () => {
  it('reads any column order and any header words', () => {
    const table = tableOf(
      gridOf([
        ['完成时限', '责任部门', '具体措施', '重点任务', '序号'],
        ['6月底', '区财政局', '公开预算', '财政公开', 1],
        ['9月底', '区审计局', '公开审计结果', '审计公开', 2],
      ]),
    );
    expect(rolesOf(table)).toBe('time units content task number');
    expect(table.rows.map(({ number, task, content }) => `${number} ${task} ${content}`)).toEqual([
      '1 财政公开 公开预算',
      '2 审计公开 公开审计结果',
    ]);
  });

  it.each([
    [['序号', '公开事项', '公开内容', '责任单位', '公开时限'], 'number task content units time'],
    [['序号', '指标名称', '单位名称', '更新周期'], 'number content units time'],
    [['编号', '工作任务', '责任单位', '完成时间'], 'number content units time'],
    [
      ['序号', '重点任务', '工作举措', '牵头单位', '配合单位', '完成时限'],
      'number task content leadUnits supportUnits time',
    ],
    [['序号', '一级指标', '二级指标', '工作内容', '承办单位', '备注'], 'number task subtask content units remarks'],
    [['序 号', '工 作 任 务', '责任单位\n（部门）', '时间节点'], 'number content units time'],
    [['序号', '主要任务', '主要内容', '责任领导', '责任单位', '完成情况'], 'number task content ignored units ignored'],
    [['序号', '重点任务', '序号', '工作措施', '责任主体'], 'ignored task number content units'],
    [['序号', '事项名称', '公开方式', '公开主体', '公开频次'], 'number content ignored units time'],
    [
      ['序号', '工作任务', '工作目标', '具体举措', '主办单位', '协办单位'],
      'number task ignored content leadUnits supportUnits',
    ],
    [['项目', '内容', '部门', '期限'], 'task content units time'],
    [['序号', '2021年重点任务', '工作内容及要求', '责任单位/部门', '完成时限及要求'], 'number task content units time'],
    [['序号', '公开内容', '牵头/责任单位', '公开（更新）时限', '公开渠道'], 'number content units time ignored'],
    [['序号', '工作任务', '责任分工', '完成时间', '任务来源'], 'number content units time ignored'],
    [['序号', '事项', '责任单位、责任人', '联系电话', '时限要求'], 'number content units ignored time'],
  ])('%j', (header, roles) => {
    const table = tableOf(gridOf([header, header.map((word, i) => (word.startsWith('序') ? i + 1 : `内容${i}`))]));
    expect(rolesOf(table)).toBe(roles);
  });

  it('reads a header of two rows', () => {
    const table = tableOf(
      gridOf(
        [
          ['清河区政务公开事项标准目录'],
          ['序号', '公开事项', undefined, '公开内容（要素）', '公开时限', '公开主体', '公开方式', undefined],
          [undefined, '一级事项', '二级事项', undefined, undefined, undefined, '主动', '依申请'],
          [1, '社会救助', '低保', '低保政策', '每季度', '区民政局', '√', undefined],
          [2, undefined, '特困', '特困政策', '每半年', undefined, '√', undefined],
        ],
        ['A1:H1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:H2', 'B4:B5', 'F4:F5'],
      ),
    );
    expect(table.headerRows).toEqual([1, 2]);
    expect(rolesOf(table)).toBe('number task subtask content time units ignored ignored');
    expect(table.kind).toBe('schedule');
    expect(table.rows[1]).toMatchObject({ task: '社会救助', subtask: '特困', unitsWording: '区民政局' });
  });

  it('reads lead and support columns under one merged header', () => {
    const table = tableOf(
      gridOf(
        [
          ['序号', '工作任务', '责任分工', undefined],
          [undefined, undefined, '牵头单位', '配合单位'],
          [1, '公开预算', '区财政局', '区审计局、统计局'],
        ],
        ['A1:A2', 'B1:B2', 'C1:D1'],
      ),
    );
    expect(table.headerRows).toEqual([0, 1]);
    expect(table.rows[0]?.unitsReading.parties.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'lead 区财政局',
      'support 区审计局',
      'support 区统计局',
    ]);
  });

  it('reads two header rows without any merge', () => {
    const table = tableOf(
      gridOf([
        ['序号', '工作任务', '责任单位', '', '完成时限'],
        ['', '', '牵头单位', '配合单位', ''],
        [1, '公开预算', '区财政局', '区审计局', '6月底'],
      ]),
    );
    expect(table.headerRows).toEqual([0, 1]);
    expect(rolesOf(table)).toBe('number content leadUnits supportUnits time');
  });

  it('takes a header over two columns for two levels, merged or not', () => {
    const rows = [
      ['序号', '工作任务', undefined, '工作举措', '责任单位'],
      [1, '夯实基础', '管好文件', '清理文件', '区司法局'],
      [2, '夯实基础', '建好平台', '改版网站', '区政府办公室'],
    ];
    for (const merges of [['B1:C1'], []]) {
      expect(rolesOf(tableOf(gridOf(rows, merges)))).toBe('number task subtask content units');
    }
  });

  it('fails where nothing can be a header, naming file and sheets', () => {
    const failure = failureOf(gridOf([['甲', '乙']], [], '第一页'));
    expect(failure.code).toBe('no-header');
    expect(failure.message).toContain('清河区表.xlsx');
    expect(failure.message).toContain('第一页');
    expect(failure.place).toEqual({ file: '清河区表.xlsx', sheet: '第一页' });
  });

  it('leaves a sheet without a known header to a person', () => {
    const grid = gridOf(
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      [],
      '第一页',
    );
    const outcome = recogniseFile({ name: '清河区表.xlsx', grids: [grid] }, { planYear: 2021, layouts: [] });
    expect(outcome).toMatchObject({
      ok: true,
      value: { tables: [], skippedSheets: [{ sheet: '第一页', reason: '没有找到表头', grid }] },
    });
  });

  it('fails where a header has nothing below it', () => {
    expect(failureOf(gridOf([['序号', '指标名称', '责任单位', '公开时限']])).code).toBe('empty-workbook');
  });

  it('asks which of two columns with the same words is meant, and starts from what is known without', () => {
    const grid = gridOf([
      ['序号', '工作举措', '责任单位', '公开时限', '责任单位'],
      [1, '公开预算', '区财政局', '每月', '区审计局'],
    ]);
    expect(skippedOf(grid)).toEqual({
      sheet: 'Sheet1',
      reason: 'C1 和 E1 两列的表头都是“责任单位”，请指出读哪一列',
      grid,
      start: {
        headerRows: [0, 0],
        kind: 'breakdown',
        columns: [
          { column: 0, role: 'number' },
          { column: 1, role: 'content' },
          { column: 2, role: 'units' },
          { column: 3, role: 'time' },
        ],
      },
    });
  });

  it('asks which of two header rows alike with nothing between begins the table', () => {
    const header = ['序号', '指标名称', '责任单位', '公开时限'];
    for (const between of [[], [[]]]) {
      const skipped = skippedOf(gridOf([header, ...between, header, [1, '预算', '区财政局', '每月']]));
      expect(skipped.reason).toContain('第 1 行（A1）');
      expect(skipped.start?.headerRows[0]).toBe(between.length + 1);
    }
  });

  it.each([
    ['remarks', ['备注：以通知为准'], []],
    ['headings', ['一、甲'], ['A2:D2']],
    ['numbers', [1], []],
  ])('never says that nothing stands below a header where %s do', (_what, row, merges) => {
    const skipped = skippedOf(gridOf([['序号', '工作任务', '责任单位', '完成时限'], row], merges));
    expect(skipped.reason).toBe('表头下面的行都像备注、合计或标题，没有读入');
    expect(skipped.grid).toBeDefined();
  });

  it('does not take data for a header', () => {
    const table = tableOf(
      gridOf([
        ['序号', '指标名称', '单位名称', '公开时限'],
        [1, '权责清单', '承办单位', '每月公开'],
        [2, '单位工作动态', '各责任单位', '公开时间另定'],
      ]),
    );
    expect(table.rows).toHaveLength(2);
  });
});

describe('rows', () => {
  const header = ['序号', '重点任务', '工作举措', '责任单位'];

  it('skips a header that comes again after a page break and counts a repeated label once', () => {
    const table = tableOf(
      gridOf(
        [
          ['任务分解表'],
          header,
          [1, '加强解读', '举措甲', '区司法局'],
          [2, undefined, '举措乙', undefined],
          header,
          [3, '加强解读', '举措丙', '区司法局'],
          [4, '扩大参与', '举措丁', '区信访局'],
        ],
        ['A1:D1', 'B3:B4', 'D3:D4'],
      ),
    );
    expect(table.rows.map(({ number }) => number)).toEqual(['1', '2', '3', '4']);
    expect(table.rows[1]).toMatchObject({ task: '加强解读', unitsWording: '区司法局' });
    expect(table.tasks).toBe(2);
  });

  it('leaves an empty cell outside a merge empty', () => {
    const table = tableOf(
      gridOf(
        [
          header,
          [1, '加强解读', '举措甲', '区司法局'],
          [2, undefined, '举措乙', undefined],
          [3, '别的', '举措丙', undefined],
        ],
        ['B2:B3'],
      ),
    );
    expect(table.rows[2]).toMatchObject({ unitsWording: '' });
    expect(table.rows[2]?.unitsReading.check).toContain('没有写明责任单位');
  });

  it('proposes to fill blanks where all merges are lost, and marks the rows', () => {
    const table = tableOf(
      gridOf([
        header,
        [1, '加强解读', '举措甲', '区司法局'],
        [2, '', '举措乙', ''],
        [3, '扩大参与', '举措丙', '区信访局'],
      ]),
    );
    expect(table.rows[1]).toMatchObject({ task: '加强解读', unitsWording: '区司法局' });
    expect(table.rows[1]?.unitsReading.check).toContain('请核对');
    expect(table.rows[0]?.unitsReading.check).toBeUndefined();
    expect(table.rows[2]?.unitsReading.check).toBeUndefined();
  });

  it('takes 同上 at its word', () => {
    const table = tableOf(gridOf([header, [1, '甲', '举措甲', '区司法局'], [2, '乙', '举措乙', '同上']], ['A4:A5']));
    expect(table.rows[1]?.unitsWording).toBe('区司法局');
    expect(table.rows[1]?.unitsReading.check).toContain('请核对');
  });

  it('leaves remarks, signatures, sums and captions out', () => {
    const table = tableOf(
      gridOf(
        [
          ['附件1'],
          ['任务分解表'],
          ['填报单位：清河区', undefined, undefined, '2021年3月1日'],
          header,
          [1, '甲', '审核结果公开', '区司法局'],
          ['合计', undefined, 1],
          ['备注：以通知为准。'],
          ['填表人：', undefined, '审核人：', '日期：'],
        ],
        ['A2:D2', 'A7:D7'],
      ),
    );
    expect(table.title).toBe('任务分解表');
    expect(table.rows.map(({ content }) => content)).toEqual(['审核结果公开']);
    expect(table.leftOut.map(({ address }) => address)).toEqual(['A6', 'A7', 'A8']);
  });

  it('takes banding rows for tasks where there is no task column', () => {
    const table = tableOf(
      gridOf(
        [
          ['序号', '工作举措', '责任单位'],
          ['一、夯实基础'],
          [1, '清理文件', '区司法局'],
          ['（一）平台建设'],
          [2, '改版网站', '区政府办公室'],
          ['二、加强解读'],
          [3, '发布图解', '区政府办公室'],
        ],
        ['A2:C2', 'A4:C4', 'A6:C6'],
      ),
    );
    expect(table.rows.map(({ task, subtask }) => `${task}/${subtask}`)).toEqual([
      '一、夯实基础/',
      '一、夯实基础/（一）平台建设',
      '二、加强解读/',
    ]);
    expect(table.tasks).toBe(2);
  });

  it('takes headings numbered in the number column for tasks, and drops a line of contact', () => {
    const table = tableOf(
      gridOf([
        ['序号', '工作举措', '责任单位'],
        ['一', '夯实基础', ''],
        [1, '清理文件', '区司法局'],
        [2, '改版网站', '区政府办公室'],
        ['二', '加强解读', ''],
        [1, '发布图解', '区政府办公室'],
        ['', '咨询电话：1234567', ''],
      ]),
    );
    expect(table.rows.map(({ task, content }) => `${task} ${content}`)).toEqual([
      '一、夯实基础 清理文件',
      '一、夯实基础 改版网站',
      '二、加强解读 发布图解',
    ]);
    expect(table.leftOut).toEqual([{ address: 'B7', text: '咨询电话：1234567' }]);
  });

  it('splits sub-numbers off and leaves ranges alone', () => {
    const table = tableOf(
      gridOf(
        [
          header,
          [2, '会议开放', '2-1对会议议题提出意见', '区政府办公室'],
          [undefined, undefined, '2-2年内邀请代表不少于2次', '区政府办公室'],
          [undefined, undefined, '２－３会后公开决定事项', '区政府办公室'],
          [7, '暑期安排', '7-9月开展培训', '区教体局'],
          [8, '走访', '8-210月底前走访企业', '区商务局'],
        ],
        ['A2:A4', 'B2:B4'],
      ),
    );
    expect(table.rows.map(({ number, content }) => [number, content])).toEqual([
      ['2-1', '对会议议题提出意见'],
      ['2-2', '年内邀请代表不少于2次'],
      ['2-3', '会后公开决定事项'],
      ['7', '7-9月开展培训'],
      ['8', '8-210月底前走访企业'],
    ]);
  });

  it('joins the units of one measure merged over several rows', () => {
    const table = tableOf(
      gridOf(
        [header, [1, '甲', '举措甲', '区司法局'], [undefined, undefined, undefined, '区信访局']],
        ['A2:A3', 'B2:B3', 'C2:C3'],
      ),
    );
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]?.unitsReading.parties.map(({ name }) => name)).toEqual(['区司法局', '区信访局']);
  });

  it('does not repeat a task merged over both of its levels', () => {
    const table = tableOf(
      gridOf(
        [
          ['序号', '工作任务', undefined, '工作举措', '责任单位'],
          [1, '夯实基础', '管好文件', '清理文件', '区司法局'],
          [2, '加强解读', undefined, '发布图解', '区政府办公室'],
        ],
        ['B1:C1', 'B3:C3'],
      ),
    );
    expect(table.rows[1]).toMatchObject({ task: '加强解读', subtask: '' });
  });

  it('takes the task for the measure where the measure is blank', () => {
    const table = tableOf(
      gridOf([header, [1, '编制年报', undefined, '区政府办公室'], [2, '甲', '乙', '丙局']], ['A9:A10']),
    );
    expect(table.rows[0]).toMatchObject({ content: '编制年报' });
  });

  it('reads rules from the measure where the table has no time column, and asks where a schedule has a gap', () => {
    const breakdown = tableOf(gridOf([header, [1, '甲', '6月底前完成目录修订', '区司法局']]));
    expect(breakdown.kind).toBe('breakdown');
    expect(breakdown.rows[0]?.timeReading.rules[0]?.rule).toMatchObject({ type: 'once', month: 6 });
    const schedule = tableOf(
      gridOf(
        [
          ['指标名称', '责任单位', '公开时限'],
          ['预算', '区财政局', '每月公开'],
          ['决算', '区财政局', undefined],
        ],
        ['B2:B3'],
      ),
    );
    expect(schedule.kind).toBe('schedule');
    expect(schedule.rows[1]?.timeReading.check).toBeTruthy();
  });
});

describe('sheets and tables', () => {
  const good = gridOf(
    [
      ['指标名称', '责任单位', '公开时限'],
      ['预算', '区财政局', '每月'],
    ],
    [],
    '指标',
  );

  it('skips sheets without a table and hidden ones, with the reason', () => {
    const outcome = recogniseFile(
      { name: 'a.xlsx', grids: [good, gridOf([['通讯录']], [], '通讯录'), { ...good, sheet: '旧表', hidden: true }] },
      { planYear: 2021, layouts: [] },
    );
    expect(outcome).toMatchObject({ ok: true });
    if (!outcome.ok) return;
    expect(outcome.value.tables).toHaveLength(1);
    expect(outcome.value.skippedSheets.map(({ sheet }) => sheet)).toEqual(['通讯录', '旧表']);
  });

  it('reads several tables of one sheet apart', () => {
    const [first, second] = tablesOf(
      gridOf(
        [
          ['表一 定时公开指标表'],
          ['指标名称', '责任单位', '公开时限'],
          ['预算', '区财政局', '每月'],
          [],
          ['表二 任务分解表'],
          ['工作任务', '工作举措', '责任单位'],
          ['甲', '举措甲', '区司法局'],
        ],
        ['A1:C1', 'A5:C5'],
      ),
    );
    expect(first).toMatchObject({ kind: 'schedule', title: '表一 定时公开指标表' });
    expect(first?.rows).toHaveLength(1);
    expect(second).toMatchObject({ kind: 'breakdown', title: '表二 任务分解表' });
    expect(second?.rows).toHaveLength(1);
  });

  it.each([
    ['清河区２０２１年任务分解表', 2021],
    ['清河区二〇二二年任务分解表', 2022],
    ['关于印发（清政办〔2019〕5号）任务分解表', undefined],
  ])('finds the year in %s', (title, year) => {
    const outcome = recogniseFile(
      { name: '表.xlsx', grids: [gridOf([[title], ['工作任务', '责任单位'], ['甲', '区司法局']])] },
      { planYear: 2021, layouts: [] },
    );
    expect(outcome.ok && outcome.value.year).toBe(year);
  });
});

describe('dates', () => {
  const header = ['工作任务', '责任单位', '完成时限'];

  it.each(['2021.13.45', '2021-02-30', '2021年13月底前', '6月31日前', '13月底', '20210645', '２０２１．１３．１'])(
    'refuses %s, naming file, sheet, cell and value',
    (text) => {
      const failure = failureOf(gridOf([header, ['甲', '区司法局', '6月底'], ['乙', '区司法局', text]]));
      expect(failure.code).toBe('unreadable-date');
      expect(failure.place).toEqual({ file: '清河区表.xlsx', sheet: 'Sheet1', cell: 'C3', value: text });
      expect(failure.message).toContain('C3');
    },
  );

  it.each([
    '2021.6.4',
    '2021-06-04',
    '2021年6月4日前',
    '6月30日前',
    '2月29日',
    '12月底',
    '长期',
    '3个工作日',
    '每月15日前',
  ])('lets %s pass', (text) => {
    const planYear = 2024;
    const outcome = recogniseFile(
      { name: 'a.xlsx', grids: [gridOf([header, ['甲', '区司法局', text]])] },
      { planYear, layouts: [] },
    );
    expect(outcome.ok).toBe(true);
  });
});
