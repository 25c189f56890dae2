import { z } from 'zod';
import type { DutyId, ExemptionId, ExtensionId, GroupId, RuleId, TriggerId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type {
  DutyKind,
  DutyState,
  DutyTexts,
  Following,
  PartyKind,
  PartyRole,
  Register,
} from '../domain/model/duty.ts';
import type { Lamp, Tally } from '../domain/model/occurrence.ts';
import type { StatutoryRule } from '../domain/rules/statutory.ts';
import type { Confidence, Span } from '../domain/reading/wording/reading.ts';
import {
  command,
  dutyId,
  eventDay,
  groupId,
  longText,
  plainDate,
  query,
  requiredText,
  returns,
  triggerId,
  unitId,
  year,
} from './define.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';
import { triggersAndRuleChanges } from './triggersAndRuleChanges.ts';
import { dutyKind, following, partyRole, timeRule, type RuleView } from './shared.ts';

/** A responsible party as a tag: a unit, or a group with its number of members. */
export interface AssignmentView {
  readonly party: { readonly kind: 'unit'; readonly id: UnitId } | { readonly kind: 'group'; readonly id: GroupId };
  readonly name: string;
  readonly role: PartyRole;
  readonly members: number;
}

/** One row of the breakdown table. */
export interface DutyRow extends DutyTexts {
  readonly id: DutyId;
  readonly kind: DutyKind;
  /** The latest version of each. */
  readonly rules: readonly RuleVersionView[];
  readonly assignments: readonly AssignmentView[];
  /** Every unit that answers for it, groups opened: for filtering. */
  readonly unitIds: readonly UnitId[];
  readonly timeCheck?: string;
  readonly unitsCheck?: string;
  readonly startsOn?: PlainDate;
  /** 计入方式, as decided; absent: by the time limits. */
  readonly following?: Following;
  /** How it is followed now, whoever decided it. */
  readonly followedAs: Following;
  /** Whether what is registered is verified, as decided; absent: by its rhythm. */
  readonly isVerified?: boolean;
  /** Why it asks for nothing this year, in Chinese. */
  readonly nothingDueWhy?: string;
  /** 已办 and 到期应办: occurrences (pieces, for quotas) done, and those that fell due so far or were done. */
  readonly done: number;
  readonly total: number;
  readonly overdue: number;
  /** Next (or, when all are past, last) due date. */
  readonly nextDue: PlainDate | undefined;
  readonly state: DutyState;
}

export interface TriggerView {
  readonly id: TriggerId;
  readonly title: string;
  readonly on: PlainDate;
  readonly unitIds: readonly UnitId[];
  /** What units registered for it; goes when the trigger is withdrawn. */
  readonly registrations: number;
}

/** A version of a duty's rule, with the days of due dates that it holds for. */
export interface RuleVersionView extends RuleView {
  readonly id: RuleId;
  readonly validFrom?: PlainDate;
  readonly validTo?: PlainDate;
}

/** One unit's occurrence, as every screen lists it. */
export interface OccurrenceView extends OccurrenceKey {
  readonly unit: string;
  readonly content: string;
  readonly period: string;
  /** It is a case of this register; `periodKey` names it there, `period` is its number. */
  readonly register?: Register;
  readonly dueOn: PlainDate | undefined;
  /** The date by the rule alone, where an extension moved it. */
  readonly originalDueOn?: PlainDate;
  readonly extension?: { readonly id: ExtensionId; readonly reason: string };
  /** 退回: the day by which it is to come again, while it has not. */
  readonly newDueOn?: PlainDate;
  readonly exemption?: { readonly id: ExemptionId; readonly reason: string };
  readonly advisedOn: PlainDate | undefined;
  readonly provisional: boolean;
  readonly lamp: Lamp;
  /** How it counts in progress, rates and scores. */
  readonly tally: Tally;
  /** 提前: some of it was done before its period began. */
  readonly early?: true;
  readonly needed: number;
  readonly done: number;
  readonly doneOn: PlainDate | undefined;
  /** A registration can be made (once more): it is not exempt, and not done, or takes several. */
  readonly mayRegister: boolean;
  /** 已销号: another day or page lets it be checked again. */
  readonly isClosed?: true;
  /** Days overdue (positive) or left (negative); 0 on the day. */
  readonly daysLate: number | undefined;
  readonly fulfilments: readonly {
    readonly id: string;
    readonly doneOn: PlainDate;
    readonly title: string;
    readonly link: string;
    /** The last day on which it must still be readable, where the duty sets a minimum duration (须公示至). */
    readonly keepUntil?: PlainDate;
    readonly takenDownOn?: PlainDate;
    readonly earlyReason?: string;
  }[];
}

/** What a unit last said of an occurrence in a fill-in workbook (填报表). */
export interface ReportView extends OccurrenceKey {
  readonly unit: string;
  readonly period: string;
  /** 未开展 / 进行中 / 已完成 / 不涉及, or nothing. */
  readonly status: string;
  readonly progress: string;
  readonly remarks: string;
  readonly on: PlainDate;
}

/** A place in an imported file. */
interface DutyPlace {
  readonly fileName: string;
  readonly sheet: string;
  readonly address: string;
  readonly importedAt: string;
}

export interface DutyDetail {
  readonly duty: DutyRow;
  /** File, sheet and cell the duty came from. */
  readonly source?: DutyPlace;
  /** The other documents that say it. */
  readonly alsoIn: readonly DutyPlace[];
  /** Its wordings as they came in, where no file says what one of them says now. */
  readonly imported?: Pick<DutyTexts, 'content' | 'timeWording' | 'unitsWording'>;
  readonly occurrences: readonly OccurrenceView[];
  readonly triggers: readonly TriggerView[];
  /** What units last reported, latest first. */
  readonly reports: readonly ReportView[];
  /** All versions of its rules, earliest first, where they were changed from a date on; else empty. */
  readonly history: readonly RuleVersionView[];
}

/** What the reader makes of a wording typed into an editor. */
export interface TimeReadingView {
  readonly rules: readonly (RuleView & {
    readonly span: Span;
    readonly confidence: Confidence;
    readonly note?: string;
  })[];
  /** Rules that are asked: what the words may mean. */
  readonly suggestions?: readonly RuleView[];
  readonly check?: string;
}
export interface UnitsReadingView {
  readonly parties: readonly {
    readonly name: string;
    readonly kind: PartyKind;
    readonly role: PartyRole;
    readonly span: Span;
    readonly unitId?: UnitId;
    readonly groupId?: GroupId;
  }[];
  readonly check?: string;
}

/** A ready-made time limit (法定时限) for the rule editor. */
export type { StatutoryRule } from '../domain/rules/statutory.ts';

const assignment = z.strictObject({
  party: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unit'), id: unitId }),
    z.strictObject({ kind: z.literal('group'), id: groupId }),
  ]),
  role: partyRole,
});

/** What an edit may change; fields that are left out stay. */
const edit = {
  number: z.string().trim().max(20).exactOptional(),
  task: longText.exactOptional(),
  subtask: longText.exactOptional(),
  content: longText.min(1, '内容不能为空').exactOptional(),
  timeWording: longText.exactOptional(),
  rules: z.array(timeRule).max(20).exactOptional(),
  assignments: z.array(assignment).max(500).exactOptional(),
  kind: dutyKind.exactOptional(),
  /** 施行日: nothing due before it is owed; `null`: from the beginning of the year. */
  startsOn: eventDay.nullable().exactOptional(),
  /** 计入方式; `null`: by the time limits. */
  following: following.nullable().exactOptional(),
  /** Whether what is registered for it is verified (核验); `null`: unless it comes round every week or oftener. */
  isVerified: z.boolean().nullable().exactOptional(),
};

export const duties = {
  'duties.list': query(z.strictObject({ year, kind: dutyKind.exactOptional() }), returns<readonly DutyRow[]>()),
  'duties.get': query(z.strictObject({ id: dutyId }), returns<DutyDetail>()),
  'duties.create': command(
    z.strictObject({
      year,
      kind: dutyKind,
      number: z.string().trim().max(20),
      task: longText,
      subtask: longText,
      content: longText.min(1, '内容不能为空'),
      timeWording: longText,
      rules: z.array(timeRule).max(20),
      assignments: z.array(assignment).max(500),
    }),
    returns<{ readonly id: DutyId }>(),
  ),
  /** Changes the named fields. Giving `rules` or `assignments` settles the matching 待核. */
  'duties.update': command(z.strictObject({ id: dutyId, ...edit }), returns<object>()),
  /** What a start, a way of following or a kind would change, in sentences, before it is written. Nothing to say: an empty list. */
  'duties.previewEdit': query(
    z.strictObject({
      ids: z.array(dutyId).min(1).max(5000),
      kind: edit.kind,
      startsOn: edit.startsOn,
      following: edit.following,
    }),
    returns<{ readonly sentences: readonly string[] }>(),
  ),
  /** Gives several duties the same values in one step that 撤销 takes back as one; all or nothing. */
  'duties.updateMany': command(
    z.strictObject({ ids: z.array(dutyId).min(1).max(5000), ...edit }),
    returns<{ readonly updated: number }>(),
  ),
  /** Removes duties with what was registered for them; can be undone. */
  'duties.remove': command(
    z.strictObject({ ids: z.array(dutyId).min(1).max(5000) }),
    returns<{ readonly removed: number }>(),
  ),
  /** Day 0 of a triggered duty for the chosen units. */
  'duties.recordTrigger': command(
    z.strictObject({ dutyId, title: requiredText, on: plainDate, unitIds: z.array(unitId).min(1).max(1000) }),
    returns<{ readonly id: TriggerId }>(),
  ),
  'duties.removeTrigger': command(z.strictObject({ id: triggerId }), returns<object>()),
  ...triggersAndRuleChanges,
  'duties.readTime': query(z.strictObject({ wording: longText, year }), returns<TimeReadingView>()),
  'duties.readUnits': query(z.strictObject({ wording: longText }), returns<UnitsReadingView>()),
  'duties.statutoryRules': query(z.strictObject({}), returns<readonly StatutoryRule[]>()),
  /** The sentence and the dates a rule gives in a year. */
  'duties.describeRule': query(
    z.strictObject({ rule: timeRule, year }),
    returns<RuleView & { readonly dates: readonly PlainDate[] }>(),
  ),
};
