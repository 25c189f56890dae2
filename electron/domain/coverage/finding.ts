import type { DutyId, GroupId, UnitId } from '../brand.ts';

/** Why something that is owed stands nowhere: red. */
export type GapCause =
  /** It should have been derived and was not: a fault of the app. */
  | 'missing'
  /** No time rule: nobody is ever asked. */
  | 'noRule'
  /** No responsible unit. */
  | 'noUnits'
  /** Units or groups are named, but on the due day none of them exists or has members. */
  | 'nobody'
  /** Between two dated versions of the rules no version is in force. */
  | 'betweenVersions';

/** What to look at; nothing is owed by it yet. */
export type NoteCause =
  /** Derived without anybody expecting it: a fault of the app. */
  | 'unexpected'
  /** Counted though it should stand apart, or the other way round, or with other pieces than were sent: a fault of the app. */
  | 'misjudged'
  /** The time or the units of the wording are still to be checked (待核). */
  | 'timeToCheck'
  | 'unitsToCheck'
  /** All of it falls due before its start (施行日): nothing is owed this year. */
  | 'startsTooLate'
  /** The office does not follow it (计入方式). */
  | 'notFollowed'
  /** Waits for a trigger that nobody has recorded this year. */
  | 'neverTriggered'
  /** The rules hold for part of the year only, at its beginning or end. */
  | 'partOfYear'
  /** Says only how long something must stay up. */
  | 'onlyDuration'
  /** Asks for pieces of 信息报送 by the quarter, half-year or year: the matrix's months make them up, and they score beside the months. */
  | 'longerPieces'
  /** Asks for pieces of 信息报送 by the day, the week or an event: no month makes them up, so that they are in no score. */
  | 'unscoredPieces'
  /** Pieces of 信息报送 are listed, and the typed figures of these months are others: what is listed counts. */
  | 'piecesDiffer'
  | 'emptyGroup'
  /** Units of the kind that the group's name means stand outside of it. */
  | 'outsideGroup'
  /** The unit answers for nothing this year. */
  | 'idleUnit'
  /** Registrations of occurrences that do not exist. */
  | 'strayFulfilments';

/** One line of the check: a duty, unit or group with what is the matter. */
export interface CoverageFinding<Cause extends GapCause | NoteCause = GapCause | NoteCause> {
  readonly cause: Cause;
  readonly dutyId?: DutyId;
  readonly unitId?: UnitId;
  readonly groupId?: GroupId;
  /** Unit x period that stand nowhere, for gaps; how many there are, for notes. */
  readonly count: number;
  /** Units and periods that are meant, where the finding is about some of them only. */
  readonly unitIds: readonly UnitId[];
  readonly periods: readonly string[];
}
