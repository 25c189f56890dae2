import type { Changed } from '../../contract/define.ts';
import type { DutyId } from '../../domain/brand.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Outcome } from '../../domain/failure.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { planEdit, refuseUnknownParty, writeEdit, type DutyEdit, type PlannedEdit } from './edit.ts';
import { openDuty, shortened } from '../year/openDuty.ts';

/** Gives duties the same values, as one step and all or nothing. Each is checked before the first is written. */
export function updateDuties(
  context: ServiceContext,
  ids: readonly DutyId[],
  edit: DutyEdit,
): Outcome<{ readonly updated: number } & Changed> {
  const { store } = context;
  const refusal = edit.assignments && refuseUnknownParty(store, edit.assignments);
  if (refusal) return { ok: false, error: refusal };
  const planned: { readonly duty: Duty; readonly plan: PlannedEdit }[] = [];
  for (const id of new Set(ids)) {
    const found = openDuty(context, id);
    if (!found.ok) return found;
    const plan = planEdit(store, found.value, edit);
    if ('code' in plan) return { ok: false, error: plan };
    planned.push({ duty: found.value, plan });
  }
  return runCommand(context, { label: labelOf(planned.map(({ duty }) => duty)) }, () => {
    for (const { duty, plan } of planned) writeEdit(store, duty.id, edit, plan);
    return { updated: planned.length };
  });
}

function labelOf(duties: readonly Duty[]): string {
  const [first] = duties;
  return duties.length === 1 && first ? `修改事项：${shortened(first.content)}` : `修改 ${duties.length} 个事项`;
}
