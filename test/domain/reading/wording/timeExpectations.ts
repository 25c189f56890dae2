import { parsePlainDate, type PlainDate, type Weekday } from '../../../../electron/domain/dates/plainDate.ts';
import {
  NO_SHIFT,
  type DueInPeriod,
  type HolidayShift,
  type IntervalUnit,
  type NthInMonth,
  type PeriodUnit,
  type RuleSpan,
  type TimeRule,
  type TriggerEvent,
} from '../../../../electron/domain/model/timeRule.ts';
import type { Confidence, RuleReading, TimeReading } from '../../../../electron/domain/reading/wording/reading.ts';

function fail(text: string): never {
  throw new Error(`${text} is no date`);
}

/** Builders of the rules that a test expects. */
export const every = (
  unit: PeriodUnit,
  due: DueInPeriod = { at: 'periodEnd' },
  more: { covers?: 'previous'; shift?: HolidayShift; time?: string; during?: RuleSpan } = {},
): TimeRule => ({
  type: 'recurring',
  every: unit,
  due,
  covers: more.covers ?? 'same',
  shift: more.shift ?? NO_SHIFT,
  ...(more.time === undefined ? {} : { time: more.time }),
  ...(more.during === undefined ? {} : { during: more.during }),
});
const day = (text: string): PlainDate => parsePlainDate(text) ?? fail(text);
/** The part of the year from a day on, or up to another one. */
export const during = (from: string, to?: string): { during: RuleSpan } => ({
  during: { from: day(from), ...(to === undefined ? {} : { to: day(to) }) },
});
export const within = (month: number, day: number | 'last'): DueInPeriod => ({ at: 'dayInPeriod', month, day });
export const on = (weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7): DueInPeriod => ({ at: 'weekday', weekday });
/** The nth such weekday of a month of the period. */
export const nth = (count: NthInMonth, weekday: Weekday, month = 1): DueInPeriod => ({
  at: 'nthWeekday',
  month,
  nth: count,
  weekday,
});
/** Stretches of so many units from a day on; due on the last day of each, or its first. */
export const stretches = (n: number, unit: IntervalUnit, from: string, at: 'start' | 'end' = 'end'): TimeRule => ({
  type: 'interval',
  n,
  unit,
  from: day(from),
  at,
  covers: 'same',
  shift: NO_SHIFT,
});
export const after = (n: number, count: 'day' | 'workday' = 'day'): DueInPeriod => ({ at: 'afterPeriod', n, count });
export const once = (
  month: number,
  day: number | 'last' = 'last',
  more: { year?: number; time?: string; shift?: HolidayShift } = {},
): TimeRule => ({
  type: 'once',
  month,
  day,
  shift: more.shift ?? NO_SHIFT,
  ...(more.year === undefined ? {} : { year: more.year }),
  ...(more.time === undefined ? {} : { time: more.time }),
});
export const triggered = (event: TriggerEvent, n: number, count: 'day' | 'workday' = 'workday'): TimeRule => ({
  type: 'triggered',
  event,
  n,
  count,
  shift: NO_SHIFT,
});
export const atLeast = (n: number, per: PeriodUnit): TimeRule => ({ type: 'quota', per, atLeast: n });
export const posted = (n: number, count: 'day' | 'workday' = 'day'): TimeRule => ({
  type: 'minimumDuration',
  n,
  count,
});
export const CONTINUOUS: TimeRule = { type: 'continuous' };

/** What a test compares: the rules alone. */
export function rulesOf(rules: readonly RuleReading[]): readonly TimeRule[] {
  return rules.map(({ rule }) => rule);
}

/** A wording's reading by the three words: what is read, what is proposed (in force, 待核), and what is asked (owed by nobody, 待核). */
export interface Expected {
  readonly read?: readonly TimeRule[];
  readonly proposed?: readonly TimeRule[];
  /** The rules that are offered; none where the words offer none. */
  readonly asked?: readonly TimeRule[];
}
export const read = (...rules: readonly TimeRule[]): Expected => ({ read: rules });
export const proposed = (...rules: readonly TimeRule[]): Expected => ({ proposed: rules });
export const asked = (...rules: readonly TimeRule[]): Expected => ({ asked: rules });

/** A reading in the form in which it is expected. */
export function asExpected({ rules, suggestions = [], check }: TimeReading): Expected {
  const of = (word: Confidence) => rulesOf([...rules, ...suggestions].filter(({ confidence }) => confidence === word));
  const isAsked = suggestions.length > 0 || (check !== undefined && of('proposed').length === 0);
  return {
    ...(of('read').length === 0 ? {} : { read: of('read') }),
    ...(of('proposed').length === 0 ? {} : { proposed: of('proposed') }),
    ...(isAsked ? { asked: of('asked') } : {}),
  };
}
