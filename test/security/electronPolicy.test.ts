import { describe, expect, test } from 'vitest';
import { readAsset, resolveAsset, securityHeaders } from '../../electron/hosts/assets.ts';
import { MAX_FILE_BYTES } from '../../electron/contract/limits.ts';
import { JSON_LIMIT } from '../../electron/hosts/host.ts';
import {
  isAllowedDownload,
  isAllowedNavigation,
  isAllowedPermission,
  isAllowedRequest,
  isTrustedSender,
  linkQuestion,
  readMessage,
} from '../../electron/hosts/electron/policy.ts';

const foreign = [
  'https://evil.example/',
  'app://desk.evil/',
  'app://deskevil/',
  'app://evil/desk',
  'app://user@desk/',
  'app:desk',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'about:blank',
  'blob:https://evil.example/1',
  'desk',
  '',
];

/**
 * The hole: a link, a redirect or a dropped file leads the window to a foreign page, which keeps the bridge of the
 * window. The harm: that page reads and writes the district's data. The safe form: the window shows its own origin only,
 * judged on the parsed address; a test of prefixes would let `app://desk.evil` pass.
 */
describe('where the window may go', () => {
  test.each(foreign)('not to %s', (address) => {
    expect(isAllowedNavigation(address)).toBe(false);
  });
  test.each(['app://desk/', 'app://desk/calendar?year=2021#x', 'app://desk'])('to %s', (address) => {
    expect(isAllowedNavigation(address)).toBe(true);
  });
});

/**
 * The hole: `shell.openExternal` runs whatever the system has registered for a scheme. The harm: a link in an imported
 * table starts a program, or shows a foreign site under a known name. The safe form: https goes out, http after a plain
 * question, neither with a name and password that disguise the host; everything else stays shut, and the person is told.
 */
describe('links that lead out', () => {
  test('https opens at once', () => {
    expect(linkQuestion('https://www.gov.cn/a?b=1')).toBe(undefined);
  });
  test('http is asked about', () => {
    expect(linkQuestion('http://www.qinghe.gov.cn/art/1.html')).toMatchObject({ mayOpen: true });
  });
  test.each([
    ...foreign.filter((one) => !one.startsWith('https:')),
    'smb://a/b',
    'ms-msdt:/id',
    'mailto:a@b.cn',
    'ftp://a.cn/b',
    '\\\\server\\share',
    'www.gov.cn',
  ])('%s stays shut, with a reason', (address) => {
    const question = linkQuestion(address);
    expect(question?.mayOpen).toBe(false);
    expect(question?.detail).toMatch(/。$/u);
  });
  test.each(['https://www.gov.cn@evil.example/', 'http://www.gov.cn:80@evil.example/', 'http://:x@evil.example/'])(
    '%s disguises its host and stays shut',
    (address) => {
      expect(linkQuestion(address)).toMatchObject({ mayOpen: false });
      expect(linkQuestion(address)?.detail).toContain('用户名或密码');
    },
  );
});

/**
 * The hole: whatever runs in the page can send what it reads somewhere. The harm: data leaves the office unseen.
 * The safe form: the session answers no request but those for the app's own files and the page's own bytes.
 */
test('the page fetches its own files only', () => {
  for (const address of ['app://desk/assets/a.js', 'data:image/png;base64,AA==', 'blob:app://desk/1']) {
    expect(isAllowedRequest(address, false)).toBe(true);
  }
  for (const address of ['https://evil.example/', 'ws://127.0.0.1/', 'file:///a', 'app://evil/', 'blob:https://e/1']) {
    expect(isAllowedRequest(address, false)).toBe(false);
  }
  expect(isAllowedRequest('devtools://devtools/a.js', false)).toBe(false);
  expect(isAllowedRequest('devtools://devtools/a.js', true)).toBe(true);
  expect(isAllowedDownload('blob:app://desk/1')).toBe(true);
  expect(isAllowedDownload('https://evil.example/a.exe')).toBe(false);
});

/**
 * The hole: Electron grants permissions that nobody refuses. The harm: camera, position, files and notifications are
 * open to the page. The safe form: a short list, each with its reason, for our own origin.
 */
test('permissions are denied but for the listed', () => {
  expect(isAllowedPermission('clipboard-sanitized-write', 'app://desk/')).toBe(true);
  expect(isAllowedPermission('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
  const others = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
    'usb',
  ];
  for (const name of others) expect(isAllowedPermission(name, 'app://desk/')).toBe(false);
});

/**
 * The hole: every frame of every page can send over an IPC channel. The harm: an iframe or a page that was navigated to
 * calls the app. The safe form: heard is the main frame of exactly our origin, looked at when the message arrives.
 */
test('only the main frame of our page is heard', () => {
  const main = { url: 'app://desk/tasks', parent: null };
  expect(isTrustedSender({ frame: main })).toBe(true);
  expect(isTrustedSender({ frame: { ...main, parent: main } })).toBe(false);
  expect(isTrustedSender({ frame: null })).toBe(false);
  expect(isTrustedSender({ frame: undefined })).toBe(false);
  for (const url of foreign) expect(isTrustedSender({ frame: { url, parent: null } })).toBe(false);
});

/**
 * The hole: IPC carries any value of any size. The harm: an object with a life of its own reaches a handler, or one message
 * fills the memory. The safe form: text of bounded size and, for files, bytes of bounded size, as over HTTP.
 */
test('a message of the wrong shape or size is refused', () => {
  expect(readMessage('units.list', '{"a":1}', undefined)).toEqual({
    ok: true,
    value: { name: 'units.list', input: { a: 1 }, bytes: undefined },
  });
  for (const bad of [
    readMessage(1, '{}', undefined),
    readMessage('units.list', { a: 1 }, undefined),
    readMessage('units.list', '{', undefined),
    readMessage('files.put', '{}', 'bytes'),
    readMessage('files.put', '{}', { byteLength: 1 }),
  ]) {
    expect(bad).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  }
  const long = readMessage('units.list', `"${'字'.repeat(Math.ceil(JSON_LIMIT / 3))}"`, undefined);
  expect(long).toMatchObject({ ok: false, error: { code: 'too-large' } });
  const file = readMessage('files.put', '{"name":"表.xlsx"}', new Uint8Array(MAX_FILE_BYTES + 1));
  expect(file).toMatchObject({ ok: false, error: { code: 'file-too-large', place: { file: '表.xlsx' } } });
});

/**
 * The hole: `path.join(root, pathname)` with `..` inside, or a test by prefix. The harm: `app://desk/../desk.sqlite`
 * or the neighbour folder `root-evil` is served. The safe form: containment by `path.relative`.
 */
describe('files of the page', () => {
  const root = '/app/root';
  test.each([
    '/../secret',
    '/..%2fsecret',
    '/%2e%2e/root-evil/x',
    '/a/../../root-evil/x',
    '/..\\secret',
    '/C:/x',
    '/a%00.js',
    '/%zz',
  ])('%s leads nowhere', (pathname) => {
    expect(resolveAsset(root, pathname)).toBe(undefined);
  });
  test('what is inside stays inside', () => {
    expect(resolveAsset(root, '/assets/a.js')).toBe('/app/root/assets/a.js');
    expect(resolveAsset(root, '//etc/passwd')).toBe('/app/root/etc/passwd');
    expect(resolveAsset(root, '/..a/b')).toBe('/app/root/..a/b');
    expect(resolveAsset(root, '/')).toBe('/app/root');
  });
  test('a kind of file that the page has not is not served', async () => {
    expect(await readAsset(import.meta.dirname, '/electronPolicy.test.ts')).toBe(undefined);
  });
});

/**
 * The hole: a text of an imported table comes out as markup. The harm: its script runs in the page and has the bridge. The
 * safe form: the page may run files of ours only, and stands in no frame.
 */
test('the policy allows no script that is not a file of ours', () => {
  const policy = securityHeaders['Content-Security-Policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  expect(policy).toContain("frame-ancestors 'none'");
});
