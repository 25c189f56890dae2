import type { PartyKind, PartyRole } from '../../model/duty.ts';
import type { HolidayShift, TimeRule } from '../../model/timeRule.ts';

/** A part of a wording: `text === wording.slice(start, end)` of the wording as it was written. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * How far a reading goes without a person. `read`: taken as it stands, where a rule of the field fills a gap (即时 = 20 working days) with a note;
 * `proposed`: in force and 待核; `asked`: 待核, and nobody owes it until a person decides.
 */
export type Confidence = 'read' | 'proposed' | 'asked';

/** One rule read from a time wording, with the words it came from. */
export interface RuleReading {
  readonly rule: TimeRule;
  readonly span: Span;
  readonly confidence: Confidence;
  /** Why it was read so, in Chinese, where that is not plain from the words. */
  readonly note?: string;
}

/** What a time wording says. `check` is a Chinese sentence that says what a person must decide (待核). */
export interface TimeReading {
  /** What is read and what is proposed: in force. */
  readonly rules: readonly RuleReading[];
  /** What is asked: rules that the words may mean. A person takes them or not; until then nothing of them is owed. */
  readonly suggestions?: readonly RuleReading[];
  readonly check?: string;
  /** A holiday shift that stands without a time of its own (「如遇节假日，顺延至…」); beside a time it is part of the rule. */
  readonly shift?: HolidayShift;
}

/** One party read from a responsibility wording. */
export interface PartyReading {
  /** The full name, with a carried-over prefix (`区` in 「区编办、物价局」) put back. */
  readonly name: string;
  readonly kind: PartyKind;
  readonly role: PartyRole;
  readonly span: Span;
  /** Label of the list it stood in (「区总体预案：…」). */
  readonly label?: string;
  /** A body named in brackets behind the name. */
  readonly attached?: string;
  /** 「等」: the list is open, more units may answer for it. */
  readonly open?: boolean;
  /** Units that the wording takes out of the group, as written (除经济开发区外的各镇街). */
  readonly except?: string;
}

/**
 * The name under which a party is looked for. A set with an exception is not the set itself: nobody bears 各镇街（经济开发区除外）, so that it
 * is owed by nobody until a person says who is meant.
 */
export function nameSought({ name, except }: Pick<PartyReading, 'name' | 'except'>): string {
  return except === undefined ? name : `${name}（${except}除外）`;
}

/** What a responsibility wording says; `check` as in `TimeReading`. */
export interface UnitsReading {
  readonly parties: readonly PartyReading[];
  readonly check?: string;
}
