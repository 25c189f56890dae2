import { NO_SHIFT, type DueInPeriod, type PeriodUnit } from '../../model/timeRule.ts';
import type { Doubt, RecurringRule, TimeToken } from './timeToken.ts';

/** Period words as they stand alone in compounds: 一月一报, 季后15日内. */
export const UNIT_WORDS: Readonly<Record<string, PeriodUnit>> = {
  日: 'day',
  天: 'day',
  周: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'halfYear',
  年: 'year',
};

/** A recurring rule without shift or time of day; those are added when the reading is put together. */
export function recurring(
  every: PeriodUnit,
  due: DueInPeriod,
  covers: RecurringRule['covers'] = 'same',
): RecurringRule {
  return { type: 'recurring', every, due, covers, shift: NO_SHIFT };
}

/** A token over a whole match. */
export function recurringToken(match: RegExpExecArray, rules: readonly RecurringRule[], doubt: Doubt = {}): TimeToken {
  return { kind: 'recurring', start: match.index, end: match.index + match[0].length, rules, ...doubt };
}

export const dayIn = (month: number, day: number | 'last'): DueInPeriod => ({ at: 'dayInPeriod', month, day });

/** 上旬 ends on the 10th, 中旬 on the 20th, 下旬 with the month; 月初 names no day. */
export const THIRDS: Readonly<Record<string, number | 'last'>> = {
  上旬: 10,
  中旬: 20,
  下旬: 'last',
  上中旬: 20,
  中下旬: 'last',
};
