import { afterEach, describe, expect, it } from 'vitest';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { stated } from '../../support/cellState.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { confirmAll, recognisedFile, YEAR } from '../imports/importFixtures.ts';
import { acceptTicked, bookOf, factsOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

let app: TestApp;
afterEach(() => app.close());

function dutyId(content: string): DutyId {
  return app.store.facts(YEAR).duties.find((each) => each.content.includes(content))!.id;
}

async function occurrenceOf(content: string, unitId: UnitId) {
  const { occurrences } = await app.call('duties.get', { id: dutyId(content) });
  return occurrences.find((each) => each.unitId === unitId)!;
}

/** What a book registers is what a screen would: the same decision, asked by the other path. */
describe('what a fill-in workbook may register', () => {
  it('a quota of one piece takes a later date as a second piece, and keeps the first on time', async () => {
    app = await fillInApp();
    await confirmAll(
      app,
      recognisedFile([{ number: '1', task: '开放', content: '每年开展新闻发布会不少于1次', units: '区统计局' }], {
        title: '清河区新闻发布任务分解表',
        kind: 'breakdown',
        sheet: '发布',
      }),
      '新闻发布.xlsx',
    );
    const unitId = unitIdOf(app, '区统计局');
    const occurrence = await occurrenceOf('新闻发布会', unitId);
    expect([occurrence.needed, occurrence.mayRegister]).toEqual([1, true]);
    await app.call('fulfilments.register', {
      items: [occurrenceKey(occurrence)],
      doneOn: day('2021-03-10'),
      title: '',
      link: 'https://a.gov.cn/1',
    });
    const book = await bookOf(app, await startRound(app), '区统计局');
    const row = book.find('新闻发布会');
    expect([book.text(row, 'status'), book.text(row, 'doneOn'), book.text(row, 'link')]).toEqual(['已完成', '', '']);
    book.fill(row, { doneOn: '2021-06-20' });
    const summary = await acceptTicked(app, await receive(app, [['a.xlsx', await book.bytes()]]));
    expect(summary).toMatchObject({ registered: 1, corrected: 0 });
    expect(factsOf(app).fulfilments.map(({ doneOn, link }) => [doneOn, link])).toEqual([
      ['2021-03-10', 'https://a.gov.cn/1'],
      ['2021-06-20', ''],
    ]);
  });

  it('what the office exempted since the book went out stays exempt; the rest of the row is taken', async () => {
    app = await fillInApp();
    const unitId = unitIdOf(app, '区财政局');
    const book = await bookOf(app, await startRound(app), '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25', progress: '已公开' });
    const occurrence = await occurrenceOf('部门预算', unitId);
    await app.call('exemptions.save', { items: [occurrenceKey(occurrence)], reason: '由市局公开' });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    expect(read?.rows[0]?.cells.map(stated).map(({ field, takeable, note }) => [field, takeable, note])).toEqual([
      ['status', false, '这一项已免除，不需要登记办结；如要登记，请先取消免除'],
      ['doneOn', false, '这一项已免除，不需要登记办结；如要登记，请先取消免除'],
      ['progress', true, undefined],
    ]);
    expect(read?.rows[0]).toMatchObject({ takenAtFirst: ['progress'], wantsDate: false });
    const refused = await app.refusal('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [read!.bookKey]: { added: 'ignore', rows: { [read!.rows[0]!.key]: { doneOn: day('2021-03-25') } } } },
    });
    expect(refused.message).toContain('区财政局（2021年度）已免除，不需要登记办结');
    expect(await acceptTicked(app, receipt)).toMatchObject({ registered: 0, reported: 1, left: 1 });
    expect(factsOf(app).fulfilments).toEqual([]);
    expect(factsOf(app).exemptions).toMatchObject([{ reason: '由市局公开' }]);
  });

  it('books of two rounds that both register one item are not taken together', async () => {
    app = await fillInApp();
    const early = await bookOf(app, await startRound(app, '第一期'), '区财政局');
    const later = await bookOf(app, await startRound(app, '第二期'), '区财政局');
    early.fill(early.find('部门预算'), { status: '已完成', doneOn: '2021-03-20' });
    later.fill(later.find('部门预算'), { status: '已完成', doneOn: '2021-03-25' });
    const receipt = await receive(app, [
      ['一.xlsx', await early.bytes()],
      ['二.xlsx', await later.bytes()],
    ]);
    expect(receipt.books.map(({ state, acceptable }) => [state, acceptable])).toEqual([
      ['stale', true],
      ['ready', true],
    ]);
    const both = Object.fromEntries(
      receipt.books.map(({ bookKey }) => [bookKey, { added: 'note' as const, rows: {} }]),
    );
    const refused = await app.refusal('fillIn.accept', { receiptId: receipt.receiptId, books: both });
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.message).toContain('区财政局（2021年度）在这一批里不止一次');
    expect(factsOf(app).fulfilments).toEqual([]);
    // One after the other: the second is then set beside what the first registered.
    expect(await acceptTicked(app, receipt)).toMatchObject({ registered: 1 });
    const { books } = await app.call('fillIn.receipt', { receiptId: receipt.receiptId });
    expect(books[0]?.rows[0]?.cells.map(stated).map(({ field, state }) => [field, state])).toEqual([
      ['doneOn', 'conflict'],
    ]);
  });

  it('不涉及 and a date given by the office contradict each other', async () => {
    app = await fillInApp();
    const book = await bookOf(app, await startRound(app), '区财政局');
    book.fill(book.find('部门预算'), { status: '不涉及', doneOn: '2021-13-01' });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    expect(read?.rows[0]).toMatchObject({ wantsDate: true, exemptible: true });
    const refused = await app.refusal('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: {
        [read!.bookKey]: {
          added: 'ignore',
          rows: { [read!.rows[0]!.key]: { doneOn: day('2021-03-25'), exempt: true } },
        },
      },
    });
    expect(refused.message).toContain('已免除，不需要登记办结');
    expect([factsOf(app).fulfilments, factsOf(app).exemptions]).toEqual([[], []]);
  });
});
