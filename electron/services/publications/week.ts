import type { CoveredLine, WeekCovered } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { daysBetween } from '../../domain/dates/plainDate.ts';
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
  const { facts, occurrences } = derivedYear(context, year);
  const states = statesOf(matches.value);
  const { unitNames, duties } = factsIndex(facts);
  const [through] = context.store.publicationLists
    .all()
    .map(({ covers }) => covers.lastDay)
    .toSorted()
    .slice(-1);
  const due = occurrences.filter(({ dutyId, dueOn, tally }) => {
    // Answers to requests, tasks and reports to others stand on no public list.
    const isPublic = duties.get(dutyId)?.kind === 'disclosure';
    return isPublic && dueOn !== undefined && dueOn >= from && dueOn <= to && tally !== 'apart';
  });
  const of = (state: CoverageState) =>
    due.filter((one) => (states.get(occurrenceText(one)) ?? unlisted(one)) === state);
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

/** What the lists say of each occurrence. */
function statesOf({ occurrences, stateAt }: YearMatches): ReadonlyMap<OccurrenceText, CoverageState> {
  return new Map(occurrences.map((one, place) => [occurrenceText(one), stateAt(place)]));
}

/** Without any list nothing is said but what is registered. */
function unlisted({ done, needed }: Occurrence): CoverageState {
  return done >= needed ? 'published' : 'notCovered';
}
