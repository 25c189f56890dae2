import type { CaseRegister, CaseStepKind, LimitKey } from '../model/caseRecord.ts';
import type { TriggerEvent } from '../model/timeRule.ts';

/** One of several, by its code and its word. */
export type Choice = readonly [code: string, word: string];

/** Something said of a case beside number, title and unit. */
export interface FieldDefinition {
  readonly key: string;
  readonly word: string;
  readonly kind: 'text' | 'long' | 'day' | 'choice';
  readonly options?: readonly Choice[];
  readonly isRequired?: true;
  /** It names a person, or is told by one: it lies apart, is masked, and can be erased. */
  readonly isPrivate?: true;
}

/** A kind of step, and after which others it can come. */
export interface StepDefinition {
  readonly kind: CaseStepKind;
  readonly word: string;
  /** Where a case stands after it. */
  readonly state: string;
  /** A case begins with it. */
  readonly isFirst?: true;
  /** One of these has happened before. */
  readonly after?: readonly CaseStepKind[];
  /** None of these has happened before. */
  readonly notAfter?: readonly CaseStepKind[];
  /** It may come again. */
  readonly isRepeated?: true;
  readonly until?: { readonly word: string; readonly isRequired?: true };
  readonly choice?: { readonly word: string; readonly options: readonly Choice[]; readonly isRequired?: true };
  /** It is given to a unit. */
  readonly unit?: string;
  /** So many of something. */
  readonly count?: string;
  /** It can count to a duty's quota (年内不少于N次). */
  readonly counts?: string;
  /** It was published at an address. */
  readonly isPublished?: true;
  /** The reason that it must say. */
  readonly reason?: string;
}

/** By when something is owed. */
export interface ClockDefinition {
  /** What is owed. */
  readonly word: string;
  /** The limit is counted from the last of these. */
  readonly from: readonly CaseStepKind[];
  readonly limit?: LimitKey;
  /** A day that a field of the case sets instead. */
  readonly dayField?: string;
  /** The step that it is counted from sets the day where it has a second one: due then, or counted from then. */
  readonly until?: 'due' | 'start';
  /** Done by one of these. */
  readonly by: readonly CaseStepKind[];
  /** It is not owed: it lasts until then by itself, and is broken by an end before. */
  readonly isLasting?: true;
  /** The day is the office's own plan: once it has passed somebody looks (应检查), and nothing is late. */
  readonly isPlanned?: true;
  /** Owed only where these fields have these values; '' stands for one that is not filled in. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
}

/** What is to come without a clock of the register. */
export interface FollowUp {
  readonly word: string;
  readonly after: CaseStepKind;
  readonly until: readonly CaseStepKind[];
  /** The field, or else the second day of the last step of `after`, that says by when. */
  readonly dayField?: string;
}

/** All that tells one register from another. */
export interface RegisterDefinition {
  readonly register: CaseRegister;
  /** 公众留言. */
  readonly name: string;
  /** What one case is called: 留言. */
  readonly one: string;
  /** What they are counted by: 条, 件. */
  readonly measure: string;
  readonly numberWord: string;
  /** The number comes with the case: the register offers none. */
  readonly isNumberedByIssuer?: true;
  readonly titleWord: string;
  readonly unitWord: string;
  /** Units that work on it with that one. */
  readonly coUnitsWord?: string;
  /** Title and texts name people. */
  readonly isPrivate?: true;
  /** Its steps have times, its limits are hours. */
  readonly isTimed?: true;
  readonly fields: readonly FieldDefinition[];
  readonly steps: readonly StepDefinition[];
  readonly clocks: readonly ClockDefinition[];
  readonly followUps: readonly FollowUp[];
  /** The duty that stands for the register in a year. */
  readonly duty: { readonly content: string; readonly event?: TriggerEvent; readonly limit?: LimitKey };
  /** What it is for, where nothing is registered yet. */
  readonly hint: string;
}
