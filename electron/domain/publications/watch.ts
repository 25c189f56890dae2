import type { FulfilmentId, PublicationId, PublicationListId, UnitId } from '../brand.ts';
import { addDays, addMonths, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { linkKey } from '../linkKey.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText } from '../model/occurrenceKey.ts';
import type { Publication, PublicationList, Sighting } from '../model/publication.ts';
import type { PublicationMatch } from '../model/publicationMatch.ts';
import type { Fulfilment } from '../model/registrations.ts';
import { normaliseName } from '../units/names.ts';
import { coversColumn, coversUnit } from './coverage.ts';

/** How long a column or a unit may be silent. */
export type SilenceAllowed = { readonly days: number } | { readonly months: number };

/** By what a column is for; news every two weeks, policies every half-year, as national inspections of sites ask. Other columns are not watched unless told. */
export const DEFAULT_SILENCE: Readonly<Record<'news' | 'policy', SilenceAllowed>> = {
  news: { days: 14 },
  policy: { months: 6 },
};

const NEWS_COLUMN = /动态|要闻|新闻|快讯|简讯|资讯/u;
const POLICY_COLUMN = /政策|文件|法规|解读|规章/u;

/** What a column is for by its name. */
export function columnKind(column: string): 'news' | 'policy' | undefined {
  if (NEWS_COLUMN.test(column)) return 'news';
  return POLICY_COLUMN.test(column) ? 'policy' : undefined;
}

/** A column or unit that nothing new came out in for longer than it may be silent, reckoned to the last day that a list of it covers. */
export type Silent = (
  | { readonly what: 'column'; readonly column: string }
  | { readonly what: 'unit'; readonly unitId: UnitId }
) & {
  /** Absent where nothing came out in all the days that are covered. */
  readonly lastOn?: PlainDate;
  readonly coveredUntil: PlainDate;
  /** Since the last one, or since the first of the days up to `coveredUntil` that are covered without a gap where that is later. */
  readonly days: number;
};

export interface SilenceInput {
  readonly publications: readonly Publication[];
  readonly lists: readonly Pick<PublicationList, 'covers'>[];
  /** Whose a publication is, as matching says. */
  readonly unitOf: (publication: Publication) => UnitId | undefined;
  readonly units: readonly UnitId[];
  /** Other times for single columns, by their name as lists write it. */
  readonly columns?: ReadonlyMap<string, SilenceAllowed>;
  readonly unitSilence?: SilenceAllowed;
}

function isOver(allowed: SilenceAllowed, last: PlainDate, until: PlainDate): boolean {
  const end = 'days' in allowed ? addDays(last, allowed.days) : addMonths(last, allowed.months);
  return end < until;
}

function lastDays<Key>(
  publications: readonly Publication[],
  keyOf: (publication: Publication) => Key | undefined,
): ReadonlyMap<Key, PlainDate> {
  const last = new Map<Key, PlainDate>();
  for (const publication of publications) {
    const key = keyOf(publication);
    if (key === undefined) continue;
    const before = last.get(key);
    if (before === undefined || before < publication.publishedOn) last.set(key, publication.publishedOn);
  }
  return last;
}

type Covers = SilenceInput['lists'][number]['covers'];

/** The last days that lists cover together without a gap between them. */
function lastStretch(covers: readonly Covers[]): { readonly from: PlainDate; readonly until: PlainDate } | undefined {
  let stretch: { readonly from: PlainDate; readonly until: PlainDate } | undefined;
  for (const { firstDay, lastDay } of covers.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))) {
    if (stretch === undefined || firstDay > addDays(stretch.until, 1)) stretch = { from: firstDay, until: lastDay };
    else if (lastDay > stretch.until) stretch = { from: stretch.from, until: lastDay };
  }
  return stretch;
}

function silence(allowed: SilenceAllowed, lastOn: PlainDate | undefined, covers: readonly Covers[]) {
  const stretch = lastStretch(covers);
  if (stretch === undefined) return undefined;
  const { from, until } = stretch;
  // In days before it that no list covers, something may have come out.
  const since = lastOn === undefined || lastOn < from ? addDays(from, -1) : lastOn;
  if (!isOver(allowed, since, until)) return undefined;
  return {
    ...(lastOn === undefined ? {} : { lastOn }),
    coveredUntil: until,
    days: daysBetween(since, until),
  };
}

/** The columns and units that are silent for too long, the longest first. What no list covers is not said to be silent. */
export function silentOnes(input: SilenceInput): readonly Silent[] {
  const covers = input.lists.map((list) => list.covers);
  const byColumn = lastDays(input.publications, ({ column }) => (column === '' ? undefined : column));
  const byUnit = lastDays(input.publications, input.unitOf);
  const columns = new Set([...byColumn.keys(), ...covers.flatMap((one) => one.columns)]);
  const ofColumns = [...columns].flatMap((column): Silent[] => {
    const kind = columnKind(column);
    const allowed = input.columns?.get(column) ?? (kind === undefined ? undefined : DEFAULT_SILENCE[kind]);
    if (allowed === undefined) return [];
    const own = covers.filter((one) => coversColumn(one, column) && one.units.length === 0);
    const last = [...byColumn].flatMap(([each, on]) => (coversColumn({ columns: [column] }, each) ? [on] : []));
    const found = silence(allowed, last.sort().at(-1), own);
    return found === undefined ? [] : [{ what: 'column', column, ...found }];
  });
  const ofUnits = input.units.flatMap((unitId): Silent[] => {
    const own = covers.filter((one) => one.columns.length === 0 && coversUnit(one, unitId));
    const found = silence(input.unitSilence ?? DEFAULT_SILENCE.news, byUnit.get(unitId), own);
    return found === undefined ? [] : [{ what: 'unit', unitId, ...found }];
  });
  return [...ofColumns, ...ofUnits].sort((a, b) => b.days - a.days);
}

/** A registered page that a list showed and that no later list shows, though one covers its column, unit and day. */
export interface Vanished {
  readonly fulfilmentId: FulfilmentId;
  readonly publicationId: PublicationId;
  readonly lastShownIn: PublicationListId;
  /** The first list that should show it and does not. */
  readonly missingIn: PublicationListId;
}

export interface VanishedInput {
  readonly fulfilments: readonly Fulfilment[];
  readonly publications: readonly Publication[];
  readonly lists: readonly PublicationList[];
  readonly sightings: readonly Sighting[];
}

/** The registered pages that are gone from the lists (deleted, moved): for the check of links. */
export function vanishedPages({ fulfilments, publications, lists, sightings }: VanishedInput): readonly Vanished[] {
  const order = new Map(lists.map((list) => [list.id, list]));
  const seen = Map.groupBy(sightings, ({ publicationId }) => publicationId);
  const byLink = Map.groupBy(
    publications.filter(({ link }) => link !== ''),
    ({ link }) => linkKey(link),
  );
  const inOrder = lists.toSorted(byRecording);
  return fulfilments.flatMap((fulfilment): Vanished[] => {
    if (fulfilment.link === '') return [];
    const linked = byLink.get(linkKey(fulfilment.link)) ?? [];
    // An address that several pages share tells none of them: there the title does.
    const isShared = linked.length > 1;
    const own = isShared
      ? linked.filter(({ title }) => normaliseName(title) === normaliseName(fulfilment.title))
      : linked;
    return own.flatMap((publication): Vanished[] => {
      const shown = (seen.get(publication.id) ?? []).flatMap(({ listId }) => order.get(listId) ?? []);
      const last = shown.toSorted(byRecording).at(-1);
      if (last === undefined) return [];
      const missing = inOrder.find(
        (list) => byRecording(list, last) > 0 && showsIt(list, publication, fulfilment.unitId),
      );
      return missing === undefined
        ? []
        : [
            {
              fulfilmentId: fulfilment.id,
              publicationId: publication.id,
              lastShownIn: last.id,
              missingIn: missing.id,
            },
          ];
    });
  });
}

/** Lists in the order in which they were recorded; those of one step by their instant. */
function byRecording(a: PublicationList, b: PublicationList): number {
  return a.recordedIn - b.recordedIn || (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0);
}

function showsIt({ covers }: PublicationList, { column, publishedOn }: Publication, unitId: UnitId): boolean {
  const isDay = covers.firstDay <= publishedOn && publishedOn <= covers.lastDay;
  return isDay && coversColumn(covers, column) && coversUnit(covers, unitId);
}

/**
 * Titles that one unit published more than once, where the lists tell it in one column; each with its publications, the earliest first. A publication
 * whose unit is not known is of whoever the list names.
 */
export function doubledTitles(
  publications: readonly Publication[],
  unitOf: SilenceInput['unitOf'],
): readonly (readonly Publication[])[] {
  const groups = Map.groupBy(publications, (one) =>
    JSON.stringify([unitOf(one) ?? normaliseName(one.units[0] ?? ''), one.column, normaliseName(one.title)]),
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1)));
}

/** A publication whose day a later list shows otherwise (改期). */
export interface ChangedDay {
  readonly publicationId: PublicationId;
  readonly listId: PublicationListId;
  readonly before: PlainDate;
  readonly after: PlainDate;
  /** It was late by the day shown before, and is in time by the one shown after. */
  readonly isBackdated: boolean;
}

export interface ChangedDaysInput {
  readonly lists: readonly PublicationList[];
  readonly sightings: readonly Sighting[];
  readonly matches: readonly PublicationMatch[];
  readonly occurrences: readonly Pick<Occurrence, 'dutyId' | 'ruleId' | 'unitId' | 'period' | 'dueOn'>[];
}

/** The days that changed from one list to a later one, in the order of the lists. */
export function changedDays({ lists, sightings, matches, occurrences }: ChangedDaysInput): readonly ChangedDay[] {
  const order = new Map(lists.toSorted(byRecording).map(({ id }, at) => [id, at]));
  const due = new Map(occurrences.map((one) => [occurrenceText(one), one.dueOn]));
  const dueOn = new Map(
    matches.map((match) => {
      const [key] = match.class === 'registered' ? match.occurrences : match.candidates;
      return [match.publicationId, key === undefined ? undefined : due.get(occurrenceText(key))];
    }),
  );
  const found: ChangedDay[] = [];
  for (const [publicationId, own] of Map.groupBy(sightings, (one) => one.publicationId)) {
    const sorted = own.toSorted((a, b) => (order.get(a.listId) ?? 0) - (order.get(b.listId) ?? 0));
    for (const [index, { listId, publishedOn: after }] of sorted.entries()) {
      const before = sorted[index - 1]?.publishedOn;
      if (before === undefined || before === after) continue;
      const limit = dueOn.get(publicationId);
      const isBackdated = limit !== undefined && before > limit && after <= limit;
      found.push({ publicationId, listId, before, after, isBackdated });
    }
  }
  return found.sort((a, b) => (order.get(a.listId) ?? 0) - (order.get(b.listId) ?? 0));
}
