import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { violations } from '../support/pageAxe.ts';

/** Several tabs, and a tab whose app is out of reach for a while. */

const viewport = { width: 1366, height: 768 };
let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

test('a middle click opens a tab that is in; a tab of another browser is told how to come in', async () => {
  const first = await openPage(app, { viewport });
  const rail = first.page.getByRole('navigation');
  const [second] = await Promise.all([
    first.context.waitForEvent('page'),
    rail.getByRole('link', { name: /任务分解/ }).click({ button: 'middle' }),
  ]);
  await second.getByRole('heading', { level: 1, name: '任务分解' }).waitFor();
  expect(second.url()).not.toContain('token');
  // The first one goes: the second hands the token on.
  await first.page.close();
  const third = await first.context.newPage();
  await third.goto(new URL('/units', app.address).href);
  await third.getByRole('heading', { level: 1, name: '单位' }).waitFor();
  await first.close();

  const stranger = await openPage(
    { address: app.address, token: '' },
    { viewport, path: '/tasks', allowErrors: [/status of 401/] },
  );
  const { page } = stranger;
  await page.getByRole('heading', { level: 1, name: '这个标签页还没有进入工作台' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain(`${new URL(app.address).origin}/#token=`);
  expect(await violations(page)).toEqual([]);
  await stranger.close();
});

test('a screen opened while the app is out of reach says so, and comes when it is back, on the same page', async () => {
  const opened = await openPage(app, { viewport, allowErrors: [/Failed to load resource/] });
  const { page, context } = opened;
  const rail = page.getByRole('navigation');
  // The page is never idle: no script is fetched ahead of the screen that needs it.
  await context.addInitScript(() => Reflect.set(window, 'requestIdleCallback', () => 0));
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /2026年9月18日/ }).waitFor();
  await page.evaluate(() => Reflect.set(window, 'samePage', true));
  await context.setOffline(true);
  await rail.getByRole('link', { name: '热力图' }).click();
  await page.getByText('连接已断开').waitFor();
  expect(await violations(page)).toEqual([]);
  // Asked for while it is still away, it stays so; back, it comes by itself.
  await page.getByRole('button', { name: '重新连接' }).click();
  await page.getByText('连接已断开').first().waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { level: 1, name: '热力图' }).waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'samePage'))).toBe(true);
  const sheets = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((link) => link.sheet !== null),
  );
  expect(sheets).not.toContain(false);
  await opened.close();
});

test('what is written elsewhere, in another tab or by a script, shows in an open window without touching it', async () => {
  const first = await openPage(app, { viewport, path: '/units' });
  await first.page.getByRole('heading', { level: 1, name: '单位' }).waitFor();
  const second = await first.context.newPage();
  await second.goto(new URL('/settings', app.address).href);
  await second.getByRole('heading', { level: 1, name: '设置' }).waitFor();
  // The window that is not in front is in sight all the same: two windows side by side.
  await app.call('units.save', { name: '区新设单位', kind: 'department', aliases: [] });
  await first.page.getByText('区新设单位').first().waitFor();
  // By its whole name: until the second window has looked too, its button names what was done before.
  await second.getByRole('button', { name: '撤销：新增单位：区新设单位' }).click();
  await first.page.getByText('区新设单位').first().waitFor({ state: 'detached' });
  await first.close();
});
