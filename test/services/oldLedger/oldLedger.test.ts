import type { Year } from '../../../electron/domain/brand.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { workbookBytes, type BookType } from '../../support/fixtures.ts';
import { documentBytes } from '../../support/wordFixtures.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { merge, openLedgerOffice, sheetOf, told, YEAR, type LedgerOffice } from './ledgerOffice.ts';

let office: LedgerOffice;
beforeAll(async () => {
  office = await openLedgerOffice();
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const HEADER = ['事项', '单位', '所属期', '办结日期', '标题', '链接'];
const CHOICES = { duties: {}, units: {}, lines: {}, left: [] };

/** What becomes of lines below the usual header. */
const lines = (...rows: readonly (readonly string[])[]) => told(office.app, [sheetOf([HEADER, ...rows])]);

describe('what a line of an old ledger means', () => {
  it.each([
    ['财政收支公开', '区财政局', '2021年3月', '2021-03-20', '登记 区财政局 2021年3月 2021-03-20'],
    ['财政收支公开。', ' 区财政局 ', '４月', '2021.4.28', '登记 区财政局 2021年4月 2021-04-28'],
    ['1.财政收支公开', '区审计局', '2021-05', '6月1日', '登记 区审计局 2021年5月 2021-06-01'],
    ['栏目自查', '民政局', '一季度', '已于2021年3月31日完成', '登记 区民政局 2021年第一季度 2021-03-31'],
    ['一周要闻', '区民政局', '第5周', '20210205', '登记 区民政局 2021年第5周 2021-02-05'],
    ['半年总结', '区民政局', '上半年', '2021/6/10', '登记 区民政局 2021年上半年 2021-06-10'],
    // The first report of a year tells of the month before it.
    ['统计月报', '区审计局', '12月', '2021-01-08', '登记 区审计局 2020年12月 2021-01-08'],
    ['统计月报', '区审计局', '2021年1月', '2021-02-08', '登记 区审计局 2021年1月 2021-02-08'],
    ['预算公开', '区财政局', '2021年', '2021-03-30', '登记 区财政局 2021年度 2021-03-30'],
    // Of a longer period the month in which it was due.
    ['预算公开', '区财政局', '3月', '2021-03-30', '登记 区财政局 2021年度 2021-03-30'],
    ['财政收支公开', '区财政局', '第2期', '2021-02-26', '登记 区财政局 2021年2月 2021-02-26'],
    ['信息报送', '区民政局', '3月份', '2021-03-20', '登记 区民政局 2021年3月 2021-03-20'],
    ['公开目录更新', '区审计局', '一季度', '2021-03-20', '登记 区审计局 2021年第一季度 2021-03-20'],
  ])('%s %s %s %s', (content, unit, period, done, expected) => {
    expect(lines([content, unit, period, done])).toEqual([expected]);
  });

  it('a line without a period is proposed for the one open period that its day falls in; of two it is asked', () => {
    expect(
      lines(
        ['财政收支公开', '区财政局', '', '2021-02-20'],
        ['财政收支公开', '区财政局', '每月', '2021-03-20'],
        ['统计月报', '区审计局', '', '2021-04-07'],
      ),
    ).toEqual([
      '建议 区财政局 2021年2月 2021-02-20 没有写所属期，按办结日期归入2021年2月',
      '建议 区财政局 2021年3月 2021-03-20 没有写所属期，按办结日期归入2021年3月',
      'D4 没有写所属期，可能是2021年3月、2021年4月，请选择',
    ]);
  });

  it.each([
    [['财政收支', '区财政局', '1月', '2021-01-20'], 'A2 没有叫“财政收支”的事项'],
    [['', '区财政局', '1月', '2021-01-20'], 'A2 没有写是哪一事项'],
    [['财政收支公开', '财政', '1月', '2021-01-20'], 'B2 没有叫“财政”的单位'],
    [['财政收支公开', '区民政局', '1月', '2021-01-20'], 'B2 “区民政局”不承担这一事项'],
    [['财政收支公开', '', '1月', '2021-01-20'], 'B2 没有写是哪个单位'],
    [['财政收支公开', '区财政局', '13月', '2021-01-20'], 'C2 看不懂所属期“13月”'],
    [['财政收支公开', '区财政局', '2020年3月', '2021-01-20'], 'C2 这一事项没有“2020年3月”这一期'],
    [['财政收支公开', '区财政局', '一季度', '2021-01-20'], 'C2 这一事项没有“一季度”这一期'],
    [['公开目录更新', '区财政局', '一季度', '2021-03-20'], 'C2 有 2 个事项的文字相同，分不清是哪一个'],
    [['财政收支公开', '区财政局', '1月', '2021-06-16'], 'D2 日期 2021-06-16 还没有到，不能登记将来的日期'],
    [
      ['财政收支公开', '区财政局', '1月', '1989-12-31'],
      'D2 日期 1989-12-31 的年份应在 1990 至 2099 之间，请检查是否写错',
    ],
    [['财政收支公开', '区财政局', '1月', '2021-02-30'], 'D2 “2021-02-30”不是有效的日期，日历上没有这一天'],
    [['财政收支公开', '区财政局', '1月', '√'], 'D2 “√”不是日期，看不出哪一天办结'],
    [['财政收支公开', '区财政局', '1月', '2021年1月'], 'D2 “2021年1月”没有写是哪一天，应写全年月日'],
    [
      ['财政收支公开', '区财政局', '3月', '2021-02-27'],
      'D2 2021-02-27 早于2021年3月开始，属于提前：请核对；确是提前的，写明原因后一并登记',
    ],
    [['财政收支公开', '区财政局', '1月', ''], '未办'],
  ])('%j is left: %s', (row, why) => {
    // A line with a day stands beside it: the column is one of days.
    expect(lines(row, ['半年总结', '区民政局', '上半年', '2021-06-10'])[0]).toBe(why);
  });

  it.each([
    ['1', '财政收支', '1月', '建议 区财政局 2021年1月 2021-01-20 按序号 1 和开头的文字，对应“财政收支公开”'],
    ['1.', '财政收支公……', '1月', '建议 区财政局 2021年1月 2021-01-20 按序号 1 和开头的文字，对应“财政收支公开”'],
    [
      '1',
      '财政收支公开（含债务）',
      '1月',
      '建议 区财政局 2021年1月 2021-01-20 按序号 1 和开头的文字，对应“财政收支公开”',
    ],
    // Another number, another beginning, too short a one: nothing is guessed.
    ['2', '财政收支', '1月', 'B2 没有叫“财政收支”的事项'],
    ['1', '收支公开', '1月', 'B2 没有叫“收支公开”的事项'],
    ['1', '财政', '1月', 'B2 没有叫“财政”的事项'],
    ['1', '财政收支', '13月', 'D2 看不懂所属期“13月”'],
  ])(
    'number %s with %s: the duty of the same number and beginning is proposed',
    (number, content, period, expected) => {
      const other = ['6', '半年总结', '区民政局', '上半年', '2021-06-10'];
      const sheet = sheetOf([
        ['序号', ...HEADER.slice(0, 4)],
        [number, content, '区财政局', period, '2021-01-20'],
        other,
      ]);
      expect(told(office.app, [sheet])[0]).toBe(expected);
    },
  );

  it('two lines about one thing are not two registrations; several pieces are', () => {
    expect(
      lines(
        ['财政收支公开', '区财政局', '1月', '2021-01-20'],
        ['财政收支公开', '区财政局', '2021-01', '2021-01-20'],
        ['财政收支公开', '区财政局', '2021年1月', '2021-01-25'],
        ['政策解读', '区民政局', '2021年', '2021-03-20', '甲'],
        ['政策解读', '区民政局', '', '2021-03-20', '乙'],
        ['财政收支公开', '区财政局、区审计局', '2月', '2021-02-20'],
      ),
    ).toEqual([
      '登记 区财政局 2021年1月 2021-01-20',
      'D3 与第 2 行重复',
      'D4 与第 2 行是同一期，日期却不同（2021-01-20）',
      '登记 区民政局 2021年度 2021-03-20',
      '建议 区民政局 2021年度 2021-03-20 没有写所属期，按办结日期归入2021年度',
      '登记 区财政局 2021年2月 2021-02-20',
      '登记 区审计局 2021年2月 2021-02-20',
    ]);
  });

  it('a link without a scheme gets one, and what is no address is said', () => {
    const row = ['财政收支公开', '区财政局'];
    expect(
      lines(
        [...row, '1月', '2021-01-20', '', 'www.example.gov.cn/1.html'],
        [...row, '2月', '2021-02-20', '', '见门户网站'],
        [...row, '3月', '2021-03-20', '长'.repeat(201), ''],
      ).map((line) => line.split(' ').slice(4).join(' ')),
    ).toEqual(['链接前补了 http://', '链接“见门户网站”不是完整的网址，没有写入', '标题超过 200 个字，只取前 200 个字']);
  });
});

describe('how old ledgers are laid out', () => {
  it('the due day stands for the period; another column of days is when it was to be done', () => {
    const sheet = sheetOf([
      ['清河区2021年政务公开台账'],
      ['序号', '指标名称', '责任单位', '完成时间', '实际完成时间'],
      ['1', '财政收支公开', '区财政局', { date: '2021-03-31' }, { date: '2021-04-02' }],
      ['1', '财政收支公开', '区财政局', { date: '2021-02-25' }, { date: '2021-02-20' }],
      ['8', '公开目录更新', '区财政局', { date: '2021-03-31' }, { date: '2021-03-02' }],
      ['合计', '', '', '', '3'],
      ['注：以上为截至3月的情况'],
    ]);
    expect(told(office.app, [sheet])).toEqual([
      '登记 区财政局 2021年3月 2021-04-02',
      '建议 区财政局 2021年2月 2021-02-20 应办日期 2021-02-25 落在2021年2月，按这一期登记',
      '登记 区财政局 2021年第一季度 2021-03-02',
    ]);
  });

  it('a header of two rows, merged cells, 同上, a page’s header again', () => {
    const head = [
      ['公开事项', '责任单位', '月份', '办结情况', '', ''],
      ['', '', '', '日期', '标题', '网址'],
    ];
    const sheet = sheetOf(
      [
        ...head,
        ['财政收支公开', '区财政局', '1', '2021/1/30', '一', 'http://x.gov.cn/1'],
        ['', '', '2', '2021/2/27', '二', 'http://x.gov.cn/2'],
        [...HEADER].map((_, at) => head[0]?.[at] ?? ''),
        ['财政收支公开', '区审计局', '2', '2021/2/27', '三', 'http://x.gov.cn/3'],
        ['同上', '〃', '3', '2021/3/27', '四', 'http://x.gov.cn/4'],
      ],
      { merges: [merge(0, 0, 1), merge(0, 1, 1), merge(0, 2, 1), merge(0, 3, 0, 5), merge(2, 0, 3), merge(2, 1, 3)] },
    );
    expect(told(office.app, [sheet])).toEqual([
      '登记 区财政局 2021年1月 2021-01-30',
      '登记 区财政局 2021年2月 2021-02-27',
      '登记 区审计局 2021年2月 2021-02-27',
      '登记 区审计局 2021年3月 2021-03-27',
    ]);
  });

  it('months across with their days below; what holds no day is told by its cell', () => {
    const sheet = sheetOf([
      ['事项', '单位', '1月', '2月', '3月'],
      ['财政收支公开', '区财政局', '1.28', '2月26日', ''],
      ['财政收支公开', '区审计局', '1.29', '√', '2021-03-30'],
    ]);
    expect(told(office.app, [sheet])).toEqual([
      '登记 区财政局 2021年1月 2021-01-28',
      '登记 区财政局 2021年2月 2021-02-26',
      '登记 区审计局 2021年1月 2021-01-29',
      'D3 “√”不是日期，看不出哪一天办结',
      '登记 区审计局 2021年3月 2021-03-30',
    ]);
  });

  it('without a header what stands below tells; without a unit the sheet’s name does', () => {
    const rows = [
      ['财政收支公开', '2021年1月', '2021-01-30', 'https://a.gov.cn/1'],
      ['财政收支公开', '2021年2月', '2021-02-27', 'https://a.gov.cn/2'],
    ];
    expect(told(office.app, [sheetOf(rows, { sheet: '区财政局' })])).toEqual([
      '登记 区财政局 2021年1月 2021-01-30',
      '登记 区财政局 2021年2月 2021-02-27',
    ]);
    const titled = sheetOf([
      ['区审计局2021年主动公开事项台账'],
      ['事项', '月份', '公开日期'],
      ['财政收支公开', '1', '2021-01-30'],
    ]);
    expect(told(office.app, [titled])).toEqual(['登记 区审计局 2021年1月 2021-01-30']);
  });

  it('headers in other words, and columns that say something else', () => {
    const sheet = sheetOf([
      [
        '序号',
        '重点任务',
        '工作举措',
        '公开周期',
        '牵头单位',
        '所属月份',
        '落实情况',
        '发布时间',
        '文章标题',
        '信息链接',
      ],
      [
        '1',
        '财政',
        '财政收支公开',
        '每月',
        '区财政局',
        '2021年1月',
        '已公开',
        '2021-01-30',
        '一',
        'https://a.gov.cn/1',
      ],
    ]);
    expect(told(office.app, [sheet])).toEqual(['登记 区财政局 2021年1月 2021-01-30']);
  });

  it('hidden and struck lines stay, hidden sheets and sheets without days are told', () => {
    const rows = [
      HEADER,
      ['财政收支公开', '区财政局', '1月', '2021-01-20'],
      ['财政收支公开', '区财政局', '2月', '2021-02-20'],
    ];
    const notes = [{ row: 2, column: 0, kind: 'struck' as const }];
    expect(told(office.app, [sheetOf(rows, { hiddenRows: [1], notes })])).toEqual([
      'D2 这一行在表里是隐藏的（可能被筛选），没有登记',
      'D3 这一行划了删除线，没有登记',
    ]);
    expect(told(office.app, [sheetOf(rows, { hidden: true })])).toEqual([
      '工作表是隐藏的，没有读。要读入，请取消隐藏后保存',
    ]);
    expect(
      told(office.app, [
        sheetOf([
          ['事项', '单位', '办结情况'],
          ['财政收支公开', '区财政局', '已办'],
        ]),
      ]),
    ).toEqual(['没有找到办结日期一列（办结日期、完成时间、公开日期等），没有读']);
  });

  it('a table of another year is read for its year', () => {
    const rows = [['2020年政务公开台账'], HEADER, ['财政收支公开', '区财政局', '3月', '3月20日']];
    expect(told(office.app, [sheetOf(rows)])).toEqual(['C3 这一事项没有“3月”这一期']);
  });
});

const ROWS = [
  ['清河区政务公开旧台账'],
  HEADER,
  ['财政收支公开', '区财政局', '2021年3月', '2021-03-20', '三月收支', 'https://www.example.gov.cn/3'],
  ['财政收支公开', '区审计局', '3月', '2021-04-02', '', ''],
  ['信息报送', '区民政局', '4月', '2021-04-20', '简报', ''],
  ['财政收支公开', '区财政局', '4月', '', '', ''],
  ['财政收支公开', '财政', '5月', '2021-05-20', '', ''],
  ['公开目录更新', '区财政局', '一季度', '2021-03-20', '', ''],
];

const bookBytes = (type: BookType) => workbookBytes([{ name: '台账', rows: ROWS }], type);

async function read(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const { app } = office;
  const fileId = await app.putFile(name, bytes);
  const { jobId } = await app.call('oldLedger.read', { fileId, year: YEAR });
  const job = await app.finished(jobId);
  return job.error ?? job.previewId ?? '';
}

describe('an old ledger, taken in', () => {
  const ledgerOf = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const ledgerId = await read(name, bytes);
    if (typeof ledgerId !== 'string') throw new Error(ledgerId.message);
    return ledgerId;
  };
  const preview = (ledgerId: string, choices: object = {}) =>
    office.app.call('oldLedger.preview', { ledgerId, choices: { ...CHOICES, ...choices } });
  const confirm = (ledgerId: string, choices: object = {}) =>
    office.app.call('oldLedger.confirm', { ledgerId, year: YEAR, choices: { ...CHOICES, ...choices } });
  const registered = () => office.app.store.facts(YEAR).fulfilments.length;

  afterEach(() => expect(office.app.bugs).toEqual([]));

  it.each([
    ['旧台账.xlsx', () => Promise.resolve(bookBytes('xlsx'))],
    ['旧台账.xls', () => Promise.resolve(bookBytes('biff8'))],
    ['旧台账.csv', () => Promise.resolve(bookBytes('csv'))],
    ['旧台账.docx', () => documentBytes([ROWS[0]?.[0] ?? '', ROWS.slice(1)])],
  ])('%s is read, and nothing is written by reading it', async (name, bytes) => {
    const { counts, tables, skippedSheets } = await preview(await ledgerOf(name, await bytes()));
    expect(counts).toEqual({ register: 3, already: 0, open: 1, left: 2, before: 3 });
    expect(tables[0]?.columns.map(({ role }) => role)).toEqual(['content', 'unit', 'period', 'done', 'title', 'link']);
    expect(skippedSheets).toEqual([]);
    expect(registered()).toBe(0);
  });

  it('a table that is no ledger, and a text, are refused with why', async () => {
    const rows = [
      ['事项', '单位'],
      ['财政收支公开', '区财政局'],
    ];
    const bytes = workbookBytes([{ name: '计划', rows }]);
    expect(await read('计划.xlsx', bytes)).toMatchObject({
      code: 'no-header',
      message: expect.stringContaining('工作表“计划”没有找到办结日期一列'),
    });
    expect(await read('通知.docx', await documentBytes(['请各单位按时公开。']))).toMatchObject({ code: 'no-header' });
  });

  it('is written as one command, after a copy; twice the same file registers nothing twice; taken back whole', async () => {
    const { app, units } = office;
    const ledgerId = await ledgerOf('旧台账.xlsx', bookBytes('xlsx'));
    const written = await confirm(ledgerId);
    expect(written).toMatchObject({ registered: 3, already: 0, open: 1, left: 2, changed: true });
    expect(written.before.registered).toBe(3);
    expect((await app.call('backups.overview', {})).copies.map(({ kind }) => kind)).toContain('beforeImport');
    const { fulfilments } = app.store.facts(YEAR);
    expect(
      fulfilments.map(({ unitId, periodKey, doneOn, title, link }) => [unitId, periodKey, doneOn, title, link]),
    ).toEqual([
      [units.get('区财政局'), '2021-03', '2021-03-20', '三月收支', 'https://www.example.gov.cn/3'],
      [units.get('区审计局'), '2021-03', '2021-04-02', '', ''],
      [units.get('区民政局'), '2021-04', '2021-04-20', '简报', ''],
    ]);
    expect(await confirm(ledgerId)).toMatchObject({ registered: 0, already: 3, changed: false });

    const again = await ledgerOf('旧台账.xlsx', bookBytes('xlsx'));
    expect((await preview(again)).counts).toMatchObject({ register: 0, already: 3 });
    expect(await confirm(again)).toMatchObject({ registered: 0, already: 3, changed: false });
    expect(registered()).toBe(3);

    await app.call('workspace.undo', {});
    expect(registered()).toBe(0);
  });

  it('what was not told apart is registered once a person says what it means; what is left out is not', async () => {
    const { units } = office;
    const ledgerId = await ledgerOf('旧台账.xlsx', bookBytes('xlsx'));
    const first = await preview(ledgerId);
    const [unnamed, twofold] = first.lines.filter(({ state }) => state === 'left');
    expect([unnamed?.unknown, twofold?.candidates?.length]).toEqual(['unit', 2]);
    const choices = {
      units: { 财政: units.get('区财政局')! },
      lines: { [twofold?.key ?? '']: twofold?.candidates?.[1]?.choice ?? '' },
      left: [first.lines[0]?.key ?? ''],
    };
    const second = await preview(ledgerId, choices);
    expect(second.counts).toMatchObject({ register: 4, left: 1 });
    expect(second.lines[0]).toMatchObject({ state: 'left', unknown: 'choice' });
    expect(await confirm(ledgerId, choices)).toMatchObject({ registered: 4, left: 1 });
    await office.app.call('workspace.undo', {});
    expect(registered()).toBe(0);
  });

  it('early lines are registered with the one reason given for all of them, but for those left out; the others have none', async () => {
    const { app } = office;
    const rows = [
      HEADER,
      ['财政收支公开', '区财政局', '3月', '2021-02-27', '', ''],
      ['财政收支公开', '区审计局', '4月', '2021-03-30', '', ''],
      ['栏目自查', '区民政局', '二季度', '2021-03-31', '', ''],
      ['财政收支公开', '区财政局', '2月', '2021-02-20', '', ''],
    ];
    const ledgerId = await ledgerOf('旧台账.xlsx', workbookBytes([{ name: '台账', rows }]));
    const first = await preview(ledgerId);
    expect(first.lines.map(({ state, unknown }) => unknown ?? state)).toEqual(['early', 'early', 'early', 'register']);
    const choices = { earlyReason: '随年度计划一次公开', left: [first.lines[2]?.key ?? ''] };
    const second = await preview(ledgerId, choices);
    expect(second.lines.map(({ state, isEarly = false, notes }) => [state, isEarly, notes])).toEqual([
      ['register', true, ['提前：随年度计划一次公开']],
      ['register', true, ['提前：随年度计划一次公开']],
      ['left', false, []],
      ['register', false, []],
    ]);
    expect(await confirm(ledgerId, choices)).toMatchObject({ registered: 3, left: 1 });
    const reasons = app.store.facts(YEAR).fulfilments.map(({ doneOn, earlyReason }) => [doneOn, earlyReason] as const);
    expect(new Map(reasons)).toEqual(
      new Map([
        ['2021-02-20', undefined],
        ['2021-02-27', '随年度计划一次公开'],
        ['2021-03-30', '随年度计划一次公开'],
      ]),
    );
    expect(derivedYear(app.context, YEAR).occurrences.filter(({ early }) => early)).toHaveLength(2);
    await app.call('workspace.undo', {});
    expect(registered()).toBe(0);
  });

  it('此前计入 counts what was taken in', async () => {
    const { app } = office;
    await confirm(await ledgerOf('旧台账.xlsx', bookBytes('xlsx')));
    const rate = async () => (await app.call('today.summary', { year: YEAR })).onTime;
    expect((await rate()).onTime).toBe(0);
    await app.call('workspace.setFrame', { year: YEAR, countsBefore: true });
    expect((await rate()).onTime).toBe(2);
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
    expect(registered()).toBe(0);
  });

  it('another year takes nothing of it, and a day that has not come yet is none', async () => {
    const { app } = office;
    const ledgerId = await ledgerOf('旧台账.xlsx', bookBytes('xlsx'));
    const other = 2022 as Year;
    await app.call('workspace.openYear', { year: other });
    expect((await app.refusal('oldLedger.confirm', { ledgerId, year: other, choices: CHOICES })).code).toBe('conflict');
    await app.call('workspace.undo', {});
    app.setToday('2021-03-19');
    expect((await preview(ledgerId)).lines[0]).toMatchObject({ state: 'left', address: 'D3' });
    app.setToday('2021-06-15');
  });
});
