import type { CoveredLine, WeekCovered } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { daysBetween } from '../../domain/dates/plainDate.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { weekOf } from '../../domain/today/since.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** Who has published what was due in a week, as far as the lists say. */
export async function weekCovered(
  context: ServiceContext,
  input: ParsedInputOf<'publications.week'>,
): Promise<Outcome<WeekCovered>> {
  const today = context.clock.today();
  const week = weekOf(today);
  const [from, to] = [input.from ?? week.from, input.to ?? week.to];
  const { facts, occurrences } = derivedYear(context, input.year);
  const { unitNames, duties } = factsIndex(facts);
  const lists = context.store.publicationLists.all();
  const through = lists
    .map(({ covers }) => covers.lastDay)
    .toSorted()
    .at(-1);
  const due = occurrences.filter(
    ({ dueOn, tally }) => dueOn !== undefined && dueOn >= from && dueOn <= to && tally !== 'apart',
  );
  const open = due.filter(({ done, needed }) => done < needed);
  const lines = open.flatMap((one): readonly CoveredLine[] => {
    const { dueOn, unitId, dutyId, period } = one;
    if (dueOn === undefined) return [];
    const content = duties.get(dutyId)?.content ?? '';
    const days = daysBetween(dueOn, today);
    return [{ ...occurrenceKey(one), unit: unitNames.get(unitId) ?? '', content, period: period.label, dueOn, days }];
  });
  return succeed({
    from,
    to,
    ...(through === undefined ? {} : { through }),
    due: due.length,
    done: due.length - open.length,
    waiting: 0,
    missing: [],
    uncovered: lines,
  });
}
