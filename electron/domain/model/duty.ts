import type { PlainDate } from '../dates/plainDate.ts';
import type { DutyId, GroupId, ImportId, RuleId, UnitId, Year } from '../brand.ts';
import type { CaseRegister } from './caseRecord.ts';
import type { RuleVersion, TimeRule } from './timeRule.ts';

/** Who answers for it: 牵头 / 责任 / 配合. */
export type PartyRole = 'lead' | 'responsible' | 'support';

/** What a name in a responsibility wording stands for: one unit, a group (各镇街), or a function (政策文件制订部门). */
export type PartyKind = 'unit' | 'group' | 'function';

/** 定时公开事项 / 任务举措 / 信息报送 / 时限办件. */
export type DutyKind = 'disclosure' | 'measure' | 'submission' | 'case';

/** A register of cases, each with a clock of its own: 依申请公开 and the others. */
export type Register = 'requests' | CaseRegister;

/**
 * 计入方式: counted in rates and score; reported in rounds and looked at, never late; the office's own task; not followed. Work without a
 * deadline is `reported` unless the office says so (DOMAIN.md, "Time rules").
 */
export type Following = 'counted' | 'reported' | 'office' | 'none';

/** State of a duty over all its occurrences. */
export type DutyState =
  | 'toCheck'
  | 'overdue'
  | 'dueSoon'
  | 'noReply'
  | 'checkDue'
  | 'inProgress'
  | 'ongoing'
  | 'done'
  | 'doneLate'
  | 'doneBreach'
  | 'notStarted'
  | 'awaitsTrigger'
  | 'nothingDue'
  | 'before'
  | 'notCounted';

/** Who answers for a duty: a unit, or a group that fans out to its members on the due day. */
export interface Assignment {
  readonly party: { readonly kind: 'unit'; readonly id: UnitId } | { readonly kind: 'group'; readonly id: GroupId };
  readonly role: PartyRole;
}

/** A party as a wording or a person names it, before it is tied to the unit or group that bears the name. */
export interface NamedParty {
  readonly name: string;
  readonly role: PartyRole;
}

export interface DutyRule extends RuleVersion {
  readonly id: RuleId;
  /** The version before this one, where the rule was changed from a date on: both are one rule, and share what was registered. */
  readonly follows?: RuleId;
}

/**
 * The texts of a duty, word for word: as a row of a file says them, as a person types them and as they are stored. What was read from
 * `timeWording` and `unitsWording` is called `timeReading` and `unitsReading`.
 */
export interface DutyTexts {
  /** Number as printed in the source table (`2-1`); never a key. */
  readonly number: string;
  /** 重点任务 / 工作任务, first and second level; empty where the table has none. */
  readonly task: string;
  readonly subtask: string;
  /** 指标名称 or 工作举措: what is to be done. */
  readonly content: string;
  /** Of the time column or bracket; empty where the content itself says when. */
  readonly timeWording: string;
  readonly unitsWording: string;
}

export type DutyTextField = keyof DutyTexts;

/** In the order of the columns. */
export const DUTY_TEXT_FIELDS: readonly DutyTextField[] = [
  'number',
  'task',
  'subtask',
  'content',
  'timeWording',
  'unitsWording',
];

/** Anything units must do (事项), with its wordings kept word for word beside what was read from them. */
export interface Duty extends DutyTexts {
  readonly id: DutyId;
  readonly year: Year;
  readonly kind: DutyKind;
  readonly rules: readonly DutyRule[];
  readonly assignments: readonly Assignment[];
  /** 施行日: nothing due before it is owed; absent: from the beginning of the year. */
  readonly startsOn?: PlainDate;
  /** As the office decided; absent: by its rules (`followingOf`). */
  readonly following?: Following;
  /** Whether what is registered for it is verified (核验), as the office decided; absent: unless it comes round every week or oftener. */
  readonly isVerified?: boolean;
  /** Nobody has decided it since a format that knew no following; it counts as it did then. */
  readonly isFollowingUndecided?: true;
  /** What a person must still decide (待核), in Chinese. */
  readonly timeCheck?: string;
  readonly unitsCheck?: string;
  readonly importId?: ImportId;
  /** It stands for a register in its year: the cases there are its occurrences. */
  readonly register?: Register;
  /** The duty of an earlier year that it was copied from. */
  readonly carriedFrom?: DutyId;
}

/** Rule id of the occurrences of a measure from whose wording no deadline was read. The same for every duty: a key holds the duty's id too. */
export const UNDATED_RULE_ID = 'undated' as RuleId;

/** What such a measure is worked on by: all year, without a deadline. */
export const UNDATED_RULE: DutyRule = { id: UNDATED_RULE_ID, rule: { type: 'continuous' } };

/** The versions of a duty's rules that hold now: those without a last day, else all there are. */
export function currentRules({ rules }: Pick<Duty, 'rules'>): readonly DutyRule[] {
  const open = rules.filter(({ validTo }) => validTo === undefined);
  return open.length > 0 ? open : rules;
}

/** The time limits that a duty has now, whatever version each is. */
export function rulesOf(duty: Pick<Duty, 'rules'>): readonly TimeRule[] {
  return currentRules(duty).map(({ rule }) => rule);
}

/** The rules that ask for something to be done. How long a notice must stay up (`minimumDuration`) asks for nothing by itself. */
function askingRules({ rules }: Pick<Duty, 'rules'>): readonly DutyRule[] {
  return rules.filter(({ rule }) => rule.type !== 'minimumDuration');
}

/**
 * The rules that a duty's occurrences come from. A measure (任务举措) without a rule that asks for something to be done is worked on all year: it
 * is looked at on the year's review dates, unless its time is asked.
 */
export function effectiveRules(duty: Pick<Duty, 'kind' | 'rules'>): readonly DutyRule[] {
  const asking = askingRules(duty);
  return asking.length === 0 && duty.kind === 'measure' ? [UNDATED_RULE] : asking;
}

/**
 * Whether a duty's time is asked (待核) and nothing of its wording is in force: no date of it is owed until a person decides. It stands among what
 * is to be checked, and the coverage check counts it, so that it cannot vanish.
 */
export function isTimeAsked(duty: Pick<Duty, 'rules' | 'timeCheck'>): boolean {
  return duty.timeCheck !== undefined && askingRules(duty).length === 0;
}

/** The rule that an occurrence comes from; `undefined` where the duty does not have it (any more). */
export function ruleOf(duty: Pick<Duty, 'kind' | 'rules'>, { ruleId }: { readonly ruleId: RuleId }) {
  return effectiveRules(duty).find(({ id }) => id === ruleId);
}

/** Whether an event starts a clock of this duty (触发事件). */
export function isTriggered({ rules }: Pick<Duty, 'rules'>): boolean {
  return rules.some(({ rule }) => rule.type === 'triggered');
}

/** How what a rule of a duty asks for is followed: as the office decided, else by the rule: work without a deadline is reported in rounds. */
export function followingOf(
  { following }: Pick<Duty, 'following'>,
  { rule }: { readonly rule: { readonly type: TimeRule['type'] } },
): Following {
  return following ?? (rule.type === 'continuous' ? 'reported' : 'counted');
}

/** How a duty as a whole is followed: as decided, else counted where anything of it has a date. */
export function followedAs(duty: Pick<Duty, 'kind' | 'rules' | 'following'>): Following {
  const ways = new Set(effectiveRules(duty).map((rule) => followingOf(duty, rule)));
  return ways.has('counted') || ways.size === 0 ? (duty.following ?? 'counted') : ([...ways][0] ?? 'counted');
}
