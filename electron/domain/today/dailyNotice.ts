import type { PlainDate } from '../dates/plainDate.ts';

/** What the daily desktop notice depends on. */
export interface NoticeMoment {
  readonly today: PlainDate;
  /** Hour of the machine's clock, 0 to 23. */
  readonly hour: number;
  readonly enabled: boolean;
  /** The day of the last notice. */
  readonly lastShownOn: PlainDate | undefined;
  readonly overdue: number;
  /** Still to be done and due from today to Sunday. */
  readonly dueThisWeek: number;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** A machine left on overnight keeps quiet until the office opens. */
const OPENS_AT = 8;

/** The day's one notice, or none: not twice a day, not before eight, not when there is nothing to say, not when switched off. */
export function dailyNotice(moment: NoticeMoment): Notice | undefined {
  const { today, hour, enabled, lastShownOn, overdue, dueThisWeek } = moment;
  if (!enabled || hour < OPENS_AT) return undefined;
  // A clock that was set back must not bring the notices of those days again.
  if (lastShownOn !== undefined && lastShownOn >= today) return undefined;
  const parts = [
    ...(overdue > 0 ? [`逾期 ${overdue} 项`] : []),
    ...(dueThisWeek > 0 ? [`本周到期 ${dueThisWeek} 项`] : []),
  ];
  return parts.length === 0 ? undefined : { title: '政务公开工作台', body: `${parts.join('，')}。` };
}
