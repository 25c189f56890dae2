import { addDays, daysBetween, startOfWeek, type PlainDate } from '../dates/plainDate.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';

/** When the office last looked: the day, and the instant. */
export interface LastLook {
  readonly day: PlainDate;
  /** ISO instant. */
  readonly at: string;
}

/** What happened since the office last looked. */
export interface ChangesSinceLook {
  readonly day: PlainDate;
  /** Days from then to today. */
  readonly days: number;
  /** Overdue now and not yet overdue then. */
  readonly newOverdue: number;
  /** Finished, on time or late, by a registration made since. */
  readonly done: number;
}

const FINISHED: ReadonlySet<Lamp> = new Set(['onTime', 'late', 'breach']);

/** What changed since the last look. An occurrence is overdue from the day after its due date, so one due on the day of the look itself is new. */
export function changesSinceLook(
  occurrences: readonly Occurrence[],
  fulfilments: readonly Fulfilment[],
  look: LastLook,
  today: PlainDate,
): ChangesSinceLook {
  const recent = new Set(fulfilments.filter(({ recordedAt }) => recordedAt > look.at).map(({ id }) => id));
  let newOverdue = 0;
  let done = 0;
  for (const { lamp, dueOn, fulfilmentIds } of occurrences) {
    if (lamp === 'overdue' && dueOn !== undefined && dueOn >= look.day) newOverdue += 1;
    if (FINISHED.has(lamp) && fulfilmentIds.some((id) => recent.has(id))) done += 1;
  }
  return { day: look.day, days: daysBetween(look.day, today), newOverdue, done };
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
