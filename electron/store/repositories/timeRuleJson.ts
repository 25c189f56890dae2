import type { TimeRule } from '../../domain/model/timeRule.ts';
import { storedRule } from '../../domain/rules/checkRule.ts';

// A table of thousands of duties holds a few dozen different rules.
const read = new Map<string, TimeRule>();

/** Reads a stored rule, one outside of today's limits too. Throws where the stored text is not a rule: the file was written by something else. */
export function readTimeRule(json: string): TimeRule {
  const known = read.get(json);
  if (known) return known;
  const rule = storedRule(JSON.parse(json));
  if (!rule) throw new Error(`Not a time rule: ${json.slice(0, 200)}`);
  if (read.size > 10_000) read.clear();
  read.set(json, rule);
  return rule;
}
