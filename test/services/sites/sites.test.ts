import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteAddressId, UnitId } from '../../../electron/domain/brand.ts';
import type { SiteKind } from '../../../electron/domain/model/site.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import { createWeb } from '../../../electron/web/door.ts';
import { gbk } from '../../support/gbk.ts';
import { answerWith, quickTimer, redirect, startLocalSite, type LocalSite } from '../../support/localSite.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { coverageInput } from '../publications/publicationOffice.ts';

const TODAY = '2021-06-15';
const LIMITS = { answerMs: 20_000, wholeMs: 45_000, bytes: 300_000, redirects: 3 };
const timer = quickTimer();

let site: LocalSite;
let app: TestApp;
let isConnected = true;

/** The office with 网上核对 on and this machine's site confirmed, whose clock does not make tests wait; one for all. */
beforeAll(async () => {
  site = await startLocalSite();
  const isConnectedNow = () => isConnected;
  const web = createWeb({ version: 'test', timer, limits: LIMITS, isConnected: isConnectedNow });
  app = await openTestApp({ today: TODAY, year: 2021, web });
  await app.call('sites.setOn', { on: true });
  await app.call('sites.confirmHost', { host: site.host });
});
afterAll(async () => {
  await app.close();
  await site.close();
});

/** So many lines a page, a day apart, the latest today; the first line of page `page` is of the day before the last of the page before. */
const PER_PAGE = 5;
const lineOf = (page: number, at: number) => {
  const back = page * PER_PAGE + at;
  return { title: `清河区第${back}号公开信息`, date: addDays(day(TODAY), -back), path: `/art/${back}.html` };
};
const linesOf = (page: number) => Array.from({ length: PER_PAGE }, (_, at) => lineOf(page, at));
const ul = (page: number) =>
  `<ul>${linesOf(page)
    .map(({ title, date, path }) => `<li><a href="${path}">${title}</a><span>${date}</span></li>`)
    .join('')}</ul>`;
const htmlPage = (page: number, more = '') =>
  `<html><head><meta charset="utf-8"></head><body>${ul(page)}${more}</body></html>`;

interface AddressOptions {
  readonly kind?: SiteKind;
  readonly mostPages?: number;
  readonly column?: string;
  readonly unitId?: UnitId;
}

/** Puts an address in place of what an earlier test kept. */
async function add(
  path: string,
  { kind = 'page', mostPages = 20, column = '', ...more }: AddressOptions = {},
): Promise<SiteAddressId> {
  const url = new URL(path, site.origin).href;
  const { addresses } = await app.call('sites.overview', {});
  const ids = addresses.filter((each) => each.url === url).map(({ id }) => id);
  if (ids.length > 0) await app.call('sites.remove', { ids });
  return (await app.call('sites.save', { url, kind, column, mostPages, ...more })).id;
}

async function run(ids: readonly SiteAddressId[], since?: string) {
  const started = await app.call('sites.fetch', {
    ids: [...ids],
    ...(since === undefined ? {} : { since: day(since) }),
  });
  const job = await app.finished(started.jobId);
  expect(app.bugs).toEqual([]);
  return { job, ...(await app.call('sites.run', { runId: started.runId })) };
}

async function one(path: string, options: AddressOptions = {}, since?: string) {
  const { parts, runId, canResume } = await run([await add(path, options)], since);
  const [part] = parts;
  if (!part) throw new Error('nothing was read');
  return { ...part, runId, canResume };
}

async function trial(path: string) {
  const { jobId } = await app.call('sites.try', { url: site.origin + path });
  const job = await app.finished(jobId);
  return job.error ?? app.call('sites.tried', { trialId: job.previewId ?? '' });
}

const PAGES = 3;
/** One list of three pages in four manners. */
const MANNERS: readonly (readonly [string, SiteKind, string, Parameters<LocalSite['serve']>[0]])[] = [
  [
    'pages with a script that lays out the links',
    'page',
    '/gk/',
    Object.fromEntries(
      Array.from({ length: PAGES }, (_, at) => [
        at === 0 ? '/gk/' : `/gk/index_${at}.html`,
        htmlPage(at, `<script>createPageHTML(${PAGES}, ${at}, "index", "html");</script>`),
      ]),
    ),
  ],
  [
    'pages in GBK that lead on by words',
    'page',
    '/list.asp?id=3',
    Object.fromEntries(
      Array.from({ length: PAGES }, (_, at) => [
        at === 0 ? '/list.asp?id=3' : `/list.asp?id=3&page=${at + 1}`,
        answerWith(
          gbk(
            htmlPage(at, at + 1 < PAGES ? `<a href="?id=3&page=${at + 2}">下一页</a>` : '<span>下一页</span>').replace(
              'utf-8',
              'gb2312',
            ),
          ),
          {
            'Content-Type': 'text/html',
          },
        ),
      ]),
    ),
  ],
  [
    'JSON, packed',
    'json',
    '/api?pageNo=1',
    Object.fromEntries(
      Array.from({ length: PAGES }, (_, at) => [
        `/api?pageNo=${at + 1}`,
        answerWith(
          gzipSync(
            JSON.stringify({
              total: PAGES * PER_PAGE,
              pageSize: PER_PAGE,
              rows: linesOf(at).map(({ title, date, path }) => ({ title, url: path, pubDate: `${date} 10:00` })),
            }),
          ),
          { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
        ),
      ]),
    ),
  ],
  [
    'records in a script',
    'page',
    '/col/col7/index.html',
    Object.fromEntries(
      Array.from({ length: PAGES }, (_, at) => {
        const store = `<datastore>${at + 1 < PAGES ? `<nextgroup><![CDATA[<a href="/proxy.jsp?page=${at + 2}"></a>]]></nextgroup>` : ''}<recordset>${linesOf(
          at,
        )
          .map(
            ({ title, date, path }) =>
              `<record><![CDATA[<li><a href="${path}">${title}</a><b>${date}</b></li>]]></record>`,
          )
          .join('')}</recordset></datastore>`;
        return at === 0
          ? ['/col/col7/index.html', `<html><body><script type="text/xml">${store}</script></body></html>`]
          : [`/proxy.jsp?page=${at + 1}`, `<?xml version="1.0" encoding="utf-8"?>${store}`];
      }),
    ),
  ],
];

describe.each(MANNERS)('a list in %s', (_manner, kind, path, pages) => {
  it('is found when it is tried', async () => {
    site.serve(pages);
    expect(await trial(path)).toMatchObject({
      kind,
      lines: PER_PAGE,
      first: [{ title: '清河区第0号公开信息', publishedOn: TODAY, link: `${site.origin}/art/0.html` }, {}, {}, {}, {}],
      next: expect.stringContaining(site.origin) as string,
    });
  });

  it('is read to its end, each page once', async () => {
    site.serve(pages);
    const part = await one(path, { kind });
    expect(part).toMatchObject({
      pages: PAGES,
      lines: PAGES * PER_PAGE,
      added: PAGES * PER_PAGE,
      left: 0,
      stop: 'end',
      canResume: false,
      shown: { firstDay: '2021-06-01', lastDay: TODAY },
      covers: { firstDay: '2021-06-01', lastDay: TODAY },
    });
    expect(site.asked.filter((each) => !each.endsWith('/robots.txt')).length).toBe(PAGES);
    const { rows } = await app.call('sites.lines', {
      runId: part.runId,
      addressId: part.addressId,
      offset: 0,
      limit: 100,
    });
    expect(rows.map(({ title }) => title)).toEqual(
      Array.from({ length: PAGES }, (_, at) => linesOf(at))
        .flat()
        .map(({ title }) => title),
    );
  });

  it('is read back to a day, and no further', async () => {
    site.serve(pages);
    const part = await one(path, { kind }, '2021-06-08');
    expect(part).toMatchObject({
      pages: 2,
      lines: 8,
      stop: 'since',
      covers: { firstDay: '2021-06-08', lastDay: TODAY },
    });
  });
});

describe('what came in', () => {
  it('is recorded as a list of each address in one step, once, and taken back in one', async () => {
    site.serve({ '/a': htmlPage(0), '/b': htmlPage(1) });
    const ids = [await add('/a', { column: '财政收支' }), await add('/b', { column: '部门动态' })];
    const { runId, parts } = await run(ids);
    const lists = parts.map(({ addressId, covers }) => {
      if (!covers) throw new Error('covers nothing');
      return { addressId, covers: coverageInput(covers) };
    });
    expect(lists.map(({ covers }) => covers.columns)).toEqual([['财政收支'], ['部门动态']]);
    expect(await app.call('sites.record', { runId, lists })).toMatchObject({
      lists: 2,
      added: 10,
      known: 0,
      changed: true,
    });
    // Recorded once more, from a window that still shows the run, it is no list more.
    expect(await app.call('sites.record', { runId, lists })).toMatchObject({ lists: 0, added: 0, changed: false });
    const recorded = await app.call('publications.lists', {});
    expect(recorded).toHaveLength(2);
    expect(new Map(recorded.map(({ source, brought }) => [source, brought]))).toEqual(
      new Map([
        [`${site.origin}/a`, 5],
        [`${site.origin}/b`, 5],
      ]),
    );
    // A month later the site shows the same: nothing is new.
    const again = await run(ids);
    expect(again.parts.map(({ added }) => added)).toEqual([0, 0]);
    await app.call('workspace.undo', {});
    expect(await app.call('publications.lists', {})).toEqual([]);
  });

  it('is the unit of the address, where the lines name none', async () => {
    const { id } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
    site.serve({ '/a': htmlPage(0) });
    const part = await one('/a', { unitId: id });
    expect(part).toMatchObject({ unit: '区财政局', covers: { units: [id] } });
    // Whether the page shows all that the unit publishes, its lines do not tell.
    expect(part.covers).not.toHaveProperty('columns');
    const { addressId, covers } = part;
    if (!covers) throw new Error('covers nothing');
    const asked = {
      runId: part.runId,
      lists: [{ addressId, covers: { firstDay: covers.firstDay, lastDay: covers.lastDay, units: [id] } }],
    };
    expect(await app.refusal('sites.record', asked)).toMatchObject({
      code: 'invalid-input',
      fields: { 'lists.0.covers.columns': '请选择覆盖的栏目' },
    });
    const { rows } = await app.call('sites.lines', {
      runId: part.runId,
      addressId: part.addressId,
      offset: 0,
      limit: 1,
    });
    expect(rows[0]?.units).toEqual(['区财政局']);
  });

  it('leaves lines of days to come, and says how many', async () => {
    site.serve({ '/a': htmlPage(0).replace(TODAY, '2031-06-15') });
    expect(await one('/a')).toMatchObject({ lines: 4, left: 1 });
  });
});

describe('a list that goes wrong', () => {
  const two = (second: Parameters<LocalSite['serve']>[0][string]) => ({
    '/a': htmlPage(0, '<a href="/b">下一页</a>'),
    '/b': second,
  });

  it.each<[string, Parameters<LocalSite['serve']>[0], string, RegExp]>([
    ['a page that is not there', two(answerWith('x', {}, 404)), 'page-refused', /404.*不存在/u],
    ['a site that breaks down', two(answerWith('x', {}, 500)), 'page-refused', /500.*网站出错/u],
    ['a site for browsers only', two(answerWith('<script>', {}, 412)), 'page-refused', /只接受浏览器/u],
    ['a login page', two('<form><input type="password"></form>'), 'login-page', /要求登录/u],
    ['a page without a list', two('<p>通知正文</p>'), 'no-list', /没有找到信息列表/u],
    ['a page that never comes', two(() => timer.expire(LIMITS.answerMs)), 'page-too-slow', /没有传完/u],
    [
      'a page that unpacks to too much',
      two(answerWith(gzipSync(Buffer.alloc(9_000_000)), { 'Content-Encoding': 'gzip' })),
      'page-too-large',
      /超过/u,
    ],
    ['a page that leads into the house', two(redirect('http://10.0.0.8/list')), 'host-private', /内部网络/u],
    ['a page that leads in circles', two(redirect('/b')), 'redirected-too-often', /转向/u],
  ])('%s: what came in before stays', async (_what, pages, code, sentence) => {
    site.serve(pages);
    const part = await one('/a');
    expect(part).toMatchObject({
      lines: PER_PAGE,
      pages: 1,
      stop: 'failed',
      stoppedAt: `${site.origin}/b`,
      error: { code },
      sentence: expect.stringMatching(sentence) as string,
      covers: { firstDay: '2021-06-12', lastDay: TODAY },
      canResume: true,
    });
    expect(part.sentence).toContain('已读到的 5 条保留');
  });

  it('one that is refused for good is not said to go on', async () => {
    site.serve({ '/a': redirect('http://10.0.0.8/list') });
    const { sentence, error } = await one('/a');
    expect(sentence).toBe(error?.message);
    site.serve({ '/a': '<html><body><h1>登录</h1><form><input type="password"></form></body></html>' });
    const login = await one('/a');
    expect([login.error?.code, login.sentence]).toEqual(['login-page', login.error?.message]);
    site.serve({ '/a': answerWith('x', {}, 503) });
    expect((await one('/a')).sentence).toMatch(/可以从这一页继续。$/u);
    expect((await one('/a')).sentence).not.toContain('0 条');
  });

  it('goes on where it stopped, and asks for nothing again', async () => {
    site.serve(two(answerWith('x', {}, 503)));
    const part = await one('/a');
    site.serve({ '/b': htmlPage(1) });
    const { jobId } = await app.call('sites.resume', { runId: part.runId });
    await app.finished(jobId);
    const { parts, canResume } = await app.call('sites.run', { runId: part.runId });
    expect(parts).toMatchObject([{ lines: 10, pages: 2, stop: 'end' }]);
    expect(canResume).toBe(false);
    expect(site.asked.filter((each) => each.endsWith('/a'))).toEqual([]);
  });

  it('a loop of pages ends, and says where', async () => {
    site.serve({ '/a': htmlPage(0, '<a href="/b">下一页</a>'), '/b': htmlPage(1, '<a href="/a">下一页</a>') });
    expect(await one('/a')).toMatchObject({
      lines: 10,
      pages: 2,
      stop: 'loop',
      stoppedAt: `${site.origin}/a`,
      canResume: false,
      sentence: expect.stringContaining(`${site.origin}/a`) as string,
    });
  });

  it('a site that shows the same under ever new addresses ends', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`/a?page=${at}`, htmlPage(0, `<a href="?page=${at + 1}">下一页</a>`)]),
    );
    site.serve(pages);
    expect(await one('/a?page=0')).toMatchObject({
      lines: 5,
      pages: 2,
      stop: 'loop',
      stoppedAt: `${site.origin}/a?page=2`,
    });
  });

  it('a list without end ends at the most pages, and goes on when it is told to', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`/a?page=${at}`, htmlPage(at, `<a href="?page=${at + 1}">下一页</a>`)]),
    );
    site.serve(pages);
    const part = await one('/a?page=0', { mostPages: 3 });
    expect(part).toMatchObject({
      lines: 15,
      pages: 3,
      stop: 'mostPages',
      canResume: true,
      covers: { firstDay: '2021-06-02' },
    });
    await app.finished((await app.call('sites.resume', { runId: part.runId })).jobId);
    expect((await app.call('sites.run', { runId: part.runId })).parts).toMatchObject([
      { lines: 30, pages: 6, stop: 'mostPages' },
    ]);
  });

  it('one address that fails does not keep another from being read', async () => {
    site.serve({ '/b': htmlPage(0) });
    const { job, parts } = await run([await add('/a'), await add('/b')]);
    expect(job.state).toBe('done');
    expect(parts).toMatchObject([
      { stop: 'failed', lines: 0 },
      { stop: 'end', lines: 5 },
    ]);
  });

  it('cancelled, it keeps what came in and goes on from there', async () => {
    let started: { readonly jobId: string; readonly runId: string } | undefined;
    let cancelled: Promise<unknown> = Promise.resolve();
    site.serve(two(() => void (cancelled = app.call('jobs.cancel', { jobId: started?.jobId ?? '' }))));
    const id = await add('/a');
    started = await app.call('sites.fetch', { ids: [id] });
    expect((await app.finished(started.jobId)).state).toBe('cancelled');
    await cancelled;
    await expect.poll(async () => (await app.call('sites.run', { runId: started?.runId ?? '' })).running).toBe(false);
    expect(await app.call('sites.run', { runId: started.runId })).toMatchObject({
      canResume: true,
      parts: [{ lines: 5, stop: 'cancelled', stoppedAt: `${site.origin}/b` }],
    });
    site.serve({ '/b': htmlPage(1) });
    await app.finished((await app.call('sites.resume', { runId: started.runId })).jobId);
    expect((await app.call('sites.run', { runId: started.runId })).parts).toMatchObject([{ lines: 10, stop: 'end' }]);
  });
});

describe('a sitemap', () => {
  const article = (at: number) =>
    `<html><head><meta name="ArticleTitle" content="第${at}条信息公开"><meta name="PubDate" content="2021-06-0${at} 09:00"><meta name="ContentSource" content="区财政局"></head><body>正文</body></html>`;

  it('leads to its pages, which say their titles themselves', async () => {
    site.serve({
      '/sitemap.xml': `<?xml version="1.0"?><sitemapindex><sitemap><loc>${site.origin}/a.xml</loc></sitemap></sitemapindex>`,
      '/a.xml': `<?xml version="1.0"?><urlset>${[1, 2, 3, 4].map((at) => `<url><loc>/${at}.html</loc><lastmod>2021-06-0${at}</lastmod></url>`).join('')}</urlset>`,
      '/2.html': article(2),
      '/3.html': '<p>没有说明的网页</p>',
      '/4.html': article(4),
    });
    expect(await trial('/a.xml')).toMatchObject({ kind: 'sitemap', lines: 0, unnamed: 4 });
    expect(await one('/sitemap.xml', { kind: 'sitemap' }, '2021-06-02')).toMatchObject({
      lines: 2,
      left: 1,
      stop: 'end',
      pages: 5,
    });
    expect(site.asked).not.toContain('GET /1.html');
  });
});

describe('网上核对', () => {
  it('is off at first, and nothing is asked', async () => {
    const fresh = await openTestApp({ today: TODAY, year: 2021 });
    expect(await fresh.call('sites.overview', {})).toEqual({ on: false, addresses: [], confirmedHosts: [] });
    expect(await fresh.refusal('sites.try', { url: 'http://www.qh.example.cn/' })).toMatchObject({
      code: 'web-off',
      message: expect.stringContaining('没有开启') as string,
    });
    await fresh.close();
  });

  it('switched off again, asks nothing more', async () => {
    const id = await add('/a');
    await app.call('sites.setOn', { on: false });
    site.serve({ '/a': htmlPage(0) });
    expect(await app.refusal('sites.fetch', { ids: [id] })).toMatchObject({ code: 'web-off' });
    expect(site.asked).toEqual([]);
    await app.call('workspace.undo', {});
    expect((await app.call('sites.overview', {})).on).toBe(true);
  });

  it('says so at once on a machine without network', async () => {
    isConnected = false;
    const { id } = await app.call('sites.save', {
      url: 'http://www.qh.example.cn/gk/',
      kind: 'page',
      column: '',
      mostPages: 5,
    });
    const { parts } = await run([id]);
    expect(parts).toMatchObject([
      { stop: 'failed', error: { code: 'no-network' }, sentence: expect.stringContaining('没有连接网络') as string },
    ]);
  });

  it('asks a host of this machine only while it is confirmed', async () => {
    site.serve({ '/a': htmlPage(0) });
    await app.call('sites.withdrawHosts', { hosts: [site.host] });
    expect(await trial('/a')).toMatchObject({
      code: 'host-private',
      message: expect.stringContaining(site.host) as string,
    });
    expect(site.asked).toEqual([]);
    await app.call('workspace.undo', {});
    expect(await trial('/a')).toMatchObject({ lines: 5 });
  });

  it.each<[string, string]>([
    ['10.20.1.5', '10.20.1.5'],
    ['http://OA.qh.gov.cn:8080/list/', 'oa.qh.gov.cn:8080'],
    ['[fd00::0005]', '[fd00::5]'],
    ['010.0.0.1', '8.0.0.1'],
  ])('confirms %s as %s', async (typed, host) => {
    expect(await app.call('sites.confirmHost', { host: typed })).toMatchObject({ host, changed: true });
    expect((await app.call('sites.overview', {})).confirmedHosts.map((each) => each.host)).toContain(host);
  });

  it.each(['ftp://10.0.0.1/', 'http://a:b@10.0.0.1/', 'a b'])(
    'refuses %j as a host and as an address',
    async (typed) => {
      expect(await app.refusal('sites.confirmHost', { host: typed })).toMatchObject({
        code: 'not-an-address',
        fields: { host: expect.any(String) as string },
      });
      expect(await app.refusal('sites.save', { url: typed, kind: 'page', column: '', mostPages: 1 })).toMatchObject({
        code: 'not-an-address',
        fields: { url: expect.any(String) as string },
      });
    },
  );
});

describe('addresses', () => {
  it('are kept, changed, taken away and brought back', async () => {
    const id = await add('/kept', { column: '财政收支' });
    const stored = async () => (await app.call('sites.overview', {})).addresses.find((each) => each.id === id);
    expect(
      await app.refusal('sites.save', { url: `${site.origin}/kept#x`, kind: 'page', column: '', mostPages: 1 }),
    ).toMatchObject({ code: 'conflict' });
    await app.call('sites.save', { id, url: 'www.qh.example.cn/kept', kind: 'feed', column: '', mostPages: 7 });
    expect(await stored()).toEqual({
      id,
      url: 'http://www.qh.example.cn/kept',
      kind: 'feed',
      column: '',
      mostPages: 7,
    });
    await app.call('sites.remove', { ids: [id] });
    expect(await stored()).toBeUndefined();
    await app.call('workspace.undo', {});
    expect(await stored()).toBeDefined();
    expect(await app.refusal('sites.remove', { ids: ['none' as SiteAddressId] })).toMatchObject({ code: 'not-found' });
    expect(await app.refusal('sites.run', { runId: 'none' })).toMatchObject({ code: 'not-found' });
    expect(
      (await app.refusal('sites.save', { url: 'http://a.cn/', kind: 'page', column: '', mostPages: 501 })).fields,
    ).toHaveProperty('mostPages');
  });
});
