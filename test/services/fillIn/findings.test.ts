import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindingId } from '../../../electron/domain/brand.ts';
import type { OfficeBook } from '../../support/fillInBooks.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { acceptTicked, bookOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';
import { YEAR } from '../imports/importFixtures.ts';

/** The row under the header, and the columns, of the sheet 问题整改; 1-based as the workbook library counts. */
const FIRST = 5;
const REPLY = 7;
const LINK = 8;

let app: TestApp;
let ids: FindingId[];
beforeEach(async () => {
  app = await fillInApp();
  const unitId = unitIdOf(app, '区财政局');
  ids = [];
  for (const cause of ['部门预算没有集中公开', '栏目空白', '已经改好的']) {
    const facts = { year: YEAR, unitId, source: 'inspection', foundOn: day('2021-06-01'), cause } as const;
    ids.push((await app.call('findings.add', { ...facts, indicator: '预决算公开', rectifyBy: day('2021-06-20') })).id);
  }
  await app.call('findings.recheck', { ids: ids.slice(2), result: 'done' });
});
afterEach(() => app.close());

const reply = async (n: number) => (await app.call('findings.list', { year: YEAR }))[n]?.reply;
const cellOf = (book: OfficeBook, row: number, column: number) =>
  book
    .sheet('问题整改')
    .getRow(FIRST + row)
    .getCell(column);
const faultsIn = async (book: OfficeBook) => {
  const receipt = await receive(app, [['区财政局.xlsx', await book.bytes()]]);
  return { receipt, faults: receipt.books[0]?.faults };
};

describe('findings in the books of units', () => {
  it('go out with what is open, come back with replies, and wait for the re-check', async () => {
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    expect(book.workbook.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['区财政局', '问题整改']);
    expect([0, 1, 2].map((row) => cellOf(book, row, 3).text)).toEqual(['部门预算没有集中公开', '栏目空白', '']);
    expect([cellOf(book, 0, 3).protection?.locked, cellOf(book, 0, REPLY).protection?.locked]).toEqual([
      undefined,
      false,
    ]);
    cellOf(book, 0, REPLY).value = '已在统一平台公开';
    cellOf(book, 0, LINK).value = 'www.qinghe.gov.cn/1.html';
    const { receipt, faults } = await faultsIn(book);
    expect(faults).toMatchObject([
      { key: ids[0], takenAtFirst: true, after: { text: '已在统一平台公开', link: 'http://www.qinghe.gov.cn/1.html' } },
    ]);
    expect(receipt.books[0]?.notes.join('')).not.toContain('问题整改');
    const summary = await acceptTicked(app, receipt);
    expect(summary.replied).toBe(1);
    expect(await reply(0)).toMatchObject({ text: '已在统一平台公开', on: '2021-06-28' });
    expect((await app.call('findings.list', { year: YEAR })).map(({ state }) => state)).toEqual([
      'replied',
      'overdue',
      'done',
    ]);
    await app.call('workspace.undo', {});
    expect(await reply(0)).toBeUndefined();
    // Others have no findings, and no sheet.
    const other = await bookOf(app, roundId, '区统计局');
    expect(other.workbook.getWorksheet('问题整改')).toBeUndefined();
  });

  it('keep what the office changed meanwhile, what is closed, and what is emptied; a broken link is said', async () => {
    await app.call('findings.reply', { ids: ids.slice(0, 2), text: '正在办理', on: day('2021-06-10') });
    const book = await bookOf(app, await startRound(app), '区财政局');
    expect(cellOf(book, 0, REPLY).text).toBe('正在办理');
    cellOf(book, 0, REPLY).value = '已办结';
    cellOf(book, 0, LINK).value = '见附件';
    cellOf(book, 1, REPLY).value = null;
    await app.call('findings.reply', { ids: ids.slice(0, 1), text: '电话答复已办', on: day('2021-06-11') });
    const { receipt, faults } = await faultsIn(book);
    expect(faults?.map(({ takenAtFirst, barred, notes }) => [takenAtFirst, barred, notes])).toEqual([
      [false, undefined, ['发出之后，这里的整改情况改过，请核对', '单元格 H5 的“见附件”不是完整的网址，没有采用']],
      [false, '表里清空了；原来的整改情况保留', []],
    ]);
    const [first] = receipt.books;
    const decided = {
      added: 'ignore' as const,
      rows: {},
      faults: { [ids[0] ?? '']: true },
      repliedOn: day('2021-06-18'),
    };
    const summary = await app.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [first?.bookKey ?? '']: decided },
    });
    expect([summary.replied, await reply(0), (await reply(1))?.text]).toEqual([
      1,
      expect.objectContaining({ text: '已办结', link: '', on: '2021-06-18' }),
      '正在办理',
    ]);
  });

  it('are known by their wording where the hidden keys are gone, and closed ones take no reply', async () => {
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    const sheet = book.sheet('问题整改');
    for (const row of [0, 1]) sheet.getRow(FIRST + row).getCell(9).value = null;
    cellOf(book, 0, REPLY).value = '已公开';
    cellOf(book, 1, REPLY).value = '已补充';
    sheet.getRow(FIRST + 2).getCell(3).value = '别处的问题';
    sheet.getRow(FIRST + 2).getCell(REPLY).value = '已改';
    await app.call('findings.recheck', { ids: ids.slice(1, 2), result: 'done' });
    const { receipt, faults } = await faultsIn(book);
    expect(faults?.map(({ key, barred }) => [key, barred])).toEqual([
      [ids[0], undefined],
      [ids[1], '已复核结束，不再接收回复'],
    ]);
    expect(receipt.books[0]?.notes).toContain('工作表“问题整改”第 7 行对不上这里的问题，没有采用。');
    const bad = await app.refusal('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [receipt.books[0]?.bookKey ?? '']: { added: 'ignore', rows: {}, repliedOn: day('2021-05-01') } },
    });
    expect([bad.code, Object.keys(bad.fields ?? {})[0]?.endsWith('.repliedOn')]).toEqual(['invalid-input', true]);
  });
});
