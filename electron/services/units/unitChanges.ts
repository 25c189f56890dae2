import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId } from '../../domain/brand.ts';
import { addDays } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { standIn } from '../../domain/occurrences/responsible.ts';
import { normaliseName } from '../../domain/units/names.ts';
import type { Unit } from '../../domain/model/unit.ts';
import type { ServiceContext } from '../app/context.ts';
import { resolveAwaiting } from '../year/parties.ts';
import { runForAllYears } from '../year/closedFigures.ts';

type NameCheck = (own: UnitId, names: readonly string[]) => Failure | undefined;

function noUnit() {
  return fail('not-found', '这个单位已不存在，可能刚被删除。请刷新后重试。');
}

/** 更名: the unit stays what it is with all its history; the old name becomes an alias. */
export function renameUnit(context: ServiceContext, { id, name }: ParsedInputOf<'units.rename'>, takenName: NameCheck) {
  const { store } = context;
  const unit = store.units.units().find((candidate) => candidate.id === id);
  if (!unit) return noUnit();
  const same = normaliseName(name) === normaliseName(unit.name);
  const others = [...(same ? [] : [unit.name]), ...unit.aliases];
  const aliases = others.filter((alias) => normaliseName(alias) !== normaliseName(name));
  const taken = takenName(id, [name, ...aliases]);
  if (taken) return { ok: false as const, error: taken };
  return runForAllYears(context, { label: `单位更名：${unit.name}改为${name}` }, () => {
    // An alias that becomes the name goes first, the old name follows: no name is there twice in between.
    store.units.update({ ...unit, aliases: unit.aliases.filter((alias) => aliases.includes(alias)) });
    store.units.update({ ...unit, name, aliases });
    resolveAwaiting(store);
    return {};
  });
}

/** 撤并: the unit ends the day before, and another answers for what falls due from the day on. */
export function mergeUnit(context: ServiceContext, { id, into, from }: ParsedInputOf<'units.merge'>) {
  const { store } = context;
  const units = store.units.units();
  const unit = units.find((candidate) => candidate.id === id);
  const heir = units.find((candidate) => candidate.id === into);
  if (!unit || !heir) return noUnit();
  const to = addDays(from, -1);
  const refusal = refuseMerge(units, { ...unit, to, successorId: into }, heir, from);
  if (refusal) return { ok: false as const, error: refusal };
  return runForAllYears(context, { label: `${unit.name}自 ${from} 起撤并到${heir.name}` }, () => {
    store.units.update({ ...unit, to, successorId: into });
    return {};
  });
}

function refuseMerge(units: readonly Unit[], merged: Unit, heir: Unit, from: Unit['to']): Failure | undefined {
  const fields = { into: '不能撤并到这个单位' };
  if (merged.id === heir.id) return fail('invalid-input', '不能撤并到自己，请选择另一个单位。', { fields }).error;
  if (from !== undefined && merged.from !== undefined && from <= merged.from) {
    return fail('invalid-input', `撤并日期应晚于${merged.name}的成立日期 ${merged.from}。请改正。`, {
      fields: { from: '早于成立日期' },
    }).error;
  }
  const after = new Map(units.map((unit) => [unit.id, unit.id === merged.id ? merged : unit]));
  if (from !== undefined && standIn(after, heir.id, from) === undefined) {
    return fail(
      'conflict',
      `${heir.name}在 ${from} 还不存在或已经撤销，不能承接。请选择当日存在的单位，或先改正它的成立、撤销日期。`,
      { fields },
    ).error;
  }
  let next: Unit | undefined = heir;
  for (let step = 0; next !== undefined && step <= units.length; step += 1) {
    if (next.id === merged.id) {
      return fail('conflict', `${heir.name}已撤并到${merged.name}，不能再反过来撤并。`, { fields }).error;
    }
    next = next.successorId === undefined ? undefined : after.get(next.successorId);
  }
  return undefined;
}
