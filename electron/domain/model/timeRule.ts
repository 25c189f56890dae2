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

/** What the stretches of an interval are counted in; a week is seven days from whatever weekday it begins on. */
export type IntervalUnit = 'day' | 'week' | 'month' | 'year';

/** Which of a month's Fridays. There is no fifth: most months have none, so a wording that says it has no definite date. */
export type NthInMonth = 1 | 2 | 3 | 4 | 'last';

/** Where in (or after) its period a recurring duty falls due. */
export type DueInPeriod =
  | { readonly at: 'periodEnd' }
  /** 「每季度首月15日前」: month 1 of the quarter, day 15; 「8月底前」: month 8 of the year, the last day. */
  | { readonly at: 'dayInPeriod'; readonly month: number; readonly day: number | 'last' }
  /** 「每周五」; of a period longer than a week the last one in it. */
  | { readonly at: 'weekday'; readonly weekday: Weekday }
  /** 「每月第二个周五」, 「每年9月第三个周六」: of the period's month 1, 2 …; only in periods made of months. */
  | { readonly at: 'nthWeekday'; readonly month: number; readonly nth: NthInMonth; readonly weekday: Weekday }
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
  | 'opinionFound'
  | 'consultationClosed'
  | 'proposalReceived'
  | 'other';

interface Dated {
  readonly shift: HolidayShift;
  /** Time of day `HH:MM` where the wording gives one. */
  readonly time?: string;
}

/**
 * The first and last day on which what comes round may fall due, before any shift: 「7月起每月」, 「1月至6月每月25日前」. It is part of what the wording
 * says; from when a changed rule holds is its version's (`RuleVersion`).
 */
export interface RuleSpan {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

interface ComingRound {
  /** At least one of its days is there; absent: the whole year. */
  readonly during?: RuleSpan;
}

/** A time limit (公开时限) as a typed rule; DOMAIN.md "Time rules". */
export type TimeRule =
  | (ComingRound &
      Dated & {
        readonly type: 'recurring';
        readonly every: PeriodUnit;
        readonly due: DueInPeriod;
        /** Which period the duty reports on (所属期): its own, or the one before (「每月8日前将上月统计表报市局」). */
        readonly covers: 'same' | 'previous';
      })
  /**
   * 「自1月4日起每两周」, 「每10天」, 「每两年」: stretches of `n` units, one after the other from a day on. Every date is reckoned from `from` and
   * the stretch's number, so that month ends and 29 February do not drift. Working days are no unit: a holiday notice would move the stretches,
   * and with them what was registered for them.
   */
  | (ComingRound &
      Dated & {
        readonly type: 'interval';
        /** At least 2; what comes round with every single period is `recurring`. */
        readonly n: number;
        readonly unit: IntervalUnit;
        /** 起算日: the first day of the first stretch. Nothing is owed for the time before. */
        readonly from: PlainDate;
        /** Due on the last day of each stretch, or on its first: `from` is then the first due date (首次1月8日，每两周). */
        readonly at: 'end' | 'start';
        /** As of `recurring`: the stretch itself, or the one before. */
        readonly covers: 'same' | 'previous';
      })
  /** One date. `year` only where the wording names one; else the plan's year. */
  | (Dated & { readonly type: 'once'; readonly year?: number; readonly month: number; readonly day: number | 'last' })
  | (Dated & { readonly type: 'triggered'; readonly event: TriggerEvent; readonly n: number; readonly count: DayCount })
  | (ComingRound & { readonly type: 'quota'; readonly per: PeriodUnit; readonly atLeast: number })
  | { readonly type: 'minimumDuration'; readonly n: number; readonly count: DayCount }
  | { readonly type: 'continuous' };

/** One version of a duty's rule: valid for periods whose due date lies in [validFrom, validTo]. */
export interface RuleVersion {
  readonly rule: TimeRule;
  readonly validFrom?: PlainDate;
  readonly validTo?: PlainDate;
}
