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

/** The one door out: links of publications open in the machine's browser, https only. */
export function isExternalLink(address: string): boolean {
  const url = parse(address);
  return url?.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
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
