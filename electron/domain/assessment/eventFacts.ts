import type { UnitId } from '../brand.ts';
import type { Reminder } from '../model/ledger.ts';
import type { ScoreEvent } from '../model/scoreEvent.ts';
import type { EventFact } from '../model/unitFacts.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';

/** What dated facts are told from. */
export interface EventSources {
  readonly days: ScoreDays;
  readonly events?: readonly ScoreEvent[];
  /** Slips of the year; those of the highest level are 督办单. */
  readonly reminders?: readonly Reminder[];
  /** The highest level of slips that the office has; absent: the highest among the slips. */
  readonly highestLevel?: number;
}

/** Dated facts of all units by the score's day, slips (督办单) among them. */
export function eventFacts({
  events = [],
  reminders = [],
  highestLevel = Math.max(0, ...reminders.map(({ level }) => level)),
  days,
}: EventSources): readonly (EventFact & { readonly unitId: UnitId })[] {
  const slips = reminders.filter(({ level, withdrawn }) => level >= highestLevel && withdrawn === undefined);
  const own = events.map(({ id, unitId, on, type, name, level, organ, outlet, matter, points }) => {
    const fact = { id: id as string, unitId, on, type, name, outlet, matter };
    return {
      ...fact,
      ...(level === undefined ? {} : { level }),
      ...(organ === undefined ? {} : { organ }),
      ...(points === undefined ? {} : { points }),
    };
  });
  const ofSlips = slips.map(({ id, unitId, on, documentNumber }) => ({
    id: id as string,
    unitId,
    on,
    type: 'supervision' as const,
    name: documentNumber,
    outlet: '',
    matter: '',
  }));
  return [...own, ...ofSlips].filter(({ on }) => on <= days.asOf);
}
