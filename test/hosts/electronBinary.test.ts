import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { electronExecutable, fetchElectron, whyNoWindow } from '../../build/scripts/electronBinary.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'desk-fetch-'));
let mirror: Server | undefined;
afterEach(() => {
  mirror?.closeAllConnections();
  mirror?.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A mirror on this machine that behaves as told; gives the environment that points Electron's installer at it. */
async function startMirror(behave: Parameters<typeof createServer>[1]): Promise<NodeJS.ProcessEnv> {
  mirror = createServer({}, behave);
  await new Promise<void>((resolve) => mirror?.listen(0, '127.0.0.1', resolve));
  const { port } = mirror.address() as AddressInfo;
  return {
    ...process.env,
    ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
    // An empty cache of its own: what this machine may have fetched before plays no part.
    electron_config_cache: mkdtempSync(path.join(folder, 'cache-')),
    ELECTRON_INSTALL_PLATFORM: 'darwin',
  };
}

const hasElectron = electronExecutable() !== undefined;
/** Nobody waits for so long: what ends, ends by itself. */
const patient = { patienceMs: 24 * 60 * 60_000, headwayBytes: 1024 };
/** As short as this machine allows: several times what an installer takes to start and to be refused here and now. */
let hurried: typeof patient;

beforeAll(async () => {
  const env = await startMirror((_request, response) => response.writeHead(404).end());
  const began = performance.now();
  await fetchElectron({ ...patient, env });
  mirror?.close();
  hurried = { ...patient, patienceMs: Math.max(1500, 5 * (performance.now() - began)) };
});

test.skipIf(hasElectron)('a mirror that never answers is given up', async () => {
  const env = await startMirror(() => undefined);
  const began = performance.now();
  expect(await fetchElectron({ ...hurried, env })).toContain(`${Math.round(hurried.patienceMs / 1000)} 秒没有进展`);
  expect(performance.now() - began).toBeGreaterThan(hurried.patienceMs - 100);
});

test.skipIf(hasElectron)('a trickle is no headway', async () => {
  const env = await startMirror((_request, response) => {
    response.writeHead(200, { 'content-length': '1000000' });
    const drip = setInterval(() => response.write('.'), 100);
    response.once('close', () => clearInterval(drip));
  });
  expect(await fetchElectron({ ...hurried, env })).toContain('没有进展');
});

test.skipIf(hasElectron)(
  'a download that moves on is left alone until it ends, and a wrong one is refused',
  async () => {
    const env = await startMirror((_request, response) => {
      response.writeHead(200);
      const opened = performance.now();
      const pour = setInterval(() => {
        response.write(Buffer.alloc(4096));
        if (performance.now() - opened < 2 * hurried.patienceMs) return;
        clearInterval(pour);
        response.end();
      }, 100);
    });
    const began = performance.now();
    const reason = await fetchElectron({ ...hurried, env });
    // Longer than the patience: it was watched, not timed. The checksum is that of another file.
    expect(performance.now() - began).toBeGreaterThan(2 * hurried.patienceMs);
    expect(reason).toContain('无法下载 Electron');
    expect(reason).not.toContain('没有进展');
  },
);

test.skipIf(hasElectron)('a mirror that refuses is told at once', async () => {
  const env = await startMirror((_request, response) => response.writeHead(404).end());
  expect(await fetchElectron({ ...patient, env })).toContain('无法下载 Electron');
});

test.skipIf(process.platform === 'win32')('an installer that is given up ends with all that it started', async () => {
  const pidFile = path.join(folder, 'grandchild');
  const grandchild = `setInterval(() => {}, 1000); require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`;
  const installer = path.join(folder, 'installer.cjs');
  writeFileSync(
    installer,
    `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}]); setInterval(() => {}, 1000);`,
  );
  expect(await fetchElectron({ ...hurried, env: process.env, installer })).toContain('没有进展');
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('an installer that succeeds gives no reason', async () => {
  const installer = path.join(folder, 'good.cjs');
  writeFileSync(installer, '');
  expect(await fetchElectron({ ...patient, env: process.env, installer })).toBe(undefined);
});

test('no display, no build for the processor, or root: not even tried', () => {
  expect(whyNoWindow('linux', 'x64', {}, 1000)).toContain('图形界面');
  expect(whyNoWindow('linux', 'loong64', { DISPLAY: ':0' }, 1000)).toContain('loong64');
  expect(whyNoWindow('linux', 'x64', { DISPLAY: ':0' }, 0)).toContain('root');
  expect(whyNoWindow('linux', 'x64', { DISPLAY: ':0' }, 1000)).toBe(undefined);
  expect(whyNoWindow('linux', 'arm64', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBe(undefined);
  expect(whyNoWindow('win32', 'x64', {})).toBe(undefined);
  expect(whyNoWindow('darwin', 'arm64', {})).toBe(undefined);
});

/** A process that has ended but was not yet collected by its new parent still has a number; its state says so. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return true;
}
