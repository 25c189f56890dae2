import { afterEach, describe, expect, it } from 'vitest';
import { STATUS_WORDS } from '../../../electron/domain/fillIn/form.ts';
import { type TestDesk, day } from '../../support/desk.ts';
import { stated } from '../../support/cellState.ts';
import { columnOf, FIRST_ROW, KEY_COLUMN, OfficeBook } from '../../support/fillInBooks.ts';
import { YEAR } from '../imports/importFixtures.ts';
import { acceptTicked, bookOf, booksOf, factsOf, fillInDesk, receive, startRound, unitIdOf } from './fillInDesk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('what goes out', () => {
  it('a round has a workbook for each unit that is asked something, and tells who is not', async () => {
    desk = await fillInDesk();
    await desk.call('units.addMany', { names: ['区档案馆'], kind: 'other' });
    const asking = {
      through: day('2021-06-30'),
      duties: 'all',
      frequent: false,
      units: { kind: 'all' },
      per: 'unit',
    } as const;
    const plan = await desk.call('fillIn.plan', { year: YEAR, asking });
    expect(plan.without).toEqual(['区档案馆']);
    expect(plan.books).toBe(3);
    const roundId = await startRound(desk);
    const books = await booksOf(desk, roundId);
    expect([...books.keys()].toSorted()).toEqual([
      '区生态环境局-上半年进展填报表.xlsx',
      '区统计局-上半年进展填报表.xlsx',
      '区财政局-上半年进展填报表.xlsx',
    ]);
    const [round] = await desk.call('fillIn.rounds', { year: YEAR });
    expect(round).toMatchObject({ title: '上半年进展', books: 3, units: 3, returned: 0 });
  });

  it('a book asks for the periods up to its day, and leaves daily work out', async () => {
    desk = await fillInDesk();
    const roundId = await startRound(desk);
    const book = await bookOf(desk, roundId, '区统计局');
    const rows = Array.from(
      { length: book.rows },
      (_, row) => `${book.text(row, 'content')} ${book.text(row, 'dueOn')}`,
    );
    expect(rows.filter((row) => row.startsWith('主要经济指标'))).toHaveLength(6);
    expect(rows).toContain('年内开展政府开放活动不少于2次 2021-12-31');
    expect(rows).toContain('12月底前完成网站适老化改造 2021-12-31');
    expect(rows.filter((row) => row.startsWith('持续做好政策解读'))).toHaveLength(1);
    const environment = await bookOf(desk, roundId, '区生态环境局');
    expect(environment.rows).toBe(1);
  });

  it('asks only for what is due and not done, where the round is of that kind', async () => {
    desk = await fillInDesk();
    const unitId = unitIdOf(desk, '区财政局');
    const budget = desk.store.facts(YEAR).duties.find(({ content }) => content === '部门预算');
    await desk.call('fulfilments.register', {
      items: [{ dutyId: budget!.id, ruleId: budget!.rules[0]!.id, unitId, periodKey: '2021' }],
      doneOn: day('2021-03-20'),
      title: '',
      link: '',
    });
    const roundId = await startRound(desk, '未办事项', { duties: 'open' });
    const book = await bookOf(desk, roundId, '区财政局');
    const rows = Array.from({ length: book.rows }, (_, row) => book.text(row, 'content'));
    expect(rows).not.toContain('部门预算');
    expect(rows).toContain('6月20日前公开重点民生实事清单');
  });

  it('locks the wording, opens the cells, lists the words, bounds the dates, hides the keys', async () => {
    desk = await fillInDesk();
    const book = await bookOf(desk, await startRound(desk), '区财政局');
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
    desk = await fillInDesk();
    const roundId = await startRound(desk, '汇总', { per: 'all' });
    const books = await booksOf(desk, roundId);
    expect([...books.keys()]).toEqual(['全部单位-汇总填报表.xlsx']);
    const book = await OfficeBook.open([...books.values()][0]!);
    expect(book.workbook.worksheets.map(({ name }) => name).slice(0, 3)).toEqual([
      '区财政局',
      '区统计局',
      '区生态环境局',
    ]);
    book.fill(0, { status: '进行中', progress: '正在核对' }, '区统计局');
    const receipt = await receive(desk, [['汇总.xlsx', await book.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'ready', filled: 1 });
    await acceptTicked(desk, receipt);
    const round = await desk.call('fillIn.round', { roundId });
    expect(round.list.map(({ unit, back }) => [unit, back?.filled])).toEqual([
      ['区财政局', undefined],
      ['区统计局', 1],
      ['区生态环境局', undefined],
    ]);
  });
});

describe('what comes back', () => {
  it('a book that nobody wrote in says nothing, and counts as returned', async () => {
    desk = await fillInDesk();
    const roundId = await startRound(desk);
    const files = [...(await booksOf(desk, roundId))];
    const receipt = await receive(desk, files);
    expect(
      receipt.books.map(({ state, rows, same, total }) => ({ state, rows: rows.length, all: same === total })),
    ).toEqual(files.map(() => ({ state: 'ready', rows: 0, all: true })));
    const before = factsOf(desk);
    expect(await acceptTicked(desk, receipt)).toMatchObject({ books: 3, rows: 0, registered: 0 });
    expect(factsOf(desk)).toEqual(before);
    expect((await desk.call('fillIn.rounds', { year: YEAR }))[0]?.returned).toBe(3);
  });

  it('what is taken over becomes registrations and reports, and one 撤销 takes it all back', async () => {
    desk = await fillInDesk();
    const roundId = await startRound(desk);
    const book = await bookOf(desk, roundId, '区财政局');
    book.fill(book.find('部门预算'), {
      status: '已完成',
      doneOn: new Date(Date.UTC(2021, 2, 25)),
      link: 'http://www.qinghe.gov.cn/ys.html',
      progress: '已在门户网站公开',
    });
    book.fill(book.find('民生实事'), { status: '进行中', progress: '清单已报审', remarks: '预计7月公开' });
    const before = factsOf(desk);
    const receipt = await receive(desk, [['财政局填报.xlsx', await book.bytes()]]);
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
    expect(factsOf(desk), 'a receipt writes nothing').toEqual(before);
    expect(await acceptTicked(desk, receipt)).toMatchObject({ books: 1, rows: 2, registered: 1, reported: 2, left: 0 });
    const { fulfilments, reports } = factsOf(desk);
    expect(fulfilments).toMatchObject([
      { unitId: unitIdOf(desk, '区财政局'), doneOn: '2021-03-25', link: 'http://www.qinghe.gov.cn/ys.html' },
    ]);
    expect(reports.find(({ status }) => status === 'inProgress')).toMatchObject({
      progress: '清单已报审',
      remarks: '预计7月公开',
      reportedOn: '2021-06-28',
      roundId,
    });
    const list = desk.store.facts(YEAR).duties.find(({ content }) => content.includes('民生实事'));
    expect((await desk.call('duties.get', { id: list!.id })).reports).toMatchObject([
      { unit: '区财政局', status: '进行中', progress: '清单已报审', remarks: '预计7月公开', on: '2021-06-28' },
    ]);
    await desk.call('workspace.undo', {});
    expect(factsOf(desk)).toEqual(before);
    expect((await desk.call('fillIn.round', { roundId })).list.every(({ back }) => back === undefined)).toBe(true);
  });

  it('what was registered or reported before goes out filled in, and a correction corrects instead of doubling', async () => {
    desk = await fillInDesk();
    const first = await startRound(desk);
    const book = await bookOf(desk, first, '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021.3.25', progress: '已公开' });
    await acceptTicked(desk, await receive(desk, [['一.xlsx', await book.bytes()]]));
    const second = await startRound(desk, '第二期');
    const next = await bookOf(desk, second, '区财政局');
    const row = next.find('部门预算');
    expect(next.text(row, 'status')).toBe('已完成');
    expect(next.cell(row, 'doneOn').value).toEqual(new Date(Date.UTC(2021, 2, 25)));
    expect(next.text(row, 'progress')).toBe('已公开');
    next.fill(row, { doneOn: new Date(Date.UTC(2021, 2, 26)), link: 'https://www.qinghe.gov.cn/a' });
    const summary = await acceptTicked(desk, await receive(desk, [['二.xlsx', await next.bytes()]]));
    expect(summary).toMatchObject({ registered: 0, corrected: 1 });
    expect(factsOf(desk).fulfilments).toMatchObject([{ doneOn: '2021-03-26', link: 'https://www.qinghe.gov.cn/a' }]);
  });

  it('a quota takes each date as a piece, and the same book twice does not double it', async () => {
    desk = await fillInDesk();
    const roundId = await startRound(desk);
    const book = await bookOf(desk, roundId, '区统计局');
    book.fill(book.find('开放活动'), { status: '已完成', doneOn: '2021-05-10' });
    const bytes = await book.bytes();
    expect(await acceptTicked(desk, await receive(desk, [['a.xlsx', bytes]]))).toMatchObject({ registered: 1 });
    const again = await receive(desk, [['a.xlsx', bytes]]);
    expect(again.books[0]).toMatchObject({ state: 'duplicate', ticked: false, acceptable: true, rows: [] });
    book.fill(book.find('开放活动'), { doneOn: '2021-06-10' });
    expect(await acceptTicked(desk, await receive(desk, [['b.xlsx', await book.bytes()]]))).toMatchObject({
      registered: 1,
    });
    expect(factsOf(desk).fulfilments.map(({ doneOn }) => doneOn)).toEqual(['2021-05-10', '2021-06-10']);
  });

  it('不涉及 exempts only where the office says so', async () => {
    desk = await fillInDesk();
    const roundId = await startRound(desk);
    const book = await bookOf(desk, roundId, '区生态环境局');
    book.fill(0, { status: '不涉及', remarks: '本单位无独立预算' });
    const receipt = await receive(desk, [['a.xlsx', await book.bytes()]]);
    expect(receipt.books[0]?.rows[0]).toMatchObject({ exemptible: true });
    await acceptTicked(desk, receipt);
    expect(factsOf(desk).exemptions).toEqual([]);
    const unit = (await desk.call('fillIn.round', { roundId })).list.find(({ unit }) => unit === '区生态环境局');
    expect(unit?.toDecide).toBe(1);
    const again = await receive(desk, [['a.xlsx', await book.bytes()]]);
    const [read] = again.books;
    await desk.call('fillIn.accept', {
      receiptId: again.receiptId,
      books: { [read!.bookKey]: { added: 'ignore', rows: { [read!.rows[0]!.key]: { exempt: true } } } },
    });
    expect(factsOf(desk).exemptions).toMatchObject([{ reason: '单位填报不涉及：本单位无独立预算' }]);
    const after = (await desk.call('fillIn.round', { roundId })).list.find(({ unit }) => unit === '区生态环境局');
    expect(after?.toDecide).toBe(0);
  });

  it('one book, one row, one cell or none can be taken', async () => {
    desk = await fillInDesk();
    const roundId = await startRound(desk);
    const book = await bookOf(desk, roundId, '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25', progress: '甲' });
    book.fill(book.find('民生实事'), { status: '进行中', progress: '乙', remarks: '丙' });
    const receipt = await receive(desk, [['a.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    const [budget, list] = read!.rows;
    await desk.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: {
        [read!.bookKey]: {
          added: 'ignore',
          rows: { [budget!.key]: { take: [] }, [list!.key]: { take: ['progress'] } },
        },
      },
    });
    const { fulfilments, reports } = factsOf(desk);
    expect(fulfilments).toEqual([]);
    expect(reports).toMatchObject([{ status: undefined, progress: '乙', remarks: '' }]);
    const back = (await desk.call('fillIn.round', { roundId })).list[0]?.back;
    expect(back).toMatchObject({ filled: 2, taken: 1, left: 2 });
  });

  it('a backup lies in the data folder before anything is written', async () => {
    desk = await fillInDesk();
    const receipt = await receive(desk, [...(await booksOf(desk, await startRound(desk)))]);
    await acceptTicked(desk, receipt);
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(`${desk.folder}/backups`).some((name) => name.includes('fill-in'))).toBe(true);
  });
});
