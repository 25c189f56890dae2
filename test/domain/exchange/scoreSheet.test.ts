import { describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { matchScoreSheets, type ScoreSheetChoices } from '../../../electron/domain/exchange/scoreSheetMatching.ts';
import { pointsOf, readScoreSheet } from '../../../electron/domain/exchange/scoreSheetTable.ts';
import type { AskedItem } from '../../../electron/domain/scoring/asked.ts';
import type { Grid } from '../../../electron/domain/sheets/grid.ts';
import { nameIndex } from '../../../electron/domain/units/names.ts';
import { day, unit } from '../occurrences/occurrenceFacts.ts';

const UNITS = [
  unit('a', { name: '区财政局', aliases: ['财政局'] }),
  unit('b', { name: '区民政局' }),
  unit('c', { name: '清泉镇', kind: 'town' }),
];
const NAMES = nameIndex(UNITS, []);
const ITEMS: readonly AskedItem[] = [
  { item: '信息公开', full: '10' },
  { item: '网站建设', full: '5' },
];
const NONE: ScoreSheetChoices = { units: new Map(), left: new Set(), columns: new Map(), periods: new Map() };

function grid(rows: readonly (readonly string[])[], more: Partial<Grid> = {}): Grid {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) => row.map((text) => (text === '' ? undefined : { text, kind: 'text' as const })));
  return { sheet: '测评', columns, rows: cells, merges: [], ...more };
}

function matched(
  rows: Grid,
  { items = ITEMS, choices = NONE }: { items?: readonly AskedItem[]; choices?: ScoreSheetChoices } = {},
) {
  const isUnit = (text: string) => NAMES.find(text)?.kind === 'unit';
  const reading = readScoreSheet(rows, isUnit, 0);
  const known = {
    year: 2021 as Year,
    fileName: '测评.xlsx',
    names: NAMES,
    unitName: (id: UnitId) => UNITS.find((each) => each.id === id)?.name ?? '',
    items,
    isScored: (id: UnitId) => id !== 'c',
  };
  return { reading, ...matchScoreSheets([reading], known, choices) };
}

const said = ({ marks }: ReturnType<typeof matched>) =>
  marks.map(({ unitId, item, points, period }) => `${unitId} ${item} ${points}${period ? ` ${period.from}` : ''}`);

describe("a third party's sheet", () => {
  it('is read by its header, with titles, full marks, sums and remarks around it', () => {
    const result = matched(
      grid([
        ['2021年度政府网站第三方测评结果', '', '', '', ''],
        ['序号', '单位名称', '信息公开（10分）', '网站建设', '总分'],
        ['', '满分', '10', '5', '15'],
        ['1', '财政局', '8.5', '４．５分', '13'],
        ['2', '区民政局', '9.25', '—', '9.25'],
        ['平均', '', '8.875', '4.5', ''],
        ['注：由第三方机构出具', '', '', '', ''],
      ]),
    );
    expect(result.reading.year).toBe(2021);
    expect(said(result)).toEqual(['a 信息公开 8.5', 'a 网站建设 4.5', 'b 信息公开 9.25']);
    expect(result.faults).toEqual([]);
    expect(result.units).toBe(2);
    expect(result.columns.map(({ words, item, count }) => [words.at(-1), item, count])).toEqual([
      ['信息公开（10分）', '信息公开', 2],
      ['网站建设', '网站建设', 1],
      ['总分', undefined, 0],
    ]);
  });

  it('is read with headers two deep, units across, or a line for each item', () => {
    const deep = grid(
      [
        ['被测评单位', '测评得分', '', '备注'],
        ['', '信息公开', '网站建设', ''],
        ['区财政局', '8', '5', ''],
        ['区民政局', '7', '3', ''],
      ],
      {
        merges: [
          { top: 0, left: 0, bottom: 1, right: 0 },
          { top: 0, left: 1, bottom: 0, right: 2 },
        ],
      },
    );
    const wanted = ['a 信息公开 8', 'a 网站建设 5', 'b 信息公开 7', 'b 网站建设 3'];
    expect(said(matched(deep))).toEqual(wanted);
    const across = grid([
      ['测评项目', '区财政局', '区民政局'],
      ['信息公开', '8', '7'],
      ['网站建设', '5', '3'],
    ]);
    expect(said(matched(across))).toEqual(wanted);
    const long = grid([
      ['单位', '测评项目', '得分'],
      ['区财政局', '信息公开', '8'],
      ['区财政局', '网站建设', '5'],
      ['区民政局', '信息公开', '7'],
      ['区民政局', '网站建设', '3'],
    ]);
    expect(said(matched(long))).toEqual(wanted);
    const bare = grid([
      ['区财政局', '8', '5'],
      ['区民政局', '7', '3'],
    ]);
    expect(matched(bare).reading.skipped).toBe('没有找到得分的列');
  });

  it('tells returns by months and quarters to their periods', () => {
    const items: readonly AskedItem[] = [{ item: '季度考核', full: '100', every: 'quarter' }];
    const quarters = grid([
      ['单位', '第一季度', '二季度', '3季度'],
      ['区财政局', '80', '90', ''],
    ]);
    expect(said(matched(quarters, { items }))).toEqual(['a 季度考核 80 2021-01-01', 'a 季度考核 90 2021-04-01']);
    const named = grid(
      [
        ['单位', '季度考核', '', '等次'],
        ['', '一季度', '四季度', ''],
        ['区民政局', '70', '75.5', '良好'],
      ],
      { merges: [{ top: 0, left: 1, bottom: 0, right: 2 }] },
    );
    expect(said(matched(named, { items }))).toEqual(['b 季度考核 70 2021-01-01', 'b 季度考核 75.5 2021-10-01']);
  });

  it('tells periods beside other words, and in a line for each', () => {
    const items: readonly AskedItem[] = [{ item: '信息公开', full: '100', every: 'quarter' }];
    const wanted = ['a 信息公开 80 2021-01-01', 'a 信息公开 90 2021-04-01'];
    for (const [first, second] of [
      ['得分一季度', '得分二季度'],
      ['得分（1季度）', '得分（第二季度）'],
      ['一季度得分', '2021年二季度考核得分（满分100分）'],
      ['信息公开（一季度）', '信息公开第2季度得分'],
    ] as const) {
      const rows = [
        ['单位', first, second, '一季度排名'],
        ['区财政局', '80', '90', '1'],
      ];
      expect(said(matched(grid(rows), { items }))).toEqual(wanted);
    }
    const long = (when: string, ...periods: readonly string[]) =>
      grid([['单位', when, '得分'], ...periods.map((period, at) => ['区财政局', period, at === 0 ? '80' : '90'])]);
    expect(said(matched(long('季度', '一季度', '二季度'), { items }))).toEqual(wanted);
    expect(said(matched(long('季度', '1', '2'), { items }))).toEqual(wanted);
    const months: readonly AskedItem[] = [{ item: '月度考核', full: '100', every: 'month' }];
    const byMonth = ['a 月度考核 80 2021-01-01', 'a 月度考核 90 2021-11-01'];
    expect(said(matched(long('月份', '1月', '11'), { items: months }))).toEqual(byMonth);
    const across = grid([
      ['单位', '得分（1月）', '得分11月'],
      ['区财政局', '80', '90'],
    ]);
    expect(said(matched(across, { items: months }))).toEqual(byMonth);
  });

  it.each([
    ['a column that names no period', ['单位', '信息公开'], ['0.1'], 'B1'],
    ['columns by words that nobody knows', ['单位', '第一次', '第二次'], ['0.1', '0.2'], 'B1'],
    ['a line for each of some word', ['单位', '批次', '得分'], ['0..春季', '0..秋季'], 'B2'],
  ] as const)('is told the period of %s by hand', (_, header, keys, asked) => {
    const items: readonly AskedItem[] = [{ item: '信息公开', full: '100', every: 'quarter' }];
    const isLong = header.length === 3 && header[1] === '批次';
    const rows = grid(
      isLong
        ? [header, ['区财政局', '春季', '80'], ['区财政局', '秋季', '90']]
        : [header, ['区财政局', '80', '90'].slice(0, header.length)],
    );
    const first = matched(rows, { items });
    expect(first.marks).toEqual([]);
    expect(first.faults).toEqual([]);
    expect(first.columns.map(({ key }) => key)).toEqual(keys);
    // The item alone is not enough: nothing is taken, and the column is named.
    const named = new Map(keys.map((key) => [key, '信息公开']));
    const half = matched(rows, { items, choices: { ...NONE, columns: named } });
    expect(half.marks).toEqual([]);
    expect(half.faults[0]).toMatchObject({ cell: asked });
    expect(half.faults[0]?.message).toContain('是“信息公开”，没有写明是哪一期，请在“各列”里选定');
    const days = [day('2021-01-01'), day('2021-07-01')];
    const periods = new Map(keys.map((key, at) => [key, days[at] ?? day('2021-01-01')]));
    const whole = matched(rows, { items, choices: { ...NONE, columns: named, periods } });
    expect(whole.faults).toEqual([]);
    expect(said(whole)).toEqual(['a 信息公开 80 2021-01-01', 'a 信息公开 90 2021-07-01'].slice(0, keys.length));
    expect(whole.columns.map(({ count }) => count)).toEqual(keys.map(() => 1));
  });

  it('takes a period that a person puts right in place of the one that is written', () => {
    const items: readonly AskedItem[] = [{ item: '信息公开', full: '100', every: 'quarter' }];
    const rows = grid([
      ['单位', '一季度', '二季度', '信息公开'],
      ['区财政局', '80', '90', '85'],
    ]);
    // The column without a period beside them is their mean.
    expect(matched(rows, { items }).columns.map(({ item }) => item)).toEqual(['信息公开', '信息公开', undefined]);
    const right = matched(rows, { items, choices: { ...NONE, periods: new Map([['0.2', day('2021-10-01')]]) } });
    expect(said(right)).toEqual(['a 信息公开 80 2021-01-01', 'a 信息公开 90 2021-10-01']);
    const same = matched(rows, { items, choices: { ...NONE, periods: new Map([['0.2', day('2021-01-01')]]) } });
    expect(same.faults.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['C1']));
    expect(same.faults[0]?.message).toContain('都是“信息公开”');
  });

  it('says of an item by periods that no column tells which, where it stands', () => {
    const items: readonly AskedItem[] = [{ item: '信息公开', full: '100', every: 'month' }];
    const { notes } = matched(
      grid([
        ['单位', '信息公开'],
        ['区财政局', '80'],
      ]),
      { items },
    );
    expect(notes).toEqual(['“信息公开”分期计分，B1 没有写明是哪一期，没有采用。请在“各列”里选定是哪一期。']);
  });

  it('tells a second line of a unit though the first has a fault', () => {
    const rows = [
      ['单位', '信息公开'],
      ['区财政局', '11'],
      ['财政局', '9'],
    ];
    expect(matched(grid(rows)).faults.map(({ cell }) => cell)).toEqual(['B2', 'B3']);
  });

  it.each([
    ['points below nothing', [['区财政局', '8', '-3']], '测评', 'C2', '-3', /的 -3 分小于 0/u],
    ['an unknown unit', [['区气象局', '8', '5']], '测评', 'A2', '区气象局', /A2 的单位“区气象局”不在单位名录中/u],
    [
      'points over full',
      [['区财政局', '8', '5.5']],
      '测评',
      'C2',
      '5.5',
      /C2 （区财政局，网站建设）的 5\.5 分超过了满分 5，/u,
    ],
    ['no number', [['区财政局', '优秀', '5']], '测评', 'B2', '优秀', /B2 （区财政局，信息公开）的“优秀”不是分值/u],
    [
      'a unit twice',
      [
        ['区财政局', '8', ''],
        ['财政局', '9', ''],
      ],
      '测评',
      'B3',
      '9',
      /与 B2 重复/u,
    ],
  ] as const)('names file, sheet, cell and value of %s', (_, rows, sheet, cell, value, message) => {
    const { faults } = matched(grid([['单位', '信息公开', '网站建设'], ...rows]));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ sheet, cell, value });
    expect(faults[0]?.message).toMatch(message);
    expect(faults[0]?.message).toMatch(/^“测评\.xlsx”工作表“测评”单元格 /u);
  });

  it('does not read what is struck, hidden or has no result as points', () => {
    const rows = [
      ['单位', '信息公开', '网站建设'],
      ['区财政局', '8', '5'],
      ['区民政局', '7', '3'],
    ];
    const struck = matched(grid(rows, { notes: [{ row: 1, column: 1, kind: 'struck' }] }));
    expect(struck.faults.map(({ cell }) => cell)).toEqual(['B2']);
    const empty = matched(grid(rows, { notes: [{ row: 2, column: 2, kind: 'noResult' }] }));
    expect(empty.faults[0]?.message).toContain('没有算出结果的公式');
    const hidden = matched(grid(rows, { hiddenRows: [2] }));
    expect(said(hidden)).toEqual(['a 信息公开 8', 'a 网站建设 5']);
    expect(hidden.reading.leftOut.map(({ address }) => address)).toEqual(['A3']);
  });

  it('takes what a person says of units, lines and columns', () => {
    const rows = grid([
      ['单位', '公开得分', '网站建设', '公开得分2'],
      ['财政', '8', '5', '9'],
      ['区民政局', '7', '3', '6'],
      ['清泉镇', '6', '2', '5'],
    ]);
    const first = matched(rows);
    expect(first.faults.map(({ unknownUnit }) => unknownUnit)).toEqual(['财政']);
    expect(first.notes).toContain('A4 的“清泉镇”不用这张表计分，没有采用。');
    expect(first.notes).toContain('考核方案要用的“信息公开”在这份表里没有找到，这些项目仍待评。');
    const choices = {
      ...NONE,
      units: new Map([['财政', 'a' as UnitId]]),
      left: new Set(['0.2']),
      columns: new Map<string, string | null>([
        ['0.1', '信息公开'],
        ['0.2', null],
      ]),
    };
    expect(said(matched(rows, { choices }))).toEqual(['a 信息公开 8']);
    const both = {
      ...choices,
      columns: new Map([
        ['0.1', '信息公开'],
        ['0.3', '信息公开'],
      ]),
    };
    expect(matched(rows, { choices: both }).faults[0]).toMatchObject({ cell: 'D1' });
  });

  it.each([
    ['8.5', '8.5'],
    [' ８.５ 分', '8.5'],
    ['－0.5', '-0.5'],
    ['+2', '2'],
    ['85%', undefined],
    ['8,5', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('reads “%s” as points', (text, wanted) => {
    expect(pointsOf(text)).toBe(wanted);
  });
});
