import type { GroupId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { staysIn } from '../../domain/groups/membership.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';

/** Whom a table is about. */
export interface Scope {
  /** In the title's brackets; `undefined` where it is about everybody. */
  readonly name: string | undefined;
  has(unitId: UnitId): boolean;
}

/** All units, one, or those that belong to a group on the day. `not-found` where there is no such unit or group. */
export function scopeOf(
  { units, groups }: YearFacts,
  { unitId, groupId }: { readonly unitId?: UnitId; readonly groupId?: GroupId },
  today: PlainDate,
): Outcome<Scope> {
  if (unitId !== undefined) {
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) return fail('not-found', '没有找到这个单位，可能已被移除。请刷新后重试。');
    return succeed({ name: unit.name, has: (id) => id === unitId });
  }
  if (groupId === undefined) return succeed({ name: undefined, has: () => true });
  const group = groups.find(({ id }) => id === groupId);
  if (!group) return fail('not-found', '没有找到这个单位组，可能已被移除。请刷新后重试。');
  const members = new Set(
    staysIn(group, units).flatMap(({ unitId: id, from, to }) =>
      (from ?? today) <= today && today <= (to ?? today) ? [id] : [],
    ),
  );
  return succeed({ name: group.name, has: (id) => members.has(id) });
}
