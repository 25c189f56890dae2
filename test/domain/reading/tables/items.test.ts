import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedTable } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

/** One item of a catalogue is one duty with its parts listed in it, and rows that share a cell are not one item for that. */
const _ = undefined;
type Rows = Parameters<typeof gridOf>[0];

function tableOf(rows: Rows, merges: readonly string[] = []): RecognisedTable {
  const outcome = recogniseFile(
    { name: '云溪区表.xlsx', grids: [gridOf(rows, merges)] },
    { planYear: 2021, layouts: [] },
  );
  if (!outcome.ok || !outcome.value.tables[0]) throw new Error('no table');
  return outcome.value.tables[0];
}

function lines({ rows }: RecognisedTable): string[] {
  return rows.map(({ number, task, subtask, content, timeWording, unitsWording }) =>
    [number, task, subtask, content, timeWording, unitsWording].map((text) => text.replaceAll('\n', '⏎')).join('|'),
  );
}

function checks({ rows }: RecognisedTable): (string | undefined)[] {
  return rows.map(({ timeReading, unitsReading }) => timeReading.check ?? unitsReading.check);
}

/** Columns merged over the same rows. */
function merged(columns: string, top: number, bottom: number): string[] {
  return Array.from(columns, (column) => `${column}${top}:${column}${bottom}`);
}

describe('one item over several rows', () => {
  it('is one duty where its number is merged', () => {
    const item = (number: number, name: string): Rows => [
      [number, '养老服务', name, `${name}办法`, '《条例》', '制作后20个工作日内', '区民政局'],
      [_, _, _, `${name}标准`],
      [_, _, _, `${name}名单`],
    ];
    const table = tableOf(
      [
        ['云溪区养老服务领域标准目录'],
        ['序号', '公开事项', _, '公开内容', '公开依据', '公开时限', '公开主体'],
        [_, '一级事项', '二级事项'],
        ...item(1, '补贴'),
        ...item(2, '评估'),
        ...item(3, '机构备案'),
      ],
      ['A1:G1', 'B2:C2', ...merged('ADEFG', 2, 3), ...[4, 7, 10].flatMap((top) => merged('ABCEFG', top, top + 2))],
    );
    expect(lines(table)).toEqual([
      '1|养老服务|补贴|补贴办法⏎补贴标准⏎补贴名单|制作后20个工作日内|区民政局',
      '2|养老服务|评估|评估办法⏎评估标准⏎评估名单|制作后20个工作日内|区民政局',
      '3|养老服务|机构备案|机构备案办法⏎机构备案标准⏎机构备案名单|制作后20个工作日内|区民政局',
    ]);
    expect(table.measures).toBe(3);
    expect(checks(table)).toEqual([_, _, _]);
  });

  it('is one duty where, without numbers, its lowest name is merged', () => {
    const table = tableOf(
      [
        ['公开事项', '公开内容', '公开时限', '责任单位'],
        ['机构职能', '主要职责', '每年1月底前', '区委编办'],
        [_, '内设机构', '每年1月底前', '区委编办'],
        ['人事信息', '招考公告', '即时', '区人社局'],
      ],
      ['A2:A3'],
    );
    expect(lines(table)).toEqual([
      '|机构职能||主要职责⏎内设机构|每年1月底前|区委编办',
      '|人事信息||招考公告|即时|区人社局',
    ]);
  });

  it('is asked about where its parts differ in limit, bodies or name', () => {
    const table = tableOf(
      [
        ['序号', '一级事项', '二级事项', '公开内容', '公开时限', '责任单位'],
        [1, '财政', '预算', '预算表', '每年3月底前', '区财政局'],
        [_, _, '决算', '决算表', '每年9月底前', '区审计局'],
        [2, '救助', '低保', '名单', '每月', '区民政局'],
      ],
      ['A2:A3', 'B2:B3'],
    );
    expect(lines(table)[0]).toBe('1|财政||预算：预算表⏎决算：决算表|每年3月底前；每年9月底前|区财政局⏎区审计局');
    expect(table.rows[0]?.timeReading.check).toMatch(/时限不同.*2 个名称/u);
    expect(table.rows[0]?.unitsReading.check).toContain('责任单位不同');
    expect(checks(table)[1]).toBeUndefined();
  });
});

describe('several items', () => {
  it('are rows that share a content cell and have names of their own', () => {
    const table = tableOf(
      [
        ['公开栏目', _, '公开内容', '更新周期', '责任单位'],
        ['一级', '二级'],
        ['政策', '规范性文件', '文件全文', '每月', '区司法局'],
        [_, '其他文件'],
        [_, '政策解读', '图解和问答', '每季度', '区司法局'],
      ],
      ['A1:B1', 'C1:C2', 'D1:D2', 'E1:E2', 'A3:A5', ...merged('CDE', 3, 4)],
    );
    expect(lines(table)).toEqual([
      '|政策|规范性文件|文件全文|每月|区司法局',
      '|政策|其他文件|文件全文|每月|区司法局',
      '|政策|政策解读|图解和问答|每季度|区司法局',
    ]);
  });

  it.each([true, false])('are rows that share but their limit and bodies (numbers: %s)', (numbered) => {
    const row = (number: number, ...cells: (string | undefined)[]) => (numbered ? [number, ...cells] : cells);
    const [time, units] = numbered ? ['D', 'E'] : ['C', 'D'];
    const table = tableOf(
      [
        numbered
          ? ['序号', '公开事项', '公开内容', '公开时限', '责任单位']
          : ['公开事项', '公开内容', '公开时限', '责任单位'],
        row(1, '预算', '预算表', '每年', '区财政局'),
        row(2, '决算', '决算表', _, _),
        row(3, '采购', '采购结果', _, _),
      ],
      merged(`${time}${units}`, 2, 4),
    );
    expect(table.rows.map(({ content, timeWording }) => `${content} ${timeWording}`)).toEqual([
      '预算表 每年',
      '决算表 每年',
      '采购结果 每年',
    ]);
  });

  it('are the measures of a numbered task in a breakdown', () => {
    const table = tableOf(
      [
        ['任务分解表'],
        ['序号', '重点任务', '工作举措', '责任单位', '完成时限'],
        [1, '规范公开', '修订目录', '区司法局', '6月底'],
        [_, _, '清理文件', '区司法局', '9月底'],
      ],
      ['A1:E1', 'A3:A4', 'B3:B4'],
    );
    expect(table.kind).toBe('breakdown');
    expect(table.rows.map(({ content }) => content)).toEqual(['修订目录', '清理文件']);
  });

  it('are parts that count and have limits of their own', () => {
    const table = tableOf(
      [
        ['序号', '公开事项', '公开内容', '公开时限', '公开主体'],
        [1, '财政信息', '（1）预算表', '每年3月底前', '区财政局'],
        [_, _, '（2）审计结果', '每年12月底前', '区审计局'],
      ],
      ['A2:A3', 'B2:B3'],
    );
    expect(lines(table)).toEqual([
      '1-1|财政信息||预算表|每年3月底前|区财政局',
      '1-2|财政信息||审计结果|每年12月底前|区审计局',
    ]);
  });

  it('are cells of a column that names items itself', () => {
    const table = tableOf(
      [
        ['栏目名称', _, '保障单位', '更新周期'],
        ['政务动态', '部门动态', '各部门', '每周'],
        [_, '镇街动态', '各镇街', '每周'],
      ],
      ['A1:B1', 'A2:A3'],
    );
    expect(table.rows).toHaveLength(2);
  });
});
