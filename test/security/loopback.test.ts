import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { succeed } from '../../electron/domain/failure.ts';
import { MAX_FILE_BYTES } from '../../electron/contract/limits.ts';
import { JSON_LIMIT } from '../../electron/hosts/host.ts';
import { startLoopback, type Loopback, type Reply } from '../support/loopback.ts';

let loopback: Loopback;

beforeAll(async () => {
  loopback = await startLoopback(async () => succeed({}));
});
afterEach(() => {
  loopback.reached.length = 0;
});
afterAll(() => loopback.stop());

function expectRefusal(reply: Reply, status: number, code: string): void {
  expect(reply.status).toBe(status);
  expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code, message: expect.any(String) } });
  expect(loopback.reached).toEqual([]);
}

/**
 * The hole: a page on evil.example lets its name point at 127.0.0.1 once it is loaded. To the browser its requests to
 * this app are then of one origin, and it may read the answers. The harm: any web page reads the district's data.
 * The safe form: a request is heard only if its Host is 127.0.0.1 or localhost with our port.
 */
describe('DNS rebinding', () => {
  for (const host of ['evil.example', '127.0.0.1.evil.example', '127.0.0.1', '0.0.0.0', '[::1]', '127.0.0.1:1']) {
    test(`Host ${host} is not heard`, async () => {
      expectRefusal(await loopback.post('units.list', {}, { host }), 403, 'unauthorised');
      expect((await loopback.ask({ path: '/', headers: { host } })).status).toBe(403);
    });
  }

  test('evil.example with our port is not heard', async () => {
    const host = `evil.example:${loopback.host.port}`;
    expectRefusal(await loopback.post('units.list', {}, { host }), 403, 'unauthorised');
  });

  test('localhost with our port is', async () => {
    expect((await loopback.post('units.list', {}, { host: `localhost:${loopback.host.port}` })).status).toBe(200);
  });
});

/**
 * The hole: any page may send requests to 127.0.0.1, even where it cannot read the answer. The harm: a form or an image
 * on a foreign page writes into the ledger. The safe form: a foreign Origin is refused, no CORS header is ever sent (a
 * preflight fails), and bodies must be of a type that a plain form cannot send.
 */
describe('requests of foreign pages', () => {
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1', 'http://localhost:1', 'file://']) {
    test(`Origin ${origin} is refused, with the token even`, async () => {
      expectRefusal(await loopback.post('units.list', {}, { origin }), 403, 'unauthorised');
    });
  }

  test('Sec-Fetch-Site: cross-site is refused', async () => {
    expectRefusal(await loopback.post('units.list', {}, { 'sec-fetch-site': 'cross-site' }), 403, 'unauthorised');
    expectRefusal(await loopback.post('units.list', {}, { 'sec-fetch-site': 'same-site' }), 403, 'unauthorised');
  });

  test('our own origin is heard', async () => {
    const origin = `http://127.0.0.1:${loopback.host.port}`;
    expect((await loopback.post('units.list', {}, { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('a preflight gets no permission', async () => {
    const reply = await loopback.ask({
      method: 'OPTIONS',
      path: '/api/units.list',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(reply.status).toBe(403);
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    test(`a body of type ${type || '(none)'} is refused`, async () => {
      expectRefusal(await loopback.post('units.list', {}, { 'content-type': type }), 415, 'invalid-input');
    });
  }
});

/**
 * The hole: every program and every user of this machine can reach the port. The harm: another account reads and
 * writes. The safe form: a token of 256 random bits per start, in the Authorization header and nowhere else.
 */
describe('the token', () => {
  const wrong = ['', 'Bearer', 'Bearer ', 'Bearer x', `Basic abc`, `Bearer ${'A'.repeat(43)}`];
  for (const authorization of wrong) {
    test(`“${authorization}” is refused`, async () => {
      expectRefusal(await loopback.post('units.list', {}, { authorization }), 401, 'unauthorised');
    });
  }

  test('nearly right is wrong; in the address or a cookie it is not looked for', async () => {
    const { token } = loopback.host;
    for (const near of [token.slice(0, -1), `${token}x`, token.toUpperCase()]) {
      expectRefusal(await loopback.post('units.list', {}, { authorization: `Bearer ${near}` }), 401, 'unauthorised');
    }
    const bare = { 'content-type': 'application/json', cookie: `token=${token}` };
    const reply = await loopback.ask({
      method: 'POST',
      path: `/api/units.list?token=${token}`,
      headers: bare,
      body: '{}',
    });
    expectRefusal(reply, 401, 'unauthorised');
  });

  test('without it nobody learns which methods there are', async () => {
    const known = await loopback.ask({ method: 'POST', path: '/api/units.list', body: '{}' });
    const unknown = await loopback.ask({ method: 'POST', path: '/api/units.nothing', body: '{}' });
    expect(known.text).toBe(unknown.text);
  });

  test('each start has its own', async () => {
    const other = await startLoopback(async () => succeed({}));
    expect(other.host.token).not.toBe(loopback.host.token);
    await other.stop();
  });

  test('the port is closed on the addresses that other machines see', async () => {
    const outer = Object.values(networkInterfaces())
      .flat()
      .filter((net) => net !== undefined && !net.internal && net.family === 'IPv4');
    for (const net of outer) {
      const open = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: net?.address ?? '', port: loopback.host.port });
        socket.once('connect', () => {
          socket.destroy();
          resolve(true);
        });
        socket.once('error', () => resolve(false));
      });
      expect(open).toBe(false);
    }
  });
});

/**
 * The hole: a method is looked up by a name from outside. The harm: names of the language itself (`constructor`,
 * `__proto__`) find something that is no method, and the process dies or runs what it should not.
 * The safe form: own keys of the contract only.
 */
describe('names of methods', () => {
  const names = [
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'units',
    'units.',
    'units.list.',
    'units.list/',
    'UNITS.LIST',
    'units%2Elist',
    '',
    '..',
    '%00',
    'units.nothing',
  ];
  for (const name of names) {
    test(`“${name}” is no method`, async () => {
      const reply = await loopback.post(name, {});
      expect([403, 404, 405]).toContain(reply.status);
      expect(loopback.reached).toEqual([]);
    });
  }

  test('only POST calls one', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const headers = { authorization: `Bearer ${loopback.host.token}` };
      expectRefusal(await loopback.ask({ method, path: '/api/units.list', headers }), 405, 'invalid-input');
    }
  });

  test('a key named __proto__ in the input stays a key and changes nothing', async () => {
    await loopback.ask({
      method: 'POST',
      path: '/api/units.list',
      headers: { authorization: `Bearer ${loopback.host.token}`, 'content-type': 'application/json' },
      body: '{"__proto__": {"admin": true}}',
    });
    expect(Object.hasOwn(Object(loopback.reached[0]?.input), '__proto__')).toBe(true);
    expect(Reflect.get({}, 'admin')).toBe(undefined);
  });
});

/**
 * The hole: the size of a body is the sender's choice. The harm: one request fills the memory and the app dies with
 * work unsaved. The safe form: bodies are counted as they come in, whatever Content-Length says, and cut at the limit.
 */
describe('sizes', () => {
  test('JSON over the limit is refused by its declared length, without being read', async () => {
    const body = `"${'x'.repeat(JSON_LIMIT)}"`;
    const reply = await loopback.ask({
      method: 'POST',
      path: '/api/units.list',
      headers: {
        authorization: `Bearer ${loopback.host.token}`,
        'content-type': 'application/json',
        'content-length': String(body.length),
      },
      body,
    });
    expectRefusal(reply, 413, 'too-large');
  });

  test('a body without a declared length is cut at the limit', async () => {
    const { status, received } = await stream('/api/units.list', 'application/json', JSON_LIMIT * 3);
    expect(status).toContain('413');
    expect(received).toContain('too-large');
    expect(loopback.reached).toEqual([]);
  });

  test('an upload over the limit is refused too, by the name of the file', async () => {
    const size = MAX_FILE_BYTES + 1024 * 1024;
    const { status, received } = await stream('/api/files.put?name=a.xlsx', 'application/octet-stream', size);
    expect(status).toContain('413');
    expect(received).toContain('file-too-large');
    expect(received).toContain('“a.xlsx”');
    expect(loopback.reached).toEqual([]);
  });

  test('what is just at the limit passes', async () => {
    const reply = await loopback.ask({
      method: 'POST',
      path: '/api/files.put?name=a',
      headers: { authorization: `Bearer ${loopback.host.token}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(MAX_FILE_BYTES),
    });
    expect(reply.status).toBe(200);
    expect(loopback.reached[0]?.bytes?.byteLength).toBe(MAX_FILE_BYTES);
  });

  test('broken JSON and broken UTF-8 are refused', async () => {
    for (const body of ['{', '', 'undefined', new Uint8Array([0x22, 0xff, 0x22])]) {
      const headers = { authorization: `Bearer ${loopback.host.token}`, 'content-type': 'application/json' };
      expectRefusal(
        await loopback.ask({ method: 'POST', path: '/api/units.list', headers, body }),
        400,
        'invalid-input',
      );
    }
  });

  test('a client that goes away in the middle reaches nothing and breaks nothing', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(loopback.host.port, '127.0.0.1', () => {
        socket.write(head('/api/units.list', 'application/json', 'Content-Length: 100'));
        socket.write('{"a":', () => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    expect((await loopback.post('units.list', {})).status).toBe(200);
    expect(loopback.bugs).toEqual([]);
  });
});

/**
 * The hole: the path of an address is joined to a folder. The harm: `..` leads to the data file, to keys, anywhere.
 * The safe form: the resolved path must lie inside the folder by `path.relative`; a test of prefixes would let the
 * neighbour `root-evil` pass.
 */
describe('paths of files', () => {
  const paths = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/..%2froot-evil%2fsecret.txt',
    '//secret.txt',
    '/C:/secret.txt',
    '/secret.txt%00.html',
    '/%',
    '/.stamp',
  ];
  for (const path of paths) {
    test(`${path} finds nothing`, async () => {
      const reply = await loopback.ask({ path });
      expect(reply.text).not.toContain('secret');
      expect([200, 400, 403, 404]).toContain(reply.status);
      if (reply.status === 200) expect(reply.text).toContain('页面');
    });
  }

  test('an absolute target is no path', async () => {
    const reply = await loopback.ask({ path: 'http://evil.example/secret.txt' });
    expect(reply.status).toBe(403);
  });
});

function head(path: string, type: string, length: string): string {
  return [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${loopback.host.port}`,
    `Authorization: Bearer ${loopback.host.token}`,
    `Content-Type: ${type}`,
    length,
    '',
    '',
  ].join('\r\n');
}

/** Sends `size` bytes in chunks with no length declared, and gives what came back. */
function stream(path: string, type: string, size: number): Promise<{ status: string; received: string }> {
  return new Promise((resolve) => {
    let received = '';
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const socket = connect(loopback.host.port, '127.0.0.1', () => void pour());
    let goOn = () => {};
    socket.on('drain', () => goOn());
    socket.on('close', () => goOn());
    const answered = () => received !== '';
    const pour = async () => {
      socket.write(head(path, type, 'Transfer-Encoding: chunked'));
      for (let sent = 0; sent < size && !socket.destroyed && !answered(); sent += chunk.length) {
        const written = socket.write(Buffer.concat([Buffer.from('100000\r\n'), chunk, Buffer.from('\r\n')]));
        if (!written) await new Promise<void>((next) => (goOn = next));
      }
      if (!socket.destroyed) socket.write('0\r\n\r\n');
    };
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.once('error', () => undefined);
    socket.once('close', () => resolve({ status: received.split('\r\n')[0] ?? '', received }));
  });
}
