import type { FillInRoundId, UnitId } from '../../../electron/domain/brand.ts';
import type { Asking, Receipt } from '../../../electron/contract/fillIn.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { OfficeBook, unzipped } from '../../support/fillInBooks.ts';
import { confirmAll, recognisedFile, YEAR } from '../imports/importFixtures.ts';

export const TODAY = '2021-06-28';

/** A small office: three units, scheduled items and measures. */
export async function fillInApp(): Promise<TestApp> {
  const app = await openTestApp({ today: TODAY, year: YEAR });
  await confirmAll(
    app,
    recognisedFile([
      { content: '财政预算执行情况', time: '每季度', units: '区财政局' },
      { content: '主要经济指标月度数据', time: '每月', units: '区统计局' },
      { content: '空气质量日报', time: '每日', units: '区生态环境局' },
      { content: '部门预算', time: '3月底前', units: '区财政局、区统计局、区生态环境局' },
    ]),
    '清河区明细表.xlsx',
  );
  await confirmAll(
    app,
    recognisedFile(
      [
        { number: '1', task: '深化重点领域公开', content: '6月20日前公开重点民生实事清单', units: '区财政局' },
        { number: '2', task: '深化重点领域公开', content: '持续做好政策解读', units: '区财政局、区统计局' },
        { number: '3', task: '加强平台建设', content: '年内开展政府开放活动不少于2次', units: '区统计局' },
        { number: '4', task: '加强平台建设', content: '12月底前完成网站适老化改造', units: '区统计局' },
      ],
      { title: '清河区政务公开任务分解表', kind: 'breakdown', sheet: '任务分解' },
    ),
    '清河区任务分解表.xlsx',
  );
  return app;
}

export const EVERYTHING: Asking = {
  through: day('2021-06-30'),
  duties: 'all',
  frequent: false,
  units: { kind: 'all' },
  per: 'unit',
};

export async function startRound(
  app: TestApp,
  title = '上半年进展',
  asking: Partial<Asking> = {},
): Promise<FillInRoundId> {
  const { roundId } = await app.call('fillIn.start', {
    year: YEAR,
    title,
    dueOn: day('2021-07-05'),
    asking: { ...EVERYTHING, ...asking },
  });
  return roundId;
}

export function unitIdOf(app: TestApp, name: string): UnitId {
  const unit = app.store.units.units().find((each) => each.name === name);
  if (!unit) throw new Error(`No unit ${name}`);
  return unit.id;
}

/** The files of a round as they go out, by name. */
export async function booksOf(
  app: TestApp,
  roundId: FillInRoundId,
  bookIds?: InputOf<'fillIn.books'>['bookIds'],
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const { jobId } = await app.call('fillIn.books', { roundId, ...(bookIds ? { bookIds } : {}) });
  const job = await app.finished(jobId);
  if (job.error) throw new Error(job.error.message);
  const file = await app.getFile(job.fileId ?? '');
  return file.name.endsWith('.zip') ? unzipped(file.bytes) : new Map([[file.name, file.bytes]]);
}

export async function bookOf(app: TestApp, roundId: FillInRoundId, unit: string): Promise<OfficeBook> {
  const books = await booksOf(app, roundId);
  const found = [...books].find(([name]) => name.startsWith(unit));
  if (!found) throw new Error(`No book of ${unit}`);
  return OfficeBook.open(found[1]);
}

export type ReturnedFile = readonly [name: string, bytes: Uint8Array<ArrayBuffer>];

/** Drops files and waits for the receipt. */
export async function receive(app: TestApp, files: readonly ReturnedFile[], receiptId?: string): Promise<Receipt> {
  const fileIds: string[] = [];
  for (const [name, bytes] of files) fileIds.push(await app.putFile(name, bytes));
  const { jobId } = await app.call('fillIn.receive', { year: YEAR, fileIds, ...(receiptId ? { receiptId } : {}) });
  const job = await app.finished(jobId);
  if (job.error) throw new Error(job.error.message);
  return app.call('fillIn.receipt', { receiptId: job.previewId ?? '' });
}

/** Takes in what is ticked, as it is proposed. */
export function acceptTicked(app: TestApp, receipt: Receipt) {
  return app.call('fillIn.accept', {
    receiptId: receipt.receiptId,
    books: Object.fromEntries(
      receipt.books
        .filter(({ ticked }) => ticked)
        .map(({ bookKey }) => [bookKey, { added: 'note' as const, rows: {} }]),
    ),
  });
}

/** Every fact that a fill-in workbook can change. */
export function factsOf(app: TestApp) {
  const { fulfilments, exemptions } = app.store.facts(YEAR);
  return { fulfilments, exemptions, reports: app.store.reports.ofYear(YEAR) };
}
