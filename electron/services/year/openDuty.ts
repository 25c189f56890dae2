import type { DutyId, UnitId } from '../../domain/brand.ts';
import { isTriggered, type Duty } from '../../domain/model/duty.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Store } from '../../store/store.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { factsIndex } from './views.ts';

/** A text as the name of a command has it. */
export function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** A duty that may be changed: it exists, and its year is open. */
export function openDuty(context: ServiceContext, id: DutyId): Outcome<Duty> {
  const year = context.store.duties.yearOf(id);
  const duty = year === undefined ? undefined : factsIndex(context.store.facts(year)).duties.get(id);
  if (!duty) return fail('not-found', '这个事项已不存在，可能刚被删除。请刷新后重试。');
  const closed = refuseClosedYear(context, duty.year);
  return closed ? { ok: false, error: closed } : succeed(duty);
}

/** Why an event cannot start a duty's clock for these units; `undefined` where it can. */
export function refuseTrigger(store: Store, duty: Duty, unitIds: readonly UnitId[]): Failure | undefined {
  if (!isTriggered(duty)) {
    return fail('conflict', '这个事项的时限不是从某件事发生之日起算的，不需要登记触发事件。如需要，请先修改它的时限。')
      .error;
  }
  const known = new Set(store.units.units().map((unit) => unit.id));
  const index = unitIds.findIndex((id) => !known.has(id));
  return index < 0
    ? undefined
    : fail('not-found', '所选的单位有的已不存在，没有登记。请刷新后重新选择。', {
        fields: { [`unitIds.${index}`]: '没有这个单位' },
      }).error;
}
