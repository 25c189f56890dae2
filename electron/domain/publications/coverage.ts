import type { DutyId, PublicationId } from '../brand.ts';
import { isInColumn } from '../columns.ts';
import { addDays, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceKey, occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Coverage, MatchRule, ProposedCoverage, Publication, PublicationList } from '../model/publication.ts';
import type { CoveredOccurrence, CoverageState, MissingOfUnit, PublicationMatch } from '../model/publicationMatch.ts';
import { expectedIn } from './periodFit.ts';

export interface CoverageInput {
  readonly occurrences: readonly Occurrence[];
  readonly lists: readonly Pick<PublicationList, 'covers'>[];
  readonly publications: readonly Publication[];
  readonly matches: readonly PublicationMatch[];
  /** Tell which columns a duty is published in, beside what was matched. */
  readonly rules?: readonly MatchRule[];
}

/** Whether a column is one that a list covers: one of its columns, or below it. Of a list without columns all. */
export function coversColumn({ columns }: Pick<Coverage, 'columns'>, column: string): boolean {
  return columns.length === 0 || columns.some((covered) => isInColumn(column, covered));
}

export function coversUnit({ units }: Pick<Coverage, 'units'>, unitId: Occurrence['unitId']): boolean {
  return units.length === 0 || units.includes(unitId);
}

/** Whether the days that coverages cover together have no gap from one day to another. */
function coverDays(covers: readonly Coverage[], from: PlainDate, to: PlainDate): boolean {
  let next = from;
  for (const { firstDay, lastDay } of covers.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))) {
    if (firstDay > next) break;
    if (lastDay >= next) next = addDays(lastDay, 1);
    if (next > to) return true;
  }
  return next > to;
}

/** Whether two lists are of some of the same columns. Of a list without columns all. */
export function sharesColumns(
  { columns: some = [] }: Pick<ProposedCoverage, 'columns'>,
  { columns: others }: Pick<Coverage, 'columns'>,
): boolean {
  if (some.length === 0 || others.length === 0) return true;
  return some.some((one) => others.some((other) => isInColumn(one, other) || isInColumn(other, one)));
}

/** A longer time without lists is no slip between two exports. */
const LONGEST_GAP = 31;

/**
 * The days between the lists before and one that is brought now, of some of the same columns and units, that neither covers: a month's export whose
 * first line is of the 3rd seems to leave two days out. `undefined` where the one follows the other, or more than a month lies between them.
 */
export function gapBefore(
  lists: CoverageInput['lists'],
  list: ProposedCoverage,
): { readonly from: PlainDate; readonly to: PlainDate } | undefined {
  const { units = [], firstDay } = list;
  const earlier = lists.flatMap(({ covers }) => {
    const isOfUnits = units.length === 0 || units.some((unitId) => coversUnit(covers, unitId));
    return covers.firstDay < firstDay && isOfUnits && sharesColumns(list, covers) ? [covers.lastDay] : [];
  });
  const last = earlier.toSorted().at(-1);
  if (last === undefined) return undefined;
  const between = daysBetween(last, firstDay) - 1;
  return between >= 1 && between <= LONGEST_GAP ? { from: addDays(last, 1), to: addDays(firstDay, -1) } : undefined;
}

/** The columns in which a duty is known to be published: those of what was matched, and those of rules. */
function columnsOfDuties({
  publications,
  matches,
  rules = [],
}: CoverageInput): ReadonlyMap<DutyId, ReadonlySet<string>> {
  const columns = new Map<DutyId, Set<string>>();
  const add = (dutyId: DutyId, column: string): void => {
    if (column === '') return;
    const known = columns.get(dutyId) ?? new Set<string>();
    columns.set(dutyId, known.add(column));
  };
  const byId = new Map(publications.map((one) => [one.id, one.column]));
  for (const match of matches) {
    const keys = match.class === 'registered' ? match.occurrences : match.class === 'sure' ? match.candidates : [];
    for (const { dutyId } of keys) add(dutyId, byId.get(match.publicationId) ?? '');
  }
  for (const { effect, column } of rules) if (effect.kind === 'duty') add(effect.dutyId, column);
  return columns;
}

/** What serves each occurrence, and what may. */
function servedBy(matches: readonly PublicationMatch[]) {
  const sure = new Map<OccurrenceText, PublicationId[]>();
  const likely = new Map<OccurrenceText, PublicationId[]>();
  const add = (to: Map<OccurrenceText, PublicationId[]>, text: OccurrenceText, id: PublicationId): void => {
    const list = to.get(text);
    if (list === undefined) to.set(text, [id]);
    else list.push(id);
  };
  for (const match of matches) {
    const id = match.publicationId;
    if (match.class === 'registered') for (const key of match.occurrences) add(sure, occurrenceText(key), id);
    if (match.class === 'contradicts') add(sure, occurrenceText(match.occurrence), id);
    if (match.class === 'sure') for (const key of match.candidates) add(sure, occurrenceText(key), id);
    // What is only its second candidate is no reason to think that somebody has published.
    const [first] = match.class === 'likely' ? match.candidates : [];
    if (first) add(likely, occurrenceText(first), id);
  }
  return { sure, likely };
}

/**
 * What the lists say of each occurrence. Published is what is registered, done, or surely matched. Not published is said only where lists cover the
 * unit, a column in which the duty is known to come out (or all columns), and every day from the first on which it is expected to the last
 * working day on or before its due date. Everything else is not covered (未覆盖), never missing.
 */
export function coverageOf(input: CoverageInput): readonly CoveredOccurrence[] {
  const { sure, likely } = servedBy(input.matches);
  const columns = columnsOfDuties(input);
  return input.occurrences.map((occurrence): CoveredOccurrence => {
    const text = occurrenceText(occurrence);
    const by = sure.get(text);
    const may = likely.get(text);
    const isDone = by !== undefined || occurrence.done >= occurrence.needed;
    return {
      ...occurrenceKey(occurrence),
      state: isDone ? 'published' : stateWithout(occurrence, may !== undefined, input.lists, columns),
      dueOn: occurrence.dueOn,
      publicationIds: by ?? may ?? [],
    };
  });
}

function stateWithout(
  occurrence: Occurrence,
  isProposed: boolean,
  lists: CoverageInput['lists'],
  columns: ReadonlyMap<DutyId, ReadonlySet<string>>,
): CoverageState {
  if (isProposed) return 'proposed';
  const known = columns.get(occurrence.dutyId) ?? new Set<string>();
  const covers = lists.flatMap(({ covers: own }) => {
    const isOfColumn = own.columns.length === 0 || [...known].some((column) => coversColumn(own, column));
    return isOfColumn && coversUnit(own, occurrence.unitId) ? [own] : [];
  });
  const { from, to } = expectedIn(occurrence);
  return coverDays(covers, from, occurrence.advisedOn ?? to) ? 'notPublished' : 'notCovered';
}

/** Who has not published: what is missing of each unit, the units in the order of their first missing item. */
export function missingByUnit(covered: readonly CoveredOccurrence[]): readonly MissingOfUnit[] {
  const missing = Map.groupBy(
    covered.filter(({ state }) => state === 'notPublished'),
    ({ unitId }) => unitId,
  );
  return [...missing].map(([unitId, occurrences]) => ({ unitId, occurrences }));
}
