import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { violations } from '../support/pageAxe.ts';

/** Every screen, with what must be on it before it is judged. */
const SCREENS: readonly (readonly [path: string, title: string])[] = [
  ['/', '2026年9月18日 周五'],
  ['/calendar', '2026年9月'],
  ['/heat', '热力图'],
  ['/calendar?view=week', '2026年9月14日'],
  ['/calendar?view=agenda', '2026年9月'],
  ['/tasks', '任务分解'],
  ['/coverage', '覆盖检查'],
  ['/submissions', '信息报送'],
  ['/cases', '办件期限'],
  ['/cases?received=2026-09-01&thirdAsked=2026-09-10&extended=2026-09-15&n=10', '办件期限'],
  ['/assessment', '考核评分'],
  ['/units', '单位'],
  ['/imports', '导入导出'],
  ['/exports', '导入导出'],
  ['/fill-in', '导入导出'],
  ['/papers', '导入导出'],
  ['/papers?paper=circular', '导入导出'],
  ['/papers?paper=report', '导入导出'],
  ['/settings', '设置'],
  ['/workdays', '放假安排'],
  ['/workdays?of=2027', '放假安排'],
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

describe.concurrent.each(['light', 'dark'] as const)(
  'every screen, %s, at 1366x768 with a full year',
  (colorScheme) => {
    it.each(SCREENS)('%s is whole, fits, and can be read by everyone', async (path, title) => {
      const opened = await openPage(app, { viewport: { width: 1366, height: 768 }, colorScheme, path });
      const { page } = opened;
      await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.getByLabel('正在读取').first().waitFor({ state: 'detached' });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'nothing sticks out at the side').toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      await opened.close();
    });
  },
);
