import type { GroupId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Assignment, PartyRole } from '../model/duty.ts';
import { staysIn } from '../groups/membership.ts';
import type { Membership, Unit, UnitGroup } from '../model/unit.ts';

/** A unit that answers for a duty on a day, in its best role. */
export interface AnsweringUnit {
  readonly unitId: UnitId;
  readonly role: PartyRole;
  /** Closed units that it answers for as their successor, where it answers for them only and not for itself. */
  readonly successorOf?: readonly UnitId[];
}

/** Finds who answers for a duty on a day. Answers are shared by all duties with the same assignments. */
export interface Responsibility {
  on(assignments: readonly Assignment[], day: PlainDate): readonly AnsweringUnit[];
}

interface Stay {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

const RANK: Readonly<Record<PartyRole, number>> = { lead: 0, responsible: 1, support: 2 };

function isThere(stay: Stay, day: PlainDate): boolean {
  return (stay.from ?? day) <= day && day <= (stay.to ?? day);
}

/** Who stands for a unit on a day: itself while it exists, after its last day its successor; `undefined` where nobody does. */
export function standIn(units: ReadonlyMap<UnitId, Unit>, unitId: UnitId, day: PlainDate): UnitId | undefined {
  const seen = new Set<UnitId>();
  let unit = units.get(unitId);
  while (unit?.to !== undefined && unit.to < day && unit.successorId !== undefined && !seen.has(unit.id)) {
    seen.add(unit.id);
    unit = units.get(unit.successorId);
  }
  return unit !== undefined && isThere(unit, day) ? unit.id : undefined;
}

function answers(unitId: UnitId, role: PartyRole, named: ReadonlySet<UnitId> | undefined): AnsweringUnit {
  const inherits = named !== undefined && named.size > 0 && !named.has(unitId);
  return inherits ? { unitId, role, successorOf: [...named] } : { unitId, role };
}

/** Those who answer: leads and responsible units; supporting units only where the duty names nobody else. */
function answerable(assignments: readonly Assignment[]): readonly Assignment[] {
  const main = assignments.filter(({ role }) => role !== 'support');
  return main.length > 0 ? main : assignments;
}

/**
 * Who answers for a duty on a given day: units named as lead or responsible, and the members that named groups have on that day, minus units that
 * do not exist then. Supporting units (配合) answer only for a duty without any lead or responsible party. A unit named more than once (by name
 * and through a group, say) answers once, in its best role: lead before responsible before support. After its last day a unit's successor
 * (撤并) answers in its place, and the successor's successor after that.
 */
export function responsibility(units: readonly Unit[], groups: readonly UnitGroup[]): Responsibility {
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const membersOf = new Map<GroupId, readonly Membership[]>(groups.map((group) => [group.id, staysIn(group, units)]));
  const stays: readonly Stay[] = [...units, ...[...membersOf.values()].flat()];
  const changeDays = [...new Set(stays.flatMap(({ from, to }) => [from ?? '', to ?? '']))]
    .filter((day) => day !== '')
    .sort();
  const known = new WeakMap<readonly Assignment[], Map<string, readonly AnsweringUnit[]>>();

  const membersOn = (party: Assignment['party'], day: PlainDate): readonly UnitId[] => {
    if (party.kind === 'unit') return [party.id];
    const members = membersOf.get(party.id) ?? [];
    return members.filter((member) => isThere(member, day)).map((member) => member.unitId);
  };
  const resolve = (assignments: readonly Assignment[], day: PlainDate): readonly AnsweringUnit[] => {
    const roles = new Map<UnitId, PartyRole>();
    const namedBy = new Map<UnitId, Set<UnitId>>();
    for (const { party, role } of answerable(assignments)) {
      for (const named of membersOn(party, day)) {
        const unitId = standIn(unitById, named, day);
        if (unitId === undefined) continue;
        const before = roles.get(unitId);
        if (before === undefined || RANK[role] < RANK[before]) roles.set(unitId, role);
        namedBy.set(unitId, (namedBy.get(unitId) ?? new Set()).add(named));
      }
    }
    return [...roles].map(([unitId, role]) => answers(unitId, role, namedBy.get(unitId)));
  };
  return {
    on(assignments, day) {
      const answers = known.get(assignments) ?? new Map<string, readonly AnsweringUnit[]>();
      known.set(assignments, answers);
      // Between two days on which something begins or ends, the answer stays the same.
      const stretch = `${changeDays.filter((change) => change < day).length}/${changeDays.includes(day) ? day : ''}`;
      const before = answers.get(stretch);
      if (before !== undefined) return before;
      const answer = resolve(assignments, day);
      answers.set(stretch, answer);
      return answer;
    },
  };
}
