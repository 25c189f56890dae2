import { daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { isReturned } from './ledger.ts';
import type { Occurrence } from './occurrence.ts';

type Dated = Pick<Occurrence, 'dueOn' | 'verification'>;

/** The day by which something returned is to come again; `undefined` where nothing is. */
export function newDueOn({ verification }: Pick<Dated, 'verification'>): PlainDate | undefined {
  return verification?.result === 'returned' ? verification.newDueOn : undefined;
}

/**
 * The day that counts as due as things stand: the new day of a return that stands, else the day it is due on. Every list, order and count of days
 * goes by it; whether something was done late does not (see `completionOf`).
 */
export function dueNow(one: Dated): PlainDate | undefined {
  return newDueOn(one) ?? one.dueOn;
}

/**
 * Days past the day it is due on: of what is done and was not returned, to the day it was done on; of all else, from the day that counts as due to
 * today. Negative while there is time left; `undefined` without a due day.
 */
export function daysLate(
  one: Dated & Pick<Occurrence, 'doneOn' | 'done' | 'needed'>,
  today: PlainDate,
): number | undefined {
  const { dueOn, doneOn, done, needed } = one;
  const isDone = done >= needed && doneOn !== undefined && !isReturned(one);
  if (isDone) return dueOn === undefined ? undefined : daysBetween(dueOn, doneOn);
  const by = dueNow(one);
  return by === undefined ? undefined : daysBetween(by, today);
}
