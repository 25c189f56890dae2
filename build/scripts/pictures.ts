import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { closeBrowser, openPage, startApp } from '../../test/support/runningApp.ts';
import { chooseFile } from '../../test/support/steps.ts';
import { breakdownFixture } from '../../test/support/fixtures.ts';
import { buildApp } from './buildApp.ts';
import { folders } from './folders.ts';

/** `npm run pictures`: the README's pictures, made anew from the demo data on a fixed day. */

const target = path.join(folders.project, '.github/pictures');
mkdirSync(target, { recursive: true });
await buildApp((line) => console.log(line));
const app = await startApp({ today: '2026-09-18', args: ['--demo'] });
const opened = await openPage(app, { viewport: { width: 1366, height: 768 }, path: '/' });
const { page } = opened;

async function take(name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(target, `${name}.png`), animations: 'disabled' });
  console.log(`${name}.png`);
}

async function go(link: RegExp): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: link }).click();
}

await page.getByText('本周到期').first().waitFor();
await take('today');
await go(/日历/);
await page
  .getByRole('button', { name: /\d+\/\d+$/ })
  .first()
  .click();
await page.getByLabel('在单位中查找').waitFor();
await take('calendar');
await go(/热力图/);
await page.getByRole('grid').waitFor();
await take('heat');
await go(/任务分解/);
await page.getByRole('grid').waitFor();
await take('tasks');
await go(/信息报送/);
await page.getByRole('grid').waitFor();
await take('submissions');
await go(/考核评分/);
await page.getByRole('grid').getByRole('row').nth(1).click();
await page.getByRole('list', { name: '指标得分' }).waitFor();
await take('assessment');
await go(/日历/);
await page.getByRole('link', { name: /放假安排已录入/ }).click();
await page.getByRole('heading', { level: 1, name: '放假安排' }).waitFor();
await take('workdays');
await page.goto(new URL('/papers', app.address).href);
await page.getByRole('button', { name: /份催办单/ }).waitFor();
await take('papers');
await page.goto(new URL('/fill-in', app.address).href);
await page.getByRole('button', { name: '发起填报' }).first().click();
await page.getByRole('button', { name: '发起', exact: true }).click();
await page.getByRole('dialog').waitFor({ state: 'detached' });
await take('fillIn');
await go(/导入导出/);
await chooseFile(page, breakdownFixture());
await page.getByRole('button', { name: '仍导入 2026 年度' }).click();
await take('imports');

await opened.close();
await closeBrowser();
await app.stop();
