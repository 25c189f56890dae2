import type { DutyId, FindingId, SchemeNodeId, UnitClassId, UnitId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Points } from '../points.ts';
import type { DutyKind, PartyRole } from './duty.ts';
import type { FindingSource } from './finding.ts';
import type { AdoptionLevel } from './piece.ts';
import type { EventLevel, EventOrgan, ScoreEventType } from './scoreEvent.ts';
import type { TriggerEvent } from './timeRule.ts';

/** First and last day, both of them. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** A thing owed, as a score sees it. What counts nowhere (exempt, 此前, not counted) is not among them. */
export interface OccurrenceFact {
  readonly id: string;
  readonly dutyId?: DutyId;
  readonly kind: DutyKind;
  readonly role: PartyRole;
  /** Another unit leads it. */
  readonly ledByOther?: true;
  /** 配合: others answer for it. Only rules look at it that share what is joint, or that name who supports. */
  readonly assists?: true;
  /** Of what the unit only supports: the id of the thing owed, of another unit, that it came out as. */
  readonly answeredIn?: string;
  readonly tags: readonly string[];
  /** What it covers (所属期). */
  readonly covers: Span;
  /** The day by which it is told to a period: due, else done, else the last it covers. */
  readonly on: PlainDate;
  readonly doneOn?: PlainDate | undefined;
  /** Where more than one thing was registered for it: the days of all, in order. */
  readonly registeredOn?: readonly PlainDate[];
  readonly event?: TriggerEvent;
  readonly column?: string;
  readonly result?: string;
  readonly outcome: 'onTime' | 'late' | 'missing' | 'notDueYet';
  readonly early?: true;
  readonly returned?: true;
  readonly returnedLate?: true;
  readonly breach?: true;
  /** Of what asks for pieces and is missing: how many it lacks. */
  readonly short?: number;
  /** Of what is late, and of what is missing up to the score's day: days and working days after its day. */
  readonly daysLate?: { readonly day: number; readonly workday: number } | undefined;
}

/** An element (标题, 索引号) that is there or is not, as a verification, a finding or a check has it. */
export interface ElementFact {
  readonly id: string;
  readonly element: string;
  readonly isPresent: boolean;
  readonly on: PlainDate;
  /** The thing owed that it is an element of. */
  readonly occurrenceId?: string;
  /** The finding that says so: a finding's fault is charged once, as an element or as a finding. */
  readonly findingId?: FindingId;
}

/** A fault that was found, and whether it was rectified by its day; absent: its day has not passed. */
export interface FindingFact {
  readonly id: FindingId;
  readonly on: PlainDate;
  readonly source: FindingSource;
  readonly indicator: string;
  readonly isMissed?: true;
  /** Settled (已整改, 已说明). */
  readonly isRectified?: true;
  /** What those who found it took off; without a sign. */
  readonly points?: Points;
}

/** A piece of 信息报送, or so many of which only the number is known. */
export interface PieceFact {
  readonly id: string;
  readonly on: PlainDate;
  readonly channel: string;
  readonly count: number;
  readonly isLate?: true;
  readonly adoptions: readonly { readonly level: AdoptionLevel; readonly on: PlainDate; readonly outlet: string }[];
}

export interface EventFact {
  readonly id: string;
  readonly on: PlainDate;
  readonly type: ScoreEventType;
  readonly name: string;
  readonly level?: EventLevel;
  readonly organ?: EventOrgan;
  readonly outlet: string;
  /** Empty: a matter of its own. */
  readonly matter: string;
  /** What a superior took off or gave, as its document says; the sign is the rule's. */
  readonly points?: Points;
}

export interface PageFact {
  readonly id: string;
  readonly column: string;
  readonly on: PlainDate;
}

/** Days of which lists of pages tell what came out in some columns (栏目, with all below them); no columns: in all. */
export interface PageCover extends Span {
  readonly columns: readonly string[];
}

/** One of a sample of fields or members, and whether it is right; absent: not looked at yet. */
export interface SampleFact {
  readonly sample: string;
  readonly item: string;
  readonly isRight?: boolean;
}

/** A figure of a sheet (第三方评分表, 分月表). Of a period's return: the period it is for. */
export interface SheetMark {
  readonly sheet: string;
  readonly item: string;
  readonly period?: Span;
  readonly points: Points;
}

/** A number with a name, for a stretch of days. */
export interface FigureFact {
  readonly name: string;
  readonly on: PlainDate;
  readonly count: number;
}

export interface JudgementFact {
  readonly nodeId: SchemeNodeId;
  readonly assessor: string;
  readonly points: Points;
  readonly reason: string;
  readonly basis: string;
}

/** What a sampled member of a group reached. */
export interface MemberFact {
  readonly group: string;
  readonly name: string;
  readonly points: Points;
}

/** All that a unit's score is reckoned from, as it stands at the end of a day. */
export interface UnitFacts {
  readonly unitId: UnitId;
  readonly classId?: UnitClassId;
  readonly year: Year;
  /** The days that count for the unit: within the year, its own life, and from the start of use. */
  readonly span: Span;
  /**
   * Of months, quarters … those count that begin on this day or later: the first of the month in which the start of use lies, where the unit was there
   * then. Absent: those that begin within `span`.
   */
  readonly stretchesFrom?: PlainDate;
  /** 截至. */
  readonly asOf: PlainDate;
  /** A period is over where its last day is before this one. */
  readonly judgedOn: PlainDate;
  readonly occurrences: readonly OccurrenceFact[];
  readonly elements: readonly ElementFact[];
  readonly findings: readonly FindingFact[];
  readonly pieces: readonly PieceFact[];
  readonly events: readonly EventFact[];
  readonly pages: readonly PageFact[];
  /** What lists tell of the unit's pages; of all else nothing is known, and nothing is charged. Absent: everything is known. */
  readonly pageCovers?: readonly PageCover[];
  readonly samples: readonly SampleFact[];
  readonly sheets: readonly SheetMark[];
  readonly figures: readonly FigureFact[];
  readonly judgements: readonly JudgementFact[];
  readonly members: readonly MemberFact[];
  /** 已说明: leaves of which the unit explained that it had nothing to show. */
  readonly explained: readonly SchemeNodeId[];
  /** The same facts as they stood at the end of earlier days: of those days that the scheme asks for (`cutOffDays`). */
  readonly snapshots?: ReadonlyMap<PlainDate, UnitFacts>;
}
