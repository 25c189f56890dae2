import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { occurrenceKey, type OccurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { violations } from '../support/pageAxe.ts';
import { acceptImport, chooseFile, type OfficeFile } from '../support/steps.ts';
import { day } from '../support/testApp.ts';

const FIRST = 2023 as Year;
const SECOND = 2024 as Year;
const THIRD = 2025 as Year;

const PLAN: OfficeFile = {
  name: '清河区2023年定时公开指标明细表.xlsx',
  bytes: workbookBytes([
    {
      name: '明细',
      rows: [
        ['清河区2023年定时公开指标明细表'],
        ['序号', '指标名称', '单位名称', '公开时限'],
        [1, '部门预算', '区财政局', '2月底前'],
        [2, '项目进展', '区财政局、区水利局', '每季度'],
        [3, '专栏改版', '区水利局', '2023年底前'],
        [4, '办事指南目录', '区水利局', '6月4日前'],
        [5, '机构职能', '区财政局', '11月底前'],
      ],
    },
  ]),
};

let dataDir: string;
let app: RunningApp;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-years-'));
});
afterEach(async () => {
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(closeBrowser);

/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['YEARS_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** The same data file on another day. */
async function onDay(today: string, walk: (page: Page) => Promise<void>, allowErrors: readonly RegExp[] = []) {
  app = await startApp({ dataDir, today });
  const opened = await openPage(app, { viewport: { width: 1366, height: 768 }, allowErrors });
  await opened.page.getByRole('combobox', { name: '年度' }).or(opened.page.getByLabel('区县名称')).first().waitFor();
  await walk(opened.page);
  await opened.close();
  await app.stop();
}

const go = (page: Page, to: string) => page.goto(new URL(to, app.address).href);
const yearsOpen = async () =>
  (await app.call('years.list', {})).map(({ year, state, duties }) => `${year} ${state} ${duties}`);

/** What of a year is owed and not done, of the duties named. */
async function itemsOf(year: Year, ...contents: readonly string[]): Promise<readonly OccurrenceKey[]> {
  const { rows } = await app.call('ledger.items', { year, filter: {}, offset: 0, limit: 200 });
  return rows.filter(({ content }) => contents.includes(content)).map((row) => occurrenceKey(row));
}

async function register(items: readonly OccurrenceKey[], on: string): Promise<void> {
  expect(items.length).toBeGreaterThan(0);
  await app.call('fulfilments.register', { items: [...items], doneOn: day(on), title: '已公开', link: '' });
}

const says = (page: Page, words: string) =>
  page.getByRole('region', { name: '消息' }).locator('> *', { hasText: words });

it('three years on one file: opened, looked back at, closed, reopened, compared, taken back and put back', async () => {
  await onDay('2023-01-10', firstYear);
  await onDay('2024-01-20', secondYear, [/409/u]);
  await onDay('2025-02-10', thirdYear);
});

async function firstYear(page: Page): Promise<void> {
  await app.call('workspace.setUp', { district: '清河区', year: FIRST, inUseFrom: day('2023-01-01') });
  await app.call('units.addMany', { names: ['区财政局', '区水利局'], kind: 'department' });
  await go(page, '/imports?year=2023');
  await chooseFile(page, PLAN);
  await page.getByRole('region', { name: /^读取结果/ }).waitFor();
  await acceptImport(page);
  await page.getByText('本次导入').waitFor();
  await register(await itemsOf(FIRST, '部门预算', '办事指南目录'), '2023-01-10');

  await go(page, '/look-back?year=2023');
  await page.getByText('2023 年度之前没有其他年度，没有可以回头看的').waitFor();
  await go(page, '/compare?year=2023');
  await page.getByText('2023 年度之前没有其他年度，没有可以对比的').waitFor();
  await go(page, '/years?year=2023');
  await page.getByText('5 项事项').waitFor();
  await picture(page, '1-years');
}

async function secondYear(page: Page): Promise<void> {
  await openSecond(page);
  await lookBack(page);
  await closeFirst(page);
  await refusedInFirst(page);
  await reopenFirst(page);
}

async function openSecond(page: Page): Promise<void> {
  // Three quarters were done in their time; the fourth, the column and the office's duties stand open.
  const quarters = await itemsOf(FIRST, '项目进展');
  await register(
    quarters.filter(({ periodKey }) => !periodKey.endsWith('4')),
    '2023-09-30',
  );
  await go(page, '/years?year=2023');
  await page.getByRole('link', { name: '新开 2024 年度' }).click();
  const lines = page.getByRole('region', { name: '可沿用的事项' });
  await lines.getByText('部门预算').waitFor();
  const line = (content: string) => lines.getByRole('listitem').filter({ hasText: content });
  const asked = '待核：公开时限写明“2023年”，沿用到 2024 年度，2024 年度何时办理须另行确定，请核对。';
  await line('部门预算').getByText('02-29', { exact: true }).waitFor();
  await line('专栏改版').getByText(asked).waitFor();
  await line('办事指南目录').getByText('上年已办结；时限没有写明年份，每年都有').waitFor();
  const ticked = (content: string) => line(content).getByRole('checkbox').isChecked();
  expect(await Promise.all(['部门预算', '项目进展', '专栏改版', '办事指南目录', '机构职能'].map(ticked))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  await line('办事指南目录').getByRole('checkbox').uncheck();
  expect(await violations(page)).toEqual([]);
  await picture(page, '2-opening');
  await page.getByRole('button', { name: '新开 2024 年度，沿用 4 项' }).click();
  await says(page, '已新开 2024 年度').getByText('事项 4 项（待核 1 项）').waitFor();
  await picture(page, '3-opened');
  expect(await yearsOpen()).toEqual(['2024 open 4', '2023 open 5']);

  await says(page, '已新开 2024 年度').getByRole('button', { name: '撤销', exact: true }).click();
  await says(page, '已撤销：新建 2024 年度').waitFor();
  expect(await yearsOpen()).toEqual(['2023 open 5']);
  await page.getByRole('button', { name: '今天的操作' }).click();
  await page.getByRole('button', { name: '恢复：新建 2024 年度（沿用事项 4 项）' }).click();
  await page.getByRole('button', { name: '撤销：新建 2024 年度（沿用事项 4 项）' }).first().waitFor();
  expect(await yearsOpen()).toEqual(['2024 open 4', '2023 open 5']);
  const dates = (await app.call('duties.list', { year: SECOND })).map(({ content, nextDue }) => [content, nextDue]);
  expect(dates[0]).toEqual(['部门预算', '2024-02-29']);
  expect(dates[2]).toEqual(['专栏改版', undefined]);
}

async function lookBack(page: Page): Promise<void> {
  await register((await itemsOf(FIRST, '机构职能')).slice(0, 1), '2024-01-18');
  await go(page, '/look-back?year=2024');
  await page.getByText('2023 年度未办结').waitFor();
  const rows = page.getByRole('region', { name: '上一年度未办结的事项' });
  await rows.getByText('专栏改版').waitFor();
  expect(await rows.getByRole('listitem').count()).toBe(4);
  await picture(page, '4-look-back');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '截止后已登记的 1 项定为办结' }).click();
  await says(page, '办结 1 项').waitFor();
  await rows.getByRole('button', { name: '未定：区水利局，专栏改版' }).click();
  await page.getByRole('menuitem', { name: '终止' }).click();
  const dialog = page.getByRole('dialog', { name: '终止：区水利局' });
  await dialog.getByLabel('理由').waitFor();
  expect(await dialog.getByRole('button', { name: '终止' }).isDisabled()).toBe(true);
  await dialog.getByLabel('理由').fill('网站集约化，不再改版');
  await picture(page, '5-look-back-ended');
  await dialog.getByRole('button', { name: '终止' }).click();
  await says(page, '终止 1 项').waitFor();
  await page.getByRole('button', { name: '本年度已沿用的 2 项定为结转' }).click();
  await says(page, '结转 2 项').waitFor();
  expect((await app.call('lookBack.get', { year: SECOND })).counts).toEqual({
    total: 4,
    done: 1,
    carriedOn: 2,
    ended: 1,
    undecided: 0,
  });
  await picture(page, '6-look-back-decided');
}

/** Closes the first year; what stands open is listed, and scores that are not frozen ask. */
async function closing(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '关闭 2023 年度', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '关闭 2023 年度' });
  const standing = dialog.getByRole('list', { name: '没有了结的' });
  await standing.getByText('未办结或退回未改 3 项').waitFor();
  await standing.getByText(/^待核验 \d+ 项$/).waitFor();
  await standing.getByText(/^没有定稿的考核类别 \d+ 个$/).waitFor();
  expect(await dialog.getByRole('button', { name: '关闭年度' }).isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: /考核还没有定稿，仍要关闭/ }).check();
  await picture(page, name);
  await dialog.getByRole('button', { name: '关闭年度' }).click();
  await says(page, '2023 年度已关闭').first().waitFor();
  await page.getByText('已关闭，只读', { exact: true }).first().waitFor();
}

async function closeFirst(page: Page): Promise<void> {
  await go(page, '/years?year=2024');
  await closing(page, '7-closing');
  expect(await yearsOpen()).toEqual(['2024 open 4', '2023 closed 5']);
  await picture(page, '8-closed');
}

async function refusedInFirst(page: Page): Promise<void> {
  const lock = /^2023 年度已关闭，只能查看，不能修改。如需修改，请先在“年度”里重新打开。$/u;
  const before = await app.call('ledger.items', { year: FIRST, filter: {}, offset: 0, limit: 200 });
  await go(page, '/ledger?year=2023&state=overdue');
  await page.getByText('2023 年度已关闭，只读：可以查看、导出和打印，不能登记和修改。').waitFor();
  await page.getByRole('grid', { name: '工作台账' }).focus();
  await page.keyboard.press('Control+a');
  await picture(page, '9-closed-ledger');
  const note = page.getByRole('button', { name: /^备注/ }).first();
  await expect
    .poll(() => note.getAttribute('aria-description'))
    .toBe('2023 年度已关闭，只读。要修改的，请先在“年度”里重新打开。');
  expect(await note.isDisabled()).toBe(true);
  // A script finds the same lock.
  const items = await itemsOf(FIRST, '专栏改版');
  expect(await app.ask('ledger.addNote', { items, text: '又催了一次' })).toMatchObject({
    ok: false,
    error: { code: 'year-closed', message: expect.stringMatching(lock) },
  });
  await picture(page, '10-refused');
  await go(page, '/years?year=2024');
  await page.getByRole('button', { name: '今天的操作' }).click();
  const step = '登记办结：区财政局，机构职能';
  const line = page.getByRole('listitem').filter({ hasText: step });
  await line.getByText(/^不能撤销：2023 年度已关闭，只能查看，不能修改/u).waitFor();
  expect(await line.getByRole('button', { name: `撤销：${step}` }).isDisabled()).toBe(true);
  const { commands } = await app.call('workspace.commands', {});
  const commandId = commands.find(({ label }) => label === step)?.commandId;
  expect(await app.ask('workspace.undo', { commandId })).toMatchObject({ ok: false, error: { code: 'year-closed' } });
  await picture(page, '11-commands');
  expect(await app.call('ledger.items', { year: FIRST, filter: {}, offset: 0, limit: 200 })).toEqual(before);
}

async function reopenFirst(page: Page): Promise<void> {
  await go(page, '/years?year=2024');
  await page.getByRole('button', { name: '重新打开 2023 年度', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '重新打开 2023 年度' });
  await dialog.getByLabel('原因（记入年度的记录）').waitFor();
  expect(await dialog.getByRole('button', { name: '重新打开' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因（记入年度的记录）').fill('补记一项免除');
  await picture(page, '12-reopening');
  await dialog.getByRole('button', { name: '重新打开' }).click();
  await page.getByRole('button', { name: '关闭 2023 年度', exact: true }).waitFor();
  const [first] = await itemsOf(FIRST, '专栏改版');
  if (!first) throw new Error('no item');
  await app.call('ledger.addNote', { items: [first], text: '不再改版' });
  await closing(page, '13-closing-again');
  const record = page.getByRole('list', { name: '2023 年度关闭和重新打开的记录' });
  await record.getByText('重新打开：补记一项免除').waitFor();
  expect(await record.getByRole('listitem').count()).toBe(3);
  await picture(page, '14-record');
}

async function thirdYear(page: Page): Promise<void> {
  await register(await itemsOf(SECOND, '部门预算'), '2024-02-20');
  await register(await itemsOf(SECOND, '项目进展'), '2024-12-20');
  await go(page, '/yearOpening?year=2024&to=2025');
  const lines = page.getByRole('region', { name: '可沿用的事项' });
  await lines.getByRole('listitem').filter({ hasText: '机构职能' }).getByText('11-30', { exact: true }).waitFor();
  await page.getByRole('checkbox', { name: '部门预算' }).check();
  await picture(page, '15-opening-third');
  await page.getByRole('button', { name: '新开 2025 年度，沿用 4 项' }).click();
  await says(page, '已新开 2025 年度').waitFor();
  expect(await yearsOpen()).toEqual(['2025 open 4', '2024 open 4', '2023 closed 5']);
  const [budget] = await app.call('duties.list', { year: THIRD });
  expect(budget).toMatchObject({ content: '部门预算', nextDue: '2025-02-28' });

  await go(page, '/compare?year=2025');
  await page.getByRole('table', { name: '2024年与2025年对比' }).getByText('区财政局').waitFor();
  await picture(page, '16-compare');
  await go(page, '/compare?year=2024&with=2023');
  const table = page.getByRole('table', { name: '2023年与2024年对比' });
  for (const unit of ['区财政局', '区水利局', '合计']) await table.getByRole('row', { name: unit }).waitFor();
  expect(await violations(page)).toEqual([]);
  await picture(page, '17-compare-closed');
  await go(page, '/look-back?year=2025');
  const left = page.getByRole('region', { name: '上一年度未办结的事项' }).getByRole('listitem');
  await left.getByText('清河区2023年定时公开指标明细表 第 5 项').waitFor();
  expect(await left.count()).toBe(1);
  await picture(page, '18-look-back-third');
}
