import { z } from 'zod';
import type { DutyKind, Following, PartyRole } from '../domain/model/duty.ts';
import type { TimeRule } from '../domain/model/timeRule.ts';
import { ruleFaults } from '../domain/rules/checkRule.ts';
import type { ColumnRole } from '../domain/model/documents.ts';
import type { MemberScope, UnitKind } from '../domain/model/unit.ts';

export const dutyKind = z.enum(['disclosure', 'measure', 'submission', 'case']) satisfies z.ZodType<DutyKind>;
export const unitKind = z.enum(['department', 'town', 'other']) satisfies z.ZodType<UnitKind>;
export const memberScope = z.enum([
  'all',
  'towns',
  'subdistricts',
  'townsAndSubdistricts',
  'zones',
  'enterprises',
]) satisfies z.ZodType<MemberScope>;
export const following = z.enum(['counted', 'reported', 'office', 'none']) satisfies z.ZodType<Following>;
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
  'stage',
  'remarks',
  'ignored',
]) satisfies z.ZodType<ColumnRole>;

/** A time rule as the editor sends it. */
export const timeRule = z
  .custom<TimeRule>()
  .superRefine((value, context) => {
    for (const { path, message } of ruleFaults(value)) context.addIssue({ code: 'custom', path: [...path], message });
  })
  .meta({ title: 'TimeRule' });

/** A rule as the screens show it. */
export interface RuleView {
  readonly rule: TimeRule;
  /** The rule as a Chinese sentence: 每月，次月8日前，报送上月情况. */
  readonly sentence: string;
  /** Short form for a table's cell: 每月末 / 06-30 / 每月 ≥1 / 持续. */
  readonly short: string;
}

/** Vocabulary of the rules that the screens speak too. */
export type { DutyKind, Following } from '../domain/model/duty.ts';
export type { DutyState, Register } from '../domain/model/duty.ts';
export type { Lamp, Tally } from '../domain/model/occurrence.ts';
export type { LampCounts, TallyCounts } from '../domain/calendar/entries.ts';
export type {
  DayCount,
  DueInPeriod,
  HolidayShift,
  IntervalUnit,
  NthInMonth,
  PeriodUnit,
  RuleSpan,
  TimeRule,
  TriggerEvent,
} from '../domain/model/timeRule.ts';
export type { ColumnRole } from '../domain/model/documents.ts';
export type { GroupScope } from '../domain/groups/meaning.ts';
export type { GroupRule, MemberScope, UnitKind } from '../domain/model/unit.ts';
export type { Confidence, Span } from '../domain/reading/wording/reading.ts';
export type { NamedParty, PartyRole } from '../domain/model/duty.ts';
