import type { FulfilmentId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Lamp } from '../model/occurrence.ts';

/** How far an occurrence has come. */
export interface Completion {
  readonly lamp: Lamp;
  readonly done: number;
  readonly doneOn: PlainDate | undefined;
  readonly fulfilmentIds: readonly FulfilmentId[];
}

/** Today, and how many days before its due date an open occurrence turns blue. */
export interface LampDay {
  readonly today: PlainDate;
  /** The last due date that counts as soon. */
  readonly soonUntil: PlainDate;
}

export function lampDay(today: PlainDate, dueSoonDays: number): LampDay {
  return { today, soonUntil: addDays(today, dueSoonDays) };
}

function openLamp(dueOn: PlainDate | undefined, day: LampDay, isReview: boolean): Lamp {
  if (dueOn === undefined) return 'ongoing';
  if (dueOn < day.today) return 'overdue';
  if (dueOn <= day.soonUntil) return 'dueSoon';
  return isReview ? 'ongoing' : 'upcoming';
}

const NO_FULFILMENTS: readonly FulfilmentId[] = [];

/**
 * The lamp of an occurrence: done on or before its due date is green, later is yellow for ever, open and past is red. The due day itself is not
 * late. A review of a duty without a deadline is `ongoing` until it is near.
 */
export function completionOf(
  dueOn: PlainDate | undefined,
  needed: number,
  fulfilments: readonly Fulfilment[] | undefined,
  day: LampDay,
  isReview = false,
): Completion {
  if (fulfilments === undefined || fulfilments.length === 0) {
    return { lamp: openLamp(dueOn, day, isReview), done: 0, doneOn: undefined, fulfilmentIds: NO_FULFILMENTS };
  }
  const days = fulfilments.map((fulfilment) => fulfilment.doneOn).sort();
  const doneOn = days[needed - 1];
  const fulfilmentIds = fulfilments.map((fulfilment) => fulfilment.id);
  if (doneOn === undefined) return { lamp: openLamp(dueOn, day, isReview), done: days.length, doneOn, fulfilmentIds };
  const lamp = dueOn === undefined || doneOn <= dueOn ? 'onTime' : 'late';
  return { lamp, done: days.length, doneOn, fulfilmentIds };
}
