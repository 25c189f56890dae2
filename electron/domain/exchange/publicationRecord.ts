import type { PublicationId } from '../brand.ts';
import { linkKey } from '../linkKey.ts';
import type { Publication, PublicationFacts, Sighting } from '../model/publication.ts';
import type { ListLine } from './publicationLine.ts';

type Shown = Pick<Sighting, 'title' | 'publishedOn'>;

/** What is on record when a list comes. */
export interface PublicationRecord {
  readonly publications: readonly Publication[];
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

/** What recording a list writes. */
export interface ListWrites {
  readonly add: readonly (PublicationFacts & { readonly identity: string })[];
  /** Publications of earlier lists that had no address and have one here. */
  readonly links: readonly { readonly id: PublicationId; readonly identity: string; readonly link: string }[];
  /** How the list shows what was there before, and what it adds, in the order of `add`. */
  readonly shows: readonly (Shown & { readonly publicationId: PublicationId })[];
}

/** What a publication is known by: its normalised address; without one unit, title, day and column. */
export function identityOf(facts: PublicationFacts): string {
  return facts.link === '' ? textIdentity(facts) : linkKey(facts.link);
}

function textIdentity({ units, title, publishedOn, column }: PublicationFacts): string {
  return JSON.stringify([units[0] ?? '', title, publishedOn, column]);
}

interface Entry {
  readonly stored?: Publication;
  facts: PublicationFacts;
  taken: boolean;
}

/**
 * Sets the lines of a list beside the record. Nothing is doubled: a line is a publication on record or of another line where the addresses are the
 * same, or, where one of the two has none, where unit, title, day and column are. Lines with addresses go first: those without mean one of them.
 */
export function besideRecord(
  lines: readonly ListLine[],
  { publications, lastSeen }: PublicationRecord,
): { readonly lines: readonly ComparedLine[]; readonly writes: ListWrites } {
  const known = createKnown(publications);
  const add: (PublicationFacts & { identity: string })[] = [];
  const links: { id: PublicationId; identity: string; link: string }[] = [];
  const shows: (Shown & { publicationId: PublicationId })[] = [];
  const compare = (line: ListLine): ComparedLine => {
    const same = known.of(line);
    if (same?.taken === true) return { line, state: 'doubled' };
    if (same === undefined) {
      add.push({ ...factsOf(line), identity: identityOf(line) });
      known.put({ facts: line, taken: true });
      return { line, state: 'new' };
    }
    same.taken = true;
    const { stored } = same;
    if (stored === undefined) return { line, state: 'doubled' };
    if (stored.link === '' && line.link !== '') {
      links.push({ id: stored.id, identity: linkKey(line.link), link: line.link });
      known.giveLink(same, line);
    }
    shows.push({ publicationId: stored.id, title: line.title, publishedOn: line.publishedOn });
    const { title, publishedOn } = lastSeen.get(stored.id) ?? stored;
    const isSame = title === line.title && publishedOn === line.publishedOn;
    return isSame ? { line, state: 'known' } : { line, state: 'changed', before: { title, publishedOn } };
  };
  const compared = new Map<ListLine, ComparedLine>();
  for (const line of lines) if (line.link !== '') compared.set(line, compare(line));
  for (const line of lines) if (line.link === '') compared.set(line, compare(line));
  return { lines: lines.flatMap((line) => compared.get(line) ?? []), writes: { add, links, shows } };
}

function factsOf({ title, units, column, publishedOn, dayBasis, link, indexNumber }: ListLine): PublicationFacts {
  return { title, units, column, publishedOn, dayBasis, link, indexNumber };
}

/** Publications by address, and by text. */
function createKnown(publications: readonly Publication[]) {
  const byLink = new Map<string, Entry>();
  const byText = new Map<string, Entry[]>();
  const put = (entry: Entry): void => {
    const { facts } = entry;
    if (facts.link !== '') byLink.set(linkKey(facts.link), entry);
    const text = textIdentity(facts);
    const same = byText.get(text);
    if (same) same.push(entry);
    else byText.set(text, [entry]);
  };
  for (const stored of publications) put({ stored, facts: stored, taken: false });
  return {
    put,
    /** What had no address has the line's from now on. */
    giveLink(entry: Entry, line: ListLine): void {
      entry.facts = { ...entry.facts, link: line.link };
      byLink.set(linkKey(line.link), entry);
    },
    of(facts: PublicationFacts): Entry | undefined {
      const same = byText.get(textIdentity(facts)) ?? [];
      if (facts.link !== '') return byLink.get(linkKey(facts.link)) ?? same.find((one) => one.facts.link === '');
      return same.find(({ taken }) => !taken) ?? same[0];
    },
  };
}
