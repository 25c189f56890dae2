import type { TimeRule } from '../model/timeRule.ts';

/** Keys in the order of the alphabet at every depth; an absent property and one that is `undefined` are the same. */
function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A rule as JSON with its keys in one fixed order: rules are the same where their texts are. It is also how they are stored. */
export function ruleText(rule: TimeRule): string {
  return JSON.stringify(rule, inKeyOrder);
}

/** Whether two rules say the same, down to their last part, however their keys are ordered. */
export function sameRule(a: TimeRule, b: TimeRule): boolean {
  return a === b || ruleText(a) === ruleText(b);
}

/** Whether two lists of rules say the same, in the same order. */
export function sameRules(a: readonly TimeRule[], b: readonly TimeRule[]): boolean {
  return a.length === b.length && a.every((rule, index) => b[index] !== undefined && sameRule(rule, b[index]));
}
