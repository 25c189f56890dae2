import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FillInRoundId } from '../../../electron/domain/brand.ts';
import type { Receipt } from '../../../electron/contract/fillIn.ts';
import { OfficeBook } from '../../support/fillInBooks.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { firstScheme, withMarks } from '../../support/schemes.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { listed, printedBy } from '../exports/exported.ts';
import { YEAR } from '../imports/importFixtures.ts';
import { acceptTicked, bookOf, booksOf, EVERYTHING, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

let app: TestApp;
beforeEach(async () => {
  app = await fillInApp();
});
afterEach(async () => {
  await app.close();
  expect(app.bugs).toEqual([]);
});

const FINANCE = '区财政局';
const LIST = '重点民生实事清单';
const READING = '政策解读';

async function sentBack(roundId: FillInRoundId): Promise<Uint8Array<ArrayBuffer>> {
  const found = [...(await booksOf(app, roundId))].find(([name]) => name.startsWith(FINANCE));
  return found![1];
}

/** Takes every book of a receipt in, ticked or not, with each cell that may be taken. */
function acceptAll(receipt: Receipt) {
  const books = receipt.books.map(({ bookKey, rows }) => {
    const taken = rows.map(({ key, cells }) => [key, { take: cells.map(({ field }) => field) }]);
    return [bookKey, { added: 'ignore' as const, rows: Object.fromEntries(taken) }];
  });
  return app.call('fillIn.accept', { receiptId: receipt.receiptId, books: Object.fromEntries(books) });
}

/** What a round has of the unit's items. */
async function saidIn(roundId: FillInRoundId) {
  const rows = await app.call('fillIn.progress', { roundId });
  return rows
    .filter(({ unit }) => unit === FINANCE)
    .map(({ content, answer, before }) => ({ content, answer, before: before?.progress }));
}
const of = (rows: Awaited<ReturnType<typeof saidIn>>, words: string) =>
  rows.find(({ content }) => content.includes(words));

describe('what a round has of a unit', () => {
  it('stands where a second copy of the book says nothing new of it', async () => {
    const round = await startRound(app, '五月');
    const blank = await sentBack(round);
    const full = await OfficeBook.open(blank);
    full.fill(full.find(LIST), { status: '已完成', doneOn: '2021-06-18', progress: '已公开' });
    full.fill(full.find(READING), { status: '进行中', progress: '解读3件' });
    await acceptTicked(app, await receive(app, [['一.xlsx', await full.bytes()]]));
    const before = await saidIn(round);
    expect(of(before, LIST)?.answer).toMatchObject({ status: '已完成', progress: '已公开' });

    const second = await OfficeBook.open(blank);
    second.fill(second.find('部门预算'), { status: '已完成', doneOn: '2021-03-20' });
    await acceptAll(await receive(app, [['二.xlsx', await second.bytes()]]));
    const after = await saidIn(round);
    expect(of(after, LIST)).toEqual(of(before, LIST));
    expect(of(after, READING)).toEqual(of(before, READING));
    expect(of(after, '部门预算')?.answer).toMatchObject({ status: '已完成' });
  });

  it('stands where a late book of an earlier round is blank, and where its cells are left', async () => {
    const round = await startRound(app, '五月');
    const blank = await sentBack(round);
    const book = await OfficeBook.open(blank);
    book.fill(book.find(LIST), { status: '已完成', doneOn: '2021-06-18', progress: '已公开' });
    book.fill(book.find(READING), { status: '进行中', progress: '解读3件' });
    await acceptTicked(app, await receive(app, [['一.xlsx', await book.bytes()]]));
    await startRound(app, '六月');
    const before = await saidIn(round);
    const late = await OfficeBook.open(blank);
    late.fill(late.find(LIST), { status: '进行中' });
    late.fill(late.find(READING), { progress: '解读1件' });
    const receipt = await receive(app, [['迟.xlsx', await late.bytes()]]);
    await app.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [receipt.books[0]!.bookKey]: { added: 'ignore', rows: {} } },
    });
    expect(await saidIn(round)).toEqual(before);
    // A cell that the office takes is said in the round.
    const again = await OfficeBook.open(blank);
    again.fill(again.find(READING), { progress: '解读5件' });
    await acceptAll(await receive(app, [['再.xlsx', await again.bytes()]]));
    expect(of(await saidIn(round), READING)?.answer).toMatchObject({ status: '进行中', progress: '解读5件' });
  });

  it('an unreadable status or link goes back on nothing: what was said before stands', async () => {
    const one = await startRound(app, '五月');
    const first = await bookOf(app, one, FINANCE);
    first.fill(first.find(READING), { status: '进行中', link: 'http://www.example.com/a', progress: '解读3件' });
    await acceptTicked(app, await receive(app, [['一.xlsx', await first.bytes()]]));
    const two = await startRound(app, '六月');
    const book = await bookOf(app, two, FINANCE);
    book.fill(book.find(READING), { status: '差不多了', link: '见网站', progress: '解读3件' });
    await acceptTicked(app, await receive(app, [['二.xlsx', await book.bytes()]]));
    expect(of(await saidIn(two), READING)?.answer).toMatchObject({
      status: '进行中',
      link: 'http://www.example.com/a',
      change: 'same',
    });
  });

  it('a row that the unit left blank is 未填报, and no change', async () => {
    const rounds = [await startRound(app, '四月'), await startRound(app, '五月'), await startRound(app, '六月')];
    for (const [at, round] of rounds.entries()) {
      const book = await bookOf(app, round, FINANCE);
      book.fill(book.find(LIST), { status: '进行中', progress: `第${at}稿` });
      await acceptAll(await receive(app, [[`${at}.xlsx`, await book.bytes()]]));
    }
    const last = rounds[2]!;
    expect(of(await saidIn(last), READING)).toMatchObject({ answer: undefined, before: undefined });
    const { list } = await app.call('fillIn.round', { roundId: last });
    expect(list.find(({ unit }) => unit === FINANCE)?.changes).toEqual({ moved: 1 });
    const { jobId } = await app.call('exports.round', { roundId: last, paper: 'A4' });
    const { sheets } = await printedBy(app, jobId);
    const printed = listed(sheets[0] ?? []);
    expect(printed.find((row) => String(row['事项']).includes(READING))).toMatchObject({ 变化: '未填报' });
  });
});

describe('self-scores', () => {
  async function scores() {
    const { roundId } = await app.call('fillIn.start', {
      year: YEAR,
      kind: 'selfScore',
      title: '年度自评',
      dueOn: day('2021-07-05'),
      asking: EVERYTHING,
    });
    const blank = await sentBack(roundId);
    const claim = async (name: string, points: readonly unknown[]) => {
      const book = await OfficeBook.open(blank);
      for (const [at, value] of points.entries())
        book
          .sheet('自评表')
          .getRow(5 + at)
          .getCell(4).value = value as string;
      return receive(app, [[name, await book.bytes()]]);
    };
    const order = app.store.fillIn.round(roundId)!.asking.indicators!.map(({ id }) => id);
    const onRecord = () => {
      const of = new Map(app.store.rounds.scoresOf(roundId).map(({ indicatorId, points }) => [indicatorId, points]));
      return order.slice(0, 3).map((id) => of.get(id) ?? '-');
    };
    return { claim, onRecord, roundId };
  }

  it('of indicators that a later book leaves empty, or has wrong, stand', async () => {
    const { claim, onRecord } = await scores();
    await acceptTicked(app, await claim('一.xlsx', [1, 2, 1]));
    expect(onRecord()).toEqual(['1', '2', '1']);
    await acceptTicked(app, await claim('二.xlsx', ['', 1, '很好']));
    expect(onRecord()).toEqual(['1', '1', '1']);
    const refused = await claim('三.xlsx', [999, '满分']);
    expect(refused.books[0]).toMatchObject({ state: 'empty', acceptable: false, ticked: false });
    expect(refused.books[0]?.troubles).toHaveLength(2);
    expect(onRecord()).toEqual(['1', '1', '1']);
  });

  it('a formula without a saved result is no blank: it is said with its cell', async () => {
    const { claim, onRecord } = await scores();
    const receipt = await claim('公式.xlsx', [1, { formula: 'D5+1' }]);
    expect(receipt.books[0]?.troubles).toEqual([
      '“公式.xlsx”工作表“自评表”单元格 D6 的公式没有保存结果，没有采用。请在 WPS 或 Excel 中打开并保存一次再返回。',
    ]);
    await acceptTicked(app, receipt);
    expect(onRecord()).toEqual(['1', '-', '-']);
  });

  it('say so where the scheme has changed since they were asked for', async () => {
    const { roundId } = await scores();
    const differs = async () => (await app.call('assessment.selfScores', { roundId })).schemeDiffers;
    expect(await differs()).toBe(false);
    const scheme = withMarks(await firstScheme(app, YEAR), {});
    const [first, ...others] = scheme.tree.nodes;
    if (first === undefined) throw new Error('a scheme with leaves');
    const renamed = { ...first, node: { ...first.node, name: `${first.node.name}（改）` } };
    await app.call('schemes.save', { ...scheme, tree: { ...scheme.tree, nodes: [renamed, ...others] } });
    expect(await differs()).toBe(true);
  });

  it('an older file put in again is not ticked, and says which it would replace', async () => {
    const { claim } = await scores();
    const older = await claim('旧.xlsx', [1]);
    await acceptTicked(app, older);
    await acceptTicked(app, await claim('新.xlsx', [2]));
    expect((await claim('旧.xlsx', [1])).books[0]).toMatchObject({
      state: 'duplicate',
      ticked: false,
      sentence:
        '这份自评已经接收过，之后又接收了“新.xlsx”；再接收会用这份较早的内容覆盖。默认不接收；确实要用，请勾选。',
    });
    expect((await claim('新.xlsx', [2])).books[0]).toMatchObject({
      ticked: false,
      sentence: '这份自评已经接收过，下面是它的全部内容。默认不再接收。',
    });
  });
});

describe('lists of tasks', () => {
  async function start() {
    const { roundId } = await app.call('fillIn.start', {
      year: YEAR,
      kind: 'taskList',
      title: '任务清单',
      dueOn: day('2021-07-05'),
      asking: EVERYTHING,
    });
    return roundId;
  }

  it('in our own form a blank is blank, every row with a task is one, and a row without is named', async () => {
    const roundId = await start();
    const book = await bookOf(app, roundId, FINANCE);
    const long = '汇总惠企资金拨付情况，'.repeat(460);
    const rows = [
      ['一', '公开惠企资金拨付情况', '6月底前'],
      ['二', '公开政府采购信息', ''],
      ['三', '', '9月底前'],
      ['六', long, ''],
    ];
    for (const [at, cells] of rows.entries())
      for (const [column, text] of cells.entries())
        book
          .sheet('任务清单')
          .getRow(5 + at)
          .getCell(column + 1).value = text;
    const receipt = await receive(app, [['清单.xlsx', await book.bytes()]]);
    expect(receipt.books[0]?.tasks?.map(({ content, timeWording }) => [content, timeWording])).toEqual([
      ['公开惠企资金拨付情况', '6月底前'],
      ['公开政府采购信息', ''],
      [long, ''],
    ]);
    expect(receipt.books[0]?.troubles).toEqual([
      '“清单.xlsx”工作表“任务清单”第 7 行写了“9月底前”，没有写任务内容，没有采用。请补上任务内容后重新返回。',
    ]);
  });

  it('in a unit’s own document a deadline holds for several rows only where their cells are merged', async () => {
    await start();
    const rows = [
      ['区财政局任务清单'],
      ['序号', '工作任务', '完成时间'],
      [1, '公开政府采购信息', '6月底前'],
      [2, '公开惠企资金拨付情况', ''],
      [3, '公开国有资产情况', '9月底前'],
      [4, '公开债务情况', ''],
    ];
    const bytes = workbookBytes([{ name: '清单', rows, merges: ['C5:C6'] }]);
    const receipt = await receive(app, [['区财政局清单.xlsx', bytes]]);
    expect(receipt.books[0]?.tasks?.map(({ timeWording }) => timeWording)).toEqual([
      '6月底前',
      '',
      '9月底前',
      '9月底前',
    ]);
  });
});

describe('a unit that was merged into another', () => {
  it('is asked no more after its last day, and one that has answered stays', async () => {
    const round = await startRound(app, '六月');
    const [statistics, environment] = ['区统计局', '区生态环境局'].map((name) => unitIdOf(app, name));
    await app.call('units.merge', { id: statistics!, into: environment!, from: day('2021-06-29') });
    const listedUnits = async () => (await app.call('fillIn.round', { roundId: round })).list.map(({ unit }) => unit);
    const reminded = async () =>
      (await app.call('reminders.ofRound', { roundId: round })).units.map(({ unit }) => unit);
    expect(await listedUnits()).toContain('区统计局');
    app.setToday('2021-06-30');
    expect(await listedUnits()).not.toContain('区统计局');
    expect(await reminded()).not.toContain('区统计局');
    expect((await app.call('fillIn.rounds', { year: YEAR }))[0]).toMatchObject({ units: 2 });
    const next = await startRound(app, '七月');
    expect((await app.call('fillIn.round', { roundId: next })).list.map(({ unit }) => unit)).not.toContain('区统计局');
  });
});

it('slips of a round that goes stay unanswered where the unit has not answered', async () => {
  const round = await startRound(app, '六月');
  await app.call('reminders.remindRound', { roundId: round, replyBy: day('2021-07-02') });
  await app.call('fillIn.removeRound', { roundId: round });
  const states = async () =>
    (await app.call('reminders.list', { year: YEAR })).slips.map(({ state, round: of }) => [state, of?.isOpen]);
  expect(new Set((await states()).flat())).toEqual(new Set(['waiting', false]));
  app.setToday('2021-07-05');
  expect(new Set((await states()).flat())).toEqual(new Set(['unanswered', false]));
});
