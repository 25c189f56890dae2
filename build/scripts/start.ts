import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { thisMachine } from '../../electron/hosts/entry.ts';
import { defaultDataDir, readOptions } from '../../electron/hosts/options.ts';
import { buildApp } from './buildApp.ts';
import { electronExecutable, fetchDefaults, fetchElectron, whyNoWindow } from './electronBinary.ts';
import { folders } from './folders.ts';

/** `npm start` and `npm run demo`: builds if needed, then shows the app in Electron's window or in the browser. */

const machine = thisMachine();
const options = readOptions(process.argv.slice(2), machine);
if (!options.ok) {
  console.error(options.error.message);
  process.exit(1);
}
const { demo, browser, port, open, today } = options.value;
// A folder that the person names is kept, with the demo too.
const throwAway =
  demo && options.value.dataDir === defaultDataDir(machine)
    ? mkdtempSync(path.join(tmpdir(), 'disclosure-desk-demo-'))
    : undefined;
const removeDemo = () => {
  if (throwAway !== undefined) rmSync(throwAway, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
};
process.once('exit', removeDemo);

const hostArgs = [
  '--data',
  throwAway ?? options.value.dataDir,
  ...(today === undefined ? [] : ['--today', today]),
  ...(demo ? ['--demo'] : []),
];
const browserArgs = [...hostArgs, '--port', String(port), ...(open ? [] : ['--no-open'])];

await buildApp((line) => console.log(line));
if (throwAway !== undefined) console.log('演示数据放在临时文件夹，退出后即删除。');
process.exitCode = browser ? await runBrowserHost() : await runBestHost();

async function runBestHost(): Promise<number> {
  const reason = await whyNotElectron();
  if (reason === undefined) {
    const outcome = await runElectron();
    if (outcome.shown || outcome.code === 0) return outcome.code;
    console.log('Electron 没能打开窗口，改用浏览器。');
  } else {
    console.log(`${reason}，改用浏览器。`);
  }
  return runBrowserHost();
}

async function whyNotElectron(): Promise<string | undefined> {
  const obstacle = whyNoWindow(process.platform, process.arch, process.env, process.getuid?.());
  if (obstacle !== undefined || electronExecutable() !== undefined) return obstacle;
  console.log('正在下载 Electron（约 120 MB，只需一次；20 秒没有进展即放弃）…');
  return fetchElectron({ ...fetchDefaults, env: process.env });
}

interface Ended {
  readonly code: number;
  /** Whether the app said that its window is up. */
  readonly shown: boolean;
}

function runElectron(): Promise<Ended> {
  const executable = electronExecutable();
  if (executable === undefined) return Promise.resolve({ code: 1, shown: false });
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env;
  return run(spawn(executable, [folders.project, ...hostArgs], { env, stdio: ['inherit', 'pipe', 'inherit'] }));
}

async function runBrowserHost(): Promise<number> {
  const entry = path.join(folders.outMain, 'browser.js');
  // The channel tells the host when this process is gone, however it ended.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'] as const;
  return (await run(spawn(process.execPath, [entry, ...browserArgs], { stdio: [...stdio] }))).code;
}

/** Runs a host until it ends, and hands on what the person or the system asks of this process. */
function run(child: ChildProcess): Promise<Ended> {
  let shown = false;
  child.stdout?.on('data', (chunk: Buffer) => {
    shown ||= chunk.includes('窗口已打开');
    process.stdout.write(chunk);
  });
  const pass = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  // npm's shell does not hand a signal on: when it is gone, nobody waits for us any more.
  const parent = process.ppid;
  const orphaned = setInterval(() => process.ppid !== parent && pass(), 1000);
  return new Promise((resolve) => {
    const settle = (code: number) => {
      clearInterval(orphaned);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, pass);
      resolve({ code, shown });
    };
    child.once('error', () => settle(1));
    child.once('exit', (code, signal) => settle(code ?? (signal === null ? 0 : 1)));
  });
}
