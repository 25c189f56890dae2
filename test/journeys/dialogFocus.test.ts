import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2021-06-25' });
  await app.call('workspace.setUp', { district: '清河区', year: 2021 as never });
  await app.call('units.addMany', { names: ['区政府办公室'], kind: 'department' });
});
afterAll(async () => {
  await app.stop();
  await closeBrowser();
});

it('what has the focus is never under the buttons of a dialog, at 200 % too', async () => {
  const path = '/registers?register=events&year=2021';
  const { page, close } = await openPage(app, { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2, path });
  await page.getByRole('button', { name: '登记活动' }).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: '登记活动' });
  await dialog.locator(':focus').waitFor();
  const hidden: string[] = [];
  const first = await page.evaluate(() => document.activeElement?.id);
  for (let at = 0; at < 30; at += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const own = document.activeElement;
      if (!(own instanceof HTMLElement)) return { id: '', isUnder: false };
      const { top, bottom } = own.getBoundingClientRect();
      const bar = own.closest('.actions') ? undefined : document.querySelector('[role="dialog"] .actions');
      return {
        id: own.id,
        isUnder: bar !== null && bar !== undefined && (top + bottom) / 2 > bar.getBoundingClientRect().top,
      };
    });
    if (focused.isUnder) hidden.push(focused.id);
    if (focused.id === first) break;
  }
  expect(hidden).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await close();
});
