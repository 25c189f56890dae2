import { afterEach, describe, expect, it } from 'vitest';
import { stated } from '../../support/cellState.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { acceptTicked, bookOf, factsOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

/** Rows of a book that were done before their period began (提前). */

let app: TestApp;
afterEach(() => app.close());

const QUARTER = '财政预算执行情况';

/** The second quarter's figures are said to be published on 20 March, in a book whose other row is in order. */
async function early() {
  app = await fillInApp();
  const roundId = await startRound(app);
  const book = await bookOf(app, roundId, '区财政局');
  book.fill(book.find(QUARTER, '第二季度'), { status: '已完成', doneOn: '2021-03-20', progress: '随一季度一并公开' });
  book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25' });
  const receipt = await receive(app, [['区财政局.xlsx', await book.bytes()]]);
  const read = receipt.books[0]!;
  const row = read.rows.find(({ content }) => content === QUARTER)!;
  return { roundId, receipt, read, row };
}

const dates = () => factsOf(app).fulfilments.map(({ doneOn, earlyReason }) => [doneOn, earlyReason]);

async function reopened(roundId: Awaited<ReturnType<typeof startRound>>) {
  const { jobId } = await app.call('fillIn.reopen', { roundId, unitId: unitIdOf(app, '区财政局') });
  const job = await app.finished(jobId);
  return app.call('fillIn.receipt', { receiptId: job.previewId ?? '' });
}

describe('a row that was done before its period began', () => {
  it('is held back with why, and the rest of its book is taken', async () => {
    const { receipt, row } = await early();
    expect(row).toMatchObject({ wantsReason: true, wantsDate: false, periodFrom: '2021-04-01' });
    expect(row.cells.map(stated).map(({ field, state, note }) => [field, state, note])).toEqual([
      ['status', 'early', '日期属于提前，随日期一起登记'],
      ['doneOn', 'early', '早于所属期开始，属于提前；写明原因才能登记'],
      ['progress', 'changed', undefined],
    ]);
    expect(row.takenAtFirst).toEqual(['progress']);
    expect(await acceptTicked(app, receipt)).toMatchObject({ registered: 1, reported: 2, left: 1 });
    expect(dates()).toEqual([['2021-03-25', undefined]]);
  });

  it('can be decided later, with a reason; it is on time and marked as early', async () => {
    const { roundId, receipt } = await early();
    await acceptTicked(app, receipt);
    const again = await reopened(roundId);
    const [book] = again.books;
    const [row] = book?.rows ?? [];
    expect(row).toMatchObject({ content: QUARTER, wantsReason: true });
    const rows = { [row!.key]: { earlyReason: '与一季度数据合并公开' } };
    const input = { receiptId: again.receiptId, books: { [book!.bookKey]: { added: 'note' as const, rows } } };
    expect(await app.call('fillIn.accept', input)).toMatchObject({ registered: 1, left: 0 });
    expect(dates()).toContainEqual(['2021-03-20', '与一季度数据合并公开']);
    const { occurrences } = await app.call('duties.get', { id: row!.dutyId });
    expect(occurrences.find(({ periodKey }) => periodKey === '2021-Q2')).toMatchObject({
      lamp: 'onTime',
      early: true,
      fulfilments: [{ earlyReason: '与一季度数据合并公开' }],
    });
  });

  it('with a day of the person’s own is taken where that day is not early, and else left again', async () => {
    const { receipt, read, row } = await early();
    const accept = (doneOn: string) =>
      app.call('fillIn.accept', {
        receiptId: receipt.receiptId,
        books: { [read.bookKey]: { added: 'note', rows: { [row.key]: { doneOn: day(doneOn) } } } },
      });
    expect(await accept('2021-03-31')).toMatchObject({ registered: 1, left: 1 });
    await app.call('workspace.undo', {});
    const again = await receive(app, [['区财政局.xlsx', await (await rebuilt()).bytes()]]);
    const next = again.books[0]!;
    const at = next.rows.find(({ content }) => content === QUARTER)!.key;
    const rows = { [at]: { doneOn: day('2021-04-10') } };
    expect(
      await app.call('fillIn.accept', {
        receiptId: again.receiptId,
        books: { [next.bookKey]: { added: 'note', rows } },
      }),
    ).toMatchObject({ registered: 2, left: 0 });
    expect(new Set(dates().map(([doneOn]) => doneOn))).toEqual(new Set(['2021-03-25', '2021-04-10']));
  });
});

/** The same book once more, of a round of its own. */
async function rebuilt() {
  const book = await bookOf(app, await startRound(app, '再报'), '区财政局');
  book.fill(book.find(QUARTER, '第二季度'), { status: '已完成', doneOn: '2021-03-20' });
  book.fill(book.find('部门预算'), { status: '已完成', doneOn: '2021-03-25' });
  return book;
}
