import { readHeadingMark } from './marks.ts';

/** A stretch of lines that lists what a document holds; first and last line. */
export interface ContentsList {
  readonly first: number;
  readonly last: number;
}

/** Digits of a page, its brackets and dashes aside; pages before the first are numbered in Roman. */
const PAGE =
  /^(.*?)[\s.·•・⋯_\-—–=~﹍。]*[-—–(]?\s*(?:第\s*)?(?:p\.?\s*)?(\d{1,3}|[ivxlc]{1,6})(?:\s*页)?\s*[-—–)]?$/iu;
/** What leads the eye from a heading to its page: dots, dashes, a tab, a wide blank. */
const LEADER =
  /(?:(?:[.·•・⋯_=~﹍。]\s*){3,}|(?:[-—–]\s*){2,}|⋯|\t|\s{2,})\s*[-—–(]?\s*(?:第\s*)?(?:p\.?\s*)?(?:\d{1,3}|[ivxlc]{1,6})(?:\s*页)?\s*[-—–)]?$/iu;
const BLANK_BEFORE = /\s[-—–(]?(?:第\s*)?(?:\d{1,3})(?:\s*页)?[-—–)]?$/u;
const TITLE = /^[[【(<《]?(?:目录|目次|contents)[\]】)>》]?(?:[（(]续[)）])?$/iu;
/** A page number alone, between the lines of a long list. */
const PAGE_LINE = /^[-—–\s]*(?:第\s*)?(?:\d{1,3}|[ivxlc]{1,6})(?:\s*页)?[-—–\s]*$/iu;
const LONGEST = 150;
/** Leaders and pages inside one line: a list that lost its line ends. */
const INSIDE = /(?:(?:[.·⋯_]\s*){3,}|(?:[-—–]\s*){3,})\d{1,3}(?=\D|$)/gu;
const FEWEST_INSIDE = 3;
/** Without a title over it, so many lines in a row are a list. */
const FEWEST = 3;

interface Entry {
  /** A leader stands before the page; a blank alone says less. */
  readonly sure: boolean;
  /** `undefined` for a Roman one. */
  readonly page: number | undefined;
  readonly heading: string;
}

/** A heading as it is known again: without blanks and closing marks. */
function keyOf(text: string): string {
  return text.replace(/[\s:：。.]/gu, '');
}

function folded(line: string): string {
  return line.normalize('NFKC').trim();
}

function entryOf(text: string): Entry | undefined {
  if (text.length > LONGEST) return undefined;
  const sure = LEADER.test(text);
  if (!sure && !BLANK_BEFORE.test(text)) return undefined;
  const [, words = '', page = ''] = PAGE.exec(text) ?? [];
  const heading = keyOf(words);
  // A cell of a table is a number or a date behind a tab; an entry says what stands there.
  if (!/[\u4e00-\u9fffA-Za-z]{2}/u.test(heading)) return undefined;
  return { sure, page: /^\d/u.test(page) ? Number(page) : undefined, heading };
}

interface Lines {
  readonly texts: readonly string[];
  readonly entries: readonly (Entry | undefined)[];
  readonly isMarked: (index: number) => boolean;
  /** Last line that begins with a heading, by its key. */
  readonly lastOf: ReadonlyMap<string, number>;
}

function linesOf(paragraphs: readonly string[], marked: ReadonlySet<number>): Lines {
  const texts = paragraphs.map(folded);
  const lastOf = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    const end = text.search(/[。:;,]/u);
    lastOf.set(keyOf(text), index);
    if (end > 0) lastOf.set(keyOf(text.slice(0, end)), index);
  }
  // What the program says is its contents list, and reads like a sentence, is text that got into it.
  const isMarked = (index: number): boolean => {
    const text = texts[index] ?? '';
    return marked.has(index) && text.length <= LONGEST && !/[。;]$/u.test(text);
  };
  return { texts, entries: texts.map(entryOf), isMarked, lastOf };
}

function comesLater({ lastOf }: Lines, key: string, index: number): boolean {
  return (lastOf.get(key) ?? -1) > index;
}

/** Pages go up; a part in Roman numbers begins anew. */
function goesUp(before: number | undefined, { page }: Entry): boolean {
  return before === undefined || page === undefined || page >= before;
}

/** A line of a list under its title: an entry, the heading of a later line, a page number, the first half of an entry. */
function belongsUnderTitle(lines: Lines, index: number): boolean {
  const { texts, entries } = lines;
  const text = texts[index] ?? '';
  if (entries[index] !== undefined || text === '' || PAGE_LINE.test(text) || lines.isMarked(index)) return true;
  if (text.length > LONGEST || /[。;]$/u.test(text)) return false;
  if (comesLater(lines, keyOf(text), index)) return true;
  const next = entries[index + 1];
  return (
    next?.sure === true && readHeadingMark(texts[index + 1] ?? '') === undefined && comesTogether(lines, index, next)
  );
}

/** An entry whose heading was broken in two. */
function comesTogether(lines: Lines, index: number, { heading }: Entry): boolean {
  return comesLater(lines, keyOf(lines.texts[index] ?? '') + heading, index + 1);
}

function underTitle(lines: Lines, title: number): ContentsList | undefined {
  let last = title;
  let said = 0;
  for (let index = title + 1; index < lines.texts.length && belongsUnderTitle(lines, index); index++) {
    if (lines.texts[index] !== '') last = index;
    if (!PAGE_LINE.test(lines.texts[index] ?? '')) said += 1;
  }
  return said > 0 ? { first: title, last } : undefined;
}

interface Run extends ContentsList {
  readonly isList: boolean;
}

/** Entries in a row whose pages go up; a list, though it has no title over it, where they say so themselves or come again as headings. */
function runOfEntries(lines: Lines, first: number): Run {
  let last = first - 1;
  let page: number | undefined;
  let sure = 0;
  let later = 0;
  for (let index = first; index < lines.texts.length; index++) {
    const entry = lines.entries[index];
    if (entry === undefined || !goesUp(page, entry)) break;
    ({ page = page } = entry);
    sure += entry.sure ? 1 : 0;
    later += comesLater(lines, entry.heading, index) ? 1 : 0;
    last = index;
  }
  const count = last - first + 1;
  const isList =
    (sure >= FEWEST && sure === count) ||
    (count >= FEWEST && later * 2 > count) ||
    (count > 1 && sure === count && later === count);
  return { first, last, isList };
}

function isRunTogether(text: string): boolean {
  return (text.match(INSIDE) ?? []).length >= FEWEST_INSIDE;
}

function markedFrom(lines: Lines, first: number): ContentsList {
  let last = first;
  while (last + 1 < lines.texts.length && lines.isMarked(last + 1)) last += 1;
  return { first, last };
}

/** The lines from here that are, or are not, a list together. */
function runAt(lines: Lines, index: number): Run {
  const text = lines.texts[index] ?? '';
  const titled = TITLE.test(text.replace(/\s/gu, '')) ? underTitle(lines, index) : undefined;
  if (titled) return { ...titled, isList: true };
  if (lines.isMarked(index)) return { ...markedFrom(lines, index), isList: true };
  if (isRunTogether(text)) return { first: index, last: index, isList: true };
  return lines.entries[index] === undefined ? { first: index, last: index, isList: false } : runOfEntries(lines, index);
}

/**
 * The contents lists of a document, by their lines: those that its program marks as such (`marked`), and typed ones, whose lines end with a page
 * behind dots, dashes, a tab or blanks, or stand under 目录 and come again as headings.
 */
export function contentsLists(paragraphs: readonly string[], marked: readonly number[] = []): readonly ContentsList[] {
  const lines = linesOf(paragraphs, new Set(marked));
  const lists: ContentsList[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const { first, last, isList } = runAt(lines, index);
    index = last;
    if (!isList) continue;
    const before = lists.at(-1);
    if (before?.last === first - 1) lists[lists.length - 1] = { first: before.first, last };
    else lists.push({ first, last });
  }
  return lists;
}
