import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicationId, UnitId } from '../../../electron/domain/brand.ts';
import { namedIn, proposedCoverage } from '../../../electron/domain/exchange/publicationCoverage.ts';
import { besideRecord, type KnownPublication } from '../../../electron/domain/exchange/publicationRecord.ts';
import { readList, type ListKnowledge } from '../../../electron/domain/exchange/publicationTable.ts';
import { identityOf } from '../../../electron/domain/model/publication.ts';
import type { Grid, GridCell } from '../../../electron/domain/sheets/grid.ts';
import { runs } from '../../support/runs.ts';
import { day } from '../../support/testApp.ts';

const KNOWN: ListKnowledge = { today: '2021-06-30', units: ['区财政局', '区民政局', '区住建局'], layouts: [] };

type Cell = string | number | { readonly text: string; readonly link?: string; readonly date?: string };

function sheet(rows: readonly (readonly (Cell | undefined)[])[], more: Partial<Grid> = {}): Grid {
  const cell = (value: Cell | undefined): GridCell | undefined => {
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return { text: value, kind: 'text' };
    if (typeof value === 'number') return { text: String(value), kind: 'number' };
    return { kind: value.date === undefined ? 'text' : 'date', ...value };
  };
  const columns = Math.max(...rows.map(({ length }) => length));
  return { sheet: '清单', columns, rows: rows.map((row) => row.map(cell)), merges: [], ...more };
}

const read = (rows: Parameters<typeof sheet>[0], known: Partial<ListKnowledge> = {}, file = '发布清单.xlsx') =>
  readList([sheet(rows)], file, { ...KNOWN, ...known });
/** What a list's lines say: day, title, units, column, link. */
const told = (list: ReturnType<typeof read>) =>
  list.lines.map(({ publishedOn, title, units, column, link }) =>
    [publishedOn, title, units.join('+'), column, link].filter((text) => text !== '').join(' '),
  );
const faults = (list: ReturnType<typeof read>) =>
  list.faults.map(({ sheet: name, address, value, reason }) => `${name} ${address} “${value}”${reason}`);
const rolesOf = (list: ReturnType<typeof read>) => list.tables[0]?.columns.map(({ role }) => role ?? '');

describe('the columns of a list', () => {
  it.each([
    [
      ['序号', '标题', '发布单位', '栏目', '发布时间', '链接', '索引号'],
      ['', 'title', 'unit', 'column', 'published', 'link', 'indexNumber'],
    ],
    [
      ['信息标题', '信息来源', '信息分类', '发布日期', '成文日期', 'URL'],
      ['title', 'source', 'column', 'published', 'formed', 'link'],
    ],
    [
      ['文章标题', '作者', '来源', '一级栏目', '二级栏目', '发布时间', '更新时间'],
      ['title', 'author', 'source', 'column', 'column', 'published', ''],
    ],
    [
      ['名称', '公开机构', '目录名称', '公开日期', '网址'],
      ['title', 'unit', 'column', 'published', 'link'],
    ],
    // The lesser word stands only where there is no better one.
    [
      ['标题', '信息类别', '所属栏目', '时间'],
      ['title', '', 'column', 'published'],
    ],
    [
      ['title', 'source', 'url', 'publish_time'],
      ['title', 'source', 'link', 'published'],
    ],
  ])('by their words: %j', (header, roles) => {
    const line = header.map((word, at) => (roles[at] === 'published' ? '2021-06-01' : `${word}甲乙丙丁戊己庚`));
    expect(rolesOf(read([header, line]))).toEqual(roles);
  });

  it('by what they hold, without a header', () => {
    const rows = [
      ['1', '区财政局', '5月份财政收支情况公布', '2021-06-08 10:22:31', 'http://www.qh.gov.cn/a/1.html', '财政收支'],
      [
        '2',
        '区民政局',
        '第二季度孤儿基本生活费发放情况',
        '2021-06-09 09:00',
        'http://www.qh.gov.cn/a/2.html',
        '社会救助',
      ],
      ['3', '区财政局', '政府采购目录调整的说明', '2021-06-10 15:40', 'http://www.qh.gov.cn/a/3.html', '财政收支'],
      ['4', '区民政局', '养老机构检查结果公布', '2021/6/11', 'http://www.qh.gov.cn/a/4.html', '社会救助'],
    ];
    const list = read(rows);
    expect(rolesOf(list)).toEqual(['', 'unit', 'title', 'published', 'link', 'column']);
    expect(told(list)[0]).toBe('2021-06-08 5月份财政收支情况公布 区财政局 财政收支 http://www.qh.gov.cn/a/1.html');
  });

  it('by what they hold, where the header calls them otherwise', () => {
    const list = read([
      ['编号', '信息', '部门', '年月日'],
      ['7', '某街道公布五月份低保名单的情况', '区民政局', '2021.6.4'],
    ]);
    expect(rolesOf(list)).toEqual(['', 'title', 'unit', 'published']);
  });

  it('ask for title and day where there is none, and take what a person says, of this file and of the next like it', () => {
    const rows = [
      ['甲', '乙', '丙'],
      ['短', '2021-06-01', '长'],
    ];
    expect(read(rows).tables[0]?.asks).toEqual(['title']);
    expect(
      read([
        ['标题', '栏目'],
        ['五月份财政收支情况', '财政'],
      ]).tables[0]?.asks,
    ).toEqual(['day']);
    const columns = { A: 'title', B: 'published', C: 'column' } as const;
    const byHand = { 0: { columns, formedCounts: false } };
    expect(told(read(rows, { byHand }))).toEqual(['2021-06-01 短 长']);
    const { signature } = read(rows).tables[0] ?? { signature: '' };
    expect(told(read(rows, { layouts: [{ signature, columns, formedCounts: false }] }))).toEqual(['2021-06-01 短 长']);
  });

  it('a list with 成文日期 alone is asked once, and its lines are marked', () => {
    const rows = [
      ['标题', '成文日期'],
      ['关于财政预算的报告', '2021-06-01'],
    ];
    expect(read(rows).tables[0]?.asks).toEqual(['formed']);
    const columns = { A: 'title', B: 'formed' } as const;
    const [line] = read(rows, { byHand: { 0: { columns, formedCounts: true } } }).lines;
    expect(line).toMatchObject({ publishedOn: '2021-06-01', dayBasis: 'formed' });
  });
});

describe('the lines of a list', () => {
  const HEADER = ['标题', '来源', '栏目', '发布时间', '链接'];
  it('days with times, serial days and cells of days; paths; addresses without a scheme and behind titles', () => {
    const list = read([
      ['清河区2021年发布信息汇总'],
      HEADER,
      ['一', '来源：区财政局', '首页>政务公开>财政', '2021-06-04 10:22', 'www.qh.gov.cn/1.html'],
      [{ text: '二', link: 'http://www.qh.gov.cn/2.html' }, '', '', '44351', ''],
      ['三', '—', '', { text: '2021/6/4', date: '2021-06-04' }, '-'],
      ['四', '', '', '6月4日', ''],
      [undefined, undefined, undefined, undefined, undefined],
      HEADER,
      ['合计', '4', '', '', ''],
    ]);
    expect(told(list)).toEqual([
      '2021-06-04 一 区财政局 政务公开/财政 http://www.qh.gov.cn/1.html',
      '2021-06-04 二 http://www.qh.gov.cn/2.html',
      '2021-06-04 三',
      '2021-06-04 四',
    ]);
    expect(list.faults).toEqual([]);
    expect(list.lines[3]?.notes).toEqual(['日期没有写年份，按 2021 年读']);
  });

  it.each([
    ['2021-06-02T10:00:00+08:00', '2021-06-02'],
    ['2021-06-02T03:00:00Z', '2021-06-02'],
    ['2021-06-02T18:30:00.000Z', '2021-06-03'],
    ['2021-06-02 20:30:00+0300', '2021-06-03'],
    ['2021-06-02T10:00:00', '2021-06-02'],
    ['2021年6月4日 8时', '2021-06-04'],
    ['2021年6月4日15点30分', '2021-06-04'],
    ['2021-6-4 上午10:20', '2021-06-04'],
    ['2021/6/4 下午 3：20', '2021-06-04'],
    ['2021年6月4日晚8时许', '2021-06-04'],
  ])('a day with a time as systems and people write it: %s', (text, on) => {
    expect(told(read([HEADER, ['标题甲', '', '', text, '']]))).toEqual([`${on} 标题甲`]);
    const bare = read([
      ['区财政局五月份财政收支情况', text],
      ['区财政局六月份财政收支情况', text],
    ]);
    expect(bare.lines.map(({ publishedOn }) => publishedOn)).toEqual([on, on]);
  });

  it('says that it cannot read a day that is none', () => {
    const list = read([HEADER, ['标题甲', '', '', '端午节后', '']]);
    expect(faults(list)).toEqual(['清单 D2 “端午节后”看不懂这个日期，应写作 2021-06-30 的形式']);
  });

  it('without title or day, of a day to come, with a link of another scheme: left and named, the others stay', () => {
    const list = read([
      HEADER,
      ['', '区财政局', '', '2021-06-04', 'http://www.qh.gov.cn/1.html'],
      ['没有日期的一条', '', '', '', ''],
      ['明天的一条', '', '', '2021-07-01', ''],
      ['不存在的一天', '', '', '2021-06-31', ''],
      ['文件服务器上的一条', '', '', '2021-06-04', 'ftp://10.1.1.1/a.doc'],
      ['脚本链接的一条', '', '', '2021-06-04', 'javascript:void(0)'],
      ['两位数的一条', '', '', '21.6', ''],
      ['好的一条', '', '', '2021-06-04', ''],
    ]);
    expect(told(list)).toEqual(['2021-06-04 好的一条']);
    expect(faults(list)).toEqual([
      '清单 A2 “”没有标题',
      '清单 D3 “”没有写日期',
      '清单 D4 “2021-07-01”日期 2021-07-01 晚于今天',
      '清单 D5 “2021-06-31”日期不是有效的日期，日历上没有这一天',
      '清单 E6 “ftp://10.1.1.1/a.doc”链接不是网页地址，应以 http:// 或 https:// 开头',
      '清单 E7 “javascript:void(0)”链接不是网页地址，应以 http:// 或 https:// 开头',
      '清单 D8 “21.6”日期可能是2021年6月，也可能是6月21日，应写全年月日',
    ]);
  });

  it('hidden and struck lines are left and named', () => {
    const rows = [HEADER, ['甲', '', '', '2021-06-04', ''], ['乙', '', '', '2021-06-04', '']];
    const grid = sheet(rows, { hiddenRows: [1], notes: [{ row: 2, column: 0, kind: 'struck' }] });
    const list = readList([grid], '', KNOWN);
    expect(list.lines).toEqual([]);
    expect(faults(list)).toEqual(['清单 A2 “甲”这一行在表里是隐藏的（可能被筛选）', '清单 A3 “乙”这一行划了删除线']);
  });

  it('what is no list says so', () => {
    const list = readList([sheet([['说明'], ['请各单位核对']]), sheet([['x']], { hidden: true })], '', KNOWN);
    expect(list.tables.map(({ skipped }) => skipped)).toEqual([
      '不是一张清单：只有一列',
      '工作表是隐藏的，没有读。要读入，请取消隐藏后保存',
    ]);
  });
});

const line = (title: string, publishedOn: string, link = '', more: object = {}) => {
  const facts = {
    title,
    units: ['区财政局'],
    column: '财政',
    publishedOn: day(publishedOn),
    dayBasis: 'published' as const,
    link,
    indexNumber: '',
    ...more,
  };
  return { ...facts, identity: identityOf(facts), sheet: '清单', line: 1, notes: [] };
};
const stored = (id: string, facts: ReturnType<typeof line>): KnownPublication => {
  const { sheet: _sheet, line: _line, notes: _notes, ...rest } = facts;
  return { ...rest, id: id as PublicationId, listId: 'l1' as KnownPublication['listId'] };
};

describe('a list beside the record', () => {
  const A = line('甲', '2021-06-01', 'http://www.qh.gov.cn/a/1.html');
  const record = { publications: [stored('p1', A), stored('p2', line('乙', '2021-06-02'))], lastSeen: new Map() };
  const states = (...lines: ReturnType<typeof line>[]) => besideRecord(lines, record).lines.map(({ state }) => state);

  it('knows a page by its address, whatever its scheme, session and slash', () => {
    expect(states(line('甲', '2021-06-01', 'https://www.qh.gov.cn/a/1.html;jsessionid=8F'))).toEqual(['known']);
    expect(states(line('甲（修订）', '2021-06-01', 'http://www.qh.gov.cn/a/1.html/'))).toEqual(['changed']);
    expect(states(line('甲', '2021-05-30', 'http://www.qh.gov.cn/a/1.html#top'))).toEqual(['changed']);
    expect(states(line('甲', '2021-06-01', 'http://www.qh.gov.cn/a/2.html'))).toEqual(['new']);
  });

  it('without an address by unit, title, day and column, also where the other has one', () => {
    expect(states(line('乙', '2021-06-02'), line('乙', '2021-06-03'))).toEqual(['known', 'new']);
    expect(states(line('甲', '2021-06-01'))).toEqual(['known']);
    const { lines, writes } = besideRecord([line('乙', '2021-06-02', 'http://www.qh.gov.cn/b.html')], record);
    expect(lines.map(({ state }) => state)).toEqual(['known']);
    expect(writes.links).toEqual([{ id: 'p2', identity: 'www.qh.gov.cn/b.html', link: 'http://www.qh.gov.cn/b.html' }]);
  });

  it('takes the same line once', () => {
    const again = () => line('丙', '2021-06-03', 'http://www.qh.gov.cn/c.html');
    const { lines, writes } = besideRecord([again(), again(), A, { ...A }], record);
    expect(lines.map(({ state }) => state)).toEqual(['new', 'doubled', 'known', 'doubled']);
    expect(writes.add).toHaveLength(1);
    expect(writes.shows).toEqual([{ publicationId: 'p1' }]);
  });

  it('keeps pages apart that only a parameter with the name of a session tells', () => {
    const show = (sid: number) => `http://www.qh.gov.cn/show.aspx?sid=${sid}`;
    const may = [line('1月财政收支情况', '2021-02-08', show(101)), line('2月财政收支情况', '2021-03-08', show(102))];
    const first = besideRecord(may, { publications: [], lastSeen: new Map() });
    expect(first.lines.map(({ state }) => state)).toEqual(['new', 'new']);
    const publications = may.map((one, at) => stored(`m${at}`, one));
    const next = besideRecord([line('3月财政收支情况', '2021-04-08', show(200))], {
      publications,
      lastSeen: new Map(),
    });
    expect(next.lines.map(({ state }) => state)).toEqual(['new']);
  });

  it('tells pages of one address by title and day, and says so', () => {
    const front = 'http://www.qh.gov.cn/';
    const lines = [
      line('甲甲', '2021-06-01', front),
      line('乙乙', '2021-06-02', front),
      line('甲甲', '2021-06-01', front),
    ];
    const first = besideRecord(lines, { publications: [], lastSeen: new Map() });
    expect(first.lines.map(({ state }) => state)).toEqual(['new', 'new', 'doubled']);
    expect(first.lines[1]?.line.notes).toEqual(['这个链接不止一条在用，按标题和日期区分']);
    const publications = first.writes.add.map((facts, at) => Object.assign(stored(`f${at}`, lines[at] ?? A), facts));
    const next = (...own: ReturnType<typeof line>[]) =>
      besideRecord(own, { publications, lastSeen: new Map() }).lines.map(({ state }) => state);
    expect(next(...lines)).toEqual(['known', 'known', 'doubled']);
    expect(next(line('丙丙', '2021-07-01', front))).toEqual(['new']);
  });

  describe('a list with a single line a month, whose address is not its own', () => {
    const recorded = (one: ReturnType<typeof line>) => {
      const { add } = besideRecord([one], { publications: [], lastSeen: new Map() }).writes;
      return add.map((facts, at) => Object.assign(stored(`r${at}`, one), facts));
    };
    const nextMonth = (first: ReturnType<typeof line>, then: ReturnType<typeof line>) =>
      besideRecord([then], { publications: recorded(first), lastSeen: new Map() }).lines.map(({ state }) => state);

    it.each([
      ['the front page', 'http://www.qh.gov.cn/'],
      ['the front page by its file', 'https://www.qh.gov.cn/index.html'],
      ['the front page of another system', 'http://www.qh.gov.cn:8080/default.aspx'],
      ["a column's page", 'http://www.qh.gov.cn/zwgk/czsz/'],
      ["a column's page by its file", 'http://www.qh.gov.cn/zwgk/czsz/index_2.shtml'],
      ["a column's page by its number", 'http://www.qh.gov.cn/col/col1234/index.html'],
    ])('%s: next month is new, even under the same title, and brought again it is known', (_what, link) => {
      const may = line('财政收支简报', '2021-06-08', link);
      const june = line('财政收支简报', '2021-07-08', link);
      expect(nextMonth(may, june)).toEqual(['new']);
      expect(nextMonth(may, line('6月财政收支情况', '2021-07-08', link))).toEqual(['new']);
      expect(nextMonth(may, may)).toEqual(['known']);
    });

    it.each([
      ['5月财政收支情况', '6月财政收支情况'],
      ['清河区2021年第22周空气质量', '清河区2021年第23周空气质量'],
      ['财政收支简报', '关于节能环保支出的说明'],
      ['一季度民政资金发放', '二季度民政资金发放'],
    ])('any address, where the titles say something else: %s, %s', (before, after) => {
      const link = 'http://www.qh.gov.cn/show/gkml.html';
      expect(nextMonth(line(before, '2021-06-08', link), line(after, '2021-07-08', link))).toEqual(['new']);
    });

    it.each([
      ['the day alone', '5月财政收支情况', '2021-07-08'],
      ['the title alone', '关于别的', '2021-06-08'],
      ['both, and the title little', '5月财政收支情况（更正）', '2021-07-08'],
    ])('a page of its own changed %s', (_what, title, on) => {
      const link = 'http://www.qh.gov.cn/art/2021/6/8/art_12_345.html';
      expect(nextMonth(line('5月财政收支情况', '2021-06-08', link), line(title, on, link))).toEqual(['changed']);
    });
  });

  it('finds what was recorded while its address was its own, and what is known by an older form of it', () => {
    const front = 'http://www.qh.gov.cn/';
    const publications = [
      stored('f', line('甲甲', '2021-06-01', front)),
      {
        ...stored('s', line('丁丁', '2021-06-01', 'http://www.qh.gov.cn/show.aspx?sid=101')),
        identity: 'www.qh.gov.cn/show.aspx',
      },
    ];
    const next = (...own: ReturnType<typeof line>[]) =>
      besideRecord(own, { publications, lastSeen: new Map() }).lines.map(({ state }) => state);
    expect(next(line('甲甲', '2021-06-01', front), line('乙乙', '2021-06-02', front))).toEqual(['known', 'new']);
    expect(next(line('丁丁', '2021-06-01', 'https://www.qh.gov.cn/show.aspx?sid=101'))).toEqual(['known']);
    expect(next(line('戊戊', '2021-06-03', 'https://www.qh.gov.cn/show.aspx?sid=102'))).toEqual(['new']);
  });

  const anyLine = fc
    .record({
      title: fc.constantFrom('甲', '乙', '丙', '丁'),
      publishedOn: fc.constantFrom('2021-06-01', '2021-06-02'),
      link: fc.constantFrom(
        '',
        'http://www.qh.gov.cn/1.html',
        'https://www.qh.gov.cn/1.html/',
        'http://www.qh.gov.cn/2.html',
      ),
    })
    .map(({ title, publishedOn, link }) => line(title, publishedOn, link));

  it('adds nothing when the same list is brought again, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), fc.nat(), (lines, turn) => {
        const first = besideRecord(lines, { publications: [], lastSeen: new Map() }).writes.add;
        expect(new Set(first.map(({ identity }) => identity)).size).toBe(first.length);
        const publications = first.map(
          (facts, at): KnownPublication =>
            Object.assign({ id: `p${at}` as PublicationId, listId: 'l1' as KnownPublication['listId'] }, facts),
        );
        const at = lines.length === 0 ? 0 : turn % lines.length;
        const again = besideRecord([...lines.slice(at), ...lines.slice(0, at)], {
          publications,
          lastSeen: new Map(),
        });
        expect(again.writes.add).toEqual([]);
      }),
      { numRuns: runs(600) },
    );
  });
});

describe('what a list covers', () => {
  const unitOf = (name: string): UnitId | undefined => (name.startsWith('区') ? (name as UnitId) : undefined);
  const proposed = (lines: readonly ReturnType<typeof line>[]) => proposedCoverage(lines, namedIn(lines, unitOf));

  it('is proposed by its content: its days, and no more than the columns and units that it names', () => {
    expect(proposed([])).toBeUndefined();
    expect(proposed([line('甲', '2021-06-03'), line('乙', '2021-06-01')])).toEqual({
      columns: ['财政'],
      units: ['区财政局'],
      firstDay: '2021-06-01',
      lastDay: '2021-06-03',
    });
    const two = [line('甲', '2021-06-03'), line('乙', '2021-06-01', '', { units: ['区民政局'], column: '' })];
    expect(proposed(two)).toEqual({ units: ['区财政局', '区民政局'], firstDay: '2021-06-01', lastDay: '2021-06-03' });
    const unsigned = [line('甲', '2021-06-03', '', { units: ['新华社'], column: '' })];
    expect(proposed(unsigned)).toEqual({ firstDay: '2021-06-03', lastDay: '2021-06-03' });
    expect(proposed([line('甲', '2021-06-03', '', { units: [] })])).toMatchObject({ columns: ['财政'] });
    expect(proposed([line('甲', '2021-06-03', '', { units: [] })])).not.toHaveProperty('units');
  });
});
