import type { PublicationId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { linkKey } from '../../domain/linkKey.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { MatchClass, Publication } from '../../domain/model/publication.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';

/** A publication and what matching says of it. */
export interface Matched {
  readonly publication: Publication;
  readonly class: MatchClass;
  /** The likeliest first. */
  readonly items: readonly OccurrenceKey[];
}

/** What the lists show of a year, beside what was due in it; the latest first. */
export interface YearMatches {
  readonly all: readonly Matched[];
  readonly byId: ReadonlyMap<PublicationId, Matched>;
}

interface Kept {
  readonly revision: number;
  readonly today: PlainDate;
  readonly matches: Promise<YearMatches>;
}

const kept = new WeakMap<ServiceContext, Map<Year, Kept>>();

/** The matching of a year; worked out once for as long as nothing is written and the day is the same. */
export function yearMatches(context: ServiceContext, year: Year): Promise<YearMatches> {
  const { store, clock } = context;
  const years = kept.get(context) ?? new Map<Year, Kept>();
  kept.set(context, years);
  const [revision, today] = [store.revision(), clock.today()];
  const known = years.get(year);
  if (known?.revision === revision && known.today === today) return known.matches;
  const matches = matchYear(context, year);
  years.set(year, { revision, today, matches });
  return matches;
}

async function matchYear(context: ServiceContext, year: Year): Promise<YearMatches> {
  const { facts } = derivedYear(context, year);
  const linked = new Map(
    facts.fulfilments.flatMap((done) => (done.link === '' ? [] : [[linkKey(done.link), done] as const])),
  );
  const all = context.store.publications
    .all()
    .toReversed()
    .map((publication): Matched => {
      const done = publication.link === '' ? undefined : linked.get(linkKey(publication.link));
      return done ? { publication, class: 'registered', items: [done] } : { publication, class: 'none', items: [] };
    });
  return { all, byId: new Map(all.map((one) => [one.publication.id, one])) };
}
