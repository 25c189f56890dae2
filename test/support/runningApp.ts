import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Outcome } from '../../electron/contract/failure.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../electron/contract/index.ts';
import { launchBrowser } from './browserFinder.ts';

const entry = path.resolve(import.meta.dirname, '../../out/main/browser.js');

/** Only what hangs takes this long, on a busy machine too. */
const PATIENCE_MS = 120_000;

export interface AppSettings {
  /** A folder that stays; without it a temporary one, removed by `stop`. */
  readonly dataDir?: string;
  /** The office's day, e.g. 2021-06-15. */
  readonly today?: string;
  readonly args?: readonly string[];
}

/** The built app, running as its own process on 127.0.0.1, as `npm start -- --browser` runs it. */
export interface RunningApp {
  readonly dataDir: string;
  /** With the token; changes when the app restarts. */
  readonly address: string;
  readonly token: string;
  /** All that the process has printed since its last start. */
  readonly output: string;
  /** Asks a method over HTTP; gives its value, or throws with the app's refusal. */
  call<Name extends MethodsOf<'query' | 'command'>>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Asks anything and gives the envelope as it came. */
  ask(name: string, input: unknown): Promise<Outcome<unknown>>;
  /** Uploads a file; gives its id. */
  putFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Fetches a file that the app made. */
  getFile(fileId: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Asks until `until` is content; for background jobs. */
  waitFor<Name extends MethodsOf<'query'>>(
    name: Name,
    input: InputOf<Name>,
    until: (value: OutputOf<Name>) => boolean,
  ): Promise<OutputOf<Name>>;
  /** Ends the process as Ctrl+C does and removes a temporary folder. */
  stop(): Promise<void>;
  /** Ends it and starts it again on the same folder. */
  restart(): Promise<void>;
}

/** Starts the built app (`npm run build` makes it; vitest's project `journeys` builds by itself). */
export async function startApp(settings: AppSettings = {}): Promise<RunningApp> {
  const dataDir = settings.dataDir ?? mkdtempSync(path.join(tmpdir(), 'desk-test-'));
  let running = await launch(dataDir, settings);
  const post = async (target: string, type: string, body: BodyInit) =>
    fetch(new URL(`/api/${target}`, running.address), {
      method: 'POST',
      headers: { Authorization: `Bearer ${running.token}`, 'Content-Type': type },
      body,
    });
  const envelope = async (response: Response) => (await response.json()) as Outcome<unknown>;
  const app: RunningApp = {
    dataDir,
    get address() {
      return running.address;
    },
    get token() {
      return running.token;
    },
    get output() {
      return running.output();
    },
    async ask(name, input) {
      return envelope(await post(name, 'application/json', JSON.stringify(input)));
    },
    async call(name, input) {
      return unwrap(name, await app.ask(name, input)) as OutputOf<typeof name>;
    },
    async putFile(name, bytes) {
      const query = new URLSearchParams({ name });
      const answer = await envelope(await post(`files.put?${query}`, 'application/octet-stream', bytes));
      return (unwrap('files.put', answer) as { readonly fileId: string }).fileId;
    },
    async getFile(fileId) {
      const response = await post('files.get', 'application/json', JSON.stringify({ fileId }));
      if (!response.ok) unwrap('files.get', await envelope(response));
      return new Uint8Array(await response.arrayBuffer());
    },
    async waitFor(name, input, until) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const value = await app.call(name, input);
        if (until(value)) return value;
        if (Date.now() > deadline)
          throw new Error(`${name} did not come to what was awaited: ${JSON.stringify(value)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      await end(running.child);
      if (settings.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
    async restart() {
      await end(running.child);
      running = await launch(dataDir, settings);
    },
  };
  return app;
}

function unwrap(name: string, result: Outcome<unknown>): unknown {
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
  return result.value;
}

interface Launched {
  readonly child: ChildProcess;
  readonly address: string;
  readonly token: string;
  readonly output: () => string;
}

function launch(dataDir: string, { today, args = [] }: AppSettings): Promise<Launched> {
  const options = ['--data', dataDir, '--no-open', ...(today === undefined ? [] : ['--today', today]), ...args];
  const child = spawn(process.execPath, [entry, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The app printed no address within ${PATIENCE_MS / 1000} s:\n${output}`));
    }, PATIENCE_MS);
    const onData = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)/.exec(output);
      if (!found?.[1] || !found[2]) return;
      clearTimeout(timer);
      resolve({ child, address: `${found[1]}/#token=${found[2]}`, token: found[2], output: () => output });
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The app ended with ${code} before it printed an address:\n${output}`));
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

export interface PageSettings {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the screen to one of the page, each way: 2 as at a zoom of 200 %. */
  readonly deviceScaleFactor?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Where to go first, e.g. `/calendar?year=2021`. */
  readonly path?: string;
  /** Messages on the console that a journey provokes on purpose. */
  readonly allowErrors?: readonly RegExp[];
}

/** A page of the app in a real browser. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong so far: errors on the console or in scripts, and requests that left this machine. */
  readonly faults: readonly string[];
  /** Closes the page, and throws if anything went wrong in it. */
  readonly close: () => Promise<void>;
}

let shared: Promise<Browser> | undefined;

/** Opens the app in a fresh profile: Chinese locale, China's time zone, no network but 127.0.0.1. */
export async function openPage(
  app: Pick<RunningApp, 'address' | 'token'>,
  settings: PageSettings = {},
): Promise<OpenPage> {
  shared ??= launchBrowser();
  const context = await (await shared).newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: settings.viewport ?? { width: 1440, height: 900 },
    deviceScaleFactor: settings.deviceScaleFactor ?? 1,
    colorScheme: settings.colorScheme ?? 'light',
    acceptDownloads: true,
    serviceWorkers: 'block',
  });
  // The system's save dialog cannot be answered by a script: files come as downloads.
  await context.addInitScript(() => delete window.showSaveFilePicker);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = watch(context, page, settings.allowErrors ?? []);
  const start = new URL(settings.path ?? '/', app.address);
  start.hash = `token=${app.token}`;
  await page.goto(start.href);
  return {
    page,
    context,
    faults,
    async close() {
      await context.close();
      if (faults.length > 0) throw new Error(`The page had faults:\n${faults.join('\n')}`);
    },
  };
}

/** Ends the browser that `openPage` started; vitest's worker would else wait for it. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}

/** The page asks whether the host is there, and what was last written; while a journey ends the app or restarts it, it is not, and the browser says so. */
const HOST_AWAY =
  /net::ERR_CONNECTION_(?:REFUSED|RESET) \(http:\/\/127\.0\.0\.1:\d+\/(?:api\/workspace\.revision)?\)$/u;

function watch(context: BrowserContext, page: Page, provoked: readonly RegExp[]): string[] {
  const allowed = [...provoked, HOST_AWAY];
  const faults: string[] = [];
  const note = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) faults.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(`script: ${error.stack ?? error.message}`));
  // Only watched, not intercepted: interception would carry the bytes of every upload through the test. The browser
  // itself resolves no name but this machine's.
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (['data:', 'blob:'].includes(protocol) || ['127.0.0.1', 'localhost'].includes(hostname)) return;
    note(`request left this machine: ${request.url()}`);
  });
  return faults;
}
