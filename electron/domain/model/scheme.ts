import type { IndicatorId, UnitId } from '../brand.ts';
import type { Points } from '../points.ts';

/** How an indicator is scored; DOMAIN.md "Scoring". */
export type IndicatorRule = 'disclosureOnTime' | 'measuresDone' | 'submissionsMet' | 'manual';

export interface Indicator {
  readonly id: IndicatorId;
  readonly name: string;
  readonly rule: IndicatorRule;
  /** Full marks. */
  readonly full: Points;
}

/** 考核方案: how the year is scored. Weight in percent, at least 4; base of the overall assessment 100 or 1,000 points. */
export interface Scheme {
  readonly version: number;
  readonly indicators: readonly Indicator[];
  readonly weight: Points;
  readonly base: 100 | 1000;
}

/** A judged indicator's points for one unit, with the reason. */
export interface Judgement {
  readonly unitId: UnitId;
  readonly indicatorId: IndicatorId;
  readonly points: Points;
  readonly reason: string;
}
