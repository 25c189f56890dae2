import type { HolidayShift, PeriodUnit, TimeRule } from '../../model/timeRule.ts';
import type { Confidence } from './reading.ts';

export type RecurringRule = Extract<TimeRule, { type: 'recurring' }>;

/** `time`: the cell of a time-limit column, every word of which is about time; `content`: a measure's prose, where most numbers are not. */
export interface TimeReadingOptions {
  readonly planYear: number;
  readonly source: 'time' | 'content';
  /** What is to be done, where the wording is a time-limit cell: a yearly *report* due in January covers the year before. */
  readonly subject?: string;
}

/** A date as a wording names it. */
export interface NamedDate {
  readonly year?: number;
  /** 次年: the year after the one that is spoken of. */
  readonly nextYear?: boolean;
  readonly month: number;
  readonly day: number | 'last';
}

/** What a person should know or decide about a token. `check` makes the reading ask. */
export interface Doubt {
  readonly confidence?: Confidence;
  readonly note?: string;
  readonly check?: string;
}

/** A vague word counts always, or only where its clause or its sentence holds no rule. */
export type Reach = 'always' | 'clause' | 'sentence';

/** A stretch of the plain text that says something about time. */
export type TimeToken = Doubt & {
  readonly start: number;
  readonly end: number;
  /** Where the time itself begins, behind the words that name its trigger; the words may be given up to another token, the time not. */
  readonly core?: number;
} & (
    | { readonly kind: 'period'; readonly every: PeriodUnit; readonly workdaysOnly?: boolean }
    /** Complete recurring rules. `weak` triggers (即时) give way to one with a number in the same sentence. */
    | { readonly kind: 'recurring'; readonly rules: readonly RecurringRule[] }
    | { readonly kind: 'dates'; readonly dates: readonly NamedDate[] }
    | { readonly kind: 'bareDays'; readonly days: readonly (number | 'last')[] }
    | { readonly kind: 'rule'; readonly rule: TimeRule; readonly explicitEvent?: boolean; readonly weak?: boolean }
    | { readonly kind: 'shift'; readonly shift: HolidayShift }
    /** Speaks of time and gives none that can be reckoned; `proposal` is what a person is asked about. */
    | { readonly kind: 'vague'; readonly reach: Reach; readonly proposal?: TimeRule }
  );

/** Finds tokens of one sort. */
export type TokenFinder = (text: string, options: TimeReadingOptions) => readonly TimeToken[];

/** A finder that is not asked where the text lacks a sign that all it looks for has: most wordings lack most signs. */
export function findWhere(sign: RegExp, find: TokenFinder): TokenFinder {
  return (text, options) => (sign.test(text) ? find(text, options) : []);
}

/** The token without the words at its head that an earlier token has taken; `undefined` where its time itself is taken. */
function freePart(token: TimeToken, claimed: readonly TimeToken[]): TimeToken | undefined {
  const core = token.core ?? token.start;
  if (claimed.some((other) => core < other.end && other.start < token.end)) return undefined;
  const start = Math.max(token.start, ...claimed.filter((other) => other.end <= core).map((other) => other.end));
  return { ...token, start };
}

/** Tokens of all finders, earlier finders first where they overlap, in the order of the text. */
export function collectTokens(
  text: string,
  finders: readonly TokenFinder[],
  options: TimeReadingOptions,
): readonly TimeToken[] {
  const claimed: TimeToken[] = [];
  for (const find of finders) {
    for (const token of find(text, options)) {
      const free = freePart(token, claimed);
      if (free !== undefined) claimed.push(free);
    }
  }
  return claimed.sort((a, b) => a.start - b.start);
}

/** Start of the clause (after `,` or stronger) or sentence that holds a position. */
export function clauseStart(text: string, at: number, breaks = ',。;:!?\n('): number {
  let start = at;
  while (start > 0 && !breaks.includes(text.charAt(start - 1))) start -= 1;
  return start;
}

/** End of the clause or sentence that holds a position. */
export function clauseEnd(text: string, at: number, breaks = ',。;:!?\n)'): number {
  let end = at;
  while (end < text.length && !breaks.includes(text.charAt(end))) end += 1;
  return end;
}

/** Marks that end a sentence, or an item of a list. */
export const SENTENCE_BREAKS = '。;!?\n';
