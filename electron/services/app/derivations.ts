import type { DutyId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';

/** A year's facts with every occurrence that follows from them. */
export interface DerivedYear {
  readonly facts: YearFacts;
  readonly occurrences: readonly Occurrence[];
  /** Occurrences of a duty; empty for unknown ones. */
  readonly ofDuty: (id: DutyId) => readonly Occurrence[];
  readonly ofUnit: (id: UnitId) => readonly Occurrence[];
  /** Whether all that a duty has this year falls due before its start. */
  readonly isNotBegun: (id: DutyId) => boolean;
}

/** Derivations by the facts they come from, kept for as long as the facts and the day are the same, and no limit in hours has lapsed since. */
export type Derivations = WeakMap<
  YearFacts,
  { readonly today: PlainDate; readonly lapsed: number; readonly derived: DerivedYear }
>;
