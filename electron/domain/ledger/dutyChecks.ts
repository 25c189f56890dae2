import type { PlainDate } from '../dates/plainDate.ts';
import type { ItemMark, ItemState } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { marksOf, verifiedOn } from './items.ts';

/** How the occurrences of a duty stand in the working ledger, for a line that tells of all of them. */
export interface DutyChecks {
  /** How many are closed, wait for the office, or went back. */
  readonly states: ReadonlyMap<CheckedState, number>;
  /** The day of the last acceptance that stands. */
  readonly verifiedOn?: PlainDate;
  readonly marks: ReadonlyMap<ItemMark, number>;
}

type CheckedState = Extract<ItemState, 'closed' | 'toVerify' | 'returned'>;

function checkedState({ state, verification }: Occurrence): CheckedState | undefined {
  if (state === 'closed' || state === 'toVerify') return state;
  return verification?.result === 'returned' ? 'returned' : undefined;
}

/** The checks of a duty; `undefined` where nothing of it is verified. What was returned and is overdue by now counts as returned. */
export function checksOf(occurrences: readonly Occurrence[]): DutyChecks | undefined {
  const states = new Map<CheckedState, number>();
  const marks = new Map<ItemMark, number>();
  let last: PlainDate | undefined;
  for (const occurrence of occurrences) {
    const state = checkedState(occurrence);
    if (state !== undefined) states.set(state, (states.get(state) ?? 0) + 1);
    const day = verifiedOn(occurrence);
    if (day !== undefined && (last === undefined || day > last)) last = day;
    for (const mark of marksOf({ occurrence, reminders: 0 })) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  if (states.size === 0) return undefined;
  return { states, marks, ...(last === undefined ? {} : { verifiedOn: last }) };
}
