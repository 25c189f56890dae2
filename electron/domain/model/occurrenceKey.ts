import type { Brand, DutyId, RuleId, UnitId } from '../brand.ts';

/** A duty's rule and period (所属期), units aside: what all units owe together. The period by `Period.key`, or the trigger's id. */
export interface DutyPeriodKey {
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly periodKey: string;
}

/** Which occurrence a fact about a single one means: duty, rule, unit and period. */
export interface OccurrenceKey extends DutyPeriodKey {
  readonly unitId: UnitId;
}

/** What has a period whole, as occurrences do, in place of its key. */
type WithPeriod<Key extends DutyPeriodKey> = Omit<Key, 'periodKey'> & { readonly period: { readonly key: string } };
export type OfDutyPeriod = DutyPeriodKey | WithPeriod<DutyPeriodKey>;
export type OfOccurrence = OccurrenceKey | WithPeriod<OccurrenceKey>;

/** The parts of a key as one text, for maps and sets: duty, rule, period, and the unit last. No id and no period's key holds a blank. */
export type DutyPeriodText = Brand<string, 'DutyPeriodText'>;
export type OccurrenceText = Brand<string, 'OccurrenceText'>;

function periodKeyOf(one: OfDutyPeriod): string {
  return 'periodKey' in one ? one.periodKey : one.period.key;
}

/** The duty, rule and period of anything that belongs to them, and nothing else of it. */
export function dutyPeriodKey(one: OfDutyPeriod): DutyPeriodKey {
  return { dutyId: one.dutyId, ruleId: one.ruleId, periodKey: periodKeyOf(one) };
}

/** The four parts of anything that belongs to one occurrence, and nothing else of it. */
export function occurrenceKey(one: OfOccurrence): OccurrenceKey {
  return { ...dutyPeriodKey(one), unitId: one.unitId };
}

/** The key of an occurrence as one text. */
export function occurrenceText(one: OfOccurrence): OccurrenceText {
  return `${dutyPeriodText(one)} ${one.unitId}` as OccurrenceText;
}

/** The duty, rule and period of anything, as one text. */
export function dutyPeriodText(one: OfDutyPeriod): DutyPeriodText {
  return `${one.dutyId} ${one.ruleId} ${periodKeyOf(one)}` as DutyPeriodText;
}

/** Whether a period ends on a review date (检查日): work without a deadline is looked at then, and is not late. */
export function isReview(one: { readonly periodKey: string }): boolean {
  return /^\d{4}-R\d\d-\d\d$/u.test(one.periodKey);
}

/** Whether two things belong to the same duty, rule and period, of whatever unit. */
export function sameDutyPeriod(a: OfDutyPeriod, b: OfDutyPeriod): boolean {
  return a.dutyId === b.dutyId && a.ruleId === b.ruleId && periodKeyOf(a) === periodKeyOf(b);
}

/** Whether two things belong to the same occurrence. */
export function sameOccurrence(a: OfOccurrence, b: OfOccurrence): boolean {
  return a.unitId === b.unitId && sameDutyPeriod(a, b);
}

/** Things by the occurrence they belong to; of several that belong to one, the last. */
export function indexByOccurrence<T extends OfOccurrence>(things: Iterable<T>): Map<OccurrenceText, T> {
  const index = new Map<OccurrenceText, T>();
  for (const one of things) index.set(occurrenceText(one), one);
  return index;
}
