import type { UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Duty } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Membership, Unit, UnitGroup } from '../model/unit.ts';
import { isOfKind } from './kinds.ts';

interface Stay {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

function holds({ from, to }: Stay, day: PlainDate): boolean {
  if (from !== undefined && day < from) return false;
  return to === undefined || day <= to;
}

/** The unit itself, or once it is closed whoever took over from it; `undefined` where nobody is there on the day. */
export function successorOn(
  units: readonly Unit[],
  id: UnitId,
  day: PlainDate,
  passed: readonly UnitId[] = [],
): UnitId | undefined {
  const unit = units.find((each) => each.id === id);
  if (unit === undefined) return undefined;
  if (holds(unit, day)) return unit.id;
  const { to, successorId } = unit;
  if (to === undefined || day <= to || successorId === undefined || passed.includes(id)) return undefined;
  return successorOn(units, successorId, day, [...passed, id]);
}

/** Who is in a group on a day: those named, and whom its rules take but for the exceptions. */
export function membersOn(group: UnitGroup, units: readonly Unit[], day: PlainDate): ReadonlySet<UnitId> {
  const { members, rules = [], exceptions = [] } = group;
  const on = (list: readonly Membership[]): readonly UnitId[] =>
    list.filter((each) => holds(each, day)).map(({ unitId }) => unitId);
  const excepted = new Set(on(exceptions));
  const inForce = rules.filter((rule) => holds(rule, day));
  const ruled = units.filter((unit) => !excepted.has(unit.id) && inForce.some((rule) => isOfKind(rule, unit)));
  return new Set([...on(members), ...ruled.map(({ id }) => id)]);
}

/** The units that a duty names on a day, itself or through its groups, whether they are still there or not. */
export function unitsNamed(facts: YearFacts, duty: Duty, day: PlainDate): ReadonlySet<UnitId> {
  const main = duty.assignments.filter(({ role }) => role !== 'support');
  const named = new Set<UnitId>();
  for (const { party } of main.length > 0 ? main : duty.assignments) {
    if (party.kind === 'unit') {
      named.add(party.id);
      continue;
    }
    for (const group of facts.groups) {
      if (group.id !== party.id) continue;
      for (const unitId of membersOn(group, facts.units, day)) named.add(unitId);
    }
  }
  return named;
}

/** The units that a duty's assignments lead to on a day, found by going through everything again: DOMAIN.md, "Responsible units". */
export function unitsAnswering(facts: YearFacts, duty: Duty, day: PlainDate): ReadonlySet<UnitId> {
  return new Set([...unitsNamed(facts, duty, day)].flatMap((id) => successorOn(facts.units, id, day) ?? []));
}
