import { z } from 'zod';
import type { GroupId, UnitId } from '../domain/brand.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import { command, foundingDay, groupId, plainDate, query, requiredText, returns, unitId } from './define.ts';
import { unitKind } from './shared.ts';

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

export interface GroupView {
  readonly id: GroupId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly { readonly unitId: UnitId; readonly from?: string; readonly to?: string }[];
}

export interface UnitList {
  readonly units: readonly UnitView[];
  readonly groups: readonly GroupView[];
}

const aliases = z.array(requiredText).max(50);
/** By its id alone a member keeps the days it has; with them (or without any) it gets those. */
const member = z.union([
  unitId,
  z.strictObject({ unitId, from: plainDate.exactOptional(), to: plainDate.exactOptional() }),
]);

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
  'units.saveGroup': command(
    z.strictObject({ id: groupId.exactOptional(), name: requiredText, aliases, members: z.array(member).max(1000) }),
    returns<{ readonly id: GroupId }>(),
  ),
  'units.removeGroup': command(z.strictObject({ id: groupId }), returns<object>()),
};
