import type { PublicationId, Year } from '../../domain/brand.ts';
import { plainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { occurrenceKey, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { Publication } from '../../domain/model/publication.ts';
import type { PublicationMatch } from '../../domain/model/publicationMatch.ts';
import type { Review } from '../../domain/publications/review.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { publicationSettings } from './settings.ts';

/** A publication and what matching says of it. */
export interface Matched {
  readonly publication: Publication;
  readonly match: PublicationMatch;
  /** What it is, or may be; the likeliest first. */
  readonly items: readonly OccurrenceKey[];
}

/** What the lists show of a year, beside what was due in it; the latest first. */
export interface YearMatches extends Pick<Review, 'covered'> {
  readonly all: readonly Matched[];
  readonly byId: ReadonlyMap<PublicationId, Matched>;
}

interface Kept {
  readonly revision: number;
  readonly today: PlainDate;
  readonly stop: AbortController;
  readonly matches: Promise<Outcome<YearMatches>>;
}

const kept = new WeakMap<ServiceContext, Map<Year, Kept>>();

/**
 * The matching of a year: worked out in a worker, once for as long as nothing is written and the day is the same. What is out of date before it is done
 * is given up, and whoever waits for it gets the later one.
 */
export async function yearMatches(context: ServiceContext, year: Year): Promise<Outcome<YearMatches>> {
  const { store, clock } = context;
  const years = kept.get(context) ?? new Map<Year, Kept>();
  kept.set(context, years);
  for (;;) {
    const [revision, today] = [store.revision(), clock.today()];
    const known = years.get(year);
    const isCurrent = known?.revision === revision && known.today === today;
    const current = isCurrent ? known : begin(context, year, { revision, today });
    if (!isCurrent) known?.stop.abort();
    years.set(year, current);
    const outcome = await current.matches;
    if (outcome.ok || years.get(year) === current) {
      // A failure is no answer for the next who asks.
      if (!outcome.ok) years.delete(year);
      return outcome;
    }
  }
}

function begin(context: ServiceContext, year: Year, at: Pick<Kept, 'revision' | 'today'>): Kept {
  const stop = new AbortController();
  return { ...at, stop, matches: matchYear(context, year, stop.signal) };
}

/** Publications of some weeks before and some months after the year may be of its items: what is due in December comes out in January. */
function daysFor(year: Year): readonly [PlainDate, PlainDate] {
  const [first, last] = [plainDate(year - 1, 12, 1), plainDate(year + 1, 6, 30)];
  if (first === undefined || last === undefined) throw new Error(`No days around ${year}`);
  return [first, last];
}

async function matchYear(context: ServiceContext, year: Year, signal: AbortSignal): Promise<Outcome<YearMatches>> {
  const { store, documents } = context;
  const publications = store.publications.between(...daysFor(year));
  const lists = store.publicationLists.all();
  if (publications.length === 0 && lists.length === 0) return succeed({ all: [], byId: new Map(), covered: [] });
  const { facts, occurrences } = derivedYear(context, year);
  const { graceDays, defaultsOff } = publicationSettings(context);
  const reviewed = await documents.reviewPublications(
    {
      publications,
      lists,
      occurrences,
      duties: facts.duties,
      units: facts.units,
      fulfilments: facts.fulfilments,
      rules: store.publicationMatching.rules(),
      verdicts: store.publicationMatching.verdicts(year),
      district: store.workspace.setting('district'),
      graceDays,
      defaultsOff: new Set(defaultsOff),
    },
    { signal, progress: () => undefined },
  );
  if (!reviewed.ok) return reviewed;
  const { matches, covered } = reviewed.value;
  const own = new Map(publications.map((one) => [one.id, one]));
  const isOfYear = ({ publishedOn }: Publication): boolean => publishedOn.startsWith(`${year}-`);
  const all = matches
    .flatMap((match): readonly Matched[] => {
      const publication = own.get(match.publicationId);
      return publication ? [{ publication, match, items: itemsOf(match) }] : [];
    })
    // Of other years' days only what may be of this year's items.
    .filter(({ publication, items }) => isOfYear(publication) || items.length > 0)
    .toSorted((a, b) => compareDays(b.publication, a.publication));
  return succeed({ all, byId: new Map(all.map((one) => [one.publication.id, one])), covered });
}

function compareDays(a: Publication, b: Publication): number {
  if (a.publishedOn !== b.publishedOn) return a.publishedOn < b.publishedOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** What a publication is, or may be. */
function itemsOf(match: PublicationMatch): readonly OccurrenceKey[] {
  switch (match.class) {
    case 'registered':
      return match.occurrences;
    case 'contradicts':
      return [match.occurrence];
    case 'sure':
    case 'likely':
    case 'none':
    case 'ignored':
      return match.candidates.map(occurrenceKey);
    default:
      return match satisfies never;
  }
}
