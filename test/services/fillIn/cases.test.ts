import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../../electron/domain/brand.ts';
import type { CaseRegister } from '../../../electron/domain/model/caseRecord.ts';
import type { ClockTime } from '../../../electron/domain/dates/clockTime.ts';
import { unzipped, type OfficeBook } from '../../support/fillInBooks.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { acceptTicked, bookOf, booksOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

const NAME = '示例联系人甲';
const PHONE = '13800001111';
/** The row under the header, and the open columns, of the sheet 办件; 1-based as the workbook library counts. */
const FIRST = 5;
const ON = 7;
const LINK = 8;
const NOTE = 9;

let app: TestApp;
const ids = new Map<string, CaseId>();
beforeEach(async () => {
  app = await fillInApp();
  const finance = unitIdOf(app, '区财政局');
  const add = async (
    register: CaseRegister,
    title: string,
    kind: string,
    on: string,
    more: { readonly until?: string; readonly at?: string; readonly fields?: Record<string, string> } = {},
  ) => {
    const { id } = await app.call('registers.add', {
      register,
      number: `${register}-1`,
      unitId: finance,
      title,
      fields: more.fields ?? {},
      step: {
        kind,
        on: day(on),
        ...(more.until === undefined ? {} : { until: day(more.until) }),
        ...(more.at === undefined ? {} : { at: more.at as ClockTime }),
      },
    });
    ids.set(register, id);
  };
  await add('messages', `${NAME}问补贴何时发放`, 'received', '2021-06-21', { fields: { author: NAME, phone: PHONE } });
  await add('consultations', '绩效管理办法', 'opened', '2021-05-01', { until: '2021-06-10' });
  await add('opinions', '网传视频', 'found', '2021-06-20', { at: '08:10' });
  // A notice stays by itself: nothing is asked of its unit.
  await add('notices', '中标公告', 'posted', '2021-06-20', { until: '2021-07-10' });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const sheetOf = (book: OfficeBook) => book.sheet('办件');
const rowOf = (book: OfficeBook, number: string) => {
  for (let row = FIRST; row < FIRST + 5; row += 1) {
    if (sheetOf(book).getRow(row).getCell(2).text === number) return sheetOf(book).getRow(row);
  }
  throw new Error(`no row ${number}`);
};
const back = async (book: OfficeBook) => {
  const receipt = await receive(app, [['区财政局.xlsx', await book.bytes()]]);
  return { receipt, answers: receipt.books[0]?.requests };
};
const lastStep = async (register: CaseRegister) => {
  const { steps } = await app.call('registers.case', { id: ids.get(register)!, revealed: true });
  return steps.at(-1);
};

describe('open cases of the registers in the books of units', () => {
  it('go out to who works on them, the nearest first, and nothing of who wrote anywhere in the file', async () => {
    const roundId = await startRound(app);
    const book = await bookOf(app, roundId, '区财政局');
    const texts = [0, 1, 2, 3].map((at) =>
      [1, 2, 3, 4, 5].map(
        (column) =>
          sheetOf(book)
            .getRow(FIRST + at)
            .getCell(column).text,
      ),
    );
    expect(texts).toEqual([
      ['舆情', 'opinions-1', '网传视频', '2021-06-20 08:10', '2021-06-20 10:10'],
      ['公众留言', 'messages-1', '示**问补贴何时发放', '2021-06-21', '2021-06-28'],
      ['征求意见', 'consultations-1', '绩效管理办法', '2021-05-01', '2021-07-09'],
      ['', '', '', '', ''],
    ]);
    expect((await bookOf(app, roundId, '区生态环境局')).workbook.getWorksheet('办件')).toBeUndefined();
    for (const bytes of (await booksOf(app, roundId)).values()) {
      const parts = [...unzipped(bytes).values()].map((part) => Buffer.from(part).toString('utf8'));
      expect(parts.some((text) => text.includes(NAME) || text.includes(PHONE))).toBe(false);
    }
  });

  it('come back as steps, after a look, and are taken back with the book', async () => {
    const book = await bookOf(app, await startRound(app), '区财政局');
    rowOf(book, 'messages-1').getCell(ON).value = new Date(Date.UTC(2021, 5, 24));
    rowOf(book, 'messages-1').getCell(NOTE).value = '已电话答复';
    rowOf(book, 'consultations-1').getCell(ON).value = '2021.6.25';
    rowOf(book, 'consultations-1').getCell(LINK).value = 'https://www.example.cn/1';
    rowOf(book, 'opinions-1').getCell(ON).value = '6月20日 9:30';
    const { receipt, answers } = await back(book);
    expect(answers?.map(({ register, number, after, barred }) => [register, number, after, barred])).toEqual([
      ['舆情', 'opinions-1', '2021-06-20 09:30，回应，单位填报表返回', undefined],
      ['公众留言', 'messages-1', '2021-06-24，答复留言，已电话答复；单位填报表返回', undefined],
      ['征求意见', 'consultations-1', '2021-06-25，公布采纳情况，https://www.example.cn/1，单位填报表返回', undefined],
    ]);
    expect((await lastStep('messages'))?.step.kind).toBe('received');
    expect(await acceptTicked(app, receipt)).toMatchObject({ answered: 3, left: 0 });
    expect(await lastStep('messages')).toMatchObject({
      step: { kind: 'answered', on: '2021-06-24' },
      texts: { note: '已电话答复；单位填报表返回', link: '' },
    });
    expect(await lastStep('consultations')).toMatchObject({
      step: { kind: 'adopted', on: '2021-06-25' },
      texts: { link: 'https://www.example.cn/1' },
    });
    expect(await lastStep('opinions')).toMatchObject({ step: { kind: 'answered', on: '2021-06-20', at: '09:30' } });
    await app.call('workspace.undo', {});
    expect((await lastStep('messages'))?.step.kind).toBe('received');
  });

  it('are refused by cell, and what is on record is not recorded again', async () => {
    const book = await bookOf(app, await startRound(app), '区财政局');
    const refused = async (number: string, on: string, note = '') => {
      rowOf(book, number).getCell(ON).value = on === '' ? null : on;
      rowOf(book, number).getCell(NOTE).value = note === '' ? null : note;
      const { answers } = await back(book);
      rowOf(book, number).getCell(ON).value = null;
      rowOf(book, number).getCell(NOTE).value = null;
      return answers?.[0]?.barred ?? '';
    };
    expect(await refused('messages-1', '', '正在办')).toMatch(/^单元格 G\d没有填办结日期$/u);
    expect(await refused('messages-1', '六月')).toMatch(/^单元格 G\d“六月”：/u);
    expect(await refused('messages-1', '2021-07-20')).toMatch(/“2021-07-20”还没有到$/u);
    expect(await refused('messages-1', '2021-06-20')).toContain('早于');
    expect(await refused('opinions-1', '2021-06-20')).toContain('没有写几点几分');
    await app.call('registers.addStep', {
      id: ids.get('messages')!,
      step: { kind: 'answered', on: day('2021-06-23') },
    });
    expect(await refused('messages-1', '2021-06-24')).toBe(
      '已登记“答复留言”（2021-06-23），不再接收；如登记有误，请在办件登记中修改',
    );
    rowOf(book, 'messages-1').getCell(ON).value = '2021-06-23';
    expect((await back(book)).answers).toBeUndefined();
  });
});
