import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LinkView } from '../../../electron/contract/links.ts';
import type { OccurrenceKey } from '../../../electron/contract/occurrenceKey.ts';
import { createWeb } from '../../../electron/web/door.ts';
import { MONTHLY, YEAR } from '../../support/acts.ts';
import { answerWith, quickTimer, redirect, startLocalSite, type LocalSite } from '../../support/localSite.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const TODAY = '2021-06-15';
const LIMITS = { answerMs: 20_000, wholeMs: 45_000, bytes: 300_000, redirects: 3 };
const CONTENT = '财政收支月报';

let site: LocalSite;
/** Its host is never confirmed. */
let inside: LocalSite;
let app: TestApp;
const timer = quickTimer();
let isConnected = true;
const lost = new Set<string>();

/** Names that stand for this machine's sites, and one that no resolver knows. */
const resolve = (host: string): Promise<readonly string[]> =>
  lost.has(host)
    ? Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }))
    : Promise.resolve(['10.255.255.1']);

beforeAll(async () => {
  site = await startLocalSite();
  inside = await startLocalSite();
  const web = createWeb({
    version: 'test',
    timer,
    limits: LIMITS,
    resolve,
    isConnected: () => isConnected,
  });
  app = await openTestApp({ today: TODAY, year: YEAR, web });
  await app.call('units.addMany', { names: ['白石镇', '柳林镇'], kind: 'town' });
  const { units } = await app.call('units.list', {});
  await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '',
    task: '',
    subtask: '',
    content: CONTENT,
    timeWording: '每月',
    rules: [MONTHLY],
    assignments: units.map(({ id }) => ({ party: { kind: 'unit', id }, role: 'responsible' })),
  });
  await app.call('sites.setOn', { on: true });
  await app.call('sites.confirmHost', { host: site.host });
});
afterAll(async () => {
  await app.close();
  await Promise.all([site.close(), inside.close()]);
});

async function itemsOf(unit: string): Promise<readonly OccurrenceKey[]> {
  const duty = (await app.call('duties.list', { year: YEAR })).find(({ content }) => content === CONTENT);
  const { occurrences } = await app.call('duties.get', { id: duty?.id ?? ('' as never) });
  return occurrences
    .filter((each) => each.unit === unit)
    .map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
}

const everything = { year: YEAR, filter: {}, offset: 0, limit: 1000 };
const page = (text: string, title = '公开') => `<html><head><title>${title}</title></head><body>${text}</body></html>`;
const OCTETS = { 'Content-Type': 'application/octet-stream' };
const ARTICLE = page('<p>清河区财政收支情况。</p>'.repeat(60));

/** Registers addresses as evidence of one item, asks for them, and tells what was found of each by its path. */
async function checked(paths: readonly string[], origin = site.origin) {
  const [item] = await itemsOf('白石镇');
  const items = item ? [item] : [];
  const urls = paths.map((path) => (/^https?:/u.test(path) ? path : origin + path));
  for (const link of urls) await app.call('evidence.addLink', { items, link, title: '' });
  return run({ urls });
}

async function run(
  wanted: { readonly urls: readonly string[] } | { readonly which: 'all' | 'unchecked' | 'doubtful' | 'vanished' },
) {
  const input = 'urls' in wanted ? { urls: [...wanted.urls] } : { which: wanted.which };
  const { jobId, runId } = await app.call('links.check', { year: YEAR, ...input });
  const job = await app.finished(jobId);
  expect(app.bugs).toEqual([]);
  return { job, runId, view: await app.call('links.run', { runId }), of: await known() };
}

async function known(): Promise<(url: string) => LinkView | undefined> {
  const { rows } = await app.call('links.list', everything);
  return (url) => rows.find((row) => row.url === url || row.url === site.origin + url);
}

const told = (view: LinkView | undefined): string | undefined => view && `${view.state}：${view.found}`;

describe('asking for registered links', () => {
  it('tells what is there, moved, gone, looks gone, cannot be reached and was not asked', async () => {
    site.serve({
      '/ok.html': ARTICLE,
      '/moved.html': redirect('/new/moved.html', 301),
      '/new/moved.html': ARTICLE,
      '/gone.html': answerWith('gone', {}, 410),
      '/soft.html': page('对不起，您访问的页面不存在', '提示信息'),
      '/lost.html': redirect('/'),
      '/': ARTICLE,
      '/script.html': page('<script>window.location.href="/index.html";</script>'),
      '/index.html': ARTICLE,
      '/loop.html': redirect('/loop2.html'),
      '/loop2.html': redirect('/loop.html'),
      '/slow.html': () => timer.expire(LIMITS.answerMs),
      '/refused.html': answerWith('no', {}, 403),
      '/broken.html': answerWith('no', {}, 500),
      '/inward.html': redirect(`${inside.origin}/x.html`),
      '/robots.txt': 'User-agent: *\nDisallow: /secret/',
      '/secret/1.html': ARTICLE,
      '/large.html': 'x'.repeat(400_000),
      '/gbk.html': answerWith(
        Buffer.from([0xd2, 0xb3, 0xc3, 0xe6, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda, 0x3c, 0x70, 0x3e]),
        { 'Content-Type': 'text/html; charset=gbk' },
      ),
    });
    inside.serve({ '/a.html': ARTICLE, '/x.html': ARTICLE });
    const { of, view, job } = await checked([
      ...[
        'ok',
        'moved',
        'gone',
        'never',
        'soft',
        'lost',
        'script',
        'loop',
        'slow',
        'refused',
        'broken',
        'inward',
        'large',
        'gbk',
      ].map((name) => `/${name}.html`),
      '/secret/1.html',
      `${inside.origin}/a.html`,
    ]);
    expect(job.state).toBe('done');
    expect(told(of('/ok.html'))).toBe('ok：能打开');
    expect(told(of('/moved.html'))).toBe('moved：转到了新网址');
    expect(of('/moved.html')?.movedTo).toBe(`${site.origin}/new/moved.html`);
    expect(told(of('/gone.html'))).toBe('dead：网页不存在（410）');
    expect(told(of('/never.html'))).toBe('dead：网页不存在（404）');
    expect(told(of('/soft.html'))).toBe('suspect：打开的是“页面不存在”一类的提示');
    expect(told(of('/lost.html'))).toBe('suspect：转到了网站首页');
    expect(told(of('/script.html'))).toBe('suspect：转到了网站首页');
    expect(told(of('/loop.html'))).toBe('unreachable：反复转向，没有打开');
    expect(told(of('/slow.html'))).toBe('unreachable：等了太久没有打开');
    expect(told(of('/refused.html'))).toBe('unreachable：网站拒绝访问（403）');
    expect(told(of('/broken.html'))).toBe('unreachable：网站出错或繁忙（500）');
    expect(told(of('/inward.html'))).toBe('unchecked：内网地址，主机没有确认');
    expect(told(of(`${inside.origin}/a.html`))).toBe('unchecked：内网地址，主机没有确认');
    expect(told(of('/secret/1.html'))).toBe('unchecked：网站的 robots.txt 不允许程序访问');
    expect(told(of('/large.html'))).toBe('ok：能打开，内容很大，没有读完');
    expect(told(of('/gbk.html'))).toBe('suspect：打开的是“页面不存在”一类的提示');
    expect(of('/ok.html')?.checkedOn).toBe(TODAY);
    expect(inside.asked).toEqual([]);
    expect(view).toMatchObject({
      running: false,
      canResume: false,
      done: 16,
      counts: { dead: 2, suspect: 4, moved: 1, unreachable: 4, unchecked: 3, ok: 2 },
    });
  });

  it('asks for the head of files, and for the file where that is refused', async () => {
    site.serve({
      '/a.pdf': answerWith('%PDF', { 'Content-Type': 'application/pdf' }),
      '/b.doc': (request, response) =>
        void (request.method === 'HEAD'
          ? response.writeHead(405).end()
          : response.writeHead(200, { 'Content-Type': 'application/msword' }).end('x')),
      '/c.xls': (request, response) =>
        void (request.method === 'HEAD'
          ? request.socket.destroy()
          : response.writeHead(200, { 'Content-Type': 'application/vnd.ms-excel' }).end('x')),
      '/d.zip': page('您访问的文件不存在'),
      '/f.ofd': (request, response) =>
        void (request.method === 'HEAD' ? timer.expire(LIMITS.answerMs) : response.writeHead(200, OCTETS).end('x')),
      '/g.wps': (request, response) =>
        void (request.method === 'HEAD' ? response.writeHead(501).end() : response.writeHead(410).end()),
    });
    const { of } = await checked(['/a.pdf', '/b.doc', '/c.xls', '/d.zip', '/e.docx', '/f.ofd', '/g.wps']);
    expect(
      ['/a.pdf', '/b.doc', '/c.xls', '/d.zip', '/e.docx', '/f.ofd', '/g.wps'].map((path) => of(path)?.state),
    ).toEqual(['ok', 'ok', 'ok', 'suspect', 'dead', 'ok', 'dead']);
    const asked = (path: string) => site.asked.filter((each) => each.endsWith(path)).map((each) => each.split(' ')[0]);
    expect(asked('/a.pdf')).toEqual(['HEAD']);
    expect(asked('/b.doc')).toEqual(['HEAD', 'GET']);
    expect(asked('/c.xls')).toEqual(['HEAD', 'GET']);
    expect(asked('/e.docx')).toEqual(['HEAD', 'GET']);
  });

  it('calls a site that is not found dead only where another one answers', async () => {
    const url = 'http://gone.example.gov.cn/1.html';
    lost.add('gone.example.gov.cn');
    site.serve({ '/ok2.html': ARTICLE });
    const [item] = await itemsOf('柳林镇');
    if (item) await app.call('evidence.addLink', { items: [item], link: url, title: '' });
    expect(told((await run({ urls: [url] })).of(url))).toBe('unreachable：没有找到这个网站（域名不存在或已停用）');
    // The one that answers comes after it.
    expect(told((await checked([url, '/ok2.html'])).of(url))).toBe('dead：没有找到这个网站（域名不存在或已停用）');
  });

  it('calls lost sites unreachable where no page came in the run, and what leads on to one too', async () => {
    const urls = ['http://lost1.example.gov.cn/1.html', 'http://lost2.example.gov.cn/1.html'];
    for (const url of urls) lost.add(new URL(url).host);
    const { of } = await checked(urls);
    expect(urls.map((url) => of(url)?.state)).toEqual(['unreachable', 'unreachable']);
    site.serve({ '/led.html': redirect(urls[0] ?? '') });
    expect(told((await checked(['/led.html'])).of('/led.html'))).toMatch(/^unreachable：没有找到这个网站/u);
  });

  it('never calls dead what is busy, whatever it says of coming again', async () => {
    const later = { 'Retry-After': '120' };
    site.serve({
      '/busy.html': answerWith('稍后再试', later, 429),
      '/rest.html': answerWith('维护中', { ...later, 'Content-Type': 'text/html' }, 503),
      '/busy.pdf': answerWith('', later, 429),
      '/endless.html': redirect('/e/0'),
      ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`/e/${at}`, redirect(`/e/${at + 1}`)])),
    });
    const { of } = await checked(['/busy.html', '/rest.html', '/busy.pdf', '/endless.html']);
    expect(told(of('/busy.html'))).toBe('unreachable：网站出错或繁忙（429）');
    expect(told(of('/rest.html'))).toBe('unreachable：网站出错或繁忙（503）');
    expect(told(of('/busy.pdf'))).toBe('unreachable：网站出错或繁忙（429）');
    expect(told(of('/endless.html'))).toBe('unreachable：反复转向，没有打开');
  });

  it('asks a site whose robots.txt is broken for nothing, and one that is slow three times in a row no more', async () => {
    const others = [await startLocalSite(), await startLocalSite()] as const;
    const [broken, slow] = others;
    for (const { host } of others) await app.call('sites.confirmHost', { host });
    broken.serve({ '/robots.txt': answerWith('x', {}, 503), '/1.html': ARTICLE, '/2.pdf': 'x' });
    const never = () => timer.expire(LIMITS.answerMs);
    slow.serve({ '/robots.txt': '', '/1.html': never, '/2.html': never, '/3.html': never, '/4.html': ARTICLE });
    const first = await checked([`${broken.origin}/1.html`, `${broken.origin}/2.pdf`]);
    expect(told(first.of(`${broken.origin}/1.html`))).toBe('unchecked：没有读到网站的 robots.txt');
    expect(told(first.of(`${broken.origin}/2.pdf`))).toBe('unchecked：没有读到网站的 robots.txt');
    expect(broken.asked).toEqual(['GET /robots.txt']);
    const urls = [1, 2, 3, 4].map((n) => `${slow.origin}/${n}.html`);
    const second = await checked(urls);
    expect(urls.map((url) => told(second.of(url)))).toEqual(urls.map(() => 'unreachable：等了太久没有打开'));
    expect(second.view.givenUp).toEqual([{ host: slow.host, links: 1 }]);
    expect(slow.asked).not.toContain('GET /4.html');
    await Promise.all(others.map((each) => each.close()));
  });

  it('gives a site up after three pages that cannot be had, and says so', async () => {
    lost.clear();
    const urls = [1, 2, 3, 4, 5].map((n) => `http://down.example.gov.cn/${n}.html`);
    lost.add('down.example.gov.cn');
    const { view, of } = await checked(urls);
    expect(view.givenUp).toEqual([{ host: 'down.example.gov.cn', links: 2 }]);
    expect(urls.map((url) => of(url)?.state)).toEqual(urls.map(() => 'unreachable'));
  });

  it('leaves what was found before as it is where this machine has no network, and goes on when it has', async () => {
    const url = 'http://down.example.gov.cn/1.html';
    isConnected = false;
    try {
      const { job, view, runId, of } = await run({ urls: [url] });
      expect(job.error?.code).toBe('no-network');
      expect(view).toMatchObject({ done: 0, canResume: true });
      expect(view.stopped).toContain('没有连接网络');
      expect(of(url)?.state).toBe('unreachable');
      isConnected = true;
      lost.clear();
      const resumed = await app.call('links.resume', { runId });
      await app.finished(resumed.jobId);
      expect(await app.call('links.run', { runId })).toMatchObject({ done: 1, canResume: false });
    } finally {
      isConnected = true;
    }
  });

  it('is cancelled, keeps what it has, and goes on where it was', async () => {
    const paths = ['/c1.html', '/c2.html', '/c3.html'];
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    site.serve({ '/c1.html': ARTICLE, '/c2.html': () => release?.(), '/c3.html': ARTICLE });
    const [item] = await itemsOf('白石镇');
    for (const path of paths)
      if (item) await app.call('evidence.addLink', { items: [item], link: site.origin + path, title: '' });
    const urls = paths.map((path) => site.origin + path);
    const { jobId, runId } = await app.call('links.check', { year: YEAR, urls });
    await held;
    await app.call('jobs.cancel', { jobId });
    await vi.waitFor(async () => expect(await app.call('links.run', { runId })).toMatchObject({ running: false }));
    expect(await app.call('links.run', { runId })).toMatchObject({ total: 3, done: 1, canResume: true });
    expect((await known())('/c1.html')?.state).toBe('ok');
    site.serve({ '/c2.html': ARTICLE, '/c3.html': ARTICLE });
    await app.finished((await app.call('links.resume', { runId })).jobId);
    expect(await app.call('links.run', { runId })).toMatchObject({ done: 3, canResume: false, counts: { ok: 3 } });
    expect(site.asked.filter((each) => each.includes('/c1'))).toEqual([]);
  });

  it('is off at first, and says so', async () => {
    await app.call('sites.setOn', { on: false });
    expect(await app.refusal('links.check', { year: YEAR, which: 'all' })).toMatchObject({ code: 'web-off' });
    expect(await app.call('links.overview', { year: YEAR })).toMatchObject({ on: false });
    await app.call('sites.setOn', { on: true });
  });
});

describe('what a person does about it', () => {
  it('takes the new address over wherever the old one is registered, and back', async () => {
    const old = `${site.origin}/old.html`;
    site.serve({ '/old.html': redirect('/2021/new.html', 301), '/2021/new.html': ARTICLE });
    const [item, second] = await itemsOf('柳林镇');
    if (!item || !second) throw new Error('no items');
    await app.call('fulfilments.register', { items: [item], doneOn: day('2021-01-29'), title: '1月', link: old });
    await app.call('evidence.addLink', { items: [item], link: old, title: '截图' });
    await app.call('ledger.accept', { items: [item], on: day(TODAY), by: '' });
    expect(await app.refusal('links.accept', { year: YEAR, urls: [old] })).toMatchObject({ code: 'conflict' });
    await run({ urls: [old] });
    const accepted = await app.call('links.accept', { year: YEAR, urls: [old] });
    expect(accepted).toMatchObject({ links: 1, places: 2, changed: true });
    const after = await known();
    expect(after('/old.html')).toBeUndefined();
    // It was seen to be there.
    expect(after('/2021/new.html')).toMatchObject({ state: 'ok', checkedOn: TODAY });
    expect(after('/2021/new.html')?.uses.map(({ kind }) => kind)).toEqual(['registration', 'evidence']);
    const { rows } = await app.call('ledger.items', {
      year: YEAR,
      filter: { states: ['closed'] },
      offset: 0,
      limit: 10,
    });
    expect(rows.length).toBe(1);
    await app.call('workspace.undo', { commandId: accepted.commandId ?? ('' as never) });
    expect((await known())('/old.html')).toMatchObject({ state: 'moved' });
    expect(await app.refusal('links.accept', { year: YEAR, urls: [`${site.origin}/none.html`] })).toMatchObject({
      code: 'not-found',
    });
  });

  it('marks what was seen in the browser, until the check finds something else', async () => {
    const url = `${site.origin}/m.html`;
    site.serve({});
    await checked(['/m.html']);
    const summary = await app.call('today.summary', { year: YEAR });
    const before = summary.links?.dead ?? 0;
    expect(before).toBeGreaterThan(0);
    const { commandId } = await app.call('links.mark', { urls: [url], mark: 'works', note: '浏览器能打开' });
    expect((await known())('/m.html')?.mark).toEqual({ mark: 'works', note: '浏览器能打开', markedOn: TODAY });
    expect((await app.call('today.summary', { year: YEAR })).links?.dead).toBe(before - 1);
    site.serve({ '/m.html': ARTICLE });
    expect((await run({ urls: [url] })).of('/m.html')).not.toHaveProperty('mark');
    // Undoing is not in the way of the check that came after.
    await app.call('workspace.undo', { commandId: commandId ?? ('' as never) });
    expect((await known())('/m.html')).toMatchObject({ state: 'ok' });
  });

  it('looks only at what is registered of the year, without what was taken down', async () => {
    const url = `${site.origin}/down.html`;
    const [, , third] = await itemsOf('柳林镇');
    if (!third) throw new Error('no item');
    const { ids } = await app.call('fulfilments.register', {
      items: [third],
      doneOn: day('2021-03-30'),
      title: '3月',
      link: url,
    });
    expect((await known())('/down.html')).toMatchObject({ state: 'unchecked', found: '还没有查过' });
    await app.call('fulfilments.takeDown', { ids: [...ids], on: day('2021-05-01') });
    expect((await known())('/down.html')).toBeUndefined();
    expect(await app.refusal('links.check', { year: YEAR, urls: [url] })).toMatchObject({ code: 'not-found' });
  });

  it('looks at links of pieces too, keeps what was found of them, and moves them along', async () => {
    const url = `${site.origin}/piece.html`;
    site.serve({ '/piece.html': redirect('/p/1.html', 301), '/p/1.html': ARTICLE });
    const [unit] = (await app.call('units.list', {})).units;
    if (!unit) throw new Error('no unit');
    const piece = { unitId: unit.id, title: '一篇', on: day('2021-04-10'), channel: '', link: url, adoptions: [] };
    await app.call('pieces.add', piece);
    expect((await run({ urls: [url] })).of('/piece.html')).toMatchObject({ state: 'moved', uses: [{ kind: 'piece' }] });
    expect(await app.call('links.accept', { year: YEAR, urls: [url] })).toMatchObject({ places: 1 });
    expect((await known())('/p/1.html')).toMatchObject({ state: 'ok' });
    expect(await app.refusal('links.mark', { urls: [`${site.origin}/nowhere.html`], mark: 'gone' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('filters and exports', async () => {
    const { rows: dead } = await app.call('links.list', { ...everything, filter: { states: ['dead'] } });
    expect(dead.every(({ state }) => state === 'dead')).toBe(true);
    const { rows: all } = await app.call('links.list', everything);
    // What needs somebody comes first.
    expect(all[0]?.state).toBe('dead');
    const { rows: found } = await app.call('links.list', { ...everything, filter: { text: 'gbk.html' } });
    expect(found.map(({ url }) => url)).toEqual([`${site.origin}/gbk.html`]);
    const { jobId } = await app.call('links.export', { year: YEAR, filter: {} });
    const job = await app.finished(jobId);
    expect(job.fileName).toBe('清河区2021年链接检查情况表（2021年6月15日）.xlsx');
    const file = await app.getFile(job.fileId ?? '');
    const back = await app.context.documents.readTables(
      { name: file.name, bytes: file.bytes },
      { signal: new AbortController().signal, progress: () => undefined },
    );
    const texts = back.ok
      ? back.value.grids.flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => cell?.text ?? '')))
      : [];
    expect(texts).toContain(`${site.origin}/gbk.html`);
  });
});
