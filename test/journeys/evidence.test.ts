import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import type { OccurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { closeBrowser, openPage, startApp, type OpenPage, type RunningApp } from '../support/runningApp.ts';
import { keyboardIn, message } from '../support/waits.ts';
import { pdfOf, PNG, textBytes } from '../support/dangerousFiles.ts';
import { chinesePdf, lockedPdf, scannedPdf } from '../support/pdfs.ts';
import { dropFile } from '../support/steps.ts';

const year = 2026 as Year;
const ZONE = '[data-takes-files]';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18', args: ['--demo'] });
});
afterAll(async () => {
  await app.stop();
  await closeBrowser();
});

/** The panel of the item at a place among those that wait to be verified. */
async function openItem(offset: number): Promise<OpenPage & { readonly item: OccurrenceKey }> {
  const filter = { states: ['toVerify' as const] };
  const { rows } = await app.call('ledger.items', { year, filter, offset, limit: 1 });
  const { dutyId, ruleId, unitId, periodKey } = rows[0]!;
  const item = { dutyId, ruleId, unitId, periodKey };
  const opened = await openPage(app, {
    viewport: { width: 1366, height: 768 },
    path: `/ledger?year=${year}&item=${Object.values(item).join('~')}`,
    allowErrors: [/422/],
  });
  return { ...opened, item };
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DESK_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

/** Puts a picture on the clipboard's way into the page, as Ctrl+V does with a screenshot. */
async function pastePicture(page: Page, bytes: Uint8Array): Promise<void> {
  await page.locator('body').evaluate(
    (body, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(data)], 'image.png', { type: 'image/png' }));
      body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [...bytes],
  );
}

it('a screenshot is pasted, a PDF dropped, a script refused; both are looked at, opened, removed and brought back', async () => {
  const { page, item, close } = await openItem(0);
  const part = page.getByRole('region', { name: '佐证', exact: true });
  const list = part.getByRole('list', { name: '佐证' });
  await part.getByRole('button', { name: '添加文件' }).waitFor();
  // The demo keeps papers of its own.
  const kept = () => readdirSync(path.join(app.dataDir, 'files')).length;
  const before = kept();

  await pastePicture(page, PNG);
  await list.getByText('截图 2026-09-18.png').waitFor();
  await dropFile(page, { name: '公告.pdf', bytes: pdfOf() }, ZONE);
  await list.getByText('公告.pdf').waitFor();
  await dropFile(page, { name: '公告.pdf', bytes: textBytes('@echo off\r\ndel *.*') }, ZONE);
  await part.getByText('“公告.pdf”是脚本').waitFor();
  expect((await app.call('evidence.list', { item })).map(({ state }) => state)).toEqual(['kept', 'kept']);
  expect(kept()).toBe(before + 2);
  await picture(page, 'evidence');

  await list.getByRole('button', { name: '截图 2026-09-18', exact: true }).click();
  const shown = page.getByRole('dialog').getByRole('img', { name: '截图 2026-09-18.png' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await picture(page, 'evidence-preview');
  // The browser host has no screen of its own to open a file on: it comes as a download, under its own name.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '打开原文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('截图 2026-09-18.png');
  await page.keyboard.press('Escape');

  await list.getByRole('button', { name: '移除佐证：公告' }).click();
  await list.getByText('公告.pdf').waitFor({ state: 'detached' });
  await message(page, '已移除佐证').getByRole('button', { name: '撤销', exact: true }).click();
  await list.getByText('公告.pdf').waitFor();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'evidence-1920');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'evidence-1920-dark');
  await page.goto(new URL(`/settings?year=${year}`, app.address).href);
  await page.getByRole('button', { name: '佐证检查' }).click();
  await page.getByText(new RegExp(`^共 ${before + 2} 个，.*都完好`, 'u')).waitFor();
  await page.getByText(new RegExp(`^共 ${before + 2} 个`, 'u')).scrollIntoViewIfNeeded();
  await picture(page, 'evidence-settings-dark');
  await close();
});

/** The share of a drawn page that is dark. */
const darkPoints = (canvas: HTMLCanvasElement): number => {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark += 1;
  return dark / (data.length / 4);
};

it('a PDF is read within the app, with Chinese fonts that are not in it, from our own files; what cannot be shown says why', async () => {
  const { page, close } = await openItem(1);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const scripts: string[] = [];
  page.on('dialog', (dialog) => {
    scripts.push(dialog.message());
    void dialog.dismiss();
  });
  const list = page.getByRole('list', { name: '佐证' });
  const dialog = page.getByRole('dialog');
  const show = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    await dropFile(page, { name: `${name}.pdf`, bytes }, ZONE);
    await list.getByRole('button', { name, exact: true }).click();
  };
  const drawn = (number: number) => dialog.getByRole('img', { name: `第 ${number} 页`, exact: true });
  const at = (place: string) => dialog.getByText(place, { exact: true }).waitFor();
  await page.getByRole('region', { name: '佐证', exact: true }).getByRole('button', { name: '添加文件' }).waitFor();
  expect(fetched.filter((each) => each.includes('pdf'))).toEqual([]);

  await show('年度报告', chinesePdf(12));
  await at('第 1 / 12 页');
  await expect.poll(() => drawn(1).evaluate(darkPoints)).toBeGreaterThan(0.003);
  expect(fetched.filter((each) => each.endsWith('.bcmap')).map((each) => path.basename(each))).toContain(
    'GBK-EUC-H.bcmap',
  );
  await picture(page, 'pdf');
  // Far below nothing is drawn before it comes near.
  expect(await drawn(12).count()).toBe(0);
  const wide = (await drawn(1).boundingBox())!.width;
  await keyboardIn(dialog.getByRole('region', { name: '年度报告.pdf' }));
  await page.keyboard.press('ArrowRight');
  await at('第 2 / 12 页');
  await page.keyboard.press('End');
  await at('第 12 / 12 页');
  await drawn(12).waitFor();
  await drawn(1).waitFor({ state: 'detached' });
  await page.keyboard.press('Home');
  await at('第 1 / 12 页');
  await page.keyboard.press('+');
  await dialog.getByRole('button', { name: '适合宽度' }).getByText('125 %').waitFor();
  await expect.poll(async () => (await drawn(1).boundingBox())?.width).toBeCloseTo(wide * 1.25, 0);
  await picture(page, 'pdf-125');
  await page.keyboard.press('0');
  await page.setViewportSize({ width: 683, height: 384 });
  await drawn(1).waitFor();
  await picture(page, 'pdf-200');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.keyboard.press('Escape');

  await show('扫描件', scannedPdf());
  await at('第 1 / 2 页');
  for (const number of [1, 2]) await expect.poll(() => drawn(number).evaluate(darkPoints)).toBeGreaterThan(0.95);
  await page.keyboard.press('Escape');
  await show('加密', lockedPdf());
  await dialog.getByText('这个 PDF 设有打开密码').waitFor();
  await picture(page, 'pdf-locked');
  await page.keyboard.press('Escape');
  await show('坏的', textBytes('%PDF-1.7\n1 0 obj'));
  await dialog.getByText('这个 PDF 已损坏或不完整').waitFor();
  await page.keyboard.press('Escape');
  expect(scripts).toEqual([]);
  await close();
});
