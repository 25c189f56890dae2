import { z } from 'zod';
import type { CountedMonth } from '../domain/assessment/counting.ts';
import type { CountedPeriod } from '../domain/assessment/longerPeriods.ts';
import type { ScoresBeside } from '../domain/assessment/selfScores.ts';
import type { DutyId, SchemeId, SchemeNodeId, UnitClassId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { AskedIndicator } from '../domain/fillIn/round.ts';
import type { ClauseRule } from '../domain/model/scoreClause.ts';
import type { ScoreStage } from '../domain/model/scoreProcess.ts';
import type { SchemeSection, SchemeWeight } from '../domain/model/schemeTree.ts';
import type { FactRef } from '../domain/model/treeScore.ts';
import type { YearFrame } from '../domain/model/yearFrame.ts';
import type { Points } from '../domain/points.ts';
import type { ClassQuestion } from '../domain/scoring/checkFacts.ts';
import type { Unplaced } from '../domain/scoring/scoreClass.ts';
import {
  command,
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
  /** Some node does not apply, and its marks went to others. */
  readonly rebased: boolean;
  /** By how much the printed parts miss the printed total, where nothing but rounding parts them. */
  readonly roundingGap?: Points;
  /** Leaves that wait for a person's judgement: the total is 暂计. */
  readonly unjudged: readonly SchemeNodeId[];
  /** The published figure: what was frozen, and what appeals changed of it; absent while nothing is frozen. */
  readonly published?: { readonly total: Points; readonly place?: number; readonly version: number };
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
  /** The fact's own: of a finding, an event, a piece, a page. */
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
  readonly rows: readonly (ScoresBeside & {
    readonly unitId: UnitId;
    readonly unit: string;
    readonly returned: boolean;
  })[];
}

const points = z.string().regex(/^-?\d{1,4}(\.\d{1,4})?$/, '应为不超过四位小数的数字');

export const assessment = {
  'assessment.table': query(z.strictObject({ year }), returns<AssessmentTable>()),
  /** `classId`: of a unit that is in several. */
  'assessment.unit': query(
    z.strictObject({ year, unitId, classId: unitClassId.exactOptional() }),
    returns<ScoreDetail>(),
  ),
  /** The points that units claim for themselves in a round (自评), beside the office's scores. */
  'assessment.selfScores': query(z.strictObject({ roundId: fillInRoundId }), returns<SelfScoreTable>()),
  /** Points of a judged leaf, within its bounds, with the reason. `null` takes the judgement back. */
  'assessment.judge': command(
    z.strictObject({ year, unitId, nodeId: schemeNodeId, points: points.nullable(), reason: shortText }),
    returns<object>(),
  ),
};
