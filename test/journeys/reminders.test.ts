import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { textOf } from '../documents/paperFiles.ts';
import { closeBrowser, openPage, startApp } from '../support/runningApp.ts';
import { day } from '../support/testApp.ts';

const year = 2021 as Year;
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-slips-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
afterAll(closeBrowser);

const startOn = (today: string) => startApp({ dataDir, today });
const AT_1366 = { viewport: { width: 1366, height: 768 } } as const;

async function taken(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return textOf(Uint8Array.from(await readFile(await download.path())));
}

it('what is overdue in the ledger is reminded of, pressed for once the reply day has passed, answered; undo voids what was fetched', async () => {
  const first = await startOn('2021-07-01');
  await first.call('workspace.setUp', { district: '清河区', year, inUseFrom: day('2021-01-01') });
  await first.call('units.addMany', { names: ['区财政局', '区统计局'], kind: 'department' });
  const { units } = await first.call('units.list', {});
  await first.call('duties.create', {
    year,
    kind: 'measure',
    number: '1',
    task: '',
    subtask: '',
    content: '公开重点民生实事清单',
    timeWording: '6月30日前',
    rules: [{ type: 'once', month: 6, day: 30, shift: { kind: 'none' } }],
    assignments: units.map(({ id }) => ({ party: { kind: 'unit', id }, role: 'responsible' })),
  });
  await first.call('papers.saveSender', {
    office: '清河区政府办',
    contact: '示例联系人甲',
    phone: '0000-1234567',
    mark: '清政公开',
  });
  const one = await openPage(first, { path: '/ledger?year=2021', ...AT_1366 });
  await one.page.getByRole('button', { name: '逾期 2' }).click();
  await one.page.getByRole('grid', { name: '工作台账' }).focus();
  await one.page.keyboard.press('Control+a');
  await one.page.getByRole('button', { name: '催办 2 项' }).click();
  await one.page.getByText('只催办所选的 2 项').waitFor();
  // The preview beside the list follows the keyboard; the space bar takes one out.
  await one.page.getByRole('button', { name: '预览：区财政局，提醒' }).focus();
  await one.page.getByText('清政公开提〔2021〕1号', { exact: true }).first().waitFor();
  await one.page.keyboard.press('ArrowDown');
  const preview = one.page.getByRole('region', { name: '催办单预览' });
  await preview.getByText('区统计局：').waitFor();
  await preview.getByText('清政公开提〔2021〕2号').waitFor();
  await one.page.keyboard.press(' ');
  await one.page.getByText('已选 1 / 2 份').waitFor();
  await one.page.keyboard.press(' ');
  await one.page.getByLabel('回复期限').fill('2021-07-06');
  await one.page.getByRole('button', { name: '生成 2 份催办单' }).click();
  await one.page.getByText('已生成 2 份催办单').waitFor();
  const text = await taken(one.page, '下载：清政公开提〔2021〕1号');
  expect(text).toContain('政务公开工作提醒单');
  expect(text).toContain('请于2021年7月6日前反馈。');
  await one.close();
  await first.stop();

  const second = await startOn('2021-07-07');
  const two = await openPage(second, { path: '/papers?year=2021', ...AT_1366 });
  await two.page.getByText('催办 2 份').waitFor();
  await two.page.getByText('1 号 · 接 清政公开提〔2021〕1号').waitFor();
  await two.page.getByRole('button', { name: '生成 2 份催办单' }).click();
  await two.page.getByText('催办单 4 份').waitFor();
  await taken(two.page, '下载：清政公开催〔2021〕1号');
  await two.page.getByRole('button', { name: /^撤销：生成催办单 2 份/ }).click();
  await two.page.getByText('文件已取走的 1 份改为作废，编号保留').waitFor();
  await two.page.getByText('催办单 3 份').waitFor();
  await two.page.getByRole('button', { name: '回复：清政公开提〔2021〕2号' }).click();
  await two.page.getByLabel('回复内容').fill('本周内公开');
  await two.page.getByRole('button', { name: '记录回复' }).click();
  await two.page.getByText('已记录区统计局的回复').waitFor();
  const { slips } = await second.call('reminders.list', { year });
  expect(slips.map(({ documentNumber, state }) => [documentNumber, state])).toEqual([
    ['清政公开催〔2021〕1号', 'withdrawn'],
    ['清政公开提〔2021〕2号', 'answered'],
    ['清政公开提〔2021〕1号', 'unanswered'],
  ]);
  await two.close();
  await second.stop();
});
