import type { UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Reminder, ReminderLevel, SlipState } from '../model/ledger.ts';

/** The levels of an office that has set none. */
export const DEFAULT_LEVELS: readonly ReminderLevel[] = [
  { name: '提醒', mark: '提', replyWorkdays: 5 },
  { name: '催办', mark: '催', replyWorkdays: 3 },
  { name: '督办', mark: '督', replyWorkdays: 2 },
];

/** The reply day itself is not late. */
export function slipState({ withdrawn, answer, replyBy }: Reminder, today: PlainDate): SlipState {
  if (withdrawn !== undefined) return 'withdrawn';
  if (answer !== undefined) return 'answered';
  return replyBy < today ? 'unanswered' : 'waiting';
}

/** The highest number that a slip may have. */
export const MOST_SLIPS = 9999;

/**
 * The number proposed for the next slip of a level: after the highest of its year, those that are void among them. Once that is the highest there may be,
 * the first that nobody has.
 */
export function nextNumber(ofYear: readonly Pick<Reminder, 'level' | 'number'>[], level: number): number {
  const taken = new Set(ofYear.filter((slip) => slip.level === level).map(({ number }) => number));
  const next = Math.max(0, ...taken) + 1;
  if (next <= MOST_SLIPS) return next;
  for (let free = 1; free < MOST_SLIPS; free += 1) if (!taken.has(free)) return free;
  return MOST_SLIPS;
}

/** Who has a number already. */
export function holderOf<Slip extends Pick<Reminder, 'level' | 'number'>>(
  ofYear: readonly Slip[],
  { level, number }: Pick<Reminder, 'level' | 'number'>,
): Slip | undefined {
  return ofYear.find((slip) => slip.level === level && slip.number === number);
}

/** A slip in force as something that happened to a unit on a day, as scores count such things. */
export interface SlipEvent {
  readonly unitId: UnitId;
  readonly on: PlainDate;
  readonly level: number;
  readonly levelName: string;
  readonly documentNumber: string;
  /** How many items it names. */
  readonly items: number;
}

/** The slips in force as dated events, by day. What is void never happened. */
export function slipEvents(slips: readonly Reminder[]): readonly SlipEvent[] {
  return slips
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map(({ unitId, on, level, levelName, documentNumber, items }) => ({
      unitId,
      on,
      level,
      levelName,
      documentNumber,
      items: items.length,
    }))
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}
