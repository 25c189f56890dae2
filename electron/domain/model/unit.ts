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

/**
 * Which units of a kind a rule takes: all, or of 镇街 the 镇（乡）, the 街道, both without 开发区 and 园区, or only these; of the others the
 * enterprises. Units' names tell which they are.
 */
export type MemberScope = 'all' | 'towns' | 'subdistricts' | 'townsAndSubdistricts' | 'zones' | 'enterprises';

/** A whole kind of units that belongs to a group while the rule holds; newcomers belong to it without being listed. */
export interface GroupRule {
  readonly kind: UnitKind;
  readonly scope: MemberScope;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/** A named set of units (单位组) such as 区政府各部门; fans out to its members on the day. */
export interface UnitGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Units that belong to it by name. Who belongs to it by a rule is not among them: `domain/groups` tells all. */
  readonly members: readonly Membership[];
  readonly rules?: readonly GroupRule[];
  /** Units that the rules do not take, each for its time (除外). */
  readonly exceptions?: readonly Membership[];
  /** The office was offered the rule that the name means, and keeps the list. */
  readonly listKept?: true;
}
