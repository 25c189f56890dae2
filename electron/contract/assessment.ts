import { z } from 'zod';
import type { CountedMonth } from '../domain/assessment/counting.ts';
import type { CountedPeriod } from '../domain/assessment/longerPeriods.ts';
import type { Verdict } from '../domain/assessment/indicators.ts';
import type { ScoresBeside } from '../domain/assessment/selfScores.ts';
import type { AskedIndicator } from '../domain/fillIn/round.ts';
import type { YearFrame } from '../domain/model/yearFrame.ts';
import type { Points } from '../domain/points.ts';
import type { Scheme } from '../domain/model/scheme.ts';
import type { DutyId, IndicatorId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import { command, fillInRoundId, indicatorId, query, returns, shortText, unitId, year } from './define.ts';
import type { OccurrenceView } from './duties.ts';
import type { PieceSourceView } from './submissions.ts';

/** The scheme travels as it is stored. */
export type { Indicator, Scheme } from '../domain/model/scheme.ts';
export type { Points } from '../domain/points.ts';

/** One indicator of one unit. `points` is rounded for show; totals are computed from exact values and rounded once. */
export interface IndicatorScore {
  readonly indicatorId: IndicatorId;
  /** `undefined` where the indicator does not apply to the unit, or a manual one has not been judged. */
  readonly points: Points | undefined;
  readonly full: Points;
  /** How it came about: 应办 61，按时 43，迟办 11，逾期 7. */
  readonly basis: string;
}

export interface ScoreRow {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly rank: number | undefined;
  readonly scores: readonly IndicatorScore[];
  /** Out of 100, two places; `undefined` where nothing applies to the unit yet. */
  readonly total: Points | undefined;
  /** total x base / 100 x weight. */
  readonly contribution: Points | undefined;
  readonly rebased: boolean;
  /** By how much the printed parts miss the printed total, where nothing but rounding parts them. */
  readonly roundingGap?: Points;
  /** Why the unit is not ranked (不排名), in Chinese. */
  readonly unranked?: string;
}

export interface AssessmentTable {
  readonly scheme: Scheme;
  /** 截至: what was done by this day counts, no later than the year's cut-off. */
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
  /** 折算分 is reckoned from the printed total or the exact one. */
  readonly contributionFrom: YearFrame['contributionFrom'];
  /** 截止日后到期, and what was done after the cut-off: in no score. */
  readonly afterCutOff: readonly OccurrenceView[];
  readonly doneAfterCutOff: readonly OccurrenceView[];
  readonly groups: readonly { readonly kind: UnitKind; readonly rows: readonly ScoreRow[] }[];
}

/** A period of 信息报送 longer than a month, as a score counts it. */
export interface CountedPeriodView extends Pick<CountedPeriod, 'count' | 'target' | 'charged' | 'met'> {
  readonly dutyId: DutyId;
  readonly content: string;
  /** In Chinese: 2021年第一季度. */
  readonly period: string;
}

export interface ScoreDetail {
  readonly row: ScoreRow;
  readonly scheme: Scheme;
  /** The occurrences each indicator counted, worst first. */
  readonly evidence: readonly {
    readonly indicatorId: IndicatorId;
    readonly counted: readonly (OccurrenceView & {
      readonly verdict: Verdict;
    })[];
    readonly months?: readonly CountedMonth[];
    /** Quarters, half-years and years of 信息报送 that count beside the months, and the duty that asks for each. */
    readonly longer?: readonly CountedPeriodView[];
    /** Duties that ask the unit for pieces: the largest number is the month's target. */
    readonly sources?: readonly PieceSourceView[];
    readonly manual?: { readonly points: Points; readonly reason: string };
  }[];
}

/** What units claim for themselves in a round, beside the office's scores. */
export interface SelfScoreTable {
  readonly indicators: readonly AskedIndicator[];
  /** The scheme has other indicators or full marks than those that units were asked for. */
  readonly schemeDiffers: boolean;
  readonly asOf: PlainDate;
  readonly rows: readonly (ScoresBeside & {
    readonly unitId: UnitId;
    readonly unit: string;
    readonly returned: boolean;
  })[];
}

const points = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, '应为不超过两位小数的数字');

export const assessment = {
  'assessment.table': query(z.strictObject({ year }), returns<AssessmentTable>()),
  'assessment.unit': query(z.strictObject({ year, unitId }), returns<ScoreDetail>()),
  /** The points that units claim for themselves in a round (自评), beside the office's scores. */
  'assessment.selfScores': query(z.strictObject({ roundId: fillInRoundId }), returns<SelfScoreTable>()),
  /** Points of a judged indicator, 0 to its full marks, with the reason. `null` takes the judgement back. */
  'assessment.judge': command(
    z.strictObject({ year, unitId, indicatorId, points: points.nullable(), reason: shortText }),
    returns<object>(),
  ),
  /** Full marks per indicator (they must sum to 100), weight (refused below 4) and base. Makes a new version of the scheme. */
  'assessment.saveScheme': command(
    z.strictObject({
      year,
      weight: points,
      base: z.union([z.literal(100), z.literal(1000)]),
      indicators: z
        .array(z.strictObject({ id: indicatorId, name: shortText.min(1, '不能为空'), full: points }))
        .min(1)
        .max(50),
      /** Where full marks of a judged indicator change: its judged points stay, or grow and shrink with them. Asked for with `conflict`. */
      judgements: z.enum(['keep', 'scale']).exactOptional(),
    }),
    returns<object>(),
  ),
};
