import { read, utils } from 'xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { breakdownFixture, scheduleFixture, twoLevelFixture } from '../support/fixtures.ts';
import { acceptImport, chooseFile, dropFile, haveRealFiles, realFile, type OfficeFile } from '../support/steps.ts';

const year = 2021 as Year;

/** One way from an empty folder to the spreadsheets that go to leadership, with a district's own tables. */
interface Path {
  readonly schedule: OfficeFile & { readonly rows: number };
  /** `rows`: of the file; `duties`: with the sub-items of its labelled lists. */
  readonly breakdown: OfficeFile & { readonly rows: number; readonly tasks: number; readonly duties: number };
  readonly twoLevel: OfficeFile & { readonly rows: number; readonly tasks: number; readonly otherYear: boolean };
  /** A monthly item that one unit answers for. */
  readonly monthly: { readonly content: string; readonly unit: string };
}

const fixtures: Path = {
  schedule: scheduleFixture(),
  breakdown: breakdownFixture(),
  twoLevel: { ...twoLevelFixture(), otherYear: false },
  monthly: { content: '主要经济指标月度数据', unit: '区统计局' },
};

afterAll(closeBrowser);

async function importAll(page: Page, app: RunningApp, path: Path): Promise<void> {
  await chooseFile(page, path.schedule);
  await page.getByText(`${path.schedule.rows} 项公开事项`).waitFor();
  expect(await app.call('duties.list', { year }), 'a preview writes nothing').toEqual([]);
  await acceptImport(page);
  await page
    .getByText(/新增 \d+ 项，更新/)
    .first()
    .waitFor();

  await dropFile(page, path.breakdown);
  const { tasks, rows, duties } = path.breakdown;
  await page.getByText(`${tasks} 个任务 · ${rows} 项举措，分列为 ${duties} 项`, { exact: true }).waitFor();
  await acceptImport(page);
  await page.getByText('本次导入').waitFor();

  await dropFile(page, path.twoLevel);
  await page.getByText(`${path.twoLevel.tasks} 个任务 · ${path.twoLevel.rows} 项举措`).waitFor();
  if (path.twoLevel.otherYear) await page.getByRole('button', { name: `仍导入 ${year} 年度` }).click();
  await acceptImport(page);
  await page.getByText('本次导入').waitFor();
}

/** The monthly item's chip on the week of 30 June. */
function chip(page: Page, { content }: Path['monthly'], done: string) {
  return page.getByRole('button', { name: content }).filter({ hasText: done });
}

async function registerOne(page: Page, monthly: Path['monthly']): Promise<void> {
  await page.getByRole('link', { name: /日历/ }).first().click();
  await page.getByLabel('视图').getByText('周', { exact: true }).click();
  await chip(page, monthly, '0/1').click();
  await page.getByRole('checkbox', { name: monthly.unit }).check();
  const form = page.getByRole('form', { name: '办结登记' });
  await form.getByLabel('标题').fill('六月情况公开');
  await form.getByLabel('链接').fill('https://www.example.gov.cn/2021/06.html');
  await form.getByRole('button', { name: '登记 1 个单位' }).click();
  await chip(page, monthly, '1/1').waitFor();
}

async function fillSubmissions(page: Page, app: RunningApp): Promise<void> {
  await page.getByRole('link', { name: '信息报送' }).click();
  const grid = page.getByRole('grid', { name: '各单位各月报送篇数' });
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await app.call('submissions.matrix', { year })).rows[0]?.counts[0]).toBe(3);
  await page.keyboard.press('Control+Home');
  await grid.evaluate((table) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1\t2\t1\n2\t0\t4\n');
    table.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect
    .poll(async () =>
      (await app.call('submissions.matrix', { year })).rows.slice(0, 2).map((row) => row.counts.slice(0, 3)),
    )
    .toEqual([
      [1, 2, 1],
      [2, 0, 4],
    ]);
}

async function exportBook(page: Page, name: string): Promise<string[][]> {
  await page.getByRole('link', { name: '导入导出' }).click();
  await page.getByRole('link', { name: '导出', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `导出${name} A4` }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^清河区2021年.*\.xlsx$/);
  const book = read(readFileSync(await download.path()));
  return book.SheetNames.map((sheet) => utils.sheet_to_csv(book.Sheets[sheet] ?? {}).split('\n'));
}

async function walk(path: Path): Promise<void> {
  const app = await startApp({ today: '2021-06-28' });
  try {
    const opened = await openPage(app, { viewport: { width: 1366, height: 768 } });
    const { page } = opened;
    // 1. First start: two answers, then straight to the first table.
    await page.getByLabel('区县名称').fill('清河区');
    await page.getByLabel('年度').fill('2021');
    await page.getByRole('button', { name: '开始，导入第一张表' }).click();
    // 2. Import.
    await importAll(page, app, path);
    const stored = await app.call('duties.list', { year });
    expect(stored.filter((duty) => duty.kind === 'disclosure')).toHaveLength(path.schedule.rows);
    expect(stored.filter((duty) => duty.kind === 'measure')).toHaveLength(path.breakdown.duties + path.twoLevel.rows);
    // 3. Calendar and registration.
    await registerOne(page, path.monthly);
    // 4. Tasks.
    await page
      .getByRole('link', { name: /任务分解/ })
      .first()
      .click();
    await page.getByPlaceholder(/筛选文字/).fill(path.monthly.content);
    await page.getByRole('grid').getByText(path.monthly.content).first().waitFor();
    // 5. Submissions.
    await fillSubmissions(page, app);
    // 6. Assessment: a score, and what it came from.
    await page.getByRole('link', { name: '考核评分' }).click();
    await page.getByRole('row', { name: new RegExp(path.monthly.unit) }).click();
    await page.getByRole('region', { name: '定时公开按时率的计分' }).waitFor();
    await page.getByText('权重 4%').first().waitFor();
    // 7. The three workbooks.
    const [ledger] = await exportBook(page, '工作台账');
    expect(ledger?.[0]).toContain('清河区');
    expect((await exportBook(page, '定时公开执行情况表')).flat().join('\n')).toContain(path.monthly.content);
    expect((await exportBook(page, '考核得分表')).flat().join('\n')).toContain(path.monthly.unit);
    await opened.close();
    // 8. Everything survives a restart.
    const before = await app.call('assessment.table', { year });
    await app.restart();
    expect(await app.call('assessment.table', { year })).toEqual(before);
    expect(await app.call('duties.list', { year })).toHaveLength(stored.length);
    const again = await openPage(app, { path: '/calendar?year=2021&view=week' });
    await chip(again.page, path.monthly, '1/1').waitFor();
    await again.close();
  } finally {
    await app.stop();
  }
}

describe('from an empty folder to the spreadsheets for leadership', () => {
  it('with tables of our own', () => walk(fixtures));

  it.skipIf(!haveRealFiles)('with the real tables of three offices (skipped where ../shared is absent)', () =>
    walk({
      schedule: { ...realFile('山亭区2021年定时公开指标明细表.xlsx'), rows: 22 },
      breakdown: { ...realFile('周村区2021年政务公开工作任务分解表.xlsx'), rows: 52, tasks: 5, duties: 56 },
      twoLevel: { ...realFile('平度市2018年政务公开任务分解落实方案.xlsx'), rows: 32, tasks: 21, otherYear: true },
      monthly: { content: '统计月报', unit: '区统计局' },
    }),
  );
});
