import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWeb } from '../../electron/web/door.ts';
import { answerWith, quickTimer, startLocalSite, type LocalSite } from '../support/localSite.ts';

let site: LocalSite;
beforeAll(async () => {
  site = await startLocalSite();
});
afterAll(() => site.close());

const limits = { answerMs: 60_000, wholeMs: 60_000, bytes: 20_000, redirects: 3 };
const ask = (path: string) =>
  createWeb({ version: 'test', timer: quickTimer(), limits }).ask(
    { url: site.origin + path, method: 'GET', confirmedHosts: new Set([site.host]) },
    new AbortController().signal,
  );

describe('an answer', () => {
  it.each([
    ['UTF-8', Buffer.from('/新闻/一.html').toString('latin1'), '/%E6%96%B0%E9%97%BB/%E4%B8%80.html'],
    ['GBK', '/\u00D0\u00C2\u00CE\u00C5', '/%D0%C2%CE%C5'],
  ])('leads on to a path that is written in %s as it stands', async (_what, location, path) => {
    site.serve({
      '/a': (_request, response) => void response.writeHead(301, { Location: location }).end(),
      [path]: 'x',
    });
    expect(await ask('/a')).toMatchObject({ ok: true, value: { status: 200, url: site.origin + path } });
  });

  it.each([404, 410, 503])('under %i is told by its status, however much it sends', async (status) => {
    site.serve({
      '/said': answerWith(Buffer.alloc(5_000_000), {}, status),
      '/endless': (_request, response) => {
        response.writeHead(status);
        response.write(Buffer.alloc(5_000_000));
      },
    });
    for (const path of ['/said', '/endless']) expect(await ask(path)).toMatchObject({ ok: true, value: { status } });
  });
});
