import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { closeBrowser, openPage, startApp } from '../support/runningApp.ts';
import { pdfOf, PNG, textBytes } from '../support/dangerousFiles.ts';
import { dropFile } from '../support/steps.ts';

const year = 2026 as Year;
const ZONE = '[data-takes-files]';

afterAll(closeBrowser);

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
  const app = await startApp({ today: '2026-09-18', args: ['--demo'] });
  try {
    const filter = { states: ['toVerify' as const] };
    const { rows } = await app.call('ledger.items', { year, filter, offset: 0, limit: 1 });
    const [first] = rows;
    const item = {
      dutyId: first!.dutyId,
      ruleId: first!.ruleId,
      unitId: first!.unitId,
      periodKey: first!.periodKey,
    };
    const { page, close } = await openPage(app, {
      viewport: { width: 1366, height: 768 },
      path: `/ledger?year=${year}&item=${Object.values(item).join('~')}`,
      allowErrors: [/422/],
    });
    const picture = async (name: string) => {
      const folder = process.env['DESK_PICTURES'];
      if (folder !== undefined)
        await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
    };
    const part = page.getByRole('region', { name: '佐证', exact: true });
    const list = part.getByRole('list', { name: '佐证' });
    await part.getByRole('button', { name: '添加文件' }).waitFor();

    await pastePicture(page, PNG);
    await list.getByText('截图 2026-09-18.png').waitFor();
    await dropFile(page, { name: '公告.pdf', bytes: pdfOf() }, ZONE);
    await list.getByText('公告.pdf').waitFor();
    await dropFile(page, { name: '公告.pdf', bytes: textBytes('@echo off\r\ndel *.*') }, ZONE);
    await part.getByText('“公告.pdf”是脚本').waitFor();
    expect((await app.call('evidence.list', { item })).map(({ state }) => state)).toEqual(['kept', 'kept']);
    expect(readdirSync(path.join(app.dataDir, 'files'))).toHaveLength(2);
    await picture('evidence');

    await list.getByRole('button', { name: '截图 2026-09-18', exact: true }).click();
    const shown = page.getByRole('dialog').getByRole('img', { name: '截图 2026-09-18.png' });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await picture('evidence-preview');
    // The browser host has no screen of its own to open a file on: it comes as a download, under its own name.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '打开原文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('截图 2026-09-18.png');
    await page.keyboard.press('Escape');

    await list.getByRole('button', { name: '移除佐证：公告' }).click();
    await list.getByText('公告.pdf').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销', exact: true }).last().click();
    await list.getByText('公告.pdf').waitFor();
    await page.setViewportSize({ width: 1920, height: 1080 });
    await picture('evidence-1920');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture('evidence-1920-dark');
    await page.goto(new URL(`/settings?year=${year}`, app.address).href);
    await page.getByRole('button', { name: '佐证检查' }).click();
    await page.getByText(/^共 2 个，.*都完好/u).waitFor();
    await page.getByText(/^共 2 个/u).scrollIntoViewIfNeeded();
    await picture('evidence-settings-dark');
    await close();
  } finally {
    await app.stop();
  }
});
