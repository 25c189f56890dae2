import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { succeed } from '../../electron/domain/failure.ts';
import { closeBeforeQuit, prepareElectron, showApp } from '../../electron/hosts/electron/app.ts';
import { endAfterCrash } from '../../electron/hosts/electron/troubles.ts';
import { answers, app, recorded, session, WebContents } from '../support/electronStub.ts';

vi.mock('electron', () => import('../support/electronStub.ts'));

/** The shell around the app, as it sets up Electron. What Electron makes of it is seen in window.test.ts, where there is one. */

const folder = mkdtempSync(path.join(tmpdir(), 'desk-shell-'));
const root = path.join(folder, 'page');
const settings = {
  dataDir: path.join(folder, 'data'),
  root,
  preload: '/out/main/preload.cjs',
  platform: 'linux' as const,
  modes: { asThePerson: <Value>(work: () => Value) => work(), savedMode: 0o640 },
};
const reached: unknown[] = [];
const bugs: string[] = [];

beforeAll(async () => {
  mkdirSync(path.join(settings.dataDir, 'window'), { recursive: true });
  mkdirSync(root);
  writeFileSync(path.join(root, 'index.html'), '<title>页面</title>');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  expect(prepareElectron(settings)).toBe(true);
  const dispatch = async (...message: unknown[]) => {
    reached.push(message);
    if (message[0] === 'files.get') return succeed({ name: '台账.xlsx', mediaType: 'x', bytes: new Uint8Array([7]) });
    return succeed('answer');
  };
  await showApp(settings, dispatch, { bug: (_id, error) => bugs.push(String(error)) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(listener: ((...values: never[]) => unknown) | undefined, ...values: unknown[]): unknown {
  // The stub keeps listeners of many shapes.
  return (listener as (...values: unknown[]) => unknown)(...values);
}

const frame = { url: 'app://desk/tasks', parent: null };

test('Chromium’s files have a folder of their own beside the data, never called databases', () => {
  expect(recorded.paths.get('userData')).toBe(path.join(settings.dataDir, 'window'));
  expect(recorded.paths.get('sessionData')).toBe(path.join(settings.dataDir, 'window'));
  expect(recorded.sandboxed).toBe(true);
});

test('the window is hardened and shows app://desk', () => {
  const window = recorded.windows[0];
  expect(window?.address).toBe('app://desk/');
  expect(window?.options.webPreferences).toMatchObject({
    preload: '/out/main/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    devTools: false,
  });
});

test('the page comes over app:// with its policy; what is outside does not', async () => {
  const serve = recorded.protocols.get('app');
  const page = await serve?.(new Request('app://desk/calendar?year=2021'));
  expect(await page?.text()).toContain('页面');
  expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const address of ['app://desk/..%2fsecret.txt', 'app://evil/index.html', 'app://desk/none.js']) {
    const refused = await serve?.(new Request(address));
    expect(refused?.ok).toBe(false);
    expect(await refused?.text()).not.toContain('secret');
  }
  expect((await serve?.(new Request('app://desk/', { method: 'POST' })))?.status).toBe(403);
});

test('messages of the page reach the app; those of other frames do not', async () => {
  const listener = recorded.handlers.get('desk');
  expect([...recorded.handlers.keys()]).toEqual(['desk', 'desk.save']);
  expect(await ask(listener, { senderFrame: frame }, 'units.list', '{"a":1}', undefined)).toEqual(succeed('answer'));
  expect(reached).toEqual([['units.list', { a: 1 }, undefined]]);
  for (const senderFrame of [null, { ...frame, parent: frame }, { ...frame, url: 'https://evil.example/' }]) {
    const answer = await ask(listener, { senderFrame }, 'units.list', '{}', undefined);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
  }
  expect(await ask(listener, { senderFrame: frame }, 'units.list', { a: 1 })).toMatchObject({ ok: false });
  expect(reached).toHaveLength(1);
});

test('a file is saved where the person says, and nowhere else', async () => {
  const listener = recorded.handlers.get('desk.save');
  const sender = new WebContents();
  const save = (senderFrame: unknown, name: unknown, json: unknown) =>
    ask(listener, { senderFrame, sender }, name, json);
  expect(await save({ ...frame, url: 'https://evil.example/' }, 'files.get', '{}')).toMatchObject({ ok: false });
  expect(await save(frame, 'units.list', '{}')).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
  expect(recorded.saves).toEqual([]);
  // The dialog is closed.
  expect(await save(frame, 'files.get', '{"fileId":"f"}')).toEqual(succeed({ name: undefined }));
  answers.save = { canceled: false, filePath: path.join(folder, '新名.xlsx') };
  expect(await save(frame, 'files.get', '{"fileId":"f"}')).toEqual(succeed({ name: '新名.xlsx' }));
  expect([...readFileSync(path.join(folder, '新名.xlsx'))]).toEqual([7]);
  // Outside of the data folder the person's own modes hold, not the app's.
  if (process.platform !== 'win32') expect(statSync(path.join(folder, '新名.xlsx')).mode & 0o777).toBe(0o640);
  answers.save = { canceled: false, filePath: path.join(folder, 'gone', '新名.xlsx') };
  expect(await save(frame, 'files.get', '{"fileId":"f"}')).toMatchObject({
    ok: false,
    error: { code: 'not-writable' },
  });
  expect(recorded.saves).toMatchObject([
    {
      defaultPath: path.join('/home/clerk/documents', '台账.xlsx'),
      filters: [{ name: '.xlsx', extensions: ['xlsx'] }],
    },
    { defaultPath: path.join('/home/clerk/documents', '台账.xlsx') },
    { defaultPath: path.join(folder, '台账.xlsx') },
  ]);
});

test('permissions, devices, network and downloads are closed', () => {
  const decide = vi.fn();
  ask(recorded.permissionRequest, {}, 'media', decide, { requestingUrl: 'app://desk/' });
  ask(recorded.permissionRequest, {}, 'clipboard-sanitized-write', decide, { requestingUrl: 'app://desk/' });
  expect(decide.mock.calls).toEqual([[false], [true]]);
  expect(ask(recorded.permissionCheck, {}, 'geolocation', 'app://desk/')).toBe(false);
  expect(ask(recorded.device, {})).toBe(false);
  const block = vi.fn();
  ask(recorded.beforeRequest, { url: 'https://evil.example/' }, block);
  ask(recorded.beforeRequest, { url: 'app://desk/assets/a.js' }, block);
  expect(block.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  const download = { preventDefault: vi.fn() };
  session.defaultSession.emit('will-download', download, { getURL: () => 'blob:app://desk/1' });
  expect(download.preventDefault).not.toHaveBeenCalled();
  session.defaultSession.emit('will-download', download, { getURL: () => 'https://evil.example/a.exe' });
  expect(download.preventDefault).toHaveBeenCalledOnce();
  expect(recorded.spellChecker).toBe(false);
});

test('no contents leave the page: not by link, redirect, frame, webview or new window', () => {
  const contents = new WebContents();
  app.emit('web-contents-created', {}, contents);
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const event = { url: 'https://evil.example/', preventDefault: vi.fn() };
    contents.emit(name, event);
    expect(event.preventDefault, name).toHaveBeenCalledOnce();
  }
  const inside = { url: 'app://desk/units', preventDefault: vi.fn() };
  contents.emit('will-navigate', inside);
  expect(inside.preventDefault).not.toHaveBeenCalled();
  for (const url of ['https://www.gov.cn/a', 'http://www.gov.cn/', 'file:///etc/passwd', 'javascript:1']) {
    expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
  }
  expect(recorded.opened).toEqual(['https://www.gov.cn/a']);
});

/** Follows a link of the page and waits until the person has answered what it brings up. */
async function follow(url: string, button: string | undefined): Promise<void> {
  answers.button = button;
  const contents = new WebContents();
  app.emit('web-contents-created', {}, contents);
  contents.openHandler?.({ url });
  await new Promise((resolve) => setImmediate(resolve));
}

test('an http link opens after a plain question, or is copied; none is met with silence', async () => {
  const http = 'http://www.qinghe.gov.cn/art/1.html';
  recorded.opened.length = 0;
  recorded.questions.length = 0;
  await follow(http, '取消');
  expect(recorded.opened).toEqual([]);
  await follow(http, '复制网址');
  expect([recorded.opened, recorded.copied]).toEqual([[], [http]]);
  await follow(http, '打开');
  expect(recorded.opened).toEqual([http]);
  expect(recorded.questions).toHaveLength(3);
  expect(recorded.questions[0]?.detail).toContain(http);
  expect(recorded.questions[0]?.buttons).toEqual(['打开', '复制网址', '取消']);

  await follow('file:///etc/passwd', '复制网址');
  expect(recorded.questions.at(-1)?.buttons).toEqual(['复制网址', '关闭']);
  expect(recorded.copied.at(-1)).toBe('file:///etc/passwd');
  expect(recorded.opened).toEqual([http]);

  await follow('https://nobody.gov.cn/', undefined);
  expect(recorded.questions.at(-1)?.message).toBe('没有打开这个网址');
});

test('a page that asks for many links at once brings up one question', async () => {
  recorded.questions.length = 0;
  answers.button = '取消';
  const contents = new WebContents();
  app.emit('web-contents-created', {}, contents);
  for (let at = 0; at < 20; at += 1) contents.openHandler?.({ url: `http://a.gov.cn/${at}` });
  await new Promise((resolve) => setImmediate(resolve));
  expect(recorded.questions).toHaveLength(1);
});

test('a page that is gone is logged once, and loads anew or closes as the person says', async () => {
  const window = recorded.windows[0];
  const contents = window?.webContents;
  const die = async (reason: string, button: string) => {
    recorded.questions.length = 0;
    bugs.length = 0;
    answers.button = button;
    if (contents) contents.crashed = true;
    contents?.emit('render-process-gone', {}, { reason, exitCode: 1 });
    await new Promise((resolve) => setImmediate(resolve));
  };
  await die('clean-exit', '重新载入');
  expect([recorded.questions, bugs]).toEqual([[], []]);
  await die('oom', '重新载入');
  expect(recorded.questions).toMatchObject([
    { buttons: ['重新载入', '关闭'], message: expect.stringContaining('内存') },
  ]);
  expect(bugs).toEqual([expect.stringContaining('oom')]);
  expect([contents?.reloads, window?.destroyed]).toEqual([1, false]);
  await die('crashed', '关闭');
  expect([contents?.reloads, window?.destroyed]).toEqual([1, true]);
  if (window) window.destroyed = false;
});

test('a page that hangs may be waited for, and is loaded anew by ending its process', async () => {
  const window = recorded.windows[0];
  const contents = window?.webContents;
  const hang = async (button: string) => {
    recorded.questions.length = 0;
    answers.button = button;
    if (contents) Object.assign(contents, { crashed: false, reloads: 0 });
    window?.emit('unresponsive');
    await new Promise((resolve) => setImmediate(resolve));
  };
  await hang('等待');
  expect(recorded.questions).toMatchObject([{ buttons: ['等待', '重新载入', '关闭'] }]);
  expect([contents?.reloads, window?.destroyed]).toEqual([0, false]);
  await hang('重新载入');
  // No second question about the process that was ended on purpose.
  expect(recorded.questions).toHaveLength(1);
  expect(contents?.reloads).toBe(1);
  // It answers again before the person did: the question goes, and whatever it answers does nothing.
  answers.button = '关闭';
  window?.emit('unresponsive');
  window?.emit('responsive');
  await new Promise((resolve) => setImmediate(resolve));
  expect(window?.destroyed).toBe(false);
});

test('a helper of Chromium that is gone is logged, one that ended as meant is not', () => {
  bugs.length = 0;
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 });
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 });
  expect(bugs).toEqual(['Error: A helper process is gone: GPU crashed (5)']);
});

test('an error that nobody caught ends the app in order, and starts it again where the person wants it', async () => {
  const asked = new Promise((resolve) => app.once('quit-asked', resolve));
  answers.button = '重新启动';
  endAfterCrash('id-7');
  await asked;
  expect(recorded.questions.at(-1)?.detail).toContain('id-7');
  expect(recorded.relaunched).toBe(1);
});

test('a second start brings the first window to the front', () => {
  app.emit('second-instance');
  expect(recorded.windows[0]?.focused).toBe(1);
});

test('size and place are remembered on closing', () => {
  recorded.windows[0]?.emit('close');
  const file = path.join(settings.dataDir, 'window', 'window.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    bounds: { x: 10, y: 20, width: 1200, height: 800 },
    maximized: false,
  });
});

test('the menu speaks Chinese and has no developer tools in the installed program', () => {
  const text = JSON.stringify(recorded.menu);
  expect(text).toContain('文件');
  expect(text).not.toContain('toggleDevTools');
});

test('quitting waits until everything is put away, once', async () => {
  let closed = 0;
  closeBeforeQuit(async () => {
    closed += 1;
  });
  const asked = new Promise((resolve) => app.once('quit-asked', resolve));
  const first = { preventDefault: vi.fn() };
  app.emit('will-quit', first);
  await asked;
  const second = { preventDefault: vi.fn() };
  app.emit('will-quit', second);
  expect(first.preventDefault).toHaveBeenCalledOnce();
  expect(second.preventDefault).not.toHaveBeenCalled();
  expect(closed).toBe(1);
});
