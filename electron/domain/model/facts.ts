import type { UnitId, Year } from '../brand.ts';
import type { Verification } from './ledger.ts';
import type { Piece } from './piece.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';
import type { Duty } from './duty.ts';
import type { Exemption, Extension, Fulfilment, Trigger } from './registrations.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { MonthDay } from '../dates/monthDay.ts';
import type { Unit, UnitGroup } from './unit.ts';
import type { CaseFacts, CaseLimits } from './caseRecord.ts';
import type { FeeEffect, RequestFacts } from './request.ts';
import type { YearFrame } from './yearFrame.ts';

/** A month's count of submissions (信息报送) of one unit. */
export interface SubmissionCount {
  readonly unitId: UnitId;
  /** 1 to 12. */
  readonly month: number;
  readonly count: number;
}

/** What a round of fill-in books asked of a unit, by when, and what was not answered since. */
export interface AwaitedReply extends OccurrenceKey {
  readonly replyBy: PlainDate;
}

/** Everything stored that a year's figures derive from. Calendar, ledger and score read the same facts, so they cannot disagree. */
export interface YearFacts {
  readonly year: Year;
  readonly units: readonly Unit[];
  readonly groups: readonly UnitGroup[];
  readonly duties: readonly Duty[];
  readonly triggers: readonly Trigger[];
  readonly fulfilments: readonly Fulfilment[];
  readonly extensions: readonly Extension[];
  readonly exemptions: readonly Exemption[];
  readonly verifications: readonly Verification[];
  /** What units said in fill-in books to be done (已完成). */
  readonly saidDone: readonly OccurrenceKey[];
  /** The year's days on which duties without a deadline are looked at (检查节点), in order. */
  readonly reviewDates: readonly MonthDay[];
  readonly submissions: readonly SubmissionCount[];
  /** 信息报送 one by one, those of the year's days. */
  readonly pieces: readonly Piece[];
  /** Pieces wanted of every unit in every month. */
  readonly submissionTarget: number;
  readonly frame: YearFrame;
  /** 启用日: what fell due before it is 此前. Absent: the ledger is kept here from the beginning. */
  readonly inUseFrom?: PlainDate;
  /** What rounds asked for and units have not answered. */
  readonly awaited: readonly AwaitedReply[];
  /** The register of disclosure requests, of all years: a case belongs to the year in which its answer is due. */
  readonly requests: readonly RequestFacts[];
  /** What a fee notice does to the time for an answer, as the office has said. */
  readonly feeEffect?: FeeEffect;
  /** The other registers, of all years: a case belongs to the year in which it is due. */
  readonly cases: readonly CaseFacts[];
  /** The time limits that the office has set for them. */
  readonly caseLimits: CaseLimits;
  /** The years that are kept here, earliest first. */
  readonly keptYears: readonly Year[];
}
