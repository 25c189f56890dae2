import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { refuseUpload, uploadLimit } from '../../contract/limits.ts';
import { fileNameIn, JSON_LIMIT, refuseJson } from '../host.ts';

/**
 * The decisions of the Electron host, without Electron: what the page may load, where it may go, what it may ask of
 * the machine, and whose messages are heard.
 */

export const SCHEME = 'app';
export const APP_ORIGIN = 'app://desk';

/** True for addresses of the app's own page. Parsed, never compared by prefix: `app://desk.evil` is another host. */
export function isAppUrl(address: string): boolean {
  const url = parse(address);
  return (
    url !== undefined &&
    url.protocol === `${SCHEME}:` &&
    url.host === 'desk' &&
    url.username === '' &&
    url.password === ''
  );
}

/** The window may show the app's own page and nothing else. */
export function isAllowedNavigation(address: string): boolean {
  return isAppUrl(address);
}

/** What the page may fetch: its own files, and the bytes it made itself. The app needs no network. */
export function isAllowedRequest(address: string, development: boolean): boolean {
  const url = parse(address);
  if (!url) return false;
  if (url.protocol === 'data:' || isAppUrl(address)) return true;
  if (url.protocol === 'blob:') return isAppUrl(url.pathname);
  return development && url.protocol === 'devtools:';
}

/** What may be saved to disk: files the page made from bytes the app gave it. */
export function isAllowedDownload(address: string): boolean {
  const url = parse(address);
  return url?.protocol === 'blob:' && isAppUrl(url.pathname);
}

/** What the person is told of a link that does not open at once. */
export interface LinkQuestion {
  readonly message: string;
  readonly detail: string;
  /** Whether they may have it opened all the same; copying is always offered. */
  readonly mayOpen: boolean;
}

/**
 * The one door out: links of publications open in the machine's browser. `undefined` for https; http is asked about, since
 * many county sites have nothing else; everything else stays shut, and the person is told why.
 */
export function linkQuestion(address: string): LinkQuestion | undefined {
  const refused = (detail: string) => ({ message: '没有打开这个链接', detail, mayOpen: false });
  const url = parse(address);
  if (!url) return refused('它不是完整的网址。');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refused('只能打开以 http 或 https 开头的网址；其他链接可能启动程序或打开本机的文件。');
  }
  if (url.hostname === '' || url.username !== '' || url.password !== '') {
    return refused('网址里带有用户名或密码，打开的可能不是看上去的网站。');
  }
  if (url.protocol === 'https:') return undefined;
  return {
    message: '用浏览器打开这个网址？',
    detail: '这个网站没有加密（http），网络上的其他人可能看到或改动网页内容。核对公开情况一般不受影响。',
    mayOpen: true,
  };
}

/** The page may ask the machine for these, each for its reason; everything else is denied. */
const allowedPermissions: ReadonlyMap<string, string> = new Map([
  ['clipboard-sanitized-write', 'copying cells of a table to the clipboard'],
]);

export function isAllowedPermission(permission: string, origin: string): boolean {
  return allowedPermissions.has(permission) && isAppUrl(origin);
}

/** What is known of a message's sender; a subset of Electron's own types. */
export interface MessageSender {
  /** The frame that sent it; gone (null) when it was navigated away meanwhile. */
  readonly frame: { readonly url: string; readonly parent: unknown } | null | undefined;
}

/** Heard is only the main frame of the app's own page: no iframe, no page that was navigated to. */
export function isTrustedSender({ frame }: MessageSender): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isAppUrl(frame.url);
}

export interface Message {
  readonly name: string;
  readonly input: unknown;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** Reads a message of the bridge: a name, the input as JSON text (the same wire as over HTTP), and the bytes of a file. */
export function readMessage(name: unknown, json: unknown, bytes: unknown): Outcome<Message> {
  if (typeof name !== 'string' || typeof json !== 'string') return fail('invalid-input', '请求的形式不正确。');
  if (Buffer.byteLength(json) > JSON_LIMIT) return refuseJson();
  if (bytes !== undefined && !(bytes instanceof Uint8Array)) return fail('invalid-input', '请求的形式不正确。');
  try {
    const input: unknown = JSON.parse(json);
    if (bytes !== undefined && bytes.byteLength > uploadLimit(name)) return refuseUpload(name, fileNameIn(input));
    // A copy of its own, so that nobody else holds the memory.
    return succeed({ name, input, bytes: bytes === undefined ? undefined : new Uint8Array(bytes) });
  } catch {
    return fail('invalid-input', '请求的内容不是正确的 JSON。');
  }
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
