import type { CoveredLine, WeekCovered } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { occurrenceKey, occurrenceText, type OccurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { CoverageState } from '../../domain/model/publicationMatch.ts';
import { weekOf } from '../../domain/today/since.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import { yearMatches, type YearMatches } from './matching.ts';

/** Who has published what is due in a week, as far as the lists say. */
export async function weekCovered(
  context: ServiceContext,
  { year, ...asked }: ParsedInputOf<'publications.week'>,
): Promise<Outcome<WeekCovered>> {
  const today = context.clock.today();
  const { from, to } = { ...weekOf(today), ...asked };
  if (from > to) {
    return fail('invalid-input', `起日 ${from} 晚于止日 ${to}。请改正后重试。`, { fields: { to: '早于起日' } });
  }
  const matches = await yearMatches(context, year);
  if (!matches.ok) return matches;
  const { unitNames, duties } = factsIndex(derivedYear(context, year).facts);
  const [through] = context.store.publicationLists
    .all()
    .map(({ covers }) => covers.lastDay)
    .toSorted()
    .slice(-1);
  const due = publicItems(context, year, matches.value).filter(({ dueOn }) => dueOn >= from && dueOn <= to);
  const of = (wanted: CoverageState) => due.flatMap(({ item, state }) => (state === wanted ? [item] : []));
  const line = (one: Occurrence): readonly CoveredLine[] => {
    const { dueOn, unitId, dutyId, period } = one;
    if (dueOn === undefined) return [];
    const content = duties.get(dutyId)?.content ?? '';
    const days = daysBetween(dueOn, today);
    return [{ ...occurrenceKey(one), unit: unitNames.get(unitId) ?? '', content, period: period.label, dueOn, days }];
  };
  const published = of('published');
  const done = published.filter((one) => one.done >= one.needed);
  return succeed({
    from,
    to,
    ...(through === undefined ? {} : { through }),
    due: due.length,
    done: done.length,
    waiting: published.length - done.length + of('proposed').length,
    missing: of('notPublished').flatMap(line),
    uncovered: of('notCovered').flatMap(line),
  });
}

interface PublicItem {
  readonly item: Occurrence;
  readonly dueOn: PlainDate;
  readonly state: CoverageState;
}

/** What counts and is due on public lists, with what the lists say of it. Answers to requests, tasks and reports to others stand on none. */
export function publicItems(context: ServiceContext, year: Year, matches: YearMatches): readonly PublicItem[] {
  const { facts, occurrences } = derivedYear(context, year);
  const { duties } = factsIndex(facts);
  const states = statesOf(matches);
  return occurrences.flatMap((item): readonly PublicItem[] => {
    const { dutyId, dueOn, tally } = item;
    if (dueOn === undefined || tally === 'apart' || duties.get(dutyId)?.kind !== 'disclosure') return [];
    return [{ item, dueOn, state: states.get(occurrenceText(item)) ?? unlisted(item) }];
  });
}

/** What the lists say of each occurrence. */
function statesOf({ occurrences, stateAt }: YearMatches): ReadonlyMap<OccurrenceText, CoverageState> {
  return new Map(occurrences.map((one, place) => [occurrenceText(one), stateAt(place)]));
}

/** Without any list nothing is said but what is registered. */
function unlisted({ done, needed }: Occurrence): CoverageState {
  return done >= needed ? 'published' : 'notCovered';
}
