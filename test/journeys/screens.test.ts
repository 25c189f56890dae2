import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage, startApp, type OpenPage, type RunningApp } from '../support/runningApp.ts';
import { violations } from '../support/pageAxe.ts';

/** Every screen, with what must be on it before it is judged. */
const SCREENS: readonly (readonly [path: string, title: string])[] = [
  ['/', '2026年9月18日 周五'],
  ['/calendar', '2026年9月'],
  ['/heat', '热力图'],
  ['/calendar?view=week', '2026年9月14日'],
  ['/calendar?view=agenda', '2026年9月'],
  ['/tasks', '任务分解'],
  ['/ledger', '工作台账'],
  ['/ledger?verify=1', '逐项核验'],
  ['/coverage', '覆盖检查'],
  ['/submissions', '信息报送'],
  ['/requests', '依申请公开'],
  ['/requests?stand=ended', '依申请公开'],
  ['/registers', '办件登记'],
  ['/registers?register=proposals', '办件登记'],
  ['/yearlyReport', '政府信息公开工作年度报告'],
  ['/cases', '期限推算'],
  ['/cases?received=2026-09-01&thirdAsked=2026-09-10&extended=2026-09-15&n=10', '期限推算'],
  ['/assessment', '考核评分'],
  ['/scoreCharts', '考核评分'],
  ['/scoreFacts', '考核评分'],
  ['/scoreFacts?tab=judged', '考核评分'],
  ['/scoreProcess', '考核评分'],
  ['/units', '单位'],
  ['/imports', '导入导出'],
  ['/exports', '导入导出'],
  ['/fill-in', '导入导出'],
  ['/papers', '导入导出'],
  ['/papers?view=made', '导入导出'],
  ['/papers?paper=circular', '导入导出'],
  ['/papers?paper=report', '导入导出'],
  ['/settings', '设置'],
  ['/backups', '备份与恢复'],
  ['/workdays', '放假安排'],
  ['/workdays?of=2027', '放假安排'],
];

/** What axe judges by colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Waits until all of the screen is there that it is going to show. */
async function whole(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByLabel('正在读取').first().waitFor({ state: 'detached' });
}

const DESKTOP = { width: 1366, height: 768 };
/** Pages that wait for their next screen: to load another one is half of what a fresh profile takes. */
const idle: OpenPage[] = [];

/** The screen in light colours, on a page that remembers nothing of the one before. */
async function openScreen(path: string): Promise<OpenPage> {
  const settings = { viewport: DESKTOP, colorScheme: 'light' } as const;
  const opened = idle.pop();
  if (opened === undefined) return openPage(app, { ...settings, path });
  const { page } = opened;
  await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
  await page.setViewportSize(settings.viewport);
  await page.emulateMedia({ colorScheme: settings.colorScheme });
  const start = new URL(path, app.address);
  start.hash = `token=${app.token}`;
  await page.goto(start.href);
  return opened;
}

/** By how much the page is wider than its window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
  await app.call('backups.make', {});
});
afterAll(async () => {
  for (const opened of idle) await opened.close();
  await closeBrowser();
  await app.stop();
});

/** The colour behind everything: light or dark. */
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe.concurrent('every screen with a full year', () => {
  it.for(SCREENS)(
    '$0 at 1366x768 is whole, fits, can be read in light and dark, and fits at 200 %',
    async ([path, title], { expect }) => {
      const opened = await openScreen(path);
      const { page, faults } = opened;
      await whole(page, title);
      expect(await overflowOf(page), 'nothing sticks out at the side').toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);

      const light = await ground(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(() => ground(page)).not.toBe(light);
      // In the dark the same page has other colours, and nothing else that axe would judge.
      expect(await violations(page, COLOUR_RULES), 'in the dark').toEqual([]);

      // A browser that zooms gives the page half the room.
      await page.setViewportSize({ width: 683, height: 384 });
      await expect
        .poll(() => overflowOf(page), { message: 'the window does not scroll sideways' })
        .toBeLessThanOrEqual(0);
      const main = () => page.getByRole('main').evaluate((part) => part.scrollWidth - part.clientWidth);
      await expect.poll(main, { message: 'nor does what stands beside the rail' }).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      idle.push(opened);
    },
  );
});

describe('at 200 %', () => {
  const zoomed = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };

  it.each([
    ['/calendar', '2026年9月', '[data-lamp]', 6],
    ['/tasks', '任务分解', '[role=gridcell][data-column=content]', 3],
    ['/submissions', '信息报送', 'td', 30],
    ['/heat', '热力图', '[role=gridcell]', 12],
    ['/assessment', '考核评分', '[role=row]', 3],
    ['/units', '单位', 'tbody tr', 3],
  ] as const)('%s shows its data, also in a window of 1024x640', async (path, title, data, least) => {
    const opened = await openPage(app, { ...zoomed, path });
    const { page } = opened;
    await whole(page, title);
    /** So many of them lie whole in the window. */
    const inSight = () =>
      page.getByRole('main').evaluate(
        (part, selector) =>
          [...part.querySelectorAll(selector)].filter((each) => {
            const { top, bottom, left, height } = each.getBoundingClientRect();
            return height > 0 && top >= 0 && bottom <= window.innerHeight && left < window.innerWidth;
          }).length,
        data,
      );
    await expect.poll(inSight).toBeGreaterThanOrEqual(least);
    await page.setViewportSize({ width: 1024, height: 640 });
    await expect.poll(() => overflowOf(page)).toBeLessThanOrEqual(0);
    await expect.poll(inSight).toBeGreaterThanOrEqual(least * 2);
    await opened.close();
  });

  it('a dialog scrolls between its title and its buttons', async () => {
    const opened = await openPage(app, { ...zoomed, path: '/tasks' });
    const { page } = opened;
    await whole(page, '任务分解');
    await page.getByRole('button', { name: '新增事项' }).click();
    const dialog = page.getByRole('dialog', { name: '新增事项' });
    for (const part of [dialog.getByText('新增事项'), dialog.getByRole('button', { name: '新增', exact: true })]) {
      const box = await part.boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= 384).toBe(true);
    }
    await opened.close();
  });

  it('the days of 放假安排 have room for their numbers, and no month lies on another', async () => {
    const opened = await openPage(app, { ...zoomed, path: '/workdays' });
    await whole(opened.page, '放假安排');
    const months = opened.page.getByRole('region', { name: /^2026年\d+月$/ });
    const boxes = await months.evaluateAll((parts) =>
      parts.map((part) => part.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(boxes).toHaveLength(12);
    const overlapping = boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1),
    );
    expect(overlapping).toEqual([]);
    const squeezed = await months
      .getByRole('button')
      .evaluateAll((days) => days.filter((day) => day.scrollWidth > day.clientWidth).map((day) => day.ariaLabel));
    expect(squeezed).toEqual([]);
    await opened.close();
  });
});

describe('a desktop', () => {
  it('任务分解 keeps its rows where they are when one is ticked, or the filter says how many it found', async () => {
    const opened = await openPage(app, { viewport: DESKTOP, path: '/tasks' });
    const { page } = opened;
    await whole(page, '任务分解');
    const top = async () => (await page.getByRole('grid').boundingBox())?.y;
    const before = await top();
    const filter = page.getByRole('textbox', { name: '筛选文字' });
    await page.getByRole('checkbox', { name: '选择第 1 项' }).check();
    await page.getByText('已选 1 项').waitFor();
    expect([await top(), await filter.isVisible()]).toEqual([before, false]);
    await page.getByRole('button', { name: '取消选择' }).click();
    await filter.fill('公开');
    await page.getByText(/^筛选出 \d+ 项$/u).waitFor();
    expect([await top(), await filter.isVisible()]).toEqual([before, true]);
    await opened.close();
  });

  it('信息报送 has all its columns in a window of 1024x640, their heads whole', async () => {
    const opened = await openPage(app, { viewport: { width: 1024, height: 640 }, path: '/submissions' });
    const { page } = opened;
    await whole(page, '信息报送');
    const heads = await page.getByRole('columnheader').evaluateAll((cells) =>
      cells.map((cell) => {
        const isWhole = cell.scrollWidth <= cell.clientWidth && cell.getBoundingClientRect().right <= window.innerWidth;
        return `${cell.textContent}${isWhole ? '' : ' cut'}`;
      }),
    );
    expect(heads.slice(-3)).toEqual(['月目标', '合计', '达标']);
    expect(heads.filter((head) => head.endsWith(' cut'))).toEqual([]);
    await opened.close();
  });
});

describe('on paper', () => {
  it.each([
    ['/tasks', '任务分解', '2026年任务分解', 82],
    ['/submissions', '信息报送', '2026年信息报送', 45],
    ['/units', '单位', '单位', 45],
    ['/assessment', '考核评分', '2026年考核评分（部门）', 30],
    ['/coverage', '覆盖检查', '2026年覆盖检查', 4],
  ])('%s is a whole table, without the screen around it', async (path, title, heading, rows) => {
    const opened = await openPage(app, { viewport: DESKTOP, path });
    const { page } = opened;
    await whole(page, title);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const sheet = page.getByRole('article');
    expect(await sheet.getByRole('heading').textContent()).toContain(heading);
    expect(await sheet.locator('tbody tr').count()).toBeGreaterThanOrEqual(rows);
    expect(await page.getByRole('navigation', { name: '功能' }).isVisible()).toBe(false);
    // A4 on its side is as wide as this at 96 dots an inch: nothing is cut.
    await page.setViewportSize({ width: 1031, height: 700 });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await opened.close();
  });
});
