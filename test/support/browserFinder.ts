import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';

/** A browser that can be driven, and the switches it needs on this machine. */
export interface FoundBrowser {
  readonly executable: string;
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it comes from, for the log. */
  readonly origin: string;
}

/** Names the browser to be used, before all others. */
const VARIABLE = 'DESK_BROWSER';

/** No sandbox: tests often run as root or in a container, and open only our own page. Nothing calls home. */
const commonArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--lang=zh-CN',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** The shipped binary is a headless shell made for small machines: it wants one zygote less and no GPU. */
const shippedArgs = ['--no-zygote', '--disable-gpu', '--disable-setuid-sandbox', '--font-render-hinting=none'];

let found: Promise<FoundBrowser> | undefined;

/**
 * Finds a Chromium that really starts: the one named by the environment, the binary shipped inside an npm package, else
 * an installed Chrome, Chromium or Edge. The shipped one is the same everywhere, and without the windows and profiles of
 * a whole browser it takes half of its time. Never downloads. Rejects with what was tried: journeys are never skipped.
 */
export function findBrowser(): Promise<FoundBrowser> {
  found ??= search();
  return found;
}

/** Starts the found browser, headless. */
export async function launchBrowser(): Promise<Browser> {
  return launch(await findBrowser());
}

function launch({ executable, args, env }: FoundBrowser): Promise<Browser> {
  return playwright.launch({
    executablePath: executable,
    args: [...args],
    ...(env && { env: { ...process.env, ...env } }),
    headless: true,
    timeout: 120_000,
  });
}

async function search(): Promise<FoundBrowser> {
  const tried: string[] = [];
  for await (const candidate of candidates()) {
    const trouble = await tryOut(candidate);
    if (trouble === undefined) return candidate;
    tried.push(`${candidate.origin} ${candidate.executable}：${trouble}`);
  }
  throw new Error(
    [
      '没有找到可用的浏览器，浏览器流程测试无法进行。',
      `请安装 Chrome、Chromium 或 Edge，或用环境变量 ${VARIABLE} 指明其可执行文件。试过：`,
      ...(tried.length > 0 ? tried : ['（一个也没有找到）']),
    ].join('\n'),
  );
}

async function* candidates(): AsyncGenerator<FoundBrowser> {
  const named = process.env[VARIABLE];
  if (named) {
    // Named on purpose: no other takes its place.
    yield { executable: named, args: commonArgs, origin: VARIABLE };
    return;
  }
  const folder = await unpackShipped();
  if (folder !== undefined) {
    const shipped = {
      executable: path.join(folder, 'chromium'),
      args: [...commonArgs, ...shippedArgs],
      origin: '@sparticuz/chromium',
    };
    yield shipped;
    // A bare machine has no NSS and no fonts: the package brings both.
    const library = path.join(folder, 'al2023', 'lib');
    const env = { LD_LIBRARY_PATH: library, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
    yield { ...shipped, env, origin: '@sparticuz/chromium（自带运行库）' };
  }
  for (const executable of installed()) yield { executable, args: commonArgs, origin: '已安装' };
}

function installed(): string[] {
  const { platform, env } = process;
  const places =
    platform === 'win32' ? windowsPlaces(env) : platform === 'darwin' ? macPlaces() : linuxPlaces(env['PATH'] ?? '');
  return [...new Set(places)].filter(isExecutable);
}

function windowsPlaces(env: NodeJS.ProcessEnv): string[] {
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
    (root) => root !== undefined,
  );
  const inside = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return inside.flatMap((file) => roots.map((root) => path.join(root, file)));
}

function macPlaces(): string[] {
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return ['/Applications', path.join(homedir(), 'Applications')].flatMap((root) =>
    apps.map((app) => path.join(root, `${app}.app`, 'Contents', 'MacOS', app)),
  );
}

function linuxPlaces(searchPath: string): string[] {
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const roots = [...searchPath.split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((name) => roots.filter((root) => root !== '').map((root) => path.join(root, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the package's binary once per version into a folder of its own, which is given; only Linux on x64 has one. */
async function unpackShipped(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = path.resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  const user = process.getuid?.() ?? 0;
  const folder = path.join(tmpdir(), `desk-test-chromium-${version}-${user}`);
  if (existsSync(path.join(folder, 'chromium'))) return folder;
  // Two runs may unpack at once: each into its own folder, the first to finish gives its name.
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const before = process.env['TMPDIR'];
  try {
    // The package unpacks into the system's folder for temporary files.
    process.env['TMPDIR'] = fresh;
    const { inflate } = await import('@sparticuz/chromium');
    const packed = (name: string) => path.join(path.dirname(manifest), 'bin', name);
    await inflate(packed('al2023.tar.br'));
    await inflate(packed('fonts.tar.br'));
    await inflate(packed('swiftshader.tar.br'));
    await inflate(packed('chromium.br'));
    const fonts = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
    writeFileSync(
      path.join(fresh, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig>${fonts.map((dir) => `<dir>${dir}</dir>`).join('')}</fontconfig>`,
    );
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  return existsSync(path.join(folder, 'chromium')) ? folder : undefined;
}

/** Why the browser does not start, or `undefined` if it does. */
async function tryOut(candidate: FoundBrowser): Promise<string | undefined> {
  try {
    const browser = await launch(candidate);
    await browser.close();
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const library = /error while loading shared libraries: [^\n]+/.exec(text)?.[0];
    return library ?? text.split('\n').slice(0, 3).join(' ');
  }
}
