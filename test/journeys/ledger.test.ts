import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { OccurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { day } from '../support/testApp.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';

afterAll(closeBrowser);

const year = 2021 as Year;
let app: RunningApp;
beforeEach(async () => {
  app = await startApp({ today: '2021-12-15' });
  await app.call('workspace.setUp', { district: '清河区', year, inUseFrom: day('2021-01-01') });
});
afterEach(() => app.stop());

/** Twelve months of one unit, of which the first are registered, the last of those without a link. */
async function registered(linked: number, bare: number): Promise<DutyId> {
  const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
  const { id } = await app.call('duties.create', {
    year,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content: '财政收支公开',
    timeWording: '每月',
    rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } }],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  });
  const { occurrences } = await app.call('duties.get', { id });
  const items = occurrences
    .toSorted((a, b) => (a.periodKey < b.periodKey ? -1 : 1))
    .map(({ dutyId, ruleId, unitId: of, periodKey }): OccurrenceKey => ({ dutyId, ruleId, unitId: of, periodKey }));
  const link = 'http://www.qh.example/1.html';
  await app.call('fulfilments.register', {
    items: items.slice(0, linked),
    doneOn: day('2021-12-01'),
    title: '收支',
    link,
  });
  const rest = items.slice(linked, linked + bare);
  if (rest.length > 0)
    await app.call('fulfilments.register', { items: rest, doneOn: day('2021-12-01'), title: '', link: '' });
  return id;
}

const states = async () => (await app.call('ledger.items', { year, filter: {}, offset: 0, limit: 0 })).states;

it('what is registered is checked from the keyboard alone', async () => {
  await registered(3, 1);
  const { page, close } = await openPage(app, { path: '/?year=2021', viewport: { width: 1366, height: 768 } });
  await page.getByRole('link', { name: '待核验 4', exact: true }).waitFor();
  await page.getByRole('link', { name: '逐项核验' }).focus();
  await page.keyboard.press('Enter');
  const at = (position: string) => page.getByText(position, { exact: true }).waitFor();
  const isRead = (month: number) =>
    page.getByRole('region').getByText(`2021年${month}月`, { exact: true }).first().waitFor();
  await at('第 1 / 4');
  await isRead(1);
  await page.keyboard.press('Enter');
  await at('第 2 / 4');
  await isRead(2);
  await page.keyboard.press('r');
  await page.getByLabel('退回理由').waitFor();
  await page.keyboard.type('缺附件 jk');
  await page.keyboard.press('Enter');
  await at('第 3 / 4');
  await isRead(3);
  await page.keyboard.press('s');
  await at('第 4 / 4');
  await isRead(4);
  await page.keyboard.press('Enter');
  await page.getByLabel('没有链接也没有文件，免佐证的理由').waitFor();
  await page.keyboard.type('现场查看过');
  await page.keyboard.press('Enter');
  await page.getByText('销号 2 项，退回 1 项，跳过 1 项。').waitFor();
  expect(await states()).toMatchObject({ closed: 2, returned: 1, toVerify: 1 });
  const { rows } = await app.call('ledger.items', { year, filter: { states: ['returned'] }, offset: 0, limit: 1 });
  expect(rows[0]).toMatchObject({ newDueOn: '2021-12-22', returns: 1, doneOn: '2021-12-01' });
  await close();
});

it('of ten closed at once three lack evidence and are named; what is shown is kept by name', async () => {
  await registered(7, 3);
  const { page, close } = await openPage(app, { path: '/ledger?year=2021', viewport: { width: 1366, height: 768 } });
  await page.getByRole('button', { name: '待核验 10' }).click();
  await page.getByText('筛选出 10 项').waitFor();
  await page.getByRole('grid', { name: '工作台账' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByText('已选 10 项').waitFor();
  await page.getByRole('button', { name: '销号 10 项' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '销号 10 项' }).click();
  await page.getByText('3 项没有销号').waitFor();
  expect(await page.getByRole('list', { name: '没有销号的' }).getByRole('listitem').count()).toBe(3);
  expect(await states()).toMatchObject({ closed: 7, toVerify: 3 });
  // One of them is given what shows it, the others a reason.
  await page.getByRole('button', { name: '补佐证：区财政局，2021年8月' }).click();
  await page.getByRole('dialog', { name: '财政收支公开' }).getByText('没有链接也没有文件。').waitFor();
  await page.keyboard.press('Escape');
  // The order that is looked at every week is kept, and comes back.
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByRole('button', { name: '筛选方案', exact: true }).click();
  await page.getByLabel('方案名称').fill('待补佐证');
  await page.keyboard.press('Enter');
  await page.getByText('已存为筛选方案“待补佐证”').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '全部状态' }).click();
  await page.getByText('2021年 · 12 项').waitFor();
  await page.getByRole('button', { name: '筛选方案', exact: true }).click();
  await page.getByRole('button', { name: '待补佐证', exact: true }).first().click();
  await page.getByText('筛选出 3 项').waitFor();
  expect(new URL(page.url()).search).toBe('?year=2021&state=toVerify&sort=verifiedOn');
  await close();
});
