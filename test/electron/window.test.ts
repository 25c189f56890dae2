import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../build/scripts/buildApp.ts';
import { electronExecutable, whyNoWindow } from '../../build/scripts/electronBinary.ts';

const project = path.resolve(import.meta.dirname, '../..');
const executable = electronExecutable();
const obstacle =
  whyNoWindow(process.platform, process.arch, process.env, process.getuid?.()) ??
  (executable === undefined ? 'Electron 的程序文件没有下载' : undefined);
if (obstacle !== undefined) console.log(`跳过 Electron 窗口的测试：${obstacle}。`);

/** The real window, where there can be one. */
describe.skipIf(obstacle !== undefined)('the window', () => {
  let dataDir: string;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    await buildApp(() => undefined);
    dataDir = mkdtempSync(path.join(tmpdir(), 'desk-window-'));
    app = await _electron.launch({
      executablePath: executable ?? '',
      args: [project, '--data', dataDir, '--today', '2021-06-15'],
    });
    page = await app.firstWindow();
  });
  afterAll(async () => {
    await app?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('shows app://desk, and the page has the bridge and no Node', async () => {
    expect(new URL(page.url()).origin).toBe('app://desk');
    expect(await page.evaluate(() => Object.keys(window.desk ?? {}).sort())).toEqual(['call', 'get', 'put', 'save']);
    expect(await page.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
    const status = await page.evaluate(() => window.desk?.call('workspace.status', {}));
    expect(status).toMatchObject({ ok: true, value: { host: 'electron', today: '2021-06-15' } });
  });

  test('does not leave its page', async () => {
    await page.evaluate(() => location.assign('https://example.com/'));
    await page.evaluate(() => window.open('about:blank'));
    expect(new URL(page.url()).origin).toBe('app://desk');
    expect(app.windows()).toHaveLength(1);
    const fetched = await page.evaluate(() => fetch('https://example.com/').catch(() => 'refused'));
    expect(fetched).toBe('refused');
  });
});
