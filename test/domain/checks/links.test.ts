import { describe, expect, it } from 'vitest';
import { foundByAnswer, foundByRefusal, isOfWholeSite, saysGone } from '../../../electron/domain/checks/links.ts';
import type { FailureCode } from '../../../electron/domain/failure.ts';

const ASKED = 'http://www.example.gov.cn/gk/2021/t1.html';
const LONG = '清河区深入推进政务公开，组织开展培训，完善公开目录。'.repeat(80);
const page = (
  text: string,
  title = '',
  more: { readonly refresh?: string; readonly asksForPassword?: boolean } = {},
) => ({
  title,
  text,
  asksForPassword: false,
  ...more,
});
const found = ({
  url = ASKED,
  status = 200,
  asked = ASKED,
  text = LONG,
  title = '',
  refresh,
}: Partial<Record<'url' | 'asked' | 'text' | 'title' | 'refresh', string>> & { readonly status?: number }) => {
  const { state, reason, movedTo } = foundByAnswer(asked, {
    url,
    status,
    redirects: url === asked ? [] : [{ url: asked, status: 302 }],
    page: page(text, title, refresh === undefined ? {} : { refresh }),
  });
  return [state, reason, movedTo].filter((each) => each !== undefined).join(' ');
};

describe('what an answer says of an address', () => {
  it.each([
    ['a page', {}, 'ok answered'],
    ['gone', { status: 404 }, 'dead notFound'],
    ['gone for good', { status: 410 }, 'dead notFound'],
    ['gone behind a redirect', { url: 'http://www.example.gov.cn/404.html', status: 404 }, 'dead notFound'],
    ['forbidden', { status: 403 }, 'unreachable refused'],
    ['for browsers only', { status: 412 }, 'unreachable refused'],
    ['broken', { status: 502 }, 'unreachable serverError'],
    ['too often', { status: 429 }, 'unreachable serverError'],
    [
      'another address',
      { url: 'https://www.example.gov.cn/zwgk/t1.html' },
      'moved redirected https://www.example.gov.cn/zwgk/t1.html',
    ],
    [
      'another site',
      { url: 'http://new.example.gov.cn/a/1.html' },
      'moved redirected http://new.example.gov.cn/a/1.html',
    ],
    ['https of the same', { url: 'https://www.example.gov.cn/gk/2021/t1.html' }, 'ok answered'],
    [
      'the same with a slash',
      { asked: 'http://www.example.gov.cn/gk', url: 'http://www.example.gov.cn/gk/' },
      'ok answered',
    ],
    ['the front page', { url: 'http://www.example.gov.cn/' }, 'suspect toFrontPage'],
    ['the front page by name', { url: 'http://www.example.gov.cn/index.html' }, 'suspect toFrontPage'],
    [
      'a front page that was registered',
      { asked: 'http://example.gov.cn/', url: 'http://www.example.gov.cn/' },
      'moved redirected http://www.example.gov.cn/',
    ],
    ['an error page', { url: 'http://www.example.gov.cn/error/404.html' }, 'suspect toErrorPage'],
    ['a login page', { url: 'http://sso.example.gov.cn/login?to=x' }, 'suspect toLogin'],
    [
      'a page that sends on to the front page',
      { text: '正在跳转', refresh: 'http://www.example.gov.cn/' },
      'suspect toFrontPage',
    ],
    [
      'a page that sends on',
      { text: '', refresh: 'http://www.example.gov.cn/n/1.html' },
      'moved redirected http://www.example.gov.cn/n/1.html',
    ],
    ['a long page that reloads itself', { refresh: 'http://www.example.gov.cn/' }, 'ok answered'],
    ['words of an error', { text: '您访问的页面不存在' }, 'suspect errorText'],
  ] satisfies readonly (readonly [string, Parameters<typeof found>[0], string])[])('%s', (_name, answer, expected) => {
    expect(found(answer)).toBe(expected);
  });
});

describe('a page under a good status that says it is none', () => {
  it.each([
    ['', '页面不存在'],
    ['', '对不起，您访问的页面不存在或已被删除！ 返回首页'],
    ['', '首页 | 政务公开 | 互动交流 抱歉，您查看的文章不存在。 版权所有'],
    ['', '该信息已删除'],
    ['', '您要访问的网页已失效，5 秒后返回首页'],
    ['', '404 Not Found nginx'],
    ['', 'HTTP 404 - 找不到文件'],
    ['404', '首页 政务公开'],
    ['404错误提示页面', '首页 政务公开'],
    ['页面不存在_清河区人民政府', '首页 政务公开'],
    ['', '哎呀，页面走丢了~'],
    ['', '找不到您要访问的页面'],
    ['', '栏目已下线'],
    ['Page Not Found', 'The page was not found'],
    ['出错了', '返回首页'],
    ['', `${'首页 政务公开 办事服务 '.repeat(40)}很抱歉，您访问的页面不存在，请核对网址`],
  ])('%s / %s', (title, text) => {
    expect(saysGone({ title, text })).toBe(true);
  });

  it.each([
    ['关于页面不存在问题的整改通报', LONG],
    [
      '关于开展“链接失效、页面不存在”专项检查的通知',
      '各单位：请对照清单逐条整改，页面不存在的应当在3日内恢复，并报送整改情况。',
    ],
    ['清河区关于网页不存在等问题的情况通报', '经检查，3个单位网页不存在等问题较为突出，现予以通报。'],
    ['第404号提案的答复', LONG],
    ['404号公告', LONG],
    ['2021年部门预算', '本单位无政府性基金预算，有关信息已删除涉密内容后公开。'],
    ['', ''],
    ['清河区人民政府', '首页 政务公开 办事服务'],
  ])('but not: %s', (title, text) => {
    expect(saysGone({ title, text })).toBe(false);
  });
});

describe('what a refusal of the door says', () => {
  it.each([
    ['host-not-found', true, 'dead noHost'],
    ['host-not-found', false, 'unreachable noHost'],
    ['host-unreachable', true, 'unreachable noConnection'],
    ['host-untrusted', true, 'unreachable certificate'],
    ['page-too-slow', true, 'unreachable tooSlow'],
    ['page-broken', true, 'unreachable broken'],
    ['redirected-too-often', true, 'unreachable loop'],
    ['page-too-large', false, 'ok tooLarge'],
    ['host-private', true, 'unchecked private'],
    ['robots-refuse', true, 'unchecked robots'],
    ['robots-unread', true, 'unchecked robotsUnread'],
    ['not-an-address', true, 'unchecked notAddress'],
    // Of the page it says nothing: what was found before stands.
    ['no-network', true, undefined],
    ['cancelled', true, undefined],
    ['web-off', true, undefined],
  ] satisfies readonly (readonly [FailureCode, boolean, string | undefined])[])(
    '%s (others answer: %s)',
    (code, others, expected) => {
      const one = foundByRefusal({ code }, others);
      expect(one && `${one.state} ${one.reason}`).toBe(expected);
    },
  );

  it('is of the whole site where it names that site, not where it names one that the page leads on to', () => {
    const refusal = { code: 'host-unreachable', message: '连接不上“b.example.cn”（连接超时）。' } as const;
    expect(isOfWholeSite(refusal, 'b.example.cn')).toBe(true);
    expect(isOfWholeSite(refusal, 'a.example.cn')).toBe(false);
    expect(isOfWholeSite({ code: 'page-too-large', message: 'b.example.cn' }, 'b.example.cn')).toBe(false);
  });
});
