import fc from 'fast-check';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { DueInPeriod, TimeRule } from '../../electron/domain/model/timeRule.ts';

type Of<Type extends TimeRule['type']> = Extract<TimeRule, { type: Type }>;

/** One recurring rule for each way of falling due. */
const RECURRING: { readonly [At in DueInPeriod['at']]: Of<'recurring'> & { readonly due: { readonly at: At } } } = {
  periodEnd: { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } },
  dayInPeriod: {
    type: 'recurring',
    every: 'quarter',
    due: { at: 'dayInPeriod', month: 1, day: 15 },
    covers: 'previous',
    shift: { kind: 'later' },
    time: '17:00',
  },
  weekday: {
    type: 'recurring',
    every: 'week',
    due: { at: 'weekday', weekday: 5 },
    covers: 'same',
    shift: { kind: 'earlier' },
  },
  nthWeekday: {
    type: 'recurring',
    every: 'year',
    due: { at: 'nthWeekday', month: 9, nth: 3, weekday: 6 },
    covers: 'same',
    shift: { kind: 'none' },
  },
  afterPeriod: {
    type: 'recurring',
    every: 'halfYear',
    due: { at: 'afterPeriod', n: 10, count: 'workday' },
    covers: 'same',
    during: { from: '2021-01-01' as PlainDate, to: '2021-06-30' as PlainDate },
    shift: { kind: 'nthWorkdayAfter', n: 3 },
  },
};

const FORMS: { readonly [Type in TimeRule['type']]: readonly Of<Type>[] } = {
  recurring: Object.values(RECURRING),
  interval: [
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
  ],
  once: [
    { type: 'once', month: 6, day: 'last', shift: { kind: 'none' } },
    { type: 'once', year: 2022, month: 1, day: 31, shift: { kind: 'none' } },
  ],
  triggered: [{ type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: { kind: 'none' } }],
  quota: [
    { type: 'quota', per: 'month', atLeast: 1 },
    { type: 'quota', per: 'month', atLeast: 1, during: { from: '2021-07-01' as PlainDate } },
  ],
  minimumDuration: [{ type: 'minimumDuration', n: 30, count: 'day' }],
  continuous: [{ type: 'continuous' }],
};

/** One rule of every form, within the limits; a form that is missing does not compile. */
export const RULES: readonly TimeRule[] = Object.values(FORMS).flat();

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
