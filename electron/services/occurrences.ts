import type { DutyId, UnitId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { YearFacts } from '../domain/facts.ts';
import { deriveOccurrences } from '../domain/occurrences/derive.ts';
import type { Occurrence } from '../domain/occurrences/occurrence.ts';
import type { ServiceContext } from './context.ts';

/** A due date this many days ahead or fewer is 临近. */
export const DUE_SOON_DAYS = 7;

/** A year's facts with every occurrence that follows from them. */
export interface Derived {
  readonly facts: YearFacts;
  readonly occurrences: readonly Occurrence[];
  /** Occurrences of a duty; empty for unknown ones. */
  readonly ofDuty: (id: DutyId) => readonly Occurrence[];
  readonly ofUnit: (id: UnitId) => readonly Occurrence[];
}

/** Derivations by year, kept until the facts or the day move on. */
export interface Derivations {
  of(year: Year, revision: number, today: PlainDate, derive: () => Derived): Derived;
}

export function createDerivations(): Derivations {
  const kept = new Map<Year, { readonly revision: number; readonly today: PlainDate; readonly derived: Derived }>();
  return {
    of(year, revision, today, derive) {
      const known = kept.get(year);
      if (known && known.revision === revision && known.today === today) return known.derived;
      const derived = derive();
      kept.set(year, { revision, today, derived });
      return derived;
    },
  };
}

/** The year's occurrences: one derivation for calendar, tasks and assessment, so that their figures cannot disagree. */
export function occurrencesOf(context: ServiceContext, year: Year): Derived {
  const { store, clock, calendar, derivations } = context;
  const today = clock.today();
  return derivations.of(year, store.revision(), today, () => {
    const facts = store.facts(year);
    const occurrences = deriveOccurrences(facts, { today, calendar, dueSoonDays: DUE_SOON_DAYS });
    const byDuty = Map.groupBy(occurrences, (occurrence) => occurrence.dutyId);
    const byUnit = Map.groupBy(occurrences, (occurrence) => occurrence.unitId);
    return {
      facts,
      occurrences,
      ofDuty: (id) => byDuty.get(id) ?? [],
      ofUnit: (id) => byUnit.get(id) ?? [],
    };
  });
}
