import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { chooseIn, message } from '../support/waits.ts';

const year = 2021 as Year;

afterAll(closeBrowser);

async function stateOf(app: RunningApp, cause: string): Promise<string | undefined> {
  const views = await app.call('findings.list', { year });
  return views.find((view) => view.cause.includes(cause))?.state;
}

/** A list as others send it: one unit that nobody knows, no source, no day. */
async function takeList(page: Page): Promise<void> {
  const csv =
    '序号,责任单位,指标,分值,扣分,失分原因,整改时限,整改情况\n1,区审计局,审计结果,3,0.5,审计报告没有公开,2021-10-15,\n2,区监察委,机构信息,2,0.2,电话打不通,,\n';
  const buffer = Buffer.from(csv);
  await page.getByLabel('选择问题清单文件').setInputFiles({ name: '反馈.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('heading', { name: '核对问题清单' }).waitFor();
  await chooseIn(page.getByLabel('没有写来源的'), '上级通报');
  const found = page.getByLabel('没有写发现日期的');
  await found.fill('2021-10-01');
  await page.getByText('没有叫“区监察委”的单位').waitFor();
  await page.getByRole('button', { name: '导入 1 个' }).click();
  // What is read says the same as what is in.
  await message(page, '已导入：新增 1 个问题').waitFor();
  await page.getByRole('button', { name: /^区审计局.*审计报告没有公开/u }).waitFor();
}

async function answer(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^区审计局.*审计报告没有公开/u }).click();
  const panel = page.getByRole('dialog', { name: '区审计局的问题' });
  await panel.getByRole('button', { name: '登记整改情况' }).click();
  const reply = page.getByRole('dialog', { name: /^登记整改情况/u });
  await reply.getByLabel('整改情况').fill('报告已公开');
  await reply.getByLabel('佐证链接').fill('www.qinghe.gov.cn/sj.html');
  await reply.getByRole('button', { name: '登记', exact: true }).click();
  await panel.getByText('已回复待复核').waitFor();
  await panel.getByRole('button', { name: '复核', exact: true }).click();
  const recheck = page.getByRole('dialog', { name: /^复核/u });
  await recheck.getByLabel('部分整改').check();
  await recheck.getByLabel('复核意见').fill('缺附件');
  await recheck.getByRole('button', { name: '复核', exact: true }).click();
  await panel.getByText('部分整改，超期 5 天').waitFor();
  await panel.getByRole('button', { name: '关闭' }).click();
  await panel.waitFor({ state: 'detached' });
}

it('a list comes in, is answered and checked again, stands on Today and in the calendar, and goes out', async () => {
  const app = await startApp({ today: '2021-10-20' });
  await app.call('workspace.loadDemo', {});
  const { page, close } = await openPage(app, { path: '/findings?year=2021', viewport: { width: 1366, height: 768 } });
  await takeList(page);
  expect(await stateOf(app, '审计报告')).toBe('overdue');
  await answer(page);
  expect(await stateOf(app, '审计报告')).toBe('partly');

  // The filter is in the address, and the list is what it says.
  await page.getByText('部分整改 2', { exact: true }).click();
  await expect.poll(() => page.url()).toContain('state=partly');
  await page.getByText('显示 2 个，共 8 个').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出清单' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^清河区2021年政务公开问题整改清单.*\.xlsx$/u);
  expect(readFileSync(await download.path()).byteLength).toBeGreaterThan(4000);

  // Many at once.
  await page.getByText('全部 8', { exact: true }).click();
  await page.getByText(/^共 8 个 · /u).waitFor();
  await page.getByLabel('全选').check();
  await page.getByRole('button', { name: '整改时限' }).click();
  await page.getByLabel('整改时限（不填则没有时限）').fill('2021-10-19');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect
    .poll(async () => new Set((await app.call('findings.list', { year })).map(({ rectifyBy }) => rectifyBy)).size)
    .toBe(1);
  await page.getByRole('button', { name: /^撤销：整改时限改为/u }).click();
  await expect
    .poll(async () => new Set((await app.call('findings.list', { year })).map(({ rectifyBy }) => rectifyBy)).size)
    .toBeGreaterThan(2);

  await page.goto(new URL('/?year=2021', app.address).href);
  await page.getByRole('list', { name: '逾期未整改的问题' }).getByText('审计报告没有公开').waitFor();
  await page.goto(new URL('/calendar?year=2021&date=2021-10-15', app.address).href);
  await page.getByRole('link', { name: '整改到期 2 个，已整改 1 个，逾期 1 个' }).click();
  await page.getByText('显示 2 个，共 8 个').waitFor();

  // The unit is one click from its name: whom to call is there to be entered.
  await page.getByRole('button', { name: /^区审计局.*审计报告没有公开/u }).click();
  await page.getByRole('dialog', { name: '区审计局的问题' }).getByRole('link', { name: '区审计局' }).click();
  await page.getByRole('list', { name: '问题' }).getByText('审计报告没有公开').waitFor();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByLabel('责任人').fill('周颖');
  await page.getByLabel('联系方式').fill('0533-6110088');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('list', { name: '联系人' }).getByText('周颖').waitFor();
  await page.getByRole('list', { name: '涉及它的操作' }).getByText('登记联系人：区审计局 周颖').waitFor();

  for (const [colorScheme, size] of [
    ['light', { width: 1366, height: 768 }],
    ['dark', { width: 1920, height: 1080 }],
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto(new URL('/findings?year=2021', app.address).href);
    await page.getByText('审计报告没有公开').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^区审计局.*审计报告没有公开/u }).click();
    await page.getByRole('link', { name: '区审计局' }).click();
    await page.getByRole('list', { name: '联系人' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }
  await close();
  await app.stop();
});
