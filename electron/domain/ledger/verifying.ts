import type { Evidence } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Fulfilment } from '../model/registrations.ts';
import { addWorkdays, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/** Working days within which something returned is to come again, as proposed. */
export const RETURN_WORKDAYS = 5;

/** The day proposed for what is returned on a day: five working days after it. */
export function proposedReturnDay(calendar: WorkCalendar, on: PlainDate): PlainDate {
  return addWorkdays(calendar, on, RETURN_WORKDAYS);
}

/** Whether a link or a file shows that something was done: without one it is closed only for a reason (佐证). */
export function hasEvidence(
  fulfilments: readonly Pick<Fulfilment, 'link'>[],
  evidence: readonly Pick<Evidence, 'kind'>[],
): boolean {
  return evidence.length > 0 || fulfilments.some(({ link }) => link !== '');
}

/** Whether there is something to check: as many pieces as are wanted are registered and stand, and it is neither apart nor verified by nobody. */
export function mayAccept({ state, done, needed }: Pick<Occurrence, 'state' | 'done' | 'needed'>): boolean {
  if (state === 'toVerify' || state === 'closed') return true;
  // Returned for material, it is registered still: the office may accept what came.
  return (state === 'returned' || state === 'overdue') && done >= needed;
}
