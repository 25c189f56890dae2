import { afterEach, describe, expect, it } from 'vitest';
import { STATUS_WORDS } from '../../../electron/domain/fillIn/form.ts';
import { type TestApp, day } from '../../support/testApp.ts';
import { stated } from '../../support/cellState.ts';
import { columnOf, FIRST_ROW, KEY_COLUMN, OfficeBook } from '../../support/fillInBooks.ts';
import { YEAR } from '../imports/importFixtures.ts';
import { acceptTicked, bookOf, booksOf, factsOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

let app: TestApp;
afterEach(() => app.close());

describe('what goes out', () => {
  it('a round has a workbook for each unit that is asked something, and tells who is not', async () => {
    app = await fillInApp();
    await app.call('units.addMany', { names: ['区档案馆'], kind: 'other' });
    const asking = {
      through: day('2021-06-30'),
      duties: 'all',
      frequent: false,
      units: { kind: 'all' },
      per: 'unit',
    } as const;
    const plan = await app.call('fillIn.plan', { year: YEAR, asking });
    expect(plan.without).toEqual(['区档案馆']);
    expect(plan.books).toBe(3);
    const roundId = await startRound(app);
    const books = await booksOf(app, roundId);
    expect([...books.keys()].toSorted()).toEqual([
      '区生态环境局-上半年进展填报表.xlsx',
      '区统计局-上半年进展填报表.xlsx',
      '区财政局-上半年进展填报表.xlsx',
    ]);
    const [round] = await app.call('fillIn.rounds', { year: YEAR });
    expect(round).toMatchObject({ title: '上半年进展', books: 3, units: 3, returned: 0 });
  });

  it('a book asks for the periods up to its day, and leaves daily work out', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区统计局');
    const rows = Array.from(
      { length: book.rows },
      (_, row) => `${book.text(row, 'content')} ${book.text(row, 'dueOn')}`,
    );
    expect(rows.filter((row) => row.startsWith('主要经济指标'))).toHaveLength(6);
    expect(rows).toContain('年内开展政府开放活动不少于2次 2021-12-31');
    expect(rows).toContain('12月底前完成网站适老化改造 2021-12-31');
    expect(rows.filter((row) => row.startsWith('持续做好政策解读'))).toHaveLength(1);
    const environment = await bookOf(app, roundId, '区生态环境局');
    expect(environment.rows).toBe(1);
  });

  it('asks only for what is due and not done, where the round is of that kind', async () => {
    app = await fillInApp();
    const unitId = unitIdOf(app, '区财政局');
    const budget = app.store.facts(YEAR).duties.find(({ content }) => content === '部门预算');
    await app.call('fulfilments.register', {
      items: [{ dutyId: budget!.id, ruleId: budget!.rules[0]!.id, unitId, periodKey: '2021' }],
      doneOn: day('2021-03-20'),
      title: '',
      link: '',
    });
    const roundId = await startRound(app, '未办事项', { duties: 'open' });
    const book = await bookOf(app, roundId, '区财政局');
    const rows = Array.from({ length: book.rows }, (_, row) => book.text(row, 'content'));
    expect(rows).not.toContain('部门预算');
    expect(rows).toContain('6月20日前公开重点民生实事清单');
  });

  it('locks the wording, opens the cells, lists the words, bounds the dates, hides the keys', async () => {
    app = await fillInApp();
    const book = await bookOf(app, await startRound(app), '区财政局');
    const sheet = book.sheet();
    expect(sheet.getCell('A1').text).toBe('清河区政务公开工作填报表（上半年进展）');
    expect(sheet.getCell('A3').text).toBe('填报单位：区财政局');
    // What `protect` writes is not in the library's types.
    expect((sheet as unknown as { sheetProtection: unknown }).sheetProtection).toMatchObject({ sheet: true });
    expect(book.cell(0, 'content').protection?.locked ?? true).toBe(true);
    for (const field of ['status', 'doneOn', 'link', 'progress', 'remarks'] as const) {
      expect(book.cell(0, field).protection?.locked, field).toBe(false);
    }
    expect(book.cell(0, 'status').dataValidation).toMatchObject({
      type: 'list',
      formulae: [`"${Object.values(STATUS_WORDS).join(',')}"`],
    });
    expect(book.cell(0, 'doneOn').dataValidation).toMatchObject({ type: 'date', errorTitle: '完成日期' });
    expect(book.cell(0, 'doneOn').dataValidation?.error).toContain('2021年8月5日');
    expect(sheet.getColumn(KEY_COLUMN).hidden).toBe(true);
    expect(book.key(0).text).toMatch(/^§/);
    expect(book.stamp()?.state).toBe('veryHidden');
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '4:4',
    });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: FIRST_ROW - 1 });
    expect(book.cell(0, 'content').font?.name).toBe('仿宋_GB2312');
    expect(columnOf('remarks')).toBe(KEY_COLUMN - 1);
  });

  it('one book may hold a group or all units, a sheet for each', async () => {
    app = await fillInApp();
    const roundId = await startRound(app, '汇总', { per: 'all' });
    const books = await booksOf(app, roundId);
    expect([...books.keys()]).toEqual(['全部单位-汇总填报表.xlsx']);
    const book = await OfficeBook.open([...books.values()][0]!);
    expect(book.workbook.worksheets.map(({ name }) => name).slice(0, 3)).toEqual([
      '区财政局',
      '区统计局',
      '区生态环境局',
    ]);
    book.fill(0, { status: '进行中', progress: '正在核对' }, '区统计局');
    const receipt = await receive(app, [['汇总.xlsx', await book.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'ready', filled: 1 });
    await acceptTicked(app, receipt);
    const round = await app.call('fillIn.round', { roundId });
    expect(round.list.map(({ unit, back }) => [unit, back?.filled])).toEqual([
      ['区财政局', undefined],
      ['区统计局', 1],
      ['区生态环境局', undefined],
    ]);
  });
});

describe('what comes back', () => {
  it('a book that nobody wrote in says nothing, and counts as returned', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const files = [...(await booksOf(app, roundId))];
    const receipt = await receive(app, files);
    expect(
      receipt.books.map(({ state, rows, same, total }) => ({ state, rows: rows.length, all: same === total })),
    ).toEqual(files.map(() => ({ state: 'ready', rows: 0, all: true })));
    const before = factsOf(app);
    expect(await acceptTicked(app, receipt)).toMatchObject({ books: 3, rows: 0, registered: 0 });
    expect(factsOf(app)).toEqual(before);
    expect((await app.call('fillIn.rounds', { year: YEAR }))[0]?.returned).toBe(3);
  });

  it('what is taken over becomes registrations and reports, and one 撤销 takes it all back', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    book.fill(book.find('部门预算'), {
      status: '已完成',
      doneOn: new Date(Date.UTC(2021, 2, 25)),
      link: 'http://www.qinghe.gov.cn/ys.html',
      progress: '已在门户网站公开',
    });
    book.fill(book.find('民生实事'), { status: '进行中', progress: '清单已报审', remarks: '预计7月公开' });
    const before = factsOf(app);
    const receipt = await receive(app, [['财政局填报.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    expect(read).toMatchObject({ state: 'ready', ticked: true, filled: 2, label: '区财政局' });
    expect(
      read?.rows.flatMap(({ cells }) =>
        cells.map(stated).map(({ field, before, after, state }) => [field, before, after, state]),
      ),
    ).toEqual([
      ['status', '', '已完成', 'changed'],
      ['doneOn', '', '2021-03-25', 'changed'],
      ['link', '', 'http://www.qinghe.gov.cn/ys.html', 'changed'],
      ['progress', '', '已在门户网站公开', 'changed'],
      ['status', '', '进行中', 'changed'],
      ['progress', '', '清单已报审', 'changed'],
      ['remarks', '', '预计7月公开', 'changed'],
    ]);
    expect(factsOf(app), 'a receipt writes nothing').toEqual(before);
    expect(await acceptTicked(app, receipt)).toMatchObject({ books: 1, rows: 2, registered: 1, reported: 2, left: 0 });
    const { fulfilments, reports } = factsOf(app);
    expect(fulfilments).toMatchObject([
      { unitId: unitIdOf(app, '区财政局'), doneOn: '2021-03-25', link: 'http://www.qinghe.gov.cn/ys.html' },
    ]);
    expect(reports.find(({ status }) => status === 'inProgress')).toMatchObject({
      progress: '清单已报审',
      remarks: '预计7月公开',
      reportedOn: '2021-06-28',
      roundId,
    });
    const list = app.store.facts(YEAR).duties.find(({ content }) => content.includes('民生实事'));
    expect((await app.call('duties.get', { id: list!.id })).reports).toMatchObject([
      { unit: '区财政局', status: '进行中', progress: '清单已报审', remarks: '预计7月公开', on: '2021-06-28' },
    ]);
    await app.call('workspace.undo', {});
    expect(factsOf(app)).toEqual(before);
    expect((await app.call('fillIn.round', { roundId })).list.every(({ back }) => back === undefined)).toBe(true);
  });

  it('what was registered or reported before goes out filled in, and a correction corrects instead of doubling', async () => {
    app = await fillInApp();
    const first = await startRound(app);
    const book = await bookOf(app, first, '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021.3.25', progress: '已公开' });
    await acceptTicked(app, await receive(app, [['一.xlsx', await book.bytes()]]));
    const second = await startRound(app, '第二期');
    const next = await bookOf(app, second, '区财政局');
    const row = next.find('部门预算');
    expect(next.text(row, 'status')).toBe('已完成');
    expect(next.cell(row, 'doneOn').value).toEqual(new Date(Date.UTC(2021, 2, 25)));
    expect(next.text(row, 'progress')).toBe('已公开');
    next.fill(row, { doneOn: new Date(Date.UTC(2021, 2, 26)), link: 'https://www.qinghe.gov.cn/a' });
    const summary = await acceptTicked(app, await receive(app, [['二.xlsx', await next.bytes()]]));
    expect(summary).toMatchObject({ registered: 0, corrected: 1 });
    expect(factsOf(app).fulfilments).toMatchObject([{ doneOn: '2021-03-26', link: 'https://www.qinghe.gov.cn/a' }]);
  });

  it('a quota takes each date as a piece, and the same book twice does not double it', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区统计局');
    book.fill(book.find('开放活动'), { status: '已完成', doneOn: '2021-05-10' });
    const bytes = await book.bytes();
    expect(await acceptTicked(app, await receive(app, [['a.xlsx', bytes]]))).toMatchObject({ registered: 1 });
    const again = await receive(app, [['a.xlsx', bytes]]);
    expect(again.books[0]).toMatchObject({ state: 'duplicate', ticked: false, acceptable: true, rows: [] });
    book.fill(book.find('开放活动'), { doneOn: '2021-06-10' });
    expect(await acceptTicked(app, await receive(app, [['b.xlsx', await book.bytes()]]))).toMatchObject({
      registered: 1,
    });
    expect(factsOf(app).fulfilments.map(({ doneOn }) => doneOn)).toEqual(['2021-05-10', '2021-06-10']);
  });

  it('不涉及 exempts only where the office says so', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区生态环境局');
    book.fill(0, { status: '不涉及', remarks: '本单位无独立预算' });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    expect(receipt.books[0]?.rows[0]).toMatchObject({ exemptible: true });
    await acceptTicked(app, receipt);
    expect(factsOf(app).exemptions).toEqual([]);
    const unit = (await app.call('fillIn.round', { roundId })).list.find(({ unit }) => unit === '区生态环境局');
    expect(unit?.toDecide).toBe(1);
    const again = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [read] = again.books;
    await app.call('fillIn.accept', {
      receiptId: again.receiptId,
      books: { [read!.bookKey]: { added: 'ignore', rows: { [read!.rows[0]!.key]: { exempt: true } } } },
    });
    expect(factsOf(app).exemptions).toMatchObject([{ reason: '单位填报不涉及：本单位无独立预算' }]);
    const after = (await app.call('fillIn.round', { roundId })).list.find(({ unit }) => unit === '区生态环境局');
    expect(after?.toDecide).toBe(0);
  });

  it('one book, one row, one cell or none can be taken', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25', progress: '甲' });
    book.fill(book.find('民生实事'), { status: '进行中', progress: '乙', remarks: '丙' });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    const [budget, list] = read!.rows;
    await app.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: {
        [read!.bookKey]: {
          added: 'ignore',
          rows: { [budget!.key]: { take: [] }, [list!.key]: { take: ['progress'] } },
        },
      },
    });
    const { fulfilments, reports } = factsOf(app);
    expect(fulfilments).toEqual([]);
    expect(reports).toMatchObject([{ status: undefined, progress: '乙', remarks: '' }]);
    const back = (await app.call('fillIn.round', { roundId })).list[0]?.back;
    expect(back).toMatchObject({ filled: 2, taken: 1, left: 2 });
  });

  it('a backup lies in the data folder before anything is written', async () => {
    app = await fillInApp();
    const receipt = await receive(app, [...(await booksOf(app, await startRound(app)))]);
    await acceptTicked(app, receipt);
    expect(app.context.copies.list().map(({ label }) => label.kind)).toContain('beforeFillIn');
  });
});
