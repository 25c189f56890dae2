import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FillInRoundId } from '../../../electron/domain/brand.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { YEAR } from '../imports/importFixtures.ts';
import { acceptTicked, bookOf, EVERYTHING, factsOf, fillInApp, receive, startRound, unitIdOf } from './fillInApp.ts';

let app: TestApp;
afterEach(() => app.close());

const row = async (roundId: FillInRoundId) => (await app.call('fillIn.round', { roundId })).list[0]?.back;

/** A book comes back with a day that the office has meanwhile, another; with a link that is none; and with 不涉及. */
async function leftOver() {
  app = await fillInApp();
  const roundId = await startRound(app);
  const unitId = unitIdOf(app, '区财政局');
  const book = await bookOf(app, roundId, '区财政局');
  const at = (content: string) => {
    const rows = Array.from({ length: book.rows }, (_, index) => index);
    return rows.find((index) => book.text(index, 'content') === content) ?? 0;
  };
  const budget = app.store.facts(YEAR).duties.find(({ content }) => content === '部门预算');
  const ruleId = budget?.rules[0]?.id;
  if (!budget || !ruleId) throw new Error('no budget');
  const item = { dutyId: budget.id, ruleId, unitId, periodKey: '2021' };
  await app.call('fulfilments.register', { items: [item], doneOn: day('2021-03-20'), title: '', link: '' });
  book.fill(at('部门预算'), { status: '已完成', doneOn: '2021-03-25' });
  book.fill(at('持续做好政策解读'), { status: '进行中', progress: '已解读三件' });
  book.fill(at('6月20日前公开重点民生实事清单'), { status: '不涉及', remarks: '由区发改局公开' });
  const file = ['区财政局.xlsx', await book.bytes()] as const;
  await acceptTicked(app, await receive(app, [file]));
  return { roundId, unitId, file };
}

async function reopen(roundId: FillInRoundId, unit = '区财政局') {
  const { jobId } = await app.call('fillIn.reopen', { roundId, unitId: unitIdOf(app, unit) });
  const job = await app.finished(jobId);
  if (job.error) throw new Error(job.error.message);
  return app.call('fillIn.receipt', { receiptId: job.previewId ?? '' });
}

describe('what was left of a returned book', () => {
  it('opens from the round, with nothing but what is still to decide', async () => {
    const { roundId } = await leftOver();
    expect(await row(roundId)).toMatchObject({ left: 1, times: 1 });
    const { books } = await reopen(roundId);
    expect(books).toHaveLength(1);
    expect(books[0]).toMatchObject({ state: 'leftOver', ticked: true, added: [], missing: { count: 0 } });
    expect(books[0]?.rows.map(({ content, cells, exemptible }) => [content, cells.length > 0, exemptible])).toEqual([
      ['部门预算', true, false],
      ['6月20日前公开重点民生实事清单', false, true],
    ]);
  });

  it('what is taken is written, and the rest is decided with it; 撤销 brings both back', async () => {
    const { roundId } = await leftOver();
    const before = factsOf(app);
    const receipt = await reopen(roundId);
    const [book] = receipt.books;
    if (!book) throw new Error('nothing opened');
    const exempted = book.rows.find(({ exemptible }) => exemptible)?.key ?? '';
    const accepted = await app.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [book.bookKey]: { added: 'note', rows: { [exempted]: { exempt: true } } } },
    });
    expect(accepted).toMatchObject({ exempted: 1, registered: 0, corrected: 0, left: 0 });
    const unit = (await app.call('fillIn.round', { roundId })).list[0];
    expect(unit).toMatchObject({ toDecide: 0, back: { left: 0, times: 1, fileName: '区财政局.xlsx' } });
    await app.call('workspace.undo', {});
    expect(factsOf(app)).toEqual(before);
    expect(await row(roundId)).toMatchObject({ left: 1 });
    expect((await reopen(roundId)).books[0]?.rows).toHaveLength(2);
  });

  it('asks for the file where it is gone, and for none where nothing came back', async () => {
    const { roundId, unitId, file } = await leftOver();
    rmSync(path.join(app.folder, 'returned'), { recursive: true });
    const gone = await app.refusal('fillIn.reopen', { roundId, unitId });
    expect(gone.message).toContain('“区财政局.xlsx”不在数据文件夹里。请把原文件再拖进来');
    expect((await receive(app, [file])).books[0]).toMatchObject({ state: 'duplicate', ticked: false });
    const none = await app.refusal('fillIn.reopen', { roundId, unitId: unitIdOf(app, '区统计局') });
    expect(none.message).toContain('还没有返回');
  });
});

describe('a round’s proposed reply day', () => {
  it('is a working day, five days or a little more after the day asked up to, and never in the past', async () => {
    app = await fillInApp();
    const replyBy = async (through: string) =>
      (await app.call('fillIn.plan', { year: YEAR, asking: { ...EVERYTHING, through: day(through) } })).replyBy;
    expect(await replyBy('2021-06-30')).toBe('2021-07-05');
    // A Saturday, and the last of the National Day holidays with the working Saturday after it.
    expect(await replyBy('2021-08-30')).toBe('2021-09-06');
    expect(await replyBy('2021-09-30')).toBe('2021-10-08');
    expect(await replyBy('2021-10-04')).toBe('2021-10-09');
    expect(await replyBy('2021-03-31')).toBe('2021-07-05');
  });
});
