import { assertNever } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import { dueNow } from '../model/dueNow.ts';
import type { Reminder } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';

type Item = Pick<Occurrence, 'state' | 'tally' | 'dueOn' | 'verification'>;

/**
 * Whether a unit may be pressed for an item at all: not registered, or returned and not resubmitted. Never what waits for the office (待核验, 已报未登),
 * nor what stands apart (免除, 此前, 不计入, reported only).
 */
export function isOpen({ state, tally }: Item): boolean {
  if (tally === 'apart') return false;
  switch (state) {
    case 'overdue':
    case 'returned':
    case 'dueSoon':
    case 'noReply':
    case 'checkDue':
    case 'upcoming':
    case 'ongoing':
      return true;
    case 'toVerify':
    case 'registered':
    case 'reported':
    case 'closed':
    case 'exempt':
    case 'before':
    case 'notCounted':
      return false;
    default:
      return assertNever(state);
  }
}

/** Open and due soon, or past: what the mildest level may name. A review of counted work is past from the day after it. */
export function mayRemind(item: Item, today: PlainDate, soonDays: number): boolean {
  if (!isOpen(item)) return false;
  if (item.state === 'checkDue') return item.tally === 'missed';
  const by = dueNow(item);
  return item.state !== 'upcoming' && item.state !== 'ongoing' && by !== undefined && by <= addDays(today, soonDays);
}

/** Whether a slip of a level may name an item: those above the mildest only what is past due (逾期). */
export function mayPress(item: Item, level: number, today: PlainDate, soonDays: number): boolean {
  return mayRemind(item, today, soonDays) && (level === 1 || item.state === 'overdue');
}

/** How many slips in force name each item (催 n). */
export function timesPressed(slips: readonly Reminder[]): ReadonlyMap<OccurrenceText, number> {
  const counts = new Map<OccurrenceText, number>();
  for (const item of slips.flatMap(({ withdrawn, items }) => (withdrawn === undefined ? items : []))) {
    const key = occurrenceText(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The last slip in force that named an item; of those of one day the highest level's. `undefined` where none did. */
export function lastSlip(slips: readonly Reminder[]): Reminder | undefined {
  return slips
    .filter(({ withdrawn }) => withdrawn === undefined)
    .toSorted((a, b) => a.recordedIn - b.recordedIn || a.level - b.level)
    .at(-1);
}

/** Whether the last slip that named an item can still be answered in time. */
export function isAwaited(slips: readonly Reminder[], today: PlainDate): boolean {
  const last = lastSlip(slips);
  return last !== undefined && last.replyBy >= today;
}

/**
 * The level proposed for an item; `undefined` where none is. The mildest where no slip in force names it. After that nothing until the reply day of the
 * last slip has passed; then the next level, where the item is past due. After the highest that one again.
 */
export function proposedLevel(
  item: Item,
  slips: readonly Reminder[],
  { today, soonDays, levels }: { readonly today: PlainDate; readonly soonDays: number; readonly levels: number },
): number | undefined {
  if (!mayRemind(item, today, soonDays)) return undefined;
  const last = lastSlip(slips);
  if (!last) return 1;
  if (isAwaited(slips, today)) return undefined;
  const next = Math.min(last.level + 1, levels);
  return mayPress(item, next, today, soonDays) ? next : undefined;
}
