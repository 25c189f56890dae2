import type { LampCounts, TallyCounts } from '../../electron/domain/calendar/entries.ts';
import type { Lamp, Tally } from '../../electron/domain/model/occurrence.ts';
import { LAMP_ORDER } from '../../electron/domain/words/states.ts';

/** How a counted occurrence of each lamp counts. */
export const COUNTED_AS: Readonly<Record<Lamp, Tally>> = {
  upcoming: 'notDue',
  dueSoon: 'notDue',
  ongoing: 'notDue',
  checkDue: 'notDue',
  noReply: 'notDue',
  overdue: 'missed',
  onTime: 'onTime',
  late: 'late',
  breach: 'breach',
  exempt: 'apart',
  before: 'apart',
  notCounted: 'apart',
};

/** How counted occurrences of these lamps count together. */
export function talliesOf(lamps: LampCounts): TallyCounts {
  const sums: Partial<Record<Tally, number>> = {};
  for (const lamp of LAMP_ORDER) {
    const tally = COUNTED_AS[lamp];
    const count = lamps[lamp] ?? 0;
    if (count > 0) sums[tally] = (sums[tally] ?? 0) + count;
  }
  return sums;
}
