import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/contract/shared.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { chooseIn, message } from '../support/waits.ts';

const year = 2021 as Year;
const none = { shift: { kind: 'none' } } as const;
const MONTHLY: TimeRule = { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', ...none };
const AFTER_ISSUE: TimeRule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', ...none };

let app: RunningApp;
let units: readonly UnitId[];

beforeEach(async () => {
  app = await startApp({ today: '2021-06-15' });
  await app.call('workspace.setUp', { district: '清河区', year });
  const names = ['区财政局', '区水利局', '区民政局'];
  await app.call('units.addMany', { names, kind: 'department' });
  units = (await app.call('units.list', {})).units.map(({ id }) => id);
});
afterEach(() => app.stop());
afterAll(closeBrowser);

async function duty(
  content: string,
  rules: TimeRule[],
  kind: 'disclosure' | 'measure' = 'disclosure',
): Promise<DutyId> {
  const assignments = units.map((id) => ({ party: { kind: 'unit' as const, id }, role: 'responsible' as const }));
  const texts = { number: '1', task: '日常公开', subtask: '', timeWording: '' };
  return (await app.call('duties.create', { year, kind, content, ...texts, rules, assignments })).id;
}

async function occurrences(id: DutyId) {
  return (await app.call('duties.get', { id })).occurrences;
}

async function on<Result>(path: string, walk: (page: Page) => Promise<Result>): Promise<Result> {
  const opened = await openPage(app, { path, viewport: { width: 1366, height: 768 } });
  const result = await walk(opened.page);
  await opened.close();
  return result;
}

async function fillDate(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label });
  await field.fill(text);
  await field.blur();
}

describe('changes in the course of the year', () => {
  it('are put off and freed in bulk from the calendar, with the original date in sight, and taken back', async () => {
    const id = await duty('部门会议公开', [MONTHLY]);
    const ruleId = (await occurrences(id))[0]?.ruleId ?? '';
    const entry = (key: string, dueOn: string) =>
      `/calendar?year=2021&date=${dueOn}&entry=${id}~${ruleId}~${key}~${dueOn}`;
    await on(entry('2021-05', '2021-05-31'), async (page) => {
      const panel = page.getByRole('dialog', { name: '部门会议公开' });
      await panel.getByRole('checkbox', { name: '区财政局' }).check();
      await panel.getByRole('checkbox', { name: '区水利局' }).check();
      await panel.getByText('延期', { exact: true }).click();
      const form = panel.getByRole('form', { name: '延期' });
      await fillDate(page, '延期至', '2021-05-20');
      await form.getByLabel('延期原因').fill('网站改版');
      // An extension lies after the original date: the form is not sent.
      expect(await form.getByRole('button', { name: '延期 2 个单位' }).isDisabled()).toBe(true);
      await fillDate(page, '延期至', '2021-06-18');
      await form.getByRole('button', { name: '延期 2 个单位' }).click();
      await panel.getByText('另有区财政局、区水利局已延期至').waitFor();
      await panel.getByRole('button', { name: '为什么是这一天' }).click();
      await panel.getByText('截止日期：2021年5月31日（星期一）。').waitFor();

      await panel.getByRole('checkbox', { name: '区民政局' }).check();
      await panel.getByText('免除', { exact: true }).click();
      await panel.getByLabel('免除原因').fill('本月无会议');
      await panel.getByRole('button', { name: '免除 1 个单位' }).click();
      await expect.poll(async () => (await occurrences(id)).filter(({ lamp }) => lamp === 'exempt').length).toBe(1);
      // The last notice takes it back.
      await message(page, '已免除').getByRole('button', { name: '撤销', exact: true }).click();
      await expect.poll(async () => (await occurrences(id)).filter(({ lamp }) => lamp === 'exempt').length).toBe(0);
    });
    const extended = (await occurrences(id)).filter(({ originalDueOn }) => originalDueOn !== undefined);
    expect(extended.map(({ unit, dueOn, originalDueOn }) => `${unit} ${dueOn} ${originalDueOn}`)).toEqual([
      '区财政局 2021-06-18 2021-05-31',
      '区水利局 2021-06-18 2021-05-31',
    ]);
    await on(entry('2021-05', '2021-06-18'), async (page) => {
      const panel = page.getByRole('dialog', { name: '部门会议公开' });
      await panel.locator('s', { hasText: '05-31' }).first().waitFor();
      await panel.getByRole('button', { name: /区财政局的登记/ }).click();
      await panel.getByText('原因：网站改版').waitFor();
      await panel.getByRole('button', { name: '取消区财政局的延期' }).click();
      await expect.poll(async () => (await occurrences(id)).filter(({ extension }) => extension).length).toBe(1);
    });
  });

  it('start with one event for all that react to it, which can be put right and withdrawn', async () => {
    const reading = await duty('政策解读', [AFTER_ISSUE]);
    const posting = await duty('政策文件公开', [{ ...AFTER_ISSUE, n: 10 }]);
    await on('/calendar?year=2021', async (page) => {
      await page.getByRole('button', { name: '其他登记' }).click();
      await page.getByText('登记触发事件', { exact: true }).click();
      const dialog = page.getByRole('dialog', { name: '登记触发事件' });
      await chooseIn(dialog.getByRole('combobox', { name: '由它起算的事项' }), '政策解读');
      await dialog.getByRole('button', { name: '一并登记' }).click();
      await dialog.getByRole('button', { name: '全部责任单位 3' }).click();
      await dialog.getByLabel(/^事件/).fill('清河区养老服务办法');
      await fillDate(page, '发生日期（第0天）', '2021-06-10');
      await dialog.getByText('2021年6月16日').waitFor();
      await dialog.getByRole('button', { name: '登记', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    });
    expect((await occurrences(reading)).map(({ dueOn }) => dueOn)).toEqual(Array(3).fill('2021-06-16'));
    expect((await occurrences(posting)).map(({ dueOn }) => dueOn)).toEqual(Array(3).fill('2021-06-25'));
    await on(`/tasks?year=2021&duty=${reading}`, async (page) => {
      await page.getByRole('button', { name: '修改事件：清河区养老服务办法' }).click();
      await fillDate(page, '发生日期（第0天）', '2021-06-15');
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await expect.poll(async () => (await occurrences(reading))[0]?.dueOn).toBe('2021-06-18');
      await page.getByRole('button', { name: '撤回事件：清河区养老服务办法' }).click();
      await expect.poll(async () => (await occurrences(reading)).length).toBe(0);
    });
  });

  it('get other rules from a day on, and tell their history', async () => {
    const id = await duty('部门会议公开', [MONTHLY]);
    await on(`/tasks?year=2021&duty=${id}`, async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: '设定时限' }).click();
      const dialog = page.getByRole('dialog', { name: '设定时限' });
      await dialog.getByLabel('按文字识别时限').fill('每月20日前');
      await dialog.getByRole('button', { name: '识别' }).click();
      await dialog.getByText('2021年1月20日').waitFor();
      await dialog.getByText('自某日起（变更）').click();
      await dialog.getByText(/此前到期不变：01-31、02-28/).waitFor();
      await fillDate(page, '生效日期', '2021-06-01');
      await dialog.getByText(/此后到期：06-20、07-20/).waitFor();
      await dialog.getByRole('button', { name: '保存时限' }).click();
      const history = page.getByRole('list', { name: '时限沿革' });
      await history.getByText('至2021年5月31日止').waitFor();
      await history.getByText('自2021年6月1日起').waitFor();
    });
    const dates = (await occurrences(id)).filter(({ unit }) => unit === '区财政局').map(({ dueOn }) => dueOn);
    expect(dates.slice(3, 7)).toEqual(['2021-04-30', '2021-05-31', '2021-06-20', '2021-07-20']);
  });

  it('follow their units: renamed, merged, in a group for part of the year', async () => {
    const id = await duty('部门会议公开', [MONTHLY]);
    const members = [...units];
    const { id: group } = await app.call('units.saveGroup', { name: '各部门', aliases: [], members });
    await on(`/units?year=2021&open=${units[0]}`, async (page) => {
      await page.getByRole('button', { name: '更名', exact: true }).click();
      await page.getByLabel(/^新名称/).fill('区财政金融局');
      await page.getByRole('form', { name: '更名' }).getByRole('button', { name: '更名' }).click();
      await page
        .getByRole('row', { name: /区财政金融局/ })
        .getByRole('button')
        .click();
      await page.getByRole('button', { name: '撤并到其他单位' }).click();
      await chooseIn(page.getByRole('combobox', { name: '撤并到', exact: true }), '区民政局');
      await fillDate(page, '自何日起由承接单位负责', '2021-06-01');
      const merging = page.getByRole('form', { name: '撤并' });
      await merging.getByRole('button', { name: '撤并' }).click();
      await merging.waitFor({ state: 'detached' });
      await page
        .getByRole('row', { name: /区财政金融局/ })
        .getByRole('button')
        .click();
      await page.getByText('自2021年6月1日起撤并到区民政局').waitFor();
    });
    const of = (await occurrences(id)).filter(({ periodKey }) => ['2021-05', '2021-06'].includes(periodKey));
    expect(of.map(({ periodKey, unit }) => `${periodKey} ${unit}`)).toEqual([
      '2021-05 区财政金融局',
      '2021-05 区水利局',
      '2021-05 区民政局',
      '2021-06 区民政局',
      '2021-06 区水利局',
    ]);
    await on(`/units?year=2021&tab=groups&open=${group}`, async (page) => {
      await page.getByRole('button', { name: '设定起止日期' }).click();
      await page.getByTitle('区水利局', { exact: true }).last().click();
      await fillDate(page, '区水利局退出日期', '2021-08-31');
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await expect
        .poll(async () =>
          (await app.call('units.list', {})).groups[0]?.members.find(({ unitId }) => unitId === units[1]),
        )
        .toEqual({ unitId: units[1], to: '2021-08-31' });
    });
  });

  it('stay up as long as they must, and come up at the review dates', async () => {
    const notice = await duty('征求意见公告', [
      { type: 'once', month: 6, day: 30, ...none },
      { type: 'minimumDuration', n: 30, count: 'day' },
    ]);
    const measure = await duty('推进基层政务公开标准化', [{ type: 'continuous' }], 'measure');
    const [first] = await occurrences(notice);
    if (!first) throw new Error('no occurrence');
    const { dutyId, ruleId, unitId, periodKey } = first;
    const items = [{ dutyId, ruleId, unitId, periodKey }];
    await app.call('fulfilments.register', { items, doneOn: '2021-06-01' as never, title: '公告', link: '' });
    await on(`/tasks?year=2021&duty=${notice}`, async (page) => {
      await page.getByRole('button', { name: /区财政局的登记/ }).click();
      await page.getByText('须公示至 07-01（还有 16 天）').waitFor();
      await page.getByRole('button', { name: '登记撤下：区财政局' }).click();
      await page.getByText('须公示至 2021年7月1日，这一天撤下提前了 16 天').waitFor();
      await page.getByRole('button', { name: '确已提前撤下，仍登记' }).click();
      await page.getByText('06-15 撤下，公示期未满，提前 16 天').waitFor();
    });
    await on('/settings?year=2021', async (page) => {
      const box = page.getByRole('combobox', { name: '日期' });
      await box.fill('9.30');
      await box.press('Enter');
      await page
        .getByRole('form')
        .filter({ has: box })
        .or(page.locator('form', { has: box }))
        .getByRole('button', { name: '保存' })
        .first()
        .click();
      await expect
        .poll(async () => (await app.call('workspace.status', {})).years[0]?.reviewDates)
        .toEqual(['06-30', '09-30', '12-31']);
    });
    const dates = (await occurrences(measure))
      .filter(({ unit }) => unit === '区财政局')
      .map(({ dueOn, lamp }) => `${dueOn} ${lamp}`);
    expect(dates).toEqual(['2021-06-30 ongoing', '2021-09-30 ongoing', '2021-12-31 ongoing']);
  });
});
