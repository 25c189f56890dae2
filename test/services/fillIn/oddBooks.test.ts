import { afterEach, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { rowKey } from '../../../electron/domain/sheets/stamp.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { stated } from '../../support/cellState.ts';
import { FIRST_ROW, OfficeBook } from '../../support/fillInBooks.ts';
import {
  acceptTicked,
  bookOf,
  booksOf,
  EVERYTHING,
  factsOf,
  fillInApp,
  receive,
  startRound,
  unitIdOf,
} from './fillInApp.ts';

let app: TestApp;
afterEach(() => app.close());

async function filledBook(unit = '区财政局', roundTitle?: string): Promise<OfficeBook> {
  const book = await bookOf(app, await startRound(app, roundTitle), unit);
  return book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25', progress: '已公开' });
}

describe('a book that is not what it should be is recognised and said', () => {
  it('of an older round: shown, and taken only when asked', async () => {
    app = await fillInApp();
    const old = await filledBook('区财政局', '第一期');
    await startRound(app, '第二期');
    const receipt = await receive(app, [['旧.xlsx', await old.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'stale', acceptable: true, ticked: false, filled: 1 });
    expect(receipt.books[0]?.sentence).toBe(
      '这是较早一期“第一期”的填报表，区财政局已有更新的一期“第二期”。默认不接收；确实要用，请勾选。',
    );
  });

  it('of another year: refused, with the way to it', async () => {
    app = await fillInApp();
    const book = await filledBook();
    await app.call('workspace.openYear', { year: 2022 as Year });
    const fileId = await app.putFile('a.xlsx', await book.bytes());
    const { jobId } = await app.call('fillIn.receive', { year: 2022 as Year, fileIds: [fileId] });
    const { previewId } = await app.finished(jobId);
    const receipt = await app.call('fillIn.receipt', { receiptId: previewId ?? '' });
    expect(receipt.books[0]).toMatchObject({ state: 'otherYear', acceptable: false });
    expect(receipt.books[0]?.sentence).toContain('切换到 2021 年度');
  });

  it('of another district: refused by name', async () => {
    const other = await fillInApp();
    app = other;
    const book = await filledBook();
    const bytes = await book.bytes();
    await other.close();
    app = await fillInApp();
    await startRound(app);
    const receipt = await receive(app, [['a.xlsx', bytes]]);
    expect(receipt.books[0]).toMatchObject({ state: 'otherDistrict', acceptable: false, rows: [] });
    expect(receipt.books[0]?.sentence).toContain('“清河区”的工作台发出');
    await expect(acceptTicked(app, receipt)).rejects.toThrow('没有选择');
  });

  it('of a round that was removed: refused, and what to do', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const files = [...(await booksOf(app, roundId))];
    await app.call('fillIn.removeRound', { roundId });
    const receipt = await receive(app, files);
    expect(new Set(receipt.books.map(({ state }) => state))).toEqual(new Set(['unknown']));
    expect(receipt.books[0]?.sentence).toContain('重新生成');
  });

  it('the same file twice, and the same book in two states', async () => {
    app = await fillInApp();
    const book = await filledBook();
    const first = await book.bytes();
    const second = await book.fill(book.find('部门预算'), { progress: '又改过' }).bytes();
    const receipt = await receive(app, [
      ['一.xlsx', first],
      ['副本.xlsx', first],
      ['二.xlsx', second],
    ]);
    expect(receipt.books.map(({ state, ticked, acceptable }) => [state, ticked, acceptable])).toEqual([
      ['ready', true, true],
      ['duplicate', false, false],
      ['otherState', false, true],
    ]);
    const [one, , two] = receipt.books;
    const both = {
      [one!.bookKey]: { added: 'note' as const, rows: {} },
      [two!.bookKey]: { added: 'note' as const, rows: {} },
    };
    const before = factsOf(app);
    expect(await app.refusal('fillIn.accept', { receiptId: receipt.receiptId, books: both })).toMatchObject({
      code: 'conflict',
    });
    expect(factsOf(app)).toEqual(before);
    await app.call('fillIn.accept', { receiptId: receipt.receiptId, books: { [two!.bookKey]: both[two!.bookKey]! } });
    expect(factsOf(app).reports[0]?.progress).toBe('又改过');
  });

  it('a file that is no workbook, and a workbook that is no form', async () => {
    app = await fillInApp();
    const other = await OfficeBook.open((await booksOf(app, await startRound(app))).values().next().value!);
    other.workbook.worksheets.slice().forEach((sheet) => other.workbook.removeWorksheet(sheet.id));
    other.workbook.addWorksheet('通讯录').addRow(['姓名', '电话']);
    const receipt = await receive(app, [
      ['坏.xlsx', new Uint8Array([1, 2, 3])],
      ['通讯录.xlsx', await other.bytes()],
    ]);
    expect(receipt.books.map(({ state, acceptable }) => [state, acceptable])).toEqual([
      ['unreadable', false],
      ['unknown', false],
    ]);
    expect(receipt.books[0]?.sentence).toContain('坏.xlsx');
  });

  it('without its hidden sheet it is known by its keys; without keys by its wording', async () => {
    app = await fillInApp();
    const book = await filledBook();
    book.workbook.removeWorksheet(book.stamp()!.id);
    const keyed = await receive(app, [['a.xlsx', await book.bytes()]]);
    expect(keyed.books[0]).toMatchObject({ state: 'ready', filled: 1 });
    expect(keyed.books[0]?.notes[0]).toContain('标记页没有了');
    expect(keyed.books[0]?.rows).toMatchObject([{ takenAtFirst: ['status', 'doneOn', 'progress'] }]);
    for (let row = 0; row < book.rows; row += 1) book.key(row).value = null;
    const bare = await receive(app, [['b.xlsx', await book.bytes()]]);
    expect(bare.books[0]).toMatchObject({
      state: 'unmarked',
      ticked: false,
      acceptable: true,
      filled: 1,
      label: '区财政局',
    });
    expect(bare.books[0]?.rows.find(({ content }) => content === '部门预算')?.takenAtFirst).toEqual([
      'status',
      'doneOn',
      'progress',
    ]);
  });

  it('a stamp that was changed is not believed', async () => {
    app = await fillInApp();
    const book = await filledBook();
    const cell = book.stamp()!.getCell('A2');
    cell.value = cell.text.replace('2021', '2020');
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'ready', filled: 1 });
    expect(receipt.books[0]?.notes[0]).toContain('标记页被改动');
  });

  it('a changed key, a swapped key and a key of another book lead no row astray', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    const [budget, list, policy] = [book.find('部门预算'), book.find('民生实事'), book.find('政策解读')];
    book.fill(budget, { progress: '预算' }).fill(list, { progress: '清单' }).fill(policy, { progress: '解读' });
    const keys = [book.key(budget).text, book.key(list).text];
    book.key(budget).value = keys[1]!;
    book.key(list).value = keys[0]!;
    book.key(policy).value = `${book.key(policy).text}x`;
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const rows = receipt.books[0]!.rows;
    const said = Object.fromEntries(
      rows.map(({ content, cells, notes }) => [content.slice(0, 4), [cells[0]?.after, notes[0]?.slice(0, 12)]]),
    );
    expect(said['部门预算']).toEqual(['预算', '隐藏的标识与这一行的文字']);
    expect(said['6月20']).toEqual(['清单', '隐藏的标识与这一行的文字']);
    expect(said['持续做好']).toEqual(['解读', '隐藏的标识被改动，已按文']);
    const other = await bookOf(app, roundId, '区统计局');
    const foreign = await bookOf(app, roundId, '区财政局');
    foreign.fill(0, { content: '外来的一行', progress: '不该采用' });
    foreign.key(0).value = other.key(0).text;
    const mixed = await receive(app, [['b.xlsx', await foreign.bytes()]]);
    expect(mixed.books[0]?.added).toMatchObject([{ why: '来自另一份填报表' }]);
    expect(mixed.books[0]?.missing.count).toBe(1);
  });

  it('a renamed sheet, added and deleted rows, changed wording', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    const count = book.rows;
    book.sheet().name = '财政';
    book.fill(book.find('部门预算'), { content: '部门决算', progress: '已公开' });
    const gone = book.find('政策解读');
    book.sheet().spliceRows(FIRST_ROW + gone, 1);
    book.sheet().addRow([99, '其他', '另外做了一件事', '', '', '', '已完成']);
    const bytes = await book.bytes();
    const receipt = await receive(app, [['a.xlsx', bytes]]);
    const [read] = receipt.books;
    expect(read?.notes).toContain('工作表改名为“财政”，不影响读取。');
    expect(read).toMatchObject({ total: count - 1, missing: { count: 1 } });
    expect(read?.missing.first[0]).toContain('持续做好政策解读');
    expect(read?.rows[0]?.notes[0]).toContain('“举措内容”的文字被改动（单元格 C');
    expect(read?.added).toMatchObject([{ why: '发出的表里没有这一行' }]);
    expect(read?.added[0]?.text).toContain('另外做了一件事');
    await acceptTicked(app, receipt);
    expect((await app.call('fillIn.round', { roundId })).list[0]?.back?.notes).toContain('另外做了一件事');
    expect(app.store.facts(2021 as Year).duties.some(({ content }) => content === '部门决算')).toBe(false);
  });

  it('dates are read as everywhere else: two digits are a year of ours, what could be two days is asked', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区统计局');
    const written = ['21.2.26', '2021年3月31号', '２０２１。４。２', '21.5', '210604', '2021年6月'];
    for (const [index, doneOn] of written.entries()) {
      book.fill(book.find('主要经济指标', `${index + 1}月`), { status: '已完成', doneOn });
    }
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const days = written.map((_, index) =>
      receipt.books[0]?.rows
        .find(({ period }) => period === `2021年${index + 1}月`)
        ?.cells.map(stated)
        .find(({ field }) => field === 'doneOn'),
    );
    expect(
      days.map((cell) => [cell && stated(cell).state, cell?.after, cell?.note?.replace(/^单元格 H\d+ 的/u, '')]),
    ).toEqual([
      ['changed', '2021-02-26', '“21.2.26”按2021年2月26日读取'],
      ['changed', '2021-03-31', undefined],
      ['changed', '2021-04-02', undefined],
      ['refused', '21.5', '“21.5”可能是2021年5月，也可能是5月21日，应写全年月日，没有采用'],
      ['refused', '210604', '“210604”可能是2021年6月4日，应写作 2021-06-30 的形式，没有采用'],
      ['refused', '2021年6月', '“2021年6月”没有写是哪一天，应写全年月日，没有采用'],
    ]);
  });

  it('dates, words and links that cannot be are named by cell, the rest of the row is taken', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区统计局');
    const month = (n: number): number => book.find('主要经济指标', `${n}月`);
    book.fill(month(1), { status: '已完成', doneOn: '2021-02-30', progress: '一' });
    book.fill(month(2), { status: '已完成', doneOn: 20_210_331 });
    book.fill(month(3), { status: '已完成', doneOn: '2021-12-01' });
    book.fill(month(4), { status: '差不多', link: '见官网' });
    book.fill(month(5), { status: '已完成' });
    book.fill(month(6), { status: '进行中', doneOn: '2021-06-01' });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    const cells = (n: number) => read!.rows.find(({ period }) => period === `2021年${n}月`)!.cells.map(stated);
    expect(cells(1).find(({ field }) => field === 'doneOn')?.note).toMatch(/^单元格 H\d+ 的“2021-02-30”不是有效的日期/);
    expect(cells(2).find(({ field }) => field === 'doneOn')).toMatchObject({ state: 'changed', after: '2021-03-31' });
    expect(cells(3).find(({ field }) => field === 'doneOn')?.note).toContain('还没有到');
    expect(cells(4).map(({ note }) => note?.slice(-16))).toEqual([
      expect.stringContaining('没有采用'),
      expect.stringContaining('没有采用'),
    ]);
    expect(cells(5)).toMatchObject([{ state: 'incomplete', takeable: false }]);
    expect(cells(6)[1]).toMatchObject({ field: 'doneOn', takeable: false });
    const may = read!.rows.find(({ period }) => period === '2021年5月')!;
    expect(may.wantsDate).toBe(true);
    const summary = await app.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [read!.bookKey]: { added: 'note', rows: { [may.key]: { doneOn: day('2021-06-02') } } } },
    });
    expect(summary).toMatchObject({ registered: 2, left: 4 });
    expect(
      factsOf(app)
        .fulfilments.map(({ periodKey, doneOn }) => `${periodKey} ${doneOn}`)
        .toSorted(),
    ).toEqual(['2021-02 2021-03-31', '2021-05 2021-06-02']);
    expect(factsOf(app).reports.map(({ progress }) => progress)).toContain('一');
  });

  it('a book of an earlier edition is read like one of today, its words for lamps and what units copied of them', async () => {
    app = await fillInApp();
    const book = await bookOf(app, await startRound(app), '区统计局');
    const earlier = ['未到期', '即将到期', '按时办结', '迟办办结', '已逾期', '持续推进'];
    for (let row = 0; row < book.rows; row += 1) book.fill(row, { state: earlier[row % earlier.length] ?? '' });
    const said = ['已完成', '已办结', '持续推进', '持续', '未开展', '不涉及'];
    const rows = said.map((_, index) => book.find('主要经济指标', `年${index + 1}月`));
    for (const [index, row] of rows.entries()) {
      book.fill(row, { status: said[index] ?? '', ...(index < 2 ? { doneOn: '2021-03-01' } : {}) });
    }
    const [read] = (await receive(app, [['旧.xlsx', await book.bytes()]])).books;
    expect(read).toMatchObject({ state: 'ready', filled: said.length });
    const cells = read?.rows.map(({ notes, cells: own }) => [
      own.find(({ field }) => field === 'status')?.after,
      notes,
    ]);
    expect(cells).toEqual(['已完成', '已完成', '进行中', '进行中', '未开展', '不涉及'].map((word) => [word, []]));
  });

  it('what the office edited since is kept unless the person takes the unit’s', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    const row = book.find('部门预算');
    const facts = app.store.facts(2021 as Year);
    const budget = facts.duties.find(({ content }) => content === '部门预算')!;
    const item = {
      dutyId: budget.id,
      ruleId: budget.rules[0]!.id,
      unitId: unitIdOf(app, '区财政局'),
      periodKey: '2021',
    };
    await app.call('fulfilments.register', {
      items: [item],
      doneOn: day('2021-03-20'),
      title: '',
      link: 'https://a.gov.cn/1',
    });
    book.fill(row, { status: '已完成', doneOn: '2021-03-25', link: 'https://a.gov.cn/2', progress: '已公开' });
    const bytes = await book.bytes();
    const receipt = await receive(app, [['a.xlsx', bytes]]);
    const read = receipt.books[0]!;
    expect(
      read.rows[0]?.cells.map(stated).map(({ field, state, before, base }) => [field, state, before, base]),
    ).toEqual([
      ['doneOn', 'conflict', '2021-03-20', ''],
      ['link', 'conflict', 'https://a.gov.cn/1', ''],
      ['progress', 'changed', '', ''],
    ]);
    expect(await acceptTicked(app, receipt)).toMatchObject({ registered: 0, corrected: 0, reported: 1, left: 1 });
    expect(factsOf(app).fulfilments).toMatchObject([{ doneOn: '2021-03-20', link: 'https://a.gov.cn/1' }]);
    const again = await receive(app, [['a.xlsx', bytes]]);
    const [second] = again.books;
    await app.call('fillIn.accept', {
      receiptId: again.receiptId,
      books: { [second!.bookKey]: { added: 'ignore', rows: { [second!.rows[0]!.key]: { take: ['doneOn', 'link'] } } } },
    });
    expect(factsOf(app).fulfilments).toMatchObject([{ doneOn: '2021-03-25', link: 'https://a.gov.cn/2' }]);
  });

  it('an emptied cell clears nothing unasked, and never a registration', async () => {
    app = await fillInApp();
    await acceptTicked(app, await receive(app, [['a.xlsx', await (await filledBook()).bytes()]]));
    const next = await bookOf(app, await startRound(app, '第二期'), '区财政局');
    const row = next.find('部门预算');
    next.cell(row, 'doneOn').value = null;
    next.cell(row, 'status').value = null;
    next.cell(row, 'progress').value = null;
    const receipt = await receive(app, [['b.xlsx', await next.bytes()]]);
    const [read] = receipt.books;
    expect(read?.rows[0]?.cells.map(stated).map(({ field, state, takeable }) => [field, state, takeable])).toEqual([
      ['status', 'clears', false],
      ['doneOn', 'clears', false],
      ['progress', 'clears', true],
    ]);
    const before = factsOf(app);
    await acceptTicked(app, receipt);
    expect(factsOf(app)).toEqual(before);
    const again = await receive(app, [['b.xlsx', await next.bytes()]]);
    await app.call('fillIn.accept', {
      receiptId: again.receiptId,
      books: {
        [again.books[0]!.bookKey]: {
          added: 'ignore',
          rows: { [again.books[0]!.rows[0]!.key]: { take: ['progress'] } },
        },
      },
    });
    expect(factsOf(app).fulfilments).toEqual(before.fulfilments);
    expect(factsOf(app).reports[0]?.progress).toBe('');
  });

  it('a row whose occurrence is gone is said with what it said', async () => {
    app = await fillInApp();
    const book = await filledBook();
    const budget = app.store.facts(2021 as Year).duties.find(({ content }) => content === '部门预算')!;
    await app.call('duties.remove', { ids: [budget.id] });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    expect(receipt.books[0]?.rows[0]?.notes[0]).toBe(
      '这项应办已不存在（事项、时限或单位已改），没有采用：已完成；2021-03-25；已公开',
    );
    expect(await acceptTicked(app, receipt)).toMatchObject({ rows: 0 });
  });

  it('a remade book replaces the earlier one, which is still known', async () => {
    app = await fillInApp();
    const roundId = await startRound(app);
    const old = await bookOf(app, roundId, '区财政局');
    const { bookIds } = await app.call('fillIn.remake', { roundId, unitIds: [unitIdOf(app, '区财政局')] });
    expect(bookIds).toHaveLength(1);
    const files = await booksOf(app, roundId);
    expect(files.size).toBe(3);
    const again = await OfficeBook.open([...files].find(([name]) => name.startsWith('区财政局'))![1]);
    expect(again.key(0).text).toBe(rowKey(bookIds[0]!, 0));
    const receipt = await receive(app, [['旧.xlsx', await old.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'ready' });
    expect(receipt.books[0]?.notes[0]).toContain('重新生成过一份');
  });
});

describe('the general import', () => {
  it('leads a fill-in workbook to where it belongs', async () => {
    app = await fillInApp();
    const book = await filledBook();
    await expect(app.readFile('填报.xlsx', await book.bytes(), 2021)).rejects.toMatchObject({
      error: { code: 'fill-in-book' },
    });
  });
});

describe('a round', () => {
  it('is refused where it would ask nothing, and where its name is taken', async () => {
    app = await fillInApp();
    await startRound(app, '一');
    const year = 2021 as Year;
    const dueOn = day('2021-07-05');
    expect(await app.refusal('fillIn.start', { year, title: '一', dueOn, asking: EVERYTHING })).toMatchObject({
      code: 'conflict',
    });
    const nothing = { ...EVERYTHING, through: day('2020-01-01'), duties: 'open' as const };
    expect(await app.refusal('fillIn.start', { year, title: '二', dueOn, asking: nothing })).toMatchObject({
      code: 'invalid-input',
    });
  });
});
