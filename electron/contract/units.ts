import { z } from 'zod';
import type { GroupId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { GroupRule, UnitKind } from '../domain/model/unit.ts';
import { command, foundingDay, groupId, plainDate, query, requiredText, returns, unitId } from './define.ts';
import { memberScope, unitKind } from './shared.ts';

export interface UnitView {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** The unit that it was merged into, which answers from the day after `to`. */
  readonly successorId?: UnitId;
  readonly groupIds: readonly GroupId[];
  /** Duties that name the unit itself or a group of its, over all years. */
  readonly duties: number;
}

interface StayView {
  readonly unitId: UnitId;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

export interface GroupView {
  readonly id: GroupId;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Who belongs to it, by name or by a rule, with the days of each stay. */
  readonly members: readonly StayView[];
  /** Whole kinds that belong to it, newcomers too; and the units that these do not take. */
  readonly rules?: readonly GroupRule[];
  readonly exceptions?: readonly StayView[];
  /** Where members are a list: the whole kind that its name means, or that it holds all of at present. */
  readonly meant?: MeantRule;
  /** An earlier group whose name means the same. */
  readonly same?: GroupId;
}

/** A rule that may stand for a list. */
export interface MeantRule extends GroupRule {
  /** `name`: the group's name says so; `list`: all units of the kind are listed. */
  readonly by: 'name' | 'list';
  /** Units that the rule would take and the list leaves out. */
  readonly outside: readonly UnitId[];
  /** The office was asked and keeps the list. */
  readonly declined: boolean;
}

export interface UnitList {
  readonly units: readonly UnitView[];
  readonly groups: readonly GroupView[];
}

const aliases = z.array(requiredText).max(50);
/** By its id alone a member keeps the days it has; with them (or without any) it gets those. */
const stay = z.strictObject({ unitId, from: plainDate.exactOptional(), to: plainDate.exactOptional() });
const member = z.union([unitId, stay]);
const groupRule = z.strictObject({
  kind: unitKind,
  scope: memberScope,
  from: plainDate.exactOptional(),
  to: plainDate.exactOptional(),
});

export const units = {
  'units.list': query(z.strictObject({}), returns<UnitList>()),
  /** Creates (no `id`) or changes a unit. A name or alias that another unit or group bears is refused with `conflict`. */
  'units.save': command(
    z.strictObject({
      id: unitId.exactOptional(),
      name: requiredText,
      kind: unitKind,
      aliases,
      from: plainDate.exactOptional(),
      to: plainDate.exactOptional(),
    }),
    returns<{ readonly id: UnitId }>(),
  ),
  /** Gives a unit a new name; the old one becomes an alias, so that tables with it are still understood. */
  'units.rename': command(z.strictObject({ id: unitId, name: requiredText }), returns<object>()),
  /** Merges a unit into another (撤并): from the day on, what falls due is the other's; what fell due before stays. */
  'units.merge': command(z.strictObject({ id: unitId, into: unitId, from: foundingDay }), returns<object>()),
  /** Creates many units from a pasted column of names; names already known are left alone. */
  'units.addMany': command(
    z.strictObject({ names: z.array(requiredText).min(1).max(500), kind: unitKind }),
    returns<{ readonly created: number; readonly known: number }>(),
  ),
  /** Removes a unit that nothing refers to; else `conflict` says what does. */
  'units.remove': command(z.strictObject({ id: unitId }), returns<object>()),
  /** `members`: units that belong to it by name. Rules and exceptions that are not given stay as they are. */
  'units.saveGroup': command(
    z.strictObject({
      id: groupId.exactOptional(),
      name: requiredText,
      aliases,
      members: z.array(member).max(1000),
      rules: z.array(groupRule).max(20).exactOptional(),
      exceptions: z.array(stay).max(1000).exactOptional(),
    }),
    returns<{ readonly id: GroupId }>(),
  ),
  /** Answers the offer of `GroupView.meant`: the rule stands for the list, from a day on or for all time; or the list is kept. */
  'units.settleGroup': command(
    z.strictObject({ id: groupId, as: z.enum(['rule', 'list']), from: plainDate.exactOptional() }),
    returns<{ readonly added: number }>(),
  ),
  /** Makes two groups that mean the same one: duties, members and names of the first go to the second. */
  'units.mergeGroups': command(z.strictObject({ id: groupId, into: groupId }), returns<{ readonly duties: number }>()),
  'units.removeGroup': command(z.strictObject({ id: groupId }), returns<object>()),
};
