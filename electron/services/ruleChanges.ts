import { assertNever, type RuleId } from '../domain/brand.ts';
import type { DutyRule } from '../domain/duties/duty.ts';
import { UNDATED_RULE_ID } from '../domain/occurrences/derive.ts';
import type { RuleVersion, TimeRule } from '../domain/rules/timeRule.ts';

/** A duty's rules as they are to be stored. */
export interface RulePlan {
  /** With `id`: the rule takes an old one's place and keeps what was registered for it. */
  readonly rules: readonly (RuleVersion & { readonly id?: RuleId })[];
  /** Index in `rules` that takes over what was registered while the duty had no rule. */
  readonly undatedTo?: number;
  /** Old rules that have registrations and no place among the new ones. */
  readonly stranded: readonly RuleId[];
}

/** Which keys the periods of a rule have: rules of one family can take each other's registrations. */
function periodFamily(rule: TimeRule): string {
  switch (rule.type) {
    case 'recurring':
      return rule.every;
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

function sameRule(a: TimeRule, b: TimeRule): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Whether two lists of rules say the same. */
export function sameRules(a: readonly TimeRule[], b: readonly TimeRule[]): boolean {
  return a.length === b.length && a.every((rule, index) => b[index] !== undefined && sameRule(rule, b[index]));
}

/**
 * Fits new rules to the old ones, so that registrations stay with the rule they were made for: equal rules keep their id,
 * then rules whose periods have the same keys. `counts` says how many registrations each old rule has.
 */
export function planRules(
  old: readonly DutyRule[],
  wanted: readonly TimeRule[],
  counts: ReadonlyMap<RuleId, number>,
): RulePlan {
  const free = [...old];
  const taken = new Map<number, DutyRule>();
  const match = (fits: (old: DutyRule, wanted: TimeRule) => boolean): void => {
    for (const [index, rule] of wanted.entries()) {
      if (taken.has(index)) continue;
      const found = free.findIndex((candidate) => fits(candidate, rule));
      const [before] = found >= 0 ? free.splice(found, 1) : [];
      if (before) taken.set(index, before);
    }
  };
  match((before, rule) => sameRule(before.rule, rule));
  match((before, rule) => periodFamily(before.rule) === periodFamily(rule));
  const stranded = free.filter((rule) => (counts.get(rule.id) ?? 0) > 0).map((rule) => rule.id);
  const rules = wanted.map((rule, index) => planned(rule, taken.get(index)));
  const undated = counts.get(UNDATED_RULE_ID) ?? 0;
  const asking = wanted.some((rule) => rule.type !== 'minimumDuration');
  if (undated === 0 || !asking) return { rules, stranded };
  const undatedTo = wanted.findIndex((rule) => periodFamily(rule) === 'year');
  return undatedTo < 0 ? { rules, stranded: [...stranded, UNDATED_RULE_ID] } : { rules, stranded, undatedTo };
}

function planned(rule: TimeRule, before: DutyRule | undefined): RuleVersion & { readonly id?: RuleId } {
  if (!before) return { rule };
  // An equal rule keeps the days it is valid on; a changed one replaces the whole of it.
  if (sameRule(before.rule, rule)) return before;
  return { id: before.id, rule };
}
