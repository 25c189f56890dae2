import type { CaseId, UnitId } from '../brand.ts';
import type { ClockTime } from '../dates/clockTime.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/**
 * The registers beside that of disclosure requests, each with a clock of its own: 公众留言, 舆情, 征求意见, 公告, 建议提案, 政策文件, 活动. What each
 * of them holds, and in which order, is told by its definition (`REGISTER_DEFINITIONS`).
 */
export const CASE_REGISTERS = [
  'messages',
  'opinions',
  'consultations',
  'notices',
  'proposals',
  'documents',
  'events',
] as const;

export type CaseRegister = (typeof CASE_REGISTERS)[number];

/** What happens to a case. Which of them a register knows is told by its definition. */
export type CaseStepKind =
  | 'received'
  | 'found'
  | 'opened'
  | 'posted'
  | 'issued'
  | 'planned'
  | 'held'
  | 'assigned'
  | 'judged'
  | 'answered'
  | 'noAnswer'
  | 'published'
  | 'notPublished'
  | 'closed'
  | 'adopted'
  | 'takenDown'
  | 'interpreted'
  | 'cleaned'
  | 'cancelled';

/** A day, and where the register keeps instants the time of it in China. */
export interface Moment {
  readonly on: PlainDate;
  readonly at?: ClockTime;
}

/** Something that happened to a case. Its texts (note, paper, address) are apart. */
export interface CaseStep extends Moment {
  readonly kind: CaseStepKind;
  /** A second day: by when it is to be answered, until when it stays, for which day it is planned. */
  readonly until?: PlainDate;
  /** The unit that it is given to. */
  readonly unitId?: UnitId;
  /** One of the choices that its kind has. */
  readonly choice?: string;
  /** How many: opinions received, people there. */
  readonly count?: number;
  /** A reason is on record with it. */
  readonly isReasoned?: true;
}

/** What is said of a case beside its title, by the key of the field. */
export type CaseFields = Readonly<Record<string, string>>;

/** Free texts of a step. */
export interface CaseStepTexts {
  /** The reason, or what else there is to say. */
  readonly note: string;
  /** Where it was published. */
  readonly link: string;
}

export const NO_STEP_TEXTS: CaseStepTexts = { note: '', link: '' };

/** A case as figures derive from it: nothing of it is private. */
export interface CaseFacts {
  readonly id: CaseId;
  readonly register: CaseRegister;
  /** What stands for it everywhere; no two of a register have the same. */
  readonly number: string;
  /** The unit that answers for it. */
  readonly unitId: UnitId;
  /** Units that work on it with that one (会办). */
  readonly coUnits: readonly UnitId[];
  /** Empty where it is private. */
  readonly title: string;
  /** Without those that are private. */
  readonly fields: CaseFields;
  /** In the order of their moments; of one moment in the order of recording. */
  readonly steps: readonly CaseStep[];
}

/** The time limits that the office can set for its registers. */
export const LIMIT_KEYS = [
  'messageAnswer',
  'opinionJudge',
  'opinionAnswer',
  'consultationOpen',
  'consultationAdopted',
  'noticeKept',
  'proposalAnswer',
  'documentInterpreted',
] as const;

export type LimitKey = (typeof LIMIT_KEYS)[number];

export type LimitUnit = 'workday' | 'day' | 'hour' | 'month';

/** A limit from a day on; the one without a day holds from the beginning. Cases keep the limit of their day 0. */
export interface LimitVersion {
  readonly from?: PlainDate;
  readonly n: number;
  /** 依据. */
  readonly source: string;
}

/** What the office has set, earliest first; a key that is not there has its default alone. */
export type CaseLimits = Readonly<Partial<Record<LimitKey, readonly LimitVersion[]>>>;
