import type { DutyId, UnitId } from '../brand.ts';
import { linkKey } from '../linkKey.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Coverage, MatchRule, Publication, PublicationList } from '../model/publication.ts';
import type { PublicationMatch } from '../model/publicationMatch.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { PageFact } from '../model/unitFacts.ts';
import type { Unit } from '../model/unit.ts';
import { ownerOf } from './review.ts';

/** What publication lists tell a score. */
export interface PublicationScoreInput {
  readonly publications: readonly Publication[];
  readonly lists: readonly Pick<PublicationList, 'covers'>[];
  readonly matches: readonly PublicationMatch[];
  readonly fulfilments: readonly Fulfilment[];
  readonly units: readonly Unit[];
  readonly rules?: readonly MatchRule[];
  readonly district?: string | undefined;
}

/** As the sources of a unit's facts take it. */
export interface PublicationScoreFacts {
  readonly pages: readonly (PageFact & { readonly unitId: UnitId })[];
  readonly pageCovers: readonly Coverage[];
  readonly columnOf: (occurrence: Occurrence) => string | undefined;
}

/**
 * Pages by unit and column, each as often as it came out; the days that lists cover, beyond which nothing is stale; and the column of each thing owed:
 * that of the page which is registered or surely matched for it, else the one in which its duty comes out, where that is known to be one.
 */
export function publicationScoreFacts(input: PublicationScoreInput): PublicationScoreFacts {
  const ownerOfPage = ownerOf(input);
  return {
    pages: input.publications.flatMap((publication) => {
      const { id, column, publishedOn } = publication;
      const unitId = column === '' ? undefined : ownerOfPage(publication);
      return unitId === undefined ? [] : [{ id, column, on: publishedOn, unitId }];
    }),
    pageCovers: input.lists.map(({ covers }) => covers),
    columnOf: columnsOf(input),
  };
}

function columnsOf({ publications, matches, fulfilments, rules = [] }: PublicationScoreInput) {
  const byId = new Map(publications.map(({ id, column }) => [id, column]));
  const byLink = new Map(
    publications.flatMap(({ link, column }) => (link === '' ? [] : [[linkKey(link), column] as const])),
  );
  const ofOccurrence = new Map<OccurrenceText, string>();
  const ofDuty = new Map<DutyId, Map<string, number>>();
  const add = (key: Parameters<typeof occurrenceText>[0], column: string | undefined): void => {
    if (column === undefined || column === '') return;
    ofOccurrence.set(occurrenceText(key), column);
    const known = ofDuty.get(key.dutyId) ?? new Map<string, number>();
    ofDuty.set(key.dutyId, known.set(column, (known.get(column) ?? 0) + 1));
  };
  for (const match of matches) {
    const column = byId.get(match.publicationId);
    const own = match.class === 'registered' ? match.occurrences : match.class === 'sure' ? match.candidates : [];
    for (const key of own) add(key, column);
  }
  for (const done of fulfilments) {
    if (done.link !== '' && !ofOccurrence.has(occurrenceText(done))) add(done, byLink.get(linkKey(done.link)));
  }
  const taught = new Map<DutyId, Set<string>>();
  for (const { effect, column } of rules) {
    if (effect.kind !== 'duty' || column === '') continue;
    taught.set(effect.dutyId, (taught.get(effect.dutyId) ?? new Set<string>()).add(column));
  }
  const usual = new Map<DutyId, string | undefined>();
  const usualOf = (dutyId: DutyId): string | undefined => {
    if (usual.has(dutyId)) return usual.get(dutyId);
    const named = [...(taught.get(dutyId) ?? [])];
    const column = named.length === 1 ? named[0] : mostOf(ofDuty.get(dutyId));
    usual.set(dutyId, column);
    return column;
  };
  return (occurrence: Occurrence): string | undefined =>
    ofOccurrence.get(occurrenceText(occurrence)) ?? usualOf(occurrence.dutyId);
}

/** The column that was used most; none where two were used as often. */
function mostOf(counts: ReadonlyMap<string, number> = new Map()): string | undefined {
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] !== second?.[1] ? first[0] : undefined;
}
