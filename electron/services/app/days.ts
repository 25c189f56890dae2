import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Failure } from '../../domain/failure.ts';
import { refuseEventDay } from '../../domain/registrations/eventDay.ts';
import type { Clock } from './ports.ts';

/** Why a day cannot be one on which something happened; `undefined` when it can. `field` is the input's name. */
export function impossibleDay(clock: Clock, day: PlainDate, field: string): Failure | undefined {
  return refuseEventDay(clock.today(), day, field);
}
