import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { OfficeBook, unzipped } from '../support/fillInBooks.ts';

const year = 2026 as Year;
const ON = '2026-09-10';

interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

/** Starts a round on the screen and downloads its workbooks. */
async function startRound(page: Page, title: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  await page.getByRole('button', { name: '发起填报', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: '发起填报' });
  await dialog.getByLabel('名称').fill(title);
  await dialog.getByText(/\d+ 个单位，共 \d+ 项，生成 \d+ 份/).waitFor();
  await dialog.getByRole('button', { name: '发起', exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^下载填报表 \d+ 份/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${title}填报表（\\d+份）\\.zip$`));
  return unzipped(readFileSync(await download.path()));
}

/** What a unit does with its book: the first open row is done, the next is under way. */
async function fill(bytes: Uint8Array): Promise<OfficeBook> {
  const book = await OfficeBook.open(bytes);
  const open = Array.from({ length: book.rows }, (_, row) => row).filter((row) => book.text(row, 'status') === '');
  const [first, second] = open;
  if (first !== undefined) book.fill(first, { status: '已完成', doneOn: ON, link: 'https://www.qinghe.example/a' });
  if (second !== undefined) book.fill(second, { status: '进行中', progress: '正在推进' });
  return book;
}

/** Forty books as they come back: as filled, and some that are not what they should be. */
async function comeBack(
  now: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  before: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  foreign: Uint8Array,
): Promise<readonly Dropped[]> {
  const files: Dropped[] = [];
  for (const [index, [name, bytes]] of [...now].slice(0, 36).entries()) {
    const book = await fill(bytes);
    // The first is tampered with: its stamp is changed, and a row's key.
    if (index === 0) {
      const stamp = book.stamp();
      if (stamp) stamp.getCell('A2').value = stamp.getCell('A2').text.replace('2026', '2027');
      book.key(1).value = `${book.key(1).text}0`;
      book.sheet().addRow([99, '', '另外组织了一次政策宣讲会']);
    }
    files.push({ name, bytes: await book.bytes() });
  }
  const [one] = files;
  const [, late] = [...before][37] ?? [];
  if (!one || !late) throw new Error('The round has too few books');
  return [
    ...files,
    { name: '副本.xlsx', bytes: one.bytes },
    { name: '上期的.xlsx', bytes: await (await fill(late)).bytes() },
    { name: '外区的.xlsx', bytes: await (await fill(foreign)).bytes() },
    { name: '打不开.xlsx', bytes: new Uint8Array([1, 2, 3, 4]) },
  ].toReversed();
}

/** A book of another office, made by its own app. */
async function foreignBook(): Promise<Uint8Array> {
  const other = await startApp({ today: '2026-09-18', args: ['--demo'] });
  try {
    const [unit] = (await other.call('units.list', {})).units;
    const { roundId } = await other.call('fillIn.start', {
      year,
      title: '邻区的一期',
      dueOn: '2026-10-05' as PlainDate,
      asking: {
        through: '2026-09-30' as PlainDate,
        duties: 'all',
        frequent: false,
        units: { kind: 'units', ids: [unit!.id] },
        per: 'unit',
      },
    });
    const { jobId } = await other.call('fillIn.books', { roundId });
    const job = await other.waitFor('jobs.get', { jobId }, ({ state }) => state !== 'running');
    return await other.getFile(job.fileId ?? '');
  } finally {
    await other.stop();
  }
}

describe('fill-in workbooks go out and come back', () => {
  it('forty books, dropped together in any order, are told apart, looked through, taken in and taken back', async () => {
    const foreign = await foreignBook();
    const opened = await openPage(app, { viewport: { width: 1366, height: 768 }, path: '/fill-in?year=2026' });
    const { page } = opened;
    await page.getByRole('navigation', { name: '填报期次' }).waitFor();
    const before = await startRound(page, '8月进展');
    const now = await startRound(page, '9月进展');
    const files = await comeBack(now, before, foreign);
    expect(files).toHaveLength(40);

    const began = performance.now();
    await page
      .getByLabel('选择单位返回的填报表')
      .setInputFiles(
        files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
      );
    await page.getByRole('heading', { name: '核对返回的填报表' }).waitFor();
    const took = performance.now() - began;
    console.log(`40 books: uploaded, read and compared in ${(took / 1000).toFixed(1)} s`);

    const list = page.getByRole('navigation', { name: '返回的填报表' });
    await list.getByRole('heading', { name: '不能接收 3' }).waitFor();
    await list.getByRole('button', { name: /外区的/ }).click();
    await page.getByText('工作台发出的填报表，不是这里发出的').waitFor();
    await list.getByRole('button', { name: /打不开/ }).click();
    await page.getByText(/“打不开.xlsx”.*无法按表格读取/).waitFor();
    await list.getByRole('button', { name: /较早一期/ }).click();
    await page.getByText(/已有更新的一期“9月进展”/).waitFor();
    expect(await list.getByRole('checkbox', { name: /上期的/ }).isChecked()).toBe(false);
    await list.getByRole('button', { name: /多 1 行/ }).click();
    await page.getByText('隐藏的标记页被改动').waitFor();
    await page.getByText('隐藏的标识被改动，已按文字对应').waitFor();
    await page.getByText('另外组织了一次政策宣讲会').waitFor();

    const registered = (await app.call('duties.list', { year })).reduce((sum, { done }) => sum + done, 0);
    await page.getByRole('button', { name: /^接收 36 份，更新 72 行/ }).click();
    await page.getByText(/已接收 36 份：登记办结 36 条，记录进展 72 条/).waitFor();
    expect((await app.call('duties.list', { year })).reduce((sum, { done }) => sum + done, 0)).toBe(registered + 36);
    await page.getByRole('button', { name: '放弃这一批' }).click();

    await page.getByRole('button', { name: /^待返回 7/ }).click();
    await expect.poll(() => page.getByRole('cell', { name: '待返回' }).count()).toBe(7);
    await page.getByRole('button', { name: '复制待返回名单' }).click();
    await page.getByText(/已复制 7 个单位的名称/).waitFor();
    await page.getByRole('button', { name: /^待处理 1/ }).click();
    await page.getByText(/附言：.*政策宣讲会/).waitFor();

    await page
      .getByRole('banner')
      .getByRole('button', { name: /^撤销：/ })
      .click();
    await page.getByRole('button', { name: '待返回 43' }).waitFor();
    expect((await app.call('duties.list', { year })).reduce((sum, { done }) => sum + done, 0)).toBe(registered);
    await opened.close();
  });

  it('a book dropped on 导入 is led to 单位填报', async () => {
    const opened = await openPage(app, { path: '/fill-in?year=2026' });
    const { page } = opened;
    const books = await startRound(page, '第三期');
    const [name, bytes] = [...books][0] ?? [];
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: name ?? '',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(await (await fill(bytes ?? new Uint8Array())).bytes()),
      });
    await page.getByRole('button', { name: '到单位填报接收' }).click();
    await page.getByRole('heading', { name: '核对返回的填报表' }).waitFor();
    await page.getByRole('button', { name: /^接收 1 份，更新 2 行/ }).waitFor();
    await opened.close();
  });
});
