import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { part, textOf } from '../documents/paperFiles.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { chooseIn } from '../support/waits.ts';

const YEAR = 2021 as Year;
const NUMBER = '2021-001';
/** Who asks and whom the office asks: what erasing must leave nowhere. */
const NAME = '示例联系人庚';
const PARTY = '示例公司庚';

const SIZE = { width: 1366, height: 768 };

let dataDir: string;
let office: UnitId;
let school: UnitId;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-test-'));
  const app = await startApp({ dataDir, today: '2021-03-01' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  office = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
  school = (await app.call('units.save', { name: '区教育局', kind: 'department', aliases: [] })).id;
  await app.stop();
});
afterAll(async () => {
  await closeBrowser();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['REQUESTS_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** A day in the office: the app is opened on it, used and closed. */
async function onDay(
  today: string,
  address: string,
  work: (page: Page, app: RunningApp) => Promise<void>,
): Promise<void> {
  const app = await startApp({ dataDir, today });
  try {
    const { page, close } = await openPage(app, { path: address, viewport: SIZE });
    await work(page, app);
    await close();
  } finally {
    await app.stop();
  }
}

/** Opens the request from the list. */
async function opened(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`^${NUMBER}`, 'u') }).click();
  const panel = page.getByRole('dialog', { name: `依申请公开 ${NUMBER}` });
  await panel.getByRole('heading', { name: '办理步骤' }).waitFor();
  return panel;
}

/** What the panel says comes next, and by when, line by line. */
async function expectNext(panel: Locator, ...lines: readonly string[]): Promise<void> {
  await expect
    .poll(() => panel.getByRole('region', { name: '下一步' }).getByRole('listitem').allTextContents())
    .toEqual(lines);
}

interface Step {
  readonly name: string;
  readonly on?: string;
  /** What else is typed, by label. */
  readonly typed?: Readonly<Record<string, string>>;
  /** What is picked from a list. */
  readonly picked?: readonly [label: string, option: string];
}

/** Records a step, by its button or from the menu of the others. */
async function step(page: Page, panel: Locator, { name, on, typed = {}, picked }: Step): Promise<void> {
  const button = panel.getByRole('button', { name, exact: true });
  if ((await button.count()) > 0) await button.click();
  else {
    await panel.getByRole('button', { name: '登记其他步骤' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  const form = page.getByRole('dialog', { name: `${NUMBER}：${name}` });
  if (on !== undefined) await form.getByLabel('日期', { exact: true }).fill(on);
  for (const [label, text] of Object.entries(typed)) await form.getByLabel(label).fill(text);
  if (picked) await chooseIn(form.getByRole('combobox', { name: picked[0] }), picked[1]);
  await picture(page, `step-${name}`);
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: `修改“${name}”` }).waitFor();
}

it('a request goes from its receipt to the archive, what comes next and by when in sight on every day', async () => {
  await onDay('2021-03-01', '/requests?year=2021', async (page) => {
    await page.getByRole('button', { name: '登记申请' }).first().click();
    const form = page.getByRole('dialog', { name: '登记依申请公开' });
    await expect.poll(() => form.getByLabel('编号').inputValue()).toBe(NUMBER);
    await chooseIn(form.getByLabel('收件机关'), '区政府办公室');
    await form.getByLabel('姓名', { exact: true }).fill(NAME);
    await form.getByLabel('联系电话').fill('0533-0000001');
    await form.getByLabel(/^申请内容/u).fill('工业园区污水处理特许经营协议');
    await form.getByLabel(/^所需信息/u).fill(`${NAME}申请公开协议全文`);
    await picture(page, 'form');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    const panel = page.getByRole('dialog', { name: `依申请公开 ${NUMBER}` });
    await expectNext(
      panel,
      '如需补正，一次性告知 本机关03-10 周三 · 还有 9 天',
      '答复申请人 本机关03-29 周一 · 还有 28 天',
    );
    const table = { name: '申请表.txt', mimeType: 'text/plain', buffer: Buffer.from(`申请人：${NAME}`) };
    await panel.getByLabel('选择文书文件').first().setInputFiles(table);
    await panel.getByRole('button', { name: '申请表.txt', exact: true }).waitFor();
    // Who asks is masked until asked for.
    expect(await page.locator('body').textContent()).not.toContain(NAME);
    await panel.getByRole('button', { name: '显示', exact: true }).click();
    await panel.getByText(NAME).first().waitFor();
  });
  await onDay('2021-03-05', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '告知补正', typed: { 补正期限: '2021-03-19' } });
    await expectNext(panel, '申请人补正 申请人03-19 周五 · 还有 14 天');
    await panel.getByText('待补正').waitFor();
  });
  await onDay('2021-03-12', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '收到补正' });
    await expectNext(panel, '答复申请人 本机关04-12 周一 · 还有 31 天');
  });
  await onDay('2021-03-22', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '征求第三方意见', typed: { '第三方（姓名或名称）': PARTY } });
    await expectNext(
      panel,
      `第三方答复（${PARTY}） 第三方04-13 周二 · 还有 22 天`,
      '答复申请人 本机关04-30 周五 · 还有 39 天',
    );
  });
  await onDay('2021-03-30', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '第三方答复' });
    await expectNext(panel, '答复申请人 本机关04-20 周二 · 还有 21 天');
    await panel.getByRole('button', { name: '为什么是这一天' }).click();
    await panel.getByText(/次日起至2021年3月30日不计入答复期限/u).waitFor();
    await picture(page, 'why');
  });
  await onDay('2021-04-08', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '延长答复期限', typed: { 批准人: '负责人甲' } });
    await expectNext(
      panel,
      '告知申请人已延长 本机关04-20 周二 · 还有 12 天',
      '答复申请人 本机关05-19 周三 · 还有 41 天',
    );
    await picture(page, 'extended');
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /告知申请人已延长 · 04-20 还有 12 天$/u }).waitFor();
    await picture(page, 'list');
    await opened(page);
    await panel.getByRole('button', { name: '修改“延长答复期限”' }).click();
    const form = page.getByRole('dialog', { name: `${NUMBER}：延长答复期限` });
    await form.getByLabel(/^告知申请人/u).fill('2021-04-08');
    await form.getByRole('button', { name: '保存', exact: true }).click();
    await expectNext(panel, '答复申请人 本机关05-19 周三 · 还有 41 天');
    await panel.getByText('答复期限由 2021-04-20 改为 2021-05-19').waitFor();
  });
  await onDay('2021-04-26', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '答复', picked: ['答复结果', '予以公开'] });
    await expectNext(panel, '送达答复 本机关');
  });
  // Once it is answered no day of the office changes what comes next.
  await onDay('2021-07-06', '/requests?year=2021', async (page) => {
    const panel = await opened(page);
    await step(page, panel, { name: '送达', on: '2021-04-27' });
    await expectNext(panel, '归档 本机关');
    await step(page, panel, { name: '申请行政复议', on: '2021-05-20' });
    await expectNext(panel, '等待复议决定 复议机关');
    await step(page, panel, { name: '复议决定', on: '2021-07-05', picked: ['结果', '结果维持'] });
    await expectNext(panel, '归档 本机关');
    await step(page, panel, { name: '归档' });
    await panel.getByText('已经归档，没有下一步。').waitFor();
    await panel.getByText('予以公开').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'archived');
  });
});

/** Every file under a folder that holds a text, by its path in it. */
function holding(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .filter((name) => name.includes(text) || readFileSync(path.join(folder, name)).includes(text));
}

it('erasing asks, names the older copies, and leaves the names in no byte of the data folder but those', async () => {
  const own = (text: string) => holding(dataDir, text).filter((name) => !name.startsWith('backups'));
  expect(own(NAME)).not.toEqual([]);
  expect(own(PARTY)).not.toEqual([]);
  await onDay('2021-07-06', '/requests?year=2021', async (page, app) => {
    const panel = await opened(page);
    await panel.getByRole('button', { name: '更多', exact: true }).click();
    await page.getByRole('menuitem', { name: '清除申请人资料…' }).click();
    const dialog = page.getByRole('dialog', { name: '清除申请人资料' });
    await dialog.getByText('这一步不能撤销。').waitFor();
    const sure = dialog.getByRole('button', { name: '彻底清除' });
    expect(await sure.isDisabled()).toBe(true);
    const copies = holding(path.join(dataDir, 'backups'), NAME).filter((name) => name.endsWith('.sqlite'));
    expect(copies.length).toBeGreaterThan(0);
    await dialog.getByText(`还有 ${copies.length} 份较早的备份含有这些资料`).waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(copies.length);
    await picture(page, 'erase');
    await dialog.getByLabel('已核对编号，确认彻底清除').check();
    await sure.click();
    await panel.getByText('资料已于 2021年7月6日清除（自然人）').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await picture(page, 'erased');
    // With the app at work: the file and its log.
    expect([...own(NAME), ...own(PARTY)]).toEqual([]);
    expect(app.output).not.toContain(NAME);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: new RegExp(`^${NUMBER}.*已清除.*予以公开`, 'u') }).waitFor();
  });
  expect([...own(NAME), ...own(PARTY)]).toEqual([]);
});

/** A table as a unit returns it: 12 new and 2 carried in, 1 still open. */
function returned(results: number): Buffer {
  const row = (head: readonly string[], count: number) => [...head, `${count}`, '', '', '', '', '', `${count}`];
  return Buffer.from(
    workbookBytes([
      {
        name: '申请办理',
        rows: [
          ['（勾稽关系）', '', '', '申请人情况', '', '', '', '', '', ''],
          ['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计'],
          ['', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ''],
          row(['一、本年新收政府信息公开申请数量', '', ''], 12),
          row(['二、上年结转政府信息公开申请数量', '', ''], 2),
          row(['三、本年度办理结果', '（一）予以公开', ''], results),
          row(['四、结转下年度继续办理', '', ''], 1),
        ],
      },
    ]),
  );
}

async function typeCarriedIn(page: Page, count: string): Promise<void> {
  await page.getByRole('button', { name: '填写数据' }).click();
  const form = page.getByRole('dialog', { name: '填写数据' });
  await form.getByLabel('上年结转：自然人').fill(count);
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'detached' });
}

async function bring(page: Page, results: number): Promise<Locator> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const buffer = returned(results);
  await page.getByLabel('选择单位返回的表').setInputFiles({ name: `区教育局${results}.xlsx`, mimeType, buffer });
  const dialog = page.getByRole('dialog', { name: '单位返回的表' });
  await dialog.getByText(`“区教育局${results}.xlsx”：本年新收 12 件`).waitFor();
  return dialog;
}

async function exported(page: Page, item: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: '导出' }).click();
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

it('the yearly report names the gap and makes no table, until it is filled; then it goes out as Excel and Word', async () => {
  await onDay('2022-01-20', `/yearlyReport?year=2021&unit=${office}`, async (page, app) => {
    // What was erased still counts.
    await page.getByRole('button', { name: '（一）予以公开，总计：1，查看明细' }).waitFor();
    await typeCarriedIn(page, '1');
    await page.getByText('数据不平衡，没有生成表格').waitFor();
    await page
      .getByText('区政府办公室（自然人）：本年新收 1 件加上年结转 1 件，办理结果 1 件加结转下年度 0 件，差 1 件。')
      .waitFor();
    await picture(page, 'report-gap');
    await typeCarriedIn(page, '0');
    await page.getByText('数据不平衡，没有生成表格').waitFor({ state: 'detached' });
    await page.getByText('收到和处理政府信息公开申请情况').waitFor();

    await page.goto(new URL(`/yearlyReport?year=2021&unit=${school}`, app.address).href);
    const refused = await bring(page, 12);
    await refused
      .getByText('区教育局（自然人）：本年新收 12 件加上年结转 2 件，办理结果 12 件加结转下年度 1 件，差 1 件。')
      .waitFor();
    expect(await refused.getByRole('button', { name: '收下' }).isDisabled()).toBe(true);
    await picture(page, 'report-returned');
    await refused.getByRole('button', { name: '取消' }).click();
    await refused.waitFor({ state: 'detached' });
    const taken = await bring(page, 13);
    await taken.getByRole('button', { name: '收下' }).click();
    await taken.waitFor({ state: 'detached' });

    await page.goto(new URL('/yearlyReport?year=2021', app.address).href);
    await page.getByText('各单位数据来源（2 个有数据，0 个没有数据）').waitFor();
    await page.getByRole('button', { name: /^一、本年新收政府信息公开申请数量，总计：13/u }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'report');
    await page.getByLabel('总体情况', { exact: true }).fill('全年工作平稳有序。');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存“总体情况”').waitFor();

    const book = await exported(page, 'Excel（三张表和文字）');
    expect(book.name).toBe('清河区2021年政府信息公开工作年度报告.xlsx');
    expect(part(book.bytes, 'xl/sharedStrings.xml')).toContain('全年工作平稳有序。');
    const word = await exported(page, 'Word（整份报告）');
    expect(word.name).toBe('清河区2021年政府信息公开工作年度报告.docx');
    const text = await textOf(word.bytes);
    expect(text).toContain('全年工作平稳有序。');
    expect(text).toContain('一、本年新收政府信息公开申请数量\n13');
  });
});
