import type { Reach, TimeReadingOptions, TimeToken, TokenBody } from './token.ts';

/** Where a row's pattern was found. */
export interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What was matched. */
  readonly words: string;
  /** The few characters that stand right before it, and right behind it. */
  readonly before: string;
  readonly after: string;
  readonly options: TimeReadingOptions;
  /** The word that the pattern remembers under a name. */
  readonly word: (name: string) => string | undefined;
}

/** One kind of wording: its pattern, what it means, and an example that a test reads. */
export interface Row {
  /** What a person calls this kind of wording; unique. */
  readonly name: string;
  /** Wordings that this row reads; the test of the rows reads each of them, by this row. */
  readonly examples: readonly [string, ...string[]];
  /** Where the row holds, if not everywhere: the cell of a time column, or the prose of a measure. */
  readonly source?: 'time' | 'content';
  /** A sign that every wording of the row has: most wordings lack most signs, and are not tried. */
  readonly sign?: RegExp;
  readonly pattern: RegExp;
  /** What the words mean; `undefined` where, looked at closely, they mean nothing of this kind. */
  readonly make: (found: Found) => TokenBody | undefined;
}

/** A token that gives no rule, and asks. */
export function asking(reach: Reach, why: string): (found: Found) => TokenBody {
  return ({ words: whole }) => ({ kind: 'vague', reach, check: `“${whole}”${why}` });
}

/** So much of the text around a match tells what it is. */
const NEAR = 16;

function foundIn(text: string, match: RegExpExecArray, options: TimeReadingOptions): Found {
  return {
    text,
    options,
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
    before: text.slice(Math.max(match.index - NEAR, 0), match.index),
    after: text.slice(match.index + match[0].length, match.index + match[0].length + NEAR),
    word: (name) => match.groups?.[name],
  };
}

/** Whether a row can read anything in a text: most rows cannot, in most wordings. */
function mayRead({ source, sign }: Row, text: string, options: TimeReadingOptions): boolean {
  return (source === undefined || source === options.source) && (sign === undefined || sign.test(text));
}

/** Adds all tokens of one row in a plain text to those found before. */
export function collectTokens(row: Row, text: string, options: TimeReadingOptions, found: TimeToken[]): void {
  if (!mayRead(row, text, options)) return;
  const { name, pattern, make } = row;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const next = pattern.lastIndex;
    const made = make(foundIn(text, match, options));
    if (made !== undefined) found.push({ row: name, start: match.index, end: match.index + match[0].length, ...made });
    pattern.lastIndex = match[0] === '' ? next + 1 : next;
  }
}
