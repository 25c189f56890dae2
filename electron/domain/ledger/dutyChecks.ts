import type { PlainDate } from '../dates/plainDate.ts';
import type { ItemMark, ItemState } from '../model/occurrence.ts';
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

function isChecked(state: ItemState): state is CheckedState {
  return state === 'closed' || state === 'toVerify' || state === 'returned';
}

/**
 * The checks of a duty. States are those of the ledger: what was returned and is overdue by now is 逾期 there, and is told by its mark. `reminders`: how
 * often slips pressed for an occurrence.
 */
export function checksOf(
  occurrences: readonly Occurrence[],
  reminders: (occurrence: Occurrence) => number,
): DutyChecks {
  const states = new Map<CheckedState, number>();
  const marks = new Map<ItemMark, number>();
  let last: PlainDate | undefined;
  for (const occurrence of occurrences) {
    const { state } = occurrence;
    if (isChecked(state)) states.set(state, (states.get(state) ?? 0) + 1);
    const day = verifiedOn(occurrence);
    if (day !== undefined && (last === undefined || day > last)) last = day;
    for (const mark of marksOf({ occurrence, reminders: reminders(occurrence) }))
      marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  return { states, marks, ...(last === undefined ? {} : { verifiedOn: last }) };
}

/** Whether the office has anything of a duty to check, or checked it. */
export function isVerifying({ states, marks }: DutyChecks): boolean {
  return states.size > 0 || marks.has('returned');
}
