import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitList, UnitView } from '../../contract/units.ts';
import type { GroupId, UnitId } from '../../domain/brand.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import { nameIndex, normaliseName } from '../../domain/units/names.ts';
import type { Unit } from '../../domain/model/unit.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { impossibleFounding } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { resolveAwaiting, storedNames } from '../year/parties.ts';
import { groupView, keepClosedYears, mergeGroups, noGroup, saveGroup, settleGroup } from './groups.ts';
import { mergeUnit, renameUnit } from './unitChanges.ts';
import { runForAllYears } from '../year/closedFigures.ts';

/** Units, their aliases, and groups. A name belongs to one unit or group only. */
export function createUnits(context: ServiceContext): AreaHandlers<'units'> {
  const { store } = context;
  return {
    'units.list': () => succeed(listUnits(store)),
    'units.save': (input) => saveUnit(context, input),
    'units.rename': (input) => renameUnit(context, input, (own, names) => takenName(store, own, names)),
    'units.merge': (input) => mergeUnit(context, input),
    'units.addMany'({ names, kind }) {
      const known = storedNames(store);
      const wanted = names.filter((name) => !known.find(name));
      const added = new Map(wanted.map((name) => [normaliseName(name), name]));
      return runForAllYears(context, { label: `新增 ${added.size} 个单位` }, () => {
        const before = new Set(store.units.units().map(({ id }) => id));
        for (const name of added.values()) store.units.add({ name, kind, aliases: [] });
        keepClosedYears(store, before);
        resolveAwaiting(store);
        return { created: added.size, known: names.length - added.size };
      });
    },
    'units.remove'({ id }) {
      const unit = store.units.units().find((candidate) => candidate.id === id);
      if (!unit) return noUnit();
      const uses = store.units.referencesTo(id);
      if (uses.length > 0) return inUse(unit.name, uses);
      return runForAllYears(context, { label: `删除单位：${unit.name}` }, () => {
        store.units.remove(id);
        return {};
      });
    },
    'units.saveGroup': (input) => saveGroup(context, input, (own, names) => takenName(store, own, names)),
    'units.settleGroup': (input) => settleGroup(context, input),
    'units.mergeGroups': (input) => mergeGroups(context, input),
    'units.removeGroup'({ id }) {
      const group = store.units.groups().find((candidate) => candidate.id === id);
      if (!group) return noGroup();
      const uses = store.units.referencesToGroup(id);
      if (uses.length > 0) return inUse(group.name, uses);
      return runForAllYears(context, { label: `删除单位组：${group.name}` }, () => {
        store.units.removeGroup(id);
        return {};
      });
    },
  };
}

function noUnit() {
  return fail('not-found', '这个单位已不存在，可能刚被删除。请刷新后重试。');
}

function inUse(name: string, uses: readonly string[]) {
  return fail(
    'conflict',
    `“${name}”还有 ${uses.join('、')}，不能删除。请先把这些内容改到别的单位，或填写它的撤销日期。`,
  );
}

function listUnits(store: Store): UnitList {
  const duties = store.units.dutyCounts();
  const units = store.units.units();
  const groups = store.units.groups().map((group, index, all) => groupView(store, group, units, all.slice(0, index)));
  const groupsOf = Map.groupBy(
    groups.flatMap((group) => group.members.map((member) => ({ unitId: member.unitId, groupId: group.id }))),
    (membership) => membership.unitId,
  );
  const toView = (unit: Unit): UnitView => ({
    ...unit,
    groupIds: [...new Set((groupsOf.get(unit.id) ?? []).map((membership) => membership.groupId))],
    duties: duties.get(unit.id) ?? 0,
  });
  return { units: units.map(toView), groups };
}

/** Why names cannot be given: another unit or group bears one, or one is there twice. */
function takenName(store: Store, own: UnitId | GroupId | undefined, names: readonly string[]): Failure | undefined {
  const units = store.units.units().filter((unit) => unit.id !== own);
  const groups = store.units.groups().filter((group) => group.id !== own);
  const others = nameIndex(units, groups);
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    const field = index === 0 ? 'name' : `aliases.${index - 1}`;
    const party = others.find(name);
    if (party) {
      const bearer = [...units, ...groups].find((candidate) => candidate.id === party.id)?.name ?? '';
      return fail(
        'conflict',
        `名称“${name}”已属于${party.kind === 'unit' ? '单位' : '单位组'}“${bearer}”，请换一个名称。`,
        {
          fields: { [field]: '已被使用' },
        },
      ).error;
    }
    const key = normaliseName(name);
    if (seen.has(key)) {
      return fail('conflict', `名称“${name}”重复填写，请删去一个。`, { fields: { [field]: '重复' } }).error;
    }
    seen.add(key);
  }
  return undefined;
}

function saveUnit(context: ServiceContext, input: ParsedInputOf<'units.save'>) {
  const { store } = context;
  const { id, name, kind, aliases, from, to } = input;
  const before = store.units.units().find((unit) => unit.id === id);
  if (id !== undefined && !before) return noUnit();
  const impossible = impossibleFounding(from, [before?.from], 'from') ?? impossibleFounding(to, [before?.to], 'to');
  if (impossible) return { ok: false as const, error: impossible };
  if (from !== undefined && to !== undefined && from > to) {
    return fail('invalid-input', '撤销日期早于设立日期，请改正。', { fields: { to: '早于设立日期' } });
  }
  const taken = takenName(store, id, [name, ...aliases]);
  if (taken) return { ok: false as const, error: taken };
  const successorId = before?.successorId;
  const unit = {
    name,
    kind,
    aliases,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    // A unit that goes on has no successor.
    ...(to === undefined || successorId === undefined ? {} : { successorId }),
  };
  return runForAllYears(context, { label: `${id === undefined ? '新增' : '修改'}单位：${name}` }, () => {
    const known = new Set(store.units.units().map((each) => each.id));
    const saved = id ?? store.units.add(unit);
    if (id !== undefined) store.units.update({ id, ...unit });
    keepClosedYears(store, known);
    resolveAwaiting(store);
    return { id: saved };
  });
}
