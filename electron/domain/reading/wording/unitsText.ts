/**
 * A wording prepared for reading: full-width signs folded to half-width, character for character, so that every index is
 * also an index of the wording as written; and the same with everything inside brackets blanked out.
 */
export interface FoldedText {
  readonly original: string;
  readonly folded: string;
  /** `folded` with each character in brackets or quotation marks replaced by `MASK`. */
  readonly masked: string;
}

/** Stands for a character inside brackets; occurs in no wording. */
export const MASK = '\uE000';

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['〔', '〕'],
  ['【', '】'],
  ['《', '》'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
]);

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return char === '\u3000' || char === '\u00a0' ? ' ' : char;
}

/** Opening index to closing index of every bracket that has a partner. */
function bracketPairs(folded: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: { readonly at: number; readonly closing: string }[] = [];
  for (let i = 0; i < folded.length; i++) {
    const char = folded.charAt(i);
    const closing = BRACKETS.get(char);
    if (closing !== undefined) {
      open.push({ at: i, closing });
      continue;
    }
    const partner = open.findLastIndex((bracket) => bracket.closing === char);
    if (partner === -1) continue;
    const bracket = open[partner];
    if (bracket) pairs.set(bracket.at, i);
    open.length = partner;
  }
  return pairs;
}

function mask(folded: string): string {
  const pairs = bracketPairs(folded);
  let masked = '';
  for (let i = 0; i < folded.length; i++) {
    const end = pairs.get(i);
    masked += folded.charAt(i);
    if (end === undefined) continue;
    masked += MASK.repeat(end - i - 1) + folded.charAt(end);
    i = end;
  }
  return masked;
}

/** The text with other folded characters, as many as before. */
export function refolded({ original }: FoldedText, folded: string): FoldedText {
  return { original, folded, masked: mask(folded) };
}

export function foldText(original: string): FoldedText {
  const folded = Array.from({ length: original.length }, (_, i) => foldChar(original.charAt(i))).join('');
  return { original, folded, masked: mask(folded) };
}

/** A stretch of the wording, by index. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range without blanks at either end. */
export function trimRange({ folded }: FoldedText, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(folded.charAt(from))) from += 1;
  while (to > from && /\s/.test(folded.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
