import { ROLE_FIRST, ROLE_LAST } from './unitsLabels.ts';
import { endsAsName, JOINED_IN, LEAD_IN, predicateLength, startsAsName, verbIndex } from './unitsLexicon.ts';
import { MASK, trimRange, type FoldedText, type Range } from './unitsText.ts';

/** A stretch between two separators. `clause`: a full stop, semicolon or new line stands before it. */
export interface UnitsStretch {
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
const LIST_SIGNS: ReadonlySet<string> = new Set(['、', ',', '/', '|']);

/** Line ends and blanks part names only between whole names: a cell wraps 区人力资源社会⏎保障局 and 区政府⏎办公室 too. */
function breaksAtBlank({ masked }: FoldedText, from: number, at: number): boolean {
  const before = masked.slice(from, at).trim().replaceAll(MASK, '');
  if (before.length < 2) return false;
  const after = masked.slice(at).trimStart();
  if (after.startsWith('(')) return false;
  if (/(?:政府|委|人大|政协|委员会)$/u.test(before) && /^办公[室厅]/u.test(after)) return false;
  const whole = endsAsName(before) || /(?:牵头|负责|落实|配合|主办|协办|承办|实施|办理)$/u.test(before);
  return whole || startsAsName(after) || /^[^\s、,;。]{1,16}:/u.test(after);
}

/** 市、区有关部门 and 各委、办、局 are one name each. */
function isInsideName(masked: string, from: number, at: number): boolean {
  const before = masked.slice(from, at).trim();
  const after = masked.slice(at + 1);
  const levels = /^(?:[省市县区]、?){1,2}$/u.test(before) && /^[省市县区镇乡]/u.test(after);
  return levels || (/各(?:[委办局]、?)+$/u.test(before) && /^[委办局](?:[、,;。\s]|$)/u.test(after));
}

/** Whether a name begins here without a separator: behind an ordinal, behind or before a role in brackets. */
function beginsName({ folded, masked }: FoldedText, from: number, at: number): boolean {
  if (at <= from) return false;
  const rest = folded.slice(at);
  // 「（1）区发改局（2）区财政局」.
  if (/^(?:\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|[①-⑳])/u.test(rest)) return true;
  const bracketed = ROLE_FIRST.test(folded.slice(from, at).trimStart());
  // 「【牵头单位】区发改局【责任单位】区财政局」.
  if (bracketed && ROLE_FIRST.test(rest)) return endsAsName(masked.slice(from, at).replaceAll(MASK, ''));
  // 「区发改局（牵头）区财政局（配合）」.
  return !bracketed && ROLE_LAST.test(folded.slice(from, at)) && startsAsName(rest);
}

function breakAt(text: FoldedText, from: number, at: number): Break {
  const char = text.masked.charAt(at);
  if (char === ';' || char === '。') return 'clause';
  if (char === '、' && isInsideName(text.masked, from, at)) return 'none';
  if (LIST_SIGNS.has(char)) return 'list';
  if (char !== MASK && beginsName(text, from, at)) return 'list';
  if (char === '\n') return breaksAtBlank(text, from, at) ? 'clause' : 'none';
  return /\s/.test(char) && breaksAtBlank(text, from, at) ? 'list' : 'none';
}

/** Splits a wording at its separators, those in brackets left alone. */
export function stretchesOf(text: FoldedText): UnitsStretch[] {
  const pieces: UnitsStretch[] = [];
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
    // What is no separator belongs to the next name.
    from = /[\s;。、,/|]/u.test(text.masked.charAt(at)) ? at + 1 : at;
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
    predicate: joinsNext ? predicate.trim().replace(/(?:会同|联合|^会?[会商])$/u, '') : predicate,
    joined: isJoined,
  };
  return [first, ...restAtoms(text, rest, joinsNext)];
}

/** 「A牵头会同B」, 「A联合B」; not 「A、B联合发文」. */
function joinsWhatFollows(predicate: string, rest: string): boolean {
  if (/(?:会同|^会?[会商])$/u.test(predicate)) return true;
  return predicate.endsWith('联合') && startsAsName(rest);
}

/** What stands behind a predicate: more names with a predicate of their own, or free text, which names nobody. */
function restAtoms(text: FoldedText, range: Range, joined: boolean): Atom[] {
  const rest = text.masked.slice(range.start, range.end);
  if (rest.trim() === '') return [];
  if (joined) return atomsOf(text, range, true);
  return startsAsName(rest) && verbIndex(rest) > 0 ? atomsOf(text, range) : [];
}

const JOINT = /以及|及其(?![他余它])|及|和|与|暨|并/gu;

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
