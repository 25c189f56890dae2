import type { PlainDate } from '../dates/plainDate.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';
import { isTriggered, type Duty, type DutyState } from '../model/duty.ts';
import type { Trigger } from '../model/registrations.ts';
import { isReturned } from '../model/ledger.ts';
import { dueNow } from '../model/dueNow.ts';
import { isToCheck } from './toCheck.ts';

export interface DutyProgress {
  /** Occurrences (pieces, for quotas) done, and those that fell due so far or were done (已办 / 到期应办); what stands apart is in neither. */
  readonly done: number;
  readonly total: number;
  readonly overdue: number;
  /** The next due date still open, else the next at all, else (all past) the last; `undefined` where nothing has a date. */
  readonly nextDue: PlainDate | undefined;
  readonly state: DutyState;
}

interface Sums {
  readonly lamps: ReadonlySet<Lamp>;
  readonly done: number;
  readonly total: number;
  readonly overdue: number;
  /** Something is done of it, counted or not. */
  readonly isBegun: boolean;
}

function sumOf(occurrences: readonly Occurrence[]): Sums {
  const lamps = new Set<Lamp>();
  let done = 0;
  let total = 0;
  let overdue = 0;
  let isBegun = false;
  for (const occurrence of occurrences) {
    lamps.add(occurrence.lamp);
    if (occurrence.done > 0) isBegun = true;
    if (occurrence.tally === 'apart' || occurrence.tally === 'notDue') continue;
    done += Math.min(occurrence.done, occurrence.needed);
    total += occurrence.needed;
    if (occurrence.lamp === 'overdue') overdue += 1;
  }
  return { lamps, done, total, overdue, isBegun };
}

const FINISHED: ReadonlySet<Lamp> = new Set(['onTime', 'late', 'breach', 'exempt', 'before', 'notCounted']);

function isDone(lamp: Lamp): boolean {
  return FINISHED.has(lamp);
}

function nextDue(occurrences: readonly Occurrence[], today: PlainDate): PlainDate | undefined {
  let open: PlainDate | undefined;
  let next: PlainDate | undefined;
  let last: PlainDate | undefined;
  for (const occurrence of occurrences) {
    const day = dueNow(occurrence);
    if (day === undefined) continue;
    if (last === undefined || day > last) last = day;
    if (day < today) continue;
    if (next === undefined || day < next) next = day;
    const isOpen = !isDone(occurrence.lamp) || isReturned(occurrence);
    if (isOpen && (open === undefined || day < open)) open = day;
  }
  return open ?? next ?? last;
}

function stateWithout(duty: Duty): DutyState {
  if (duty.following === 'none') return 'notCounted';
  // Neither a trigger to wait for nor an occurrence: nobody answers for it, or it has no time in this year. 覆盖检查 says why.
  return isTriggered(duty) && duty.assignments.length > 0 && duty.register === undefined
    ? 'awaitsTrigger'
    : 'nothingDue';
}

/**
 * Whether an event that would start a clock of this duty, where it is followed, has not been recorded this year. More than the state `awaitsTrigger`, which a duty
 * shows only where nothing else matters more (待核, work under its other rules).
 */
export function isNeverTriggered(
  duty: Pick<Duty, 'id' | 'rules' | 'following' | 'register'>,
  triggers: readonly Trigger[],
): boolean {
  return (
    duty.following !== 'none' &&
    duty.register === undefined &&
    isTriggered(duty) &&
    !triggers.some(({ dutyId }) => dutyId === duty.id)
  );
}

/**
 * The state that matters most: red and blue first, for they cannot wait; then what a person must still decide (待核); then how far the work is.
 * Triggered duties without any trigger wait for one.
 */
function stateOf(duty: Duty, occurrences: readonly Occurrence[], { lamps, isBegun }: Sums): DutyState {
  if (lamps.has('overdue')) return 'overdue';
  if (lamps.has('dueSoon')) return 'dueSoon';
  if (isToCheck(duty)) return 'toCheck';
  if (occurrences.length === 0) return stateWithout(duty);
  if (lamps.has('noReply')) return 'noReply';
  if (lamps.has('checkDue')) return 'checkDue';
  if ([...lamps].every(isDone)) return finishedState(lamps);
  if (lamps.has('upcoming')) return isBegun ? 'inProgress' : 'notStarted';
  return 'ongoing';
}

function finishedState(lamps: ReadonlySet<Lamp>): DutyState {
  if (lamps.has('breach')) return 'doneBreach';
  if (lamps.has('late')) return 'doneLate';
  if (lamps.has('onTime') || lamps.has('exempt')) return 'done';
  return lamps.has('before') ? 'before' : 'notCounted';
}

/** Figures and state of a duty from its own occurrences of the whole year. */
export function dutyProgress(duty: Duty, occurrences: readonly Occurrence[], today: PlainDate): DutyProgress {
  const { done, total, overdue, ...rest } = sumOf(occurrences);
  return {
    done,
    total,
    overdue,
    nextDue: nextDue(occurrences, today),
    state: stateOf(duty, occurrences, { done, total, overdue, ...rest }),
  };
}
