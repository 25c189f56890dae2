import type { GroupId, UnitId } from '../brand.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { staysIn } from '../groups/membership.ts';
import type { Unit, UnitGroup } from '../model/unit.ts';
import type { PartyRole } from '../model/duty.ts';

/** Whose occurrences are asked for; what is not named does not narrow. */
export interface ResponsibilityFilter {
  readonly unitId?: UnitId;
  readonly groupId?: GroupId;
  readonly roles?: readonly PartyRole[];
}

/**
 * Whether an occurrence is of the unit, of a member that the group has on the due day, and in one of the roles. An unknown group has no members.
 * Occurrences without a date count for everyone who was ever a member.
 */
export function responsibilityFilter(
  { unitId, groupId, roles }: ResponsibilityFilter,
  { units, groups }: { readonly units: readonly Unit[]; readonly groups: readonly UnitGroup[] },
): (occurrence: Pick<Occurrence, 'unitId' | 'role' | 'dueOn'>) => boolean {
  const group = groups.find(({ id }) => id === groupId);
  const stays = Map.groupBy(group === undefined ? [] : staysIn(group, units), (member) => member.unitId);
  const wanted = roles === undefined || roles.length === 0 ? undefined : new Set(roles);
  return (occurrence) => {
    if (unitId !== undefined && occurrence.unitId !== unitId) return false;
    if (wanted !== undefined && !wanted.has(occurrence.role)) return false;
    if (groupId === undefined) return true;
    const { dueOn } = occurrence;
    const own = stays.get(occurrence.unitId) ?? [];
    return own.some(
      ({ from, to }) =>
        dueOn === undefined || ((from === undefined || from <= dueOn) && (to === undefined || dueOn <= to)),
    );
  };
}
