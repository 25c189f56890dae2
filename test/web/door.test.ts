import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../electron/domain/failure.ts';
import type { WebPage } from '../../electron/services/app/ports.ts';
import { createWeb, type WebOptions } from '../../electron/web/door.ts';
import { createPace } from '../../electron/web/pace.ts';
import { answerWith, quickTimer, redirect, startLocalSite, type LocalSite } from '../support/localSite.ts';

/** A certificate that the site made itself, for tests. */
const TLS = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLOzyDfASdxPzossg
sKvQFtrO0+epXSjq74XviBPeomuhRANCAATQuyYMmZN/Wj/gt3qCncRQ8ooNbL11
UnTf8FNsA+dHdkmT6QiyGrx+Hv7bEzfBjyYGzc2pXvjdn0lPswvqG/Iu
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUG6iJsc03xm3gqsM2CVcfHn9l/OIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJc2l0ZS50ZXN0MCAXDTI2MTEzMDA4NTQyNFoYDzIxMjYxMTA2
MDg1NDI0WjAUMRIwEAYDVQQDDAlzaXRlLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATQuyYMmZN/Wj/gt3qCncRQ8ooNbL11UnTf8FNsA+dHdkmT6QiyGrx+
Hv7bEzfBjyYGzc2pXvjdn0lPswvqG/Iuo2QwYjAdBgNVHQ4EFgQU2S6HTZ1WiHyh
o0UZ3kjvLvEr1uQwHwYDVR0jBBgwFoAU2S6HTZ1WiHyho0UZ3kjvLvEr1uQwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQC9Ukslc7NI+Z0Qh7VBdVqCRrmz8cgRiqAz9gFwsW5jkAIgEl163nRIpq3ZAisi
nlShu4VFiYGjoURV0LZ4WLF+934=
-----END CERTIFICATE-----`,
};

let site: LocalSite;
beforeAll(async () => {
  site = await startLocalSite();
});
afterAll(() => site.close());

const NEVER = new AbortController().signal;

interface Asking extends Partial<WebOptions> {
  readonly confirmed?: readonly string[];
  readonly method?: 'GET' | 'HEAD';
  readonly signal?: AbortSignal;
}

const door = (options: Partial<WebOptions> = {}) =>
  createWeb({ version: '1.0', timer: quickTimer(), isConnected: () => true, ...options });

function ask(
  url: string,
  { confirmed = [site.host], method = 'GET', signal = NEVER, ...options }: Asking = {},
  web = door(options),
): Promise<Outcome<WebPage>> {
  return web.ask({ url, method, confirmedHosts: new Set(confirmed) }, signal);
}

async function refusal(url: string, asking: Asking = {}) {
  const outcome = await ask(url, asking);
  if (outcome.ok) throw new Error(`was not refused: ${url}`);
  return outcome.error;
}

const text = (page: Outcome<WebPage>) => (page.ok ? new TextDecoder().decode(page.value.bytes) : page.error.message);

describe('a page', () => {
  it('comes as it is, under its status, type and name of the visitor', async () => {
    site.serve({ '/a?x=1': answerWith('公开', { 'Content-Type': 'text/html;charset=GBK' }, 203) });
    const page = await ask(`${site.origin}/a?x=1#part`);
    expect(page).toMatchObject({
      ok: true,
      value: { url: `${site.origin}/a?x=1`, redirects: [], status: 203, contentType: 'text/html;charset=GBK' },
    });
    expect(text(page)).toBe('公开');
    expect(site.asked).toEqual(['GET /robots.txt', 'GET /a?x=1']);
    expect(site.headers[1]).toMatchObject({ 'user-agent': expect.stringMatching(/^DisclosureDesk\/1\.0 /u) as string });
    expect(site.headers[1]).not.toHaveProperty('cookie');
  });

  it.each([404, 410, 500, 503])('under %i is an answer all the same', async (status) => {
    site.serve({ '/a': answerWith('x', {}, status) });
    expect(await ask(`${site.origin}/a`)).toMatchObject({ ok: true, value: { status } });
  });

  it('may be asked for without itself', async () => {
    site.serve({ '/a': 'x' });
    expect(await ask(`${site.origin}/a`, { method: 'HEAD' })).toMatchObject({
      ok: true,
      value: { status: 200, bytes: new Uint8Array() },
    });
    expect(site.asked.at(-1)).toBe('HEAD /a');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('packed by %s is unpacked', async (encoding, pack) => {
    site.serve({ '/a': answerWith(pack('政务公开'), { 'Content-Encoding': encoding }) });
    expect(text(await ask(`${site.origin}/a`))).toBe('政务公开');
  });

  it.each([
    ['packed badly', answerWith('no gzip', { 'Content-Encoding': 'gzip' }), 'page-broken'],
    [
      'packed, and cut off',
      answerWith(gzipSync('政务公开'.repeat(99)).subarray(0, 30), { 'Content-Encoding': 'gzip' }),
      'page-broken',
    ],
  ])('%s is refused', async (_what, page, code) => {
    site.serve({ '/a': page });
    expect(await refusal(`${site.origin}/a`)).toMatchObject({ code });
  });

  it.each(['ftp://127.0.0.1/a', 'file:///etc/passwd', 'javascript:1', 'http://a@127.0.0.1/', 'gov.cn', ''])(
    'of %j is not asked for',
    async (url) => {
      expect(await refusal(url)).toMatchObject({ code: 'not-an-address' });
    },
  );
});

describe('limits', () => {
  const limits = { answerMs: 60_000, wholeMs: 60_000, bytes: 20_000, redirects: 3 };
  const zeros = Buffer.alloc(5_000_000);

  it.each([
    ['a page', answerWith(zeros)],
    ['a page that does not say so', (_: unknown, response: { write(bytes: Buffer): void }) => response.write(zeros)],
    ['what a small page unpacks to', answerWith(gzipSync(zeros), { 'Content-Encoding': 'gzip' })],
    ['the same in another packing', answerWith(brotliCompressSync(zeros), { 'Content-Encoding': 'br' })],
  ] as const)('of size hold for %s', async (_what, page) => {
    site.serve({ '/a': page });
    expect(await refusal(`${site.origin}/a`, { limits })).toMatchObject({ code: 'page-too-large' });
  });

  it('end an answer that never begins', async () => {
    const timer = quickTimer();
    const own = { ...limits, answerMs: 20_000 };
    site.serve({ '/robots.txt': '', '/a': () => timer.expire(own.answerMs) });
    expect(await refusal(`${site.origin}/a`, { timer, limits: own })).toMatchObject({ code: 'page-too-slow' });
  });

  it('end an answer that never ends', async () => {
    const timer = quickTimer();
    const own = { ...limits, wholeMs: 45_000 };
    site.serve({
      '/robots.txt': '',
      '/a': (_request, response) => void response.write('.', () => timer.expire(own.wholeMs)),
    });
    expect(await refusal(`${site.origin}/a`, { timer, limits: own })).toMatchObject({ code: 'page-too-slow' });
  });

  it('and cancelling ends it too', async () => {
    const stop = new AbortController();
    site.serve({ '/robots.txt': '', '/a': () => stop.abort() });
    expect(await refusal(`${site.origin}/a`, { signal: stop.signal })).toMatchObject({ code: 'cancelled' });
  });
});

describe('a host', () => {
  it('is asked once in a second, robots.txt too', async () => {
    const timer = quickTimer();
    site.serve({ '/a': 'x', '/b': redirect('/a') });
    const web = door({ timer });
    await Promise.all(['/a', '/b', '/a'].map((path) => ask(site.origin + path, {}, web)));
    // Seven questions: three of them want robots.txt at the same time.
    expect(timer.now()).toBe((site.asked.length - 1) * 1000);
  });

  it('that wants longer waits gets them', async () => {
    const timer = quickTimer();
    site.serve({ '/robots.txt': 'User-agent: *\nCrawl-delay: 4', '/a': 'x' });
    await ask(`${site.origin}/a`, { timer });
    expect(timer.waits).toEqual([4000]);
  });

  it('does not wait for another', async () => {
    const waits: number[] = [];
    const pace = createPace({
      now: () => 0,
      wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    });
    for (const host of ['a', 'b', 'a', 'a', 'b']) await pace.turn(host, 1000, NEVER);
    expect(waits).toEqual([1000, 2000, 1000]);
  });

  it('that does not exist, or whose name server is silent, is told apart', async () => {
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    expect(await refusal('http://no.example.cn/', { resolve: failing('ENOTFOUND') })).toMatchObject({
      code: 'host-not-found',
      message: expect.stringContaining('no.example.cn') as string,
    });
    expect(await refusal('http://no.example.cn/', { resolve: failing('EAI_AGAIN') })).toMatchObject({
      code: 'host-unreachable',
    });
    const limits = { answerMs: 20, wholeMs: 20, bytes: 1, redirects: 1 };
    const silent = () => new Promise<readonly string[]>(() => undefined);
    expect(await refusal('http://no.example.cn/', { resolve: silent, limits })).toMatchObject({
      code: 'host-unreachable',
    });
  });

  it('that refuses the connection cannot be reached', async () => {
    const gone = await startLocalSite();
    await gone.close();
    expect(await refusal(`${gone.origin}/`, { confirmed: [gone.host] })).toMatchObject({
      code: 'host-unreachable',
      message: expect.stringContaining('对方拒绝连接') as string,
    });
  });

  it('without a certificate that holds is not trusted', async () => {
    const safe = await startLocalSite({ tls: TLS });
    expect(await refusal(`${safe.origin}/`, { confirmed: [safe.host] })).toMatchObject({
      code: 'host-untrusted',
      message: expect.stringContaining('由网站自己签发') as string,
    });
    expect(safe.asked).toEqual([]);
    await safe.close();
  });

  it('is not asked where the machine has no network: nothing waits', async () => {
    const timer = quickTimer();
    const resolve = () => Promise.reject(new Error('must not be asked'));
    const error = await refusal('http://www.example.cn/', { isConnected: () => false, timer, resolve });
    expect(error).toMatchObject({ code: 'no-network', message: expect.stringContaining('没有连接网络') as string });
    expect(timer.waits).toEqual([]);
  });
});

describe('robots.txt', () => {
  it('that is not there leaves all free, and is asked for once', async () => {
    const web = door();
    site.serve({ '/a': 'x', '/b': 'y' });
    await ask(`${site.origin}/a`, {}, web);
    await ask(`${site.origin}/b`, {}, web);
    expect(site.asked).toEqual(['GET /robots.txt', 'GET /a', 'GET /b']);
  });

  it('that forbids a page keeps it from being asked for', async () => {
    site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /a', '/a': 'x' });
    expect(await refusal(`${site.origin}/a`)).toMatchObject({ code: 'robots-refuse' });
    expect(site.asked).toEqual(['GET /robots.txt']);
  });

  it('forbids a page that another leads on to', async () => {
    site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /a', '/b': redirect('/a'), '/a': 'x' });
    expect(await refusal(`${site.origin}/b`)).toMatchObject({ code: 'robots-refuse' });
    expect(site.asked).toEqual(['GET /robots.txt', 'GET /b']);
  });

  it.each([
    ['under 500', answerWith('x', {}, 500), '网站回答 500'],
    ['under 503', answerWith('x', {}, 503), '网站回答 503'],
    ['under 429', answerWith('x', {}, 429), '网站回答 429'],
    ['that leads in circles', redirect('/robots.txt'), '反复转向'],
    ['that leads into the house', redirect('http://10.0.0.1/robots.txt'), '内部网络'],
  ] as const)('%s is not read, and nothing else is', async (_what, page, why) => {
    site.serve({ '/robots.txt': page, '/a': 'x' });
    expect(await refusal(`${site.origin}/a`)).toMatchObject({
      code: 'robots-unread',
      message: expect.stringContaining(why) as string,
    });
    expect(site.asked.filter((each) => !each.endsWith('/robots.txt'))).toEqual([]);
  });

  it('that never comes is not read, and nothing else is', async () => {
    const timer = quickTimer();
    const limits = { answerMs: 20_000, wholeMs: 45_000, bytes: 1000, redirects: 5 };
    site.serve({ '/robots.txt': () => timer.expire(limits.answerMs), '/a': 'x' });
    expect(await refusal(`${site.origin}/a`, { timer, limits })).toMatchObject({
      code: 'robots-unread',
      message: expect.stringContaining('等了太久') as string,
    });
    expect(site.asked).toEqual(['GET /robots.txt']);
  });
});

describe('a redirect', () => {
  it('is followed, and told', async () => {
    site.serve({ '/a': redirect('b', 301), '/b': redirect(`${site.origin}/c`, 307), '/c': 'x' });
    expect(await ask(`${site.origin}/a`)).toMatchObject({
      ok: true,
      value: {
        url: `${site.origin}/c`,
        redirects: [
          { url: `${site.origin}/a`, status: 301 },
          { url: `${site.origin}/b`, status: 307 },
        ],
      },
    });
  });

  it('in a circle, or on and on, ends', async () => {
    site.serve({ '/a': redirect('/b'), '/b': redirect('/a') });
    expect(await refusal(`${site.origin}/a`)).toMatchObject({ code: 'redirected-too-often' });
    site.serve(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`/${at}`, redirect(`/${at + 1}`)])));
    expect(await refusal(`${site.origin}/0`)).toMatchObject({ code: 'redirected-too-often' });
    expect(site.asked.length).toBeLessThan(10);
  });

  it.each([
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fe80::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://0.0.0.0/',
  ])('to %s, which nobody confirmed, is not followed', async (to) => {
    site.serve({ '/a': redirect(to) });
    const error = await refusal(`${site.origin}/a`);
    expect(error).toMatchObject({ code: 'host-private', message: expect.stringMatching(/[。]$/u) as string });
    expect(site.asked).toEqual(['GET /robots.txt', 'GET /a']);
  });

  it('to another port of a confirmed host is not followed either', async () => {
    const other = await startLocalSite();
    other.serve({ '/': 'secret' });
    site.serve({ '/a': redirect(`${other.origin}/`) });
    expect(await refusal(`${site.origin}/a`)).toMatchObject({ code: 'host-private' });
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it.each(['file:///etc/passwd', 'ftp://example.cn/', 'data:text/html,x', 'http://a:b@example.cn/'])(
    'to %s is not followed',
    async (to) => {
      site.serve({ '/a': redirect(to) });
      expect(await refusal(`${site.origin}/a`)).toMatchObject({ code: 'not-an-address' });
    },
  );
});

describe('a name', () => {
  const at = (origin: string, name: string) => origin.replace('127.0.0.1', name);

  it.each([
    [['127.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['10.0.0.8']],
    [['::1']],
    [['::ffff:10.0.0.8']],
    [['169.254.169.254']],
  ])('that leads to %j is not asked, confirmed or not to this machine', async (addresses) => {
    site.serve({ '/a': 'secret' });
    const url = at(`${site.origin}/a`, 'www.example.cn');
    expect(await refusal(url, { resolve: () => Promise.resolve(addresses) })).toMatchObject({ code: 'host-private' });
    expect(site.asked).toEqual([]);
  });

  it('that is public when it is checked and this machine a moment later is not asked', async () => {
    site.serve({ '/a': 'secret' });
    let looks = 0;
    const resolve = () => Promise.resolve([(looks += 1) === 1 ? '93.184.216.34' : '127.0.0.1']);
    const outcome = await ask(at(`${site.origin}/a`, 'rebind.example.cn'), { resolve });
    expect(outcome.ok).toBe(false);
    expect(looks).toBeGreaterThan(1);
    expect(site.asked).toEqual([]);
  });

  it('is connected to at the address that was checked, whatever the system would say', async () => {
    const elsewhere = await startLocalSite({ address: '127.0.0.3' });
    elsewhere.serve({ '/a': 'the one that was checked' });
    const port = elsewhere.host.split(':')[1] ?? '';
    const page = await ask(`http://localhost:${port}/a`, {
      confirmed: [`localhost:${port}`],
      resolve: () => Promise.resolve(['127.0.0.3']),
    });
    expect(text(page)).toBe('the one that was checked');
    expect(elsewhere.headers[0]).toMatchObject({ host: `localhost:${port}` });
    await elsewhere.close();
  });

  it('is asked without the proxies that the environment names', async () => {
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9';
    site.serve({ '/a': 'straight' });
    expect(text(await ask(`${site.origin}/a`))).toBe('straight');
    delete process.env['http_proxy'];
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  });
});
