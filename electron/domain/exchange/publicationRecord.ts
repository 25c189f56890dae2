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
  readonly facts: PublicationFacts;
  taken: boolean;
}

/**
 * Sets the lines of a list beside the record, in their order. Nothing is doubled: a line is a publication on record or of a line above where the
 * addresses are the same, or, where one of the two has none, where unit, title, day and column are.
 */
export function besideRecord(
  lines: readonly ListLine[],
  { publications, lastSeen }: PublicationRecord,
): { readonly lines: readonly ComparedLine[]; readonly writes: ListWrites } {
  const known = createKnown();
  for (const stored of publications) known.put({ stored, facts: stored, taken: false });
  const add: (PublicationFacts & { identity: string })[] = [];
  const links: { id: PublicationId; identity: string; link: string }[] = [];
  const shows: (Shown & { publicationId: PublicationId })[] = [];
  const compare = (line: ListLine): ComparedLine => {
    const same = known.of(line);
    if (same?.taken === true) return { line, state: 'doubled' };
    if (same?.stored === undefined) {
      add.push({ ...factsOf(line), identity: identityOf(line) });
      known.put({ facts: line, taken: true });
      return { line, state: 'new' };
    }
    same.taken = true;
    const { id, link } = same.stored;
    if (link === '' && line.link !== '') {
      links.push({ id, identity: linkKey(line.link), link: line.link });
      known.put({ stored: { ...same.stored, link: line.link }, facts: line, taken: true });
    }
    shows.push({ publicationId: id, title: line.title, publishedOn: line.publishedOn });
    const before = lastSeen.get(id) ?? same.stored;
    const isSame = before.title === line.title && before.publishedOn === line.publishedOn;
    if (isSame) return { line, state: 'known' };
    return { line, state: 'changed', before: { title: before.title, publishedOn: before.publishedOn } };
  };
  return { lines: lines.map(compare), writes: { add, links, shows } };
}

function factsOf({ title, units, column, publishedOn, dayBasis, link, indexNumber }: ListLine): PublicationFacts {
  return { title, units, column, publishedOn, dayBasis, link, indexNumber };
}

/** Publications by address and by text; of several with one text, those with an address are told apart by it. */
function createKnown() {
  const byLink = new Map<string, Entry>();
  const bare = new Map<string, Entry>();
  const linked = new Map<string, Entry[]>();
  return {
    put(entry: Entry): void {
      const text = textIdentity(entry.facts);
      if (entry.facts.link === '') {
        bare.set(text, entry);
        return;
      }
      byLink.set(linkKey(entry.facts.link), entry);
      const same = linked.get(text);
      if (same) same.push(entry);
      else linked.set(text, [entry]);
    },
    of(facts: PublicationFacts): Entry | undefined {
      const text = textIdentity(facts);
      if (facts.link !== '') return byLink.get(linkKey(facts.link)) ?? bare.get(text);
      const [only, ...others] = linked.get(text) ?? [];
      return bare.get(text) ?? (others.length === 0 ? only : undefined);
    },
  };
}
