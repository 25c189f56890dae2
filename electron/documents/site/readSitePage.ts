import { gunzipSync } from 'node:zlib';
import type { FetchedPage } from '../../domain/documentJobs.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { SiteKind, SitePage } from '../../domain/model/site.ts';
import { dayOfValue } from '../../domain/sites/shownDays.ts';
import { LIMITS } from '../limits.ts';
import { decodePage, type DecodedPage } from './decodePage.ts';
import { itemsOf } from './listItems.ts';
import { elementsOf, pageTree, rawText, type PageElement } from './pageTree.ts';
import { jsonOf, readJson } from './readJson.ts';
import { articleOf, asksForPassword, readList, refreshOf } from './readList.ts';
import type { ReadingDays, ReadList } from './reading.ts';
import { readRecords, readXml } from './readXml.ts';

const IS_XML =
  /^\s*(?:<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>\s*)?(?:<\?xml|<rss|<feed|<urlset|<sitemapindex|<rdf:RDF|<datastore)/iu;

/**
 * What a page of a site lists, whatever its form: HTML with links beside days, records in a script of it, RSS, Atom, a sitemap, JSON, or an article that
 * says its own title and day. Nothing of it is executed, and nothing is fetched. Errors: `no-list`, `login-page`.
 */
export function readSitePage(page: FetchedPage, days: ReadingDays): Outcome<SitePage> {
  const decoded = decodePage(unzipped(page.bytes), page.contentType);
  if (!decoded)
    return fail('no-list', `“${page.url}”不是网页（可能是图片、文档或压缩包），没有读取。请填写列表页的网址。`);
  const { text } = decoded;
  const value = jsonOf(text);
  if (value !== undefined) {
    const list = readJson(value, page.url, days);
    return list ? pageOf('json', decoded, list) : noList(page.url, '返回的数据里没有标题和日期');
  }
  if (IS_XML.test(text.slice(0, 1000)) && !/<html[\s>]/iu.test(text.slice(0, 1000))) {
    const list = readXml(pageTree(text, { isXml: true }), page.url, days);
    return list ? pageOf(list.kind, decoded, list) : noList(page.url, '返回的数据里没有标题和日期');
  }
  return readHtmlPage(pageTree(text), page.url, decoded, days);
}

function readHtmlPage(root: PageElement, url: string, decoded: DecodedPage, days: ReadingDays): Outcome<SitePage> {
  const inScript = scriptRecords(root, url, days);
  const shown = readList(root, url, days);
  const list = (inScript?.items.length ?? 0) >= (shown?.items.length ?? 0) ? inScript : shown;
  if (list) return pageOf('page', decoded, list);
  const article = articleOf(root);
  const day = article && dayOfValue(article.day, days.today);
  if (article && day) {
    const { title, source, column } = article;
    const units = source === '' ? [] : [source];
    const line = { title, units, column, dayBasis: 'published', link: url, indexNumber: '', shown: day } as const;
    return pageOf('page', decoded, { ...itemsOf([line], days.noLaterThan), next: undefined });
  }
  const refresh = refreshOf(root, url);
  if (refresh !== undefined) return pageOf('page', decoded, { items: [], withoutDay: 0, next: refresh });
  if (asksForPassword(root)) {
    return fail(
      'login-page',
      `“${url}”要求登录，没有读取。请填写不登录就能看到的列表页；只在后台能看到的，请在后台导出清单后导入。`,
    );
  }
  const isScripted = [...elementsOf(root)].some(({ name }) => name === 'script');
  return noList(url, isScripted ? '没有带日期的链接；列表可能由脚本另行取得' : '没有带日期的链接');
}

function noList(url: string, why: string): Outcome<never> {
  return fail(
    'no-list',
    `“${url}”上没有找到信息列表（${why}）。请改填具体栏目的列表页或取得列表数据的地址，或在网站后台导出清单后导入。`,
  );
}

/** Records that a system put into a script of the page, whose address or type says that it is data. */
function scriptRecords(root: PageElement, url: string, days: ReadingDays): ReadList | undefined {
  for (const element of elementsOf(root)) {
    if (element.name !== 'script' && element.name !== 'textarea' && element.name !== 'xml') continue;
    const text = rawText(element);
    if (/<record[\s>]/iu.test(text)) {
      const list = readRecords(pageTree(text.slice(text.indexOf('<')), { isXml: true }), url, days);
      if (list) return list;
    }
    const isData = /json/iu.test(element.attributes['type'] ?? '');
    const value = jsonOf(isData ? text : assigned(text));
    const list = value === undefined ? undefined : readJson(value, url, days);
    if (list && list.items.length > 0) return list;
  }
  return undefined;
}

/** The list that a script keeps in a variable, read as text: `var list = [{"title": …}];`. */
function assigned(script: string): string {
  const from = /=\s*\[\s*\{/u.exec(script);
  return from ? script.slice(script.indexOf('[', from.index), script.lastIndexOf(']') + 1) : '';
}

function pageOf(kind: SiteKind, { encoding }: DecodedPage, { unnamed = [], ...list }: ReadList): Outcome<SitePage> {
  return succeed({ kind, encoding, unnamed, ...list });
}

/** A sitemap that is kept packed (sitemap.xml.gz). */
function unzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LIMITS.fileBytes });
  } catch {
    return bytes;
  }
}
