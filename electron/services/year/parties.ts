import type { DutyId, UnitId } from '../../domain/brand.ts';
import type { Assignment, PartyRole, NamedParty } from '../../domain/model/duty.ts';
import { nameSought, type PartyReading } from '../../domain/reading/wording/reading.ts';
import { nameIndex, type NameIndex } from '../../domain/units/names.ts';
import type { Store } from '../../store/store.ts';

/** Parties with the units and groups that bear their names, and those that nobody bears. */
export interface ResolvedParties {
  readonly assignments: readonly Assignment[];
  readonly unresolved: readonly NamedParty[];
}

const RANK: Readonly<Record<PartyRole, number>> = { lead: 0, responsible: 1, support: 2 };

/** The names of all stored units and groups, as they are now. */
export function storedNames(store: Store): NameIndex {
  return nameIndex(store.units.units(), store.units.groups());
}

/** The unit that bears a name; none where a group does, or nobody. */
export function unitNamed(names: NameIndex, name: string): UnitId | undefined {
  const party = names.find(name);
  return party?.kind === 'unit' ? party.id : undefined;
}

/** Finds who bears each name. A party that is named twice keeps its best role. */
export function resolveParties(
  parties: readonly (NamedParty & Pick<PartyReading, 'except'>)[],
  names: NameIndex,
): ResolvedParties {
  const assignments: Assignment[] = [];
  const unresolved = new Map<string, NamedParty>();
  for (const { role, ...read } of parties) {
    const name = nameSought(read);
    const party = names.find(name);
    const before = unresolved.get(name);
    if (party) assignments.push({ party, role });
    else if (!before || RANK[role] < RANK[before.role]) unresolved.set(name, { name, role });
  }
  return { assignments: distinctAssignments(assignments), unresolved: [...unresolved.values()] };
}

/** Each unit or group once, in its best role, in the order of first naming. */
export function distinctAssignments(assignments: readonly Assignment[]): readonly Assignment[] {
  const best = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const key = `${assignment.party.kind} ${assignment.party.id}`;
    const before = best.get(key);
    if (!before || RANK[assignment.role] < RANK[before.role]) best.set(key, assignment);
  }
  return [...best.values()];
}

/** The reader asks who is meant by a function (政策文件制订部门); nothing else. */
const ASKS_FOR_FUNCTION = /^[^。]*是按职能指称的，请指定具体单位。$/u;

/** The reader's question, or `null` once it is answered: a function is settled when a unit or group stands for it. */
export function settledQuestion(question: string | null, unresolved: readonly NamedParty[]): string | null {
  return question !== null && unresolved.length === 0 && ASKS_FOR_FUNCTION.test(question) ? null : question;
}

/**
 * Assigns the duties whose wording named a unit or group before it was known. Runs inside the command that made the name,
 * so that 撤销 takes both back. Answers how many duties found somebody.
 */
export function resolveAwaiting(store: Store): number {
  const names = storedNames(store);
  const found = new Set<DutyId>();
  for (const { dutyId, name } of store.duties.awaiting()) if (names.find(name)) found.add(dutyId);
  for (const dutyId of found) {
    const { assignments, unresolved } = resolveParties(store.duties.unresolvedOf(dutyId), names);
    store.duties.setAssignments(
      dutyId,
      distinctAssignments([...store.duties.assignmentsOf(dutyId), ...assignments]),
      unresolved,
    );
    const question = store.duties.unitsQuestionOf(dutyId) ?? null;
    if (settledQuestion(question, unresolved) === null) store.duties.update(dutyId, { unitsCheck: null });
  }
  return found.size;
}
