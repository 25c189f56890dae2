import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../../electron/domain/sheets/grid.ts';
import {
  layoutOf,
  layoutProblem,
  layoutSignature,
  type TableLayout,
} from '../../../../electron/domain/reading/tables/layout.ts';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { ColumnRole } from '../../../../electron/domain/model/documents.ts';
import type { RecognisedFile } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

function read(grids: readonly Grid[], ...layouts: TableLayout[]): RecognisedFile {
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function roles(...names: (ColumnRole | undefined)[]): TableLayout['columns'] {
  return names.flatMap((role, column) => (role === undefined ? [] : [{ column, role }]));
}

/** A table whose header words say nothing to the reader, and whose cells are too short to tell what is to be done. */
const odd = gridOf(
  [
    ['清河区公开一览'],
    ['甲栏', '乙栏', '丙栏', '丁栏'],
    [1, '预算', '区财政局', '每月'],
    [2, '决算', '区财政局', '9月底前'],
  ],
  ['A1:D1'],
);
const oddLayout = layoutOf(odd, [1, 1], 'schedule', roles('number', 'content', 'units', 'time'));

describe('a layout set by hand', () => {
  it('reads a sheet in which no header would be found', () => {
    expect(read([odd]).tables).toEqual([]);
    const [table] = read([odd], oddLayout).tables;
    expect(table).toMatchObject({ kind: 'schedule', byHand: true, headerRows: [1, 1], title: '清河区公开一览' });
    expect(table?.columns.map(({ header, role }) => `${header} ${role}`)).toEqual([
      '甲栏 number',
      '乙栏 content',
      '丙栏 units',
      '丁栏 time',
    ]);
    expect(table?.rows.map((row) => [row.number, row.content, row.unitsWording, row.timeWording])).toEqual([
      ['1', '预算', '区财政局', '每月'],
      ['2', '决算', '区财政局', '9月底前'],
    ]);
    expect(table?.rows[0]?.timeReading.rules[0]?.rule).toMatchObject({ type: 'recurring' });
  });

  it('is found again in another file, on another row, after blanks and marks changed, and next year', () => {
    const header = ['序号', '2021年工作', '甲（乙）', '丙'];
    const first = gridOf([header, [1, '公开预算', '区财政局', '6月底']]);
    const layout = layoutOf(first, [0, 0], 'breakdown', roles('number', 'content', 'units', 'time'));
    const later = gridOf([
      ['某表'],
      [],
      ['序 号', '２０２２年工作', '甲', '丙：'],
      [1, '公开决算', '区审计局', '9月底'],
    ]);
    const [table] = read([later], layout).tables;
    expect(table).toMatchObject({ byHand: true, headerRows: [2, 2] });
    expect(table?.rows.map(({ content, unitsWording }) => `${content} ${unitsWording}`)).toEqual(['公开决算 区审计局']);
    const moved = gridOf([
      ['', '序号', '2021年工作', '甲（乙）', '丙'],
      ['', 1, '公开预算', '区财政局', '6月底'],
    ]);
    expect(read([moved], layout).tables.map(({ byHand }) => byHand)).toEqual([undefined]);
  });

  it('comes before what the reader would find itself', () => {
    const grid = gridOf([
      ['序号', '工作任务', '工作举措', '责任单位', '完成时限'],
      [1, '公开预算', '分三步', '区财政局', '6月底'],
    ]);
    expect(read([grid]).tables[0]?.rows[0]).toMatchObject({ task: '公开预算', content: '分三步' });
    const layout = layoutOf(grid, [0, 0], 'schedule', roles('number', 'content', undefined, 'units', 'time'));
    const [table] = read([grid], layout).tables;
    expect(table).toMatchObject({ kind: 'schedule', byHand: true });
    expect(table?.columns.map(({ role }) => role)).toEqual(['number', 'content', 'ignored', 'units', 'time']);
    expect(table?.rows[0]).toMatchObject({ task: '', content: '公开预算' });
  });

  it('lets the first of two layouts of one header win', () => {
    const other: TableLayout = { ...oddLayout, kind: 'breakdown' };
    expect(read([odd], other, oddLayout).tables[0]?.kind).toBe('breakdown');
    expect(read([odd], oddLayout, other).tables[0]?.kind).toBe('schedule');
  });

  it('knows a header of two rows with and without its merges, and reads on after a page break', () => {
    const rows = [
      ['编', '做什么', '谁', undefined],
      [undefined, undefined, '主', '从'],
      [1, '公开预算', '区财政局', '区审计局'],
      ['编', '做什么', '谁', undefined],
      [undefined, undefined, '主', '从'],
      [2, '公开决算', '区财政局', '区统计局'],
    ];
    const merged = gridOf(rows, ['A1:A2', 'B1:B2', 'C1:D1', 'A4:A5', 'B4:B5', 'C4:D4']);
    const layout = layoutOf(merged, [0, 1], 'breakdown', roles('number', 'content', 'leadUnits', 'supportUnits'));
    for (const grid of [merged, gridOf(rows)]) {
      const { tables } = read([grid], layout);
      expect(tables).toHaveLength(1);
      expect(tables[0]?.headerRows).toEqual([0, 1]);
      expect(tables[0]?.columns.map(({ header }) => header)).toEqual([
        '编',
        '做什么',
        '谁／主',
        grid === merged ? '谁／从' : '从',
      ]);
      expect(tables[0]?.rows.map((row) => row.unitsReading.parties.map(({ role, name }) => `${role} ${name}`))).toEqual(
        [
          ['lead 区财政局', 'support 区审计局'],
          ['lead 区财政局', 'support 区统计局'],
        ],
      );
    }
  });

  it('stands beside tables that the reader finds', () => {
    const known = gridOf([
      ['指标名称', '责任单位', '公开时限'],
      ['决算', '区财政局', '每年'],
      [],
      ['甲栏', '乙栏', '丙栏', '丁栏'],
      [1, '公开预算', '区财政局', '每月'],
    ]);
    expect(read([known], oddLayout).tables.map(({ byHand, rows }) => [byHand, rows.length])).toEqual([
      [undefined, 1],
      [true, 1],
    ]);
  });

  it('names columns right of the last header word', () => {
    const grid = gridOf([['做什么'], ['公开预算', '区财政局']]);
    const layout = layoutOf(grid, [0, 0], 'breakdown', roles('content', 'units'));
    expect(read([grid], layout).tables[0]?.rows[0]).toMatchObject({ content: '公开预算', unitsWording: '区财政局' });
  });
});

describe('a layout that cannot be used', () => {
  it.each([
    [roles('number', undefined, 'units'), [1, 1], /没有指定“内容”列/u],
    [roles('content'), [0, 6], /表头最多 6 行/u],
    [roles('content'), [2, 1], /末行在首行之前/u],
    [roles('content'), [7, 7], /没有文字/u],
    [[...roles('content'), ...roles('units')], [1, 1], /同一列被指定了两次/u],
  ] as const)('is refused with a sentence: %j of rows %j', (columns, headerRows, sentence) => {
    const layout = layoutOf(odd, headerRows, 'breakdown', columns);
    expect(layoutProblem(layout)).toMatch(sentence);
    expect(read([odd], layout).tables).toEqual([]);
  });

  it('is not one with a content column', () => {
    expect(layoutProblem(oddLayout)).toBeUndefined();
  });

  it('has a signature that says the words and columns', () => {
    expect(layoutSignature(odd, 1, 1)).toBe('0:甲栏|1:乙栏|2:丙栏|3:丁栏');
    expect(layoutSignature(odd, 9, 9)).toBe('');
  });
});
