import type { DutyId, MatchRuleId } from '../brand.ts';
import type { Duty } from '../model/duty.ts';
import type { MatchRule } from '../model/publication.ts';
import { normaliseName } from '../units/names.ts';
import { isSameRule } from './rules.ts';

/** A rule of an earlier year's duty, with the duty of the year that asks for the same. */
export interface Renewal {
  readonly id: MatchRuleId;
  readonly rule: Omit<MatchRule, 'id'>;
}

type Asked = Pick<Duty, 'id' | 'year' | 'kind' | 'number' | 'task' | 'subtask' | 'content'>;

const wording = ({ kind, content }: Asked): string => `${kind} ${normaliseName(content)}`;
const place = ({ number, task, subtask }: Asked): string => [number, task, subtask].map(normaliseName).join(' ');

/**
 * The rules of earlier years that can be kept for a year: one duty of it is of the same kind and content, of several such the one that stands at the same
 * place, and the office has not yet the same rule of that.
 */
export function renewals(
  rules: readonly MatchRule[],
  dutyOf: (id: DutyId) => Asked | undefined,
  duties: readonly Asked[],
): readonly Renewal[] {
  const byWording = Map.groupBy(duties, wording);
  const own = new Set(duties.map(({ id }) => id));
  const known: Omit<MatchRule, 'id'>[] = [...rules];
  return rules.flatMap((rule): Renewal[] => {
    const { id, effect, ...asks } = rule;
    if (effect.kind === 'ignore' || own.has(effect.dutyId)) return [];
    const before = dutyOf(effect.dutyId);
    if (before === undefined) return [];
    const same = byWording.get(wording(before)) ?? [];
    const there = same.length === 1 ? same : same.filter((duty) => place(duty) === place(before));
    const [duty] = there;
    if (duty === undefined || there.length > 1 || duty.year <= before.year) return [];
    const renewed = { ...asks, effect: { ...effect, dutyId: duty.id } };
    if (known.some((one) => isSameRule(one, renewed))) return [];
    known.push(renewed);
    return [{ id, rule: renewed }];
  });
}
