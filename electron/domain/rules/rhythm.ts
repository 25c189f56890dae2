import { assertNever } from '../brand.ts';
import type { IntervalUnit, PeriodUnit, TimeRule } from '../model/timeRule.ts';

const DAYS: Readonly<Record<PeriodUnit | IntervalUnit, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  halfYear: 182,
  year: 365,
};

/** Whether it comes round every week or oftener. */
export function isFrequent(rule: TimeRule): boolean {
  return (daysBetweenDates(rule) ?? Infinity) <= DAYS.week;
}

/** About how many days lie between two dates of a rule; `undefined` for what does not come round by itself. */
export function daysBetweenDates(rule: TimeRule): number | undefined {
  switch (rule.type) {
    case 'recurring':
      return DAYS[rule.every];
    case 'interval':
      return rule.n * DAYS[rule.unit];
    case 'quota':
      return DAYS[rule.per];
    case 'once':
    case 'triggered':
    case 'minimumDuration':
    case 'continuous':
      return undefined;
    default:
      return assertNever(rule);
  }
}
