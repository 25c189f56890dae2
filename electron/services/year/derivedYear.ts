import type { DutyId, Year } from '../../domain/brand.ts';
import { lapsedToday } from '../../domain/cases/casesDue.ts';
import type { ClockTime } from '../../domain/dates/clockTime.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { deriveOccurrences, dutiesNotBegun } from '../../domain/occurrences/derive.ts';
import type { ServiceContext } from '../app/context.ts';
import { nowInChina } from '../app/days.ts';
import type { DerivedYear } from '../app/derivations.ts';

/** A due date this many days ahead or fewer is 临期. */
export const DUE_SOON_DAYS = 7;

/** The year's occurrences: one derivation for calendar, tasks and assessment, so that their figures cannot disagree. */
export function derivedYear(context: ServiceContext, year: Year): DerivedYear {
  const { store, clock, calendar, derivations } = context;
  const now = nowInChina(clock);
  const today = now.on;
  const facts = store.facts(year);
  const lapsed = lapsedToday(facts, calendar, now);
  const known = derivations.get(facts);
  if (known && known.today === today && known.lapsed === lapsed) return known.derived;
  const derived = deriveYear(facts, today, context, now.at);
  derivations.set(facts, { today, lapsed, derived });
  return derived;
}

/** The occurrences of any facts on any day; `derivedYear` keeps those of today. */
export function deriveYear(
  facts: YearFacts,
  today: PlainDate,
  { calendar }: Pick<ServiceContext, 'calendar'>,
  time?: ClockTime,
): DerivedYear {
  const options = { today, calendar, dueSoonDays: DUE_SOON_DAYS, ...(time === undefined ? {} : { time }) };
  const occurrences = deriveOccurrences(facts, options);
  let notBegun: ReadonlySet<DutyId> | undefined;
  const byDuty = Map.groupBy(occurrences, (occurrence) => occurrence.dutyId);
  const byUnit = Map.groupBy(occurrences, (occurrence) => occurrence.unitId);
  return {
    facts,
    occurrences,
    ofDuty: (id) => byDuty.get(id) ?? [],
    ofUnit: (id) => byUnit.get(id) ?? [],
    isNotBegun: (id) => (notBegun ??= dutiesNotBegun(facts, occurrences, options)).has(id),
  };
}
