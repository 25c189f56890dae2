import type { PublicationWatch } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { PublicationListId } from '../../domain/brand.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { Watched } from '../../domain/publications/review.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import { inPacks, yearMatches } from './matching.ts';
import { publicationSettings } from './settings.ts';

const NOTHING: PublicationWatch = { stale: [], vanished: [], doubled: [], redated: [] };

/** What the lists say of the site itself. */
export async function watchPublications(
  context: ServiceContext,
  { year }: ParsedInputOf<'publications.watch'>,
): Promise<Outcome<PublicationWatch>> {
  const { store, documents, clock } = context;
  const lists = store.publicationLists.all();
  if (lists.length === 0) return succeed(NOTHING);
  const matches = await yearMatches(context, year);
  if (!matches.ok) return matches;
  const { facts, occurrences } = derivedYear(context, year);
  const { packed } = matches.value;
  const today = clock.today();
  const isThere = ({ from, to }: (typeof facts.units)[number]): boolean =>
    (from === undefined || from <= today) && (to === undefined || to >= today);
  const watched = await documents.watchPublications(
    {
      packed: {
        ...packed,
        occurrences: await inPacks(occurrences),
        fulfilments: await inPacks(facts.fulfilments),
        sightings: await inPacks(store.publications.sightings()),
      },
      lists,
      units: facts.units.filter(isThere),
      district: store.workspace.setting('district'),
      settings: publicationSettings(context),
    },
    { signal: new AbortController().signal, progress: () => undefined },
  );
  return watched.ok ? succeed(watchView(context, year, watched.value)) : watched;
}

function watchView(
  context: ServiceContext,
  year: ParsedInputOf<'publications.watch'>['year'],
  { silent, vanished, doubled, changed }: Watched,
): PublicationWatch {
  const { store } = context;
  const { facts, occurrences } = derivedYear(context, year);
  const { unitNames, duties, fulfilments } = factsIndex(facts);
  const sources = new Map(store.publicationLists.all().map(({ id, source }) => [id, source]));
  const sourceOf = (id: PublicationListId): string => sources.get(id) ?? '';
  const ids = [...vanished, ...changed].map(({ publicationId }) => publicationId);
  const shown = new Map(store.publications.some(ids).map((one) => [one.id, one]));
  const registered = new Map<string, Occurrence>();
  for (const one of vanished.length > 0 ? occurrences : []) for (const id of one.fulfilmentIds) registered.set(id, one);
  return {
    stale: silent.map((one) => {
      const { coveredUntil: through, days } = one;
      const last = one.lastOn === undefined ? {} : { lastOn: one.lastOn };
      if (one.what === 'column') return { column: one.column, unit: '', through, days, ...last };
      return { column: '', unitId: one.unitId, unit: unitNames.get(one.unitId) ?? '', through, days, ...last };
    }),
    vanished: vanished.flatMap(({ fulfilmentId, publicationId, lastShownIn, missingIn }) => {
      const done = fulfilments.get(fulfilmentId);
      const occurrence = registered.get(fulfilmentId);
      const publication = shown.get(publicationId);
      if (!done || !occurrence || !publication) return [];
      return [
        {
          ...occurrenceKey(occurrence),
          unit: unitNames.get(occurrence.unitId) ?? '',
          content: duties.get(occurrence.dutyId)?.content ?? '',
          period: occurrence.period.label,
          title: publication.title,
          link: done.link,
          publishedOn: publication.publishedOn,
          lastSeenIn: sourceOf(lastShownIn),
          missingIn: sourceOf(missingIn),
        },
      ];
    }),
    doubled: doubled.map((group) => ({
      title: group[0]?.title ?? '',
      unit: group[0]?.units[0] ?? '',
      publications: group.map(({ id, publishedOn, link, column }) => ({ id, publishedOn, link, column })),
    })),
    redated: changed.map(({ publicationId, listId, before, after, isBackdated }) => ({
      publicationId,
      title: shown.get(publicationId)?.title ?? '',
      from: before,
      to: after,
      source: sourceOf(listId),
      isBackdated,
    })),
  };
}
