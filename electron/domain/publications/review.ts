import type { PublicationId, UnitId } from '../brand.ts';
import type { Publication, PublicationList, Sighting } from '../model/publication.ts';
import type { CoveredOccurrence, PublicationMatch, PublicationSettings } from '../model/publicationMatch.ts';
import { coverageOf } from './coverage.ts';
import { matchPublications, type MatchInput } from './match.ts';
import {
  changedDays,
  columnKind,
  doubledTitles,
  silentOnes,
  vanishedPages,
  type ChangedDay,
  type SilenceAllowed,
  type Silent,
  type Vanished,
} from './watch.ts';

/** What was due, what lists show, and what was said of it; plain data throughout, so that it can go to a worker. */
export interface ReviewInput extends MatchInput {
  readonly lists: readonly PublicationList[];
}

/** What the lists say of a year. */
export interface Review {
  readonly matches: readonly PublicationMatch[];
  readonly covered: readonly CoveredOccurrence[];
}

/** Sets what lists show beside what was due, and reckons what they cover. */
export function reviewPublications(input: ReviewInput): Review {
  const matches = matchPublications(input);
  return { matches, covered: coverageOf({ ...input, matches }) };
}

export interface WatchInput extends Pick<MatchInput, 'publications' | 'fulfilments' | 'occurrences'> {
  readonly lists: readonly PublicationList[];
  readonly sightings: readonly Sighting[];
  readonly matches: readonly PublicationMatch[];
  /** Units that are there today. */
  readonly units: readonly UnitId[];
  readonly settings: Pick<PublicationSettings, 'staleNewsDays' | 'stalePolicyMonths'>;
}

/** What lists say of the site itself. */
export interface Watched {
  readonly silent: readonly Silent[];
  readonly vanished: readonly Vanished[];
  readonly doubled: readonly (readonly Publication[])[];
  readonly changed: readonly ChangedDay[];
}

/** Columns and units that are silent, pages that are gone, titles that stand twice, days that changed. */
export function watchPublications(input: WatchInput): Watched {
  const { settings, publications, lists, units } = input;
  const owners = ownersOf(input.matches);
  const allowed = { news: { days: settings.staleNewsDays }, policy: { months: settings.stalePolicyMonths } };
  const names = new Set([
    ...publications.map(({ column }) => column),
    ...lists.flatMap(({ covers }) => covers.columns),
  ]);
  const columns = new Map<string, SilenceAllowed>();
  for (const name of names) {
    const kind = columnKind(name);
    if (kind !== undefined) columns.set(name, allowed[kind]);
  }
  const unitOf = ({ id }: Publication): UnitId | undefined => owners.get(id);
  return {
    silent: silentOnes({ publications, lists, unitOf, units, columns, unitSilence: allowed.news }),
    vanished: vanishedPages(input),
    doubled: doubledTitles(publications),
    changed: changedDays(input),
  };
}

/** Whose publications are, as far as matching knows. */
function ownersOf(matches: readonly PublicationMatch[]): ReadonlyMap<PublicationId, UnitId> {
  const owners = new Map<PublicationId, UnitId>();
  for (const match of matches) {
    const own =
      match.class === 'registered'
        ? match.occurrences[0]
        : match.class === 'contradicts'
          ? match.occurrence
          : match.candidates[0];
    if (own) owners.set(match.publicationId, own.unitId);
  }
  return owners;
}
