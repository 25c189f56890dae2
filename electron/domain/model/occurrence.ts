import type { DutyId, ExemptionId, ExtensionId, FulfilmentId, RuleId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { PartyRole } from './duty.ts';
import type { Verification } from './ledger.ts';

/**
 * What a duty covers (所属期), apart from when it is due. Key: `2021`, `2021-H1`, `2021-Q1`, `2021-03`, `2021-W07`, `2021-03-05`, `2021-R06-30`
 * (up to the review of 30 June), `2021-01-04/2021-01-17` (a stretch of an interval), or a trigger's id.
 */
export interface Period {
  readonly key: string;
  /** In Chinese: 2021年第一季度. */
  readonly label: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * 亮灯: grey not due yet, blue due soon, green done on time, yellow done late for ever, red overdue, dashed exempt;
 * `breach` taken down before its time (撤早); `ongoing` for duties without a deadline that are not done and whose review is not near,
 * `checkDue` once its day has come (应检查), `noReply` where a round's reply day passed without an answer (未反馈); `before` what
 * fell due before the start of use (此前), a review too; `notCounted` what is on record for a duty that is not followed.
 */
export type Lamp =
  | 'upcoming'
  | 'dueSoon'
  | 'onTime'
  | 'late'
  | 'breach'
  | 'overdue'
  | 'exempt'
  | 'ongoing'
  | 'checkDue'
  | 'noReply'
  | 'before'
  | 'notCounted';

/**
 * How an occurrence counts in progress, rates and scores, one definition for all: `missed` was due and is not done; `notDue` is open; `apart`
 * counts nowhere (exempt, before the start of use, reported, the office's own, not followed).
 */
export type Tally = 'onTime' | 'late' | 'breach' | 'missed' | 'notDue' | 'apart';

/**
 * Where an occurrence stands in the working ledger (工作台账), the first that holds: 免除; 退回整改 (逾期 past its new day); 已销号; 待核验, or
 * 已登记 where nothing is verified; 已报未登; else the lamp of what is open.
 */
export type ItemState =
  | 'exempt'
  | 'returned'
  | 'closed'
  | 'toVerify'
  | 'registered'
  | 'reported'
  | Exclude<Lamp, 'exempt' | 'onTime' | 'late' | 'breach'>;

/** What stands beside the state of an item: 迟 for ever, 延期, 提前, 催, 撤早, 退回. */
export type ItemMark = 'late' | 'extended' | 'early' | 'pressed' | 'breach' | 'returned';

/** duty x unit x period with its due date (应办). Derived from facts, never stored. */
export interface Occurrence {
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly unitId: UnitId;
  readonly role: PartyRole;
  readonly period: Period;
  /** After an extension; for continuous duties the review date. */
  readonly dueOn: PlainDate | undefined;
  /** The date by the rule alone, where an extension moved it. */
  readonly originalDueOn?: PlainDate;
  readonly extensionId?: ExtensionId;
  readonly exemptionId?: ExemptionId;
  /** The last working day on or before the due date. */
  readonly advisedOn: PlainDate | undefined;
  /** The due date was reckoned with a year whose State Council notice is not loaded. */
  readonly provisional: boolean;
  readonly lamp: Lamp;
  readonly tally: Tally;
  /** Where it stands in the working ledger. */
  readonly state: ItemState;
  /** Pieces wanted and pieces done: 1 and 0 or 1, but for quotas. */
  readonly needed: number;
  readonly done: number;
  readonly fulfilmentIds: readonly FulfilmentId[];
  /** The day on which the (last needed) piece was done. */
  readonly doneOn: PlainDate | undefined;
  /** 提前: some of it was done before its period began, or before the event that it follows. */
  readonly early?: true;
  /** 迟, of what counts: it was done after its due day, whatever came of it since. */
  readonly late?: true;
  /** Of a case: what it came to, in Chinese (予以公开). */
  readonly result?: string;
  /** 撤早: something of it was taken down before its time, whatever came in its place. */
  readonly breached?: true;
  /** What the office last found, where nothing was registered after it. */
  readonly verification?: Verification;
  /** 退回: how often it was returned. */
  readonly returns?: number;
  /** 此前, of a duty that would not have counted then either: a review of what is reported, the office's own. In no figure of 此前. */
  readonly aside?: true;
}
