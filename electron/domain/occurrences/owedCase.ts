import type { UnitId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyRule } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { DueDate } from '../rules/dueDates.ts';
import { completionOf, lampDay, tallyOf, type Completion, type DonePiece, type Watch } from './lamp.ts';
import { stateOf } from './verified.ts';

/** A case of a register as something owed: until when, by whom, and what was done of it. */
export interface OwedCase {
  readonly due: DueDate;
  readonly unitId: UnitId;
  readonly role: Occurrence['role'];
  readonly doneOn: PlainDate | undefined;
  /** What it came to, in Chinese. */
  readonly result: string | undefined;
  /** Late by the hour, whatever the day says. */
  readonly isLateByHour?: boolean;
  /** It ended before its time. */
  readonly isBroken?: boolean;
}

interface CaseContext {
  readonly duty: Duty;
  readonly rule: DutyRule;
  readonly watch: Watch;
  readonly countsFrom: PlainDate | undefined;
  readonly today: PlainDate;
  readonly dueSoonDays: number;
}

/** What stands over how far an occurrence has come. */
interface Above {
  readonly isExempt: boolean;
  readonly isUnfollowed: boolean;
  readonly isBefore: boolean;
}

/** 不计入 is a way of following alone: what is followed in any way and fell due before the start of use is 此前. */
export function lampOf({ lamp }: Completion, { isExempt, isUnfollowed, isBefore }: Above): Occurrence['lamp'] {
  if (isExempt) return 'exempt';
  if (isUnfollowed) return 'notCounted';
  return isBefore ? 'before' : lamp;
}

/** The occurrence that a case is: done by its own steps, and nothing is registered for it beside. `undefined` before the duty's start. */
export function owedCase(
  { duty, rule, watch, countsFrom, today, dueSoonDays }: CaseContext,
  { due, unitId, role, doneOn, result, isLateByHour = false, isBroken = false }: OwedCase,
): Occurrence | undefined {
  const { dueOn } = due;
  if (duty.startsOn !== undefined && dueOn !== undefined && dueOn < duty.startsOn) return undefined;
  // The piece that it takes to be done is the result; no registration stands behind it.
  const piece = { id: '' as DonePiece['id'] };
  const done = doneOn === undefined ? undefined : [{ ...piece, doneOn, ...(isBroken ? { isBreach: true } : {}) }];
  // What lapsed by the hour is past on its own day.
  const isPast = isLateByHour && dueOn === today;
  const day = lampDay(isPast ? addDays(today, 1) : today, dueSoonDays);
  const { isCounted } = watch;
  const how = completionOf(dueOn, 1, done, day, watch);
  const isLate = how.isLate || (doneOn !== undefined && isLateByHour);
  const isBefore = countsFrom !== undefined && dueOn !== undefined && dueOn < countsFrom;
  const reached = isLate && isCounted && how.lamp === 'onTime' ? { ...how, lamp: 'late' as const } : how;
  const lamp = lampOf(reached, { isExempt: false, isUnfollowed: false, isBefore });
  return {
    dutyId: duty.id,
    ruleId: rule.id,
    unitId,
    role,
    period: due.period,
    dueOn,
    advisedOn: due.advisedOn,
    provisional: due.provisional,
    lamp,
    tally: tallyOf({ lamp, dueOn, isLate, isCounted }, day.today),
    state: stateOf({ lamp, checked: undefined, isFull: how.done >= 1, isToVerify: false, isSaidDone: false }),
    needed: 1,
    done: how.done,
    fulfilmentIds: [],
    doneOn: how.doneOn,
    ...(isLate && isCounted ? { late: true as const } : {}),
    ...(isBroken ? { breached: true as const } : {}),
    ...(lamp === 'before' && !isCounted ? { aside: true as const } : {}),
    ...(due.originalDueOn === undefined ? {} : { originalDueOn: due.originalDueOn }),
    ...(result === undefined ? {} : { result }),
  };
}
