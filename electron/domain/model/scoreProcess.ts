import type { SchemeNodeId, ScoreAppealId, ScoreNoticeId, UnitClassId, UnitId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Points } from '../points.ts';

/** How far a class's assessment is: 起草, 单位自评, 审核, 公示, 定稿. */
export const SCORE_STAGES = ['draft', 'selfScore', 'review', 'notice', 'final'] as const;

export type ScoreStageName = (typeof SCORE_STAGES)[number];

/** Where a class stands, and since when. */
export interface ScoreStage {
  readonly stage: ScoreStageName;
  readonly since?: PlainDate;
  /** The last day of it: of self-scores and of 公示. */
  readonly until?: PlainDate;
  /** The latest freeze. */
  readonly frozen?: { readonly version: number; readonly at: string; readonly by: string };
}

/** How a notice (公示) came to an end before its last day: over, or withdrawn, so that nothing of it holds. */
export const NOTICE_ENDS = ['ended', 'withdrawn'] as const;

export type NoticeEnd = (typeof NOTICE_ENDS)[number];

/** The figures of a class before the public: from when to when, who put them there, and what became of it. */
export interface ScoreNotice {
  readonly id: ScoreNoticeId;
  readonly year: Year;
  readonly classId: UnitClassId;
  readonly className: string;
  readonly since: PlainDate;
  /** The last day. */
  readonly until: PlainDate;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly reason: string;
  /** Absent where it lasts, or lasted, to its last day. */
  readonly end?: {
    readonly how: NoticeEnd;
    readonly on: PlainDate;
    readonly by: string;
    readonly reason: string;
  };
}

/** Whether units may still object to it, and what it is about is locked: from when it was put up to its last day. */
export function isNoticeOn({ until, end }: Pick<ScoreNotice, 'until' | 'end'>, today: PlainDate): boolean {
  return end === undefined && today <= until;
}

/** What came of an appeal: granted, granted in part, turned down. */
export const APPEAL_OUTCOMES = ['upheld', 'partly', 'rejected'] as const;

export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** What was decided, by whom and when; the only thing that changes a published figure. `points` has a sign; 0 where it was turned down. */
export interface AppealDecision {
  readonly outcome: AppealOutcome;
  readonly points: Points;
  readonly on: PlainDate;
  readonly by: string;
  readonly reason: string;
}

/** A unit's appeal (申诉) against a frozen score, or one that is before the public; `entry`: what the office itself enters beside it, such as an event that came to be known later. */
export interface ScoreAppeal {
  readonly id: ScoreAppealId;
  readonly year: Year;
  readonly classId: UnitClassId;
  readonly unitId: UnitId;
  /** What it is about; absent: the whole score. */
  readonly nodeId?: SchemeNodeId;
  readonly kind: 'appeal' | 'entry';
  readonly lodgedOn: PlainDate;
  readonly claim: string;
  /** What the unit asks for, with its sign. */
  readonly claimed?: Points;
  /** The document that shows it. */
  readonly basis: string;
  readonly decision?: AppealDecision;
  /** The notice whose figures it is about; absent where the class was frozen. */
  readonly noticeId?: ScoreNoticeId;
  /** Its notice was withdrawn: it counts for nothing. */
  readonly isVoid?: boolean;
}
