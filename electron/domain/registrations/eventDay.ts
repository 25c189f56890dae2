import { EVENT_YEARS, outsideYears, type DateLimits } from '../dates/dateLimits.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { fail, type Failure } from '../failure.ts';

/** Why a day cannot be one on which something happened; `undefined` when it can. `field` is the input's name. */
export function refuseEventDay(today: PlainDate, day: PlainDate, field: string): Failure | undefined {
  if (day > today) {
    return fail('invalid-input', `日期 ${day} 还没有到，不能登记将来的日期。请改为今天或更早的日期。`, {
      fields: { [field]: '不能晚于今天' },
    }).error;
  }
  return refuseYear(day, EVENT_YEARS, field);
}

/** Why a day's year is a slip of the pen; `undefined` where it may be meant. */
export function refuseYear(day: PlainDate, years: DateLimits, field: string): Failure | undefined {
  const trouble = outsideYears(day, years);
  if (trouble === undefined) return undefined;
  return fail('invalid-input', `日期 ${day} 的${trouble}。`, { fields: { [field]: trouble } }).error;
}
