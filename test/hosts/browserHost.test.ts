import { afterAll, beforeAll, expect, test } from 'vitest';
import { fail, succeed } from '../../electron/domain/failure.ts';
import { contentDisposition } from '../../electron/hosts/browser/answers.ts';
import { startBrowserHost } from '../../electron/hosts/browser/server.ts';
import { startLoopback, type Loopback } from '../support/loopback.ts';

let loopback: Loopback;

beforeAll(async () => {
  loopback = await startLoopback(async (name, input, bytes) => {
    if (name === 'units.list') return succeed({ units: [], groups: [], echo: input });
    if (name === 'files.put')
      return succeed({ fileId: 'f1', size: bytes instanceof Uint8Array ? bytes.byteLength : undefined });
    if (name === 'files.get') {
      return succeed({ name: '台账（一）.xlsx', mediaType: 'application/vnd.test', bytes: new Uint8Array([1, 2, 3]) });
    }
    if (name === 'units.remove') return fail('conflict', '仍有事项由该单位负责。');
    throw new Error('boom');
  });
});
afterAll(() => loopback.stop());

test('the address carries the token in its fragment and names 127.0.0.1', () => {
  expect(loopback.host.address).toBe(`http://127.0.0.1:${loopback.host.port}/#token=${loopback.host.token}`);
  expect(loopback.host.token.length).toBeGreaterThanOrEqual(43);
});

test('a query comes back in its envelope, with no CORS header and nothing to cache', async () => {
  const reply = await loopback.post('units.list', { 甲: 1 });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).toEqual({ ok: true, value: { units: [], groups: [], echo: { 甲: 1 } } });
  expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
});

test('a refusal keeps its code and message, and the status says so too', async () => {
  const reply = await loopback.post('units.remove', {});
  expect(reply.status).toBe(409);
  expect(JSON.parse(reply.text)).toEqual({
    ok: false,
    error: { code: 'conflict', message: '仍有事项由该单位负责。' },
  });
});

test('an exception becomes a bug with an id, logged once', async () => {
  const reply = await loopback.post('units.save', {});
  expect(reply.status).toBe(500);
  expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'bug', id: expect.any(String) } });
  expect(reply.text).not.toContain('boom');
  expect(loopback.bugs).toHaveLength(1);
});

test('a file goes in as raw bytes with its name in the query, and out under its Chinese name', async () => {
  const put = await loopback.ask({
    method: 'POST',
    path: `/api/files.put?name=${encodeURIComponent('表 1&2.xlsx')}`,
    headers: { authorization: `Bearer ${loopback.host.token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array([0, 255, 10]),
  });
  expect(JSON.parse(put.text)).toEqual({ ok: true, value: { fileId: 'f1', size: 3 } });
  expect(loopback.reached.at(-1)).toEqual({
    name: 'files.put',
    input: { name: '表 1&2.xlsx' },
    bytes: new Uint8Array([0, 255, 10]),
  });
  const got = await loopback.post('files.get', { fileId: 'f1' });
  expect([...got.bytes]).toEqual([1, 2, 3]);
  expect(got.headers['content-type']).toBe('application/vnd.test');
  expect(got.headers['content-disposition']).toBe(
    `attachment; filename="file.xlsx"; filename*=UTF-8''${encodeURIComponent('台账（一）.xlsx')}`,
  );
});

test('a file name cannot break out of its header', () => {
  expect(contentDisposition('a"\r\nX-Evil: 1;(b)\ud800.xlsx')).toBe(
    `attachment; filename="file.xlsx"; filename*=UTF-8''a%22%0D%0AX-Evil%3A%201%3B%28b%29%EF%BF%BD.xlsx`,
  );
});

test('the page and its screens are served with the policy; hashed files may be kept', async () => {
  for (const path of ['/', '/calendar?year=2021', '/tasks/12']) {
    const reply = await loopback.ask({ path });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('页面');
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(reply.headers['cache-control']).toBe('no-store');
  }
  const script = await loopback.ask({ path: '/assets/main-abc.js' });
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script.headers['cache-control']).toContain('immutable');
  expect((await loopback.ask({ path: '/assets/none.js' })).status).toBe(404);
  expect((await loopback.ask({ method: 'POST', path: '/' })).status).toBe(405);
  expect((await loopback.ask({ method: 'HEAD', path: '/' })).text).toBe('');
});

test('a taken port is told apart in plain words', async () => {
  const second = await startBrowserHost({
    dispatch: async () => succeed({}),
    log: { bug: () => undefined },
    root: '/',
    port: loopback.host.port,
  });
  expect(second).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(second.ok || second.error.message).toContain(`端口 ${loopback.host.port} 已被其他程序占用`);
});
