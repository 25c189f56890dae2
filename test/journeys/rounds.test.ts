import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { workbookBytes } from '../support/fixtures.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['ROUNDS_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const [size, viewport] of [
    ['small', { width: 1366, height: 768 }],
    ['large', { width: 1920, height: 1080 }],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: path.join(PICTURES, `${name}-${size}-${colorScheme}.png`),
        animations: 'disabled',
      });
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light' });
}

it('a round of each kind: what stands still, who is missing and reminded, lists set beside duties, self-scores beside scores', async () => {
  const { page, close } = await openPage(app, { viewport: { width: 1366, height: 768 }, path: '/fill-in?year=2026' });
  const rounds = page.getByRole('navigation', { name: '填报期次' });

  await rounds.getByRole('button', { name: /9月调度/ }).click();
  await page.getByRole('heading', { name: '9月调度' }).waitFor();
  await page
    .getByText(/停滞 \d/)
    .first()
    .waitFor();
  await picture(page, 'units');
  await page.getByRole('button', { name: '逐项变化' }).click();
  await page.getByRole('button', { name: /^停滞 \d+$/ }).click();
  const changes = page.getByRole('table', { name: '逐项变化' });
  await changes.getByText('正在与区大数据中心对接').first().waitFor();
  expect(await changes.getByText('方案已印发').count()).toBe(0);
  await picture(page, 'changes');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出汇总表' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/政务公开工作进展汇总表（9月调度）/);

  // One reminder to all that are missing, and it is taken back as one.
  await page
    .getByRole('button', { name: /^全部 \d+$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '提醒未返回的 1 个单位' }).click();
  const dialog = page.getByRole('dialog', { name: '提醒返回“9月调度”' });
  await dialog.getByText('个单位各生成一份提醒单').waitFor();
  await picture(page, 'remind');
  await dialog.getByRole('button', { name: '生成 1 份' }).click();
  await dialog.getByText('已生成 1 份').waitFor();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  const { slips } = await app.call('reminders.list', { year: 2026 as never });
  expect(slips[0]).toMatchObject({ round: { title: '9月调度', isOpen: true } });

  // Units' own lists.
  await rounds.getByRole('button', { name: /任务清单/ }).click();
  await page.getByRole('heading', { name: '2026年任务清单' }).waitFor();
  await picture(page, 'lists');
  const list = workbookBytes([
    {
      name: '清单',
      rows: [
        ['本单位任务清单'],
        ['序号', '工作任务', '完成时间', '责任科室'],
        [1, '编印办事服务指南汇编并上网', '10月底前', '综合科'],
      ],
    },
  ]);
  await page
    .getByLabel(/^选择.+的任务清单$/)
    .last()
    .setInputFiles({
      name: '清单.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(list),
    });
  await page.getByRole('heading', { name: '核对返回的填报表' }).waitFor();
  await page.getByRole('table', { name: '任务' }).getByText('编印办事服务指南汇编并上网').waitFor();
  await picture(page, 'list-review');
  await page.getByRole('button', { name: /^接收 1 份/ }).click();
  await page.getByRole('button', { name: '逐项任务' }).click();
  const tasks = page.getByRole('table', { name: '任务清单' });
  await tasks.getByText('编印办事服务指南汇编并上网').waitFor();
  await page.getByRole('button', { name: /^待确认 \d+$/ }).click();
  const before = await tasks.getByRole('row').count();
  await picture(page, 'tasks');
  await tasks
    .getByRole('button', { name: /^是这一项/ })
    .first()
    .click();
  await expect.poll(() => tasks.getByRole('row').count()).toBe(before - 1);
  await page.getByRole('button', { name: /^未在册的 \d+ 项转入导入$/ }).click();
  await page
    .getByText(/未在册的任务.csv/)
    .first()
    .waitFor();
  await picture(page, 'import');

  // Self-scores.
  await page.goto(new URL('/fill-in?year=2026', app.address).href);
  await rounds.getByRole('button', { name: /年度自评/ }).click();
  await page.getByRole('button', { name: '自评对照' }).click();
  await page.getByRole('button', { name: /^不一致 \d+$/ }).click();
  await page.getByRole('table', { name: '自评对照' }).getByText('按时公开，专栏和公开目录可查').first().waitFor();
  await picture(page, 'scores');

  // The kind is asked for.
  await page.getByRole('button', { name: '发起填报', exact: true }).first().click();
  const start = page.getByRole('dialog', { name: '发起填报' });
  await start.getByText('任务清单', { exact: true }).click();
  await start.getByText(/个单位，每个单位一份任务清单/).waitFor();
  await picture(page, 'start');
  await start.getByRole('button', { name: '取消' }).click();

  // What was said of an item stands on the item, by date.
  const roundId = (await app.call('fillIn.rounds', { year: 2026 as never })).find(
    ({ title }) => title === '9月调度',
  )!.id;
  const stuck = (await app.call('fillIn.progress', { roundId })).find(({ answer }) => answer?.change === 'stuck')!;
  const { dutyId, ruleId, unitId, periodKey } = stuck;
  await page.goto(new URL(`/ledger?year=2026&item=${[dutyId, ruleId, unitId, periodKey].join('~')}`, app.address).href);
  const history = page.getByRole('region', { name: '逐期进展' });
  await history.getByText('停滞').waitFor();
  expect(await history.getByRole('listitem').count()).toBe(3);
  await history.scrollIntoViewIfNeeded();
  await picture(page, 'item');
  await close();
});
