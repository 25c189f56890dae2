import { itemsOf, linesOf, type Line } from './listItems.ts';
import { dayless, rowGroups, type ListRow, type RowGroup } from './listRows.ts';
import { nextPageOf } from './pageLinks.ts';
import { around, elementsOf, isUnseen, rawText, shownText, type PageElement } from './pageTree.ts';
import type { ReadingDays, ReadList } from './reading.ts';

/** Fewer lines are no list; and of lists beside the longest, those that have at least so many. */
const FEWEST = 2;
const FEWEST_BESIDE = 3;
/** Lines without days are a list where so many of them have a day in their address. */
const FEWEST_BY_ADDRESS = 3;

/** The list of an HTML page. */
export function readList(root: PageElement, base: string, days: ReadingDays): ReadList | undefined {
  const own = baseOf(root, base);
  const column = columnOf(root);
  const groups = rowGroups(root, own, days.today);
  const next = nextPageOf(root, own);
  const [main] = groups;
  if (main && (main.rows.length >= FEWEST || isLine(main.rows[0]))) {
    // A page that leads on shows one list; one that does not may show the beginnings of several.
    const beside = next === undefined ? groups.slice(1).filter((each) => isOfSeveral(each, main)) : [];
    const lines = [main, ...beside].flatMap((group) =>
      linesOf(group, beside.length > 0 ? headingOf(root, group.holder, column) : column, days.today),
    );
    const { items, withoutDay } = itemsOf(once(lines), days.noLaterThan);
    if (items.length > 0) return { items, withoutDay, next };
  }
  for (const group of dayless(root, own)) {
    const { items, withoutDay } = itemsOf(once(linesOf(group, column, days.today)), days.noLaterThan);
    if (items.length >= FEWEST_BY_ADDRESS && items.length > withoutDay) return { items, withoutDay, next };
  }
  return undefined;
}

/** One line alone is a list where the page lays it out as one: by a list's or a table's own elements, within what holds no other line. */
function isLine(row: ListRow | undefined): boolean {
  if (row?.row === undefined || row.day?.isAlone !== true) return false;
  for (const each of around(row.link.element)) {
    if (/^(?:li|tr|dl|article)$/u.test(each.name)) return true;
    if (each === row.row) return false;
  }
  return false;
}

function isOfSeveral({ rows }: RowGroup, main: RowGroup): boolean {
  return rows.length >= FEWEST_BESIDE && rows.length * 3 >= main.rows.length;
}

/** Each page once, where a list shows it twice. */
function once(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(({ link, title }) => {
    const key = `${link} ${title}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** What relative links stand for, where the page says so. */
function baseOf(root: PageElement, base: string): string {
  for (const { name, attributes } of elementsOf(root)) {
    if (name === 'base' && attributes['href']) return URL.parse(attributes['href'], base)?.href ?? base;
    if (name === 'body') break;
  }
  return base;
}

const TRAIL_WORDS = /^(?:您|你)?(?:的|当前|现在|所在|目前)*(?:的)?位置(?:是|在)?\s*[:：>]?/u;
const TRAIL_CLASS =
  /(?:^|[\s_-])(?:breadcrumbs?|crumbs?|position|location|dqwz|weizhi|curpos|bread|nav-?path|wz|place)(?:$|[\s_-])/iu;
const TRAIL_SIGNS = /\s*[>›»＞/→\\|]+\s*|\s+-\s+|\s*-+>\s*/u;
const NO_COLUMN = /^(?:网站)?首页$|^主页$|^(?:列表|正文|文章列表|信息列表|home)$/iu;

/** 栏目 of the page: the way to it (当前位置：首页 > 政务公开 > 财政收支), what it says of itself, or its title. */
function columnOf(root: PageElement): string {
  for (const element of elementsOf(root, (each) => !isUnseen(each))) {
    const isTrail = TRAIL_CLASS.test(`${element.attributes['class'] ?? ''} ${element.attributes['id'] ?? ''}`);
    const text = shownText(element, undefined, 200);
    if (text.length > 200 || !(isTrail || TRAIL_WORDS.test(text))) continue;
    const steps = text
      .replace(TRAIL_WORDS, '')
      .split(TRAIL_SIGNS)
      .map((step) => step.trim())
      .filter((step) => step !== '' && !NO_COLUMN.test(step));
    if (steps.length > 0 && TRAIL_SIGNS.test(text)) return steps.join('/');
  }
  return metaOf(root, 'columnname') ?? titleColumn(root);
}

export function metaOf(root: PageElement, wanted: string): string | undefined {
  for (const { name, attributes } of elementsOf(root)) {
    if (name !== 'meta' || attributes['name']?.toLowerCase() !== wanted) continue;
    const content = (attributes['content'] ?? '').trim();
    if (content !== '') return content;
  }
  return undefined;
}

/** 财政收支_清河区人民政府: the first part of a title that has several. */
function titleColumn(root: PageElement): string {
  for (const element of elementsOf(root)) {
    if (element.name !== 'title') continue;
    const parts = rawText(element)
      .trim()
      .split(/\s*[_|—–-]+\s*/u);
    return parts.length > 1 ? (parts[0] ?? '') : '';
  }
  return '';
}

const HEADING = /^h[1-6]$/u;
const HEADING_CLASS = /(?:^|[\s_-])(?:title|tit|hd|head|caption|bt|lm|tab)(?:$|[\s_-])/iu;

/** The words over one of several lists. */
function headingOf(root: PageElement, holder: PageElement, column: string): string {
  let heading: string | undefined;
  for (const element of elementsOf(root, (each) => !isUnseen(each))) {
    if (element.at >= holder.at) break;
    const isHeading = HEADING.test(element.name) || HEADING_CLASS.test(element.attributes['class'] ?? '');
    if (!isHeading) continue;
    const text = shownText(element, undefined, 20).replace(/\s*(?:更多|more)\s*[>»+]*$/iu, '');
    if (text.length >= 2 && text.length <= 20) heading = text;
  }
  return heading ?? column;
}

/** A page that asks who is there: a field for a password. */
export function asksForPassword(root: PageElement): boolean {
  for (const { name, attributes } of elementsOf(root)) {
    if (name === 'input' && attributes['type']?.toLowerCase() === 'password') return true;
  }
  return false;
}

/** Where a page sends a browser on by itself: `<meta http-equiv="refresh" content="0;url=list.html">`. */
export function refreshOf(root: PageElement, base: string): string | undefined {
  for (const { name, attributes } of elementsOf(root)) {
    if (name !== 'meta' || attributes['http-equiv']?.toLowerCase() !== 'refresh') continue;
    const to = /^\s*\d*(?:\.\d+)?\s*[;,]\s*url\s*=\s*['"]?([^'"]+)/iu.exec(attributes['content'] ?? '')?.[1];
    const url = to === undefined ? undefined : URL.parse(to.trim(), base)?.href;
    if (url !== undefined && url !== base) return url;
  }
  return undefined;
}

/** What an article says of itself by the names that government sites share: ArticleTitle, PubDate, ContentSource, ColumnName. */
export function articleOf(
  root: PageElement,
): { title: string; day: string; source: string; column: string } | undefined {
  const title = metaOf(root, 'articletitle');
  const day = metaOf(root, 'pubdate');
  if (title === undefined || day === undefined) return undefined;
  return { title, day, source: metaOf(root, 'contentsource') ?? '', column: metaOf(root, 'columnname') ?? '' };
}
