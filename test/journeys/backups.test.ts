import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp, type OpenPage, type RunningApp } from '../support/runningApp.ts';

const TODAY = '2026-09-18';
/** What the browser says of an answer that is a refusal; each journey that meets one names it. */
const REFUSED = [/Failed to load resource: the server responded with a status of 409/];

const root = mkdtempSync(path.join(tmpdir(), 'desk-backups-'));
const office = path.join(root, 'office');
const elsewhere = path.join(root, 'elsewhere');
/** Stands for a USB drive. */
const drive = path.join(root, 'drive');
const PASSPHRASE = '清河 砚台 三月 灯塔';
const LONG_DISTRICT = '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇高新技术产业开发区示范园区';
const dataFile = path.join(office, 'desk.sqlite');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ dataDir: office, today: TODAY });
  await app.call('workspace.loadDemo', {});
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const addUnit = (name: string) => app.call('units.save', { name, kind: 'department', aliases: [] });
const hasUnit = async (name: string) =>
  (await app.call('units.list', {})).units.some((unit: { readonly name: string }) => unit.name === name);
const counts = async () => (await app.call('backups.overview', {})).here?.counts;

/** Presses Tab until the keyboard is on what is meant. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 200; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not come to it');
}

/** Which of these reach beyond what is around them, where they are cut off. */
function cutOff(targets: Locator): Promise<readonly (string | null)[]> {
  return targets.evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { right } = element.getBoundingClientRect();
        for (let around = element.parentElement; around; around = around.parentElement)
          if (right > around.getBoundingClientRect().right + 1) return true;
        return false;
      })
      .map((element) => element.getAttribute('aria-label')),
  );
}

/** Where the text of an element begins, in pixels. */
function textLeft(target: Locator): Promise<number> {
  return target.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.round(range.getBoundingClientRect().left);
  });
}

/** Whether all of an element is within the window. */
function isInView(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
}

/** By how much the page is wider than its window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

describe('the copies of an office that works', () => {
  let opened: OpenPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openPage(app, { path: '/settings', allowErrors: [...REFUSED, /status of 422/] });
    ({ page } = opened);
  });
  afterAll(() => opened.close());

  it('are made from 设置, once where nothing has changed', async () => {
    await page.getByRole('link', { name: '备份与恢复' }).click();
    await page.getByRole('heading', { level: 1, name: '备份与恢复' }).waitFor();
    await page.getByRole('button', { name: '立即备份' }).first().click();
    await page.getByText('已备份，打开核对过，完好').waitFor();
    await page.getByRole('button', { name: '立即备份' }).first().click();
    await page.getByText(/^没有另做一份：.*那一份就是现在的数据$/).waitFor();
    expect(await page.getByRole('button', { name: /^恢复：/ }).count()).toBe(1);
  });

  it('are read to the last page when asked to', async () => {
    await page
      .getByRole('button', { name: /^验证：/ })
      .first()
      .click();
    await page.getByText('已验证完好').waitFor();
  });

  it('are restored, and the restore is taken back, with the keyboard only', async () => {
    await addUnit('区后来局');
    await page.reload();
    const other = await opened.context.newPage();
    await other.goto(new URL('/units', app.address).href);
    await other.getByText('区后来局').waitFor();
    await page.getByText('此后又有改动').waitFor();
    await tabTo(page, page.getByRole('button', { name: /^恢复：/ }).last());
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('（少 1）').waitFor();
    expect(await dialog.getByRole('checkbox').count(), 'one’s own copy is not asked about').toBe(0);
    await tabTo(page, dialog.getByRole('button', { name: '恢复' }));
    await page.keyboard.press('Enter');
    await page.getByText('已恢复').waitFor();
    expect(await hasUnit('区后来局')).toBe(false);
    await other.getByText('数据已恢复（在另一个窗口里操作）').waitFor();
    await other.getByRole('heading', { level: 1, name: '单位' }).waitFor();
    expect(await other.getByText('区后来局').count()).toBe(0);
    await other.reload();
    await other.getByRole('heading', { level: 1, name: '单位' }).waitFor();
    expect(await other.getByText('在另一个窗口里操作').count(), 'said once').toBe(0);

    await tabTo(page, page.getByRole('button', { name: '撤销这次恢复' }).first());
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('（多 1）').waitFor();
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '放回' }));
    await page.keyboard.press('Enter');
    await page.getByText('已放回').waitFor();
    expect(await hasUnit('区后来局')).toBe(true);
    await other.getByText('恢复前的数据已放回（在另一个窗口里操作）').waitFor();
    await other.getByText('区后来局').waitFor();
    await other.close();
    await page.getByRole('button', { name: '知道了' }).click();
  });

  it('can be saved elsewhere and begin another computer', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '另存一份…' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`政务公开工作台_清河区_${TODAY}.sqlite`);
    const bytes = readFileSync(await download.path());
    const other = await startApp({ dataDir: elsewhere, today: TODAY });
    const first = await openPage(other);
    await first.page.getByText('换了电脑，手里有以前的备份？').waitFor();
    await first.page
      .getByLabel('选择备份文件')
      .setInputFiles({ name: '拷来的文件', mimeType: 'application/octet-stream', buffer: bytes });
    const dialog = first.page.getByRole('dialog');
    await dialog.getByText('直接采用这份备份').waitFor();
    await dialog.getByRole('button', { name: '恢复' }).click();
    await first.page.getByText('已恢复').waitFor();
    expect((await other.call('backups.overview', {})).here?.counts).toEqual(await counts());
    await first.close();
    await other.stop();
  });

  it('go to another place too, sealed by a passphrase that was tried, and come back by it', async () => {
    mkdirSync(drive);
    await page.getByRole('button', { name: '选择文件夹…' }).click();
    const field = page.getByLabel('另一处备份的文件夹');
    await field.fill(office);
    await page.keyboard.press('Enter');
    await page.getByText('这就是数据文件夹本身').waitFor();
    await field.fill(drive);
    await page.keyboard.press('Enter');
    await page.getByText('口令保护：没有启用').waitFor();

    await page.getByRole('button', { name: '设置口令…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('口令（几个不相关的词连起来）').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await dialog.getByLabel('再输入一次口令').fill('不是那个口令，差了几个字');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('再输入一次口令').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByText('口令保护：已启用').waitFor();

    await addUnit('区又来局');
    await page.getByRole('button', { name: '立即备份' }).click();
    await app.waitFor('backups.overview', {}, ({ copies, second }) => {
      const [latest] = second?.copies ?? [];
      return latest?.sealed === true && latest.sequence === copies[0]?.sequence;
    });
    await page.reload();
    const sealed = page.getByRole('row', { name: /已加密/ }).first();
    await addUnit('区再来局');
    await sealed.getByRole('button', { name: /^恢复：/ }).click();
    const passphrase = dialog.getByLabel('这份备份已加密，请输入口令');
    await passphrase.fill('猜一个口令看看能不能开');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await passphrase.fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await dialog.getByText('（少 1）').waitFor();
    await dialog.getByRole('button', { name: '恢复' }).click();
    await page.getByText('已恢复').waitFor();
    expect([await hasUnit('区又来局'), await hasUnit('区再来局')]).toEqual([true, false]);
  });

  it('go when told so, after a question', async () => {
    const [latest] = (await app.call('backups.overview', {})).copies;
    await page
      .getByRole('button', { name: /^删除：/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText(/^已删除：/).waitFor();
    const { copies } = await app.call('backups.overview', {});
    expect(copies.map(({ name }) => name)).not.toContain(latest?.name);
  });
});

/** Writes over pages in the middle of the data file, as a failing disk does. */
function damage(): void {
  const page = 4096;
  const middle = Math.floor(statSync(dataFile).size / page / 2) * page;
  const file = openSync(dataFile, 'r+');
  writeSync(file, Buffer.alloc(3 * page, 7), 0, 3 * page, middle);
  closeSync(file);
}

describe('a morning on which the data file is damaged', () => {
  let whole: Awaited<ReturnType<typeof counts>>;
  beforeAll(async () => {
    await app.call('backups.make', {});
    whole = await counts();
    await app.stop();
    damage();
    app = await startApp({ dataDir: office, today: TODAY });
  });

  it.each(['light', 'dark'] as const)('the page is whole and can be read by everyone, %s', async (colorScheme) => {
    const opened = await openPage(app, { viewport: { width: 1366, height: 768 }, colorScheme, allowErrors: REFUSED });
    await opened.page.getByRole('heading', { name: '数据没有打开' }).waitFor();
    await opened.page.getByRole('button', { name: '恢复这份备份…' }).waitFor();
    await opened.page
      .getByRole('button', { name: /^看 \d+ 份备份$/ })
      .first()
      .click();
    const restores = opened.page.getByRole('button', { name: /^恢复：/ });
    expect(await restores.count()).toBeGreaterThan(0);
    expect(await cutOff(restores)).toEqual([]);
    expect(await overflowOf(opened.page)).toBeLessThanOrEqual(0);
    expect(await violations(opened.page)).toEqual([]);
    await opened.close();
  });

  it('what can be read is looked at and exported, and no screen floods anyone with messages', async () => {
    const opened = await openPage(app, { allowErrors: REFUSED });
    const { page } = opened;
    await page.getByRole('button', { name: '只读查看' }).click();
    const banner = page.getByRole('region', { name: '警告' });
    await banner.getByText(/没有读全的：.*。可以查看和导出，不能修改。/).waitFor();
    await page.getByText('本周到期').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('region', { name: '消息' }).locator('> *').count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: '导入导出' }).click();
    await page.getByRole('link', { name: '导出', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出工作台账 A4' }).click(),
    ]);
    expect(statSync(await download.path()).size).toBeGreaterThan(10_000);

    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByText('现在是只读查看，不能修改').waitFor();
    expect(await page.getByRole('region', { name: '消息' }).getByRole('alert').count(), 'said once').toBe(1);

    await banner.getByRole('button', { name: '结束查看，返回恢复' }).click();
    await page.getByRole('heading', { name: '数据没有打开' }).waitFor();
    await opened.close();
  });

  it('at twice its size the page fits, and with the keyboard the newest copy brings all counts back', async () => {
    const zoomed = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };
    const opened = await openPage(app, { ...zoomed, allowErrors: REFUSED });
    const { page } = opened;
    const restore = page.getByRole('button', { name: '恢复这份备份…' });
    await restore.waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await tabTo(page, restore);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await tabTo(page, dialog.getByRole('button', { name: '恢复' }));
    await page.keyboard.press('Enter');
    await page.getByText('原来打不开的数据文件没有删除').waitFor();
    expect(await counts()).toEqual(whole);
    await opened.close();
  });
});

describe('a morning on which the data file is gone', () => {
  it('the office goes on in the folder where its data is', async () => {
    await app.stop();
    rmSync(dataFile);
    app = await startApp({ dataDir: office, today: TODAY });
    const opened = await openPage(app, { allowErrors: [...REFUSED, /status of 404/] });
    const { page } = opened;
    await page.getByRole('button', { name: '重新检查' }).click();
    await page.getByText('刚才又查了一次，仍然打不开。').waitFor();
    await page.getByRole('button', { name: '选择文件夹…' }).click();
    const field = page.getByLabel('数据文件夹');
    await field.fill(path.join(root, 'nowhere'));
    await page.keyboard.press('Enter');
    await page.getByText('没有找到文件夹').waitFor();
    await field.fill(elsewhere);
    await page.keyboard.press('Enter');
    await page.getByText('本周到期').first().waitFor();
    expect((await app.call('workspace.status', {})).dataFolder).toBe(elsewhere);
    await opened.close();
  });

  it.each([
    ['wide', 1366],
    ['at twice its size', 683],
  ])('a long name of a district pushes no button out of view, %s', async (_name, width) => {
    await app.call('workspace.rename', { district: LONG_DISTRICT });
    await app.call('backups.make', {});
    const opened = await openPage(app, { path: '/backups', viewport: { width, height: 768 } });
    const removes = opened.page.getByRole('button', { name: /^删除：/ });
    await removes.first().waitFor();
    expect(await cutOff(removes)).toEqual([]);
    expect(await overflowOf(opened.page)).toBeLessThanOrEqual(0);
    // Below each other or in columns, copies begin under their card's heading.
    const [heading = 0, copy = 1] = await Promise.all(
      [
        opened.page.getByRole('heading', { name: '备份', exact: true }),
        opened.page.getByRole('row').filter({ has: removes }).first().getByRole('cell').first(),
      ].map(textLeft),
    );
    expect(copy).toBe(heading);
    await opened.close();
  });

  it('at twice its size, a passphrase that is refused is told within the window, in both steps', async () => {
    mkdirSync(drive, { recursive: true });
    await app.call('backups.setSecond', { folder: drive });
    const zoomed = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };
    const opened = await openPage(app, { path: '/backups', ...zoomed, allowErrors: [...REFUSED, /status of 4\d\d/] });
    const { page } = opened;
    await page.getByRole('button', { name: '设置口令…' }).click();
    const dialog = page.getByRole('dialog');
    const refused = () => dialog.getByRole('alert');
    await dialog.getByLabel('口令（几个不相关的词连起来）').fill('太短');
    await page.keyboard.press('Enter');
    await refused().waitFor();
    await expect.poll(() => isInView(refused())).toBe(true);
    await dialog.getByLabel('口令（几个不相关的词连起来）').fill('1234567890');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('再输入一次口令').fill('不是那个口令，差了几个字');
    await page.keyboard.press('Enter');
    await refused().waitFor();
    await expect.poll(() => isInView(refused())).toBe(true);
    await opened.close();
  });
});

describe('a folder that is not there, chosen at 开始使用', () => {
  it('is refused off its field, whose row stands off the others', async () => {
    const fresh = await startApp({ today: TODAY });
    const opened = await openPage(fresh, { allowErrors: [/status of 404/] });
    const { page } = opened;
    await page.getByRole('button', { name: '换一个数据文件夹…' }).click();
    const field = page.getByLabel('数据文件夹');
    await field.fill(path.join(root, 'nowhere'));
    await page.keyboard.press('Enter');
    const box = async (target: Locator) => (await target.boundingBox()) ?? { y: 0, height: 0 };
    const told = await box(page.getByRole('alert'));
    const form = await box(field);
    expect(told.y - (form.y + form.height)).toBeGreaterThanOrEqual(8);
    const above = await box(page.getByText('换了电脑，手里有以前的备份？'));
    const words = await box(page.getByText('数据在别的文件夹里？'));
    const first = await box(page.getByText('还没有表格在手边？'));
    expect(words.y - above.y).toBeGreaterThanOrEqual(above.y - first.y);
    await opened.close();
    await fresh.stop();
  });
});
