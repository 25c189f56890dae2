import type { DutyId, FillInBookId, FillInRoundId, GroupId, SchemeNodeId, UnitId, UnitTaskId, Year } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { RoundKind } from '../model/documents.ts';
import type { OccurrenceKey } from '../model/occurrenceKey.ts';
import type { Points } from '../points.ts';
import { firstWorkdayOnOrAfter, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { FillInStatus, OpenCells } from './form.ts';

/** Which units a round asks. */
export type AskedUnits =
  | { readonly kind: 'all' }
  | { readonly kind: 'groups'; readonly ids: readonly GroupId[] }
  | { readonly kind: 'units'; readonly ids: readonly UnitId[] };

/** What a round asks for. */
export interface Asking {
  /** 截至: periods of recurring duties are asked for as far as they fall due by this day. */
  readonly through: PlainDate;
  /** `open`: what is due by then and not done; `all`: what is done too, and what has no period but the year. */
  readonly duties: 'open' | 'all';
  /** Daily and weekly duties too, which make a book long. */
  readonly frequent: boolean;
  readonly units: AskedUnits;
  /** A workbook for each unit, for each group, or one for all. */
  readonly per: 'unit' | 'group' | 'all';
  /** Of a self-score: the indicators as they were when it was started. */
  readonly indicators?: readonly AskedIndicator[];
}

/** An indicator of which units claim points (自评). */
export interface AskedIndicator {
  readonly id: SchemeNodeId;
  readonly name: string;
  /** Full marks. */
  readonly full: Points;
  /** The units that are scored by it, where classes have schemes of their own; absent: all. */
  readonly unitIds?: readonly UnitId[];
}

/** The indicators of which a unit claims points. */
export function askedOf(indicators: readonly AskedIndicator[], unitId: UnitId): readonly AskedIndicator[] {
  return indicators.filter(({ unitIds }) => unitIds === undefined || unitIds.includes(unitId));
}

/** Days that a unit has to fill its book in, as a rule. */
const DAYS_TO_REPLY = 5;

/** The day proposed for sending books back: the first working day from five days on after the day asked up to, or after today where that is past. */
export function replyDay(calendar: WorkCalendar, through: PlainDate, today: PlainDate): PlainDate {
  return firstWorkdayOnOrAfter(calendar, addDays(through > today ? through : today, DAYS_TO_REPLY));
}

/** A round of fill-in workbooks (期次). */
export interface FillInRound {
  readonly id: FillInRoundId;
  readonly year: Year;
  readonly kind: RoundKind;
  readonly title: string;
  /** The day by which units are to send theirs back. */
  readonly dueOn: PlainDate;
  /** ISO instant. */
  readonly madeAt: string;
  readonly asking: Asking;
}

/** A row of a book: the occurrence that it asks about, and what its open cells said when it went out. */
export interface BookRow {
  readonly occurrence: OccurrenceKey;
  readonly base: OpenCells;
}

/** A workbook that went out. Its rows' keys are numbered by their place in `rows`. */
export interface FillInBook {
  readonly id: FillInBookId;
  readonly roundId: FillInRoundId;
  /** The unit's or the group's name, or 全部单位. */
  readonly label: string;
  /** Its units, in the order of their sheets. */
  readonly unitIds: readonly UnitId[];
  /** ISO instant. */
  readonly madeAt: string;
  readonly rows: readonly BookRow[];
}

/** A workbook that came back and was taken in, as far as it concerns one unit. */
export interface FillInReturn {
  readonly roundId: FillInRoundId;
  readonly bookId: FillInBookId;
  readonly unitId: UnitId;
  readonly fileName: string;
  /** Of the file's bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  /** ISO instant. */
  readonly returnedAt: string;
  /** Rows in which the unit had written something. */
  readonly filled: number;
  /** Rows of which something was taken over, and rows of which something was left. */
  readonly taken: number;
  readonly left: number;
  /** What stood in rows that are none of ours. */
  readonly notes: string;
}

/** What a unit last reported of an occurrence. */
export interface UnitReport extends OccurrenceKey {
  readonly status: FillInStatus | undefined;
  readonly link: string;
  readonly progress: string;
  readonly remarks: string;
  readonly reportedOn: PlainDate;
  readonly roundId: FillInRoundId;
}

/** What a unit said of an occurrence in one round. All empty: its row came back empty. */
export interface RoundAnswer extends OccurrenceKey {
  readonly roundId: FillInRoundId;
  readonly status: FillInStatus | undefined;
  readonly doneOn: PlainDate | undefined;
  readonly link: string;
  readonly progress: string;
  readonly reportedOn: PlainDate;
}

/** The points that a unit claims for itself in a round, with its reason and where it can be seen. */
export interface SelfScore {
  readonly roundId: FillInRoundId;
  readonly unitId: UnitId;
  readonly indicatorId: SchemeNodeId;
  readonly points: Points;
  readonly reason: string;
}

/** A task of a unit's own list (任务清单). */
export interface UnitTask {
  readonly id: UnitTaskId;
  readonly roundId: FillInRoundId;
  readonly unitId: UnitId;
  readonly content: string;
  readonly timeWording: string;
  /** 责任科室. */
  readonly section: string;
  readonly remarks: string;
  /** Where it stands in the unit's file: 任务清单!B5. */
  readonly place: string;
  /** What a person decided: that it is this duty, or none; `undefined`: as the wording says. */
  readonly decided: DutyId | 'none' | undefined;
}
