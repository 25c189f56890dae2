import type { PublicationId } from '../brand.ts';
import { isListingPage, linkKey } from '../linkKey.ts';
import {
  sharedIdentity,
  textIdentity,
  type Publication,
  type PublicationFacts,
  type Sighting,
} from '../model/publication.ts';
import { normaliseName } from '../units/names.ts';
import type { ListLine } from './publicationLine.ts';

type Shown = Pick<Sighting, 'title' | 'publishedOn'>;

/** A publication on record with what it is known by. */
export type KnownPublication = Publication & { readonly identity: string };

/** What is on record when a list comes. */
export interface PublicationRecord {
  readonly publications: readonly KnownPublication[];
  /** How each was last shown. */
  readonly lastSeen: ReadonlyMap<PublicationId, Shown>;
}

/**
 * `new`: of no list before; `known`: as it was last shown; `changed`: with another title or day than then; `doubled`: the same as a line above.
 */
export type LineState = 'new' | 'known' | 'changed' | 'doubled';

/** A line beside the record. */
export interface ComparedLine {
  readonly line: ListLine;
  readonly state: LineState;
  /** As it was last shown, where it is `changed`. */
  readonly before?: Shown;
}

/** A publication that was there before; title and day where the list has others than it was recorded with. */
export type ShownAgain = Partial<Shown> & { readonly publicationId: PublicationId };

/** What recording a list writes. */
export interface ListWrites {
  readonly add: readonly (PublicationFacts & { readonly identity: string })[];
  /** Publications of earlier lists that had no address and have one here. */
  readonly links: readonly { readonly id: PublicationId; readonly identity: string; readonly link: string }[];
  /** How the list shows what was there before. */
  readonly shows: readonly ShownAgain[];
}

interface Entry {
  readonly stored?: KnownPublication;
  readonly facts: PublicationFacts;
  isLinked: boolean;
  taken: boolean;
}

/**
 * Sets the lines of a list beside the record. Nothing is doubled: a line is a publication on record or of another line where the addresses are the
 * same, or, where one of the two has none, where unit, title, day and column are. Lines with addresses go first: those without mean one of them. An
 * address that several pages share (the front page, a column's page) tells none of them: there title and day do.
 */
export function besideRecord(
  given: readonly ListLine[],
  { publications, lastSeen }: PublicationRecord,
): { readonly lines: readonly ComparedLine[]; readonly writes: ListWrites } {
  const shared = sharedAddresses(given, { publications, lastSeen });
  const lines = given.map((line) => (shared.has(addressOf(line)) ? byTitleAndDay(line) : line));
  const known = createKnown(publications);
  const add: (PublicationFacts & { identity: string })[] = [];
  const links: { id: PublicationId; identity: string; link: string }[] = [];
  const shows: ShownAgain[] = [];
  const compare = (line: ListLine): ComparedLine => {
    const same = known.of(line);
    if (same?.taken === true) return { line, state: 'doubled' };
    if (same === undefined) {
      add.push(factsOf(line));
      known.put(line.identity, { facts: line, isLinked: line.link !== '', taken: true });
      return { line, state: 'new' };
    }
    same.taken = true;
    const { stored } = same;
    if (stored === undefined) return { line, state: 'doubled' };
    if (stored.link === '' && line.link !== '') {
      links.push({ id: stored.id, identity: line.identity, link: line.link });
      known.giveLink(same, line);
    }
    shows.push({
      publicationId: stored.id,
      ...(isSameTitle(stored.title, line.title) ? {} : { title: line.title }),
      ...(stored.publishedOn === line.publishedOn ? {} : { publishedOn: line.publishedOn }),
    });
    const { title, publishedOn } = lastSeen.get(stored.id) ?? stored;
    const isSame = isSameTitle(title, line.title) && publishedOn === line.publishedOn;
    return isSame ? { line, state: 'known' } : { line, state: 'changed', before: { title, publishedOn } };
  };
  const compared = new Map<ListLine, ComparedLine>();
  for (const line of lines) if (line.link !== '') compared.set(line, compare(line));
  for (const line of lines) if (line.link === '') compared.set(line, compare(line));
  return { lines: lines.flatMap((line) => compared.get(line) ?? []), writes: { add, links, shows } };
}

function addressOf({ link }: PublicationFacts): string {
  return link === '' ? '' : linkKey(link);
}

const SHARED_NOTE = '这个链接不止一条在用，按标题和日期区分';

function byTitleAndDay(line: ListLine): ListLine {
  return { ...line, identity: sharedIdentity(line), notes: [...line.notes, SHARED_NOTE] };
}

/** A page that is told by title and day, as its address is not its own. */
function isTold({ link, identity }: KnownPublication): boolean {
  return link !== '' && identity.startsWith('[');
}

/**
 * The addresses that are no page's own: of the site's front page or a column; of lines with other titles and other days, or with many titles; and those
 * that a list before showed with a title that says something else, on another day.
 */
function sharedAddresses(
  lines: readonly ListLine[],
  { publications, lastSeen }: PublicationRecord,
): ReadonlySet<string> {
  const shared = new Set(publications.filter(isTold).map(addressOf));
  const known = new Map(publications.map((one) => [one.identity, one]));
  const linked = lines.filter(({ link }) => link !== '');
  for (const [address, own] of Map.groupBy(linked, ({ identity }) => identity)) {
    const [titles, days] = [new Set(own.map(({ title }) => title)), new Set(own.map((one) => one.publishedOn))];
    const stored = known.get(address);
    const before = stored && [stored, lastSeen.get(stored.id) ?? stored];
    const isOther = before && own.some((line) => before.every((one) => isOtherPage(one, line)));
    const isShared =
      titles.size > 2 || (titles.size > 1 && days.size > 1) || own.some(({ link }) => isListingPage(link));
    if (isShared || isOther) shared.add(address);
  }
  return shared;
}

/** Whether two titles read the same: blanks and the width of signs are how they were typed, no change. */
function isSameTitle(a: string, b: string): boolean {
  return a === b || normaliseName(a) === normaliseName(b);
}

function isOtherPage(before: Shown, line: Shown): boolean {
  return before.publishedOn !== line.publishedOn && saysOther(before.title, line.title);
}

/** Share of their pairs of signs from which two titles are one that was changed. */
const ALIKE = 0.5;

/** Whether two titles are of different texts: other numbers (5月, 6月), or hardly a word in common. A title that was corrected is none. */
function saysOther(a: string, b: string): boolean {
  const [one, other] = [normaliseName(a), normaliseName(b)];
  if (one === other) return false;
  const numbers = (title: string) => (title.match(/[\d〇一二三四五六七八九十]+/gu) ?? []).join(' ');
  if (numbers(one) !== numbers(other)) return true;
  const pairs = (title: string) => new Set(Array.from(title).map((sign, at, all) => sign + (all[at + 1] ?? '')));
  const [mine, its] = [pairs(one), pairs(other)];
  const common = [...mine].filter((pair) => its.has(pair)).length;
  return (2 * common) / (mine.size + its.size) < ALIKE;
}

function factsOf(line: ListLine): ListWrites['add'][number] {
  const { title, units, column, publishedOn, dayBasis, link, indexNumber, identity } = line;
  return { title, units, column, publishedOn, dayBasis, link, indexNumber, identity };
}

/** Publications by what they are known by, and by text, for lines and publications without an address. */
function createKnown(publications: readonly KnownPublication[]) {
  const byIdentity = new Map<string, Entry>();
  const entries: Entry[] = [];
  let byText: Map<string, Entry[]> | undefined;
  const put = (identity: string, entry: Entry): void => {
    byIdentity.set(identity, entry);
    entries.push(entry);
    byText?.set(textIdentity(entry.facts), [...(byText.get(textIdentity(entry.facts)) ?? []), entry]);
  };
  const byAddress = new Map<string, Entry>();
  for (const stored of publications) {
    const entry = { stored, facts: stored, isLinked: stored.link !== '', taken: false };
    put(stored.identity, entry);
    if (entry.isLinked && !isTold(stored)) byAddress.set(linkKey(stored.link), entry);
  }
  const ofAddress = (line: ListLine): Entry | undefined => {
    const own = byAddress.get(linkKey(line.link)) ?? byIdentity.get(line.identity);
    if (!line.identity.startsWith('[')) return own;
    const told = byIdentity.get(line.identity);
    // What was recorded while its address was its own is the line of the same title and day.
    const isSame = own?.facts.title === line.title && own.facts.publishedOn === line.publishedOn;
    return told ?? (isSame ? own : undefined);
  };
  let bare = publications.filter(({ link }) => link === '').length;
  const sameText = (facts: PublicationFacts): readonly Entry[] => {
    byText ??= Map.groupBy(entries, (entry) => textIdentity(entry.facts));
    return byText.get(textIdentity(facts)) ?? [];
  };
  return {
    put,
    /** What had no address has the line's from now on. */
    giveLink(entry: Entry, line: ListLine): void {
      entry.isLinked = true;
      bare -= 1;
      byIdentity.set(line.identity, entry);
    },
    of(line: ListLine): Entry | undefined {
      if (line.link !== '') {
        const own = ofAddress(line);
        return own ?? (bare > 0 ? sameText(line).find(({ isLinked }) => !isLinked) : undefined);
      }
      const same = sameText(line);
      return same.find(({ taken }) => !taken) ?? same[0];
    },
  };
}
