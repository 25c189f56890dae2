import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../build/scripts/buildApp.ts';
import { folders } from '../../build/scripts/folders.ts';

/** The browser host's own process: what others see of it, and what it lives through. */

const folder = mkdtempSync(path.join(tmpdir(), 'desk-entry-'));
const dataDir = path.join(folder, 'data');
const temporary = path.join(folder, 'temporary');
/** What the browser was started with. */
const seen = path.join(folder, 'seen.json');
const children: ChildProcess[] = [];

beforeAll(async () => {
  await buildApp(() => undefined);
  // The way to the data folder is open, so that its own mode is what keeps others out.
  chmodSync(folder, 0o755);
  mkdirSync(temporary);
  // Errors that no input is known to provoke come from the test, over standard input.
  writeFileSync(
    path.join(folder, 'provoke.mjs'),
    `process.stdin.on('data', (word) => {
      if (String(word).includes('reject')) Promise.reject(new Error('provoked rejection'));
      else throw new Error('provoked exception');
    }).unref();`,
  );
  writeFileSync(
    path.join(folder, 'xdg-open'),
    `#!${process.execPath}\nrequire('node:fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify({ args: process.argv.slice(2), umask: process.umask() }));`,
    { mode: 0o755 },
  );
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Host {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
  readonly token: string;
  readonly ask: () => Promise<unknown>;
}

function start(): Promise<Host> {
  const { CI: _ci, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', path.join(folder, 'provoke.mjs'), path.join(folders.outMain, 'browser.js'), '--data', dataDir],
    { env: { ...env, DISPLAY: ':0', PATH: folder, TMPDIR: temporary }, stdio: 'pipe' },
  );
  children.push(child);
  let output = '';
  let errors = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}${errors}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, base = '', token = ''] = /(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)[^]*Ctrl\+C/.exec(output) ?? [];
      if (token === '') return;
      const ask = async () => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        return (await fetch(`${base}/api/workspace.status`, { method: 'POST', headers, body: '{}' })).json();
      };
      resolve({ child, output: () => output, errors: () => errors, ended, token, ask });
    });
  });
}

function everythingIn(at: string): readonly string[] {
  return [at, ...readdirSync(at, { recursive: true, encoding: 'utf8' }).map((name) => path.join(at, name))];
}

const modeOf = (file: string) => statSync(file).mode & 0o777;
const logged = () => readFileSync(path.join(dataDir, 'logs', 'desk.log'), 'utf8');

describe.skipIf(process.platform !== 'linux')('the process of the browser host', () => {
  let host: Host;
  beforeAll(async () => {
    host = await start();
  });

  /**
   * The hole: a command line can be read by every account of the machine. The harm: another account takes the token
   * from it and works in the ledger. The safe form: the browser is given a page on disk that only this account can read.
   */
  test('the token stands on no command line, and the page with it goes after the first use', async () => {
    await expect.poll(() => existsSync(seen) && readFileSync(seen, 'utf8')).toBeTruthy();
    const { args, umask } = JSON.parse(readFileSync(seen, 'utf8')) as { args: string[]; umask: number };
    expect(args.join(' ')).not.toContain(host.token);
    const page = fileURLToPath(args[0] ?? '');
    expect(readFileSync(page, 'utf8')).toContain(host.token);
    expect([modeOf(page), modeOf(path.dirname(page))]).toEqual([0o600, 0o700]);
    // What the browser saves is the person's affair.
    expect(umask).toBe(process.umask());
    expect(await host.ask()).toMatchObject({ ok: true });
    expect(readdirSync(temporary)).toEqual([]);
  });

  /**
   * The hole: folders and files take the modes of the account's habit, often readable by all. The harm: another account
   * copies the data file, and needs no token. The safe form: 0700 and 0600 for everything the app makes.
   */
  test('what the app makes is for its account alone', () => {
    const made = everythingIn(dataDir);
    expect(made.map((file) => path.basename(file))).toEqual(expect.arrayContaining(['data', 'desk.sqlite']));
    expect(made.filter((file) => modeOf(file) !== (statSync(file).isDirectory() ? 0o700 : 0o600))).toEqual([]);
    expect(host.output()).not.toContain('注意');
  });

  test('a stray rejection is logged once; one line says so, without its stack, and the host goes on', async () => {
    host.child.stdin?.write('reject');
    await expect.poll(host.errors).toMatch(/^程序出错，编号 [\w-]+，详情已记入 .*desk\.log\n$/);
    const [, id = '?'] = /编号 ([\w-]+)/.exec(host.errors()) ?? [];
    expect(logged().split(id)).toHaveLength(2);
    expect(logged()).toMatch(/Error: provoked rejection\n +at /);
    expect(await host.ask()).toMatchObject({ ok: true });
  });

  test('when nobody reads its output any more, the host goes on', async () => {
    host.child.stdout?.destroy();
    host.child.stderr?.destroy();
    const before = logged().length;
    host.child.stdin?.write('reject');
    await expect.poll(() => logged().length).toBeGreaterThan(before);
    // It is written to what is gone.
    host.child.stdin?.write('reject');
    await expect.poll(() => logged().split('provoked rejection').length).toBe(4);
    expect(await host.ask()).toMatchObject({ ok: true });
    expect(host.child.exitCode).toBe(null);
  });

  test('an exception that nobody caught ends it in order', async () => {
    host.child.stdin?.write('throw');
    expect(await host.ended).toBe(1);
    expect(logged()).toMatch(/Error: provoked exception\n +at /);
    expect(readdirSync(dataDir)).not.toContain('desk.sqlite-wal');
  });

  test('an existing folder that others can read is warned about in one line, and left as it is', async () => {
    chmodSync(dataDir, 0o755);
    const again = await start();
    await expect.poll(again.output).toMatch(/\n注意：本机的其他账号可以读取数据文件夹。.*\n/);
    expect(modeOf(dataDir)).toBe(0o755);
    await expect.poll(() => readdirSync(temporary)).toHaveLength(1);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
