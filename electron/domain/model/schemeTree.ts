import type { SchemeNodeId, UnitClassId, UnitId } from '../brand.ts';
import type { Points } from '../points.ts';
import type { Clause, CountPeriod, CountTest } from './scoreClause.ts';

/** Where a first-level node stands: in the base, added to it (加分), taken off the result (扣分, outside the base), or 一票否决. */
export type SchemeSection = 'base' | 'bonus' | 'deductions' | 'veto';

/** How far a node may change what it starts from: by its own marks, by no more than its first level's, without bound, or by a figure. */
export type NodeCap =
  | { readonly kind: 'own' }
  | { readonly kind: 'firstLevel' }
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly points: Points };

/** Where the marks of a node go that does not apply: to its siblings in proportion or evenly, to one of them, or the whole scheme is scaled. */
export type NotApplicableWay =
  | { readonly kind: 'rescale' }
  | { readonly kind: 'spread' }
  | { readonly kind: 'move'; readonly to: SchemeNodeId }
  | { readonly kind: 'wholeScheme' };

/** Units that something holds for: those of the classes, and those named. */
export interface UnitScope {
  readonly classes?: readonly UnitClassId[];
  readonly units?: readonly UnitId[];
}

/** What a leaf gives where nothing was counted. */
export type NothingCounted = 'full' | 'zero' | 'notApplicable';

interface NodeBase {
  readonly id: SchemeNodeId;
  readonly name: string;
  /** Marks, with up to 4 decimals; 0 where points come from outside any mark. */
  readonly full: Points;
  /** Absent: a leaf's own marks, no bound of a branch's own. */
  readonly cap?: NodeCap;
  /** The least that it may come to: 0 or less. */
  readonly floor?: Points;
  /** 加倍: what it changes, so many times; for the units named, else for all. */
  readonly multiplier?: { readonly times: Points; readonly for?: UnitScope };
  /** Absent: every unit. */
  readonly appliesTo?: UnitScope;
  /** Absent: in proportion. */
  readonly notApplicable?: NotApplicableWay;
  /** A count that makes the whole node 0 (两次以上按零分). */
  readonly zeroWhen?: CountTest;
  /** Under so many points it is 未达标. */
  readonly metFrom?: Points;
}

/** An indicator that is scored by its clauses, which share its mark. */
export interface SchemeLeaf extends NodeBase {
  readonly kind: 'leaf';
  readonly clauses: readonly Clause[];
  /** What clauses start from: the full mark, of which they take, or nothing, to which they add. */
  readonly start: 'full' | 'zero';
  readonly nothing: NothingCounted;
  /** 说明: percent of the mark that is kept where a unit has explained that it had nothing to show. */
  readonly explainedShare?: Points;
  /** 评分标准, as the scheme's text says it; empty where it was entered by hand. */
  readonly criteria?: string;
  /** 待核: its rules were proposed, from its criteria or by a preset, and nobody has looked at them. They are in force all the same. */
  readonly toCheck?: true;
}

/** How a branch is made of its children: their sum, by weights in percent, or the mean of what they come to in each period, as it stood then. */
export type Combining =
  | { readonly kind: 'sum' }
  | { readonly kind: 'parts'; readonly weights: readonly Points[] }
  | {
      readonly kind: 'periods';
      readonly every: CountPeriod;
      readonly missing: 'zero' | 'leftOut';
      /** Days after a period's last one that its facts may still come. */
      readonly graceDays: number;
    };

export interface SchemeBranch extends NodeBase {
  readonly kind: 'branch';
  readonly combine: Combining;
  readonly children: readonly SchemeNode[];
}

export type SchemeNode = SchemeLeaf | SchemeBranch;

/** What a veto does: the total is no more than so many points, or the unit is not rated (不定等次). */
export type VetoEffect = { readonly kind: 'at'; readonly points: Points } | { readonly kind: 'notRated' };

/** 一级指标 with its section. A veto holds where its node comes to less than 0. */
export type FirstLevel =
  | { readonly section: 'base' | 'bonus' | 'deductions'; readonly node: SchemeNode }
  | { readonly section: 'veto'; readonly effect: VetoEffect; readonly node: SchemeNode };

/** 加分: only where the base, or some nodes of it, pass a bound; at most so many points. The bound is read off the rounded figure. */
export interface BonusRule {
  readonly gate?: {
    readonly compare: 'above' | 'atLeast';
    readonly points: Points;
    /** Absent: the base. */
    readonly of?: readonly SchemeNodeId[];
  };
  readonly most?: Points;
}

/** Grades (等次), best first: by a lower bound of the rounded total, included, or by so many percent of the class at most. The last may have none. */
export interface Grade {
  readonly name: string;
  readonly from?: Points;
  readonly atMostPercent?: Points;
}

/** A scheme (考核方案) as one version has it. */
export interface SchemeTree {
  readonly version: number;
  /** Marks of the base, or of base and bonus together. */
  readonly total: Points;
  /** As the points come, or of 100. */
  readonly scaling: 'raw' | 'rescaled';
  readonly nodes: readonly FirstLevel[];
  readonly bonus?: BonusRule;
  readonly grades: readonly Grade[];
  /** 折算分: the share of the scheme's total, or of 100 whatever the total is. */
  readonly contribution: 'share' | 'raw';
  /** It is reckoned from the printed total, or from the exact one. */
  readonly contributionFrom: 'printed' | 'exact';
  /** A unit is ranked where at least so many percent of the base's marks apply to it. */
  readonly rankShare: number;
}

/** What the assessment weighs in the overall one: so many percent of a base, or so many points of it. */
export type SchemeWeight =
  | { readonly kind: 'percent'; readonly percent: Points; readonly base: Points }
  | {
      readonly kind: 'points';
      readonly points: Points;
      readonly base: Points;
      /** Points of other items that it is bundled with; they do not count towards the least weight. */
      readonly bundledWith?: Points;
    };

/** Units that are scored by one scheme and ranked together (考核类别). */
export interface UnitClass {
  readonly id: UnitClassId;
  readonly name: string;
  readonly unitIds: readonly UnitId[];
  readonly weight: SchemeWeight;
}
