import type { GroupId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/** 部门 / 镇街 / 其他 (enterprises and institutions). Kinds are scored and ranked apart. */
export type UnitKind = 'department' | 'town' | 'other';

export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
  /** First and last day of the unit's existence, where it began or ended inside the records. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** The unit that it was merged into (撤并): it answers for what falls due after `to`. */
  readonly successorId?: UnitId;
}

export interface Membership {
  readonly unitId: UnitId;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/** A named set of units (单位组) such as 区政府各部门; fans out to its members on the day. */
export interface UnitGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly Membership[];
}
