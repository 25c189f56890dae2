import fc from 'fast-check';
import { addDays, dayInMonth, type Weekday } from '../../../electron/domain/dates/plainDate.ts';
import type {
  DayCount,
  DueInPeriod,
  HolidayShift,
  IntervalUnit,
  NthInMonth,
  PeriodUnit,
  RuleSpan,
  TimeRule,
  TriggerEvent,
} from '../../../electron/domain/model/timeRule.ts';

const n = fc.integer({ min: 1, max: 30 });
const count = fc.constantFrom<DayCount>('workday', 'day');
const period = fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter', 'halfYear', 'year');
const month = fc.integer({ min: 1, max: 12 });
const day = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const));
const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

const shift: fc.Arbitrary<HolidayShift> = fc.oneof(
  fc.constantFrom<HolidayShift>({ kind: 'none' }, { kind: 'earlier' }, { kind: 'later' }),
  fc.record({ kind: fc.constant('nthWorkdayAfter' as const), n }),
);
const due: fc.Arbitrary<DueInPeriod> = fc.oneof(
  fc.record({ at: fc.constant('periodEnd' as const) }),
  fc.record({ at: fc.constant('dayInPeriod' as const), month, day }),
  fc.record({ at: fc.constant('weekday' as const), weekday }),
  fc.record({
    at: fc.constant('nthWeekday' as const),
    month,
    nth: fc.constantFrom<NthInMonth>(1, 2, 3, 4, 'last'),
    weekday,
  }),
  fc.record({ at: fc.constant('afterPeriod' as const), n, count }),
);
const covers = fc.constantFrom('same' as const, 'previous' as const);
const time = fc.constantFrom('09:00', '17:30');
const during = fc.constantFrom<RuleSpan>(
  { from: dayInMonth(2021, 7, 1) },
  { to: dayInMonth(2021, 6, 30) },
  { from: dayInMonth(2021, 3, 15), to: dayInMonth(2021, 9, 'last') },
);

/** Any time rule, with and without its optional parts. */
export const anyRule: fc.Arbitrary<TimeRule> = fc.oneof(
  fc.record(
    {
      type: fc.constant('recurring' as const),
      every: period,
      due,
      covers,
      during,
      shift,
      time,
    },
    { requiredKeys: ['type', 'every', 'due', 'covers', 'shift'] },
  ),
  fc.record(
    {
      type: fc.constant('interval' as const),
      n: fc.integer({ min: 2, max: 60 }),
      unit: fc.constantFrom<IntervalUnit>('day', 'week', 'month', 'year'),
      from: fc.integer({ min: -2000, max: 500 }).map((days) => addDays(dayInMonth(2021, 1, 1), days)),
      at: fc.constantFrom('end' as const, 'start' as const),
      covers,
      during,
      shift,
      time,
    },
    { requiredKeys: ['type', 'n', 'unit', 'from', 'at', 'covers', 'shift'] },
  ),
  fc.record(
    { type: fc.constant('once' as const), year: fc.constantFrom(2021, 2022), month, day, shift, time },
    { requiredKeys: ['type', 'month', 'day', 'shift'] },
  ),
  fc.record(
    {
      type: fc.constant('triggered' as const),
      event: fc.constantFrom<TriggerEvent>('documentIssued', 'requestReceived', 'other'),
      n,
      count,
      shift,
      time,
    },
    { requiredKeys: ['type', 'event', 'n', 'count', 'shift'] },
  ),
  fc.record(
    { type: fc.constant('quota' as const), per: period, atLeast: n, during },
    { requiredKeys: ['type', 'per', 'atLeast'] },
  ),
  fc.record({ type: fc.constant('minimumDuration' as const), n, count }),
  fc.constant<TimeRule>({ type: 'continuous' }),
);

/** The same value with the keys of every object in another order. */
export function shuffled<T>(value: T): fc.Arbitrary<T> {
  if (value === null || typeof value !== 'object') return fc.constant(value);
  const entries = Object.entries(value);
  return fc
    .tuple(
      fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      fc.tuple(...entries.map(([, part]) => shuffled<unknown>(part))),
    )
    .map(([order, parts]) => {
      const made = new Map(entries.map(([key], index) => [key, parts[index]]));
      return Object.fromEntries(order.map(([key]) => [key, made.get(key)])) as T;
    });
}
