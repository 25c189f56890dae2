import type { DutyId, SchemeNodeId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Points } from '../points.ts';
import type { DutyKind, PartyRole } from './duty.ts';
import type { FindingSource } from './finding.ts';
import type { AdoptionLevel } from './piece.ts';
import type { EventLevel, EventOrgan, ScoreEventType } from './scoreEvent.ts';
import type { DayCount, TriggerEvent } from './timeRule.ts';

/**
 * What can be asked of a thing owed. Of its timing, one of `onTime`, `late`, `missing` (`done`: one of the first two; `due`: whichever, which is no
 * fault of timing); the others stand beside it:
 * `early` before its period began or before day 0, `returned` by the office, `returnedLate` returned and not put right by the day set for it,
 * `breach` taken down before its time.
 */
export const OUTCOMES = [
  'onTime',
  'late',
  'missing',
  'done',
  'due',
  'early',
  'returned',
  'returnedLate',
  'breach',
] as const satisfies readonly string[];

export type OutcomeWord = (typeof OUTCOMES)[number];

/** How late something is: more than so many days, no more than so many. What is missing is late by the days up to the score's. */
export interface LateBy {
  readonly days: DayCount;
  readonly over?: number;
  readonly upTo?: number;
}

/** One of `any`, every one of `also`, none of `without`. What is not due yet is never asked. */
export interface OutcomeTest {
  readonly any: readonly OutcomeWord[];
  readonly also?: readonly OutcomeWord[];
  readonly without?: readonly OutcomeWord[];
  /** `late` (in `done` too) and `missing` are asked of what is late by so much alone. */
  readonly lateBy?: LateBy;
}

/** Days that count, both of them; of what is owed by the day it falls due, or by what it covers (所属期). */
export interface SelectedPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly by: 'due' | 'covers';
}

/** Which of the things owed a rule looks at: those that fit every list that is there. `all`: every one, said in so many words. */
export interface Selector {
  readonly all?: true;
  readonly kinds?: readonly DutyKind[];
  readonly duties?: readonly DutyId[];
  readonly tags?: readonly string[];
  readonly roles?: readonly PartyRole[];
  readonly periods?: readonly SelectedPeriod[];
  readonly events?: readonly TriggerEvent[];
  readonly columns?: readonly string[];
  /** How requests were decided (依申请公开处理结果). */
  readonly results?: readonly string[];
}

/** What is counted, one by one. */
export type Counting =
  | {
      readonly of: 'pieces';
      readonly channels?: readonly string[];
      /** Only those that one of the levels took up. */
      readonly levels?: readonly AdoptionLevel[];
      readonly adopted?: true;
      readonly late?: true;
    }
  | { readonly of: 'occurrences'; readonly select: Selector; readonly when: OutcomeTest }
  | {
      readonly of: 'events';
      readonly types: readonly ScoreEventType[];
      readonly levels?: readonly EventLevel[];
      /** By the event's own name; of types that the list does not know. */
      readonly names?: readonly string[];
    }
  | {
      readonly of: 'findings';
      readonly sources?: readonly FindingSource[];
      readonly notRectified?: true;
      /** Only those that are settled (已整改, 已说明). */
      readonly rectified?: true;
    }
  | { readonly of: 'elements'; readonly elements: readonly string[] }
  | { readonly of: 'publications'; readonly columns: readonly string[] }
  /** A figure that a person typed or a sheet brought, by its name. */
  | { readonly of: 'figure'; readonly name: string };

/** So many of something, or more. */
export interface CountTest {
  readonly count: Counting;
  readonly atLeast: number;
  /** Not things are counted but periods one after the other in which any came about (连续两个季度). */
  readonly inARow?: CountPeriod;
}

/** Of a duty that several answer for: full to each, the lead alone, or by shares (100 : 50). */
export type Joint =
  | { readonly kind: 'full' }
  | { readonly kind: 'leadOnly' }
  | { readonly kind: 'shares'; readonly lead: Points; readonly support: Points };

/** From so many percent on, so many percent of the mark; the lower bound is included. */
export interface Tier {
  readonly from: Points;
  readonly gives: Points;
}

export const COUNT_PERIODS = ['week', 'month', 'quarter', 'halfYear', 'year'] as const;

/** The stretches of a year that are counted each for itself. Weeks begin on Monday; those that the year has all days of. */
export type CountPeriod = (typeof COUNT_PERIODS)[number];

/** Points for events of a type, or a level of it. The first entry that fits an event is its own. */
export interface EventEntry {
  readonly type: ScoreEventType;
  readonly name?: string;
  readonly level?: EventLevel;
  readonly organ?: EventOrgan;
  readonly outlet?: string;
  /** With a sign. */
  readonly points: Points;
  /** 倍数: times the points. */
  readonly times?: Points;
  /** For each point that the event itself stands for (上级扣几分扣几分); one that stands for none is one. */
  readonly perPoint?: true;
  /** What its events add or take together is at most so much. */
  readonly atMost?: Points;
  /** Every so many; 1 where absent. */
  readonly perN?: number;
  readonly firstFree?: number;
}

/** A figure by which units of a class are set in order, or measured by the best of them. */
export type Figure =
  | { readonly of: 'count'; readonly count: Counting }
  | { readonly of: 'sheet'; readonly sheet: string; readonly item: string }
  | { readonly of: 'node'; readonly nodeId: SchemeNodeId };

/** Of a mark, the part that a clause decides; absent: all of it. */
interface OfMark {
  readonly of?: Points;
}

/** 再扣: it charges what an earlier node has charged already. */
interface Charging {
  readonly again?: true;
}

/** What it adds or takes in all is at most so much (最多扣…分). */
interface Bounded {
  readonly atMost?: Points;
}

/**
 * Points by percentage points of a share, below a bound or above it: for every so many of them. What makes no full number is dropped, counts in
 * proportion, or counts in full.
 */
export interface PerPoint {
  readonly side: 'below' | 'above';
  readonly bound: Points;
  readonly every: Points;
  readonly points: Points;
  readonly partial: 'dropped' | 'exact' | 'full';
  /** In all at most so much. */
  readonly atMost?: Points;
}

/** How a share becomes points: times the mark; by tiers; nothing below a bound, all from another on; or points by percentage point. */
export interface ShareScale {
  readonly tiers?: readonly Tier[];
  readonly nothingBelow?: Points;
  readonly fullFrom?: Points;
  readonly perPoint?: PerPoint;
}

/** Points from so many on. */
export interface NumberTier {
  readonly from: number;
  readonly points: Points;
}

/** How points are earned or lost; a closed list. Points that change a mark have a sign; percents are of 100. */
export type Clause =
  /** The share of what was due that came out well, times the mark, or a tier's part of it. */
  | (OfMark &
      Charging &
      ShareScale & {
        readonly rule: 'share';
        readonly select: Selector;
        readonly good: OutcomeTest;
        readonly joint?: Joint;
      })
  /**
   * The share of one number in another, or in a quota; of several periods the mean, of points by percentage point the sum. More than all counts as
   * all, but for points above a bound.
   */
  | (OfMark &
      ShareScale & {
        readonly rule: 'ratio';
        readonly numerator: Counting;
        readonly denominator: Counting | { readonly of: 'quota'; readonly quota: number };
        readonly per: CountPeriod;
      })
  /** Points by how many there are: of the furthest number reached, and for every so many beyond the last. */
  | (Charging &
      Bounded & {
        readonly rule: 'byCount';
        readonly count: Counting;
        /** In the whole year, in each period for itself, or how many periods in a row had any. */
        readonly by:
          | { readonly kind: 'year' }
          | { readonly kind: 'each'; readonly per: CountPeriod }
          | { readonly kind: 'inARow'; readonly per: CountPeriod };
        /** Rising. */
        readonly tiers: readonly NumberTier[];
        readonly beyond?: { readonly each: number; readonly points: Points };
      })
  /** Points for each one counted, or for every `perN` of them; the first ones free. */
  | (Charging &
      Bounded & {
        readonly rule: 'perOccurrence';
        readonly count: Counting;
        readonly points: Points;
        readonly perN?: number;
        readonly firstFree?: number;
        /** Of things owed: for every so many full days that one is late; for one thing at most so much. */
        readonly perDay?: { readonly days: DayCount; readonly every: number; readonly mostEach?: Points };
        readonly joint?: Joint;
      })
  /** Points per day late, to no less than `floor` percent; what is missing is worth nothing. Of several things owed the mean. */
  | (OfMark &
      Charging & {
        readonly rule: 'lateDecay';
        readonly select: Selector;
        readonly perDay: Points;
        readonly days: DayCount;
        readonly floor: Points;
        readonly joint?: Joint;
      })
  /** Points per element that is there, or is not; `once`: for any of them. */
  | (Charging &
      Bounded & {
        readonly rule: 'checklist';
        /** Empty: any element. */
        readonly elements: readonly string[];
        readonly select?: Selector;
        readonly what: 'missing' | 'present';
        readonly points: Points;
        readonly counts: 'each' | 'once';
      })
  /** Points per finding, and per one that was not rectified by its day. */
  | (Charging &
      Bounded & {
        readonly rule: 'findings';
        readonly sources?: readonly FindingSource[];
        readonly indicator?: string;
        readonly found?: Points;
        readonly notRectified?: Points;
        /** For each point that those who found it took off; of a finding without any, once. */
        readonly perPoint?: true;
        readonly perN?: number;
        readonly firstFree?: number;
      })
  /** The share of a stored sample that is right. */
  | (OfMark & { readonly rule: 'sample'; readonly sample: string })
  /** Points per piece short of a quota, each period for itself. */
  | (Charging &
      Bounded & {
        readonly rule: 'shortfall';
        readonly count: Counting;
        readonly per: CountPeriod;
        readonly quota: number;
        readonly points: Points;
      })
  /** All, or so much less. */
  | (Charging & {
      readonly rule: 'threshold';
      readonly count: Counting;
      readonly atLeast: number;
      readonly otherwise: Points;
    })
  /** The mean of returns by month or quarter (分月表, 季度表). */
  | (OfMark & {
      readonly rule: 'periods';
      readonly every: CountPeriod;
      readonly missing: 'zero' | 'leftOut';
      readonly sheet: string;
      readonly item: string;
      /** What a return's figures are out of; absent: the mark. */
      readonly outOf?: Points;
    })
  /** Points per gap longer than so many days or months, the first from the start and the last to the cut-off. */
  | (Bounded & {
      readonly rule: 'freshness';
      readonly pages:
        | { readonly of: 'publications'; readonly columns: readonly string[] }
        | { readonly of: 'registrations'; readonly select: Selector };
      readonly gap: { readonly n: number; readonly unit: 'day' | 'month' };
      readonly points: Points;
    })
  /** What a dated duty is worth late, and missing. Of several the mean. */
  | (OfMark &
      Charging & {
        readonly rule: 'deadline';
        readonly select: Selector;
        readonly late: Points;
        readonly missing: Points;
        readonly joint?: Joint;
      })
  /** What a person judges, between two bounds, with a reason; where both are 0 or less it is 酌情扣分. */
  | {
      readonly rule: 'judged';
      readonly least: Points;
      readonly most: Points;
      readonly assessors: 'one' | 'mean' | 'trimmed';
      readonly needsBasis?: true;
      /** Nobody has judged: the total is 暂计, or nothing was counted, as of 酌情扣分 that nobody asked for. */
      readonly unjudged: 'provisional' | 'nothing';
    }
  /** A third party's figure for an item, or a tier's part of the mark by its share of what it is out of. */
  | (OfMark & {
      readonly rule: 'sheet';
      readonly sheet: string;
      readonly item: string;
      readonly outOf?: Points;
      readonly tiers?: readonly Tier[];
    })
  /** The mean of what sampled members reached. */
  | (OfMark & { readonly rule: 'rollup'; readonly group: string; readonly outOf: Points })
  /** Points per dated fact, by type and level; of one matter all, or the highest. */
  | (Charging &
      Bounded & {
        readonly rule: 'events';
        readonly entries: readonly EventEntry[];
        readonly take: 'stack' | 'highestPerMatter' | 'highest';
      })
  /** Points by how far a quota was exceeded: past a bound, and for each full step beyond another; or for each one over it. */
  | (Bounded & {
      readonly rule: 'excess';
      readonly count: Counting;
      readonly per: CountPeriod;
      readonly quota: number;
      readonly tiers: readonly { readonly over: Points; readonly points: Points }[];
      readonly beyond?: { readonly over: Points; readonly each: Points; readonly points: Points };
      readonly each?: Points;
    })
  /** Points by place in the class. `each`: so many less a place; `places`: a list, past its end `past`, or nothing. */
  | (OfMark & {
      readonly rule: 'byRank';
      readonly figure: Figure;
      readonly lowest?: true;
      readonly steps:
        | { readonly by: 'each'; readonly points: Points }
        | { readonly by: 'places'; readonly points: readonly Points[]; readonly past?: Points };
    })
  /** The share of the class's best, or of its mean; at most all of it. */
  | (OfMark & {
      readonly rule: 'toBest';
      readonly figure: Figure;
      readonly against?: 'mean';
      readonly tiers?: readonly Tier[];
    })
  /** Points for each period in which a rate is below a bound. */
  | (Charging &
      Bounded & {
        readonly rule: 'rate';
        readonly numerator: Counting;
        readonly denominator: Counting;
        readonly per: CountPeriod;
        readonly below: Points;
        readonly points: Points;
      });

export type ClauseRule = Clause['rule'];
export type ClauseOf<Rule extends ClauseRule> = Extract<Clause, { readonly rule: Rule }>;
