import { assertNever, type FulfilmentId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Lamp, Tally } from '../model/occurrence.ts';

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

/** How an open occurrence is watched. */
export interface Watch {
  /** Its day is a review date: work is looked at, and is not late. */
  readonly isReview: boolean;
  /** It counts in rates and score. What does not is never red. */
  readonly isCounted: boolean;
  /** The reply day of the round that asked about it and has no answer. */
  readonly replyBy?: PlainDate;
}

/** The lamp of what is not done, by the day it is due on. */
export function openLamp(dueOn: PlainDate | undefined, { today, soonUntil }: LampDay, watch: Watch): Lamp {
  if (dueOn === undefined) return 'ongoing';
  if (watch.isCounted && !watch.isReview) {
    if (dueOn < today) return 'overdue';
    return dueOn <= soonUntil ? 'dueSoon' : 'upcoming';
  }
  if (watch.replyBy !== undefined && watch.replyBy < today) return 'noReply';
  if (dueOn <= today) return 'checkDue';
  if (watch.isCounted && dueOn <= soonUntil) return 'dueSoon';
  return watch.isReview ? 'ongoing' : 'upcoming';
}

/** What was done for an occurrence. */
export interface DonePiece {
  readonly id: FulfilmentId;
  readonly doneOn: PlainDate;
  /** Taken down before its time (撤早). */
  readonly isBreach?: boolean;
}

const NO_FULFILMENTS: readonly FulfilmentId[] = [];

/**
 * The lamp of an occurrence: done on or before its due date is green, later is yellow for ever, open and past is red. The due day itself is not
 * late. A publication that was taken down too early is neither. A review of work without a deadline is `ongoing` until it is near, `checkDue`
 * from its day on, never red; nor is what is not counted.
 */
export function completionOf(
  dueOn: PlainDate | undefined,
  needed: number,
  pieces: readonly DonePiece[] | undefined,
  day: LampDay,
  watch: Watch,
): Completion {
  if (pieces === undefined || pieces.length === 0) {
    return { lamp: openLamp(dueOn, day, watch), done: 0, doneOn: undefined, fulfilmentIds: NO_FULFILMENTS };
  }
  const days = pieces.map((piece) => piece.doneOn).sort();
  const doneOn = days[needed - 1];
  const fulfilmentIds = pieces.map((piece) => piece.id);
  const done = days.length;
  if (doneOn === undefined) return { lamp: openLamp(dueOn, day, watch), done, doneOn, fulfilmentIds };
  if (pieces.filter(({ isBreach }) => isBreach !== true).length < needed) {
    return { lamp: 'breach', done, doneOn, fulfilmentIds };
  }
  const lamp = dueOn === undefined || doneOn <= dueOn ? 'onTime' : 'late';
  return { lamp, done, doneOn, fulfilmentIds };
}

/** The same where only how many pieces came is known, not when: a full month is met, whatever the day. */
export function completionByCount(
  dueOn: PlainDate | undefined,
  needed: number,
  done: number,
  day: LampDay,
  watch: Watch,
): Completion {
  const lamp = done >= needed ? 'onTime' : openLamp(dueOn, day, watch);
  return { lamp, done, doneOn: undefined, fulfilmentIds: NO_FULFILMENTS };
}

/** How an occurrence counts. A counted review that has passed undone is missed, as what falls due that day would be. */
export function tallyOf(lamp: Lamp, dueOn: PlainDate | undefined, today: PlainDate, isCounted: boolean): Tally {
  if (!isCounted) return 'apart';
  switch (lamp) {
    case 'exempt':
    case 'before':
    case 'notCounted':
      return 'apart';
    case 'onTime':
    case 'late':
    case 'breach':
      return lamp;
    case 'overdue':
      return 'missed';
    case 'checkDue':
    case 'noReply':
      return dueOn !== undefined && dueOn < today ? 'missed' : 'notDue';
    case 'upcoming':
    case 'dueSoon':
    case 'ongoing':
      return 'notDue';
    default:
      return assertNever(lamp);
  }
}
