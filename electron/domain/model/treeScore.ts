import type Fraction from 'fraction.js';
import type { SchemeNodeId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Points } from '../points.ts';
import type { ClauseRule, OutcomeTest, OutcomeWord } from './scoreClause.ts';
import type {
  ElementFact,
  EventFact,
  FindingFact,
  FigureFact,
  OccurrenceFact,
  PageFact,
  PieceFact,
  Span,
} from './unitFacts.ts';

/** A fact that a trace points at: the fact itself, with what it is. */
export type FactRef =
  | { readonly of: 'occurrence'; readonly fact: OccurrenceFact }
  | { readonly of: 'element'; readonly fact: ElementFact }
  | { readonly of: 'finding'; readonly fact: FindingFact; readonly missed?: true }
  | { readonly of: 'piece'; readonly fact: PieceFact }
  | { readonly of: 'event'; readonly fact: EventFact }
  | { readonly of: 'page'; readonly fact: PageFact }
  | { readonly of: 'figure'; readonly fact: FigureFact };

/** One thing that points were given or taken for. `count`: how many it stands for. */
export interface CountedFact {
  readonly ref: FactRef;
  readonly count: number;
  readonly points: Fraction;
}

/** What an earlier node has charged, and is not charged again (已在…计). */
export interface PassedOver {
  readonly ref: FactRef;
  readonly by: SchemeNodeId;
}

/** A stretch that is counted for itself. */
export interface PeriodCount {
  readonly period: Span;
  readonly count: number;
  /** Of a rate: out of so many. */
  readonly of?: number;
  /** Pieces short that an earlier node has charged. */
  readonly charged?: { readonly pieces: number; readonly by: SchemeNodeId };
  readonly points: Fraction;
  /** It is not over, and counts for nothing yet. */
  readonly isPending?: true;
  /** No list covers all of it: what it does not show is not missing. */
  readonly isUnknown?: true;
}

/** What a clause reckoned with, besides single facts. */
export type ClauseFigures =
  | { readonly kind: 'share'; readonly good: Fraction; readonly due: Fraction; readonly gives: Fraction }
  | { readonly kind: 'mean'; readonly values: readonly Fraction[]; readonly mean: Fraction }
  | { readonly kind: 'counts'; readonly count: number; readonly free: number; readonly charged: number }
  | { readonly kind: 'periods'; readonly periods: readonly PeriodCount[] }
  | { readonly kind: 'returns'; readonly returns: readonly { readonly period: Span; readonly points?: Fraction }[] }
  | { readonly kind: 'gaps'; readonly gaps: readonly (Span & { readonly days: number; readonly isLong: boolean })[] }
  | { readonly kind: 'figure'; readonly figure: Points }
  | { readonly kind: 'place'; readonly value: Fraction; readonly place: number; readonly among: number }
  | { readonly kind: 'best'; readonly value: Fraction; readonly best: Fraction; readonly against?: 'mean' }
  | { readonly kind: 'ratio'; readonly periods: readonly PeriodCount[]; readonly isValue: boolean }
  | { readonly kind: 'inARow'; readonly periods: readonly Span[] }
  | { readonly kind: 'excess'; readonly periods: readonly PeriodCount[] };

/** What one clause made of a unit's facts. */
export interface ClauseTrace {
  readonly rule: ClauseRule;
  /** What it changes of the mark, with its sign, before caps. */
  readonly points: Fraction;
  readonly counted: readonly CountedFact[];
  readonly passedOver: readonly PassedOver[];
  /** Things owed that were looked at and cost nothing. */
  readonly well: readonly OccurrenceFact[];
  /** Things owed that are not due yet. */
  readonly pending: readonly OccurrenceFact[];
  /** How many things owed were looked at, by what became of them. */
  readonly looked: Readonly<Partial<Record<OutcomeWord, number>>>;
  /** What must have become of them to be counted. */
  readonly asked?: OutcomeTest;
  readonly figures?: ClauseFigures;
  /** What it came to before its own bound (`atMost`). */
  readonly uncapped?: Fraction;
}

/** What was done to a node's points after its clauses or children, in order. */
export interface NodeStep {
  readonly kind:
    | 'zeroed'
    | 'explained'
    | 'nothing'
    | 'multiplied'
    | 'capped'
    | 'firstLevelCapped'
    | 'floored'
    | 'scaled';
  readonly from: Fraction;
  readonly to: Fraction;
}

/** What a node came to. */
export interface NodeScore {
  readonly nodeId: SchemeNodeId;
  /** Its marks, after what does not apply was shared out. */
  readonly full: Fraction;
  /** Absent: it does not apply. */
  readonly points: Fraction | undefined;
  /** Somebody has not judged yet: the total is 暂计. */
  readonly isProvisional: boolean;
  readonly isMet?: boolean | undefined;
  readonly steps: readonly NodeStep[];
  readonly clauses: readonly ClauseTrace[];
  readonly children: readonly NodeScore[];
  /** The marks of it that the whole scheme is scaled for. */
  readonly dropped?: Fraction;
  /** Of a branch that is the mean of periods: what it came to in each. */
  readonly periods?:
    | readonly {
        readonly period: Span;
        readonly asOf: PlainDate;
        readonly points: Fraction | undefined;
        readonly children: readonly NodeScore[];
      }[]
    | undefined;
}

/** What was done from the base to the total, in order. */
export interface TotalStep {
  readonly kind:
    | 'base'
    | 'wholeScheme'
    | 'rescaled'
    | 'veto'
    | 'gateShut'
    | 'bonus'
    | 'bonusCapped'
    | 'deductions'
    | 'floored';
  readonly points: Fraction;
}

/** A unit's score by a scheme. Exact, and rounded once: `total` and `contribution`. */
export interface TreeScore {
  readonly unitId: UnitId;
  readonly nodes: readonly NodeScore[];
  readonly steps: readonly TotalStep[];
  readonly exact: Fraction | undefined;
  readonly total: Points | undefined;
  /** Leaves that wait for a person's judgement: the total is 暂计. */
  readonly unjudged: readonly SchemeNodeId[];
  /** 不定等次. */
  readonly notRated: boolean;
  readonly vetoes: readonly SchemeNodeId[];
  /** The share of the base's marks that applies to the unit, in percent. */
  readonly applies: Fraction;
}
