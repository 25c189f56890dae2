import { describe, expect, it } from 'vitest';
import type { PieceId, UnitId } from '../../../electron/domain/brand.ts';
import { readAdoptions } from '../../../electron/domain/exchange/pieceAdoptions.ts';
import { matchPieces, type PieceListChoices } from '../../../electron/domain/exchange/pieceMatching.ts';
import { readPieceSheet } from '../../../electron/domain/exchange/pieceTable.ts';
import type { Piece } from '../../../electron/domain/model/piece.ts';
import type { Grid } from '../../../electron/domain/sheets/grid.ts';
import { nameIndex } from '../../../electron/domain/units/names.ts';
import { day, unit } from '../occurrences/occurrenceFacts.ts';

const UNITS = [
  unit('a', { name: '区财政局', aliases: ['财政局'] }),
  unit('b', { name: '区民政局' }),
  unit('c', { name: '清泉镇', kind: 'town' }),
];
const NAMES = nameIndex(UNITS, []);
const NO_CHOICES: PieceListChoices = { units: new Map(), left: new Set() };

function grid(rows: readonly (readonly string[])[], more: Partial<Grid> = {}): Grid {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) => row.map((text) => (text === '' ? undefined : { text, kind: 'text' as const })));
  return { sheet: '信息', columns, rows: cells, merges: [], ...more };
}

function matched(rows: Grid, pieces: readonly Piece[] = [], choices: PieceListChoices = NO_CHOICES, owner?: string) {
  const known = { year: 2021, isUnit: (text: string) => NAMES.find(text)?.kind === 'unit' };
  const sheet = readPieceSheet(rows, known, 0);
  const result = matchPieces(
    sheet.rows,
    {
      year: 2021,
      today: day('2021-06-15'),
      pieces,
      names: NAMES,
      unitName: (id) => UNITS.find((each) => each.id === id)?.name ?? '',
      ownerOf: () => owner,
    },
    choices,
  );
  return { sheet, ...result };
}

const stored = (more: Partial<Piece>): Piece => ({
  id: 'p1' as PieceId,
  unitId: 'a' as UnitId,
  title: '春耕资金拨付到位',
  on: day('2021-03-05'),
  channel: '',
  link: '',
  adoptions: [],
  recordedAt: '2021-03-06T00:00:00Z',
  ...more,
});

describe('a list of pieces', () => {
  it('is read by its header, whatever the columns are called and wherever they stand', () => {
    const { sheet, writes } = matched(
      grid([
        ['2021年3月信息报送情况统计表', '', '', '', '', ''],
        ['序号', '报送单位', '信息标题', '报送时间', '发布平台', '网址'],
        ['1', '财政局', '春耕资金拨付到位', '2021.3.5', '门户网站', 'www.qh.gov.cn/1.html'],
        ['2', '区民政局', '养老服务延伸到村', '3月8日', '', ''],
        ['合计', '', '2', '', '', ''],
      ]),
    );
    expect(sheet.columns.map(({ role }) => role)).toEqual(['unit', 'title', 'day', 'channel', 'link']);
    expect(writes.add).toEqual([
      {
        unitId: 'a',
        title: '春耕资金拨付到位',
        on: '2021-03-05',
        channel: '门户网站',
        link: 'http://www.qh.gov.cn/1.html',
        adoptions: [],
      },
      { unitId: 'b', title: '养老服务延伸到村', on: '2021-03-08', channel: '', link: '', adoptions: [] },
    ]);
    expect(sheet.leftOut.map(({ address }) => address)).toEqual(['A5']);
  });

  it('is read without a header by what its columns hold', () => {
    const { writes } = matched(
      grid([
        ['清泉镇', '2021-03-02', '清泉镇召开春季防火动员会', 'http://www.qh.gov.cn/3.html'],
        ['财政局', '2021-03-03', '财政资金直达基层', ''],
      ]),
    );
    expect(writes.add.map(({ unitId, title, on }) => [unitId, title, on])).toEqual([
      ['c', '清泉镇召开春季防火动员会', '2021-03-02'],
      ['a', '财政资金直达基层', '2021-03-03'],
    ]);
  });

  it('takes a pasted block of one unit’s pieces without a column of units', () => {
    const block = grid([
      ['养老服务延伸到村', '2021-03-02'],
      ['救助对象动态管理', '2021-03-09'],
    ]);
    expect(matched(block, [], NO_CHOICES, '区民政局').writes.add.map(({ unitId }) => unitId)).toEqual(['b', 'b']);
    expect(matched(block).lines.map((line) => line.state === 'left' && line.reason)).toEqual([
      '没有写单位',
      '没有写单位',
    ]);
  });

  it('reads adoptions from a column for each level, from one with words, and with days and outlets beside it', () => {
    const { writes } = matched(
      grid(
        [
          ['单位', '标题', '日期', '采用情况', '', ''],
          ['', '', '', '区级', '市级', '省级'],
          ['区财政局', '甲', '2021-03-01', '√', '2021-04-02', ''],
          ['区财政局', '乙', '2021-03-02', '', '《市政务信息》4月6日', '否'],
        ],
        {
          merges: [
            { top: 0, left: 3, bottom: 0, right: 5 },
            ...[0, 1, 2].map((column) => ({ top: 0, left: column, bottom: 1, right: column })),
          ],
        },
      ),
    );
    expect(writes.add.map(({ adoptions }) => adoptions)).toEqual([
      [
        { level: 'district', on: '2021-03-01', outlet: '' },
        { level: 'city', on: '2021-04-02', outlet: '' },
      ],
      [{ level: 'city', on: '2021-04-06', outlet: '市政务信息' }],
    ]);
    const words = matched(
      grid([
        ['单位', '信息名称', '日期', '采用级别', '采用日期', '采用刊物'],
        ['区民政局', '丙', '2021-03-01', '市级、省级', '2021-05-06', '政务要情'],
        ['区民政局', '丁', '2021-03-01', '是', '', ''],
      ]),
    );
    expect(words.writes.add.map(({ adoptions }) => adoptions)).toEqual([
      [
        { level: 'city', on: '2021-05-06', outlet: '政务要情' },
        { level: 'province', on: '2021-05-06', outlet: '政务要情' },
      ],
      [],
    ]);
    expect(words.lines[1]).toMatchObject({
      state: 'add',
      isProposed: true,
      notes: ['采用“是”没有写是区、市、省还是国家级，没有记入'],
    });
  });

  it.each([
    ['省政府办公厅采用（2021.4.1）', [['province', '2021-04-01']]],
    ['国办信息3月20日采用', [['state', '2021-03-20']]],
    ['未采用', []],
    ['—', []],
    [
      '市级；区级',
      [
        ['city', '2021-03-01'],
        ['district', '2021-03-01'],
      ],
    ],
  ] as const)('“%s” says who took a piece up and when', (text, expected) => {
    const context = { year: 2021, on: undefined, outlet: '', pieceOn: day('2021-03-01') };
    expect(readAdoptions({ text }, context).adoptions.map(({ level, on }) => [level, on])).toEqual(expected);
  });

  it.each<readonly [string, readonly (readonly [string, string, string])[]]>([
    ['省级采用（6月20日《今日山东》）', [['province', '2021-06-20', '今日山东']]],
    ['市级（3篇）', [['city', '2021-03-01', '']]],
    ['区级√', [['district', '2021-03-01', '']]],
    ['市级采用2次', [['city', '2021-03-01', '']]],
    [
      '省、市两级采用',
      [
        ['province', '2021-03-01', ''],
        ['city', '2021-03-01', ''],
      ],
    ],
    [
      '省市均采用（3月8日）',
      [
        ['province', '2021-03-08', ''],
        ['city', '2021-03-08', ''],
      ],
    ],
    [
      '省、市、区三级录用',
      [
        ['province', '2021-03-01', ''],
        ['city', '2021-03-01', ''],
        ['district', '2021-03-01', ''],
      ],
    ],
    [
      '省级（《要情专报》，3月9日）、市级（3月12日）',
      [
        ['province', '2021-03-09', '要情专报'],
        ['city', '2021-03-12', ''],
      ],
    ],
    [
      '省级《甲信息》 市级《乙信息》',
      [
        ['province', '2021-03-01', '甲信息'],
        ['city', '2021-03-01', '乙信息'],
      ],
    ],
    [
      '市级采用：《甲信息》、《乙信息》',
      [
        ['city', '2021-03-01', '甲信息'],
        ['city', '2021-03-01', '乙信息'],
      ],
    ],
    ['《市政务要情》（3月6日采用）', [['city', '2021-03-06', '市政务要情']]],
    ['市政府《每日动态》刊载', [['city', '2021-03-01', '市政府《每日动态》']]],
    ['省级采用（《山河通讯》第12期，3月7日）', [['province', '2021-03-07', '《山河通讯》第12期']]],
    ['（3月5日）区级采用', [['district', '2021-03-05', '']]],
    ['省级：是', [['province', '2021-03-01', '']]],
    ['国家级1篇；区级：否', [['state', '2021-03-01', '']]],
    ['省级采用，市级未采用', [['province', '2021-03-01', '']]],
    ['省级×、市级√', [['city', '2021-03-01', '']]],
    ['市级0篇', []],
    ['区委办公室采用（专报）', [['district', '2021-03-01', '区委办公室（专报）']]],
    [
      '省政府办公厅、市政府办公室采用',
      [
        ['province', '2021-03-01', '省政府办公厅'],
        ['city', '2021-03-01', '市政府办公室'],
      ],
    ],
  ])('“%s” is read with its levels, days and publications', (text, expected) => {
    const { adoptions, notes } = readAdoptions(
      { text },
      { year: 2021, on: undefined, outlet: '', pieceOn: day('2021-03-01') },
    );
    expect(adoptions.map(({ level, on, outlet }) => [level, on, outlet])).toEqual(expected);
    // No half of a pair of signs is left in a name.
    for (const { outlet } of adoptions)
      expect(outlet.replaceAll(/《[^《》]*》|（[^（）]*）/gu, '')).not.toMatch(/[《》（）()]/u);
    expect(notes.some((note) => note.includes('多次'))).toBe(/[2-9][次篇]/u.test(text));
  });

  it('a count above one in a level’s column is said: the others have neither day nor publication', () => {
    const context = { year: 2021, on: day('2021-04-01'), outlet: '', pieceOn: day('2021-03-01') };
    for (const text of ['2', '3次', '采用2篇', '两篇']) {
      expect(readAdoptions({ text, level: 'city' }, context)).toEqual({
        adoptions: [{ level: 'city', on: '2021-04-01', outlet: '' }],
        notes: [`采用“${text}”写了多次，没有写各次的刊物和日期，每级记 1 次`],
      });
    }
    expect(readAdoptions({ text: '1', level: 'city' }, context).notes).toEqual([]);
  });
});

describe('nothing is doubled', () => {
  const list = grid([
    ['单位', '标题', '日期', '链接', '市级采用'],
    ['财政局', '春耕资金 拨付到位', '2021-03-05', '', ''],
    ['区财政局', '换了标题', '2021-03-07', 'https://www.qh.gov.cn/1.html/', '2021-04-01'],
    ['区财政局', '新的一篇', '2021-03-08', '', ''],
    ['区财政局', '新的一篇', '2021-03-08', '', '2021-04-03'],
    ['区民政局', '别家的页面', '2021-03-09', 'http://www.qh.gov.cn/1.html', ''],
  ]);
  const record = [
    stored({}),
    stored({ id: 'p2' as PieceId, title: '页面', on: day('2021-03-06'), link: 'http://www.qh.gov.cn/1.html' }),
  ];

  it('by the same page or the same title on the same day; an adoption that is new is added to the piece on record', () => {
    const { lines, writes } = matched(list, record);
    expect(lines.map(({ state }) => state)).toEqual(['already', 'adopt', 'add', 'adopt', 'left']);
    expect(lines[4]).toMatchObject({
      address: 'D6',
      reason: expect.stringContaining('已记在“区财政局”名下') as string,
    });
    expect(writes.add).toMatchObject([{ title: '新的一篇', adoptions: [{ level: 'city', on: '2021-04-03' }] }]);
    expect(writes.adopt).toMatchObject([{ id: 'p2', title: '页面', adoptions: [{ level: 'city', on: '2021-04-01' }] }]);
  });

  it('a second time nothing is left to write', () => {
    const first = matched(list, record).writes;
    const now: readonly Piece[] = [
      ...record.map((piece) => first.adopt.find(({ id }) => id === piece.id) ?? piece),
      ...first.add.map((piece, at) => Object.assign({}, piece, { id: `n${at}` as PieceId, recordedAt: '' })),
    ];
    expect(matched(list, now).writes).toEqual({ add: [], adopt: [] });
  });
});

describe('nothing is guessed', () => {
  it('an unknown unit, a day that is none, of another year or to come, a line without title are left, with their cells', () => {
    const { lines } = matched(
      grid([
        ['单位', '标题', '日期', '市级采用'],
        ['区某某中心', '甲', '2021-03-01', ''],
        ['区财政局', '乙', '3月', ''],
        ['区财政局', '丙', '2021-07-01', ''],
        ['区财政局', '丁', '2020-12-30', ''],
        ['区财政局', '戊', '2020-12-30', '2021-01-04'],
        ['区财政局', '己', '2021-03-05', '2021-03-01'],
        ['区财政局、区民政局', '庚', '2021-03-05', ''],
      ]),
    );
    expect(lines.map((line) => (line.state === 'left' ? [line.address, line.reason] : line.state))).toEqual([
      ['A2', '单位“区某某中心”不在册，或不止一个单位，请选择'],
      ['C3', '“3月”没有写是哪一天，应写全年月日'],
      ['C4', '日期 2021-07-01 晚于今天'],
      ['C5', '日期 2020-12-30 不在 2021 年，也没有 2021 年的采用'],
      'add',
      ['B7', '采用日期 2021-03-01 早于信息的日期 2021-03-05'],
      ['A8', '单位“区财政局、区民政局”不在册，或不止一个单位，请选择'],
    ]);
  });

  it('a person says once which unit a name means, and may leave a line out', () => {
    const rows = grid([
      ['单位', '标题', '日期'],
      ['区某某中心', '甲', '2021-03-01'],
      ['区某某中心', '乙', '2021-03-02'],
    ]);
    const units = new Map([['区某某中心', 'b' as UnitId]]);
    expect(matched(rows, [], { units, left: new Set() }).writes.add.map(({ unitId }) => unitId)).toEqual(['b', 'b']);
    const one = matched(rows, [], { units, left: new Set(['0.1']) });
    expect(one.lines.map(({ state }) => state)).toEqual(['left', 'add']);
  });

  it('a unit that stands only in the line above is supposed to go on, and said', () => {
    const { lines } = matched(
      grid([
        ['单位', '标题', '日期'],
        ['区财政局', '甲', '2021-03-01'],
        ['', '乙', '2021-03-02'],
      ]),
    );
    expect(lines[1]).toMatchObject({ state: 'add', isProposed: true, notes: ['单位按上一行'], piece: { unitId: 'a' } });
  });

  it('a sheet that is no list says so', () => {
    expect(
      matched(
        grid([
          ['单位', '1月', '2月'],
          ['区财政局', '2', '3'],
        ]),
      ).sheet.skipped,
    ).toBe('没有找到信息标题和日期两列');
    expect(matched({ ...grid([['标题', '日期']]), hidden: true }).sheet.skipped).toContain('隐藏');
  });
});
