import { describe, expect, it } from 'vitest';
import { isListingPage, linkKey } from '../../electron/domain/linkKey.ts';

const key = (rest: string) => linkKey(`http://www.qh.gov.cn${rest}`).replace('www.qh.gov.cn', '');

describe('which page an address is', () => {
  it.each([
    ['/a/1.html?sid=8f03ac11d2', '/a/1.html'],
    ['/a/1.html?v=3&_t=1623139200', '/a/1.html'],
    ['/a/1.html?utm_source=wx&utm_medium=app', '/a/1.html'],
    ['/a/1.html?from=timeline&isappinstalled=0', '/a/1.html'],
    ['//a///1.html//', '/a/1.html'],
    ['/show.jsp?id=7&t=1623139200123', '/show.jsp?id=7'],
    ['/show.jsp;jsessionid=8F?id=7', '/show.jsp?id=7'],
    ['/show.php?PHPSESSID=1a2b&id=7', '/show.php?id=7'],
  ])('does not ask how it was visited: %s', (rest, page) => {
    expect(key(rest)).toBe(page);
  });

  it.each([
    ['/show.aspx?sid=101', '/show.aspx?sid=102'],
    ['/2021/show.aspx?sid=101', '/2021/show.aspx?sid=102'],
    ['/show.aspx?cid=5&sid=101', '/show.aspx?cid=5&sid=102'],
    ['/news?t=11', '/news?t=12'],
    ['/view.do?type=news&v=11', '/view.do?type=news&v=12'],
    ['/list.html?from=2020', '/list.html?from=2021'],
  ])('tells pages apart that only such a parameter names: %s, %s', (one, other) => {
    expect(key(one)).not.toBe(key(other));
  });
});

describe('an address of a place where pages are listed', () => {
  it.each([
    'http://www.qh.gov.cn',
    'http://www.qh.gov.cn/',
    'https://www.qh.gov.cn/index.jsp?jsessionid=1',
    'http://www.qh.gov.cn/zwgk/',
    'http://www.qh.gov.cn/zwgk/list.html',
    'http://www.qh.gov.cn/col/col88/index.html',
  ])('%s', (link) => expect(isListingPage(link)).toBe(true));

  it.each([
    '',
    'www.qh.gov.cn',
    'http://www.qh.gov.cn/zwgk',
    'http://www.qh.gov.cn/zwgk/gkml.html',
    'http://www.qh.gov.cn/2021/06/08/12345/',
    'http://www.qh.gov.cn/content/12345/index.html',
    'http://www.qh.gov.cn/index.php?id=12345',
    'http://www.qh.gov.cn/#/detail/12345',
    'http://www.qh.gov.cn/art/2021/6/8/art_12_345.html',
  ])('not %s', (link) => expect(isListingPage(link)).toBe(false));
});
