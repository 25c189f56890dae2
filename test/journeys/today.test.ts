import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';

const year = 2026 as Year;

afterAll(closeBrowser);

/** The number that a card of 今日 shows. */
async function figure(page: Page, name: RegExp): Promise<string> {
  return (await page.getByRole('link', { name }).locator('b').textContent()) ?? '';
}

const OVERDUE = /^逾期 \d/u;

async function registerFirst(page: Page, app: RunningApp): Promise<void> {
  const before = (await app.call('today.summary', { year })).overdue.lines.length;
  await expect.poll(() => figure(page, OVERDUE)).toBe(`${before}`);
  // The first unit opens by keyboard, down to a line that registers.
  const rows = page.getByRole('list', { name: '逾期事项' }).getByRole('button');
  await rows.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[data-walk] button:focus');
  if ((await focused.getAttribute('aria-expanded')) === 'false') {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: '办结登记' });
  await form.getByLabel('标题').fill('补发信息');
  await form.getByRole('button', { name: '登记 1 个单位' }).click();
  await expect.poll(() => figure(page, OVERDUE)).toBe(`${before - 1}`);
  await page.keyboard.press('Escape');
}

/** Each figure of 今日 opens a list of exactly as many as it says. */
async function followFigures(page: Page): Promise<void> {
  const figures = page.locator('[data-figures] a, [data-since] a');
  await figures.first().waitFor();
  const count = await figures.count();
  expect(count).toBeGreaterThan(7);
  for (let at = 0; at < count; at++) {
    const link = figures.nth(at);
    const words = ((await link.getAttribute('aria-label')) ?? (await link.textContent()) ?? '').trim();
    const href = (await link.getAttribute('href')) ?? '';
    if (!href.startsWith('/items')) continue;
    await link.click();
    const title = page.getByText(/^共 \d+ 项/u);
    await title.waitFor();
    const said = /^共 (\d+) 项/u.exec((await title.textContent()) ?? '')?.[1];
    // The rate is no count: its list is what it is a share of.
    if (!words.startsWith('本年按时率')) expect([words, said]).toEqual([words, /(\d+)(?: 项)?$/u.exec(words)?.[1]]);
    await page.goBack();
    await figures.first().waitFor();
  }
}

/** No period of any list is cut, no figure overlaps what stands above or below it. */
async function nothingIsCut(page: Page): Promise<void> {
  const cut = await page
    .locator('[data-period]')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
  expect(cut).toEqual([]);
  const boxes = await page
    .locator('[data-offers], [data-figures], [data-lists]')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()).filter(({ height }) => height > 0));
  for (const [at, box] of boxes.entries()) {
    const above = boxes[at - 1];
    if (above) expect(box.top - above.bottom).toBeGreaterThanOrEqual(8);
  }
}

/** What the printer would get. */
async function lookAtPaper(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { name: '清河区政务公开办今日清单' }).isVisible()).toBe(true);
  expect(await page.getByRole('navigation', { name: '功能' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => page.getByRole('article').count()).toBe(0);
}

async function registerInHeatMap(page: Page): Promise<void> {
  await page.getByRole('link', { name: '热力图' }).click();
  const grid = page.getByRole('grid', { name: '各单位各期亮灯' });
  const red = grid.locator('[role="gridcell"][data-lamp="overdue"]');
  await red.first().waitFor();
  const before = await red.count();
  const words = (await red.first().getAttribute('aria-label')) ?? '';
  await red.first().click();
  const panel = page.getByRole('dialog');
  const row = panel.locator('[data-unit-row]').filter({ hasText: '逾期' });
  await row.first().waitFor();
  // Tick all that is overdue in the cell.
  for (let left = await row.count(); left > 0; left--)
    await row
      .nth(left - 1)
      .getByRole('checkbox')
      .check();
  await page.getByRole('button', { name: /^登记 \d/ }).click();
  await expect.poll(() => red.count()).toBe(before - 1);
  expect(words).toContain('逾期');
  await page.keyboard.press('Escape');
}

describe('a day at the office', () => {
  it('begins with what is late, and next time says what happened since', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'desk-today-'));
    let app = await startApp({ dataDir, today: '2026-09-18', args: ['--demo'] });
    try {
      const opened = await openPage(app, { viewport: { width: 1366, height: 768 } });
      const { page } = opened;
      // 今日 is the first screen; the demo's last look was twelve days ago.
      await page.getByRole('heading', { name: '2026年9月18日 周五' }).waitFor();
      await page.getByText(/自上次打开（9月6日，12 天前）以来：/).waitFor();
      await expect.poll(async () => (await app.call('today.summary', { year })).seen).toBe(true);
      await nothingIsCut(page);
      await followFigures(page);
      await registerFirst(page, app);
      await lookAtPaper(page);
      await registerInHeatMap(page);
      await page.getByRole('link', { name: '覆盖检查' }).first().click();
      const check = await app.call('coverage.check', { year });
      await page
        .getByText(new RegExp(`应有 ${check.expected.toLocaleString('en-US')} = 应办 .* \\+ 缺口 ${check.gaps}`))
        .waitFor();
      expect(check.found.filter(({ cause }) => cause === 'missing')).toEqual([]);
      expect(check.notes.filter(({ cause }) => cause === 'unexpected')).toEqual([]);
      await opened.close();

      await app.stop();
      app = await startApp({ dataDir, today: '2026-09-21' });
      const again = await openPage(app, { path: '/?year=2026' });
      await again.page.getByText(/自上次打开（9月18日，3 天前）以来：.*办结 2 项/).waitFor();
      await again.close();
    } finally {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
