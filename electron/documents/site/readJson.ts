import { nextByNumber, pageNumber } from '../../domain/sites/nextPage.ts';
import { dayOfValue } from '../../domain/sites/shownDays.ts';
import { itemsOf, type Line } from './listItems.ts';
import { pageTree, shownText } from './pageTree.ts';
import type { ReadingDays, ReadList } from './reading.ts';
import { readList } from './readList.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What programs call a thing, the most telling first; where none of these is there, evidence decides. */
const NAMES = {
  title: /^(?:title|doctitle|infotitle|articletitle|biaoti|bt|tit|subject|name|showtitle|headline)$/iu,
  link: /^(?:url|link|href|docpuburl|infourl|pageurl|linkurl|htmlurl|contenturl|visiturl|path|address)$/iu,
  day: /^(?:pubdate|publishdate|publishtime|publishedtime|releasetime|releasedate|docreltime|docrelpubtime|infodate|issuetime|fbsj|fbrq|showtime|displaytime|date|time|publishedtimestr|createdate|createtime|crtime)$/iu,
  formed: /^(?:cwrq|writtendate|scrq|formdate)$/iu,
  unit: /^(?:source|docsource|laiyuan|ly|publisher|deptname|department|dept|organ|organname|fbjg|author|puborg|resource)$/iu,
  column: /^(?:channelname|columnname|catename|categoryname|column|channel|category|lanmu|lmmc|catname|classname)$/iu,
  index: /^(?:indexnumber|indexno|syh|suoyinhao|idxid)$/iu,
} as const;

/** JSON, or the call of a function around it; `undefined` where the text is none. */
export function jsonOf(text: string): unknown {
  const plain = /^[\w$.]{1,100}\s*\(([\s\S]*)\)\s*;?\s*$/u.exec(text.trim())?.[1] ?? text;
  if (!/^\s*[[{]/u.test(plain)) return undefined;
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}

const DEEPEST = 12;

/** A list that a program delivers: the array whose objects have titles and days, or a piece of a page inside. */
export function readJson(value: unknown, base: string, days: ReadingDays): ReadList | undefined {
  const arrays: (readonly Fields[])[] = [];
  const markup: string[] = [];
  const totals: Record<string, number> = {};
  let hasEmpty = false;
  const look = (each: unknown, depth: number, name: string): void => {
    if (depth > DEEPEST) return;
    if (typeof each === 'string') {
      if (/<a\s[^>]*href/iu.test(each)) markup.push(each);
    } else if (typeof each === 'number') totals[name.toLowerCase()] ??= each;
    else if (Array.isArray(each)) {
      const objects = each.filter(
        (one): one is Fields => typeof one === 'object' && one !== null && !Array.isArray(one),
      );
      if (objects.length > 0) arrays.push(objects);
      hasEmpty ||= each.length === 0;
      for (const one of each) look(one, depth + 1, name);
    } else if (typeof each === 'object' && each !== null) {
      for (const [key, one] of Object.entries(each)) look(one, depth + 1, key);
    }
  };
  look(value, 0, '');
  const found = arrays
    .map((objects) => itemsOf(linesOf(objects, base, days), days.noLaterThan))
    .sort((a, b) => b.items.length - a.items.length)[0];
  if (found && found.items.length > 0) return { ...found, next: nextOf(base, totals, found.items.length) };
  // A list that has no lines, as behind its last page.
  if (hasEmpty && arrays.length === 0 && markup.length === 0) return { items: [], withoutDay: 0, next: undefined };
  const list = markup.length > 0 ? readList(pageTree(markup.join('\n')), base, days) : undefined;
  return list && { ...list, next: list.next ?? nextOf(base, totals, list.items.length) };
}

/** The address counts its pages, and this one is not the last: by what the answer says, else because it has lines at all. */
function nextOf(base: string, totals: Readonly<Record<string, number>>, lines: number): string | undefined {
  const page = pageNumber(base);
  if (!page) return undefined;
  const pages =
    totals['totalpages'] ?? totals['totalpage'] ?? totals['pagecount'] ?? totals['pages'] ?? totals['pagetotal'];
  const all =
    totals['total'] ?? totals['totalcount'] ?? totals['totalelements'] ?? totals['count'] ?? totals['totalrows'];
  const size = totals['pagesize'] ?? totals['size'] ?? totals['limit'] ?? totals['rows'] ?? lines;
  const last = pages ?? (all === undefined ? undefined : Math.ceil(all / Math.max(1, size)));
  // Where pages are counted from 0, the last is one less.
  return last === undefined || page.number < last ? nextByNumber(base) : undefined;
}

function linesOf(objects: readonly Fields[], base: string, days: ReadingDays): readonly Line[] {
  return objects.flatMap((fields) => lineOf(flat(fields), base, days) ?? []);
}

/** With the fields of objects inside, whose own names come first. */
function flat(fields: Fields): Fields {
  const inner = Object.values(fields).filter(
    (each): each is Fields => typeof each === 'object' && each !== null && !Array.isArray(each),
  );
  return Object.assign({}, ...inner, fields) as Fields;
}

function lineOf(fields: Fields, base: string, { today }: ReadingDays): Line | undefined {
  const title = textAt(fields, NAMES.title);
  if (title === '') return undefined;
  const published = dayAt(fields, NAMES.day, today);
  const formed = published ? undefined : dayAt(fields, NAMES.formed, today);
  const href = textAt(fields, NAMES.link) || addressIn(fields);
  const unit = textAt(fields, NAMES.unit);
  return {
    title,
    units: unit === '' ? [] : [unit],
    column: textAt(fields, NAMES.column),
    dayBasis: formed ? 'formed' : 'published',
    link: href === '' ? '' : (URL.parse(href, base)?.href ?? ''),
    indexNumber: textAt(fields, NAMES.index),
    shown: published ?? formed ?? anyDay(fields, today),
  };
}

/** The first field of a kind that has words. Which of a kind's names is told first decides, not the order of the fields. */
function valuesAt(fields: Fields, names: RegExp): readonly (string | number)[] {
  const order = names.source.replace(/^\^\(\?:|\)\$$/gu, '').split('|');
  return Object.entries(fields)
    .flatMap(([name, value]) => {
      const at = order.indexOf(name.toLowerCase().replaceAll('_', ''));
      return at !== -1 && (typeof value === 'string' || typeof value === 'number') && value !== ''
        ? [{ at, value }]
        : [];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function textAt(fields: Fields, names: RegExp): string {
  const value = valuesAt(fields, names).find((each) => typeof each === 'string');
  if (typeof value !== 'string') return '';
  return (/[<&]/u.test(value) ? shownText(pageTree(value)) : value).replace(/\s+/gu, ' ').trim();
}

function dayAt(fields: Fields, names: RegExp, today: ReadingDays['today']) {
  return valuesAt(fields, names)
    .map((value) => dayOfValue(value, today))
    .find((shown) => shown !== undefined);
}

/** Any field that is an address of a page, or a day. */
function addressIn(fields: Fields): string {
  const found = Object.values(fields).find(
    (value) => typeof value === 'string' && /^(?:https?:\/\/|\.{0,2}\/)\S+$/iu.test(value),
  );
  return typeof found === 'string' ? found : '';
}

function anyDay(fields: Fields, today: ReadingDays['today']) {
  return Object.values(fields)
    .map((value) =>
      typeof value === 'string' && /^[\d/]\S*(?: [\d:.]+)?$/u.test(value) ? dayOfValue(value, today) : undefined,
    )
    .find((shown) => shown?.kind === 'day');
}
