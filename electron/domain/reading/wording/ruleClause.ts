import type { DutyRule } from '../../model/duty.ts';
import { pairRules, sameKind } from '../../rules/pair.ts';
import type { Span } from './reading.ts';
import { readTimeWording } from './time.ts';

/** Parts of sentences end here; an enumeration comma ends nothing. */
const CLAUSE_END = /[，,；;。！？\n]/u;
const SENTENCE_END = /[；;。！？\n]/u;
/** A clause says what is to be done when so many characters of it are not about time. */
const TELLING = 4;
/** Contents of no more characters stand in a chip as they are. */
const SHORT = 24;

/** What a duty's rules were read from: its own time wording, or without one its content. */
export interface RuleSource {
  readonly content: string;
  readonly timeWording: string;
}

function startOfPart(text: string, at: number, end: RegExp): number {
  let start = at;
  while (start > 0 && !end.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

function endOfPart(text: string, at: number, end: RegExp): number {
  let stop = at;
  while (stop < text.length && !end.test(text[stop] ?? '')) stop += 1;
  return stop;
}

function words(text: string): number {
  return text.replace(/[\s\p{P}\p{N}]/gu, '').length;
}

/**
 * The clause of a text that a span stands in: 按月发布全市环境空气质量状况 for 按月. A clause that holds the time and little else
 * (「6月底前，」) takes the next one of its sentence in, or the one before where it is the last.
 */
export function clauseAround(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string {
  let from = startOfPart(text, start, CLAUSE_END);
  let to = endOfPart(text, end, CLAUSE_END);
  const isTelling = () => words(text.slice(from, start)) + words(text.slice(end, to)) >= TELLING;
  const sentenceFrom = startOfPart(text, start, SENTENCE_END);
  const sentenceTo = endOfPart(text, end, SENTENCE_END);
  while (!isTelling() && to < sentenceTo) to = endOfPart(text, to + 1, CLAUSE_END);
  while (!isTelling() && from > sentenceFrom) from = startOfPart(text, from - 1, CLAUSE_END);
  return isTelling() ? text.slice(from, to).trim() : '';
}

/**
 * The clause that each rule was read from, by the rule's id, found by reading the wording again. Rules get one where the clause tells more than
 * the content as a whole: where the content is a long text that holds the times, or where a time wording holds several with words of their own.
 * Rules that a person set to something the text does not say get none.
 */
export function ruleClauses(
  { content, timeWording }: RuleSource,
  rules: readonly DutyRule[],
  planYear: number,
): ReadonlyMap<string, string> {
  const fromContent = timeWording.trim() === '';
  if (rules.length === 0 || (fromContent ? content.length <= SHORT : rules.length < 2)) return new Map();
  const text = fromContent ? content : timeWording;
  const { rules: readings } = fromContent
    ? readTimeWording(text, { planYear, source: 'content' })
    : readTimeWording(text, { planYear, source: 'time', subject: content });
  const clauses = new Map<string, string>();
  const { continued } = pairRules(
    readings,
    rules.map(({ rule }) => rule),
    sameKind,
  );
  for (const [index, { id }] of rules.entries()) {
    const span = continued.get(index)?.span;
    if (span === undefined) continue;
    const clause = clauseAround(text, span);
    const isWhole = fromContent && words(clause) >= words(content);
    if (clause !== '' && !isWhole) clauses.set(id, clause);
  }
  return clauses;
}
