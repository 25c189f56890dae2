import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type {
  RecognisedFile,
  RecognisedTable,
  TableRow,
} from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';
import { runs } from '../../../support/runs.ts';

/** What a column holds is judged by its header and by what stands below it; what is not certain is proposed, what is not taken is said. */
const _ = undefined;
type Rows = Parameters<typeof gridOf>[0];

function fileOf(rows: Rows, merges: readonly string[] = [], name = '云溪区表.xlsx', sheet = 'Sheet1'): RecognisedFile {
  const grids = [gridOf(rows, merges, sheet)];
  const outcome = recogniseFile({ name, grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function tableOf(rows: Rows, merges: readonly string[] = []): RecognisedTable {
  const [table, ...others] = fileOf(rows, merges).tables;
  if (!table || others.length > 0) throw new Error(`${others.length + (table ? 1 : 0)} tables`);
  return table;
}

function lines({ rows }: RecognisedTable): string[] {
  return rows.map(({ number, task, subtask, content, timeWording, unitsReading }) =>
    [number, task, subtask, content.replaceAll('\n', '⏎'), timeWording, namesOf({ unitsReading })].join('|'),
  );
}

function namesOf({ unitsReading }: Pick<TableRow, 'unitsReading'>): string {
  return unitsReading.parties.map(({ name }) => name).join('、');
}

function rolesOf({ columns }: RecognisedTable): string {
  return columns.map(({ role }) => role).join(' ');
}

function leftOut({ unreadColumns = [] }: RecognisedTable): string[] {
  return unreadColumns.map(({ header, cells }) => `${header} ${cells}`);
}

function isToCheck({ timeReading, unitsReading }: TableRow): boolean {
  return timeReading.check !== undefined || unitsReading.check !== undefined;
}

const rulesOf = ({ timeReading }: Pick<TableRow, 'timeReading'>) => timeReading.rules.map(({ rule }) => rule);
const read = (wording: string) =>
  readTimeWording(wording, { planYear: 2021, source: 'time' }).rules.map(({ rule }) => rule);

describe('columns that say when', () => {
  const schedule = (header: string): RecognisedTable =>
    tableOf([
      ['序号', '公开事项', '责任单位', header],
      [1, '养老机构名录', '区民政局', '每季度首月10日前'],
      [2, '供水水质', '区住建局', '每月20日前'],
      [3, '部门决算', '区财政局', '8月底前'],
    ]);
  const expected = [
    '1|||养老机构名录|每季度首月10日前|区民政局',
    '2|||供水水质|每月20日前|区住建局',
    '3|||部门决算|8月底前|区财政局',
  ];

  it.each(['时效', '公示时间', '拟完成时间', '更新频度', '限时', '何时公开', '挂网时间', '更新标准', '公开要求'])(
    'are read where the header hints at it: %s',
    (header) => {
      const table = schedule(header);
      expect(lines(table)).toEqual(expected);
      expect(table.rows.some(isToCheck)).toBe(false);
    },
  );

  it.each(['安排', '丁栏', '工作要求', '其他'])('are proposed where the header does not: %s', (header) => {
    const table = schedule(header);
    expect(lines(table)).toEqual(expected);
    expect(table.columns.at(-1)).toMatchObject({ role: 'time', proposed: { because: expect.any(String) } });
    expect(table.rows.every(({ timeReading }) => timeReading.check?.includes(`“${header}”列`))).toBe(true);
  });

  it('are read with what they say beside', () => {
    const table = tableOf([
      ['公开事项', '公开方式及时限', '责任单位'],
      ['权责清单', '区政府网站，每年3月底前', '区委编办'],
      ['招考公告', '公示栏，报名前10个工作日', '区人社局'],
      ['环境监测', '区政府网站，每月15日前', '区生态环境分局'],
    ]);
    expect(rulesOf(table.rows[0] as TableRow)).toEqual(read('每年3月底前'));
    expect(rolesOf(table)).toBe('content time units');
  });

  it.each([
    ['公开时限', '更新频度'],
    ['公布时间', '时效标准'],
    ['首次公开时间', '更新周期'],
  ])('are all read: %s and %s', (first, second) => {
    const table = tableOf([
      ['序号', '公开事项', '责任单位', first, second],
      [1, '权责清单', '区委编办', '6月底前', '每季度'],
      [2, '部门预算', '区财政局', '3月15日前', '每年'],
    ]);
    expect(table.rows.map(rulesOf)).toEqual([
      [...read('6月底前'), ...read('每季度')],
      [...read('3月15日前'), ...read('每年')],
    ]);
  });

  it.each(['成文日期', '有效期至', '上次公开时间', '实际完成时间', '启动日期'])(
    'are no limits where they say when else: %s',
    (header) => {
      const table = tableOf([
        ['序号', '公开事项', '责任单位', header],
        [1, '权责清单', '区委编办', '2021年3月1日'],
        [2, '部门预算', '区财政局', '2021年5月8日'],
      ]);
      expect(rolesOf(table)).toBe('number content units ignored');
      expect(leftOut(table)).toEqual([`${header} 2`]);
    },
  );

  it('beside a limit are asked about where they name another', () => {
    const table = tableOf([
      ['序号', '公开事项', '公开时限', '工作要求', '责任单位'],
      [1, '权责清单', '6月底前', '9月底前完成复核并重新公布', '区委编办'],
      [2, '部门预算', '3月15日前', '格式统一', '区财政局'],
    ]);
    expect(table.rows.map(({ timeReading }) => timeReading.check)).toEqual([
      '“工作要求”列中另有时限“9月底前完成复核并重新公布”，没有读入，请核对。',
      undefined,
    ]);
    expect(leftOut(table)).toEqual(['工作要求 2']);
  });
});

describe('remarks that say when', () => {
  it.each(['备注', '说明', '备考'])('are proposed as the limit: %s', (header) => {
    const table = tableOf([
      ['序号', '工作任务', '责任单位', '进展情况', header],
      [1, '修订办事指南', '区行政审批局', '推进中', '10月20日前完成'],
      [2, '开展政府开放日', '云溪镇', '未开始', '重点工作'],
      [3, '发布民生实事进展', '区政府办公室', '推进中', '每季度'],
    ]);
    expect(table.rows.map(({ timeWording }) => timeWording)).toEqual(['10月20日前完成', '', '每季度']);
    expect(table.rows.map(({ timeReading }) => timeReading.check !== undefined)).toEqual([true, false, true]);
    expect(leftOut(table)).toEqual(['进展情况 3', `${header} 1`]);
  });

  it('are asked about beside a limit, and say nothing of what is done', () => {
    const table = tableOf([
      ['序号', '工作任务', '责任单位', '完成时限', '备注'],
      [1, '修订办事指南', '区行政审批局', '6月底', '12月底前完成复查'],
      [2, '改版专栏', '区政府办公室', '6月底', '4月10日前已完成'],
      [3, '清理文件', '区司法局', '6月底', '6月底前完成'],
    ]);
    expect(table.rows.map(({ timeReading }) => timeReading.check !== undefined)).toEqual([true, false, false]);
  });
});

describe('what is to be done', () => {
  it.each(['具体要求', '工作标准', '工作目标', '目标要求'])(
    'stands under %s where the task is but a name',
    (header) => {
      const table = tableOf([
        ['工作任务', header, '责任单位'],
        ['办事指南', '9月底前完成全部办事指南的修订', '区行政审批局'],
        ['民生实事', '每季度公开一次实施进展', '区政府办公室'],
        ['政府开放日', '全年举办不少于2场', '各镇街'],
      ]);
      expect(rolesOf(table)).toBe('task content units');
      expect(table.rows.map(rulesOf)).toEqual([
        [expect.objectContaining({ type: 'once', month: 9 })],
        [expect.objectContaining({ every: 'quarter' })],
        [expect.objectContaining({ type: 'quota', atLeast: 2 })],
      ]);
      expect(leftOut(table)).toEqual([]);
    },
  );

  it('stands where most is said, if no word tells: proposed', () => {
    const table = tableOf([
      ['序号', '重点任务', '丙栏', '责任单位'],
      [1, '规范公开', '11月底前逐条核对并重新公布目录', '区司法局'],
      [2, '回应关切', '每月汇总一次群众来信并公开答复', '区信访局'],
    ]);
    expect(rolesOf(table)).toBe('number task content units');
    expect(table.rows.every(isToCheck)).toBe(true);
  });

  it.each([['工作任务'], ['事项'], ['任务编号']])('is numbered by 序号, not by numbers under %s', (label) => {
    const table = tableOf([
      ['序号', label, '具体举措', '责任单位', '完成时限'],
      [11, 1, '修订办事指南', '区行政审批局', '6月底'],
      [12, 2, '改版专栏', '区政府办公室', '9月底'],
      [13, 1, '清理文件', '区司法局', '9月底'],
    ]);
    expect(table.rows.map(({ number }) => number)).toEqual(['11', '12', '13']);
    expect(leftOut(table)).toEqual([`${label} 3`]);
  });
});

describe('who does it', () => {
  it.each([
    ['责任科室', '办公室', '社会救助科'],
    ['承办处室', '综合处', '财务处'],
    ['内设机构', '法规股', '信息中心'],
    ['经办科（股）室', '党政办', '审批股'],
  ])('is the body, not its section under %s', (header, a, b) => {
    const table = tableOf([
      ['公开事项', header, '公开时限', '责任单位'],
      ['救助名单', a, '每月', '区民政局'],
      ['部门预算', b, '每年3月底前', '区财政局'],
    ]);
    expect(table.rows.map(namesOf)).toEqual(['区民政局', '区财政局']);
    expect(leftOut(table)).toEqual([`${header} 2`]);
  });

  it('is the section where no other column names a body', () => {
    const table = tableOf([
      ['公开事项', '责任科室', '公开时限'],
      ['救助名单', '社会救助科', '每月'],
    ]);
    expect(table.rows.map(namesOf)).toEqual(['社会救助科']);
  });

  it.each(['青溪街道办事处政务公开事项清单', '青溪街道办事处2021年重点工作任务清单'])(
    'is the body of the title, where the column names its sections: %s',
    (title) => {
      const table = tableOf([
        [title],
        ['序号', '公开事项', '承办科室', '公开时限'],
        [1, '部门预算', '财政所', '每年3月底前'],
        [2, '救助名单', '民政办', '每月'],
      ]);
      expect(table.rows.map(namesOf)).toEqual(['青溪街道办事处', '青溪街道办事处']);
      expect(table.rows.every(isToCheck)).toBe(true);
      expect(leftOut(table)).toEqual(['承办科室 2']);
    },
  );

  it.each([
    ['区民政局主动公开目录', '区民政局'],
    ['云溪区水务局2021年政府信息主动公开事项清单', '云溪区水务局'],
    ['云溪镇人民政府政务公开事项目录', '云溪镇人民政府'],
    ['区医保局定时公开事项表', '区医保局'],
  ])('is proposed by the title where no column names anybody: %s', (title, name) => {
    const table = tableOf(
      [
        [title],
        ['序号', '公开事项', '公开内容', '公开时限'],
        [1, '年度报告', '年度报告全文', '每年1月31日前'],
        [2, '办事指南', '办事流程和材料', '每季度'],
      ],
      ['A1:D1'],
    );
    expect(table.rows.map(namesOf)).toEqual([name, name]);
    expect(table.rows.every(({ unitsReading }) => unitsReading.check?.includes(`“${name}”`))).toBe(true);
  });

  it.each([
    ['its sheet', '表.xlsx', '区财政局'],
    ['its file', '区财政局2021年主动公开目录.xlsx', 'Sheet1'],
  ])('is proposed by the name of %s', (_what, name, sheet) => {
    const rows = [
      ['序号', '公开事项', '公开时限'],
      [1, '部门预算', '每年3月底前'],
    ];
    const [table] = fileOf(rows, [], name, sheet).tables;
    expect(table?.rows.map(namesOf)).toEqual(['区财政局']);
    expect(table?.rows.every(isToCheck)).toBe(true);
  });

  it.each(['区财政局', '一、区财政局', '（一）区财政局'])('is proposed by the heading above: %s', (heading) => {
    const table = tableOf(
      [
        ['序号', '公开事项', '公开时限'],
        [heading],
        [1, '部门预算', '每年3月底前'],
        ['其他'],
        [2, '年度报告', '每年1月底前'],
      ],
      ['A2:C2', 'A4:C4'],
    );
    expect(table.rows.map(namesOf)).toEqual(['区财政局', '']);
    expect(table.rows.every(isToCheck)).toBe(true);
  });

  it.each(['云溪区主动公开目录', '基层政务公开标准目录', '云溪区民政领域公开目录', '关于印发区民政局公开目录的通知'])(
    'is not made up of %s',
    (title) => {
      const table = tableOf([[title], ['序号', '公开事项', '公开时限'], [1, '年度报告', '每年1月31日前']]);
      expect(table.rows.map(namesOf)).toEqual(['']);
    },
  );
});

describe('bodies in several columns', () => {
  it.each(['√', '●', '★'])('are named where their column is ticked, proposed: %s', (tick) => {
    const table = tableOf([
      ['序号', '工作任务', '区财政局', '区教体局', '各镇街', '完成时限'],
      [1, '公开预算', tick, _, _, '3月15日前'],
      [2, '公开招生计划', _, tick, tick, '6月底前'],
    ]);
    expect(table.rows.map(namesOf)).toEqual(['区财政局', '区教体局、各镇街']);
    expect(table.rows.every(isToCheck)).toBe(true);
  });

  it('have the part that their cells say', () => {
    const table = tableOf(
      [
        ['序号', '工作任务', '责任单位', _, _],
        [_, _, '区民政局', '区人社局', '区医保局'],
        [1, '开展救助政策解读', '牵头', '配合', _],
        [2, '公开参保办法', _, '配合', '牵头'],
      ],
      ['A1:A2', 'B1:B2', 'C1:E1'],
    );
    expect(
      table.rows.map(({ unitsReading }) => unitsReading.parties.map(({ role, name }) => `${role} ${name}`)),
    ).toEqual([
      ['lead 区民政局', 'support 区人社局'],
      ['lead 区医保局', 'support 区人社局'],
    ]);
  });

  it.each([
    ['区级责任单位', '镇街责任'],
    ['区直部门', '镇街'],
    ['责任部门', '配合镇街'],
  ])('are all read: %s and %s', (first, second) => {
    const table = tableOf([
      ['序号', '工作任务', first, second, '完成时限'],
      [1, '改版专栏', '区政府办公室', '各镇街', '6月底'],
      [2, '公开补贴', '区农业农村局', '云溪镇', '9月底'],
    ]);
    expect(table.rows.map(namesOf)).toEqual(['区政府办公室、各镇街', '区农业农村局、云溪镇']);
  });
});

describe('limits that stand elsewhere than in their cell', () => {
  it.each([
    ['全年', '每季度召开新闻发布会不少于1次'],
    ['长期坚持', '政策印发后3个工作日内发布解读'],
    ['常态化', '5月底前修订目录'],
  ])('in the content, where the cell only says %s: proposed', (wording, content) => {
    const table = tableOf([
      ['序号', '工作举措', '责任单位', '完成时限'],
      [1, content, '区政府办公室', wording],
    ]);
    const [row] = table.rows;
    expect(row?.timeReading.rules.map(({ rule }) => rule.type)).not.toContain('continuous');
    expect(row?.timeReading.check).toContain(`“${wording}”`);
  });

  it.each([
    ['一、每月10日前公开的事项', '每月10日前'],
    ['（二）每季度公开', '每季度'],
    ['3月底前完成的任务', '3月底前'],
  ])('in the heading of their group: %s', (heading, limit) => {
    const table = tableOf(
      [['序号', '公开事项', '责任单位', '公开时限'], [heading], [1, '部门预算', '区财政局']],
      ['A2:D2'],
    );
    expect(table.rows.map(rulesOf)).toEqual([read(limit)]);
    expect(table.rows.every(({ timeReading }) => timeReading.check?.includes('标题'))).toBe(true);
  });

  it('in a list that runs parallel to the parts of the content', () => {
    const table = tableOf([
      ['序号', '工作举措', '责任单位', '完成时限'],
      [7, '1.修订目录\n2.公开预算\n3.开展自查', '区政府办公室', '1.3月底前\n2.6月底前\n3.9月底前'],
    ]);
    expect(table.rows.map(({ number, content, timeWording }) => [number, content, timeWording])).toEqual([
      ['7-1', '修订目录', '3月底前'],
      ['7-2', '公开预算', '6月底前'],
      ['7-3', '开展自查', '9月底前'],
    ]);
    expect(table.rows.every(isToCheck)).toBe(true);
  });
});

describe('stages and months', () => {
  const stages = (heads: readonly string[], cells: readonly (string | undefined)[]): RecognisedTable =>
    tableOf([
      ['序号', '项目名称', '建设内容', '责任单位', ...heads],
      [1, '政务大厅', '改造政务公开专区', '区行政审批局', ...cells],
    ]);

  it.each([
    [
      ['一季度', '二季度', '三季度', '四季度'],
      ['3月底', '6月底', '9月底', '12月底'],
    ],
    [
      ['第1季度目标', '第2季度目标', '第3季度目标', '第4季度目标'],
      ['3月底', '6月底', '9月底', '12月底'],
    ],
    [
      ['3月底', '6月底', '9月底', '12月底'],
      ['3月底', '6月底', '9月底', '12月底'],
    ],
  ])('are dated goals of one item, proposed: %j', (heads, ends) => {
    const table = stages(heads, ['选址', _, '施工', '启用']);
    expect(table.rows).toHaveLength(1);
    const [row] = table.rows;
    expect(row && rulesOf(row)).toEqual([ends[0], ends[2], ends[3]].flatMap((end) => read(end ?? '')));
    expect(row?.timeWording).toBe(`${heads[0]}：选址；${heads[2]}：施工；${heads[3]}：启用`);
    expect(row?.timeReading.rules.map(({ span }) => row.timeWording.slice(span.start, span.end))).toEqual(
      row?.timeReading.rules.map(({ span }) => span.text),
    );
    expect(table.rows.every(isToCheck)).toBe(true);
  });

  it('may name a day of their own', () => {
    const [row] = stages(['上半年', '下半年'], ['5月20日前完成选址', '启用']).rows;
    expect(row && rulesOf(row)).toMatchObject([
      { month: 5, day: 20 },
      { month: 12, day: 'last' },
    ]);
  });

  it.each(['√', '●', '★'])('that are ticked are the months in which something is due: %s', (tick) => {
    const months = Array.from({ length: 12 }, (_month, i) => `${i + 1}月`);
    const on = (...ticked: number[]) => months.map((_month, i) => (ticked.includes(i + 1) ? tick : _));
    const table = tableOf(
      [
        ['年度发布计划'],
        ['序号', '公开事项', '责任单位', '发布月份'],
        [_, _, _, ...months],
        [1, '部门决算', '区财政局', ...on(8)],
        [2, '供水水质', '区住建局', ...on(3, 9)],
        [3, '空气质量', '区生态环境分局', ...on(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)],
      ],
      ['A1:O1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:O2'],
    );
    expect(table.kind).toBe('schedule');
    expect(table.rows.map(({ timeWording }) => timeWording)).toEqual(['8月', '3月、9月', '每月']);
    expect(table.rows.map(rulesOf)).toEqual([read('8月底'), [...read('3月底'), ...read('9月底')], read('每月')]);
    expect(table.rows.every(isToCheck)).toBe(true);
  });
});

it('reads months that the header names by their numbers alone', () => {
  const table = tableOf(
    [
      ['序号', '公开事项', '责任单位', '公开月份', _, _],
      [_, _, _, 1, 2, 3],
      [1, '部门预算', '区财政局', _, '√', _],
      [2, '救助名单', '区民政局', '√', '√', '√'],
    ],
    ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1'],
  );
  expect(table.rows.map(({ timeWording }) => timeWording)).toEqual(['2月', '1月、2月、3月']);
});

describe('tables of other kinds', () => {
  it.each([
    ['points and criteria', ['考核项目', '考核内容', '分值', '评分细则', '得分']],
    ['points of indicators', ['一级指标', '二级指标', '权重', '自评得分']],
    ['criteria with who is rated', ['测评指标', '测评要点', '标准分', '扣分标准', '被测评单位']],
    ['points and when they are given', ['考核指标', '分值', '评分标准', '考核时间', '考核单位']],
    ['points, and what is deducted in the cells', ['序号', '项目', '满分', '说明']],
  ])('are shown and make no duties where they rate: %s', (_name, header) => {
    const table = tableOf([
      ['云溪区政务公开测评表'],
      header,
      ...['主动公开', '政策解读', '回应关切'].map((name, i) =>
        header.map((word) =>
          /分$|权重|分值/u.test(word) ? 10 : word === '说明' ? `少1项扣${i + 1}分` : `${name}${word}`,
        ),
      ),
    ]);
    expect(table).toMatchObject({ kind: 'scheme', rows: [], title: '云溪区政务公开测评表' });
  });

  it('are tables of duties where points stand beside limits or units', () => {
    const table = tableOf([
      ['工作任务', '责任单位', '完成时限', '分值'],
      ['改版专栏', '区政府办公室', '6月底', 5],
    ]);
    expect(table.kind).toBe('breakdown');
    expect(leftOut(table)).toEqual(['分值 1']);
  });

  it.each([
    ['by unit', ['序号', '单位', '报送条数', '采用条数'], [1, '区财政局', 12, 3]],
    ['with shares', ['单位名称', '任务数', '完成数', '完成率'], ['区民政局', 8, 7, '87.5%']],
    ['of indicators', ['指标名称', '单位', '数量'], ['主动公开', '件', 210]],
  ])('are said to be statistics: %s', (_name, header, row) => {
    const { tables, skippedSheets } = fileOf([header, row, row]);
    expect(tables).toEqual([]);
    expect(skippedSheets).toMatchObject([{ reason: '各列是数量的统计表，不是任务分解表或明细表', grid: {} }]);
  });

  it.each([
    [
      'with addresses',
      ['标题', '发布单位', '发布日期', '链接'],
      ['关于预算的公告', '区财政局', '2021-03-01', 'http://a.example/1'],
    ],
    ['with days', ['序号', '信息标题', '发布时间', '责任单位'], [1, '关于救助的通知', '2021年3月5日', '区民政局']],
    ['with views', ['文章标题', '来源单位', '浏览量'], ['招生问答', '区教体局', 120]],
  ])('are said to list what is published: %s', (_name, header, row) => {
    const { tables, skippedSheets } = fileOf([header, row, row]);
    expect(tables).toEqual([]);
    expect(skippedSheets).toMatchObject([{ reason: '已发布信息的清单，不是任务分解表或明细表', grid: {} }]);
  });

  it('are said beside the table that is read', () => {
    const { tables, skippedSheets } = fileOf(
      [
        ['任务表'],
        ['序号', '工作任务', '责任单位', '完成时限'],
        [1, '改版专栏', '区政府办公室', '6月底'],
        [],
        ['报送情况统计表'],
        ['序号', '指标名称', '责任单位', '1月', '2月', '3月'],
        [1, '信息', '区财政局', 2, 0, 1],
      ],
      ['A1:D1', 'A5:F5'],
    );
    expect(tables.map(({ rows }) => rows.length)).toEqual([1]);
    expect(skippedSheets).toEqual([
      { sheet: 'Sheet1', reason: '第 6 至 7 行：各列是月份的统计表，不是任务分解表或明细表' },
    ]);
  });
});

describe('what is not taken', () => {
  it('stands with its column and a count, also without a header', () => {
    const table = tableOf([
      ['序号', '公开事项', '公开依据', '责任单位', '公开时限', '公开渠道'],
      [1, '权责清单', '《条例》', '区委编办', '6月底前', '网站', '须经审核'],
      [2, '部门预算', '《预算法》', '区财政局', '3月15日前', '网站'],
    ]);
    expect(table.unreadColumns).toEqual([
      { column: 2, header: '公开依据', cells: 2 },
      { column: 5, header: '公开渠道', cells: 2 },
      { column: 6, header: '', cells: 1 },
    ]);
  });

  it('stands above the header too', () => {
    const table = tableOf([
      ['附件2'],
      ['云溪区2021年公开事项表'],
      ['请各单位对照落实', '有问题及时反馈区政府办公室'],
      ['序号', '公开事项', '责任单位', '公开时限'],
      [1, '权责清单', '区委编办', '6月底前'],
    ]);
    expect(table.leftOut).toEqual([{ address: 'A3', text: '请各单位对照落实　有问题及时反馈区政府办公室' }]);
  });

  it.each(['说明：各单位于每月5日前登录平台填报', '请于3月底前报送区政府办公室', '1.逐项公开；2.按季自查。'])(
    'stands above the header where it asks something: %s',
    (text) => {
      const table = tableOf([
        ['云溪区2021年公开事项表'],
        [text],
        ['序号', '公开事项', '责任单位', '公开时限'],
        [1, '权责清单', '区委编办', '6月底前'],
      ]);
      expect(table.title).toBe('云溪区2021年公开事项表');
      expect(table.leftOut).toEqual([{ address: 'A2', text }]);
    },
  );

  it('are the numbers of the columns', () => {
    const table = tableOf([
      ['序号', '公开事项', '责任单位', '公开时限'],
      [1, 2, 3, 4],
      [1, '权责清单', '区委编办', '6月底前'],
    ]);
    expect(lines(table)).toEqual(['1|||权责清单|6月底前|区委编办']);
    expect(table.leftOut).toEqual([{ address: 'A2', text: '1　2　3　4' }]);
  });

  it('is a sheet with a header in every other row', () => {
    const header = ['序号', '公开事项', '责任单位', '公开时限'];
    const rows = Array.from({ length: 10_000 }, (_row, i) =>
      i % 3 === 0 ? [`第${i}张表`] : i % 3 === 1 ? header : [1, '权责清单', '区委编办', '6月底前'],
    );
    expect(fileOf(rows)).toMatchObject({ tables: [], skippedSheets: [{ reason: expect.stringContaining('3333 张') }] });
  });
});

describe('headings', () => {
  it('are 10,000 with nothing below them: said, and not taken for an empty table', () => {
    const rows = Array.from({ length: 10_000 }, (_row, i) => [`${i}、第${i}部分`]);
    const merges = rows.map((_row, i) => `A${i + 2}:D${i + 2}`);
    const { tables, skippedSheets } = fileOf([['序号', '公开事项', '责任单位', '公开时限'], ...rows], merges);
    expect(tables).toEqual([]);
    expect(skippedSheets).toMatchObject([{ reason: '表头下面的行都像备注、合计或标题，没有读入', grid: {} }]);
  });

  it.each([
    ['to the last column', 'B', 'D'],
    ['over content and units', 'B', 'C'],
    ['from the first column', 'A', 'D'],
  ])('are names that are merged %s', (_name, from, to) => {
    const heading = (number: string, name: string) => (from === 'A' ? [`${number}、${name}`] : [number, name]);
    const table = tableOf(
      [
        ['序号', '公开事项', '责任单位', '公开时限'],
        heading('一', '财政'),
        [1, '部门预算', '区财政局', '3月15日前'],
        heading('二', '民生'),
        [2, '救助名单', '区民政局', '每月'],
      ],
      [`${from}2:${to}2`, `${from}4:${to}4`],
    );
    expect(lines(table)).toEqual(['1|一、财政||部门预算|3月15日前|区财政局', '2|二、民生||救助名单|每月|区民政局']);
  });
});

describe('a header', () => {
  it.each([
    [['机构职能', '工作信息', '内设机构名称、电话'], '及时公开'],
    [['单位和人员', '基本信息', '领导姓名、分工'], '每月10日前'],
    [['部门职责', '主要内容', '科室职责'], '信息形成后5个工作日内'],
  ])('is not the first item, though its words are those of headers: %j', (first, limit) => {
    const table = tableOf(
      [
        ['云溪区主动公开清单'],
        ['序号', '职责', '信息类别', '内容标准', '公开时限'],
        [1, ...first, limit],
        [_, _, _, '办公地址'],
        [2, '财政', '预决算', '预算表', '批复后20日内'],
      ],
      ['A1:E1', 'A3:A4', 'B3:B4', 'C3:C4', 'E3:E4'],
    );
    expect(table.headerRows).toEqual([1, 1]);
    expect(table.rows.map(({ number, content }) => `${number} ${content}`)).toEqual([
      `1 ${first[2]}\n办公地址`,
      '2 预算表',
    ]);
  });

  it('is found by what stands below where one word of it is known', () => {
    const table = tableOf([
      ['序号', '名目', '经办', '时效'],
      [1, '养老机构名录', '区民政局', '每季度'],
      [2, '供水水质检测结果', '区住建局', '每月20日前'],
    ]);
    expect(rolesOf(table)).toBe('number content units time');
    expect(table.rows.every(isToCheck)).toBe(true);
  });

  it('is found below another table too, where a title stands between', () => {
    const { tables } = fileOf(
      [
        ['公开目录一'],
        ['序号', '公开事项', '责任单位', '公开时限'],
        [1, '部门预算', '区财政局', '每年3月底前'],
        [],
        ['公开目录二'],
        ['序号', '名目', '经办', '时效'],
        [1, '养老机构名录', '区民政局', '每季度'],
      ],
      ['A1:D1', 'A5:D5'],
    );
    expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['公开目录一', 1],
      ['公开目录二', 1],
    ]);
  });

  it.each([
    [
      ['姓名', '单位', '职务', '联系电话'],
      ['张三', '区财政局', '科长', '7654321'],
    ],
    [
      ['单位', '网址', '栏目数'],
      ['区财政局', 'http://a.example', '12'],
    ],
  ])('is not seen in %j', (header, row) => {
    expect(fileOf([header, row, row]).tables).toEqual([]);
  });
});

describe('a header without any word that is known', () => {
  const ROWS = [
    [1, '公开部门预算', '区财政局', '3月底前'],
    [2, '公开救助名单', '区民政局', '每月10日前'],
    [3, '公开许可结果', '区行政审批局', '7个工作日内'],
  ] as const;

  it.each([
    [['编次', '干什么', '谁来干', '啥时候']],
    [['次第', '干啥', '归谁', '几时']],
    [['号次', '要办的', '谁家的', '截至']],
    [['第一栏', '第二栏', '第三栏', '第四栏']],
  ])('%j is proposed by what stands below it, and every row is to be checked', (head) => {
    for (const above of [[], [['某某一览']]]) {
      const { tables } = fileOf([...above, head, ...ROWS]);
      expect(tables[0]?.columns.map(({ role }) => role)).toEqual(['number', 'content', 'units', 'time']);
      expect(tables[0]?.columns[1]?.proposed).toBeDefined();
      expect(
        tables[0]?.rows.map(({ content, unitsWording, timeWording }) => [content, unitsWording, timeWording]),
      ).toEqual(ROWS.map(([, ...cells]) => cells));
      expect(tables[0]?.rows.every(isToCheck)).toBe(true);
    }
  });

  it('may have no numbers either', () => {
    const { tables } = fileOf([['甲', '乙', '丙'], ...ROWS.map((row) => row.slice(1))]);
    expect(tables[0]?.rows.map(({ timeWording }) => timeWording)).toEqual(['3月底前', '每月10日前', '7个工作日内']);
    expect(tables[0]?.rows.every(isToCheck)).toBe(true);
  });

  it.each([
    // No limits: a list of bodies, of people, of places.
    [
      ['甲栏', '乙栏', '丙栏'],
      [1, '综合服务中心大楼', '区财政局'],
    ],
    [
      ['甲栏', '乙栏', '丙栏'],
      [1, '张三李四王五', '63211234'],
    ],
    // Limits beside nothing that is to be done.
    [
      ['甲栏', '乙栏', '丙栏'],
      [1, '63211234', '6月底前'],
    ],
  ])('%j over %j is none', (head, row) => {
    expect(fileOf([head, row, row]).tables).toEqual([]);
  });
});

describe('any table', () => {
  const FIELDS = ['number', 'task', 'content', 'units', 'time'] as const;
  const HEADS = { number: '序号', task: '重点任务', content: '工作举措', units: '责任单位', time: '完成时限' } as const;
  const UNKNOWN = ['甲栏', '乙栏', '丙栏', '丁栏', '戊栏'];
  const row = fc.record({
    task: fc.constantFrom('规范公开', '回应关切', '政策解读'),
    content: fc.constantFrom('逐条核对并重新公布目录', '汇总群众来信并公开答复', '制作并发布政策图解'),
    units: fc.constantFrom('区司法局', '区信访局、区政府办公室', '各镇街', '区财政局牵头，区审计局配合'),
    time: fc.constantFrom('6月底前', '每月20日前', '每季度', '印发后3个工作日内', '2021年9月30日前'),
  });

  it('has the same rules, or is to be checked as a whole, with its columns shuffled and its words replaced', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 3, maxLength: 8 }),
        fc.shuffledSubarray([...FIELDS], { minLength: 5, maxLength: 5 }),
        fc.subarray([...FIELDS]),
        (made, order, replaced) => {
          const head = order.map((field, i) => (replaced.includes(field) ? UNKNOWN[i] : HEADS[field]));
          const cells = made.map((one, i) => order.map((field) => (field === 'number' ? i + 1 : one[field])));
          const { tables } = fileOf([head, ...cells]);
          expect(tables).toHaveLength(1);
          const rows = tables.flatMap((table) => table.rows);
          const areRight =
            rows.length === made.length &&
            rows.every((one, i) => {
              const want = made[i];
              return (
                JSON.stringify(rulesOf(one)) === JSON.stringify(read(want?.time ?? '')) &&
                one.unitsWording === want?.units
              );
            });
          expect(areRight || rows.every(isToCheck)).toBe(true);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
