import { z } from 'zod';
import type { CountedMonth } from '../domain/assessment/counting.ts';
import type { CountedPeriod } from '../domain/assessment/longerPeriods.ts';
import type { ScoresBeside } from '../domain/assessment/selfScores.ts';
import type { SumWords } from '../domain/assessment/sumWords.ts';
import type { NodeChange } from '../domain/assessment/supposing.ts';
import type { DutyId, SchemeId, SchemeNodeId, UnitClassId, UnitId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { AskedIndicator } from '../domain/fillIn/round.ts';
import type { ClauseRule } from '../domain/model/scoreClause.ts';
import { ADOPTION_LEVELS } from '../domain/model/piece.ts';
import { SCORE_EVENT_TYPES } from '../domain/model/scoreEvent.ts';
import type { ScoreStage } from '../domain/model/scoreProcess.ts';
import type { SchemeSection, SchemeWeight } from '../domain/model/schemeTree.ts';
import type { FactRef } from '../domain/model/treeScore.ts';
import type { YearFrame } from '../domain/model/yearFrame.ts';
import type { Points } from '../domain/points.ts';
import type { ClassQuestion } from '../domain/scoring/checkFacts.ts';
import type { Unplaced } from '../domain/scoring/scoreClass.ts';
import {
  eventDay,
  fillInRoundId,
  query,
  returns,
  schemeNodeId,
  shortText,
  unitClassId,
  unitId,
  year,
} from './define.ts';
import type { OccurrenceView } from './duties.ts';
import { occurrenceKey } from './occurrenceKey.ts';
import type { SchemeVersion } from './schemes.ts';
import type { PieceSourceView } from './submissions.ts';

export type { NodeChange } from '../domain/assessment/supposing.ts';
export type { Points } from '../domain/points.ts';

/** A first-level node of one unit. Rounded for show; totals are computed from exact values and rounded once. */
export interface NodeCell {
  readonly nodeId: SchemeNodeId;
  /** Absent: it does not apply, or nobody has judged. What it earned by itself, before marks of others came to it. */
  readonly points?: Points;
  readonly full: Points;
  /** How it came about: 应办 61，按时 43，迟办 11，逾期 7. */
  readonly basis: string;
  /** Somebody has not judged yet. */
  readonly isProvisional: boolean;
}

export interface ScoreRow {
  readonly unitId: UnitId;
  readonly unit: string;
  /** Equal totals share it; absent where `unplaced` says why. */
  readonly place?: number;
  /** First level, in the scheme's order. */
  readonly cells: readonly NodeCell[];
  /** Two places; absent where nothing applies to the unit yet. */
  readonly total?: Points;
  /** 折算分. */
  readonly contribution?: Points;
  readonly unplaced?: Unplaced;
  /** Why there is no place, in Chinese. */
  readonly unplacedWords?: string;
  readonly grade?: string;
  /** A grade that it misses only because units that are equal cannot all be in it. */
  readonly tiedOutOf?: string;
  /** Base to total, in Chinese, where there is more than a sum. */
  readonly steps: readonly string[];
  /** How the printed total comes of the printed points, where it is more than their sum: a gate, a bound, a veto, marks that went to others. */
  readonly sum?: SumWords;
  /** Signed entries (申诉, 补记) that are in the total of a later version, in Chinese. */
  readonly entries?: readonly string[];
  /** Some node does not apply, and its marks went to others. */
  readonly rebased: boolean;
  /** By how much the printed parts miss the printed total, where nothing but rounding parts them. */
  readonly roundingGap?: Points;
  /** Leaves that wait for a person's judgement: the total is 暂计. */
  readonly unjudged: readonly SchemeNodeId[];
  /** The published figure: what was frozen, and what appeals changed of it; absent while nothing is frozen. */
  readonly published?: {
    readonly total: Points;
    readonly place?: number;
    /** Of the freeze; absent where the class is before the public (公示) and not frozen yet. */
    readonly version?: number;
  };
}

export interface ScoreColumn {
  readonly nodeId: SchemeNodeId;
  readonly name: string;
  readonly full: Points;
  readonly section: SchemeSection;
}

/** A class (考核类别) with its units by place, those without one last. */
export interface ClassScores {
  readonly classId: UnitClassId;
  readonly name: string;
  readonly scheme: SchemeVersion;
  readonly weight: SchemeWeight;
  /** What a full score contributes. */
  readonly most: Points;
  /** First level, in the scheme's order. */
  readonly columns: readonly ScoreColumn[];
  readonly rows: readonly ScoreRow[];
  /** Of the totals of the units that have a place. */
  readonly mean?: Points;
  readonly stage: ScoreStage;
}

export interface AssessmentTable {
  /** 截至: what was done by this day counts, no later than the year's cut-off. */
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
  /** 折算分 is reckoned from the printed total or the exact one. */
  readonly contributionFrom: YearFrame['contributionFrom'];
  /** 截止日后到期, and what was done after the cut-off: in no score. */
  readonly afterCutOff: readonly OccurrenceView[];
  readonly doneAfterCutOff: readonly OccurrenceView[];
  /** Those with units. */
  readonly classes: readonly ClassScores[];
  /** Units that are in two classes or in none. */
  readonly questions: readonly ClassQuestion[];
  /** Of a freeze: its version; absent where the scores are as the facts stand. */
  readonly frozenVersion?: number;
}

/** A fact of a trace, as the screen and papers show it. */
export interface FactView {
  readonly of: FactRef['of'];
  /** The fact's own: of a finding, an event, a piece, a page, a period of 信息报送. */
  readonly id?: string;
  readonly text: string;
  readonly on: PlainDate;
  /** What became of it: 迟办 3 天. */
  readonly said: string;
  /** What it changed; absent where it cost nothing. */
  readonly points?: Points;
  /** How many it stands for, where it is more than one. */
  readonly count?: number;
  readonly occurrence?: OccurrenceView;
  /** The node that charged it (已在…计). */
  readonly byNode?: { readonly nodeId: SchemeNodeId; readonly name: string };
}

export interface ClauseView {
  readonly rule: ClauseRule;
  /** The rule's sentence. */
  readonly sentence: string;
  readonly points: Points;
  /** What it made of the facts, in Chinese. */
  readonly lines: readonly string[];
  /** What points were given or taken for, worst first. */
  readonly counted: readonly FactView[];
  readonly passedOver: readonly FactView[];
  /** What was looked at and cost nothing: how many, and which. */
  readonly well: number;
  readonly wellFacts: readonly FactView[];
  /** What is not due yet. */
  readonly pending: number;
}

/** What a person judged. */
export interface JudgementView {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly schemeId: SchemeId;
  readonly nodeId: SchemeNodeId;
  readonly node: string;
  /** Empty: the office. */
  readonly assessor: string;
  readonly points: Points;
  readonly reason: string;
  readonly basis: string;
  readonly version: number;
  /** The scheme has a later version than it was judged by. */
  readonly isOldVersion: boolean;
}

export interface NodeView {
  readonly nodeId: SchemeNodeId;
  readonly name: string;
  readonly section: SchemeSection;
  readonly kind: 'leaf' | 'branch';
  readonly full: Points;
  /** Absent: it does not apply. What it earned by itself, before marks of others came to it. */
  readonly points?: Points;
  readonly isProvisional: boolean;
  readonly isMet?: boolean;
  /** What was done to its points, in Chinese. */
  readonly steps: readonly string[];
  /** The node in words: its rules, bounds, and where its marks go. */
  readonly lines: readonly string[];
  readonly basis: string;
  readonly clauses: readonly ClauseView[];
  readonly children: readonly NodeView[];
  readonly periods?: readonly {
    readonly label: string;
    readonly points?: Points;
    readonly children: readonly NodeView[];
  }[];
  /** Of a leaf that people judge. */
  readonly judgements?: readonly JudgementView[];
  /** 评分标准, as the scheme's text says it. */
  readonly criteria?: string;
}

/** A period of 信息报送 longer than a month, as a score counts it. */
export interface CountedPeriodView extends Pick<CountedPeriod, 'count' | 'target' | 'charged' | 'met'> {
  readonly dutyId: DutyId;
  readonly content: string;
  /** In Chinese: 2021年第一季度. */
  readonly period: string;
}

/** 信息报送 of a unit, period by period. */
export interface ScoredSubmissions {
  readonly months: readonly CountedMonth[];
  /** Quarters, half-years and years that count beside the months, and the duty that asks for each. */
  readonly longer: readonly CountedPeriodView[];
  /** Duties that ask the unit for pieces: the largest number is the month's target. */
  readonly sources: readonly PieceSourceView[];
}

export interface ScoreDetail {
  readonly classId: UnitClassId;
  readonly className: string;
  readonly row: ScoreRow;
  readonly scheme: SchemeVersion;
  readonly nodes: readonly NodeView[];
  /** Base to total, in Chinese. */
  readonly steps: readonly string[];
  readonly asOf: PlainDate;
  /** Where the scheme counts 信息报送 by period. */
  readonly submissions?: ScoredSubmissions;
}

/** What units claim for themselves in a round, beside the office's scores. */
export interface SelfScoreTable {
  readonly indicators: readonly AskedIndicator[];
  /** The scheme has other indicators or full marks than those that units were asked for. */
  readonly schemeDiffers: boolean;
  readonly asOf: PlainDate;
  /** Classes whose scores are those of a freeze, in Chinese: 镇街为第 1 版定稿的得分. */
  readonly frozen?: readonly string[];
  readonly rows: readonly (ScoresBeside & {
    readonly unitId: UnitId;
    readonly unit: string;
    readonly returned: boolean;
  })[];
}

/** What a unit's score would be if some things were otherwise. */
export interface WhatIf {
  readonly before?: Points;
  readonly after?: Points;
  readonly placeBefore?: number;
  readonly placeAfter?: number;
  readonly gradeBefore?: string;
  readonly gradeAfter?: string;
  /** Nodes whose points move, in the scheme's order. */
  readonly nodes: readonly NodeChange[];
}

/** How a unit stood on a day. */
export interface StateOn {
  readonly asOf: PlainDate;
  readonly total?: Points;
  /** 暂计: something of it was not judged by then. */
  readonly isProvisional?: true;
  readonly place?: number;
}

/** A fact that a leaf counts on one of two days only, or counts otherwise. */
export interface FactChange extends FactView {
  readonly change: 'new' | 'gone' | 'changed';
}

/** What changed of a unit's score between two days: the nodes that moved, and of leaves the facts that moved them. */
export interface Between {
  readonly from: StateOn;
  readonly to: StateOn;
  readonly nodes: readonly (NodeChange & { readonly facts: readonly FactChange[] })[];
}

/** A class at a moment: a unit's total and place, the mean and the best of all that have a total. */
export interface SeriesPoint {
  readonly total?: Points;
  /** 暂计: the unit's total, or where no unit is asked for any of them. */
  readonly isProvisional?: true;
  readonly mean?: Points;
  readonly best?: Points;
  readonly place?: number;
  /** How many units have a total. */
  readonly of: number;
}

/** A class over the months of a year, by what was known at their ends, and over the years, as published where they are frozen. */
export interface ScoreSeries {
  readonly months: readonly (SeriesPoint & { readonly month: number; readonly asOf: PlainDate })[];
  readonly years: readonly (SeriesPoint & {
    readonly year: Year;
    /** What the scheme's total was, so that years can be set beside each other. */
    readonly outOf: Points;
    readonly isFrozen: boolean;
  })[];
}

/** The totals of a class as they stood at the end of the month before that of its figures. */
export interface MonthBefore {
  /** Absent in January: nothing of the year stands before it. */
  readonly asOf?: PlainDate;
  readonly totals: readonly { readonly unitId: UnitId; readonly total: Points; readonly isProvisional?: true }[];
}

export interface HonourView {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly place: number;
  /** In Chinese: 总分 92.50, 比上年提高 3.20 分，前进 2 名. */
  readonly words: string;
}

/** Whom the figures propose for honours: 综合, 进步, 单项. Published figures where the class is frozen. */
export interface Honours {
  readonly overall: readonly HonourView[];
  readonly progress: readonly HonourView[];
  /** Of the leaf that was named. */
  readonly special: readonly HonourView[];
}

const points = z.string().regex(/^-?\d{1,4}(\.\d{1,4})?$/, '应为不超过四位小数的数字');

export const assessment = {
  'assessment.table': query(z.strictObject({ year }), returns<AssessmentTable>()),
  /** `classId`: of a unit that is in several. */
  'assessment.unit': query(
    z.strictObject({ year, unitId, classId: unitClassId.exactOptional() }),
    returns<ScoreDetail>(),
  ),
  /** What a unit's score would be if things owed came out otherwise, events were added, leaves judged otherwise. Nothing is written. */
  'assessment.whatIf': query(
    z.strictObject({
      year,
      unitId,
      changes: z
        .array(z.strictObject({ occurrence: occurrenceKey, outcome: z.enum(['onTime', 'late', 'missing', 'exempt']) }))
        .max(5000),
      events: z
        .array(
          z.strictObject({
            on: eventDay,
            type: z.enum(SCORE_EVENT_TYPES),
            name: shortText.default(''),
            level: z.enum(ADOPTION_LEVELS).nullable().default(null),
            organ: z.enum(['government', 'office']).nullable().default(null),
            outlet: shortText.default(''),
            matter: shortText.default(''),
          }),
        )
        .max(200)
        .default([]),
      judgements: z
        .array(z.strictObject({ nodeId: schemeNodeId, points }))
        .max(500)
        .default([]),
    }),
    returns<WhatIf>(),
  ),
  'assessment.between': query(z.strictObject({ year, unitId, from: eventDay, to: eventDay }), returns<Between>()),
  'assessment.series': query(
    z.strictObject({ year, classId: unitClassId, unitId: unitId.exactOptional() }),
    returns<ScoreSeries>(),
  ),
  'assessment.monthBefore': query(z.strictObject({ year, classId: unitClassId }), returns<MonthBefore>()),
  /** `most`: how many places of each; `nodeId`: what 单项 is for. */
  'assessment.honours': query(
    z.strictObject({
      year,
      classId: unitClassId,
      most: z.int().min(1).max(100).default(3),
      nodeId: schemeNodeId.exactOptional(),
    }),
    returns<Honours>(),
  ),
  /** The points that units claim for themselves in a round (自评), beside the office's scores. */
  'assessment.selfScores': query(z.strictObject({ roundId: fillInRoundId }), returns<SelfScoreTable>()),
};
