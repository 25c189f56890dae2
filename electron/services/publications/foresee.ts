import type { RegisterForeseen } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { FulfilmentId } from '../../domain/brand.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear, deriveYear } from '../year/derivedYear.ts';
import { yearMatches } from './matching.ts';
import { matchKeys } from './matches.ts';
import { planRegister, shownDone, type RegisterPlan } from './register.ts';
import { publicItems } from './week.ts';

/** What registering would change, and what would still be missing; nothing is written. */
export async function tryRegister(
  context: ServiceContext,
  { sure, picks, ...wanted }: ParsedInputOf<'publications.tryRegister'>,
): Promise<Outcome<RegisterForeseen>> {
  const { year } = wanted;
  const named = new Set(picks.map(({ publicationId }) => publicationId));
  const keys = sure && (await matchKeys(context, { year, filter: { ...sure, classes: ['sure'] } }));
  if (keys?.ok === false) return keys;
  const others = keys?.value.filter(({ publicationId }) => !named.has(publicationId)) ?? [];
  const plan = await planRegister(context, { ...wanted, picks: [...others, ...picks] });
  if (!plan.ok) return plan;
  const matches = await yearMatches(context, year);
  if (!matches.ok) return matches;
  const { made, left, closing } = plan.value;
  const after = doneAfter(context, plan.value, year);
  const today = context.clock.today();
  const redated = new Set(
    made.flatMap(({ found: { occurrence } }) => {
      const key = occurrenceText(occurrence);
      return occurrence.doneOn !== undefined && after.get(key)?.doneOn !== occurrence.doneOn ? [key] : [];
    }),
  );
  const open = publicItems(context, year, matches.value).filter(({ item, dueOn }) => {
    const { done, needed } = after.get(occurrenceText(item)) ?? item;
    return dueOn <= today && done < needed;
  });
  return succeed({
    registered: made.length,
    accepted: closing.length,
    redated: redated.size,
    left: left.length,
    missing: open.filter(({ state }) => state === 'notPublished').length,
    waiting: open.filter(({ state }) => state === 'published' || state === 'proposed').length,
  });
}

/** The items that would be registered as they would stand then. */
function doneAfter(context: ServiceContext, { made }: RegisterPlan, year: ParsedInputOf<'publications.week'>['year']) {
  const { facts } = derivedYear(context, year);
  const touched = new Set(made.map(({ found }) => found.duty.id));
  const registered = made.map(
    (one, at): Fulfilment => ({
      ...shownDone(one),
      id: `foreseen ${at}` as FulfilmentId,
      recordedAt: context.clock.now(),
      recordedIn: Number.MAX_SAFE_INTEGER,
    }),
  );
  const { occurrences } = deriveYear(
    {
      ...facts,
      duties: facts.duties.filter(({ id }) => touched.has(id)),
      fulfilments: [...facts.fulfilments, ...registered],
    },
    context.clock.today(),
    context,
  );
  return new Map(occurrences.map((one) => [occurrenceText(one), one]));
}
