import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../build/scripts/buildApp.ts';

/** `npm start` as a person meets it, on a machine without a display. */

const project = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'desk-start-'));
const started: ChildProcess[] = [];

beforeAll(() => buildApp(() => undefined));
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly address: string;
  readonly token: string;
  readonly dataDir: string;
  readonly ended: Promise<number | null>;
}

function start(args: readonly string[]): Promise<Started> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, INIT_CWD: _folder, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(project, 'build/scripts/start.ts'), '--no-open', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)[^]*数据文件夹：(.+)\n/.exec(output);
      if (!address) return;
      const [, base = '', token = '', dataDir = ''] = address;
      resolve({ child, output: () => output, address: base, token, dataDir, ended });
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
}

async function status({ address, token }: Started): Promise<unknown> {
  const response = await fetch(`${address}/api/workspace.status`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return response.json();
}

const isGone = (app: Started) =>
  status(app).then(
    () => false,
    () => true,
  );

test.skipIf(process.platform !== 'linux')(
  'without a display one line says so, and the browser host starts',
  async () => {
    const app = await start(['--data', 'mine', '--today', '2021-06-15']);
    expect(app.output().split('\n')[0]).toBe('本机没有图形界面，改用浏览器。');
    expect(app.dataDir).toBe(path.join(folder, 'mine'));
    expect(await status(app)).toMatchObject({ ok: true, value: { host: 'browser', today: '2021-06-15' } });
    app.child.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(await isGone(app)).toBe(true);
  },
);

test('a second start on the same folder is refused in words, and so is a taken port', async () => {
  const app = await start(['--browser', '--data', 'twice']);
  await expect(start(['--browser', '--data', 'twice'])).rejects.toThrow('ended with 1: 数据文件夹');
  const { port } = new URL(app.address);
  await expect(start(['--browser', '--data', 'other', '--port', port])).rejects.toThrow('已被其他程序占用');
  await expect(start(['--brwoser'])).rejects.toThrow('不认识的启动参数');
});

test('the demo has a year of data in a folder that goes when it ends', async () => {
  const app = await start(['--browser', '--demo']);
  expect(await status(app)).toMatchObject({ ok: true, value: { isDemo: true } });
  expect(existsSync(app.dataDir)).toBe(true);
  app.child.kill('SIGINT');
  await app.ended;
  expect(existsSync(app.dataDir)).toBe(false);
});

test('when the start script is killed outright, the app behind it ends too', async () => {
  const app = await start(['--browser', '--data', 'orphan']);
  app.child.kill('SIGKILL');
  await expect.poll(() => isGone(app)).toBe(true);
  // The folder is free again.
  const again = await start(['--browser', '--data', 'orphan']);
  expect(await status(again)).toMatchObject({ ok: true });
});
