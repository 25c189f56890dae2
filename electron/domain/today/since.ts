import { addDays, startOfWeek, type PlainDate } from '../dates/plainDate.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';
import { dueNow } from '../model/dueNow.ts';

/** When the office last looked: the day, and the instant. */
export interface LastLook {
  readonly day: PlainDate;
  /** ISO instant. */
  readonly at: string;
}

const FINISHED: ReadonlySet<Lamp> = new Set(['onTime', 'late', 'breach']);

/** Overdue now and not yet overdue at the last look. An occurrence is overdue from the day after the one that counts as due, so one due on the day of the look itself is new. */
export function newlyOverdue(occurrences: readonly Occurrence[], look: Pick<LastLook, 'day'>): readonly Occurrence[] {
  return occurrences.filter((one) => one.lamp === 'overdue' && (dueNow(one) ?? '') >= look.day);
}

/** Finished, on time or late, by a registration made since the last look. */
export function finishedSince(
  occurrences: readonly Occurrence[],
  fulfilments: readonly Fulfilment[],
  look: Pick<LastLook, 'at'>,
): readonly Occurrence[] {
  const recent = new Set(fulfilments.filter(({ recordedAt }) => recordedAt > look.at).map(({ id }) => id));
  return occurrences.filter(
    ({ lamp, fulfilmentIds }) => FINISHED.has(lamp) && fulfilmentIds.some((id) => recent.has(id)),
  );
}

/** Monday and Sunday of the week that holds a day. */
export function weekOf(day: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  const from = startOfWeek(day);
  return { from, to: addDays(from, 6) };
}

/** Exact: whole numbers throughout. */
export function percentOf(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  const permille = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.floor(permille / 10)}.${permille % 10}`;
}
