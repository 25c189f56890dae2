import type { Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import type { ServiceContext } from '../app/context.ts';
import type { Derived } from '../app/derivations.ts';

/** A due date this many days ahead or fewer is 临期. */
export const DUE_SOON_DAYS = 7;

/** The year's occurrences: one derivation for calendar, tasks and assessment, so that their figures cannot disagree. */
export function occurrencesOf(context: ServiceContext, year: Year): Derived {
  const { store, clock, derivations } = context;
  const today = clock.today();
  const facts = store.facts(year);
  const known = derivations.get(facts);
  if (known && known.today === today) return known.derived;
  const derived = derive(facts, today, context);
  derivations.set(facts, { today, derived });
  return derived;
}

/** The occurrences of any facts on any day; `occurrencesOf` keeps those of today. */
export function derive(facts: YearFacts, today: PlainDate, { calendar }: Pick<ServiceContext, 'calendar'>): Derived {
  const occurrences = deriveOccurrences(facts, { today, calendar, dueSoonDays: DUE_SOON_DAYS });
  const byDuty = Map.groupBy(occurrences, (occurrence) => occurrence.dutyId);
  const byUnit = Map.groupBy(occurrences, (occurrence) => occurrence.unitId);
  return {
    facts,
    occurrences,
    ofDuty: (id) => byDuty.get(id) ?? [],
    ofUnit: (id) => byUnit.get(id) ?? [],
  };
}
