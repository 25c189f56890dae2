import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Failure, Outcome } from '../../electron/contract/failure.ts';
import type { FileBytes } from '../../electron/contract/define.ts';
import { takeToken, type TokenPage } from './tabToken.ts';

/** Where the page keeps and finds things; the window's own, but for tests. */
export interface BrowserPage extends TokenPage {
  readonly fetch: typeof fetch;
}

/** What goes through though the page is left in that moment. The browser lets requests of a few dozen kilobytes outlive their page. */
const OUTLIVING: ReadonlySet<string> = new Set(['imports.decide']);
const MOST_OUTLIVING = 15_000;

/** The bridge over HTTP, with the tab's token. */
export function browserBridge(page: BrowserPage = ownPage()): Bridge {
  const { token, refuse } = takeToken(page);
  const post = async (path: string, type: string, body: BodyInit, keepalive = false) => {
    const response = await page.fetch(`/api/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await token}`, 'Content-Type': type },
      body,
      ...(keepalive ? { keepalive } : {}),
      credentials: 'omit',
      cache: 'no-store',
    });
    if (response.status === 401) refuse();
    return response;
  };
  const postJson = (name: string, input: unknown) => {
    const body = JSON.stringify(input ?? {});
    return post(name, 'application/json', body, OUTLIVING.has(name) && body.length < MOST_OUTLIVING);
  };
  return {
    call: (name, input) => attempt(() => postJson(name, input), readResult),
    put: (name, input, bytes) =>
      attempt(() => post(`${name}?${queryOf(input)}`, 'application/octet-stream', bytes), readResult),
    get: (name, input) => attempt(() => postJson(name, input), readFile),
  };
}

function ownPage(): BrowserPage {
  const { location, history, sessionStorage: storage } = window;
  const openChannel = () => new BroadcastChannel('desk.token');
  return { location, history, storage, openChannel, fetch: window.fetch.bind(window) };
}

/** Only a file's name and the like travel in the address; what is not text would be lost. */
function queryOf(input: unknown): string {
  const fields = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  return new URLSearchParams(fields.map(([key, value]) => [key, String(value)])).toString();
}

async function attempt<Value>(
  send: () => Promise<Response>,
  read: (response: Response) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await read(await send());
  } catch {
    return refused({
      code: 'bug',
      message: '与程序的连接已断开。程序可能已退出，请重新启动，并用启动时显示的地址打开。',
    });
  }
}

async function readResult(response: Response): Promise<Outcome<unknown>> {
  const text = await response.text();
  const value: unknown = JSON.parse(text);
  // The host answers every API request with the envelope.
  return (text.includes('null') ? restore(value) : value) as Outcome<unknown>;
}

async function readFile(response: Response): Promise<Outcome<FileBytes>> {
  const disposition = response.headers.get('Content-Disposition');
  if (!response.ok || disposition === null) return (await readResult(response)) as Outcome<FileBytes>;
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return {
    ok: true,
    value: {
      name: encoded === undefined ? 'file' : decodeURIComponent(encoded),
      mediaType: response.headers.get('Content-Type') ?? 'application/octet-stream',
      bytes: new Uint8Array(await response.arrayBuffer()),
    },
  };
}

function refused(error: Failure): Outcome<never> {
  return { ok: false, error };
}

/** JSON writes the gaps of a list as null; the contract says undefined, and has no null in its answers. */
function restore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (item === null ? undefined : restore(item)));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, item === null ? undefined : restore(item)]),
    );
  }
  return value;
}
