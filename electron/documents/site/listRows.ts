import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { isPagerWord } from '../../domain/sites/nextPage.ts';
import { dayAlone, dayIn, type ShownDay } from '../../domain/sites/shownDays.ts';
import { addressOf } from './pageLinks.ts';
import { around, elementsOf, isUnseen, shownText, type PageElement } from './pageTree.ts';

/** A link that may be a line's title. */
export interface TitleLink {
  readonly element: PageElement;
  readonly url: string;
  readonly title: string;
}

/** A place that shows a day. */
export interface DayPlace {
  readonly element: PageElement;
  readonly shown: ShownDay;
  /** Nothing else stands there. */
  readonly isAlone: boolean;
}

/** A line of a list: its title, the day beside it, and the element that holds both and nothing of another line. */
export interface ListRow {
  readonly link: TitleLink;
  readonly day: DayPlace | undefined;
  /** Absent where the lines of a list are not held apart by elements. */
  readonly row: PageElement | undefined;
  /** Other links of the line, such as its column. */
  readonly others: readonly TitleLink[];
}

/** Lines that are laid out alike, in the order of the source. */
export interface RowGroup {
  readonly rows: readonly ListRow[];
  /** The element that holds the first of them. */
  readonly holder: PageElement;
}

/** A title has at least so many signs; a row at most so many links and days of its own. */
const SHORTEST_TITLE = 4;
const MOST_IN_ROW = 3;
/** Elements that show a day have little else in them. */
const LONGEST_DAY = 60;
const LONGEST_TEXT = 400;

/**
 * Lists by evidence: links that stand beside days, laid out alike again and again. The longest first. Days among other words, as in what an article
 * is about, count only where they make a longer list than days that stand alone.
 */
export function rowGroups(root: PageElement, base: string, today: PlainDate): readonly RowGroup[] {
  const days = dayPlaces(root, today);
  const all = groupsBeside(root, base, days);
  const alone = groupsBeside(
    root,
    base,
    days.filter(({ isAlone }) => isAlone),
  );
  return weight(alone[0]?.rows ?? []) >= weight(all[0]?.rows ?? []) ? alone : all;
}

function groupsBeside(root: PageElement, base: string, days: readonly DayPlace[]): readonly RowGroup[] {
  const links = titleLinks(root, base, new Set(days.map(({ element }) => element)));
  const held = countHeld(links, days);
  const groups = createGroups();
  const rows = new Set<PageElement>();
  const loose = new Set<PageElement>();
  for (const link of links) {
    const found = rowOf(link, held);
    if (!found || rows.has(found)) continue;
    const { links: inRow, days: inDays } = held.get(found) ?? NOTHING;
    // One link beside several days is a row too: of them, the last is the day of publication.
    if (inRow.length > 1 && (inDays.length > 1 || inRow.length > MOST_IN_ROW)) {
      loose.add(found);
      continue;
    }
    rows.add(found);
    const row = outermost(found, held);
    const title = inRow.reduce((best, each) => (each.title.length > best.title.length ? each : best), link);
    const others = inRow.filter((each) => each.url !== title.url);
    groups.add(row.parent ?? root, row.name, { link: title, day: inDays.at(-1), row, others });
  }
  const isLoose = ({ element }: { readonly element: PageElement }) =>
    !rows.has(element) && ![...around(element)].some((each) => rows.has(each));
  for (const holder of loose) {
    const { links: inHolder, days: inDays } = held.get(holder) ?? NOTHING;
    for (const pair of paired(inHolder.filter(isLoose), inDays.filter(isLoose))) {
      groups.add(holder, '', { ...pair, row: undefined, others: [] });
    }
  }
  return groups.all();
}

interface Groups {
  add(holder: PageElement, rowName: string, row: ListRow): void;
  /** Those with the most words first. */
  all(): readonly RowGroup[];
}

/** Rows by how they are laid out: the names and classes of what is around them. */
function createGroups(): Groups {
  const groups = new Map<string, { readonly rows: ListRow[]; readonly holder: PageElement }>();
  return {
    add(holder, rowName, row) {
      const key = `${layoutOf(holder)}>${rowName}`;
      const group = groups.get(key);
      if (group) group.rows.push(row);
      else groups.set(key, { rows: [row], holder });
    },
    all: () => [...groups.values()].sort((a, b) => weight(b.rows) - weight(a.rows)),
  };
}

/** Lines of which no day is shown, laid out as a list: their days may stand in their addresses. */
export function dayless(root: PageElement, base: string): readonly RowGroup[] {
  const groups = createGroups();
  for (const link of titleLinks(root, base, new Set())) {
    const row = link.element.parent ?? root;
    groups.add(row.parent ?? root, `${row.name}>a`, { link, day: undefined, row: undefined, others: [] });
  }
  return groups.all();
}

function weight(rows: readonly ListRow[]): number {
  return rows.reduce((sum, { link }) => sum + Math.min(link.title.length, 30), 0);
}

interface Held {
  readonly links: TitleLink[];
  readonly days: DayPlace[];
}

const NOTHING: Held = { links: [], days: [] };

/** For each element, the titles (one for each address) and days inside of it. */
function countHeld(links: readonly TitleLink[], days: readonly DayPlace[]): ReadonlyMap<PageElement, Held> {
  const held = new Map<PageElement, Held>();
  const at = (element: PageElement): Held => {
    const known = held.get(element) ?? { links: [], days: [] };
    held.set(element, known);
    return known;
  };
  for (const link of links) {
    for (const element of [link.element, ...around(link.element)]) {
      const inside = at(element).links;
      // A picture and a title that lead to one page are one; they stand side by side.
      const same = inside.at(-1);
      if (same?.url !== link.url) inside.push(link);
      else if (same.title.length < link.title.length) inside[inside.length - 1] = link;
    }
  }
  for (const day of days) for (const element of [day.element, ...around(day.element)]) at(element).days.push(day);
  return held;
}

/** The nearest element around a link that shows a day. */
function rowOf(link: TitleLink, held: ReadonlyMap<PageElement, Held>): PageElement | undefined {
  for (const element of [link.element, ...around(link.element)]) {
    if ((held.get(element)?.days.length ?? 0) > 0) return element;
  }
  return undefined;
}

/** The outermost element that holds no more links and days than this one: `li` around `div` around both. */
function outermost(row: PageElement, held: ReadonlyMap<PageElement, Held>): PageElement {
  const own = held.get(row) ?? NOTHING;
  let out = row;
  for (const element of around(row)) {
    const wider = held.get(element) ?? NOTHING;
    if (!element.parent || wider.links.length !== own.links.length || wider.days.length !== own.days.length) break;
    out = element;
  }
  return out;
}

/** Titles and days of one element, each title with the day behind it, or before it where most lines are so. */
function paired(links: readonly TitleLink[], days: readonly DayPlace[]): readonly Pick<ListRow, 'link' | 'day'>[] {
  const behind = pairs(links, days, 1);
  const before = pairs(links, days, -1);
  const found = behind.length >= before.length ? behind : before;
  // Where most links have no day beside them, they are no list.
  return found.length * 2 > links.length ? found : [];
}

function pairs(links: readonly TitleLink[], days: readonly DayPlace[], side: 1 | -1): Pick<ListRow, 'link' | 'day'>[] {
  const order = [
    ...links.map((link) => ({ at: link.element.at, link, day: undefined })),
    ...days.map((day) => ({ at: day.element.at, link: undefined, day })),
  ].sort((a, b) => side * (a.at - b.at));
  const found = order.flatMap(({ link }, at) => {
    const day = order[at + 1]?.day;
    return link && day ? [{ link, day }] : [];
  });
  return side === 1 ? found : found.reverse();
}

/** How an element lies in the page: names and classes up to the body. */
function layoutOf(element: PageElement): string {
  return [element, ...around(element)].map(({ name, attributes }) => `${name}.${attributes['class'] ?? ''}`).join('<');
}

/** Marks before a title, and words beside it that are none of it. */
const BEFORE_TITLE = /^[·•●◆■▪►▶›»>◇○\-—*\s]+|^[[【(（]?(?:置顶|顶|new|热|hot|图|图文)[\]】)）]|^new(?=\P{L})/iu;
const BEHIND_TITLE = /(?:\s+new!?|[[【(（](?:new|图|新)[\]】)）])$/iu;

function titleLinks(root: PageElement, base: string, days: ReadonlySet<PageElement>): readonly TitleLink[] {
  const found: TitleLink[] = [];
  for (const element of elementsOf(root, (each) => !isUnseen(each))) {
    if (element.name !== 'a' || isUnseen(element)) continue;
    const url = addressOf(element, base);
    const title = titleOf(element, days);
    if (!url || title.length < SHORTEST_TITLE || isPagerWord(title)) continue;
    if (url.href.replace(/#.*$/u, '') === base.replace(/#.*$/u, '')) continue;
    found.push({ element, url: url.href, title });
  }
  return found;
}

/** The words of a link, or its title attribute where the words are cut short or none. */
function titleOf(element: PageElement, days: ReadonlySet<PageElement>): string {
  const shown = shownText(element, (each) => days.has(each))
    .replace(BEFORE_TITLE, '')
    .replace(BEHIND_TITLE, '')
    .trim();
  const whole = (element.attributes['title'] ?? '').replace(/\s+/gu, ' ').trim();
  const cut = shown.replace(/\s*(?:…|\.{2,}|。{2,})+\s*$/u, '');
  if (whole.length > cut.length && (cut === '' || whole.startsWith(cut) || shown !== cut)) return whole;
  return shown;
}

function dayPlaces(root: PageElement, today: PlainDate): readonly DayPlace[] {
  const found: DayPlace[] = [];
  const shows = new Set<PageElement>();
  const elements = [...elementsOf(root, (each) => !isUnseen(each))];
  // Of two that hold each other, the inner one shows the day: those inside come last in the source's order.
  for (const element of elements.toReversed()) {
    if (isUnseen(element) || shows.has(element)) continue;
    const places = daysOf(element, today);
    if (places.length === 0) continue;
    found.push(...places);
    for (const each of around(element)) {
      if (shows.has(each)) break;
      shows.add(each);
    }
  }
  return found.sort((a, b) => a.element.at - b.element.at);
}

/** The day that an element shows as a whole, or those that its own words show beside other elements. */
function daysOf(element: PageElement, today: PlainDate): readonly DayPlace[] {
  const isLink = element.name === 'a';
  // Words of a title may name days of their own: of a link, only a part that is nothing but a day counts.
  if (isLink) return [];
  const whole = shownText(element, ({ name }) => name === 'a', LONGEST_DAY);
  const alone = whole.length <= LONGEST_DAY && /\d|[今昨前刚]/u.test(whole) ? dayAlone(whole, today) : undefined;
  if (alone) return [{ element, shown: alone, isAlone: true }];
  if ([...around(element)].some(({ name }) => name === 'a')) return [];
  const places: DayPlace[] = [];
  // Words stand before the element that follows them.
  let before = element.end + 1;
  for (const child of element.children.toReversed()) {
    if (typeof child !== 'string') before = child.at;
    else {
      const isAlone = dayAlone(child.slice(0, LONGEST_DAY), today) !== undefined && child.trim().length <= LONGEST_DAY;
      const shown = dayOfWords(child, today);
      if (shown) places.push({ element: wordsAt(element, before - 0.5, child), shown, isAlone });
    }
  }
  return places;
}

/** Words around a day that is the page's, and no line's. */
const OF_THE_PAGE = /今[天日]是|现在是|当前(?:时间|日期)|北京时间|版权|copyright|©/iu;

function dayOfWords(words: string, today: PlainDate): ShownDay | undefined {
  if (words.length > LONGEST_TEXT || !/\d|[今昨前刚]/u.test(words) || OF_THE_PAGE.test(words)) return undefined;
  return (/\d{4}/u.test(words) ? dayIn(labelled(words), today) : undefined) ?? dayAlone(words, today);
}

/** Words of an element's own, as an element between those beside them. */
function wordsAt(parent: PageElement, at: number, words: string): PageElement {
  return { name: '#text', attributes: {}, parent, children: [words], at, end: at };
}

/** Of several days in a line, the one of publication. */
function labelled(text: string): string {
  return /(?:发布|公开|发文)(?:时间|日期)\s*[:：](.*)/su.exec(text)?.[1] ?? text;
}
