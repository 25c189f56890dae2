import type { Clause, ClauseRule, Counting, SchemeSection, Selector } from '../../electron/contract/schemeTree.ts';
import { assertNever } from '../../electron/domain/brand.ts';

/** The rules as they are offered, what is most asked for first. */
export const RULE_ORDER = [
  'share',
  'perOccurrence',
  'byCount',
  'lateDecay',
  'deadline',
  'checklist',
  'findings',
  'shortfall',
  'threshold',
  'excess',
  'freshness',
  'events',
  'rate',
  'ratio',
  'judged',
  'sheet',
  'periods',
  'sample',
  'rollup',
  'byRank',
  'toBest',
] as const satisfies readonly ClauseRule[];

// A rule that is not offered does not compile.
type Offered = (typeof RULE_ORDER)[number];
type NotOffered = Exclude<ClauseRule, Offered>;
const allOffered: [NotOffered] extends [never] ? true : NotOffered = true;
void allOffered;

const EVERY: Selector = { all: true };
const PIECES: Counting = { of: 'pieces' };

/** Where a rule is to stand. */
interface RulePlace {
  /** The marks of its indicator. */
  readonly full: string;
  readonly section: SchemeSection;
}

/** What a rule begins with. What it has in common with the one before stays: which things owed it looks at, what it counts. */
export function clauseOfRule(rule: ClauseRule, before: Clause | undefined, { full, section }: RulePlace): Clause {
  const select = before !== undefined && 'select' in before ? (before.select ?? EVERY) : selectCounted(before);
  const count = before !== undefined && 'count' in before ? before.count : PIECES;
  switch (rule) {
    case 'share':
      return { rule, select, good: { any: ['onTime'] } };
    case 'perOccurrence':
      return {
        rule,
        count:
          before !== undefined && 'count' in before
            ? before.count
            : { of: 'occurrences', select, when: { any: ['late'] } },
        points: '-1',
      };
    case 'lateDecay':
      return { rule, select, perDay: '0.5', days: 'workday', floor: '0' };
    case 'deadline':
      return { rule, select, late: '0', missing: '0' };
    case 'checklist':
      return { rule, elements: [], what: 'missing', points: '-1', counts: 'each' };
    case 'findings':
      return { rule, found: '-1' };
    case 'shortfall':
      return { rule, count, per: 'month', quota: 1, points: '-1' };
    case 'threshold':
      return { rule, count, atLeast: 12, otherwise: '-1' };
    case 'excess':
      return { rule, count, per: 'year', quota: 12, tiers: [{ over: '10', points: '1' }] };
    case 'freshness':
      return { rule, pages: { of: 'registrations', select }, gap: { n: 30, unit: 'day' }, points: '-1' };
    case 'events':
      return {
        rule,
        entries: [section === 'bonus' ? { type: 'praise', points: '1' } : { type: 'criticism', points: '-1' }],
        take: 'stack',
      };
    case 'rate':
      return {
        rule,
        numerator: { of: 'pieces', adopted: true },
        denominator: PIECES,
        per: 'quarter',
        below: '30',
        points: '-1',
      };
    case 'ratio':
      return { rule, numerator: PIECES, denominator: { of: 'quota', quota: 12 }, per: 'year' };
    case 'byCount':
      return {
        rule,
        count,
        by: { kind: 'year' },
        tiers: [
          { from: 1, points: '-1' },
          { from: 2, points: '-3' },
        ],
      };
    case 'judged':
      return { rule, least: '0', most: full, assessors: 'one', unjudged: 'provisional' };
    case 'sheet':
      return { rule, sheet: '', item: '', outOf: '100' };
    case 'periods':
      return { rule, every: 'quarter', missing: 'leftOut', sheet: '', item: '' };
    case 'sample':
      return { rule, sample: '' };
    case 'rollup':
      return { rule, group: '', outOf: '100' };
    case 'byRank':
      return { rule, figure: { of: 'count', count }, steps: { by: 'each', points: '-1' } };
    case 'toBest':
      return { rule, figure: { of: 'count', count } };
    default:
      return assertNever(rule);
  }
}

/** Which things owed a rule counts. */
function selectCounted(clause: Clause | undefined): Selector {
  if (clause === undefined) return EVERY;
  if ('count' in clause && clause.count.of === 'occurrences') return clause.count.select;
  return clause.rule === 'freshness' && clause.pages.of === 'registrations' ? clause.pages.select : EVERY;
}

/** What a rule can count, as a choice of its kind begins. */
export function countingOf(of: Counting['of'], before: Counting): Counting {
  switch (of) {
    case 'pieces':
      return PIECES;
    case 'occurrences':
      return before.of === 'occurrences' ? before : { of, select: EVERY, when: { any: ['late'] } };
    case 'events':
      return { of, types: ['criticism'] };
    case 'findings':
      return { of };
    case 'elements':
      return { of, elements: [] };
    case 'publications':
      return { of, columns: [] };
    case 'figure':
      return { of, name: '' };
    default:
      return assertNever(of);
  }
}

/** What can be counted, in words. */
export const COUNTING_WORDS: Readonly<Record<Counting['of'], string>> = {
  occurrences: '应办事项',
  pieces: '报送的信息',
  events: '考核事件',
  findings: '问题',
  elements: '缺失的要素',
  publications: '公开信息',
  figure: '填报的数据',
};

/** 扣 or 加, and how much: of a decimal with a sign. */
export function signedParts(points: string): { readonly sign: 'minus' | 'plus'; readonly amount: string } {
  return points.startsWith('-') ? { sign: 'minus', amount: points.slice(1) } : { sign: 'plus', amount: points };
}

export function signedPoints(sign: 'minus' | 'plus', amount: string): string {
  const bare = amount.replace(/^[-−－]/u, '');
  return sign === 'minus' ? `-${bare}` : bare;
}

/** A decimal as it is typed: full-width digits and points as plain ones, nothing but what a number is made of. */
export function typedPoints(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll(/[^\d.]/gu, '')
    .slice(0, 20);
}

/** A decimal that may be below nought. */
export function typedSigned(text: string): string {
  const isBelow = /^\s*[-−－]/u.test(text);
  return `${isBelow ? '-' : ''}${typedPoints(text)}`;
}
