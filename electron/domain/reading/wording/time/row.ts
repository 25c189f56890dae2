import type { TimeReadingOptions, TimeToken, TokenBody } from './token.ts';

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

/** All tokens of one row in a plain text. */
export function tokensOf(row: Row, text: string, options: TimeReadingOptions): readonly TimeToken[] {
  if (row.source !== undefined && row.source !== options.source) return [];
  if (row.sign !== undefined && !row.sign.test(text)) return [];
  const tokens: TimeToken[] = [];
  const { pattern } = row;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const next = pattern.lastIndex;
    const found = foundIn(text, match, options);
    const made = row.make(found);
    if (made !== undefined) tokens.push({ row: row.name, start: found.start, end: found.end, ...made });
    pattern.lastIndex = match[0] === '' ? next + 1 : next;
  }
  return tokens;
}
