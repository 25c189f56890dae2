import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fail, succeed } from '../../electron/domain/failure.ts';
import { browserBridge, type BrowserPage } from '../../renderer/bridge/browser.ts';
import { startLoopback, type Loopback } from '../support/loopback.ts';

let loopback: Loopback;

beforeAll(async () => {
  loopback = await startLoopback(async (name, input, bytes) => {
    if (name === 'submissions.matrix') return succeed({ rows: [{ counts: [1, undefined, 3], note: undefined }] });
    if (name === 'files.put') return succeed({ input, bytes: bytes instanceof Uint8Array ? [...bytes] : [] });
    if (name === 'files.get') {
      return succeed({ name: '台账（一）; "二".xlsx', mediaType: 'application/vnd.x', bytes: new Uint8Array([7, 0]) });
    }
    return fail('conflict', '不能删除。');
  });
});
afterAll(() => loopback.stop());

const opened: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of opened.splice(0)) channel.close();
});

/** A page at the host's address, with a storage of its own. */
function openPage(
  hash: string,
  stored = new Map<string, string>(),
  search = '?year=2021',
  name: string = randomUUID(),
) {
  const replaced: string[] = [];
  const page: BrowserPage = {
    location: { hash, pathname: '/tasks', search },
    history: { state: null, replaceState: (_state, _title, url) => replaced.push(String(url)) },
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
    },
    openChannel: () => {
      const channel = new BroadcastChannel(`tabs of ${name}`);
      // A channel that listens would keep the process.
      (channel as unknown as { unref: () => void }).unref();
      opened.push(channel);
      return channel;
    },
    fetch: (target, init) =>
      fetch(new URL(target instanceof Request ? target.url : target, loopback.host.address), init),
  };
  return { page, replaced, stored };
}

test('the token leaves the address and stays with the tab', async () => {
  const first = openPage(`#token=${loopback.host.token}`);
  expect(await browserBridge(first.page).call('units.remove', {})).toMatchObject({ error: { code: 'conflict' } });
  expect(first.replaced).toEqual(['/tasks?year=2021']);
  // The tab is reloaded: the address has no token any more.
  const again = openPage('', first.stored);
  expect(await browserBridge(again.page).call('units.remove', {})).toMatchObject({ error: { code: 'conflict' } });
  expect(again.replaced).toEqual([]);
});

test('a tab without the token gets it from one that is open, and hands it on', async () => {
  const first = openPage(`#token=${loopback.host.token}`, undefined, '', 'one browser');
  await browserBridge(first.page).call('units.remove', {});
  const second = openPage('', undefined, '', 'one browser');
  expect(await browserBridge(second.page).call('units.remove', {})).toMatchObject({ error: { code: 'conflict' } });
  expect(second.stored.get('desk.token')).toBe(loopback.host.token);
  opened[0]?.close();
  const third = openPage('', undefined, '', 'one browser');
  expect(await browserBridge(third.page).call('units.remove', {})).toMatchObject({ error: { code: 'conflict' } });
});

test('a tab whose token is of a start before hands it to nobody', async () => {
  const stale = openPage('#token=of-yesterday', undefined, '', 'another browser');
  expect(await browserBridge(stale.page).call('units.remove', {})).toMatchObject({ error: { code: 'unauthorised' } });
  const next = openPage('', undefined, '', 'another browser');
  await browserBridge(next.page).call('units.remove', {});
  expect([...next.stored]).toEqual([]);
});

test('without the token the person is told to use the address that was printed', async () => {
  const result = await browserBridge(openPage('').page).call('units.list', {});
  expect(result).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
  expect(result.ok || result.error.message).toContain('地址');
});

test('gaps of a list come back as undefined, as they were', async () => {
  const { page } = openPage(`#token=${loopback.host.token}`);
  expect(await browserBridge(page).call('submissions.matrix', {})).toEqual({
    ok: true,
    value: { rows: [{ counts: [1, undefined, 3] }] },
  });
});

test('files go both ways, names and bytes intact', async () => {
  const { page } = openPage(`#token=${loopback.host.token}`);
  const put = await browserBridge(page).put('files.put', { name: 'a&b=表.xlsx' }, new Uint8Array([0, 255]));
  expect(put).toEqual({ ok: true, value: { input: { name: 'a&b=表.xlsx' }, bytes: [0, 255] } });
  const got = await browserBridge(page).get('files.get', { fileId: '1' });
  expect(got).toEqual({
    ok: true,
    value: { name: '台账（一）; "二".xlsx', mediaType: 'application/vnd.x', bytes: new Uint8Array([7, 0]) },
  });
});

test('when the app is gone, that is what is said', async () => {
  const { page } = openPage(`#token=${loopback.host.token}`);
  const gone: BrowserPage = { ...page, fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
  const result = await browserBridge(gone).call('units.list', {});
  expect(result.ok || result.error.message).toContain('连接已断开');
});
