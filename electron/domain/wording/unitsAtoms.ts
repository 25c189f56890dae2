import { endsAsName, JOINED_IN, LEAD_IN, predicateLength, startsAsName, verbIndex } from './unitsLexicon.ts';
import { MASK, trimRange, type FoldedText, type Range } from './unitsText.ts';

/** A stretch between two separators. `clause`: a full stop, semicolon or new line stands before it. */
export interface Piece {
  readonly range: Range;
  readonly clause: boolean;
}

/** A name (or several joined by 和), what is said of it, and whether it joins in behind the one before (会同). */
export interface Atom {
  /** Empty where only a predicate stands there. */
  readonly name: Range;
  readonly predicate: string;
  readonly joined: boolean;
}

type Break = 'none' | 'list' | 'clause';

/** Line ends and blanks part names only between whole names: a cell wraps 区人力资源社会⏎保障局 too. */
function breaksAtBlank({ masked }: FoldedText, from: number, at: number): boolean {
  const before = masked.slice(from, at).trim().replaceAll(MASK, '');
  if (before.length < 2) return false;
  const after = masked.slice(at).trimStart();
  if (after.startsWith('(')) return false;
  const whole = endsAsName(before) || /(?:牵头|负责|落实|配合|主办|协办|承办|实施|办理)$/u.test(before);
  return whole || startsAsName(after) || /^[^\s、,;。]{1,16}:/u.test(after);
}

function breakAt(text: FoldedText, from: number, at: number): Break {
  const char = text.masked.charAt(at);
  if (char === ';' || char === '。') return 'clause';
  if (char === '、' || char === ',' || char === '/' || char === '|') return 'list';
  // 「（1）区发改局（2）区财政局」: an ordinal begins the next name.
  if (at > from && /^(?:\(\d{1,2}\)|[①-⑳])/u.test(text.folded.slice(at, at + 4))) return 'list';
  if (char === '\n') return breaksAtBlank(text, from, at) ? 'clause' : 'none';
  return /\s/.test(char) && breaksAtBlank(text, from, at) ? 'list' : 'none';
}

/** Splits a wording at its separators, those in brackets left alone. */
export function piecesOf(text: FoldedText): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let clause = false;
  for (let at = 0; at <= text.masked.length; at++) {
    const kind = at === text.masked.length ? 'clause' : breakAt(text, from, at);
    if (kind === 'none') continue;
    const range = trimRange(text, { start: from, end: at });
    if (range.end > range.start) {
      pieces.push({ range, clause });
      clause = kind === 'clause';
    } else {
      clause = clause || kind === 'clause';
    }
    // An ordinal's bracket or figure is left to the name's lead-in.
    from = /[(①-⑳]/u.test(text.masked.charAt(at)) ? at : at + 1;
  }
  return pieces;
}

/** Reads a piece as names with their predicates. */
export function atomsOf(text: FoldedText, range: Range, joined = false): Atom[] {
  const whole = trimRange(text, range);
  const leadIn = LEAD_IN.exec(text.folded.slice(whole.start, whole.end))?.[0].length ?? 0;
  const joins = JOINED_IN.exec(text.masked.slice(whole.start + leadIn, whole.end))?.[0].length ?? 0;
  const start = whole.start + leadIn + joins;
  const isJoined = joined || joins > 0;
  const masked = text.masked.slice(start, whole.end);
  if (masked === '') return [];
  const verb = verbIndex(masked);
  if (verb === -1) return [{ name: { start, end: whole.end }, predicate: '', joined: isJoined }];

  const run = predicateLength(masked.slice(verb));
  const predicate = masked.slice(verb, verb + run);
  const name = trimRange(text, { start, end: start + verb });
  const rest = { start: start + verb + run, end: whole.end };
  const joinsNext = joinsWhatFollows(predicate.trim(), text.masked.slice(rest.start, rest.end));
  const first: Atom = {
    name,
    predicate: joinsNext ? predicate.trim().replace(/(?:会同|联合|^[会商])$/u, '') : predicate,
    joined: isJoined,
  };
  return [first, ...restAtoms(text, rest, joinsNext)];
}

/** 「A牵头会同B」, 「A联合B」; not 「A、B联合发文」. */
function joinsWhatFollows(predicate: string, rest: string): boolean {
  if (/(?:会同|^[会商])$/u.test(predicate)) return true;
  return predicate.endsWith('联合') && startsAsName(rest);
}

/** What stands behind a predicate: more names with a predicate of their own, or free text, which names nobody. */
function restAtoms(text: FoldedText, range: Range, joined: boolean): Atom[] {
  const rest = text.masked.slice(range.start, range.end);
  if (rest.trim() === '') return [];
  if (joined) return atomsOf(text, range, true);
  return startsAsName(rest) && verbIndex(rest) > 0 ? atomsOf(text, range) : [];
}

const JOINT = /以及|及其|及|和|与|暨|并/gu;

/** Splits 「区法院和区检察院」 at its joint and leaves 「区教育和体育局」 whole. */
export function splitJoined(text: FoldedText, range: Range): Range[] {
  const masked = text.masked.slice(range.start, range.end);
  for (const match of masked.matchAll(JOINT)) {
    const left = masked.slice(0, match.index);
    const right = masked.slice(match.index + match[0].length);
    const parts =
      left.length >= 2 && !left.includes('的') && endsAsName(left) && (startsAsName(right) || endsAsName(right));
    if (!parts) continue;
    const next = { start: range.start + match.index + match[0].length, end: range.end };
    return [{ start: range.start, end: range.start + match.index }, ...splitJoined(text, next)];
  }
  return [range];
}
