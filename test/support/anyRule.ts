import fc from 'fast-check';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';

/** One rule of every form, within the limits. */
export const RULES: readonly TimeRule[] = [
  { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } },
  {
    type: 'recurring',
    every: 'quarter',
    due: { at: 'dayInPeriod', month: 1, day: 15 },
    covers: 'previous',
    shift: { kind: 'later' },
    time: '17:00',
  },
  { type: 'recurring', every: 'week', due: { at: 'weekday', weekday: 5 }, covers: 'same', shift: { kind: 'earlier' } },
  {
    type: 'recurring',
    every: 'halfYear',
    due: { at: 'afterPeriod', n: 10, count: 'workday' },
    covers: 'same',
    shift: { kind: 'nthWorkdayAfter', n: 3 },
  },
  {
    type: 'recurring',
    every: 'month',
    due: { at: 'nthWeekday', month: 1, nth: 2, weekday: 5 },
    covers: 'same',
    shift: { kind: 'none' },
  },
  {
    type: 'interval',
    n: 2,
    unit: 'week',
    from: '2021-01-04' as PlainDate,
    at: 'end',
    covers: 'same',
    shift: { kind: 'none' },
  },
  {
    type: 'interval',
    n: 3,
    unit: 'month',
    from: '2020-12-31' as PlainDate,
    at: 'start',
    covers: 'previous',
    shift: { kind: 'later' },
    time: '17:00',
  },
  { type: 'once', month: 6, day: 'last', shift: { kind: 'none' } },
  { type: 'once', year: 2022, month: 1, day: 31, shift: { kind: 'none' } },
  { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: { kind: 'none' } },
  { type: 'quota', per: 'month', atLeast: 1 },
  { type: 'minimumDuration', n: 30, count: 'day' },
  { type: 'continuous' },
];

/** A rule, or one whose numbers and words were tampered with. */
export function anyRule(): fc.Arbitrary<unknown> {
  const odd = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constantFrom(999, 1000, 1001, 10_000, 1.5), fc.jsonValue());
  const tampered = fc
    .tuple(fc.constantFrom(...RULES), odd, fc.nat())
    .map(([rule, value, at]) => replaced(rule, value, at));
  return fc.oneof({ arbitrary: fc.constantFrom(...RULES), weight: 3 }, { arbitrary: tampered, weight: 2 });
}

/** The rule with one of its values, counted through its parts, replaced. */
function replaced(rule: TimeRule, value: unknown, at: number): unknown {
  const leaves = JSON.stringify(rule).match(/:(?:"[^"]*"|\d+)/gu)?.length ?? 0;
  let left = leaves === 0 ? 0 : at % leaves;
  return JSON.parse(JSON.stringify(rule), (_key, part: unknown) => {
    if (typeof part === 'object') return part;
    left -= 1;
    return left === -1 ? value : part;
  });
}
