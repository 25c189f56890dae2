import type { ParsedInputOf } from '../../contract/index.ts';
import type { MeantRule } from '../../contract/units.ts';
import type { GroupId, UnitId } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { takes } from '../../domain/groups/membership.ts';
import type { Store } from '../../store/store.ts';
import { meantRule, withRule } from '../units/groups.ts';

type Decisions = NonNullable<ParsedInputOf<'imports.confirm'>['groups']>;

/** A listed group that units of its kind are to join. */
export interface GroupJoin {
  readonly groupId: GroupId;
  readonly rule: MeantRule;
  readonly as: 'join' | 'rule';
}

/** Which groups with a listed membership take the units that an import makes. Refuses groups that are gone, or that have a rule or no kind. */
export function planJoins(store: Store, decisions: Decisions): Outcome<readonly GroupJoin[]> {
  const units = store.units.units();
  const groups = new Map(store.units.groups().map((group) => [group.id, group]));
  const joins: GroupJoin[] = [];
  for (const [id, as] of Object.entries(decisions)) {
    if (as === 'stay') continue;
    const group = groups.get(id as GroupId);
    const rule = group && meantRule(store, group, units);
    if (!group || !rule) {
      return fail('conflict', '有单位组已不存在，或已改为按整类确定成员，没有导入。请刷新预览后重试。', {
        fields: { [`groups.${id}`]: '请重新选择' },
      });
    }
    joins.push({ groupId: group.id, rule, as });
  }
  return succeed(joins);
}

/** Lets the units that an import has made join. Runs inside its command, when they are there. */
export function writeJoins(store: Store, joins: readonly GroupJoin[], known: ReadonlySet<UnitId>): void {
  const units = store.units.units();
  // The groups as they are now: the import may have given one of them a name.
  const groups = store.units.groups();
  for (const { groupId, rule, as } of joins) {
    const group = groups.find(({ id }) => id === groupId);
    if (!group) continue;
    const { kind, scope, from } = rule;
    const joining = units.filter((unit) => !known.has(unit.id) && takes(rule, unit));
    const since = from === undefined ? {} : { from };
    const members = [...group.members, ...joining.map(({ id }) => Object.assign({ unitId: id }, since))];
    store.units.updateGroup(as === 'rule' ? withRule(group, { kind, scope, ...since }, units) : { ...group, members });
  }
}
