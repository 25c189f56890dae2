import { z } from 'zod';
import { LAMP_ORDER } from '../domain/words/states.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind } from '../domain/model/duty.ts';
import type { FindingDay } from '../domain/findings/days.ts';
import type { LampCounts, TallyCounts } from '../domain/calendar/entries.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import type { ExplanationStep } from '../domain/rules/explain.ts';
import { groupId, plainDate, query, returns, unitId, year } from './define.ts';
import { dutyPeriodKey, occurrenceKey, type DutyPeriodKey } from './occurrenceKey.ts';
import { dutyKind, partyRole } from './shared.ts';
import type { OccurrenceView } from './duties.ts';

export type { FindingDay } from '../domain/findings/days.ts';
export type { ResponsibilityFilter } from '../domain/calendar/responsibilityFilter.ts';

/** Many units' same duty on one day, shown once. */
export interface CalendarEntry extends DutyPeriodKey {
  readonly kind: DutyKind;
  readonly content: string;
  /** The part of a long content (or of a wording with several times) that this entry's rule was read from: 按月发布全市环境空气质量状况. */
  readonly clause?: string;
  readonly period: string;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
  /** Units done and units in all (exempt ones left out). */
  readonly done: number;
  readonly total: number;
  /** The lamp that matters most: overdue, dueSoon, upcoming, late, onTime, exempt. */
  readonly lamp: Lamp;
  readonly lamps: LampCounts;
  /** The same by how they count. */
  readonly tallies: TallyCounts;
}

/** What kind of day it is in China: make-up days (班) are worked weekends. */
export interface CalendarDay {
  readonly date: PlainDate;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeUp';
  /** Name of the holiday that makes it one. */
  readonly name?: string;
  readonly provisional: boolean;
}

export interface CalendarRange {
  readonly days: readonly CalendarDay[];
  readonly entries: readonly CalendarEntry[];
  /** Occurrences in the range by lamp. */
  readonly lamps: LampCounts;
  /** Days by which findings are to be rectified (整改到期), of the units asked for; absent where there are none. */
  readonly findings?: readonly FindingDay[];
}

export interface CalendarEntryDetail {
  readonly entry: CalendarEntry;
  readonly timeWording: string;
  /** The rule as a sentence, and how the date came about. */
  readonly sentence: string;
  readonly advisedOn: PlainDate | undefined;
  readonly source: string;
  /** Those of the units that the filter asks for. */
  readonly occurrences: readonly OccurrenceView[];
  /** Those of the same duty and period that an extension moved from this day to another. */
  readonly movedAway: readonly OccurrenceView[];
  /** Units without any filter. */
  readonly unitsInAll: number;
}

const lamp = z.enum(LAMP_ORDER) satisfies z.ZodType<Lamp>;

/** Whose occurrences count: of one unit, of the members that a group has on the due day, of units in these roles. */
const whose = {
  unitId: unitId.exactOptional(),
  groupId: groupId.exactOptional(),
  roles: z.array(partyRole).max(3).readonly().exactOptional(),
};

/** 为什么是这一天: how the due date of one occurrence came about, day by day. */
export interface DueExplanationView {
  readonly dueOn: PlainDate | undefined;
  readonly originalDueOn?: PlainDate;
  readonly steps: readonly ExplanationStep[];
}

export const calendar = {
  'calendar.explain': query(occurrenceKey, returns<DueExplanationView>()),
  /** Entries due from `from` to `to` (inclusive, at most 400 days), of duties of `year`'s plan. */
  'calendar.range': query(
    z.strictObject({
      year,
      from: plainDate,
      to: plainDate,
      ...whose,
      kinds: z.array(dutyKind).max(4).exactOptional(),
      /** Entries with an occurrence of one of these lamps. The figures by lamp stay those of all, so that a legend can offer them. */
      lamps: z.array(lamp).max(LAMP_ORDER.length).exactOptional(),
    }),
    returns<CalendarRange>(),
  ),
  'calendar.entry': query(dutyPeriodKey.extend({ dueOn: plainDate, ...whose }), returns<CalendarEntryDetail>()),
};
