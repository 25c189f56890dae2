import { z } from 'zod';
import type { Weekday } from '../../domain/dates/plainDate.ts';
import type { TimeRule } from '../../domain/model/timeRule.ts';

/** 0 is 当日: on the trigger's own day. */
const count = z.int().min(0).max(10_000);
const dayOrLast = z.union([z.int().min(1).max(31), z.literal('last')]);
const month = z.int().min(1).max(12);
const dayCount = z.enum(['workday', 'day']);
const periodUnit = z.enum(['day', 'week', 'month', 'quarter', 'halfYear', 'year']);

const dated = {
  shift: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['none', 'earlier', 'later']) }),
    z.strictObject({ kind: z.literal('nthWorkdayAfter'), n: count }),
  ]),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
};

const due = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('periodEnd') }),
  z.strictObject({ at: z.literal('dayInPeriod'), month, day: dayOrLast }),
  z.strictObject({
    at: z.literal('weekday'),
    weekday: z.custom<Weekday>((value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 7),
  }),
  z.strictObject({ at: z.literal('afterPeriod'), n: count, count: dayCount }),
]);

const timeRule: z.ZodType<TimeRule> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('recurring'),
    every: periodUnit,
    due,
    covers: z.enum(['same', 'previous']),
    ...dated,
  }),
  z.strictObject({
    type: z.literal('once'),
    year: z.int().min(1990).max(2200).exactOptional(),
    month,
    day: dayOrLast,
    ...dated,
  }),
  z.strictObject({
    type: z.literal('triggered'),
    event: z.enum([
      'documentIssued',
      'informationFormed',
      'requestReceived',
      'messageReceived',
      'noticeIssued',
      'other',
    ]),
    n: count,
    count: dayCount,
    ...dated,
  }),
  z.strictObject({ type: z.literal('quota'), per: periodUnit, atLeast: count }),
  z.strictObject({ type: z.literal('minimumDuration'), n: count, count: dayCount }),
  z.strictObject({ type: z.literal('continuous') }),
]);

// A table of thousands of duties holds a few dozen different rules.
const read = new Map<string, TimeRule>();

/** Reads a stored rule. Throws where the stored text is not a rule: the file was written by something else. */
export function readTimeRule(json: string): TimeRule {
  const known = read.get(json);
  if (known) return known;
  const rule = timeRule.parse(JSON.parse(json));
  if (read.size > 10_000) read.clear();
  read.set(json, rule);
  return rule;
}
