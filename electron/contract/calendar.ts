import { z } from 'zod';
import type { DutyId, RuleId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind } from '../domain/duties/duty.ts';
import type { Lamp } from '../domain/occurrences/occurrence.ts';
import { dutyId, plainDate, query, returns, ruleId, unitId, year } from './define.ts';
import { dutyKind } from './shared.ts';
import type { OccurrenceView } from './duties.ts';

/** Many units' same duty on one day, shown once. */
export interface CalendarEntry {
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly periodKey: string;
  readonly kind: DutyKind;
  readonly content: string;
  readonly period: string;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
  /** Units done and units in all (exempt ones left out). */
  readonly done: number;
  readonly total: number;
  /** The lamp that matters most: overdue, dueSoon, upcoming, late, onTime, exempt. */
  readonly lamp: Lamp;
  readonly lamps: Readonly<Partial<Record<Lamp, number>>>;
}

/** What kind of day it is in China: make-up days (班) are worked weekends. */
export interface DayView {
  readonly date: PlainDate;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeUp';
  /** Name of the holiday that makes it one. */
  readonly name?: string;
  readonly provisional: boolean;
}

export interface CalendarRange {
  readonly days: readonly DayView[];
  readonly entries: readonly CalendarEntry[];
  /** Occurrences in the range by lamp. */
  readonly lamps: Readonly<Partial<Record<Lamp, number>>>;
}

export interface CalendarEntryDetail {
  readonly entry: CalendarEntry;
  readonly timeWording: string;
  /** The rule as a sentence, and how the date came about. */
  readonly sentence: string;
  readonly advisedOn: PlainDate | undefined;
  readonly source: string;
  readonly occurrences: readonly OccurrenceView[];
}

export const calendar = {
  /** Entries due from `from` to `to` (inclusive, at most 400 days), of duties of `year`'s plan. */
  'calendar.range': query(
    z.strictObject({
      year,
      from: plainDate,
      to: plainDate,
      unitId: unitId.exactOptional(),
      kinds: z.array(dutyKind).max(4).exactOptional(),
    }),
    returns<CalendarRange>(),
  ),
  'calendar.entry': query(
    z.strictObject({ dutyId, ruleId, periodKey: z.string().max(64), dueOn: plainDate }),
    returns<CalendarEntryDetail>(),
  ),
};
