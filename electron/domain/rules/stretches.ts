import { addDays, addMonths, dateParts, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { stretchKey, stretchLabel } from '../dates/stretch.ts';
import type { Period } from '../model/occurrence.ts';
import type { IntervalUnit, TimeRule } from '../model/timeRule.ts';

export type IntervalRule = Extract<TimeRule, { type: 'interval' }>;

/** Days, or months, of one unit. */
const LENGTHS: Readonly<Record<IntervalUnit, { readonly of: 'days' | 'months'; readonly each: number }>> = {
  day: { of: 'days', each: 1 },
  week: { of: 'days', each: 7 },
  month: { of: 'months', each: 1 },
  year: { of: 'months', each: 12 },
};

/** How long a stretch is, in days or in months: the one is never the other. */
export function stretchLength({ n, unit }: Pick<IntervalRule, 'n' | 'unit'>): {
  readonly of: 'days' | 'months';
  readonly length: number;
} {
  const { of, each } = LENGTHS[unit];
  return { of, length: n * each };
}

/** The first day of a stretch, always reckoned from the rule's own day. */
function firstDay(rule: IntervalRule, index: number): PlainDate {
  const { of, length } = stretchLength(rule);
  return of === 'days' ? addDays(rule.from, index * length) : addMonths(rule.from, index * length);
}

/** The stretch with a number as a period; the one that begins on the rule's `from` is 0, those before it have negative numbers. */
export function stretchAt(rule: IntervalRule, index: number): Period {
  const days = { from: firstDay(rule, index), to: addDays(firstDay(rule, index + 1), -1) };
  return { key: stretchKey(days), label: stretchLabel(days), ...days };
}

/** The number of the stretch that holds a day. */
export function stretchIndex(rule: IntervalRule, day: PlainDate): number {
  const { of, length } = stretchLength(rule);
  if (of === 'days') return Math.floor(daysBetween(rule.from, day) / length);
  const [from, to] = [dateParts(rule.from), dateParts(day)];
  const index = Math.floor(((to.year - from.year) * 12 + to.month - from.month) / length);
  return day < firstDay(rule, index) ? index - 1 : index;
}
