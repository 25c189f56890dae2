import type { UnitId, Year } from '../brand.ts';
import type { Judgement, Scheme } from './scheme.ts';
import type { Duty } from './duty.ts';
import type { Exemption, Extension, Fulfilment, Trigger } from './registrations.ts';
import type { MonthDay } from '../dates/monthDay.ts';
import type { Unit, UnitGroup } from './unit.ts';

/** A month's count of submissions (信息报送) of one unit. */
export interface SubmissionCount {
  readonly unitId: UnitId;
  /** 1 to 12. */
  readonly month: number;
  readonly count: number;
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
  /** The year's days on which duties without a deadline are looked at (检查节点), in order. */
  readonly reviewDates: readonly MonthDay[];
  readonly submissions: readonly SubmissionCount[];
  /** Pieces wanted of every unit in every month. */
  readonly submissionTarget: number;
  readonly scheme: Scheme;
  readonly judgements: readonly Judgement[];
}
