import type { Duty } from '../../domain/model/duty.ts';
import { ruleClauses } from '../../domain/reading/wording/ruleClause.ts';

/** More duties than several years of a large district have. */
const MOST = 4000;

const byText = new Map<string, ReadonlyMap<string, string>>();
const byDuty = new WeakMap<Duty, ReadonlyMap<string, string>>();

/**
 * The clauses of a duty's rules. Reading is slow beside looking up, and the facts are read anew after every command, so
 * what was read is kept by the texts and rules themselves.
 */
export function clausesOf(duty: Duty): ReadonlyMap<string, string> {
  const known = byDuty.get(duty);
  if (known) return known;
  const key = JSON.stringify([duty.year, duty.content, duty.timeWording, duty.rules]);
  const clauses = byText.get(key) ?? ruleClauses(duty, duty.rules, duty.year);
  if (byText.size >= MOST) byText.clear();
  byText.set(key, clauses);
  byDuty.set(duty, clauses);
  return clauses;
}
