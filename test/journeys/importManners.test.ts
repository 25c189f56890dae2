import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { chooseFile, type OfficeFile } from '../support/steps.ts';
import { keyboardIn } from '../support/waits.ts';

/** What a clerk has put in and typed is not lost: over a reload, a second window, a restart, and where a text is not understood. */

const year = 2021 as Year;
const viewport = { width: 1366, height: 768 };
const LIMITS = ['每月', '每季度', '每年3月底前', '每半年', '尽快'];
const UNITS = ['区财政局', '区民政局', '区司法局'];
const ROWS = Array.from({ length: 20 }, (_, index) => [
  String(index + 1),
  `第${index + 1}项政务信息公开情况`,
  UNITS[index % UNITS.length] ?? '',
  LIMITS[index % LIMITS.length] ?? '',
]);
const SCHEDULE: OfficeFile = {
  name: '清河区2021年定时公开指标明细表.xlsx',
  bytes: workbookBytes([{ name: '明细表', rows: [['序号', '指标名称', '单位名称', '公开时限'], ...ROWS] }]),
};

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2021-06-15' });
  await app.call('workspace.setUp', { district: '清河区', year });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

const reading = (page: Page) => page.getByRole('region', { name: /^读取结果/ });
const kept = (page: Page) => page.waitForResponse(/\/api\/imports\.decide$/);

/** What has the keyboard: its label, or what it says. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const label =
      at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : '';
    return label || at?.ariaLabel || at?.textContent || '';
  });
}

/** Rows of the list that are in sight from top to bottom, by their boxes. */
function rowsInSight(page: Page): Promise<number> {
  return reading(page).evaluate((list) => {
    const box = list.getBoundingClientRect();
    return [...list.querySelectorAll('li')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= box.top - 1 && bottom <= Math.min(box.bottom, window.innerHeight) + 1;
    }).length;
  });
}

describe('a file in the preview', () => {
  it('stays over a reload, in two windows and over a restart, with what was decided; a simple schedule shows a dozen rows', async () => {
    const first = await openPage(app, { path: '/imports?year=2021', viewport });
    const { page, context } = first;
    await chooseFile(page, SCHEDULE);
    await reading(page).waitFor();
    await expect.poll(() => rowsInSight(page)).toBeGreaterThanOrEqual(12);

    // At 200 % the panes stand one above the other, and a row that is open still fits.
    await page.setViewportSize({ width: 683, height: 384 });
    await expect.poll(() => reading(page).evaluate((list) => list.clientHeight)).toBeGreaterThan(120);
    await page.setViewportSize(viewport);
    await page.getByText('待核 4', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await Promise.all([kept(page), reading(page).getByRole('checkbox', { name: '导入第 3 行' }).uncheck()]);

    // The keyboard goes into a dialog's first field, and back to the list.
    await reading(page).focus();
    await page.keyboard.press('F2');
    await expect.poll(() => focused(page)).toBe('按文字识别时限');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatch(/^读取结果/);

    // 待核 opens what it asks about; what is typed there is read as it is typed.
    await page.getByText('待核 4', { exact: true }).click();
    await reading(page)
      .getByRole('button', { name: /^待核：/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('按文字识别时限').fill('每月10日前');
    await Promise.all([kept(page), dialog.getByRole('button', { name: '保存时限' }).click()]);
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('待核 3', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^读取结果/);

    await page.reload();
    await page.getByText('待核 3', { exact: true }).waitFor();
    await expect.poll(() => reading(page).getByRole('checkbox', { name: '导入第 3 行' }).isChecked()).toBe(false);
    await Promise.all([kept(page), page.getByRole('button', { name: '下一步：确认 3 个单位名称' }).click()]);
    await page.getByRole('heading', { name: '确认单位名称' }).waitFor();

    // A second window on the same preview: each keeps what the other says.
    const second = await context.newPage();
    await second.goto(page.url());
    await second.getByRole('heading', { name: '确认单位名称' }).waitFor();
    await Promise.all([kept(second), second.getByRole('button', { name: '返回核对' }).click()]);
    await Promise.all([kept(second), reading(second).getByRole('checkbox', { name: '导入第 4 行' }).uncheck()]);
    await first.close();

    await app.restart();
    const third = await openPage(app, { path: '/imports?year=2021', viewport });
    await third.page.getByText('还没有导入完的文件').waitFor();
    await third.page.getByText(/放入，还没有写入，已设定 3 处/).waitFor();
    expect(await violations(third.page)).toEqual([]);
    await third.page.getByRole('button', { name: '继续' }).click();
    await third.page.getByText('待核 3', { exact: true }).waitFor();
    await third.page.getByRole('button', { name: '下一步：确认 3 个单位名称' }).click();
    const written = third.page.waitForResponse(/\/api\/imports\.confirm$/);
    await third.page.getByRole('button', { name: '写入 18 行' }).click();
    // The file does not say when it was issued.
    const asked = third.page.getByRole('dialog', { name: '写入前请确认' });
    await asked.getByRole('radio', { name: /1月1日起/ }).check();
    await asked.getByRole('button', { name: '写入', exact: true }).click();
    await written;
    await third.page.getByText('新增 18 项，更新 0 项，未变 0 项', { exact: false }).waitFor();
    await expect.poll(() => focused(third.page)).toContain('已写入 新增 18 项');
    await third.close();
    const duties = await app.call('duties.list', { year });
    expect(duties.map(({ number }) => number)).not.toContain('2');
    expect(duties.find(({ number }) => number === '5')?.rules).toMatchObject([
      { rule: { type: 'recurring', every: 'month', due: { at: 'dayInPeriod', day: 10 } } },
    ]);
    expect(await app.call('imports.drafts', {})).toEqual([]);
  });
});

describe('a text that is not understood', () => {
  it('is not lost: the button says so, and takes it once it is', async () => {
    const opened = await openPage(app, { path: '/tasks?year=2021', viewport });
    const { page } = opened;
    await page.getByRole('button', { name: '新增事项' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新增事项' });
    await dialog.getByLabel('工作举措（事项）').fill('公开食品安全抽检结果');
    await dialog.getByLabel('按文字识别时限').fill('等会议定');
    await dialog.getByRole('combobox', { name: '责任' }).fill('区档案');
    await dialog.getByRole('button', { name: '新增', exact: true }).click();
    await dialog.getByText(/没有保存：这段文字没有读出时限/).waitFor();
    await dialog.getByText(/责任里输入的“区档案”在单位库里没有/).waitFor();
    // Said beside the button, too, from where the box may be out of sight.
    await dialog.getByText('没有新增：上面输入的文字有没读出的，见红字。').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await dialog.getByLabel('按文字识别时限').inputValue()).toBe('等会议定');
    await dialog.getByLabel('按文字识别时限').fill('每周五前');
    await dialog.getByRole('combobox', { name: '责任' }).fill('区财政局');
    await dialog.getByRole('button', { name: '新增', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    // An input method begins in the marked cell: what it composes replaces the text, and its keys are its own.
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('gridcell', { name: '公开食品安全抽检结果' }).click();
    await keyboardIn(page.getByRole('grid').locator('*'));
    const method = await opened.context.newCDPSession(page);
    await method.send('Input.imeSetComposition', { text: 'gongkai', selectionStart: 7, selectionEnd: 7 });
    const box = page.getByRole('textbox', { name: '修改' });
    await expect.poll(() => box.inputValue()).toBe('gongkai');
    await method.send('Input.insertText', { text: '公开抽检结果' });
    await page.keyboard.press('F2');
    await page.keyboard.type('（每周）');
    const saved = page.waitForResponse(/\/api\/duties\.updateMany$/);
    await page.keyboard.press('Enter');
    await saved;
    await opened.close();
    const added = (await app.call('duties.list', { year })).find(({ content }) => content === '公开抽检结果（每周）');
    expect(added).toMatchObject({ timeWording: '每周五前', rules: [{ rule: { due: { at: 'weekday', weekday: 5 } } }] });
    expect(added?.assignments.map(({ name }) => name)).toEqual(['区财政局']);
  });
});
