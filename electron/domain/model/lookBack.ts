import type { DutyId, LookBackId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

/** What became of an item that a year left open at its cut-off: done since, carried on in the year that looks back, or ended. */
export type LookBackOutcome = 'done' | 'carriedOn' | 'ended';

/** A decision of the look-back (回头看): the key is of the earlier year's item. */
export interface LookBack extends OccurrenceKey {
  readonly id: LookBackId;
  /** The year that looks back. */
  readonly year: Year;
  readonly outcome: LookBackOutcome;
  /** Never empty where it is ended. */
  readonly reason: string;
  readonly onDate: PlainDate;
  /** The duty of the year that carries it on. */
  readonly carriedDutyId?: DutyId;
  /** ISO instant. */
  readonly recordedAt: string;
}
