import { NO_SHIFT, type DueInPeriod, type PeriodUnit } from '../../../model/timeRule.ts';
import type { Doubt, RecurringRule, TokenBody } from './token.ts';

/** A recurring rule without shift or time of day; those are added when the reading is put together. */
export function recurring(
  every: PeriodUnit,
  due: DueInPeriod,
  covers: RecurringRule['covers'] = 'same',
): RecurringRule {
  return { type: 'recurring', every, due, covers, shift: NO_SHIFT };
}

/** A token of complete recurring rules. */
export function recurringBody(rules: readonly RecurringRule[], doubt: Doubt = {}): TokenBody {
  return { kind: 'recurring', rules, ...doubt };
}

export const dayIn = (month: number, day: number | 'last'): DueInPeriod => ({ at: 'dayInPeriod', month, day });

export const PERIOD_END: DueInPeriod = { at: 'periodEnd' };
