import { z } from 'zod';
import type {
  SchemeNodeId,
  ScoreAppealId,
  ScoreFreezeId,
  ScoreNoticeId,
  UnitClassId,
  UnitId,
} from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import {
  APPEAL_OUTCOMES,
  NOTICE_ENDS,
  SCORE_STAGES,
  type ScoreAppeal,
  type ScoreNotice,
  type ScoreStage,
} from '../domain/model/scoreProcess.ts';
import type { Points } from '../domain/points.ts';
import type { ClassScores, NodeChange, ScoreDetail } from './assessment.ts';
import {
  command,
  download,
  eventDay,
  longText,
  query,
  requiredText,
  returns,
  schemeNodeId,
  scoreAppealId,
  scoreFreezeId,
  shortText,
  unitClassId,
  unitId,
  year,
} from './define.ts';

/** A freeze (定稿) of a class. */
export interface FreezeView {
  readonly id: ScoreFreezeId;
  readonly version: number;
  /** ISO instant. */
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly reason: string;
  readonly className: string;
  readonly schemeName: string;
  readonly schemeVersion: number;
  readonly units: number;
  /** As they were made. */
  readonly papers: readonly { readonly name: string; readonly hash: string }[];
  /** How many files of evidence it names by their hash. */
  readonly evidence: number;
}

/** A freeze that was taken back: it counts for nothing, and its number is not used again. */
export interface WithdrawnFreezeView
  extends Pick<FreezeView, 'id' | 'version' | 'frozenAt' | 'frozenBy' | 'reason' | 'className'> {
  /** ISO instant. */
  readonly withdrawnAt: string;
}

/** A notice (公示) of a class; as long as it is on, the class is locked as by a freeze. */
export interface NoticeView extends Omit<ScoreNotice, 'year' | 'classId' | 'className'> {
  readonly isOn: boolean;
}

/** Where a unit was frozen otherwise than it stood before the public: by facts that came since, and by entries. */
export interface NoticeDifference {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly noticed?: Points;
  readonly frozen?: Points;
  /** With its sign. */
  readonly entered?: Points;
  readonly nodes: readonly NodeChange[];
}

export interface AppealView extends ScoreAppeal {
  readonly unit: string;
  readonly node?: string;
  /** The version of the freeze that has it in; it cannot be changed any more. */
  readonly inVersion?: number;
}

/** What keeps a class from being frozen. In Chinese. */
export interface FreezeHindrance {
  readonly kind: 'unjudged' | 'classes' | 'appeals' | 'nothingNew' | 'empty';
  readonly words: string;
  readonly unitIds: readonly UnitId[];
  readonly nodeIds?: readonly SchemeNodeId[];
}

/** Where a unit stands now otherwise than it was frozen, or put before the public: facts came since. They change nothing that is published. */
export interface LiveDifference {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly frozen?: Points;
  readonly live?: Points;
  /** `before`: frozen; `after`: live. */
  readonly nodes: readonly NodeChange[];
}

/** What is published of a unit: its total as it was frozen, or put before the public, with the signed entries since. */
export interface PublishedRow {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly frozen?: Points;
  /** What the entries come to, with their sign. */
  readonly entered?: Points;
  readonly total?: Points;
  readonly contribution?: Points;
  readonly place?: number;
  readonly grade?: string;
  readonly tiedOutOf?: string;
}

/** How far the assessment of a class is. */
export interface ClassProcess {
  readonly classId: UnitClassId;
  readonly name: string;
  readonly stage: ScoreStage;
  /** Latest first. */
  readonly freezes: readonly FreezeView[];
  /** Latest first. */
  readonly withdrawn: readonly WithdrawnFreezeView[];
  /** Latest first; the first is on or over, unless it was withdrawn. */
  readonly notices: readonly NoticeView[];
  /** The number that the next freeze would have. */
  readonly nextVersion: number;
  readonly appeals: readonly AppealView[];
  /** As long as there are any, it cannot be frozen (again). */
  readonly hindrances: readonly FreezeHindrance[];
  /** As long as there are any, its figures cannot be put before the public. */
  readonly noticeHindrances: readonly FreezeHindrance[];
  /** What to know before it is frozen for the first time, which hinders nothing. In Chinese. */
  readonly notes: readonly string[];
  /** Of a class that is frozen, or whose notice was put up. */
  readonly published?: readonly PublishedRow[];
  readonly differences: readonly LiveDifference[];
}

/** A frozen class as it was stored; nothing of it is reckoned anew. */
export interface FrozenView {
  readonly freeze: FreezeView;
  readonly table: ClassScores;
  readonly details: readonly ScoreDetail[];
  /** Files of evidence that its figures rest on. */
  readonly evidence: readonly { readonly hash: string; readonly name: string }[];
  /** Appeals and entries that are in it. */
  readonly appeals: readonly ScoreAppealId[];
  /** Of a first version whose figures were before the public: what became of them since. */
  readonly sinceNotice?: {
    readonly since: PlainDate;
    readonly until: PlainDate;
    readonly units: readonly NoticeDifference[];
  };
  /** Against the version before: units whose published figure the entries moved. */
  readonly moved: readonly {
    readonly unitId: UnitId;
    readonly unit: string;
    readonly before?: Points;
    readonly after?: Points;
  }[];
}

/** No more than two decimals: a published figure has two. */
const entered = z
  .string()
  .trim()
  .regex(/^-?\d{1,4}(\.\d{1,2})?$/u, '应为不超过两位小数的数字');

export const scoreProcess = {
  'scoreProcess.ofYear': query(z.strictObject({ year }), returns<{ readonly classes: readonly ClassProcess[] }>()),
  /** 起草, 自评, 审核; 公示 and 定稿 are reached by what stores their figures alone. */
  'scoreProcess.setStage': command(
    z.strictObject({
      year,
      classId: unitClassId,
      stage: z.enum(SCORE_STAGES),
      since: eventDay.exactOptional(),
      until: eventDay.nullable().default(null),
    }),
    returns<object>(),
  ),
  /**
   * Puts the figures of a class before the public, as they stand; until its last day they stay as published, and the class is locked as by a freeze. It
   * stays on record: no undo.
   */
  'scoreProcess.startNotice': command(
    z.strictObject({
      year,
      classId: unitClassId,
      since: eventDay.exactOptional(),
      until: eventDay,
      by: requiredText,
      reason: shortText.default(''),
    }),
    returns<{ readonly id: ScoreNoticeId }>(),
  ),
  /** Ends a notice before its last day, or withdraws it, so that nothing of it holds. It stays on record: no undo. */
  'scoreProcess.endNotice': command(
    z.strictObject({ year, classId: unitClassId, how: z.enum(NOTICE_ENDS), by: requiredText, reason: requiredText }),
    returns<object>(),
  ),
  /** Freezes a class: version 1 from the facts as they stand and the entries since its notice, later ones from the version before and the entries since. */
  'scoreProcess.freeze': command(
    z.strictObject({ year, classId: unitClassId, by: requiredText, reason: shortText.default('') }),
    returns<{ readonly id: ScoreFreezeId; readonly version: number }>(),
  ),
  'scoreProcess.frozen': query(z.strictObject({ freezeId: scoreFreezeId }), returns<FrozenView>()),
  /** A paper as it was made when it was frozen. */
  'scoreProcess.paper': download(z.strictObject({ freezeId: scoreFreezeId, name: z.string().max(300) })),
  /**
   * The draft of 考核情况通报 as a Word file, of one class or of all; the job ends with a `fileId`. Published figures where a class is frozen, else those
   * that stand.
   */
  'scoreProcess.circular': query(
    z.strictObject({ year, classId: unitClassId.exactOptional() }),
    returns<{ readonly jobId: string }>(),
  ),
  'scoreProcess.lodgeAppeal': command(
    z.strictObject({
      year,
      classId: unitClassId,
      unitId,
      nodeId: schemeNodeId.nullable().default(null),
      lodgedOn: eventDay,
      claim: longText.min(1, '不能为空'),
      claimed: entered.exactOptional(),
      basis: shortText.default(''),
    }),
    returns<{ readonly id: ScoreAppealId }>(),
  ),
  /**
   * What came of an appeal. Granted ones move the published figure by `points`, with their sign. Of one that is decided already it is refused with
   * `conflict` until `confirmed`.
   */
  'scoreProcess.decideAppeal': command(
    z.strictObject({
      id: scoreAppealId,
      outcome: z.enum(APPEAL_OUTCOMES),
      points: entered,
      on: eventDay,
      by: requiredText,
      reason: requiredText,
      confirmed: z.boolean().exactOptional(),
    }),
    returns<object>(),
  ),
  /** What the office enters beside a frozen figure by itself, such as an event that came to be known later. */
  'scoreProcess.addEntry': command(
    z.strictObject({
      year,
      classId: unitClassId,
      unitId,
      nodeId: schemeNodeId.nullable().default(null),
      on: eventDay,
      points: entered,
      by: requiredText,
      reason: requiredText,
      basis: shortText.default(''),
    }),
    returns<{ readonly id: ScoreAppealId }>(),
  ),
  'scoreProcess.removeAppeal': command(z.strictObject({ id: scoreAppealId }), returns<object>()),
};
