import { dayOfValue } from '../../domain/sites/shownDays.ts';
import type { SiteKind } from '../../domain/model/site.ts';
import { itemsOf, type Line } from './listItems.ts';
import { elementsOf, pageTree, rawText, shownText, type PageElement } from './pageTree.ts';
import type { ReadingDays, ReadList } from './reading.ts';
import { readList } from './readList.ts';

/** What an XML document holds: a feed, a sitemap, or records of a list. */
export function readXml(
  root: PageElement,
  base: string,
  days: ReadingDays,
): (ReadList & { readonly kind: SiteKind }) | undefined {
  const all = [...elementsOf(root)];
  const named = (name: string): PageElement[] => all.filter((each) => each.name === name);
  if (named('urlset').length > 0 || named('sitemapindex').length > 0) {
    return { ...readSitemap(all, base, days), kind: 'sitemap' };
  }
  const entries = [...named('item'), ...named('entry')];
  if (entries.length > 0 && (named('channel').length > 0 || named('feed').length > 0 || named('rdf:RDF').length > 0)) {
    return { ...readFeed(all, entries, base, days), kind: 'feed' };
  }
  const records = readRecords(root, base, days);
  return records && { ...records, kind: 'page' };
}

/** Text of the first child of one of these names; parts of a name before a colon do not count. */
function field(element: PageElement, ...names: readonly string[]): string {
  for (const wanted of names) {
    for (const child of element.children) {
      if (typeof child === 'string' || child.name.replace(/^.*:/u, '').toLowerCase() !== wanted) continue;
      const text = rawText(child).replace(/\s+/gu, ' ').trim();
      if (text !== '') return text;
    }
  }
  return '';
}

/** Words that may hold markup: a title in a feed, a record's field. */
function plainWords(text: string): string {
  return /[<&]/u.test(text) ? shownText(pageTree(text)) : text;
}

function readFeed(
  all: readonly PageElement[],
  entries: readonly PageElement[],
  base: string,
  days: ReadingDays,
): ReadList {
  const lines = entries.flatMap((entry) => lineOf(entry, linkOf(entry, 'alternate'), base, days) ?? []);
  const feed = all.find(({ name }) => name === 'channel' || name === 'feed');
  const next = feed && nextOf(feed);
  return { ...itemsOf(lines, days.noLaterThan), next: next === undefined ? undefined : URL.parse(next, base)?.href };
}

/** A feed in parts leads on by a link of its own (RFC 5005). */
function nextOf(feed: PageElement): string | undefined {
  const links = feed.children.filter((child) => typeof child !== 'string' && /(?:^|:)link$/u.test(child.name));
  return links
    .map((link) =>
      typeof link !== 'string' && link.attributes['rel'] === 'next' ? link.attributes['href'] : undefined,
    )
    .find((href) => href !== undefined);
}

function linkOf(entry: PageElement, relation: string): string {
  const links = entry.children.filter((child) => typeof child !== 'string').filter(({ name }) => name === 'link');
  const found = links.find(({ attributes }) => (attributes['rel'] ?? relation) === relation && attributes['href']);
  return found?.attributes['href'] ?? '';
}

/** One entry of a feed, or one record with a field for each thing. */
function lineOf(entry: PageElement, href: string, base: string, { today }: ReadingDays): Line | undefined {
  const title = plainWords(field(entry, 'title', 'name', 'biaoti', 'infotitle'));
  const link = URL.parse(href === '' ? field(entry, 'link', 'url', 'guid', 'href', 'infourl') : href, base)?.href ?? '';
  if (title === '') return undefined;
  const day = field(entry, 'pubdate', 'published', 'date', 'publishtime', 'infodate', 'time', 'updated', 'issued');
  return {
    title,
    units: [field(entry, 'creator', 'source', 'publisher', 'department'), authorOf(entry)].filter(
      (each) => each !== '',
    ),
    column: plainWords(field(entry, 'category', 'column', 'channelname')) || termOf(entry),
    dayBasis: 'published',
    link,
    indexNumber: field(entry, 'index', 'indexnumber'),
    shown: day === '' ? undefined : dayOfValue(day, today),
  };
}

function termOf(entry: PageElement): string {
  const category = entry.children.find((child) => typeof child !== 'string' && child.name === 'category');
  return typeof category === 'object' ? (category.attributes['label'] ?? category.attributes['term'] ?? '') : '';
}

/** RSS has a text, which should be an address of mail with the name in brackets; Atom has a name inside. */
function authorOf(entry: PageElement): string {
  const author = entry.children.find((child) => typeof child !== 'string' && child.name.toLowerCase() === 'author');
  if (typeof author !== 'object') return '';
  const text = field(author, 'name') || rawText(author).trim();
  return /\(([^)]+)\)\s*$/u.exec(text)?.[1] ?? (text.includes('@') ? '' : text);
}

function readSitemap(all: readonly PageElement[], base: string, days: ReadingDays): ReadList {
  const maps = all.filter(({ name }) => name === 'sitemap').map((each) => field(each, 'loc'));
  const pages = all.filter(({ name }) => name === 'url');
  const lines: Line[] = [];
  const unnamed: { url: string; changedOn: ReturnType<typeof wholeDay> }[] = [];
  for (const page of pages) {
    const url = URL.parse(field(page, 'loc'), base)?.href;
    if (url === undefined) continue;
    const news = page.children.find((child) => typeof child !== 'string' && child.name === 'news:news');
    const title = typeof news === 'object' ? field(news, 'title') : '';
    const said = (typeof news === 'object' ? field(news, 'publication_date') : '') || field(page, 'lastmod');
    const shown = said === '' ? undefined : dayOfValue(said, days.today);
    if (title === '') unnamed.push({ url, changedOn: wholeDay(shown) });
    else lines.push({ title, units: [], column: '', dayBasis: 'published', link: url, indexNumber: '', shown });
  }
  // A list of sitemaps: the reader of the list goes through them one by one.
  for (const map of maps) unnamed.push({ url: URL.parse(map, base)?.href ?? '', changedOn: undefined });
  return { ...itemsOf(lines, days.noLaterThan), next: undefined, unnamed: unnamed.filter(({ url }) => url !== '') };
}

function wholeDay(shown: ReturnType<typeof dayOfValue>) {
  return shown?.kind === 'day' ? shown.day : undefined;
}

/**
 * Records of a list, as common systems put them into a script of a page or answer them: each with a piece of the page inside
 * (`<record><![CDATA[<li>…</li>]]></record>`), or with a field for each thing. `nextgroup` holds the link that leads on.
 */
export function readRecords(root: PageElement, base: string, days: ReadingDays): ReadList | undefined {
  const all = [...elementsOf(root)];
  const records = all.filter(({ name }) => /^record$|^row$|^item$/iu.test(name));
  if (records.length === 0) return undefined;
  const pieces = records.map((each) => rawText(each));
  const next = nextGroup(all, base);
  if (pieces.some((piece) => /<a\s/iu.test(piece))) {
    // Pieces of a table make no sense outside of one.
    const whole = pieces.map((piece) => (/^\s*<tr[\s>]/iu.test(piece) ? `<table>${piece}</table>` : piece));
    const list = readList(
      pageTree(`<div>${whole.map((piece) => `<section>${piece}</section>`).join('')}</div>`),
      base,
      days,
    );
    return list && { ...list, next: next ?? list.next };
  }
  const lines = records.flatMap((record) => lineOf(record, '', base, days) ?? []);
  const found = itemsOf(lines, days.noLaterThan);
  return found.items.length > 0 ? { ...found, next } : undefined;
}

function nextGroup(all: readonly PageElement[], base: string): string | undefined {
  const group = all.find(({ name }) => name.toLowerCase() === 'nextgroup');
  if (!group) return undefined;
  const links = [...elementsOf(pageTree(rawText(group)))].filter(({ name }) => name === 'a');
  const href = links.map(({ attributes }) => attributes['href'] ?? '').find((each) => each !== '');
  return href === undefined ? undefined : URL.parse(href, base)?.href;
}
