import type { DutyId, GroupId, ImportId, RuleId, UnitId, Year } from '../brand.ts';
import type { RuleVersion } from './timeRule.ts';

/** Who answers for it: 牵头 / 责任 / 配合. */
export type PartyRole = 'lead' | 'responsible' | 'support';

/** What a name in a responsibility wording stands for: one unit, a group (各镇街), or a function (政策文件制订部门). */
export type PartyKind = 'unit' | 'group' | 'function';

/** 定时公开事项 / 任务举措 / 信息报送 / 时限办件. */
export type DutyKind = 'disclosure' | 'measure' | 'submission' | 'case';

/** State of a duty over all its occurrences. */
export type DutyState =
  | 'toCheck'
  | 'overdue'
  | 'dueSoon'
  | 'inProgress'
  | 'ongoing'
  | 'done'
  | 'doneLate'
  | 'notStarted'
  | 'awaitsTrigger';

/** Who answers for a duty: a unit, or a group that fans out to its members on the due day. */
export interface Assignment {
  readonly party: { readonly kind: 'unit'; readonly id: UnitId } | { readonly kind: 'group'; readonly id: GroupId };
  readonly role: PartyRole;
}

export interface DutyRule extends RuleVersion {
  readonly id: RuleId;
  /** The version before this one, where the rule was changed from a date on: both are one rule, and share what was registered. */
  readonly follows?: RuleId;
}

/** Anything units must do (事项), with its wordings kept word for word beside what was read from them. */
export interface Duty {
  readonly id: DutyId;
  readonly year: Year;
  readonly kind: DutyKind;
  /** Number as printed in the source table (`2-1`); never a key. */
  readonly number: string;
  /** 重点任务 / 工作任务, first and second level; empty where the table has none. */
  readonly task: string;
  readonly subtask: string;
  /** 指标名称 or 工作举措: what is to be done, as written. */
  readonly content: string;
  readonly timeWording: string;
  readonly unitsWording: string;
  readonly rules: readonly DutyRule[];
  readonly assignments: readonly Assignment[];
  /** What a person must still decide (待核), in Chinese. */
  readonly timeCheck?: string;
  readonly unitsCheck?: string;
  readonly importId?: ImportId;
}
