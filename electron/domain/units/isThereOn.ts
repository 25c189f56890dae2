import type { PlainDate } from '../dates/plainDate.ts';
import type { Unit } from '../model/unit.ts';

/** Whether somebody can be asked in a unit's name: not after its last day (撤并). */
export function isThereOn({ to }: Pick<Unit, 'to'>, day: PlainDate): boolean {
  return to === undefined || to >= day;
}
