import type { PublicationId, Year } from '../../domain/brand.ts';
import { addDays, addMonths, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { MatchClass, Publication } from '../../domain/model/publication.ts';
import type { CoverageState, PublicationMatch } from '../../domain/model/publicationMatch.ts';
import {
  COVERAGE_STATES,
  MATCH_CLASSES,
  matchReader,
  PACK,
  packOne,
  type Packed,
  type PackedReview,
} from '../../domain/publications/packed.ts';
import type { ServiceContext } from '../app/context.ts';
import { letOthersIn } from '../app/slices.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { publicationSettings } from './settings.ts';

/** A publication and what matching says of it. */
export interface Matched {
  readonly publication: Publication;
  readonly class: MatchClass;
  /** What it is, or may be; the likeliest first. */
  readonly items: readonly Occurrence[];
  /** With its reasons; read when asked. */
  readonly match: () => PublicationMatch;
}

/** What the lists show of a year, beside what was due in it. */
export interface YearMatches {
  /** The latest first. */
  readonly all: readonly Matched[];
  readonly byId: ReadonlyMap<PublicationId, Matched>;
  readonly occurrences: readonly Occurrence[];
  /** What the lists say of an occurrence, by its place among those. */
  readonly stateAt: (place: number) => CoverageState;
  /** The publications, and the matches with their reasons, as they go to a worker. */
  readonly packed: { readonly publications: Packed<Publication>; readonly matches: Packed<PublicationMatch> };
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
    if (outcome.ok) return outcome;
    // A failure is no answer for the next who asks; what was given up because something was written is begun anew.
    if (years.get(year) === current) years.delete(year);
    if (store.revision() === revision && clock.today() === today) return outcome;
  }
}

function begin(context: ServiceContext, year: Year, at: Pick<Kept, 'revision' | 'today'>): Kept {
  const stop = new AbortController();
  return { ...at, stop, matches: matchYear(context, year, at.revision, stop.signal) };
}

const OUT_OF_DATE = fail('cancelled', '数据刚有改动，请重试。');

async function matchYear(
  context: ServiceContext,
  year: Year,
  revision: number,
  signal: AbortSignal,
): Promise<Outcome<YearMatches>> {
  const { store, documents } = context;
  const lists = store.publicationLists.all();
  if (lists.length === 0) return succeed(NOTHING);
  const publications = await publicationsFor(context, year);
  await letOthersIn();
  const { facts, occurrences } = derivedYear(context, year);
  const { graceDays, defaultsOff } = publicationSettings(context);
  const packed = {
    publications: await inPacks(publications),
    occurrences: await inPacks(occurrences),
    fulfilments: await inPacks(facts.fulfilments),
    verdicts: await inPacks(store.publicationMatching.verdicts(year)),
  };
  if (store.revision() !== revision) return OUT_OF_DATE;
  const reviewed = await documents.reviewPublications(
    {
      packed,
      lists,
      duties: facts.duties,
      units: facts.units,
      rules: store.publicationMatching.rules(),
      district: store.workspace.setting('district'),
      graceDays,
      defaultsOff: new Set(defaultsOff),
    },
    { signal, progress: () => undefined },
  );
  if (!reviewed.ok) return reviewed;
  return succeed(matchesOf(year, publications, occurrences, packed.publications, reviewed.value));
}

const NOTHING: YearMatches = {
  all: [],
  byId: new Map(),
  occurrences: [],
  stateAt: () => 'notCovered',
  packed: { publications: [], matches: [] },
};

/**
 * Those of the year's days, of some weeks before and of some months after: what is due in December comes out in January. By day; others are answered
 * between the months.
 */
async function publicationsFor({ store }: ServiceContext, year: Year): Promise<readonly Publication[]> {
  const all: Publication[] = [];
  for (let month = -1; month < 18; month += 1) {
    const from = addMonths(dayInMonth(year, 1, 1), month);
    for (const one of store.publications.between(from, addDays(addMonths(from, 1), -1))) all.push(one);
    await letOthersIn();
  }
  return all;
}

/** Things as they go to a worker; others are answered in between. */
export async function inPacks<Thing>(things: readonly Thing[]): Promise<Packed<Thing>> {
  const texts: string[] = [];
  for (let at = 0; at < things.length; at += PACK) {
    texts.push(packOne(things.slice(at, at + PACK)));
    await letOthersIn();
  }
  return texts;
}

function matchesOf(
  year: Year,
  publications: readonly Publication[],
  occurrences: readonly Occurrence[],
  packed: Packed<Publication>,
  review: PackedReview,
): YearMatches {
  const read = matchReader(review);
  const all: Matched[] = [];
  for (const [place, publication] of publications.entries()) {
    const [from = 0, to = 0] = review.starts.subarray(place, place + 2);
    // Of other years' days only what may be of this year's items.
    if (from === to && !publication.publishedOn.startsWith(`${year}-`)) continue;
    const items = Array.from(review.items.subarray(from, to)).flatMap((at) => occurrences[at] ?? []);
    const match = (): PublicationMatch =>
      read(place) ?? { publicationId: publication.id, class: 'none', candidates: [], why: 'noPeriod' };
    all.push({ publication, class: MATCH_CLASSES[review.classes[place] ?? 0] ?? 'none', items, match });
  }
  all.reverse();
  return {
    all,
    byId: new Map(all.map((one) => [one.publication.id, one])),
    occurrences,
    stateAt: (place) => COVERAGE_STATES[review.states[place] ?? 0] ?? 'notCovered',
    packed: { publications: packed, matches: review.matches },
  };
}
