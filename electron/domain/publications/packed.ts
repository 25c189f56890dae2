import { assertNever } from '../brand.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { MatchClass } from '../model/publication.ts';
import type { CoverageState, PublicationMatch } from '../model/publicationMatch.ts';
import {
  reviewPublications,
  watchPublications,
  type Review,
  type ReviewInput,
  type Watched,
  type WatchInput,
} from './review.ts';

/**
 * Many things as JSON texts of some thousands each. Texts go from thread to thread as they are, and are read again piece by piece where they are
 * wanted: tens of thousands of objects, handed over as objects, would hold up everything else for seconds.
 */
declare const kind: unique symbol;
export type Packed<Thing> = readonly string[] & { readonly [kind]?: Thing };

/** The lists of an input, packed. */
type PackedLists<Input, Name extends keyof Input> = {
  readonly [Each in Name]-?: Packed<NonNullable<Input[Each]> extends readonly (infer Thing)[] ? Thing : never>;
};

type Bulky = 'publications' | 'occurrences' | 'fulfilments' | 'verdicts';

export interface PackedReviewInput extends Omit<ReviewInput, Bulky> {
  readonly packed: PackedLists<ReviewInput, Bulky>;
}

/** A review by places: the publications and the occurrences stand in the order in which they were given. */
export interface PackedReview {
  /** Of each publication, by its place in `MATCH_CLASSES`. */
  readonly classes: Uint8Array<ArrayBuffer>;
  /** The places of the occurrences that each publication is, or may be; those of publication n from `starts[n]` to `starts[n + 1]`. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly items: Uint32Array<ArrayBuffer>;
  /** The matches with their reasons, so many in each text. */
  readonly matches: Packed<PublicationMatch>;
  /** Of each occurrence, by its place in `COVERAGE_STATES`. */
  readonly states: Uint8Array<ArrayBuffer>;
}

export const MATCH_CLASSES = [
  'sure',
  'likely',
  'none',
  'ignored',
  'contradicts',
  'registered',
] as const satisfies readonly MatchClass[];
export const COVERAGE_STATES = [
  'published',
  'proposed',
  'notPublished',
  'notCovered',
] as const satisfies readonly CoverageState[];

/** Things in one text. */
export const PACK = 2000;

/** One text of a pack. */
export function packOne(things: readonly unknown[]): string {
  return JSON.stringify(things);
}

/** Reads a pack whole. */
export function unpacked<Thing>(packed: Packed<Thing>): readonly Thing[] {
  const all: Thing[] = [];
  for (const text of packed) for (const one of JSON.parse(text) as readonly Thing[]) all.push(one);
  return all;
}

function packedAll<Thing>(things: readonly Thing[]): Packed<Thing> {
  const texts: string[] = [];
  for (let at = 0; at < things.length; at += PACK) texts.push(packOne(things.slice(at, at + PACK)));
  return texts;
}

/** The match of a publication by its place; texts that were read are remembered. */
export function matchReader({
  matches,
}: Pick<PackedReview, 'matches'>): (place: number) => PublicationMatch | undefined {
  const read = new Map<number, readonly PublicationMatch[]>();
  return (place) => {
    const page = Math.floor(place / PACK);
    const known = read.get(page) ?? (JSON.parse(matches[page] ?? '[]') as readonly PublicationMatch[]);
    read.set(page, known);
    return known[place % PACK];
  };
}

/** Sets what lists show beside what was due; both given and answered packed. */
export function reviewPacked({ packed, ...input }: PackedReviewInput): PackedReview {
  const given: ReviewInput = {
    ...input,
    publications: unpacked(packed.publications),
    occurrences: unpacked(packed.occurrences),
    fulfilments: unpacked(packed.fulfilments),
    verdicts: unpacked(packed.verdicts),
  };
  return packReview(given, reviewPublications(given));
}

function packReview({ publications, occurrences }: ReviewInput, { matches, covered }: Review): PackedReview {
  const byId = new Map(matches.map((match) => [match.publicationId, match]));
  const places = new Map<OccurrenceText, number>(occurrences.map((one, place) => [occurrenceText(one), place]));
  const classes = new Uint8Array(publications.length);
  const starts = new Uint32Array(publications.length + 1);
  const items: number[] = [];
  const inOrder: PublicationMatch[] = [];
  for (const [place, { id }] of publications.entries()) {
    const match = byId.get(id) ?? { publicationId: id, class: 'none', candidates: [], why: 'noPeriod' };
    inOrder.push(match);
    classes[place] = MATCH_CLASSES.indexOf(match.class);
    for (const key of keysOf(match)) {
      const at = places.get(occurrenceText(key));
      if (at !== undefined) items.push(at);
    }
    starts[place + 1] = items.length;
  }
  const states = new Uint8Array(occurrences.length).fill(COVERAGE_STATES.indexOf('notCovered'));
  for (const one of covered) {
    const at = places.get(occurrenceText(one));
    if (at !== undefined) states[at] = COVERAGE_STATES.indexOf(one.state);
  }
  return { classes, starts, items: Uint32Array.from(items), matches: packedAll(inOrder), states };
}

/** What a publication is, or may be; the likeliest first. */
function keysOf(match: PublicationMatch): readonly Parameters<typeof occurrenceText>[0][] {
  switch (match.class) {
    case 'registered':
      return match.occurrences;
    case 'contradicts':
      return [match.occurrence];
    case 'sure':
    case 'likely':
    case 'none':
    case 'ignored':
      return match.candidates;
    default:
      return assertNever(match);
  }
}

type WatchBulky = 'publications' | 'occurrences' | 'fulfilments' | 'matches' | 'sightings';

export interface PackedWatchInput extends Omit<WatchInput, WatchBulky> {
  readonly packed: PackedLists<WatchInput, WatchBulky>;
}

/** What lists say of the site itself, of what is given packed. */
export function watchPacked({ packed, ...input }: PackedWatchInput): Watched {
  return watchPublications({
    ...input,
    publications: unpacked(packed.publications),
    occurrences: unpacked(packed.occurrences),
    fulfilments: unpacked(packed.fulfilments),
    matches: unpacked(packed.matches),
    sightings: unpacked(packed.sightings),
  });
}
