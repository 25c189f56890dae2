import { z } from 'zod';
import type { DutyId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind } from '../domain/model/duty.ts';
import type { LookBackOutcome } from '../domain/model/lookBack.ts';
import type { ItemState } from '../domain/model/occurrence.ts';
import { command, eventDay, query, returns, shortText, year } from './define.ts';
import { occurrenceKey, type OccurrenceKey } from './occurrenceKey.ts';

export type { LookBackOutcome } from '../domain/model/lookBack.ts';

/** An item that the year before left open at its cut-off, with what became of it. Its key is of that year. */
export interface LookBackItemView extends OccurrenceKey {
  readonly unit: string;
  readonly kind: DutyKind;
  readonly number: string;
  readonly task: string;
  readonly content: string;
  readonly period: string;
  readonly dueOn?: PlainDate;
  /** The document that the duty came from; empty where the office wrote it. */
  readonly plan: string;
  /** Where it stood at the cut-off. */
  readonly state: ItemState;
  /** It is of a register, whose cases run on from year to year. */
  readonly isCase?: true;
  /** What was put on record since the cut-off, in Chinese: 2022-02-10 办结. */
  readonly since?: string;
  /** The day on which it was done since. */
  readonly doneOn?: PlainDate;
  /** The duty of the year that looks back which carries it on: copied from its duty, or with the same words. */
  readonly carriedTo?: DutyId;
  /** What follows from the record: done where it is registered since, ended where it is exempt, carried on where the duty was copied. */
  readonly proposed?: LookBackOutcome;
  readonly decision?: { readonly outcome: LookBackOutcome; readonly reason: string; readonly on: PlainDate };
}

export interface LookBackCounts {
  readonly total: number;
  readonly done: number;
  readonly carriedOn: number;
  readonly ended: number;
  readonly undecided: number;
}

/** The look-back (回头看) of a year at the one before it. */
export interface LookBackView {
  readonly year: Year;
  /** The year before; absent where none is kept: there is nothing to look back at. */
  readonly from?: Year;
  readonly cutOff?: PlainDate;
  /** The cut-off is not over: the list is of what is missed by now. */
  readonly isEarly?: true;
  readonly isClosed: boolean;
  readonly counts: LookBackCounts;
  /** By unit in the order of the unit list, the longest due first. */
  readonly items: readonly LookBackItemView[];
  /** What was registered in the year before and waits for the office (待核验); it is on no list here. */
  readonly toVerify: number;
}

const items = z.array(occurrenceKey).min(1, '请至少选择一项').max(5000, '一次最多 5000 项');

export const lookBack = {
  'lookBack.get': query(z.strictObject({ year }), returns<LookBackView>()),
  /**
   * Decides items, all or nothing; one that is decided is decided anew. Ended (终止) needs a reason. `on`: the day; without it the day on which an item
   * was done since, else today.
   */
  'lookBack.decide': command(
    z.strictObject({
      year,
      items,
      outcome: z.enum(['done', 'carriedOn', 'ended']) satisfies z.ZodType<LookBackOutcome>,
      reason: shortText.default(''),
      on: eventDay.exactOptional(),
    }),
    returns<{ readonly decided: number }>(),
  ),
  /** Items are undecided again. */
  'lookBack.clear': command(z.strictObject({ year, items }), returns<{ readonly cleared: number }>()),
  /** The list as a workbook to be printed. */
  'lookBack.export': query(
    z.strictObject({ year, paper: z.enum(['A4', 'A3']) }),
    returns<{ readonly jobId: string }>(),
  ),
};
