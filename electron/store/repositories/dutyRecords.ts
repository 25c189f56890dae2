import type { DutyId, GroupId, ImportId, RuleId, Year } from '../../domain/brand.ts';
import type { ImportedDuty } from '../../domain/exchange/importMatching.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type {
  DutyTexts,
  Assignment,
  Duty,
  DutyKind,
  Following,
  NamedParty,
  Register,
} from '../../domain/model/duty.ts';
import type { RuleVersion } from '../../domain/model/timeRule.ts';

export interface DutySource {
  readonly importId: ImportId;
  readonly sheet: string;
  readonly title: string;
  /** `A1` address of the content cell. */
  readonly address: string;
  /** As the file had them. */
  readonly row: DutyTexts;
}

/** A place in an imported file that says a duty, with its texts as the file had them. */
export interface DutyOrigin {
  readonly fileName: string;
  readonly sheet: string;
  readonly address: string;
  /** ISO instant. */
  readonly importedAt: string;
  readonly row: DutyTexts;
}

/** A rule to be stored: with an `id` it takes that row, and what is registered for it. */
export type StoredRule = RuleVersion & { readonly id?: RuleId; readonly follows?: RuleId };

export interface NewDuty extends DutyTexts {
  readonly year: Year;
  readonly kind: DutyKind;
  readonly timeCheck?: string;
  readonly unitsCheck?: string;
  readonly sort: number;
  readonly rules: readonly RuleVersion[];
  readonly assignments: readonly Assignment[];
  /** Parties that no unit or group bears the name of yet. */
  readonly unresolved: readonly NamedParty[];
  readonly source?: DutySource;
  readonly startsOn?: PlainDate;
  readonly following?: Following;
  readonly register?: Register;
  /** The duty of an earlier year that it is a copy of. */
  readonly carriedFrom?: DutyId;
  readonly isVerified?: boolean;
}

/** The plain columns of a duty; `null` clears a check, a start or what was decided about following it. */
export type DutyChange = Partial<DutyTexts> & {
  readonly timeCheck?: string | null;
  readonly unitsCheck?: string | null;
  readonly kind?: DutyKind;
  readonly startsOn?: PlainDate | null;
  readonly following?: Following | null;
  /** `null`: by its rhythm. */
  readonly isVerified?: boolean | null;
};

export interface DutiesRepository {
  ofYear(year: Year): readonly Duty[];
  yearOf(id: DutyId): Year | undefined;
  /** What it was made from, then the other imports that contain it, earliest first; none where the office wrote it. */
  sourcesOf(id: DutyId): readonly DutyOrigin[];
  assignmentsOf(id: DutyId): readonly Assignment[];
  /** The duties of all years that name a group. */
  ofGroup(id: GroupId): readonly DutyId[];
  /** The reader's own question about the responsible units, without the names nobody bears. */
  unitsQuestionOf(id: DutyId): string | undefined;
  unresolvedOf(id: DutyId): readonly NamedParty[];
  /** Every party of an open year's duties that is not resolved yet. */
  awaiting(): readonly (NamedParty & { readonly dutyId: DutyId })[];
  toCompare(year: Year, kind: DutyKind): readonly ImportedDuty[];
  lastSort(year: Year): number;
  add(duty: NewDuty): DutyId;
  /** Adds many at once; answers their ids in order. */
  addMany(duties: readonly NewDuty[]): readonly DutyId[];
  update(id: DutyId, change: DutyChange): void;
  /** Imports contain duties that were there before. */
  addSources(sources: readonly (DutySource & { readonly dutyId: DutyId })[]): void;
  /** Sets the rules: those with an `id` keep their row and what is registered for it, others are new. Answers all ids in order. */
  setRules(id: DutyId, rules: readonly StoredRule[]): readonly RuleId[];
  setAssignments(id: DutyId, assignments: readonly Assignment[], unresolved: readonly NamedParty[]): void;
  /** Removes duties with everything registered for them. */
  remove(ids: readonly DutyId[]): number;
}
