import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { violations } from '../support/pageAxe.ts';
import { acceptImport, chooseFile, type OfficeFile } from '../support/steps.ts';
import { documentBytes } from '../support/wordFixtures.ts';

const year = 2021 as Year;
const HEADER = ['序号', '工作任务', '工作举措', '责任单位', '完成时限'];
const ROWS = [
  ['1', '推进决策公开', '公布年度重大行政决策事项目录', '区司法局', '每月'],
  ['2', '推进决策公开', '公布决策草案征求意见的结果', '区司法局', '每季度'],
  ['3', '推进执行公开', '公布重点民生项目的进展', '区发改局', '每月'],
  ['4', '推进执行公开', '公布财政预算执行情况', '区财政局', '每月'],
];

function breakdown(rows: readonly (readonly string[])[]): OfficeFile {
  const sheet = { name: '分解表', rows: [['清河区2021年政务公开任务分解表'], HEADER, ...rows], merges: ['A1:E1'] };
  return { name: '清河区2021年任务分解表.xlsx', bytes: workbookBytes([sheet]) };
}

let dataDir: string;
let app: RunningApp;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-imports-'));
  app = await startApp({ dataDir, today: '2021-06-15' });
  await app.call('workspace.setUp', { district: '清河区', year });
});
afterEach(async () => {
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(closeBrowser);

/** Walks the import screen, and holds every look at it to account: no fault on the page. */
async function onImports(walk: (page: Page) => Promise<void>): Promise<void> {
  const opened = await openPage(app, { path: '/imports?year=2021', viewport: { width: 1366, height: 768 } });
  await walk(opened.page);
  await opened.close();
}

const reading = (page: Page) => page.getByRole('region', { name: /^读取结果/ });
const currentRow = (page: Page) => reading(page).locator('[aria-current="true"]');

async function importFile(page: Page, file: OfficeFile): Promise<void> {
  await chooseFile(page, file);
  await reading(page).waitFor();
  await acceptImport(page);
  await page.getByText('本次导入').waitFor();
}

async function contents(): Promise<string[]> {
  const duties = await app.call('duties.list', { year });
  return duties.map(({ content, timeWording }) => `${content} ${timeWording}`).toSorted();
}

/** Puts something on the clipboard's way into the page, as Ctrl+V does. */
async function paste(page: Page, types: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('body').evaluate((body, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, types);
}

describe('importing', () => {
  it('a table that nobody would know is read as a person says, and the next one like it by itself', async () => {
    // Unknown words over cells too short to tell what is to be done.
    const strange = (items: readonly string[]): OfficeFile => ({
      name: `${items[0]}.xlsx`,
      bytes: workbookBytes([
        { name: '表一', rows: [['甲', '乙', '丙'], ...items.map((item) => [item, '区司法局', '每月'])] },
      ]),
    });
    await onImports(async (page) => {
      await chooseFile(page, strange(['决策', '征询']));
      await page.getByText('没有认出表格').waitFor();
      await page.getByRole('button', { name: '调整列对应' }).click();
      for (const [column, role] of [
        ['A', '内容'],
        ['B', '责任单位'],
        ['C', '时限'],
      ] as const) {
        await page.getByRole('combobox', { name: `${column} 列是什么` }).click();
        await page.getByTitle(role, { exact: true }).filter({ visible: true }).last().click();
      }
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: '按此读取' }).click();
      await page.getByText('按手工设定').waitFor();
      await page.getByText('0 个任务 · 2 项举措').waitFor();
      await currentRow(page).getByText('每月末').waitFor();
      await acceptImport(page);
      await page.getByText(/新增 2 项，更新/).waitFor();

      await chooseFile(page, strange(['预算']));
      await page.getByText('按手工设定').waitFor();
      await page.getByText('0 个任务 · 1 项举措').waitFor();
      await acceptImport(page);
      await page.getByText(/新增 1 项，更新/).waitFor();
    });
    expect(await contents()).toEqual(['决策 每月', '征询 每月', '预算 每月'].toSorted());
  });

  it('an edited table comes back: one cell taken, one kept, a conflict decided, a missing row deleted on request', async () => {
    await onImports((page) => importFile(page, breakdown(ROWS)));
    const second = (await app.call('duties.list', { year })).find(({ number }) => number === '2');
    if (!second) throw new Error('No second row');
    await app.call('duties.update', { id: second.id, timeWording: '每半年' });
    const [first] = ROWS as [string[]];
    const edited = [
      [...first.slice(0, 4), ''],
      ['2', '推进决策公开', '公布决策草案征求意见的结果', '区司法局', '每年'],
      ['3', '推进执行公开', '公布重点民生项目的进展和问题', '区发改局', '每季度'],
    ];
    await onImports(async (page) => {
      await chooseFile(page, breakdown(edited));
      await page.getByText('有冲突 1').waitFor();
      await page.getByText('文件中没有的 1').waitFor();
      await page.getByText('采用文件 2 处 · 保留现有 2 处').waitFor();
      expect(await violations(page)).toEqual([]);
      // An empty cell clears nothing until that is said.
      expect(await reading(page).getByRole('button', { name: '清空' }).getAttribute('aria-pressed')).toBe('false');
      // The last row's time, with the keyboard: its very cell is marked in the sheet.
      await reading(page).focus();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.locator('[data-tone="field"]').textContent()).toBe('每季度');
      await page.keyboard.press('Enter');
      await page.getByText('采用文件 1 处 · 保留现有 3 处').waitFor();
      // The conflict, with its three states; then the file's.
      await page.getByText('有冲突 1').click();
      for (const [name, text] of [
        ['上次文件', '每季度'],
        ['现有（已改）', '每半年'],
        ['文件', '每年'],
      ] as const) {
        const version = currentRow(page)
          .locator('dt', { hasText: new RegExp(`^${name}`) })
          .locator('+ dd');
        await expect.poll(() => version.textContent()).toBe(text);
      }
      await currentRow(page).getByRole('button', { name: '采用文件' }).click();
      await page.getByText('文件中没有的 1').click();
      await page.getByRole('checkbox', { name: '从台账中删除：公布财政预算执行情况' }).check();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: '写入 3 行，删除 1 项' }).click();
      await page.getByText('新增 0 项，更新 2 项，未变 1 项，删除 1 项').waitFor();
    });
    expect(await contents()).toEqual(
      [
        '公布年度重大行政决策事项目录 每月',
        '公布决策草案征求意见的结果 每年',
        '公布重点民生项目的进展和问题 每月',
      ].toSorted(),
    );
  });

  it('the text of a plan stands as a page beside its tasks, sentence by sentence', async () => {
    const plan = [
      '清河区2021年政务公开工作要点',
      '一、推进决策公开',
      '（一）公开重大决策。各单位要在6月底前公布重大行政决策事项目录。（区司法局牵头）',
      '（二）扩大公众参与。区发改局要每季度公布一次重点项目的进展。（区发改局负责）',
      '二、加强政策解读',
      '（三）及时解读。政策文件印发后3个工作日内公布解读材料。（区政府办公室负责）',
    ];
    const bytes = await documentBytes(plan);
    await onImports(async (page) => {
      await chooseFile(page, { name: '清河区2021年政务公开工作要点.docx', bytes });
      const source = page.getByRole('region', { name: /^原文/ });
      await source.waitFor();
      await page.getByText('工作要点正文').waitFor();
      const sentence = source.locator('mark[aria-current]').first();
      await currentRow(page)
        .getByText(/公布重大行政决策事项目录/)
        .waitFor();
      await expect.poll(() => sentence.textContent()).toContain('公布重大行政决策事项目录');
      await source.getByText(/公布一次重点项目的进展/).click();
      await currentRow(page)
        .getByText(/公布一次重点项目的进展/)
        .waitFor();
      await reading(page).focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => sentence.textContent()).toContain('公布解读材料');
      expect(await violations(page)).toEqual([]);
      await acceptImport(page);
      await page.getByText(/新增 3 项，更新/).waitFor();
    });
    const duties = await app.call('duties.list', { year });
    expect(duties.map(({ kind, assignments }) => [kind, assignments.map(({ name }) => name)])).toEqual([
      ['measure', ['区司法局']],
      ['measure', ['区发改局']],
      ['measure', ['区政府办公室']],
    ]);
  });

  it('a table is pasted as it was copied', async () => {
    const cells = [HEADER, ...ROWS].map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('');
    await onImports(async (page) => {
      await page.getByText('还没有导入过文件').waitFor();
      await paste(page, { 'text/html': `<table>${cells}</table>`, 'text/plain': '不用这个' });
      await page.getByText('2 个任务 · 4 项举措').waitFor();
      await page.getByText(/剪贴板\.html/).waitFor();
      await acceptImport(page);
      await page.getByText(/新增 4 项，更新/).waitFor();
    });
    expect(await contents()).toHaveLength(4);
  });

  it('is taken back days later, after a restart, with what was edited since listed first', async () => {
    await onImports((page) => importFile(page, breakdown(ROWS)));
    await app.stop();
    app = await startApp({ dataDir, today: '2021-06-21' });
    const [first] = await app.call('duties.list', { year });
    if (!first) throw new Error('Nothing was imported');
    await app.call('duties.update', { id: first.id, content: '公布年度决策目录' });
    await app.stop();
    app = await startApp({ dataDir, today: '2021-06-28' });
    await onImports(async (page) => {
      await page.getByRole('button', { name: '撤销这次导入：清河区2021年任务分解表.xlsx' }).click();
      const dialog = page.getByRole('dialog', { name: '撤销这次导入' });
      await dialog.getByText('1 项在导入之后又有人动过').waitFor();
      await dialog.getByText('公布年度决策目录', { exact: true }).waitFor();
      await dialog.getByText(/2021年6月2[12]日/).waitFor();
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('button', { name: '撤销，收回 3 项' }).click();
      await page.getByText('已撤销', { exact: true }).waitFor();
    });
    expect(await contents()).toEqual(['公布年度决策目录 每月']);
    await app.call('workspace.undo', {});
    expect(await contents(), 'taking back can be taken back').toHaveLength(4);
  });
});
