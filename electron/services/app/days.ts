import type { Now } from '../../domain/cases/caseStanding.ts';
import { momentInChina } from '../../domain/dates/clockTime.ts';
import { FOUNDING_YEARS, outsideYears } from '../../domain/dates/dateLimits.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { refuseEventDay } from '../../domain/registrations/eventDay.ts';
import type { Clock } from './ports.ts';

/** Why a day cannot be one on which something happened; `undefined` when it can. `field` is the input's name. */
export function refuseImpossibleDay(clock: Clock, day: PlainDate, field: string): Failure | undefined {
  return refuseEventDay(clock.today(), day, field);
}

/** Why a unit, or a membership, cannot have begun or ended on a day; `undefined` when it can. `stored`: days on record stay, whatever their year. */
export function impossibleFounding(
  day: PlainDate | undefined,
  stored: readonly (PlainDate | undefined)[],
  field: string,
): Failure | undefined {
  if (day === undefined || stored.includes(day)) return undefined;
  const trouble = outsideYears(day, FOUNDING_YEARS);
  if (trouble === undefined) return undefined;
  return fail('invalid-input', `日期 ${day} 的${trouble}。`, { fields: { [field]: trouble } }).error;
}

/** Today with the time in China. */
export function nowInChina(clock: Clock): Now {
  const on = clock.today();
  const moment = momentInChina(clock.now());
  return moment?.on === on ? moment : { on };
}
