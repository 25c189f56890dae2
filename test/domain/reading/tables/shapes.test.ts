import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedFile, RecognisedTable } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

const _ = undefined;
type Rows = Parameters<typeof gridOf>[0];

function fileOf(rows: Rows, merges: readonly string[] = []): RecognisedFile {
  const grids = [gridOf(rows, merges)];
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function tableOf(rows: Rows, merges: readonly string[] = []): RecognisedTable {
  const [table, ...others] = fileOf(rows, merges).tables;
  if (!table || others.length > 0) throw new Error(`${others.length + (table ? 1 : 0)} tables`);
  return table;
}

function rolesOf({ columns }: RecognisedTable): string {
  return columns.map(({ role }) => role).join(' ');
}

function lines({ rows }: RecognisedTable): string[] {
  return rows.map(({ number, task, subtask, content, timeWording, unitsWording }) =>
    [number, task, subtask, content, timeWording, unitsWording.replaceAll('\n', '；')].join('|'),
  );
}

describe('headers of several rows', () => {
  const deep = [
    ['序号', '任务', _, '分工', _, _],
    [_, '一级', '二级', '责任', _, '配合'],
    [_, _, _, '牵头单位', '责任单位', '配合单位'],
    [1, '甲', '乙', '区财政局', '区审计局', '区统计局'],
    [2, '甲', '丙', '区财政局', '区审计局', '区教育局'],
  ];

  it('reads three rows, merged or not', () => {
    const merged = tableOf(deep, ['A1:A3', 'B1:C1', 'D1:F1', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3']);
    const bare = tableOf(deep);
    for (const table of [merged, bare]) {
      expect(table.headerRows).toEqual([0, 2]);
      expect(rolesOf(table)).toBe('number task content leadUnits units supportUnits');
      expect(lines(table)).toEqual([
        '1|甲||乙||牵头单位：区财政局；责任单位：区审计局；配合单位：区统计局',
        '2|甲||丙||牵头单位：区财政局；责任单位：区审计局；配合单位：区教育局',
      ]);
    }
  });

  it('takes the end, not the start, of a time that is parted', () => {
    const table = tableOf(
      [
        ['序号', '任务', '责任单位', '时间', _],
        [_, _, _, '开始时间', '完成时间'],
        [1, '甲', '区财政局', '3月1日', '6月底'],
      ],
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'],
    );
    expect(lines(table)).toEqual(['1|||甲|6月底|区财政局']);
  });

  it('reads words with line breaks and blanks in them', () => {
    const table = tableOf([
      ['序\n号', '重 点\n任 务', '工作\n举措', '责 任 单 位', '完　成\n时　限'],
      ['１', '甲', '举措一', '区财政局', '６月４日'],
    ]);
    expect(rolesOf(table)).toBe('number task content units time');
    expect(lines(table)).toEqual(['1|甲||举措一|６月４日|区财政局']);
  });

  it.each([['A2:A3'], []])('reads a table whose first column is units (merged: %s)', (...merges) => {
    const table = tableOf(
      [
        ['单位', '事项', '时限'],
        ['区财政局', '公开预算', '6月底'],
        [_, '公开决算', '9月底'],
        ['区审计局', '公开审计结果', '12月底'],
      ],
      merges,
    );
    expect(rolesOf(table)).toBe('units content time');
    expect(lines(table)).toEqual([
      '|||公开预算|6月底|区财政局',
      '|||公开决算|9月底|区财政局',
      '|||公开审计结果|12月底|区审计局',
    ]);
    expect(table.rows[1]?.unitsReading.check === undefined).toBe(merges.length > 0);
  });

  it('takes no 责任领导 or 责任人 for a unit, and a stroke for nobody', () => {
    const table = tableOf([
      ['序号', '重点工作', '具体措施', '责任领导', '牵头单位', '配合单位', '责任人', '完成时限', '备注'],
      [1, '甲', '措施一', '张三', '区财政局', '区审计局', '李四', '6月底', '新增'],
      [2, '乙', '措施二', '张三', '区财政局', '/', '李四', '6月底', ''],
    ]);
    expect(rolesOf(table)).toBe('number task content ignored leadUnits supportUnits ignored time remarks');
    expect(
      table.rows.map(({ unitsReading }) => unitsReading.parties.map(({ role, name }) => `${role} ${name}`)),
    ).toEqual([['lead 区财政局', 'support 区审计局'], ['lead 区财政局']]);
  });
});

describe('tables side by side', () => {
  const halves = [
    ['序号', '工作任务', '责任单位', '完成时限'],
    ['序号', '工作任务', '责任单位', '完成时限'],
  ] as const;
  const at = (row: readonly (string | number)[], columns: readonly (number | undefined)[]) =>
    columns.map((column) => (column === undefined ? undefined : row[column]));
  /** The same two halves with some of their columns. */
  const sheetOf = (...columns: (number | undefined)[]): Rows =>
    [
      [...halves[0], ...halves[1]],
      [1, '甲', '区财政局', '6月底', 4, '丁', '区司法局', '9月底'],
      [2, '乙', '区审计局', '7月底', 5, '戊', '区教育局', '10月底'],
      [3, '丙', '区统计局', '8月底'],
    ].map((row) => at(row, columns));
  const left = ['1|||甲|6月底|区财政局', '2|||乙|7月底|区审计局', '3|||丙|8月底|区统计局'];
  const right = ['4|||丁|9月底|区司法局', '5|||戊|10月底|区教育局'];

  it.each([
    ['a second 序号', sheetOf(0, 1, 2, 3, 4, 5, 6, 7)],
    ['an empty column', sheetOf(0, 1, 2, 3, _, 4, 5, 6, 7)],
    ['the first word again', sheetOf(1, 2, 3, 5, 6, 7)],
  ])('are both read: parted by %s', (how, grid) => {
    const { tables } = fileOf(grid);
    const numberless = how === 'the first word again';
    const expected = (wanted: string[]): string[] =>
      numberless ? wanted.map((line) => line.replace(/^\d/u, '')) : wanted;
    expect(tables.map(lines)).toEqual([expected(left), expected(right)]);
    expect(tables.map(({ rows: duties }) => duties[0]?.address.charAt(0))).toEqual(
      numberless ? ['A', 'D'] : how === 'an empty column' ? ['B', 'G'] : ['B', 'F'],
    );
  });

  it('may be of two kinds, each under its own title', () => {
    const { tables } = fileOf(
      [
        ['定时公开明细表', _, _, _, _, '任务分解表'],
        ['序号', '指标名称', '责任单位', '公开时限', _, '序号', '工作任务', '工作举措', '责任单位'],
        [1, '甲', '区财政局', '每月', _, 1, '丁', '丁一', '区司法局'],
        [],
        ['定时公开明细表（续）', _, _, _, _, '任务分解表（续）'],
        ['序号', '指标名称', '责任单位', '公开时限', _, '序号', '工作任务', '工作举措', '责任单位'],
        [2, '乙', '区财政局', '每季度', _, 2, '戊', '戊一', '区司法局'],
      ],
      ['A1:D1', 'F1:I1'],
    );
    expect(tables.map(({ title, kind }) => [title, kind])).toEqual([
      ['定时公开明细表', 'schedule'],
      ['任务分解表', 'breakdown'],
    ]);
    expect(tables.map(lines)).toEqual([
      ['1|||甲|每月|区财政局', '2|||乙|每季度|区财政局'],
      ['1|丁||丁一||区司法局', '2|戊||戊一||区司法局'],
    ]);
  });

  it('are one where a second 序号 only counts within the task', () => {
    const table = tableOf([
      ['序号', '重点任务', '序号', '工作措施', '责任主体'],
      [1, '甲', 1, '措施', '区司法局'],
    ]);
    expect(rolesOf(table)).toBe('ignored task number content units');
  });
});

describe('what stands between and below', () => {
  const header = ['序号', '重点任务', '工作举措', '责任单位'];

  it('goes on after page breaks, whatever they left behind', () => {
    const table = tableOf(
      [
        ['清河区任务分解表'],
        header,
        [1, '甲任务', '举措一', '区财政局'],
        [2, _, '举措二', '区财政局'],
        ['续表'],
        header,
        [3, '甲任务', '举措三', '区财政局'],
        ['清河区任务分解表（续）'],
        header,
        [4, '乙任务', '举措四', '区财政局'],
        ['续上表'],
        [5, '丙任务', '举措五', '区财政局'],
        ['— 2 —'],
        ['第2页 共3页'],
        [6, '丁任务', '举措六', '区财政局'],
        ['（续表1）'],
        header,
        [7, '丁任务', '举措七', '区财政局'],
        ['转下页'],
        ['接上页'],
        [8, '丁任务', '举措八', '区财政局'],
      ],
      ['A1:D1', 'B3:B4'],
    );
    expect(table.title).toBe('清河区任务分解表');
    expect(table.rows.map(({ number, task }) => `${number} ${task}`)).toEqual([
      '1 甲任务',
      '2 甲任务',
      '3 甲任务',
      '4 乙任务',
      '5 丙任务',
      '6 丁任务',
      '7 丁任务',
      '8 丁任务',
    ]);
    expect(table.tasks).toBe(4);
  });

  it('takes no page line, and no line with nothing but its number, for a heading', () => {
    const table = tableOf([
      ['序号', '工作举措', '责任单位'],
      [1, '清理文件', '区司法局'],
      ['续上表', '', ''],
      [2, '改版网站', '区政府办公室'],
      ['3/5', '', ''],
      [3, '', ''],
      [4, '发布图解', '区司法局'],
    ]);
    expect(lines(table)).toEqual(['1|||清理文件||区司法局', '2|||改版网站||区政府办公室', '4|||发布图解||区司法局']);
    expect(table.leftOut.map(({ address }) => address)).toEqual(['A3', 'A5', 'A6']);
  });

  it('takes headings for tasks where no merge shows them', () => {
    const table = tableOf([
      ['序号', '工作举措', '责任单位'],
      ['一、夯实基础', '', ''],
      [1, '清理文件', '区司法局'],
      ['（一）平台', '', ''],
      [2, '改版网站', '区政府办公室'],
      ['', '二、加强解读', ''],
      [3, '发布图解', '区司法局'],
    ]);
    expect(lines(table)).toEqual([
      '1|一、夯实基础||清理文件||区司法局',
      '2|一、夯实基础|（一）平台|改版网站||区政府办公室',
      '3|二、加强解读||发布图解||区司法局',
    ]);
  });

  it('leaves signature lines and remarks of several rows out', () => {
    const table = tableOf(
      [
        ['附件2'],
        ['清河区任务分解表'],
        ['填报单位：清河区（盖章）', _, '填报日期：2021年3月1日'],
        ['序号', '工作任务', '责任单位', '时限'],
        [1, '甲', '区财政局', '6月底'],
        ['单位负责人：', _, '填表人：', '电话：'],
        ['说明：1.本表一式两份。'],
        ['2.每月5日前报送。'],
        ['注：带★的为重点任务'],
      ],
      ['A7:D7', 'A8:D8'],
    );
    expect(lines(table)).toEqual(['1|||甲|6月底|区财政局']);
    expect(table.leftOut.map(({ address }) => address)).toEqual(['A6', 'A7', 'A8', 'A9']);
  });

  it('skips what only counts by month, with the reason', () => {
    const months = ['1月', '2月', '三月', '2021年4月'];
    for (const head of [
      ['序号', '工作任务', '责任单位'],
      ['序号', '单位'],
    ]) {
      const file = fileOf([
        [...head, ...months],
        ['1', ...head.slice(1).map(() => '区财政局'), '√', '3', '', '12.5%'],
      ]);
      expect(file.tables).toEqual([]);
      expect(file.skippedSheets.map(({ reason }) => reason)).toEqual(['各列是月份的统计表，不是任务分解表或明细表']);
      expect(file.skippedSheets[0]?.grid).toBeDefined();
    }
  });

  it('reads a table whose month columns say what is to be done, or that has a limit', () => {
    const plan = tableOf([
      ['序号', '工作任务', '责任单位', '1月', '2月', '3月'],
      [1, '公开预算', '区财政局', '完成预算编制并报批', '公开', ''],
    ]);
    expect(rolesOf(plan)).toBe('number content units stage stage stage');
    expect(plan.rows[0]?.timeWording).toBe('1月：完成预算编制并报批；2月：公开');
    const limit = tableOf([
      ['序号', '工作任务', '责任单位', '完成时限', '1月', '2月', '3月'],
      [1, '公开预算', '区财政局', '3月底', '√', '√', ''],
    ]);
    expect(rolesOf(limit)).toBe('number content units time ignored ignored ignored');
  });
});

describe('dates in every written form', () => {
  const at = (text: string | number) => {
    const [row] = tableOf([
      ['序号', '工作任务', '责任单位', '完成时限'],
      [1, '甲', '区财政局', text],
    ]).rows;
    return row?.timeReading;
  };
  const day = (year: number | undefined, month: number, date: number | 'last') => ({
    type: 'once',
    month,
    day: date,
    shift: { kind: 'none' },
    ...(year === undefined ? {} : { year }),
  });

  it.each([
    ['2021.6.4', day(2021, 6, 4)],
    ['2021/6/4', day(2021, 6, 4)],
    ['2021-06-04', day(2021, 6, 4)],
    ['2021-06-04 00:00:00', day(2021, 6, 4)],
    ['2021年06月04日 星期五', day(2021, 6, 4)],
    ['2021年6月4日前', day(2021, 6, 4)],
    ['２０２１年６月４日', day(2021, 6, 4)],
    ['二〇二一年六月四日', day(2021, 6, 4)],
    ['二O二一年六月四日', day(2021, 6, 4)],
    ['二○二二年六月底', day(2022, 6, 'last')],
    ['20210604', day(2021, 6, 4)],
    ['6.4', day(_, 6, 4)],
    ['6/4', day(_, 6, 4)],
    ['６月４日', day(_, 6, 4)],
    ['六月四日', day(_, 6, 4)],
    ['6月底', day(_, 6, 'last')],
    ['6月上旬', day(_, 6, 10)],
    ['6月中旬', day(_, 6, 20)],
    ['第二季度末', day(_, 6, 'last')],
    ['2021年6月', day(2021, 6, 'last')],
    ['2021.6', day(2021, 6, 'last')],
    ['上半年', day(_, 6, 'last')],
    [6.15, day(_, 6, 15)],
    [20210604, day(2021, 6, 4)],
  ])('%s is sure', (text, rule) => {
    expect(at(text)?.rules.map((reading) => reading.rule)).toEqual([rule]);
    expect(at(text)?.check).toBeUndefined();
  });

  it.each([
    [44351, day(2021, 6, 4)],
    ['44351', day(2021, 6, 4)],
    ['44351.0', day(2021, 6, 4)],
    ['21.6.4', day(2021, 6, 4)],
    ['06-04', day(_, 6, 4)],
    [202106, day(2021, 6, 'last')],
    [6.3, day(_, 6, 3)],
  ])('%s is read and asked about', (text, rule) => {
    expect(at(text)?.rules.map((reading) => reading.rule)).toEqual([rule]);
    expect(at(text)?.check).toContain('请核对');
  });

  it.each([
    ['21.6.4前', day(2021, 6, 4)],
    ['２１．６．４', day(2021, 6, 4)],
    ['08-06-04前完成', day(2008, 6, 4)],
    ['06-04前', day(_, 6, 4)],
  ])('%s is one date as everywhere else, and asked about', (text, rule) => {
    expect(at(text)?.rules.map((reading) => reading.rule)).toEqual([rule]);
    expect(at(text)?.check).toContain('请核对');
  });

  it.each([
    ['21.6', '“21.6”可能是2021年6月，也可能是6月21日'],
    ['210604', '“210604”可能是2021年6月4日'],
  ])('%s could be two things, and both are said', (text, said) => {
    expect(at(text)?.rules).toEqual([]);
    expect(at(text)?.check).toContain(said);
  });

  it.each(['6', '13-45', '99.6.4', '12345'])('%s is not guessed', (text) => {
    expect(at(text)?.rules).toEqual([]);
    expect(at(text)?.check).toBeDefined();
  });
});
