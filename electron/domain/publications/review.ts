import type { PublicationId, UnitId } from '../brand.ts';
import type { Publication, PublicationList, Sighting } from '../model/publication.ts';
import type { CoveredOccurrence, PublicationMatch, PublicationSettings } from '../model/publicationMatch.ts';
import { coverageOf } from './coverage.ts';
import { matchPublications, type MatchInput } from './match.ts';
import type { Unit } from '../model/unit.ts';
import { unitNames } from './unitNames.ts';
import { whose } from './whose.ts';
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
  readonly units: readonly Unit[];
  readonly district?: string | undefined;
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
  const unitOf = ownerOf(input);
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
  return {
    silent: silentOnes({
      publications,
      lists,
      unitOf,
      units: units.map(({ id }) => id),
      columns,
      unitSilence: allowed.news,
    }),
    vanished: vanishedPages(input),
    doubled: doubledTitles(publications, unitOf),
    changed: changedDays(input),
  };
}

/**
 * Whose a publication is: of what is registered or surely matched the item's unit; else the unit that the list, the title's beginning or the column
 * names, whether it is anything that was due or not; else that of the likeliest item.
 */
export function ownerOf({
  matches,
  units,
  district,
}: Pick<WatchInput, 'matches' | 'units' | 'district'>): (publication: Publication) => UnitId | undefined {
  const sure = new Map<PublicationId, UnitId>();
  const likely = new Map<PublicationId, UnitId>();
  for (const match of matches) {
    const [own] =
      match.class === 'registered'
        ? match.occurrences
        : match.class === 'contradicts'
          ? [match.occurrence]
          : match.candidates;
    const isSure = match.class === 'registered' || match.class === 'contradicts' || match.class === 'sure';
    if (own) (isSure ? sure : likely).set(match.publicationId, own.unitId);
  }
  const names = unitNames(units, district);
  const named = (publication: Publication): UnitId | undefined => {
    const { options, isElsewhere } = whose(publication, names);
    const [first] = options;
    const isMention = first?.reason.by === 'mention';
    return isElsewhere || isMention ? undefined : first?.unitId;
  };
  return (publication) => sure.get(publication.id) ?? named(publication) ?? likely.get(publication.id);
}
