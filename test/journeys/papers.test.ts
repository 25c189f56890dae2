import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { edited, textOf } from '../documents/paperFiles.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Presses a button and takes the file that comes of it. */
async function downloaded(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const bytes = Uint8Array.from(await readFile(await download.path()));
  return { name: download.suggestedFilename(), bytes };
}

async function offer(page: Page, bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes);
  await page.getByLabel('选择催办单模板文件').setInputFiles({ name: '改好的模板.docx', mimeType: WORD, buffer });
}

/** Makes the slip of one proposed unit and takes its file. */
async function slipOf(page: Page, unit: string) {
  const all = page.getByRole('checkbox', { name: '全部催办单', exact: true });
  await all.click();
  await page.getByRole('checkbox', { name: `提醒：${unit}`, exact: true }).click();
  await page.getByRole('button', { name: '生成 1 份催办单' }).click();
  // Whom to ask is not filled in: that is asked first.
  await page.getByRole('button', { name: '不填，直接生成' }).click();
  // Those just made are chosen.
  return downloaded(page, '下载');
}

it('slips are made from what is overdue today, from the built-in template and then from the office’s own', async () => {
  const { page, close } = await openPage(app, { path: '/', allowErrors: [/422/] });
  await page.getByRole('link', { name: '催办单' }).click();
  const { slips, levels } = await app.call('reminders.propose', { year: 2026 as never });
  const [first, second] = slips;
  await page.getByText(`已选 ${slips.length} / ${slips.length} 份`).waitFor();
  const slip = await slipOf(page, first!.unit);
  expect(slip.name).toBe(`提〔2026〕${levels[0]!.next}号 ${first!.unit}提醒单.docx`);
  expect(await textOf(slip.bytes)).toContain(`你单位有政务公开事项${first!.overdue}项次逾期未办`);

  const template = await downloaded(page, '下载模板：催办单');
  await offer(
    page,
    edited(template.bytes, (xml) => xml.replaceAll('{单位名称}', '{单位}')),
  );
  await page.getByText('标签{单位}只能写在{#事项}和{/事项}之间').waitFor();
  await offer(
    page,
    edited(template.bytes, (xml) => xml.replace('政务公开工作{级别}单', '政务公开工作提醒函')),
  );
  await page.getByText('本单位模板：催办单模板-1.docx').waitFor();
  await page.getByText('拟发催办单', { exact: true }).click();
  expect(await textOf((await slipOf(page, second!.unit)).bytes)).toContain('政务公开工作提醒函');

  await page.getByText('通报', { exact: true }).first().click();
  await page.getByRole('heading', { name: '关于清河区2026年度政务公开工作情况的通报' }).waitFor();
  const circular = await downloaded(page, '生成通报');
  expect(circular.name).toBe('关于清河区2026年度政务公开工作情况的通报.docx');
  await close();
});
