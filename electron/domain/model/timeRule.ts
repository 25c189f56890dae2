import type { PlainDate, Weekday } from '../dates/plainDate.ts';

/** How often a recurring duty comes round. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year';

/** What happens when a due date falls on a day off. Wordings that say nothing shift nothing. */
export type HolidayShift =
  | { readonly kind: 'none' }
  | { readonly kind: 'earlier' }
  | { readonly kind: 'later' }
  /** 「如遇国家法定节假日，顺延至节后第三个工作日前」: n = 3. */
  | { readonly kind: 'nthWorkdayAfter'; readonly n: number };

export const NO_SHIFT: HolidayShift = { kind: 'none' };

/** Where in (or after) its period a recurring duty falls due. */
export type DueInPeriod =
  | { readonly at: 'periodEnd' }
  /** 「每季度首月15日前」: month 1 of the quarter, day 15; 「8月底前」: month 8 of the year, the last day. */
  | { readonly at: 'dayInPeriod'; readonly month: number; readonly day: number | 'last' }
  /** 「每周五」. */
  | { readonly at: 'weekday'; readonly weekday: Weekday }
  /** 「每月终了后10日内」: n days, or n working days, after the period's last day. */
  | { readonly at: 'afterPeriod'; readonly n: number; readonly count: DayCount };

/** Working days (工作日) and plain days (日, 天) are different rules. */
export type DayCount = 'workday' | 'day';

/** What starts a clock. */
export type TriggerEvent =
  | 'documentIssued'
  | 'informationFormed'
  | 'requestReceived'
  | 'messageReceived'
  | 'noticeIssued'
  | 'other';

interface Dated {
  readonly shift: HolidayShift;
  /** Time of day `HH:MM` where the wording gives one. */
  readonly time?: string;
}

/** A time limit (公开时限) as a typed rule; DOMAIN.md "Time rules". */
export type TimeRule =
  | (Dated & {
      readonly type: 'recurring';
      readonly every: PeriodUnit;
      readonly due: DueInPeriod;
      /** Which period the duty reports on (所属期): its own, or the one before (「每月8日前将上月统计表报市局」). */
      readonly covers: 'same' | 'previous';
    })
  /** One date. `year` only where the wording names one; else the plan's year. */
  | (Dated & { readonly type: 'once'; readonly year?: number; readonly month: number; readonly day: number | 'last' })
  | (Dated & { readonly type: 'triggered'; readonly event: TriggerEvent; readonly n: number; readonly count: DayCount })
  | { readonly type: 'quota'; readonly per: PeriodUnit; readonly atLeast: number }
  | { readonly type: 'minimumDuration'; readonly n: number; readonly count: DayCount }
  | { readonly type: 'continuous' };

/** One version of a duty's rule: valid for periods whose due date lies in [validFrom, validTo]. */
export interface RuleVersion {
  readonly rule: TimeRule;
  readonly validFrom?: PlainDate;
  readonly validTo?: PlainDate;
}
