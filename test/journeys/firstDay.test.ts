import { afterAll, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { closeBrowser, openPage, startApp } from '../support/runningApp.ts';
import { chooseIn } from '../support/waits.ts';
import { dropFile } from '../support/steps.ts';

afterAll(closeBrowser);

const year = 2021 as Year;

const ROWS = [
  ['清河区2021年政务公开台账'],
  ['事项', '单位', '所属期', '办结日期', '标题', '链接'],
  ['财政收支公开', '区财政局', '2021年3月', '2021-03-20', '三月收支', 'https://www.example.gov.cn/3.html'],
  ['财政收支公开', '区财政局', '4月', '2021-04-28', '', ''],
  ['财政收支公开', '财政', '5月', '2021-05-20', '', ''],
];

it('an office that starts in June has nothing overdue; its old ledger is taken in, and counts once it says so', async () => {
  const app = await startApp({ today: '2021-06-15' });
  try {
    const { page, close } = await openPage(app, { viewport: { width: 1366, height: 768 } });
    // First start: today is proposed as the day from which the ledger is kept here.
    await page.getByLabel('区县名称').fill('清河区');
    await expect.poll(() => page.getByLabel('启用日').inputValue()).toBe('2021-06-15');
    await page.getByRole('button', { name: '开始，导入第一张表' }).click();
    await page.getByRole('link', { name: '旧台账' }).waitFor();
    const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
    const rule = { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same' } as const;
    await app.call('duties.create', {
      year,
      kind: 'disclosure',
      number: '1',
      task: '',
      subtask: '',
      content: '财政收支公开',
      timeWording: '每月',
      rules: [{ ...rule, shift: { kind: 'none' } }],
      assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
    });
    await page.goto(`${new URL(app.address).origin}/?year=2021`);
    const before = page.getByRole('link', { name: /^此前/u });
    await page.getByRole('link', { name: '已登记 0', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^逾期/u }).first().textContent()).toContain('0');

    // The old ledger: dropped where it belongs, looked through, the unknown name said, registered.
    await before.click();
    await page.getByRole('link', { name: '导入旧台账' }).click();
    await page.getByText('把以前登记用的台账拖到窗口里').waitFor();
    await dropFile(page, { name: '旧台账.xlsx', bytes: workbookBytes([{ name: '台账', rows: ROWS }]) });
    await page.getByText('没有叫“财政”的单位').waitFor();
    await chooseIn(page.getByRole('combobox', { name: '“财政”是哪个单位' }), '区财政局');
    await page.getByRole('button', { name: '登记 3 条' }).click();
    await page.getByText('登记 3 条，原已登记 0 条，未办 0 条，对不上 0 条（没有登记）。').waitFor();
    expect((await app.call('workspace.status', {})).years[0]?.before).toEqual({ total: 5, registered: 3 });

    // All of it counts, and none of it again.
    await page.getByRole('button', { name: '此前计入' }).click();
    await expect.poll(async () => (await app.call('workspace.status', {})).years[0]?.overdue).toBe(2);
    await page.getByRole('button', { name: '撤销：2021 年度此前计入' }).click();
    await expect.poll(async () => (await app.call('workspace.status', {})).years[0]?.overdue).toBe(0);
    await close();
  } finally {
    await app.stop();
  }
});
