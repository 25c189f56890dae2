import type { RuleId } from '../../domain/brand.ts';
import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';
import { currentRules, UNDATED_RULE, UNDATED_RULE_ID, type DutyRule } from '../../domain/model/duty.ts';
import { sameRule } from '../../domain/rules/equal.ts';
import { pairRules, samePeriods } from '../../domain/rules/pair.ts';
import { firstVersionOf } from '../../domain/rules/versions.ts';
import type { TimeRule } from '../../domain/model/timeRule.ts';
import type { StoredRule } from '../../store/repositories/dutyRecords.ts';

/** A duty's rules as they are to be stored. */
export interface RulePlan {
  /** With `id`: the rule takes an old one's place and keeps what was registered for it. */
  readonly rules: readonly StoredRule[];
  /** Rules that go, and the index in `rules` of the one that takes over what was recorded for them. */
  readonly moves: readonly { readonly from: RuleId; readonly to: number }[];
  /** Old rules that have registrations and no place among the new ones. */
  readonly stranded: readonly RuleId[];
}

/**
 * Fits new rules for the whole year to the old ones, so that registrations stay with the rule they were made for: equal rules keep their id, then
 * rules whose periods have the same keys. Earlier versions are merged into the rule of their line. `counts` says how many registrations each
 * old rule has.
 */
export function planRules(
  old: readonly DutyRule[],
  wanted: readonly TimeRule[],
  counts: ReadonlyMap<RuleId, number>,
): RulePlan {
  const current = currentRules({ rules: old });
  const ended = old.filter((rule) => !current.includes(rule));
  const { continued, left } = pairRules([...current, ...ended], wanted, samePeriods);
  const rules = wanted.map((rule, index): StoredRule => {
    const id = continued.get(index)?.id;
    return id === undefined ? { rule } : { id, rule };
  });
  const line = firstVersionOf(old);
  const moves: { from: RuleId; to: number }[] = [];
  const stranded: RuleId[] = [];
  for (const rule of left) {
    const heir = [...continued].find(([index, before]) => {
      const heirRule = wanted[index];
      return line(before.id) === line(rule.id) && heirRule !== undefined && samePeriods(heirRule, rule.rule);
    });
    if (heir) moves.push({ from: rule.id, to: heir[0] });
    else if ((counts.get(rule.id) ?? 0) > 0) stranded.push(rule.id);
  }
  const asking = wanted.some((rule) => rule.type !== 'minimumDuration');
  if ((counts.get(UNDATED_RULE_ID) ?? 0) === 0 || !asking) return { rules, moves, stranded };
  const to = wanted.findIndex((rule) => samePeriods(rule, UNDATED_RULE.rule));
  return to < 0
    ? { rules, moves, stranded: [...stranded, UNDATED_RULE_ID] }
    : { rules, moves: [...moves, { from: UNDATED_RULE_ID, to }], stranded };
}

/**
 * The rules of a duty that gets other ones for what falls due from a day on. Versions that ended before stay; those in force end the day before and
 * the new ones follow them, unless they are wanted as they are; versions that would only have begun later give way. `isUndated`: a measure without
 * a rule is worked on without a deadline until then. Whether registrations would lose their occurrence is for the caller to see.
 */
export function planVersions(
  old: readonly DutyRule[],
  wanted: readonly TimeRule[],
  from: PlainDate,
  isUndated: boolean,
): RulePlan {
  const validTo = addDays(from, -1);
  // One that ended the very day before may go on, where it is wanted again.
  const ended = old.filter((rule) => rule.validTo !== undefined && rule.validTo < validTo);
  const later = old.filter(({ validFrom }) => validFrom !== undefined && validFrom >= from);
  const active = old.filter((rule) => !ended.includes(rule) && !later.includes(rule));
  const staying = active.filter(({ rule }) => wanted.some((each) => sameRule(each, rule)));
  const closing = active.filter((rule) => !staying.includes(rule));
  const fresh = wanted.filter((each) => !staying.some(({ rule }) => sameRule(each, rule)));
  const renewed = pairRules(later, fresh, samePeriods);
  const followed = pairRules(closing, fresh, samePeriods);
  const replaced = [...followed.left];
  const before: readonly StoredRule[] = [
    ...(isUndated ? [{ rule: UNDATED_RULE.rule, validTo }] : []),
    ...ended,
    ...closing.map((rule) => Object.assign({}, rule, { validTo })),
    ...staying.map(({ validTo: _ended, ...rule }) => rule),
  ];
  const after = fresh.map((rule, index): StoredRule => {
    const own = renewed.continued.get(index);
    // A rule of another rhythm follows what it replaces too, so that the history can be told.
    const follows = own?.follows ?? followed.continued.get(index)?.id ?? replaced.shift()?.id;
    const version: StoredRule = { rule, validFrom: from };
    return Object.assign(version, own && { id: own.id }, follows && { follows });
  });
  const line = firstVersionOf(old);
  const moves = renewed.left.flatMap((gone) => {
    const heir = staying.find(({ id }) => line(id) === line(gone.id));
    return heir ? [{ from: gone.id, to: before.findIndex(({ id }) => id === heir.id) }] : [];
  });
  const undated = isUndated ? [{ from: UNDATED_RULE_ID, to: 0 }] : [];
  return { rules: [...before, ...after], moves: [...undated, ...moves], stranded: [] };
}
