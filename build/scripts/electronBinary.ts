import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { folders } from './folders.ts';

const packageFolder = path.join(folders.modules, 'electron');

/** Electron's executable if it has been fetched, for the version that is installed. */
export function electronExecutable(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    const relative = readFileSync(path.join(packageFolder, 'path.txt'), 'utf8');
    const dist = override ?? path.join(packageFolder, 'dist');
    const executable = path.join(dist, relative);
    const wanted = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    const found = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return existsSync(executable) && found === wanted.version ? executable : undefined;
  } catch {
    return undefined;
  }
}

/** Why Electron cannot show a window on this machine, or `undefined` if nothing speaks against it. */
export function whyNoWindow(platform: NodeJS.Platform, arch: string, env: NodeJS.ProcessEnv, uid?: number) {
  const built: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    linux: ['x64', 'arm64'],
    win32: ['x64', 'arm64'],
    darwin: ['x64', 'arm64'],
  };
  if (!built[platform]?.includes(arch)) return `Electron 没有适用于本机（${platform} ${arch}）的版本`;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return '本机没有图形界面';
  if (platform === 'linux' && uid === 0) return 'Electron 不能以 root 身份运行';
  return undefined;
}

export interface FetchSettings {
  /** A download that makes no headway for this long is given up. */
  readonly patienceMs: number;
  /** Headway is at least this many bytes within that time: a trickle would take days. */
  readonly headwayBytes: number;
  readonly env: NodeJS.ProcessEnv;
  /** Electron's own installer; tests put another program here. */
  readonly installer?: string;
}

export const fetchDefaults = { patienceMs: 20_000, headwayBytes: 256 * 1024 };

/**
 * Runs Electron's installer and watches the files it writes. `undefined` when it succeeded, else why not, in Chinese.
 * Always ends: without headway the installer and all it started are ended.
 */
export async function fetchElectron(settings: FetchSettings): Promise<string | undefined> {
  // A folder of our own for temporary files shows how much has come in, and can be removed whole.
  const temporary = mkdtempSync(path.join(tmpdir(), 'desk-electron-'));
  try {
    return await watch(settings, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function watch({ patienceMs, headwayBytes, env, installer }: FetchSettings, temporary: string) {
  const child = spawn(process.execPath, [installer ?? path.join(packageFolder, 'install.js')], {
    env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own, so that the whole of it can be ended.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  return new Promise<string | undefined>((resolve) => {
    const written = () => bytesUnder(temporary) + bytesUnder(path.join(packageFolder, 'dist'));
    let mark = written();
    let since = performance.now();
    const settle = (reason: string | undefined) => {
      clearInterval(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal);
      resolve(reason);
    };
    const timer = setInterval(
      () => {
        const now = written();
        if (Math.abs(now - mark) >= headwayBytes) {
          mark = now;
          since = performance.now();
        } else if (performance.now() - since >= patienceMs) {
          killTree(child);
          settle(`下载 Electron 时 ${Math.round(patienceMs / 1000)} 秒没有进展`);
        }
      },
      Math.min(500, patienceMs / 4),
    );
    const onSignal = () => {
      killTree(child);
      process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal);
    child.once('error', (error) => settle(`无法下载 Electron（${error.message}）`));
    child.once('exit', (code) => settle(code === 0 ? undefined : `无法下载 Electron（${summary(complaint)}）`));
  });
}

/** The telling line of a stack: the innermost cause if there is one. */
function summary(complaint: string): string {
  const code = /\b(E[A-Z]{4,}|UND_ERR_[A-Z_]+|CERT_[A-Z_]+)\b/.exec(complaint)?.[0];
  const first = complaint.split('\n').find((line) => line.trim() !== '');
  return code ?? first?.trim().slice(0, 120) ?? '原因不明';
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

function bytesUnder(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + sizeOf(path.join(entry.parentPath, entry.name)), 0);
  } catch {
    return 0;
  }
}

/** Files come and go while they are counted. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
