import { z } from 'zod';
import type { DutyId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind } from '../domain/model/duty.ts';
import type { StandingKind, YearClosing } from '../domain/model/yearClosing.ts';
import { command, dutyId, query, requiredText, returns, year } from './define.ts';

export type { YearClosing } from '../domain/model/yearClosing.ts';

/** A duty of the year before, as it would be in the year that is opened. */
export interface CarriedDutyView {
  /** Of the year before. */
  readonly dutyId: DutyId;
  readonly kind: DutyKind;
  readonly number: string;
  readonly task: string;
  readonly content: string;
  readonly timeWording: string;
  /** Responsible units, in words. */
  readonly units: string;
  /** The document that it came from; empty where the office wrote it. */
  readonly plan: string;
  /** Its time limit in the year that is opened, in words: 每月10日前. */
  readonly rules: readonly string[];
  /** The days in that year that follow from it, first ones first; a list of many is cut. */
  readonly dates: readonly PlainDate[];
  /** The rules were set by hand and are taken as they stand. */
  readonly isByHand: boolean;
  /** 待核: what a person must decide once it is copied, in Chinese. */
  readonly check?: string;
  /** Whether copying it is proposed. */
  readonly take: boolean;
  /** Why it is proposed not to be copied, or what to know of it, in Chinese. */
  readonly note?: string;
}

/** What opening a year would bring, or what may still be copied to one that is open. */
export interface OpeningView {
  readonly year: Year;
  readonly isThere: boolean;
  /** The nearest year before; absent where there is none: the year begins empty. */
  readonly from?: Year;
  readonly duties: readonly CarriedDutyView[];
  /** How many duties of the year before are there already: copied, or imported with the same words. */
  readonly there: number;
  /** Registers' duties, which come by themselves. */
  readonly registers: readonly string[];
  /** How many rules of 发布比对 can be kept for the duties listed, or for those that are there. */
  readonly matchRules: number;
  /** What else is taken over when the year is opened, in Chinese sentences; nothing of it once it is open. */
  readonly keeps: readonly string[];
}

/** Something that stands open in a year, with the list that shows it. */
export interface StandingView {
  readonly kind: StandingKind;
  readonly count: number;
  /** 待核验 3 项. */
  readonly text: string;
  /** Path and query of the screen, year included. */
  readonly href: string;
}

/** A year with what was decided about it. */
export interface YearRecordView {
  readonly year: Year;
  readonly state: 'open' | 'closed';
  readonly duties: number;
  readonly closings: readonly YearClosing[];
}

const copies = z.array(dutyId).max(20_000);

export const years = {
  /** All years, latest first, with when they were closed and reopened. */
  'years.list': query(z.strictObject({}), returns<readonly YearRecordView[]>()),
  /** What opening a year would copy and keep; for a year that is open, what of the year before it has not yet. */
  'years.previewOpening': query(z.strictObject({ year }), returns<OpeningView>()),
  /** Copies duties of the year before to an open year, with their rules derived anew; those that are there already are refused. */
  'years.copyDuties': command(
    z.strictObject({ year, duties: copies.min(1, '请至少选择一项'), renewRules: z.boolean().default(true) }),
    returns<{ readonly copied: number; readonly toCheck: number; readonly rules: number }>(),
  ),
  /** What stands open in a year; empty where nothing does. */
  'years.previewClosing': query(z.strictObject({ year }), returns<{ readonly standing: readonly StandingView[] }>()),
  /** Makes a year read-only. Refused with `conflict` on `unfrozen` while scores are not frozen, unless that is confirmed. */
  'years.close': command(
    z.strictObject({ year, reason: z.string().trim().max(200).default(''), unfrozen: z.boolean().default(false) }),
    returns<object>(),
  ),
  /** Lets a closed year be written to again; the reason goes on record. */
  'years.reopen': command(z.strictObject({ year, reason: requiredText }), returns<object>()),
};
