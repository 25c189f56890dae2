import { afterEach, describe, expect, it } from 'vitest';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { stated } from '../../support/cellState.ts';
import type { OfficeBook } from '../../support/fillInBooks.ts';
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

/** A book of 区财政局 that goes out after the office registered its work that goes on; and the book's row of it. */
async function bookOfOngoing() {
  app = await fillInApp();
  const occurrences = (await app.call('duties.get', { id: dutyId('持续做好') })).occurrences;
  const reviewed = occurrences.find(({ unit, dueOn }) => unit === '区财政局' && dueOn === '2021-06-30')!;
  expect([reviewed.needed, reviewed.mayRegister]).toEqual([1, true]);
  const { ids } = await app.call('fulfilments.register', {
    items: [occurrenceKey(reviewed)],
    doneOn: day('2021-05-10'),
    title: '解读三篇',
    link: 'https://a.gov.cn/1',
  });
  const book = await bookOf(app, await startRound(app), '区财政局');
  return { book, row: book.find('持续做好'), ids };
}

const date = (text: string) => new Date(`${text}T00:00:00Z`);

function shown(book: OfficeBook, row: number) {
  return [book.text(row, 'status'), book.cell(row, 'doneOn').value, book.text(row, 'link')];
}

const registered = () => factsOf(app).fulfilments.map(({ doneOn, title, link }) => [doneOn, title, link]);

describe('a row of work that goes on, registered before the book goes out', () => {
  it('shows what is registered, and nothing changed is nothing to take', async () => {
    const { book, row } = await bookOfOngoing();
    expect(shown(book, row)).toEqual(['已完成', date('2021-05-10'), 'https://a.gov.cn/1']);
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    expect(receipt.books[0]?.rows).toEqual([]);
    expect(await acceptTicked(app, receipt)).toMatchObject({ registered: 0, corrected: 0 });
    expect(registered()).toEqual([['2021-05-10', '解读三篇', 'https://a.gov.cn/1']]);
  });

  it.each([
    ['another day', { doneOn: '2021-05-20' }, ['2021-05-20', '解读三篇', 'https://a.gov.cn/1']],
    ['another link', { link: 'https://a.gov.cn/2' }, ['2021-05-10', '解读三篇', 'https://a.gov.cn/2']],
  ])('%s corrects the one registration', async (_, cells, after) => {
    const { book, row } = await bookOfOngoing();
    book.fill(row, cells);
    const summary = await acceptTicked(app, await receive(app, [['a.xlsx', await book.bytes()]]));
    expect(summary).toMatchObject({ registered: 0, corrected: 1 });
    expect(registered()).toEqual([after]);
  });

  it('conflicts where the office changed the same cell meanwhile', async () => {
    const { book, row, ids } = await bookOfOngoing();
    book.fill(row, { doneOn: '2021-05-20' });
    await app.call('fulfilments.update', { id: ids[0]!, doneOn: day('2021-05-12') });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [cell] = receipt.books[0]?.rows[0]?.cells.map(stated) ?? [];
    expect(cell).toMatchObject({ field: 'doneOn', state: 'conflict', before: '2021-05-12', after: '2021-05-20' });
    expect(await acceptTicked(app, receipt)).toMatchObject({ registered: 0, corrected: 0 });
    expect(registered()).toEqual([['2021-05-12', '解读三篇', 'https://a.gov.cn/1']]);
  });

  it('shows the latest of two, and corrects that one', async () => {
    await bookOfOngoing();
    const { occurrences } = await app.call('duties.get', { id: dutyId('持续做好') });
    const reviewed = occurrences.find(({ unit, done }) => unit === '区财政局' && done > 0)!;
    await app.call('fulfilments.register', {
      items: [occurrenceKey(reviewed)],
      doneOn: day('2021-06-15'),
      title: '',
      link: '',
    });
    const book = await bookOf(app, await startRound(app, '再问'), '区财政局');
    const row = book.find('持续做好');
    expect(shown(book, row)).toEqual(['已完成', date('2021-06-15'), '']);
    book.fill(row, { link: 'https://a.gov.cn/2' });
    await acceptTicked(app, await receive(app, [['a.xlsx', await book.bytes()]]));
    expect(registered()).toEqual([
      ['2021-05-10', '解读三篇', 'https://a.gov.cn/1'],
      ['2021-06-15', '', 'https://a.gov.cn/2'],
    ]);
  });

  it('is not registered twice by books of two rounds that are taken together', async () => {
    app = await fillInApp();
    const rounds = [await startRound(app, '第一期'), await startRound(app, '第二期')];
    const files: [string, Uint8Array<ArrayBuffer>][] = [];
    for (const [n, round] of rounds.entries()) {
      const book = await bookOf(app, round, '区财政局');
      book.fill(book.find('持续做好'), { status: '已完成', doneOn: '2021-06-01' });
      files.push([`${n}.xlsx`, await book.bytes()]);
    }
    const receipt = await receive(app, files);
    const books = Object.fromEntries(
      receipt.books.map(({ bookKey }) => [bookKey, { added: 'note' as const, rows: {} }]),
    );
    const refused = await app.refusal('fillIn.accept', { receiptId: receipt.receiptId, books });
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.message).toContain('在这一批里不止一次');
    expect(registered()).toEqual([]);
  });
});

/** What a book registers is what a screen would: the same decision, asked by the other path. */
describe('what a fill-in workbook may register', () => {
  it('a quota of one piece shows the piece there is, and another date puts that one right', async () => {
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
    expect(shown(book, row)).toEqual(['已完成', date('2021-03-10'), 'https://a.gov.cn/1']);
    book.fill(row, { doneOn: '2021-06-20' });
    const summary = await acceptTicked(app, await receive(app, [['a.xlsx', await book.bytes()]]));
    expect(summary).toMatchObject({ registered: 0, corrected: 1 });
    expect(registered()).toEqual([['2021-06-20', '', 'https://a.gov.cn/1']]);
  });

  it('what was returned as not what was asked for takes no day from before the return', async () => {
    app = await fillInApp();
    const occurrence = await occurrenceOf('部门预算', unitIdOf(app, '区财政局'));
    const items = [occurrenceKey(occurrence)];
    await app.call('fulfilments.register', { items, doneOn: day('2021-03-25'), title: '', link: '' });
    await app.call('ledger.return', {
      items,
      fault: 'requirement',
      reason: '公开的是上年的',
      on: day('2021-06-10'),
      newDueOn: day('2021-07-05'),
    });
    const book = await bookOf(app, await startRound(app), '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-06-09', progress: '已公开' });
    const receipt = await receive(app, [['a.xlsx', await book.bytes()]]);
    const [read] = receipt.books;
    const why = '2021-06-10 因未达要求退回，重新办结的日期不能早于这一天（填的是 2021-06-09）';
    expect(read?.rows[0]?.cells.map(stated).map(({ field, takeable, note }) => [field, takeable, note])).toEqual([
      ['status', false, why],
      ['doneOn', false, why],
      ['progress', true, undefined],
    ]);
    const rows = (doneOn: string) => ({ [read!.rows[0]!.key]: { doneOn: day(doneOn) } });
    const accept = (doneOn: string) => ({
      receiptId: receipt.receiptId,
      books: { [read!.bookKey]: { added: 'ignore' as const, rows: rows(doneOn) } },
    });
    expect(await app.refusal('fillIn.accept', accept('2021-06-09'))).toMatchObject({
      code: 'invalid-input',
      fields: { [`books.${read!.bookKey}.rows.${read!.rows[0]!.key}.doneOn`]: '不能早于退回日期 2021-06-10' },
    });
    expect(await app.call('fillIn.accept', accept('2021-06-11'))).toMatchObject({ registered: 1 });
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

describe('what a book says to be done waits for the office', () => {
  const rowOf = async (content: string) => {
    const { rows } = await app.call('ledger.items', { year: YEAR, filter: { text: content }, offset: 0, limit: 50 });
    return rows.find(({ unit, doneOn }) => unit === '区财政局' && doneOn !== undefined)!;
  };

  it('without a link it is registered and not closed, by hand neither; with a reason it is', async () => {
    app = await fillInApp();
    const book = await bookOf(app, await startRound(app), '区财政局');
    book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25' });
    expect(await acceptTicked(app, await receive(app, [['a.xlsx', await book.bytes()]]))).toMatchObject({
      registered: 1,
    });
    const item = await rowOf('部门预算');
    expect(item.state).toBe('toVerify');
    const items = [occurrenceKey(item)];
    expect(await app.refusal('ledger.accept', { items })).toMatchObject({
      code: 'conflict',
      fields: { waiver: '没有佐证，请写明理由' },
    });
    // A blank is no reason.
    expect((await app.refusal('ledger.accept', { items, waiver: '  ' })).code).toBe('invalid-input');
    expect((await rowOf('部门预算')).state).toBe('toVerify');
    expect((await app.call('ledger.accept', { items, waiver: '纸质材料已看' })).closed).toBe(1);
  });

  it('another link that a book brings opens what was closed', async () => {
    const { book, row } = await bookOfOngoing();
    const item = await rowOf('持续做好');
    expect((await app.call('ledger.accept', { items: [occurrenceKey(item)] })).closed).toBe(1);
    book.fill(row, { link: 'https://a.gov.cn/2' });
    await acceptTicked(app, await receive(app, [['a.xlsx', await book.bytes()]]));
    expect((await rowOf('持续做好')).state).toBe('toVerify');
  });
});
