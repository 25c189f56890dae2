import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { chooseFile, type OfficeFile } from '../support/steps.ts';

const year = 2021 as Year;

let app: RunningApp;
beforeEach(async () => {
  app = await startApp({ today: '2021-10-15' });
  await app.call('workspace.setUp', { district: '清河区', year });
});
afterEach(() => app.stop());
afterAll(closeBrowser);

const SUBJECTS = '财政 审计 统计 民政 司法 水务 教育 医保 商务 信访 交通 粮食 气象 档案'.split(' ');
const bureaus = (from: number, to: number) => SUBJECTS.slice(from, to).map((subject) => `区${subject}局`);

/** Every unit once a year, and a group every month. */
function schedule(name: string, units: readonly string[], group: string): OfficeFile {
  const rows = [
    [`清河区2021年${name}公开指标明细表`],
    ['序号', '指标名称', '单位名称', '公开时限'],
    ...units.map((unit, index) => [index + 1, `${unit}年度总结`, unit, '12月底前']),
    [100, `${name}会议公开`, group, '每月'],
  ];
  return { name: `${name}.xlsx`, bytes: workbookBytes([{ name: '明细', rows, merges: ['A1:D1'] }]) };
}

/** Chooses a file and goes on to the names with what is proposed for them. */
async function toNames(page: Page, file: OfficeFile): Promise<void> {
  await chooseFile(page, file);
  // The file does not say when it was issued.
  await page.getByText('1月1日起').click();
  await page.getByRole('button', { name: /^下一步/ }).click();
  await page.getByRole('button', { name: /^写入 \d+ 行$/ }).waitFor();
}

const write = (page: Page) => page.getByRole('button', { name: /^写入 \d+ 行$/ }).click();

async function coverage() {
  const { due, gaps, notes } = await app.call('coverage.check', { year });
  return { due, gaps, outside: notes.filter(({ cause }) => cause === 'outsideGroup').map(({ count }) => count) };
}

it('a group taken as all departments is all departments after the second file; near names are asked about once', async () => {
  const opened = await openPage(app, { path: '/imports?year=2021', viewport: { width: 1366, height: 768 } });
  const { page } = opened;
  await toNames(page, schedule('甲表', bureaus(0, 4), '区政府各部门'));
  await page.getByRole('button', { name: '全部部门 4 个' }).waitFor();
  await write(page);
  await page.getByText('本次导入').waitFor();

  // 区直各部门 means the same as the group that is there; 区财政局 is there under another writing.
  await toNames(page, schedule('乙表', [...bureaus(4, 14), '区财政管理局'], '区直各部门'));
  await write(page);
  const dialog = page.getByRole('dialog', { name: '写入前请确认' });
  await dialog.getByText('区财政管理局').waitFor();
  expect(await dialog.getByRole('button', { name: '写入', exact: true }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('radio', { name: '同一单位' }).check();
  await dialog.getByRole('button', { name: '写入', exact: true }).click();
  await page.getByText('乙表.xlsx').first().waitFor();
  await expect.poll(async () => (await app.call('units.list', {})).units.length).toBe(14);
  await opened.close();

  const { groups } = await app.call('units.list', {});
  expect(groups.map(({ name, aliases, members }) => [name, aliases, members.length])).toEqual([
    ['区政府各部门', ['区直各部门'], 14],
  ]);
  // 2 monthly duties of 14 units, and a yearly one of each, 区财政局 twice.
  expect(await coverage()).toEqual({ due: 2 * 14 * 12 + 15, gaps: 0, outside: [] });
});

it('a list is offered the rule, an import asks whether new units join, and coverage says who stands outside', async () => {
  await app.call('units.addMany', { names: bureaus(0, 5), kind: 'department' });
  const { units } = await app.call('units.list', {});
  const members = units.slice(0, 3).map(({ id }) => id);
  const { id } = await app.call('units.saveGroup', { name: '区政府各部门', aliases: [], members });
  const opened = await openPage(app, { path: '/imports?year=2021', viewport: { width: 1366, height: 768 } });
  const { page } = opened;
  await toNames(page, schedule('丙表', bureaus(5, 9), '区政府各部门'));
  await write(page);
  const dialog = page.getByRole('dialog', { name: '写入前请确认' });
  await dialog.getByRole('radio', { name: '只把这 4 个加入名单' }).check();
  await dialog.getByRole('button', { name: '写入', exact: true }).click();
  await page.getByText('本次导入').waitFor();
  expect(await coverage()).toEqual({ due: 7 * 12 + 4, gaps: 0, outside: [2] });

  await page.goto(new URL('/units?year=2021&tab=groups', app.address).href);
  const offers = page.getByRole('region', { name: '单位组的建议' });
  await offers.getByText(`不在其中的有：${bureaus(3, 5).join('、')}`).waitFor();
  expect(await violations(page)).toEqual([]);
  await offers.getByRole('button', { name: '改为全部部门' }).click();
  await offers.waitFor({ state: 'detached' });
  expect(await coverage()).toEqual({ due: 9 * 12 + 4, gaps: 0, outside: [] });

  // One of them is left out again: an exception, not a list.
  await page.getByRole('button', { name: '区政府各部门', exact: true }).click();
  const panel = page.getByRole('dialog', { name: '编辑区政府各部门' });
  await panel.getByRole('checkbox', { name: '区司法局' }).uncheck();
  await panel.getByText('除外 1').waitFor();
  await panel.getByRole('button', { name: '保存' }).click();
  await page.getByText('全部部门（除外 1 个）').waitFor();
  await opened.close();
  const group = (await app.call('units.list', {})).groups.find((each) => each.id === id);
  expect(group).toMatchObject({ rules: [{ kind: 'department', scope: 'all' }], exceptions: [{}] });
  expect(await coverage()).toEqual({ due: 8 * 12 + 4, gaps: 0, outside: [] });
});
