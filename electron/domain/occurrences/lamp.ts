import { assertNever, type FulfilmentId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Lamp, Tally } from '../model/occurrence.ts';

/** How far an occurrence has come. */
export interface Completion {
  readonly lamp: Lamp;
  readonly done: number;
  readonly doneOn: PlainDate | undefined;
  readonly fulfilmentIds: readonly FulfilmentId[];
  /** Done after its due date, whatever its lamp says. */
  readonly isLate: boolean;
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
  /** The order of recording. */
  readonly recordedIn?: number;
  /** Taken down before its time (撤早). */
  readonly isBreach?: boolean;
}

export function stood({ isBreach }: DonePiece): boolean {
  return isBreach !== true;
}

const NO_FULFILMENTS: readonly FulfilmentId[] = [];

/** Whether pieces make up the number that is needed, and did so only after the due date: those that stood their time, as far as they are enough. */
export function isDoneLate(dueOn: PlainDate | undefined, needed: number, pieces: readonly DonePiece[]): boolean {
  const full = fullOn(needed, pieces.filter(stood)) ?? fullOn(needed, pieces);
  return dueOn !== undefined && full !== undefined && full > dueOn;
}

/** The day on which the last needed piece came. */
function fullOn(needed: number, pieces: readonly DonePiece[]): PlainDate | undefined {
  return pieces.map(({ doneOn }) => doneOn).sort()[needed - 1];
}

/**
 * The lamp of an occurrence: done on or before its due date is green, later is yellow for ever, open and past is red. The due day itself is not
 * late. A publication that was taken down too early does not count as done where others that stood their time make up the number; where they do not, it
 * is neither green nor yellow. A review of work without a deadline is `ongoing` until it is near, `checkDue` from its day on, green once it is done,
 * never red, and yellow only where the office counts it; nor is what is not counted ever red.
 */
export function completionOf(
  dueOn: PlainDate | undefined,
  needed: number,
  pieces: readonly DonePiece[] | undefined,
  day: LampDay,
  watch: Watch,
): Completion {
  if (pieces === undefined || pieces.length === 0) {
    return {
      lamp: openLamp(dueOn, day, watch),
      done: 0,
      doneOn: undefined,
      fulfilmentIds: NO_FULFILMENTS,
      isLate: false,
    };
  }
  const fulfilmentIds = pieces.map((piece) => piece.id);
  const good = pieces.filter(stood);
  const doneOn = fullOn(needed, good);
  if (doneOn !== undefined) {
    const isLate = isDoneLate(dueOn, needed, good);
    const lamp = isLate && (watch.isCounted || !watch.isReview) ? 'late' : 'onTime';
    return { lamp, done: good.length, doneOn, fulfilmentIds, isLate };
  }
  const withBreaches = fullOn(needed, pieces);
  const lamp = withBreaches === undefined ? openLamp(dueOn, day, watch) : 'breach';
  const isLate = isDoneLate(dueOn, needed, pieces);
  return { lamp, done: pieces.length, doneOn: withBreaches, fulfilmentIds, isLate };
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
  return { lamp, done, doneOn: undefined, fulfilmentIds: NO_FULFILMENTS, isLate: false };
}

/** What decides how an occurrence counts. */
export interface ToTally {
  readonly lamp: Lamp;
  /** The day that counts as due (`dueNow`). */
  readonly dueOn: PlainDate | undefined;
  readonly isLate: boolean;
  readonly isCounted: boolean;
}

/** How an occurrence counts. A counted review that has passed undone is missed, and one done after its day late, as what falls due that day would be. */
export function tallyOf({ lamp, dueOn, isLate, isCounted }: ToTally, today: PlainDate): Tally {
  if (!isCounted) return 'apart';
  switch (lamp) {
    case 'exempt':
    case 'before':
    case 'notCounted':
      return 'apart';
    case 'onTime':
      return isLate ? 'late' : lamp;
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
