import type { RuleId } from '../brand.ts';
import type { DutyRule } from '../model/duty.ts';
import { expectedPeriods, type ReckonedPeriod, type YearReckoning } from './periods.ts';

/** The versions of one rule, first to last: each but the first follows the one before it. */
function linesOf(rules: readonly DutyRule[]): readonly (readonly DutyRule[])[] {
  const heads = rules.filter(({ follows }) => !rules.some(({ id }) => id === follows));
  const seen = new Set<DutyRule>();
  const lines = heads.map((head) => {
    const line: DutyRule[] = [];
    for (let at: DutyRule | undefined = head; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      line.push(at);
      const before: RuleId = at.id;
      at = rules.find(({ follows }) => follows === before);
    }
    return line;
  });
  return [...lines, ...rules.filter((rule) => !seen.has(rule)).map((rule) => [rule])];
}

/**
 * Which version asks for which periods. A version has what falls due before the next one begins, and also what the next one would have put before
 * its own beginning, so that a period on the border is asked for once, by the earlier version.
 */
export function periodsOfVersions(
  rules: readonly DutyRule[],
  year: YearReckoning,
): ReadonlyMap<RuleId, readonly ReckonedPeriod[]> {
  const found = new Map<RuleId, readonly ReckonedPeriod[]>();
  for (const line of linesOf(rules)) {
    const taken = new Set<string>();
    for (const [index, { validTo, ...version }] of line.entries()) {
      const next = line[index + 1];
      const border = next?.validFrom;
      // Until the next one begins, whatever end was noted down.
      const open = border === undefined && validTo !== undefined ? { ...version, validTo } : version;
      const byNext = new Map(
        (next ? expectedPeriods({ rule: next.rule }, year) : []).map((one) => [one.key, one.unshifted]),
      );
      const own = expectedPeriods(open, year).filter(({ key, unshifted }) => {
        if (taken.has(key)) return false;
        return border === undefined || unshifted < border || (byNext.get(key) ?? border) < border;
      });
      for (const { key } of own) taken.add(key);
      found.set(version.id, own);
    }
  }
  return found;
}
