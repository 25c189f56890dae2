import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestId } from '../../../electron/domain/brand.ts';
import { unzipped, type OfficeBook } from '../../support/fillInBooks.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { acceptTicked, bookOf, booksOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

const NAME = '示例联系人甲';
const PHONE = '13800001111';
/** The row under the header, and the columns, of the sheet 依申请公开; 1-based as the workbook library counts. */
const FIRST = 5;
const ON = 6;
const RESULT = 7;
const FORM = 8;

let app: TestApp;
let ids: RequestId[];
beforeEach(async () => {
  app = await fillInApp();
  const [finance, statistics] = [unitIdOf(app, '区财政局'), unitIdOf(app, '区统计局')];
  ids = [];
  for (const [at, number] of ['2021-001', '2021-002', '2021-003', '2021-004'].entries()) {
    const { id } = await app.call('cases.addRequest', {
      number,
      unitId: finance,
      channel: 'fax',
      applicantKind: 'person',
      texts: { name: NAME, phone: PHONE, subject: `${NAME}所在村的补贴明细${at + 1}`, content: `我是${NAME}` },
      receivedOn: day(`2021-06-0${at + 1}`),
    });
    ids.push(id);
  }
  // The third is given to another; the last is answered already.
  await app.call('cases.addStep', {
    id: ids[2]!,
    step: { kind: 'assigned', on: day('2021-06-04'), unitId: statistics },
  });
  await app.call('cases.addStep', {
    id: ids[3]!,
    step: { kind: 'answered', on: day('2021-06-20'), result: 'granted', forms: [] },
  });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const cellOf = (book: OfficeBook, row: number, column: number) =>
  book
    .sheet('依申请公开')
    .getRow(FIRST + row)
    .getCell(column);
const back = async (book: OfficeBook) => {
  const receipt = await receive(app, [['区财政局.xlsx', await book.bytes()]]);
  return { receipt, book: receipt.books[0], requests: receipt.books[0]?.requests };
};
const stateOf = async (at: number) =>
  (await app.call('cases.requests', {})).rows.find(({ id }) => id === ids[at])?.state;

describe('open requests in the books of units', () => {
  it('go out with number and subject, each to who works on it, and nothing of the applicant anywhere in the file', async () => {
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    expect([1, 2, 3, 4, 5].map((column) => cellOf(book, 0, column).text)).toEqual([
      '2021-001',
      '示**所在村的补贴明细1',
      '2021-06-01',
      '2021-06-30',
      '办理中',
    ]);
    expect([0, 1, 2].map((row) => cellOf(book, row, 1).text)).toEqual(['2021-001', '2021-002', '']);
    const other = await bookOf(app, roundId, '区统计局');
    expect(cellOf(other, 0, 1).text).toBe('2021-003');
    expect((await bookOf(app, roundId, '区生态环境局')).workbook.getWorksheet('依申请公开')).toBeUndefined();
    // The book's own rows hold no case: its registration is refused there.
    for (const bytes of (await booksOf(app, roundId)).values()) {
      const parts = [...unzipped(bytes).values()].map((part) => Buffer.from(part).toString('utf8'));
      expect(parts.some((text) => text.includes(NAME) || text.includes(PHONE))).toBe(false);
      expect(parts.some((text) => text.includes('答复政府信息公开申请'))).toBe(false);
    }
  });

  it('come back as steps, after a look, and are taken back with the book', async () => {
    const book = await bookOf(app, await startRound(app), '区财政局');
    cellOf(book, 0, ON).value = new Date(Date.UTC(2021, 5, 24));
    cellOf(book, 0, RESULT).value = '部分公开';
    cellOf(book, 0, FORM).value = '纸质、电子';
    const { receipt, requests, book: view } = await back(book);
    expect(requests).toMatchObject([
      { key: ids[0], number: '2021-001', after: '2021-06-24，部分公开，纸质，电子', takenAtFirst: true },
    ]);
    expect(view?.notes.join('')).not.toContain('依申请公开');
    expect(await stateOf(0)).toBe('running');
    const summary = await acceptTicked(app, receipt);
    expect(summary).toMatchObject({ answered: 1, left: 0 });
    expect((await app.call('cases.request', { id: ids[0]! })).steps.at(-1)).toMatchObject({
      event: { kind: 'answered', on: '2021-06-24', result: 'partly', forms: ['paper', 'electronic'] },
      note: '单位填报表返回',
    });
    expect(await stateOf(1)).toBe('running');
    await app.call('workspace.undo', {});
    expect(await stateOf(0)).toBe('running');
  });

  it('are refused by cell, and what is left unticked is not written', async () => {
    const book = await bookOf(app, await startRound(app), '区财政局');
    const refused = async (...cells: readonly [on: string, result: string, form: string]) => {
      for (const [at, text] of cells.entries()) cellOf(book, 0, ON + at).value = text === '' ? null : text;
      const { requests } = await back(book);
      expect(requests?.[0]?.takenAtFirst).toBe(false);
      return requests?.[0]?.barred;
    };
    expect(await refused('', '予以公开', '')).toBe('单元格 F5没有填答复日期');
    expect(await refused('六月', '予以公开', '')).toContain('单元格 F5“六月”：');
    expect(await refused('2021-07-02', '予以公开', '')).toBe('单元格 F5“2021-07-02”还没有到');
    expect(await refused('2021-06-24', '', '')).toBe('单元格 G5没有填答复结果');
    expect(await refused('2021-06-24', '已经处理好了', '')).toBe('单元格 G5“已经处理好了”不是年度报告格式里的结果');
    expect(await refused('2021-06-24', '申请人撤回', '')).toContain('请在依申请公开中登记');
    expect(await refused('2021-06-24', '予以公开', '口头')).toContain('单元格 H5“口头”不是提供形式（纸质、电子');
    expect(await refused('2021-05-31', '予以公开', '')).toContain('单元格 F5：');
    for (const [at, text] of ['2021-06-24', '予以公开', ''].entries()) cellOf(book, 0, ON + at).value = text;
    const { receipt, book: view } = await back(book);
    const decided = { added: 'ignore' as const, rows: {}, requests: { [ids[0] ?? '']: false } };
    const books = { [view?.bookKey ?? '']: decided };
    const bad = { [view?.bookKey ?? '']: { ...decided, requests: { other: true } } };
    expect((await app.refusal('fillIn.accept', { receiptId: receipt.receiptId, books: bad })).code).toBe(
      'invalid-input',
    );
    const summary = await app.call('fillIn.accept', { receiptId: receipt.receiptId, books });
    expect(summary.answered).toBeUndefined();
    expect(await stateOf(0)).toBe('running');
  });

  it('are known by their number where the hidden keys are gone; what is answered, repeated or of others is said', async () => {
    const book = await bookOf(app, await startRound(app), '区财政局');
    const write = (row: number, number: string) => {
      cellOf(book, row, 1).value = number;
      cellOf(book, row, 9).value = null;
      cellOf(book, row, ON).value = '2021-06-24';
      cellOf(book, row, RESULT).value = '予以公开';
    };
    write(0, '2021-001');
    write(1, '2021-004');
    write(2, '2021-001');
    write(3, '2021-003');
    const { requests, book: view } = await back(book);
    expect(requests?.map(({ number, barred }) => [number, barred])).toEqual([
      ['2021-001', undefined],
      ['2021-004', '已登记答复（2021-06-20，予以公开），不再接收；如登记有误，请在依申请公开中修改'],
    ]);
    expect(view?.notes).toEqual(
      expect.arrayContaining([
        '工作表“依申请公开”第 7 行与另一行重复，没有采用。',
        '工作表“依申请公开”第 8 行对不上登记的申请，没有采用。',
      ]),
    );
  });
});
