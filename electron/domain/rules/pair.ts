import { assertNever } from '../brand.ts';
import type { TimeRule } from '../model/timeRule.ts';
import { dateParts, daysBetween, plainDate } from '../dates/plainDate.ts';
import { sameRule } from './equal.ts';
import { stretchLength, type IntervalRule } from './stretches.ts';

/** Whether a new rule may continue an old one that says something else. */
export type Kinship = (old: TimeRule, wanted: TimeRule) => boolean;

/** Stretches are the same where they are as long and one begins on the same day, whichever is counted first. */
function stretchFamily(rule: IntervalRule): string {
  const { of, length } = stretchLength(rule);
  const { year, month, day } = dateParts(rule.from);
  const zero = plainDate(1970, 1, 1) ?? rule.from;
  const begins = of === 'days' ? daysBetween(zero, rule.from) : year * 12 + month - 1;
  const phase = ((begins % length) + length) % length;
  return of === 'days' ? `${length} days ${phase}` : `${length} months ${phase} ${day}`;
}

/** Which keys the periods of a rule have. Reviews are given the year's key, and back. */
function periodFamily(rule: TimeRule): string {
  switch (rule.type) {
    case 'recurring':
      return rule.every;
    case 'interval':
      return stretchFamily(rule);
    case 'quota':
      return rule.per;
    case 'once':
    case 'continuous':
      return 'year';
    case 'triggered':
      return 'trigger';
    case 'minimumDuration':
      return 'none';
    default:
      return assertNever(rule);
  }
}

/** The periods of both have the same keys, whatever is asked for in them: one can take what was registered for the other. */
export function samePeriods(a: TimeRule, b: TimeRule): boolean {
  return periodFamily(a) === periodFamily(b);
}

/**
 * The same kind of rule, coming round as often: one can be the other put right by a person. Narrower than `samePeriods`, since words that
 * name a date do not ask for a number of pieces.
 */
export function sameKind(a: TimeRule, b: TimeRule): boolean {
  if (a.type === 'recurring' && b.type === 'recurring') return a.every === b.every;
  if (a.type === 'interval' && b.type === 'interval') return a.n === b.n && a.unit === b.unit;
  if (a.type === 'quota' && b.type === 'quota') return a.per === b.per;
  return a.type === b.type;
}

export interface RulePairs<Old> {
  /** The old rule that each new one continues, by the new one's index; new ones that continue none are missing. */
  readonly continued: ReadonlyMap<number, Old>;
  /** Old rules that none continues, in their order. */
  readonly left: readonly Old[];
}

/**
 * Which old rule each new one continues. Rules that say the same find each other first, then those that are akin; of several the first in the
 * list. Each old rule is continued once at most.
 */
export function pairRules<Old extends { readonly rule: TimeRule }>(
  old: readonly Old[],
  wanted: readonly TimeRule[],
  akin: Kinship,
): RulePairs<Old> {
  const left = [...old];
  const continued = new Map<number, Old>();
  for (const fits of [sameRule, akin]) {
    for (const [index, rule] of wanted.entries()) {
      if (continued.has(index)) continue;
      const found = left.findIndex((candidate) => fits(candidate.rule, rule));
      const [before] = found >= 0 ? left.splice(found, 1) : [];
      if (before) continued.set(index, before);
    }
  }
  return { continued, left };
}
