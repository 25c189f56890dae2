import type { Clause } from '../model/scoreClause.ts';
import type { SchemeLeaf } from '../model/schemeTree.ts';
import type { Points } from '../points.ts';
import { CRITERIA_READERS } from './criteriaReaders.ts';
import { CriteriaPart, NUMBER, plainText } from './criteriaText.ts';

/** What a text of 评分标准 is read as. Unread ones are judged by a person. Every reading is a proposal, to be looked at. */
export type ProposedRule = Pick<SchemeLeaf, 'clauses' | 'start' | 'nothing'> & {
  readonly isRead: boolean;
  /** Parts of the text that no rule was read from. */
  readonly unread: readonly string[];
};

/**
 * Reads the text of 评分标准 part by part. A part is read where all of it is: one of which a number or a condition is left over is not, for a wrong rule is
 * worse than none. Where nothing is read, a person judges, up to the mark. Where the text does not say which things are meant, the proposal looks
 * at all: which ones it should is for a person to choose.
 */
export function proposeRule(criteria: string, full: Points): ProposedRule {
  const text = plainText(criteria);
  const parts = text.split(/[;。]/u).filter((part) => part !== '');
  const clauses: Clause[] = [];
  const unread: string[] = [];
  const whole = parts.length > 1 ? readPart(parts.join(','), full) : undefined;
  const isOneRule = whole?.length === 1 && parts.some((part) => readPart(part, full) === undefined);
  if (whole !== undefined && isOneRule) clauses.push(...whole);
  else {
    for (const part of parts) {
      const read = readPart(part, full) ?? readPieces(part, full);
      if (read === undefined) unread.push(part);
      else clauses.push(...read);
    }
  }
  const merged = mergeEvents(clauses);
  if (merged.length > 0) {
    const gains = merged.every(isGain);
    return { clauses: merged, start: gains ? 'zero' : 'full', nothing: gains ? 'zero' : 'full', isRead: true, unread };
  }
  const judged: Clause = { rule: 'judged', least: '0', most: full, assessors: 'one', unjudged: 'provisional' };
  return { clauses: [judged], start: 'zero', nothing: 'notApplicable', isRead: false, unread: parts };
}

const BOUND = new RegExp(
  `,?(?:(?:本项|该项|累计|合计|总计|全年)*(?:最多|最高|至多|不超过|上限为?)(?:扣|加|得|计|扣减)?(?:不超过)?${NUMBER}分(?:为止|封顶)?|${NUMBER}分封顶)`,
  'u',
);
/** The same, at the end of a part. */
const BOUND_OF_ALL = new RegExp(`${BOUND.source}$`, 'u');
/** A leaf takes no more than its marks by itself. */
const UNTIL_NOTHING = /,?(?:直至|直到)?(?:该项|本项)?(?:分值)?扣完(?:本项|该项)?(?:分值|分数)?为止/u;

/** What a part says, where all of it is understood. */
function readPart(text: string, full: Points, subject?: string): readonly Clause[] | undefined {
  for (const reader of CRITERIA_READERS) {
    const part = new CriteriaPart(text, subject);
    part.take(UNTIL_NOTHING);
    const bound = part.take(BOUND);
    const clauses = reader(part, full);
    if (clauses === undefined || !part.isReadWhole()) continue;
    const most = bound?.[1] ?? bound?.[2];
    if (most === undefined) return clauses;
    const [only] = clauses;
    const bounded = clauses.length === 1 && only !== undefined ? withBound(only, most) : undefined;
    if (bounded !== undefined) return [bounded];
  }
  return undefined;
}

function withBound(clause: Clause, atMost: Points): Clause | undefined {
  switch (clause.rule) {
    case 'perOccurrence':
    case 'byCount':
    case 'checklist':
    case 'findings':
    case 'shortfall':
    case 'freshness':
    case 'events':
      return { ...clause, atMost };
    case 'share':
      return clause.perPoint === undefined ? undefined : { ...clause, perPoint: { ...clause.perPoint, atMost } };
    default:
      return undefined;
  }
}

/**
 * A part of several sentences, each of which says a rule of its own: 迟报每次扣0.5分，漏报每次扣1分，扣完为止. The first names what all speak of. A bound of
 * all together is that of one rule of events, or the indicator's own.
 */
function readPieces(text: string, full: Points): readonly Clause[] | undefined {
  const part = new CriteriaPart(text);
  part.take(UNTIL_NOTHING);
  const bound = part.take(BOUND_OF_ALL);
  const pieces = part
    .left()
    .split(/[,·]/u)
    .filter((piece) => piece !== '');
  const [subject] = pieces;
  if (pieces.length < 2 || pieces.some((piece) => !/[扣减加]\d/u.test(piece))) return undefined;
  const read = pieces.map((piece) => readPart(piece, full, subject));
  const clauses = read.every((each) => each !== undefined) ? read.flat() : undefined;
  const most = bound?.[1] ?? bound?.[2];
  if (clauses === undefined || most === undefined) return clauses;
  const merged = mergeEvents(clauses);
  const [only] = merged;
  if (merged.length === 1 && only?.rule === 'events' && only.atMost === undefined) return [{ ...only, atMost: most }];
  return Number(most) === Number(full) && !clauses.some(isGain) ? clauses : undefined;
}

function isGain(clause: Clause): boolean {
  const isPositive = (points: Points): boolean => !points.startsWith('-');
  switch (clause.rule) {
    case 'events':
      return clause.entries.every(({ points }) => isPositive(points));
    case 'byCount':
      return clause.tiers.every(({ points }) => isPositive(points));
    default:
      return 'points' in clause && isPositive(clause.points);
  }
}

/** Events of several parts are entries of one rule, where each is counted in the same way. */
function mergeEvents(clauses: readonly Clause[]): readonly Clause[] {
  const plain = clauses.flatMap((clause) =>
    clause.rule === 'events' && clause.take === 'stack' && clause.atMost === undefined ? [clause] : [],
  );
  if (plain.length < 2) return clauses;
  const others = clauses.filter((clause) => !plain.some((each) => each === clause));
  return [...others, { rule: 'events', entries: plain.flatMap(({ entries }) => entries), take: 'stack' }];
}
