import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { SchemeNodeId, Year } from '../../../electron/domain/brand.ts';
import { PRESETS } from '../../../electron/domain/assessment/presets.ts';
import { readScheme, type SchemeReading } from '../../../electron/domain/exchange/schemeReading.ts';
import { schemeWorkbook, type WrittenScheme } from '../../../electron/domain/exchange/schemeWorkbook.ts';
import type { SchemeNode, SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import { troublesOf } from '../../../electron/domain/scoring/checkTree.ts';
import type { Grid } from '../../../electron/domain/sheets/grid.ts';
import { STAMP_SHEET, stampCells } from '../../../electron/domain/sheets/stamp.ts';
import type { SheetSpec, WorkbookSpec } from '../../../electron/domain/sheets/workbookSpec.ts';
import { gridOf } from '../../support/fixturesGrids.ts';
import { schemes } from '../scoring/schemeArbitraries.ts';
import { FOUR_PERCENT } from '../scoring/schemeFixtures.ts';

const names = { duty: (id: string) => id, node: (id: string) => id };

function counter(): () => SchemeNodeId {
  let next = 0;
  return () => `n${(next += 1)}` as SchemeNodeId;
}

const read = (...grids: readonly Grid[]): SchemeReading =>
  readScheme(grids, { newId: counter(), parse: (json) => JSON.parse(json) as WrittenScheme });

/** 基础分/主动公开 45 > 定时公开 20. */
function outline({ nodes }: SchemeTree): readonly string[] {
  const below = (path: string, node: SchemeNode): readonly string[] => {
    const own = `${path}${node.name} ${node.full}`;
    return node.kind === 'leaf' ? [own] : [own, ...node.children.flatMap((child) => below(`${node.name} > `, child))];
  };
  return nodes.flatMap(({ section, node }) => below(`${section}: `, node));
}

/** A sheet as it is read back: header, rows, hidden keys behind the last column. */
function gridsOf({ sheets, stamp }: WorkbookSpec): readonly Grid[] {
  const hidden =
    stamp &&
    gridOf(
      stampCells(stamp).map((cell) => [cell]),
      [],
      STAMP_SHEET,
    );
  return [...sheets.map(sheetGrid), ...(hidden ? [{ ...hidden, hidden: true }] : [])];
}

function sheetGrid({ name, title, columns, rows, merges, footer, keys = [] }: SheetSpec): Grid {
  const width = columns.length;
  const blank = Array.from({ length: width }, () => '');
  const wide = (text: string) => [text, ...blank.slice(1)];
  const cells = rows.map((row, at) => [
    ...row.map((cell) => (cell.kind === 'text' ? cell.text : cell.kind === 'number' ? cell.value : '')),
    keys[at] ?? '',
  ]);
  const grid = gridOf([wide(title), columns.map(({ header }) => header[0]), ...cells, ...footer.map(wide)], [], name);
  const over = (row: number) => ({ top: row, bottom: row, left: 0, right: width - 1 });
  const body = merges.map(({ top, bottom, left, right }) => ({ top: top + 2, bottom: bottom + 2, left, right }));
  return { ...grid, merges: [over(0), ...body, ...footer.map((_, at) => over(2 + rows.length + at))] };
}

function written(tree: SchemeTree, name = '甲类'): WorkbookSpec {
  const origin = { workspace: 'w', district: '清河区', year: 2021 as Year, book: 'b', madeAt: '2021-06-28T00:00:00Z' };
  return schemeWorkbook({ name, tree, weight: FOUR_PERCENT }, origin, names);
}

const MERGED = gridOf(
  [
    ['政务公开工作考核评分表'],
    ['一级指标', '二级指标', '分值', '评分标准'],
    ['一、主动公开（30分）', '（一）定时公开', '20分', '未按时公开的，每件扣2分，扣完为止。'],
    ['', '（二）信息要素', 10, '标题、索引号每缺一项扣1分。'],
    ['二、信息报送', '', '１５', '每月不少于1篇，每少1篇扣1分。'],
    ['三、日常工作', '会议组织', '5', '由考核组根据平时掌握的情况酌情评定。'],
    ['合计', '', '50', ''],
    ['四、加分项', '信息采用', '6', '被省级采用的，每篇加2分；被市级采用的，每篇加1分。'],
    ['五、一票否决', '', '', '发生重大责任事故的，一次扣1分。'],
    ['注：本表由区政府办公室解释。'],
  ],
  ['A1:D1', 'A3:A4', 'A5:B5', 'A9:B9', 'A10:D10'],
);

describe('a scheme out of a table', () => {
  test('merged cells, marks in brackets, sections by name, numbering', () => {
    const { tree, faults, sheets } = read(MERGED);
    expect(outline(tree)).toEqual([
      'base: 主动公开 30',
      '主动公开 > 定时公开 20',
      '主动公开 > 信息要素 10',
      'base: 信息报送 15',
      'base: 日常工作 5',
      '日常工作 > 会议组织 5',
      'bonus: 加分项 6',
      '加分项 > 信息采用 6',
      'veto: 一票否决 0',
    ]);
    expect(tree.total).toBe('50');
    expect(faults).toEqual([]);
    expect(sheets[0]?.leftOut.map(({ text }) => text)).toEqual(['注：本表由区政府办公室解释。']);
    expect(troublesOf(tree)).toEqual([]);
  });

  const sums = (rows: readonly (readonly (string | number)[])[]) =>
    read(gridOf([['一级指标', '二级指标', '分值', '评分标准'], ...rows])).faults.map(({ message }) => message);
  const one = (first: string, second: string, full: number) => [first, second, full, '未办的，每件扣1分。'];

  test.each([
    [
      'running',
      [one('甲', '一', 50), one('乙', '二', 45), ['小计', '', 95, ''], one('丙', '三', 5), ['总计', '', 100, '']],
    ],
    [
      'of a group',
      [
        one('甲', '一', 50),
        ['', '小计', 50, ''],
        one('乙', '二', 40),
        one('乙', '三', 10),
        ['乙小计', '', 50, ''],
        ['合 计', '', 100, ''],
      ],
    ],
    [
      'of each part',
      [
        one('甲', '一', 60),
        one('乙', '二', 40),
        ['基础分小计', '', 100, ''],
        one('加分项', '三', 6),
        ['小计', '', 6, ''],
        ['总计', '', 106, ''],
      ],
    ],
  ])('sums in between are no indicators and hold: %s', (_, rows) => {
    expect(sums(rows)).toEqual([]);
  });

  test('a sum that is of nothing is named by its word', () => {
    const rows = [
      one('甲', '一', 50),
      one('乙', '二', 45),
      ['小计', '', 94, ''],
      one('丙', '三', 5),
      ['总计', '', 95, ''],
    ];
    expect(sums(rows)).toEqual([
      expect.stringContaining('单元格 C4 的“94”：小计写的是 94'),
      expect.stringContaining('单元格 C6 的“95”：总计写的是 95，各项基础分加起来是 100'),
    ]);
  });

  test('criteria become proposals, marked 待核; what was not read is judged, and named by its cell', () => {
    const { tree, unread } = read(MERGED);
    const [first] = tree.nodes;
    const timely = first?.node.kind === 'branch' ? first.node.children[0] : undefined;
    expect(timely).toMatchObject({
      kind: 'leaf',
      toCheck: true,
      criteria: '未按时公开的，每件扣2分，扣完为止。',
      clauses: [{ rule: 'perOccurrence', points: '-2' }],
    });
    expect(unread).toMatchObject([{ name: '会议组织', address: 'D6', isJudged: true }]);
  });

  test('marks of the broad level in a column of their own; what does not fit is named by its cell', () => {
    const { tree, faults } = read(
      gridOf(
        [
          ['考核项目', '分值', '考核内容', '分值', '扣分标准'],
          ['公开', '40', '目录', '20', '缺目录扣1分。'],
          ['', '', '栏目', '18', '缺栏目扣1分。'],
          ['管理', '60', '', '六十', '酌情。'],
          ['合计', '', '', '99', ''],
        ],
        ['A2:A3', 'B2:B3'],
      ),
    );
    expect(outline(tree)).toEqual(['base: 公开 40', '公开 > 目录 20', '公开 > 栏目 18', 'base: 管理 ']);
    expect(faults.map(({ message }) => message)).toEqual([
      '工作表“Sheet1”单元格 B2 的“40”：“公开”分值 40，下级合计 38，请核对。',
      '工作表“Sheet1”单元格 D4 的“六十”：不是分值，请改为数字。',
      '工作表“Sheet1”单元格 D5 的“99”：合计写的是 99，各项基础分加起来是 40，请核对。',
    ]);
  });

  test('a table pasted from a text: names are not merged, they stand once; a header on the next page', () => {
    const { tree } = read(
      gridOf([
        ['一级指标', '二级指标', '三级指标', '权重', '评分细则'],
        ['公开', '主动', '及时', '10', '迟报一次扣1分。'],
        ['', '', '完整', '10', '缺标题扣1分。'],
        ['一级指标', '二级指标', '三级指标', '权重', '评分细则'],
        ['', '依申请', '答复', '30', '逾期一件扣5分。'],
        ['管理', '制度', '台账', '50', '无台账扣5分。'],
      ]),
    );
    expect(outline(tree)).toEqual([
      'base: 公开 50',
      '公开 > 主动 20',
      '主动 > 及时 10',
      '主动 > 完整 10',
      '公开 > 依申请 30',
      '依申请 > 答复 30',
      'base: 管理 50',
      '管理 > 制度 50',
      '制度 > 台账 50',
    ]);
  });

  test('headings between the lines say the section; a name over several lines with marks of their own is their branch', () => {
    const { tree } = read(
      gridOf(
        [
          ['序号', '指标', '分值', '评分标准'],
          ['一、基础分（100分）'],
          ['1', '公开', '60', '未公开的，每件扣2分。'],
          ['', '', '40', '缺索引号，每项扣1分。'],
          ['二、扣分项'],
          ['2', '通报批评', '', '被市级通报批评的，每次扣3分。'],
        ],
        ['A2:D2', 'A3:A4', 'B3:B4', 'A5:D5'],
      ),
    );
    expect(outline(tree)).toEqual([
      'base: 公开 100',
      '公开 > 未公开的 60',
      '公开 > 缺索引号 40',
      'deductions: 通报批评 0',
    ]);
    expect(tree.nodes[1]?.node).toMatchObject({ start: 'zero', cap: { kind: 'none' } });
  });

  it.each([
    [
      'marks over several indicators',
      [
        ['公开', '及时', '40', '迟报一次扣1分。'],
        ['', '完整', '', '缺标题扣1分。'],
      ],
      ['A2:A3', 'C2:C3'],
      'C2',
    ],
    ['no marks', [['公开', '及时', '', '迟报一次扣1分。']], [], 'C2'],
    ['no criteria', [['公开', '及时', '10', '']], [], 'D2'],
  ] as const)('%s: named by the cell', (_, rows, merges, address) => {
    const { faults } = read(gridOf([['一级指标', '二级指标', '分值', '评分标准'], ...rows], merges));
    expect(faults.map((fault) => fault.address)).toContain(address);
  });

  test('a sheet without such a table says what it lacks', () => {
    const { sheets, tree } = read(
      gridOf([
        ['单位', '电话'],
        ['区财政局', '12345678'],
      ]),
    );
    expect(sheets[0]?.skipped).toContain('没有找到表头');
    expect(tree.nodes).toEqual([]);
  });
});

describe('out and in again', () => {
  test('any scheme is the same scheme', () => {
    fc.assert(
      fc.property(schemes, (scheme) => {
        const back = read(...gridsOf(written(scheme)));
        expect(back.tree).toEqual(scheme);
        expect(back.faults).toEqual([]);
        expect(back.ours).toEqual({ name: '甲类', weight: FOUR_PERCENT });
      }),
      { numRuns: 60 },
    );
  });

  it.each(PRESETS)('$name, by its words alone: the same indicators, marks and sections', ({ make }) => {
    const tree = make(counter());
    const [sheet] = gridsOf(written(tree));
    const plain = sheet && { ...sheet, columns: sheet.columns - 1, rows: sheet.rows.map((row) => row.slice(0, -1)) };
    const back = read(...(plain ? [plain] : []));
    expect(outline(back.tree)).toEqual(outline(tree));
  });

  const TREE = PRESETS[0]?.make(counter()) as SchemeTree;
  const changed = (change: (rows: (string | number)[][]) => (string | number)[][]): SchemeReading => {
    const spec = written(TREE);
    const [sheet] = spec.sheets;
    if (sheet === undefined) throw new Error('No sheet');
    const [grid, ...stamp] = gridsOf(spec);
    if (grid === undefined) throw new Error('No grid');
    const rows = grid.rows.map((row) => row.map((cell) => cell?.text ?? ''));
    const next = gridOf(change(rows), [], grid.sheet);
    const isSame = next.rows.length === grid.rows.length;
    return read({ ...next, merges: isSame ? grid.merges : [] }, ...stamp);
  };
  const at = (rows: (string | number)[][], name: string) => rows.findIndex((row) => row.includes(name));

  test('changed names, marks and criteria are taken, all else stays', () => {
    const { tree, faults, unread } = changed((rows) => {
      const row = at(rows, '定时公开及时');
      rows[row] =
        rows[row]?.map((cell) =>
          cell === '定时公开及时' ? '定时公开' : cell === '主动公开（45分）' ? '主动公开工作（55分）' : cell,
        ) ?? [];
      const other = rows[at(rows, '信息报送')] ?? [];
      rows[at(rows, '信息报送')] = other.map((cell) => (cell === '15' ? '5分' : cell));
      const third = rows[at(rows, '任务落实')] ?? [];
      third[4] = '由考核组评定。';
      return rows;
    });
    expect(faults).toEqual([]);
    expect(outline(tree).slice(0, 2)).toEqual(['base: 主动公开工作 55', '主动公开工作 > 定时公开 20']);
    expect(outline(tree)).toContain('base: 信息报送 5');
    expect(tree.nodes[1]?.node).toMatchObject({
      clauses: [{ rule: 'judged' }],
      criteria: '由考核组评定。',
      toCheck: true,
    });
    expect(unread.map(({ name }) => name)).toEqual(['任务落实']);
    const first = tree.nodes[0]?.node;
    const before = TREE.nodes[0]?.node;
    expect(first?.kind === 'branch' && first.children[1]).toEqual(before?.kind === 'branch' && before.children[1]);
  });

  test('a row that is gone, one that is new, and another order', () => {
    const { tree, faults } = changed((rows) => {
      const gone = at(rows, '栏目更新');
      const row = rows[gone] ?? [];
      rows[gone] = row.map((cell) =>
        cell === '栏目更新' ? '新栏目' : typeof cell === 'string' && cell.startsWith('§') ? '' : cell,
      );
      return rows;
    });
    expect(outline(tree).slice(0, 4)).toEqual([
      'base: 主动公开 45',
      '主动公开 > 定时公开及时 20',
      '主动公开 > 信息要素完整 10',
      '主动公开 > 新栏目 15',
    ]);
    expect(faults.map(({ message }) => message)).toEqual(['“栏目更新”一行在表中没有了，草稿中已去掉。']);
  });

  test('marks that are none are named by their cell, and stay as they were', () => {
    const { tree, faults } = changed((rows) => {
      const row = at(rows, '信息要素完整');
      rows[row] = rows[row]?.map((cell) => (cell === '10' ? '十' : cell)) ?? [];
      return rows;
    });
    expect(outline(tree)).toEqual(outline(TREE));
    expect(faults[0]?.message).toBe('工作表“考核方案”单元格 D4 的“十”：不是分值，“信息要素完整”仍按 10 分。');
  });
});
