import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose, type ComposedApp } from '../../electron/compose.ts';
import type { ItemsPage } from '../../electron/contract/ledger.ts';
import { pdfOf, PNG, textBytes } from '../support/dangerousFiles.ts';
import { documentsWorker, longWriter } from '../support/documentsWorker.ts';
import { startLoopback, type Loopback, type Reply } from '../support/loopback.ts';
import { day } from '../support/testApp.ts';

/** Files that are added as evidence, and given back, through the real host. */

const folder = mkdtempSync(path.join(tmpdir(), 'desk-evidence-'));
let app: ComposedApp;
let loopback: Loopback;
let item: object;

beforeAll(async () => {
  const composed = await compose({
    dataDir: folder,
    host: 'browser',
    today: day('2021-06-15'),
    demo: true,
    workerUrl: documentsWorker(),
    writerUrl: longWriter(),
    desktop: { showFolder: () => undefined },
    rememberFolder: () => undefined,
    passphraseWork: 4,
  });
  if (!composed.ok) throw new Error(composed.error.message);
  app = composed.value;
  loopback = await startLoopback(app.dispatch);
  const asked = { year: 2021, filter: {}, offset: 0, limit: 1 };
  const { value } = JSON.parse((await loopback.post('ledger.items', asked)).text) as { readonly value: ItemsPage };
  const [row] = value.rows;
  item = { dutyId: row?.dutyId, ruleId: row?.ruleId, unitId: row?.unitId, periodKey: row?.periodKey };
});
afterAll(async () => {
  await loopback.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = () => (existsSync(path.join(folder, 'files')) ? readdirSync(path.join(folder, 'files')) : []);

function put(name: string, body: Uint8Array): Promise<Reply> {
  return loopback.ask({
    method: 'POST',
    path: `/api/evidence.put?${new URLSearchParams({ name })}`,
    headers: { authorization: `Bearer ${loopback.host.token}`, 'content-type': 'application/octet-stream' },
    body,
  });
}

async function valueOf<Value>(reply: Promise<Reply>): Promise<Value> {
  const { ok, value, error } = JSON.parse((await reply).text) as { ok: boolean; value: Value; error?: unknown };
  if (!ok) throw new Error(JSON.stringify(error));
  return value;
}

async function add(name: string, body: Uint8Array): Promise<string> {
  const { fileId } = await valueOf<{ fileId: string }>(put(name, body));
  const added = { items: [item], files: [{ fileId }] };
  const { ids } = await valueOf<{ ids: readonly string[] }>(loopback.post('evidence.addFiles', added));
  return ids[0] ?? '';
}

/**
 * The hole: a file from a department is shown by the browser as a page of ours. The harm: its script has the page's token. The safe form: whatever it is, it
 * is sent to be saved, under a type that no browser guesses at, with a policy that lets nothing run.
 */
describe('a file that is given back', () => {
  test.each([
    ['页面.html', textBytes('<html><body>甲</body></html>'), 'application/octet-stream'],
    ['图.svg', textBytes('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'), 'application/octet-stream'],
    ['公告.pdf', pdfOf(), 'application/pdf'],
    ['a"\r\nSet-Cookie: x=1\r\n.png', PNG, 'image/png'],
  ])('%s is to be saved', async (name, bytes, mediaType) => {
    const reply = await loopback.post('evidence.get', { id: await add(name, bytes) });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe(mediaType);
    expect(reply.headers['content-disposition']).toMatch(
      /^attachment; filename="file\.\w+"; filename\*=UTF-8''[\w%.-]+$/u,
    );
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['set-cookie']).toBe(undefined);
    expect(reply.bytes).toEqual(Buffer.from(bytes));
  });

  test.each(['../desk.sqlite', '..', 'desk.sqlite', '%2e%2e', '0'.repeat(64)])('id %s gives nothing', async (id) => {
    for (const name of ['evidence.get', 'evidence.open']) {
      const reply = await loopback.post(name, { id });
      expect([400, 404]).toContain(reply.status);
      expect(reply.text).not.toContain('SQLite');
    }
  });
});

/**
 * The hole: a body without a declared length is written as it comes. The harm: it fills the disk, or half of it is taken for the file. The safe form: counted
 * as it comes; what is too large, or ends before its end, leaves nothing.
 */
describe('a file that comes in', () => {
  const begin = (length: string): Promise<ReturnType<typeof connect>> =>
    new Promise((resolve) => {
      const socket = connect(loopback.host.port, '127.0.0.1', () => {
        socket.write(
          `POST /api/evidence.put?name=a.png HTTP/1.1\r\nHost: 127.0.0.1:${loopback.host.port}\r\nAuthorization: Bearer ${loopback.host.token}\r\nContent-Type: application/octet-stream\r\n${length}\r\n\r\n`,
        );
        resolve(socket);
      });
    });
  const until = async (test_: () => boolean): Promise<void> => {
    while (!test_()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const coming = () => inFolder().filter((name) => name.startsWith('.new-'));

  test('is cut at the limit, and the sender is told', async () => {
    const socket = await begin('Transfer-Encoding: chunked');
    const received: string[] = [];
    socket.on('data', (data) => void received.push(data.toString()));
    socket.on('error', () => undefined);
    const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1024 * 1024, 1), Buffer.from('\r\n')]);
    for (let sent = 0; sent < 60 && received.length === 0; sent += 1) {
      if (!socket.write(piece)) await new Promise<void>((resolve) => socket.once('drain', () => resolve()));
    }
    await until(() => received.join('').includes('file-too-large'));
    socket.destroy();
    expect(coming()).toEqual([]);
  });

  test('and breaks off is gone', async () => {
    const socket = await begin('Content-Length: 1000000');
    socket.on('error', () => undefined);
    socket.write(Buffer.alloc(1000, 1));
    await until(() => coming().length === 1);
    socket.destroy();
    await until(() => coming().length === 0);
    expect(loopback.bugs).toEqual([]);
  });
});
