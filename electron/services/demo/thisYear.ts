import type { Year } from '../../domain/brand.ts';
import { carryProposal } from '../../domain/years/carry.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { copyable, writeCopies } from '../years/carrying.ts';
import { writeOpening } from '../years/opening.ts';
import { planTexts, scheduleTexts, writeDuties } from './duties.ts';
import type { LastYear } from './lastYear.ts';
import { DEMO_PLAN } from './plan.ts';
import { writeClasses } from './scheme.ts';

/**
 * Opens this year from the one before, as its clerk does: what is proposed and stands in this year's schedule and plan is taken over, what is new in them
 * is written, all in their order. Runs inside a command.
 */
export function openThisYear(context: ServiceContext, { year: last, office }: LastYear, year: Year): void {
  const { store, clock } = context;
  const derived = derivedYear(office, last);
  const proposed = copyable(office.store, last, year).duties.filter(
    (duty) => carryProposal(duty, derived.ofDuty(duty.id)).take,
  );
  const known = new Map(proposed.map((duty) => [`${duty.kind} ${duty.content}`, duty]));
  if (store.workspace.year(year)) writeClasses(store, year, clock.now());
  else writeOpening(office, { year, duties: [], renewRules: false });
  const numbers = new Map<string, string>();
  for (const text of [...scheduleTexts(), ...planTexts(DEMO_PLAN)]) {
    const duty = known.get(`${text.kind} ${text.content}`);
    if (duty === undefined) writeDuties(store, year, [text]);
    else {
      writeCopies(store, [duty], year);
      numbers.set(duty.id, text.number);
    }
  }
  for (const { id, carriedFrom, number } of store.duties.ofYear(year)) {
    const own = carriedFrom === undefined ? undefined : numbers.get(carriedFrom);
    if (own !== undefined && own !== number) store.duties.update(id, { number: own });
  }
}
