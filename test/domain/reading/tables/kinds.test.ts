import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedTable } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

/** Kinds of tables that offices lead beside the two that the app is about: catalogues, plans of the year, ledgers of what is to be put right. */
const _ = undefined;
type Rows = Parameters<typeof gridOf>[0];

function read(rows: Rows, merges: readonly string[] = []): RecognisedTable | undefined {
  const grids = [gridOf(rows, merges)];
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.tables[0];
}

function rolesOf(table: RecognisedTable | undefined): string | undefined {
  return table?.columns.map(({ role }) => role).join(' ');
}

function lines(table: RecognisedTable | undefined): string[] {
  return (table?.rows ?? []).map(({ task, subtask, content, timeWording, unitsWording }) =>
    [task, subtask, content, timeWording, unitsWording.replaceAll('\n', '；')].join('|'),
  );
}

it.each([
  ['by the column', ['重点任务', '工作内容', '负责科室'], 'task content units', 'breakdown'],
  [
    'to be put right',
    ['序号', '存在问题', '整改措施', '责任单位', '责任领导', '整改时限', '整改情况'],
    'number task content units ignored time ignored',
    'breakdown',
  ],
  ['problems alone', ['序号', '发现问题', '责任单位', '整改时限'], 'number content units time', 'breakdown'],
  ['who does what', ['职责类别', '责任单位', '主要职责'], 'task units content', 'breakdown'],
  ['lists of three kinds', ['序号', '任务清单', '责任清单', '时限清单'], 'number content units time', 'breakdown'],
  [
    'lists of five kinds',
    ['目标清单', '问题清单', '措施清单', '责任清单', '时限清单'],
    'ignored task content units time',
    'breakdown',
  ],
  [
    'decisions',
    ['序号', '决策事项名称', '承办单位', '计划完成时间', '备注'],
    'number content units time remarks',
    'schedule',
  ],
  ['proposals', ['编号', '案由', '承办单位', '办理时限', '提案人'], 'number content units time ignored', 'breakdown'],
  [
    'press conferences',
    ['序号', '发布主题', '发布单位', '发布时间', '发布人'],
    'number content units time ignored',
    'schedule',
  ],
  [
    'open days',
    ['序号', '活动主题', '活动时间', '承办单位', '活动地点'],
    'number content time units ignored',
    'schedule',
  ],
  [
    'explanations of policies',
    ['序号', '文件名称', '解读单位', '解读时间', '解读形式'],
    'number content units time ignored',
    'schedule',
  ],
  [
    'practical matters',
    ['序号', '实事项目', '年度目标', '主办单位', '协办单位', '联系人', '联系电话'],
    'number content ignored leadUnits supportUnits ignored ignored',
    'breakdown',
  ],
  [
    'columns of a website',
    ['公开栏目', '公开内容', '更新时限', '责任股室', '审核人'],
    'task content time units ignored',
    'schedule',
  ],
  [
    'how often',
    ['信息类别', '发布内容', '发布频次', '发布渠道', '责任科室'],
    'task content time ignored units',
    'schedule',
  ],
  [
    'what is sent in',
    ['报送事项', '报送内容', '报送单位', '报送时间', '报送方式'],
    'task content units time ignored',
    'schedule',
  ],
  [
    'three levels of indicators',
    ['一级指标', '二级指标', '三级指标', '评估要点', '责任单位', '公开时限', '分值'],
    'task subtask content ignored units time ignored',
    'schedule',
  ],
  [
    'goals and standards',
    ['目标任务', '具体工作', '完成标准', '责任单位', '责任人', '完成时限'],
    'task content ignored units ignored time',
    'breakdown',
  ],
  [
    'many sides of a task',
    ['序号', '主要目标任务', '完成标准', '工作措施', '完成时限', '牵头领导', '牵头单位', '责任单位'],
    'number task ignored content time ignored leadUnits units',
    'breakdown',
  ],
  [
    'matters of work',
    ['工作事项', '具体内容', '负责部门', '截止日期', '落实情况'],
    'task content units time ignored',
    'breakdown',
  ],
  [
    'by bodies in brackets',
    ['序号', '公开事项名称', '责任部门（处室）', '公开期限', '公开载体', '法律依据'],
    'number content units time ignored ignored',
    'schedule',
  ],
] as const)('%s: %j', (_name, header, roles, kind) => {
  const table = read([header, header.map((_word, i) => (roles.split(' ')[i] === 'number' ? 1 : `甲${i}`))]);
  expect(rolesOf(table)).toBe(roles);
  expect(table?.kind).toBe(kind);
});

it.each([
  [['类别', '考核内容', '得分', '合计'], 'scheme'],
  [['类别', '分值', '考核标准'], 'scheme'],
  [['姓名', '单位', '职务', '联系电话'], undefined],
])('finds no duties in %j', (header, kind) => {
  const table = read([header, header.map((_word, i) => `甲${i}`)]);
  expect(table?.rows ?? []).toEqual([]);
  expect(table?.kind).toBe(kind);
});

describe('catalogues', () => {
  it('reads six levels of headings', () => {
    const table = read(
      [
        [
          '一级 目录',
          '二级目录',
          '三级目录',
          '四级目录',
          '五级目录',
          '六级目录',
          '公开内容',
          '公开形式',
          '公开时限',
          '公开主体',
        ],
        ['法定内容', '基本信息', '基本目录', _, _, _, '目录全文', '网站公开', '每年', '办公室'],
        [_, _, '机构职能', '职能', _, _, '职能全文', '网站公开', '及时', '办公室'],
        [_, '管理公开', '双随机', '抽查计划', '年度', '区级', '抽查计划', '网站公开', '6月底前', '会计科、监管科'],
      ],
      ['A2:A4', 'B2:B3'],
    );
    expect(lines(table)).toEqual([
      '法定内容|基本信息／基本目录|目录全文|每年|办公室',
      '法定内容|基本信息／机构职能／职能|职能全文|及时|办公室',
      '法定内容|管理公开／双随机／抽查计划／年度／区级|抽查计划|6月底前|会计科、监管科',
    ]);
  });

  it('takes 公开要求 for the limit where nothing else says when, and only there', () => {
    const header = ['序号', '公开事项', '公开内容（要素）', '公开要求', '公开主体'];
    const timely = read([
      header,
      [1, '履职依据', '现行法规', '条目化展示、信息形成（变更）20个工作日内', '区司法局'],
      [2, '履职依据', '规范性文件', '印发后7日内公开', '区司法局'],
    ]);
    expect(rolesOf(timely)).toBe('number task content time units');
    expect(timely?.rows.map(({ timeReading }) => timeReading.rules[0]?.rule)).toMatchObject([
      { type: 'triggered', n: 20, count: 'workday' },
      { type: 'triggered', n: 7, count: 'day' },
    ]);
    const plain = read([header, [1, '履职依据', '现行法规', '条目化展示', '区司法局']]);
    expect(rolesOf(plain)).toBe('number task content ignored units');
    const both = read([
      [...header, '公开时限'],
      [1, '履职依据', '现行法规', '每年更新', '区司法局', '1月底前'],
    ]);
    expect(rolesOf(both)).toBe('number task content ignored units time');
  });

  it('sees a second header row where one level alone is named', () => {
    const table = read(
      [
        ['涉农资金标准目录'],
        ['序号', '公开事项', '公开内容\n(要素)', '公开依据', '公开时限', '公开主体', '公开对象', _, '公开层级'],
        [_, _, _, _, _, _, '全社会', '特定群体', '乡级'],
        [1, '政策文件', '上级文件', '条例', '20个工作日内', '各镇', '√', _, '√'],
      ],
      ['G2:H2'],
    );
    expect(table?.headerRows).toEqual([1, 2]);
    expect(table?.leftOut).toEqual([]);
    expect(lines(table)).toEqual(['政策文件||上级文件|20个工作日内|各镇']);
  });

  it('takes 栏目名称 over two columns for two levels, and 内容要求 for how', () => {
    const table = read(
      [
        ['栏目名称', _, '保障单位', '更新周期', '内容要求'],
        ['政务动态', '部门动态', '各部门', '每周', '真实'],
        [_, '镇街动态', '各镇街', '每周', '准确'],
      ],
      ['A1:B1', 'A2:A3'],
    );
    expect(lines(table)).toEqual(['政务动态||部门动态|每周|各部门', '政务动态||镇街动态|每周|各镇街']);
  });
});

describe('plans of the year', () => {
  it('takes headings for the level above a column of tasks, and requirements of one task apart', () => {
    const table = read(
      [
        ['主要任务分解表'],
        ['工作任务', '工作要求', '牵头单位', '责任单位'],
        ['一、深化重点公开'],
        ['规划公开', '公开历史规划', '区发改局', '各镇街'],
        [_, '公开专项规划', '区自然资源局', '区直各部门'],
        ['二、夯实基础'],
        ['平台建设', '改版平台', '区政府办', '区直各部门'],
      ],
      ['A1:D1', 'A3:D3', 'A4:A5', 'A6:D6'],
    );
    expect(lines(table)).toEqual([
      '一、深化重点公开|规划公开|公开历史规划||牵头单位：区发改局；责任单位：各镇街',
      '一、深化重点公开|规划公开|公开专项规划||牵头单位：区自然资源局；责任单位：区直各部门',
      '二、夯实基础|平台建设|改版平台||牵头单位：区政府办；责任单位：区直各部门',
    ]);
    expect(table?.leftOut).toEqual([]);
  });

  it('takes stage goals for dated goals of their item, beside what it says of itself', () => {
    const table = read(
      [
        ['序号', '项目名称', '建设内容', '责任单位', '时间节点', _, _],
        [_, _, _, _, '一季度', '二季度', '下半年'],
        [1, '平台', '12月底前改版平台', '区大数据局', '立项', '招标', '验收'],
      ],
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:G1'],
    );
    expect(rolesOf(table)).toBe('number task content units stage stage stage');
    expect(table?.rows[0]?.timeWording).toBe('一季度：立项；二季度：招标；下半年：验收');
    expect(table?.rows[0]?.timeReading.rules.map(({ rule }) => rule)).toMatchObject([
      { type: 'once', month: 3, day: 'last' },
      { type: 'once', month: 6, day: 'last' },
      { type: 'once', month: 12, day: 'last' },
    ]);
    expect(table?.rows[0]?.timeReading.check).toContain('分期目标');
  });
});
