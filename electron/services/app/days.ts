import { EVENT_YEARS, FOUNDING_YEARS, outsideYears, type DateLimits } from '../../domain/dates/dateLimits.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { Clock } from './ports.ts';

/** Why a day cannot be one on which something happened; `undefined` when it can. `field` is the input's name. */
export function impossibleDay(clock: Clock, day: PlainDate, field: string): Failure | undefined {
  if (day > clock.today()) {
    return fail('invalid-input', `日期 ${day} 还没有到，不能登记将来的日期。请改为今天或更早的日期。`, {
      fields: { [field]: '不能晚于今天' },
    }).error;
  }
  return refuseYear(day, EVENT_YEARS, field);
}

/** Why a unit, or a membership, cannot have begun or ended on a day; `undefined` when it can. `stored`: days on record stay, whatever their year. */
export function impossibleFounding(
  day: PlainDate | undefined,
  stored: readonly (PlainDate | undefined)[],
  field: string,
): Failure | undefined {
  return day === undefined || stored.includes(day) ? undefined : refuseYear(day, FOUNDING_YEARS, field);
}

function refuseYear(day: PlainDate, years: DateLimits, field: string): Failure | undefined {
  const trouble = outsideYears(day, years);
  if (trouble === undefined) return undefined;
  return fail('invalid-input', `日期 ${day} 的${trouble}。`, { fields: { [field]: trouble } }).error;
}
