import type { ParsedInputOf } from '../../contract/index.ts';
import type { GroupView, MeantRule } from '../../contract/units.ts';
import type { GroupId, UnitId } from '../../domain/brand.ts';
import { addDays, plainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { ruleMeant, sameMeaning } from '../../domain/groups/meaning.ts';
import { factsOfStays, memberIds, staysIn, takes, without } from '../../domain/groups/membership.ts';
import type { GroupRule, Membership, Unit, UnitGroup } from '../../domain/model/unit.ts';
import { normaliseName } from '../../domain/units/names.ts';
import { UNIT_KINDS } from '../../domain/words/duties.ts';
import { scopeWords } from '../../domain/words/groups.ts';
import type { Store } from '../../store/store.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { impossibleFounding } from '../app/days.ts';
import { distinctAssignments, resolveAwaiting } from '../year/parties.ts';
import { runForAllYears } from '../year/closedFigures.ts';

type NameCheck = (own: GroupId | undefined, names: readonly string[]) => Failure | undefined;

export function noGroup() {
  return fail('not-found', '这个单位组已不存在，可能刚被删除。请刷新后重试。');
}

/** The last day of the last closed year: what is owed up to it stays as it is. */
function closedUntil(store: Store): PlainDate | undefined {
  const years = store.workspace.years().flatMap(({ year, state }) => (state === 'closed' ? [year] : []));
  return years.length === 0 ? undefined : plainDate(Math.max(...years), 12, 31);
}

/**
 * Keeps closed years as they are when units are made: groups by rule take them from the first day after. Runs inside the command that made
 * them; `known` are those that were there before.
 */
export function keepClosedYears(store: Store, known: ReadonlySet<UnitId>): void {
  const to = closedUntil(store);
  if (to === undefined) return;
  const made = store.units.units().filter(({ id, from }) => !known.has(id) && (from ?? '') <= to);
  for (const group of store.units.groups()) {
    const rules = group.rules?.filter(({ from }) => (from ?? '') <= to) ?? [];
    const taken = made.filter((unit) => rules.some((rule) => takes(rule, unit)));
    if (taken.length === 0) continue;
    const exceptions = [...(group.exceptions ?? []), ...taken.map(({ id }) => ({ unitId: id, to }))];
    store.units.updateGroup({ ...group, exceptions });
  }
}

/** A group as the screens see it, with the rule that may stand for its list. */
export function groupView(
  store: Store,
  group: UnitGroup,
  units: readonly Unit[],
  earlier: readonly UnitGroup[],
): GroupView {
  const { id, name, aliases, rules, exceptions } = group;
  const meant = meantRule(store, group, units);
  const same = earlier.find((other) => sameMeaning(other.name, name))?.id;
  return {
    id,
    name,
    aliases,
    members: staysIn(group, units),
    ...(rules === undefined ? {} : { rules }),
    ...(exceptions === undefined ? {} : { exceptions }),
    ...(meant === undefined ? {} : { meant }),
    ...(same === undefined ? {} : { same }),
  };
}

/** The kind of which a list holds all units; two at least, else any list would. */
function wholeKind({ members }: UnitGroup, units: readonly Unit[]): GroupRule | undefined {
  const listed = new Set(members.map(({ unitId }) => unitId));
  const kind = UNIT_KINDS.find((each) => {
    const own = units.filter((unit) => unit.kind === each);
    return own.length > 1 && own.length === listed.size && own.every((unit) => listed.has(unit.id));
  });
  return kind === undefined ? undefined : { kind, scope: 'all' };
}

/** The rule that may stand for a group's list, for all time or after the closed years; `undefined` for a group that has one, and where neither name nor list says which. */
export function meantRule(store: Store, group: UnitGroup, units: readonly Unit[]): MeantRule | undefined {
  if (group.rules !== undefined && group.rules.length > 0) return undefined;
  const named = ruleMeant(group.name);
  const rule = named ?? wholeKind(group, units);
  if (rule === undefined) return undefined;
  const members = new Set(memberIds(group, units));
  const outside = units.filter((unit) => takes(rule, unit) && !members.has(unit.id)).map(({ id }) => id);
  const closed = closedUntil(store);
  const from = closed === undefined ? {} : { from: addDays(closed, 1) };
  return { ...rule, ...from, by: named ? 'name' : 'list', outside, declined: group.listKept === true };
}

/** The group with a rule in place of its list. Whoever joined or left in its course keeps those days; without a day the rule holds for all time. */
export function withRule(group: UnitGroup, rule: GroupRule, units: readonly Unit[]): UnitGroup {
  const { id, name, aliases, members } = group;
  const listed = new Set(members.map(({ unitId }) => unitId));
  const added = staysIn({ members: [], rules: [rule] }, units).filter(({ unitId }) => !listed.has(unitId));
  return { id, name, aliases, ...factsOfStays([rule], [...members, ...added], units) };
}

/** Answers the offer to let a rule stand for a list. */
export function settleGroup(context: ServiceContext, { id, as, from }: ParsedInputOf<'units.settleGroup'>) {
  const { store } = context;
  const group = store.units.groups().find((candidate) => candidate.id === id);
  if (!group) return noGroup();
  if (as === 'list') {
    return runForAllYears(context, { label: `单位组${group.name}保持名单` }, () => {
      store.units.updateGroup({ ...group, listKept: true });
      return { added: 0 };
    });
  }
  const units = store.units.units();
  const meant = meantRule(store, group, units);
  if (meant === undefined) {
    return fail('conflict', `“${group.name}”已按整类确定成员，或从名称看不出包括哪类单位。请打开该组设定成员。`);
  }
  const impossible = impossibleFounding(from, [], 'from');
  if (impossible) return { ok: false as const, error: impossible };
  const { kind, scope, outside } = meant;
  if (from !== undefined && meant.from !== undefined && from < meant.from) {
    return fail('year-closed', `${meant.from} 以前的年度已关闭，只能查看。请选 ${meant.from} 或以后的日子。`, {
      fields: { from: '在已关闭的年度内' },
    });
  }
  const since = from ?? meant.from;
  const rule: GroupRule = { kind, scope, ...(since === undefined ? {} : { from: since }) };
  return runForAllYears(context, { label: `单位组${group.name}改为全部${scopeWords(rule)}` }, () => {
    store.units.updateGroup(withRule(group, rule, units));
    return { added: outside.length };
  });
}

/** Stays without the days of closed years: whoever comes to a group owes nothing of what was settled. */
function afterClosedYears(store: Store, stays: readonly Membership[]): readonly Membership[] {
  const to = closedUntil(store);
  if (to === undefined) return stays;
  return stays.flatMap(({ unitId, ...stay }) =>
    without(stay, [{ to }]).map((part): Membership => Object.assign({ unitId }, part)),
  );
}

/**
 * Two groups that mean the same become one: the first one's names lead to the second, which gets its duties. Refused where a duty of a closed year names
 * the first: others would have owed it then.
 */
export function mergeGroups(context: ServiceContext, { id, into }: ParsedInputOf<'units.mergeGroups'>) {
  const { store } = context;
  const units = store.units.units();
  const groups = store.units.groups();
  const [group, other] = [id, into].map((wanted) => groups.find((candidate) => candidate.id === wanted));
  if (!group || !other) return noGroup();
  if (group.id === other.id) return fail('invalid-input', '不能合并到自己，请选择另一个单位组。');
  const named = store.duties.ofGroup(id);
  const years = new Set(named.flatMap((dutyId) => store.duties.yearOf(dutyId) ?? []));
  const closed = [...years].map((year) => refuseClosedYear(context, year)).find((failure) => failure !== undefined);
  if (closed) {
    const reason = `其中有事项的责任单位是“${group.name}”，合并会改变那一年由谁负责，没有合并。`;
    return { ok: false as const, error: { ...closed, message: `${closed.message}${reason}` } };
  }
  return runForAllYears(context, { label: `单位组${group.name}合并到${other.name}` }, () => {
    for (const dutyId of named) {
      const moved = store.duties.assignmentsOf(dutyId).map(({ party, role }) => ({
        party: party.id === id ? { kind: 'group' as const, id: into } : party,
        role,
      }));
      store.duties.setAssignments(dutyId, distinctAssignments(moved), store.duties.unresolvedOf(dutyId));
    }
    store.units.removeGroup(id);
    const known = new Set([other.name, ...other.aliases].map(normaliseName));
    const names = [group.name, ...group.aliases].filter((name) => !known.has(normaliseName(name)));
    const there = new Set(memberIds(other, units));
    const stays = staysIn(group, units).filter(({ unitId }) => !there.has(unitId));
    const joining = afterClosedYears(store, stays);
    store.units.updateGroup({
      ...other,
      aliases: [...other.aliases, ...names],
      members: [...other.members, ...joining],
    });
    return { duties: named.length };
  });
}

/** Creates or changes a group. */
export function saveGroup(context: ServiceContext, input: ParsedInputOf<'units.saveGroup'>, takenName: NameCheck) {
  const { store } = context;
  const { id, name, aliases, members } = input;
  const before = store.units.groups().find((group) => group.id === id);
  if (id !== undefined && !before) return noGroup();
  const known = new Set(store.units.units().map((unit) => unit.id));
  const given = [...members, ...(input.exceptions ?? [])];
  if (given.some((member) => !known.has(memberId(member)))) {
    const missing = members.findIndex((member) => !known.has(memberId(member)));
    return fail('not-found', '所选的成员单位有的已不存在，没有保存。请刷新后重新选择。', {
      fields: missing < 0 ? {} : { [`members.${missing}`]: '没有这个单位' },
    });
  }
  const impossible = members.map((member, index) => impossibleStay(before, member, index)).find(Boolean);
  if (impossible) return { ok: false as const, error: impossible };
  const backwards = members.findIndex((member) => typeof member !== 'string' && isBackwards(member));
  if (backwards >= 0) {
    return fail('invalid-input', '有成员的退出日期早于加入日期，请改正。', {
      fields: { [`members.${backwards}`]: '退出日期早于加入日期' },
    });
  }
  if ([...(input.rules ?? []), ...(input.exceptions ?? [])].some(isBackwards)) {
    return fail('invalid-input', '整类成员或除外单位的止日早于起日，请改正。');
  }
  const taken = takenName(id, [name, ...aliases]);
  if (taken) return { ok: false as const, error: taken };
  const group = {
    name,
    aliases,
    members: membersOf(before, members),
    rules: input.rules ?? before?.rules ?? [],
    exceptions: input.exceptions ?? before?.exceptions ?? [],
    ...(before?.listKept ? { listKept: true as const } : {}),
  };
  return runForAllYears(context, { label: `${before ? '修改' : '新增'}单位组：${name}` }, () => {
    const saved = id ?? store.units.addGroup(group);
    if (id !== undefined) store.units.updateGroup({ id, ...group });
    resolveAwaiting(store);
    return { id: saved };
  });
}

function isBackwards({ from, to }: { readonly from?: string; readonly to?: string }): boolean {
  return (from ?? '') > (to ?? '9999');
}

type Member = ParsedInputOf<'units.saveGroup'>['members'][number];

function impossibleStay(before: UnitGroup | undefined, member: Member, index: number): Failure | undefined {
  if (typeof member === 'string') return undefined;
  const kept = before?.members.filter(({ unitId }) => unitId === member.unitId) ?? [];
  const field = `members.${index}`;
  return (
    impossibleFounding(
      member.from,
      kept.map(({ from }) => from),
      field,
    ) ??
    impossibleFounding(
      member.to,
      kept.map(({ to }) => to),
      field,
    )
  );
}

function memberId(member: Member): UnitId {
  return typeof member === 'string' ? member : member.unitId;
}

/** Members given by their id alone keep the dates of their membership; a unit may come back, and be given twice with its dates. */
function membersOf(before: UnitGroup | undefined, members: readonly Member[]): UnitGroup['members'] {
  const wanted = new Map(members.map((member) => [JSON.stringify(member), member]));
  return [...wanted.values()].flatMap((member) => {
    if (typeof member !== 'string') return [member];
    const kept = before?.members.filter(({ unitId }) => unitId === member) ?? [];
    return kept.length > 0 ? kept : [{ unitId: member }];
  });
}
