import type {
  DutyId,
  ExemptionId,
  ExtensionId,
  FulfilmentId,
  GroupId,
  ImportId,
  RuleId,
  TriggerId,
  UnitId,
  Year,
} from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { RuleVersion } from '../rules/timeRule.ts';
import type { PartyRole } from '../wording/reading.ts';

/** 定时公开事项 / 任务举措 / 信息报送 / 时限办件. */
export type DutyKind = 'disclosure' | 'measure' | 'submission' | 'case';

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

/** A document was issued, a request was received (触发事件): day 0 of a triggered rule for the units it names. */
export interface Trigger {
  readonly id: TriggerId;
  readonly dutyId: DutyId;
  readonly title: string;
  readonly on: PlainDate;
  readonly unitIds: readonly UnitId[];
}

/** A unit published, or did it (办结登记). */
export interface Fulfilment {
  readonly id: FulfilmentId;
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly unitId: UnitId;
  /** `Period.key` of the occurrence it answers, or the trigger's id for a triggered rule. */
  readonly periodKey: string;
  readonly doneOn: PlainDate;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
  readonly title: string;
  readonly link: string;
  /** The last day on which it could be read, where it was taken down (撤下); matters for `minimumDuration`. */
  readonly takenDownOn?: PlainDate;
}

/** Which occurrence a fact about a single one means: duty, rule, unit, and `Period.key` or the trigger's id. */
export interface OccurrenceKey {
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly unitId: UnitId;
  readonly periodKey: string;
}

/** One occurrence may be done later than its rule says (延期); the rule's own date stays visible. */
export interface Extension extends OccurrenceKey {
  readonly id: ExtensionId;
  readonly dueOn: PlainDate;
  readonly reason: string;
}

/** One occurrence need not be done (免除). */
export interface Exemption extends OccurrenceKey {
  readonly id: ExemptionId;
  readonly reason: string;
}
