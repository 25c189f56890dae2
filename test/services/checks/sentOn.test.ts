import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWeb } from '../../../electron/web/door.ts';
import { YEAR } from '../../support/acts.ts';
import { quickTimer, startLocalSite, type LocalSite } from '../../support/localSite.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

let site: LocalSite;
/** Its host is never confirmed. */
let inside: LocalSite;
let app: TestApp;
beforeAll(async () => {
  [site, inside] = await Promise.all([startLocalSite(), startLocalSite()]);
  const web = createWeb({ version: 'test', timer: quickTimer() });
  app = await openTestApp({ today: '2021-06-15', year: YEAR, web });
  await app.call('units.addMany', { names: ['白石镇'], kind: 'town' });
  await app.call('sites.setOn', { on: true });
  await app.call('sites.confirmHost', { host: site.host });
});
afterAll(async () => {
  await app.close();
  await Promise.all([site.close(), inside.close()]);
});

const sendsOn = (to: string) =>
  `<html><head><meta http-equiv="refresh" content="0;url=${to}"></head><body></body></html>`;

it('where a page sends a browser on to is asked for before it is offered', async () => {
  const article = `<html><body>${'<p>清河区财政收支情况。</p>'.repeat(60)}</body></html>`;
  site.serve({
    '/moved': sendsOn('/now'),
    '/now': article,
    '/twice': sendsOn('/moved'),
    '/dead': sendsOn('/not-there'),
    '/inside': sendsOn(`${inside.origin}/a`),
    '/file': sendsOn('file:///etc/passwd'),
    '/a': sendsOn('/b'),
    '/b': sendsOn('/a?1'),
    '/a?1': sendsOn('/b?1'),
    '/b?1': sendsOn('/a?2'),
  });
  inside.serve({ '/a': article });
  const { units } = await app.call('units.list', {});
  const unitId = units[0]?.id ?? ('' as never);
  const paths = ['/moved', '/twice', '/dead', '/inside', '/file', '/a'];
  for (const path of paths) {
    await app.call('pieces.add', {
      unitId,
      on: day('2021-06-01'),
      channel: '',
      title: path,
      link: site.origin + path,
      adoptions: [],
    });
  }
  const { jobId } = await app.call('links.check', { year: YEAR, which: 'all' });
  await app.finished(jobId);
  const { rows } = await app.call('links.list', { year: YEAR, filter: {}, offset: 0, limit: 100 });
  const found = paths.map((path) => {
    const row = rows.find(({ url }) => url === site.origin + path);
    return [path, row?.state, row?.movedTo];
  });
  expect(found).toEqual([
    ['/moved', 'moved', `${site.origin}/now`],
    ['/twice', 'moved', `${site.origin}/now`],
    ['/dead', 'dead', undefined],
    ['/inside', 'unchecked', undefined],
    ['/file', 'unchecked', undefined],
    ['/a', 'unreachable', undefined],
  ]);
  expect(inside.asked).toEqual([]);
  expect(app.bugs).toEqual([]);
});
