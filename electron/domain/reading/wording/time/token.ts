import type { Weekday } from '../../../dates/plainDate.ts';
import type { HolidayShift, IntervalUnit, PeriodUnit, TimeRule } from '../../../model/timeRule.ts';
import type { Confidence } from '../reading.ts';

export type RecurringRule = Extract<TimeRule, { type: 'recurring' }>;

/** `time`: the cell of a time-limit column, every word of which is about time; `content`: a measure's prose, where most numbers are not. */
export interface TimeReadingOptions {
  readonly planYear: number;
  readonly source: 'time' | 'content';
  /** What is to be done, where the wording is a time-limit cell: a yearly *report* due in January covers the year before. */
  readonly subject?: string;
}

/** A date as a wording names it. */
export interface NamedDate {
  readonly year?: number;
  /** 次年: the year after the one that is spoken of. */
  readonly nextYear?: boolean;
  /** 明年 is the year after the plan's, whatever year is spoken of. */
  readonly ofWriter?: boolean;
  readonly month: number;
  readonly day: number | 'last';
}

/** What a person should know or decide about a token. `check` makes the reading ask. */
export interface Doubt {
  readonly confidence?: Confidence;
  readonly note?: string;
  readonly check?: string;
}

/** A vague word counts always, or only where its clause or its sentence holds no rule. */
export type Reach = 'always' | 'clause' | 'sentence';

/** What a stretch of the plain text says about time. */
export type TokenBody = Doubt & {
  /** Where the token begins and ends, where that is not the row's whole match. */
  readonly start?: number;
  readonly end?: number;
  /** Where the time itself begins, behind the words that name its trigger; the words may be given up to another token, the time not. */
  readonly core?: number;
} & (
    | { readonly kind: 'period'; readonly every: PeriodUnit; readonly workdaysOnly?: boolean }
    /** Complete recurring rules. */
    | { readonly kind: 'recurring'; readonly rules: readonly RecurringRule[] }
    /** 每两周: so many units, from a day that other words may name; `weekday` where they name the day of the week. */
    | {
        readonly kind: 'interval';
        readonly n: number;
        readonly unit: IntervalUnit;
        readonly weekday?: Weekday;
      }
    /** 7月起, 1-6月: the part of the year in which the rule behind it holds. */
    | { readonly kind: 'span'; readonly from?: NamedDate; readonly to?: NamedDate }
    /** `instead`: they stand instead of the day of the series before them (每月公开，12月于25日前). */
    | { readonly kind: 'dates'; readonly dates: readonly NamedDate[]; readonly instead?: boolean }
    | { readonly kind: 'bareDays'; readonly days: readonly (number | 'last')[] }
    /** `weak` triggers (即时) give way to one with a number in the same sentence. */
    | { readonly kind: 'rule'; readonly rule: TimeRule; readonly explicitEvent?: boolean; readonly weak?: boolean }
    | { readonly kind: 'shift'; readonly shift: HolidayShift }
    /** Says which period is reported on, and not when. */
    | { readonly kind: 'covers' }
    /** 不含节假日: the days of the number beside it are working days. */
    | { readonly kind: 'workdaysOnly' }
    /** 汛期, 1月除外: what the words near it say holds in part only, so it is asked. A season speaks for its clause, an exception for its sentence. */
    | { readonly kind: 'limit'; readonly reach: 'clause' | 'sentence' }
    /** Speaks of time and gives none that can be reckoned; `proposal` is in force until a person decides, `suggestion` is not. */
    | { readonly kind: 'vague'; readonly reach: Reach; readonly proposal?: TimeRule; readonly suggestion?: TimeRule }
  );

/** A stretch of the plain text that says something about time, and the row that read it. */
export type TimeToken = TokenBody & { readonly row: string; readonly start: number; readonly end: number };

/** Start of the clause (after `,` or stronger) or sentence that holds a position. */
export function clauseStart(text: string, at: number, breaks = ',。;:!?\n('): number {
  let start = at;
  while (start > 0 && !breaks.includes(text.charAt(start - 1))) start -= 1;
  return start;
}

/** End of the clause or sentence that holds a position. */
export function clauseEnd(text: string, at: number, breaks = ',。;:!?\n)'): number {
  let end = at;
  while (end < text.length && !breaks.includes(text.charAt(end))) end += 1;
  return end;
}

/** Marks that end a sentence, or an item of a list. */
export const SENTENCE_BREAKS = '。;!?\n';
