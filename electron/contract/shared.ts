import { z } from 'zod';
import type { DutyKind, PartyRole } from '../domain/model/duty.ts';
import type {
  DayCount,
  DueInPeriod,
  HolidayShift,
  PeriodUnit,
  TimeRule,
  TriggerEvent,
} from '../domain/model/timeRule.ts';
import type { ColumnRole } from '../domain/model/documents.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import type { Weekday } from '../domain/dates/plainDate.ts';

export const dutyKind = z.enum(['disclosure', 'measure', 'submission', 'case']) satisfies z.ZodType<DutyKind>;
export const unitKind = z.enum(['department', 'town', 'other']) satisfies z.ZodType<UnitKind>;
export const partyRole = z.enum(['lead', 'responsible', 'support']) satisfies z.ZodType<PartyRole>;

export const columnRole = z.enum([
  'number',
  'task',
  'subtask',
  'content',
  'time',
  'units',
  'leadUnits',
  'supportUnits',
  'remarks',
  'ignored',
]) satisfies z.ZodType<ColumnRole>;

const periodUnit = z.enum(['day', 'week', 'month', 'quarter', 'halfYear', 'year']) satisfies z.ZodType<PeriodUnit>;
const dayCount = z.enum(['workday', 'day']) satisfies z.ZodType<DayCount>;
const triggerEvent = z.enum([
  'documentIssued',
  'informationFormed',
  'requestReceived',
  'messageReceived',
  'noticeIssued',
  'other',
]) satisfies z.ZodType<TriggerEvent>;
const dayOrLast = z.union([z.number().int().min(1).max(31), z.literal('last')]);
const count = z.number().int().min(1).max(1000);
const shift = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('earlier') }),
  z.strictObject({ kind: z.literal('later') }),
  z.strictObject({ kind: z.literal('nthWorkdayAfter'), n: count }),
]) satisfies z.ZodType<HolidayShift>;
const due = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('periodEnd') }),
  z.strictObject({ at: z.literal('dayInPeriod'), month: z.number().int().min(1).max(12), day: dayOrLast }),
  z.strictObject({
    at: z.literal('weekday'),
    weekday: z.custom<Weekday>((v) => Number.isInteger(v) && Number(v) >= 1 && Number(v) <= 7),
  }),
  z.strictObject({ at: z.literal('afterPeriod'), n: count, count: dayCount }),
]) satisfies z.ZodType<DueInPeriod>;
const dated = {
  shift,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
};

/** A time rule as the editor sends it. */
export const timeRule = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('recurring'),
    every: periodUnit,
    due,
    covers: z.enum(['same', 'previous']),
    ...dated,
  }),
  z.strictObject({
    type: z.literal('once'),
    year: z.number().int().min(2008).max(2099).exactOptional(),
    month: z.number().int().min(1).max(12),
    day: dayOrLast,
    ...dated,
  }),
  z.strictObject({
    type: z.literal('triggered'),
    event: triggerEvent,
    /** 0: on the day of the trigger itself (当日公开). */
    n: z.number().int().min(0).max(1000),
    count: dayCount,
    ...dated,
  }),
  z.strictObject({ type: z.literal('quota'), per: periodUnit, atLeast: count }),
  z.strictObject({ type: z.literal('minimumDuration'), n: count, count: dayCount }),
  z.strictObject({ type: z.literal('continuous') }),
]) satisfies z.ZodType<TimeRule>;

/** A rule as the screens show it. */
export interface RuleView {
  readonly rule: TimeRule;
  /** The rule as a Chinese sentence: 每月，次月8日前，报送上月情况. */
  readonly sentence: string;
  /** Short form for a table's cell: 每月末 / 06-30 / 每月 ≥1 / 持续. */
  readonly short: string;
}

/** Vocabulary of the rules that the screens speak too. */
export type { DutyKind } from '../domain/model/duty.ts';
export type { DutyState } from '../domain/model/duty.ts';
export type { Lamp } from '../domain/model/occurrence.ts';
export type {
  DayCount,
  DueInPeriod,
  HolidayShift,
  PeriodUnit,
  TimeRule,
  TriggerEvent,
} from '../domain/model/timeRule.ts';
export type { ColumnRole } from '../domain/model/documents.ts';
export type { GroupScope } from '../domain/units/groupScope.ts';
export type { UnitKind } from '../domain/model/unit.ts';
export type { Confidence, Span } from '../domain/reading/wording/reading.ts';
export type { PartyRole } from '../domain/model/duty.ts';
