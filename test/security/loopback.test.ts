import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { succeed } from '../../electron/domain/failure.ts';
import { MAX_FILE_BYTES } from '../../electron/contract/limits.ts';
import { readBody } from '../../electron/hosts/browser/body.ts';
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

  for (const names of [
    ['Host', 'Host'],
    ['Host', 'hOST'],
    ['host', 'HOST'],
  ]) {
    test(`two Host headers (${names.join(', ')}) are not heard, whichever of them is ours`, async () => {
      for (const path of ['/api/units.list', '/']) {
        for (const order of [0, 1]) {
          const hosts = ['evil.example', `127.0.0.1:${loopback.host.port}`];
          if (order === 1) hosts.reverse();
          const heads = names.map((name, at) => `${name}: ${hosts[at]}`);
          const answer = await exchange(
            requestHead(path === '/' ? 'GET' : 'POST', path, [...heads, ...withToken(), CLOSE]),
          );
          expect(answer.split('\r\n')[0]).toContain('403');
        }
      }
      expect(loopback.reached).toEqual([]);
    });
  }

  test('the same Host twice is not heard', async () => {
    const own = `Host: 127.0.0.1:${loopback.host.port}`;
    const answer = await exchange(requestHead('POST', '/api/units.list', [own, own, ...withToken(), CLOSE]));
    expect(answer.split('\r\n')[0]).toContain('403');
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

  test('one that is taken as it comes is refused before it begins where it says how long it is', async () => {
    const size = MAX_FILE_BYTES + 1024 * 1024;
    const sent = { length: size };
    const { status, received } = await stream('/api/evidence.put?name=a.png', 'application/octet-stream', size, sent);
    expect(status).toContain('413');
    expect(received).toContain('file-too-large');
    expect(loopback.reached).toEqual([]);
  });

  for (const [form, length] of [
    ['chunked', undefined],
    ['with its length', JSON_LIMIT * 3],
  ] as const) {
    test(`a client that writes on without reading gets its answer too (${form}), and the connection goes on`, async () => {
      const { received } = await stream('/api/units.list', 'application/json', JSON_LIMIT * 3, { length, deaf: true });
      expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
      expect(received).toContain('too-large');
      expect(loopback.reached).toEqual([]);
    });
  }

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
 * The hole: connections are counted, and those that say nothing count as well. The harm: whoever opens a few hundred and
 * stays silent keeps the office out of its own app. The safe form: silent ones are cut after a while, or at once where
 * there are too many, the oldest first; a request in work never is, and a slow one is not taken for a silent one.
 */
describe('connections that say nothing', () => {
  const forEver = { headMs: 600_000, idleMs: 600_000, waiting: 768 };

  function knock(port: number, text: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        if (text === '') resolve(socket);
        else socket.write(text, () => resolve(socket));
      });
      socket.once('error', reject);
      // What is not read keeps the end of the connection from being seen.
      socket.resume();
    });
  }

  test('with 500 half-open connections a call is answered while they stand', async () => {
    const crowded = await startLoopback(async () => succeed({}), { limits: forEver });
    const half = ['', 'POST /api/units.list HTTP/1.1\r\nHost: 127.'];
    const open = await Promise.all(
      Array.from({ length: 500 }, (_, at) => knock(crowded.host.port, half[at % half.length] ?? '')),
    );
    expect((await crowded.post('units.list', {})).status).toBe(200);
    expect(open.filter((socket) => socket.closed)).toEqual([]);
    for (const socket of open) socket.destroy();
    await crowded.stop();
  });

  test('where there are too many, the oldest go and a new call is answered', async () => {
    const crowded = await startLoopback(async () => succeed({}), { limits: { ...forEver, waiting: 5 } });
    const open: Socket[] = [];
    for (let at = 0; at < 8; at += 1) open.push(await knock(crowded.host.port, ''));
    expect((await crowded.post('units.list', {})).status).toBe(200);
    await expect.poll(() => open.slice(0, 3).every((socket) => socket.closed)).toBe(true);
    expect(open.at(-1)?.closed).toBe(false);
    for (const socket of open) socket.destroy();
    await crowded.stop();
  });

  test('a silent one is cut; a body that takes longer than a head may is not, as long as bytes come', async () => {
    const headMs = 1000;
    const strict = await startLoopback(async () => succeed({}), { limits: { ...forEver, headMs } });
    const silent = await knock(strict.host.port, '');
    const answer = new Promise<string>((resolve) => {
      const slow = request({
        host: '127.0.0.1',
        port: strict.host.port,
        method: 'POST',
        path: '/api/files.put?name=a',
        headers: { authorization: `Bearer ${strict.host.token}`, 'content-type': 'application/octet-stream' },
      });
      slow.once('response', (response) => resolve(String(response.statusCode)));
      slow.once('error', (error) => resolve(error.message));
      // The host looks for silent connections twice in `headMs`.
      const began = Date.now();
      const dribble = () => {
        if (Date.now() - began > headMs * 1.6) slow.end();
        else slow.write('x', () => setTimeout(dribble, 50));
      };
      dribble();
    });
    expect(await answer).toBe('200');
    await expect.poll(() => silent.closed).toBe(true);
    await strict.stop();
  });

  test('a body that stops coming is cut, one that comes slowly is read whole', async () => {
    vi.useFakeTimers();
    try {
      const body = () => Object.assign(new PassThrough(), { headers: {} }) as unknown as IncomingMessage & PassThrough;
      const slow = body();
      const read = readBody(slow, 100, 1000);
      for (let at = 0; at < 5; at += 1) {
        slow.write('x');
        await vi.advanceTimersByTimeAsync(900);
      }
      slow.end();
      expect(await read).toMatchObject({ kind: 'read', bytes: { length: 5 } });
      const stopped = body();
      const cut = readBody(stopped, 100, 1000);
      stopped.write('x');
      await vi.advanceTimersByTimeAsync(1001);
      expect(await cut).toEqual({ kind: 'aborted' });
    } finally {
      vi.useRealTimers();
    }
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

const CLOSE = 'Connection: close';

function withToken(): readonly string[] {
  return [`Authorization: Bearer ${loopback.host.token}`, 'Content-Type: application/json', 'Content-Length: 0'];
}

function requestHead(method: string, path: string, lines: readonly string[]): string {
  return [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

function head(path: string, type: string, length: string): string {
  return requestHead('POST', path, [
    `Host: 127.0.0.1:${loopback.host.port}`,
    `Authorization: Bearer ${loopback.host.token}`,
    `Content-Type: ${type}`,
    length,
  ]);
}

/** Sends exactly this and gives what came back until the host closed the connection. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(loopback.host.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (data) => (received += data.toString()));
    socket.once('error', reject);
    socket.once('close', () => resolve(received));
  });
}

/** Sends `size` bytes, in chunks where no length is declared, then asks for the page, and gives what came back. */
function stream(
  path: string,
  type: string,
  size: number,
  /** A deaf client reads nothing before it has written everything. */
  { length, deaf = false }: { readonly length?: number | undefined; readonly deaf?: boolean } = {},
): Promise<{ status: string; received: string }> {
  return new Promise((resolve) => {
    let received = '';
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const framed =
      length === undefined ? Buffer.concat([Buffer.from('100000\r\n'), chunk, Buffer.from('\r\n')]) : chunk;
    const socket = connect(loopback.host.port, '127.0.0.1', () => void pour());
    let goOn = () => {};
    socket.on('drain', () => goOn());
    socket.on('close', () => goOn());
    const answered = () => received !== '';
    const pour = async () => {
      if (deaf) socket.pause();
      const declared = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
      socket.write(head(path, type, declared));
      for (let sent = 0; sent < size && !socket.destroyed && !answered(); sent += chunk.length) {
        if (!socket.write(framed)) await new Promise<void>((next) => (goOn = next));
      }
      if (socket.destroyed) return;
      if (length === undefined) socket.write('0\r\n\r\n');
      socket.write(requestHead('GET', '/', [`Host: 127.0.0.1:${loopback.host.port}`, CLOSE]));
      socket.resume();
    };
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.once('error', () => undefined);
    socket.once('close', () => resolve({ status: received.split('\r\n')[0] ?? '', received }));
  });
}
