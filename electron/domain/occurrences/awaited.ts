import type { DutyId, RuleId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { AwaitedReply } from '../model/facts.ts';
import { occurrenceText } from '../model/occurrenceKey.ts';

/** The day by which a unit was to answer a round about an occurrence and did not; the earliest of several. */
export type AwaitedReplies = (
  dutyId: DutyId,
  ruleId: RuleId,
  unitId: UnitId,
  periodKey: string,
) => PlainDate | undefined;

/** Looks up what rounds asked for and nobody answered. */
export function awaitedReplies(awaited: readonly AwaitedReply[]): AwaitedReplies {
  if (awaited.length === 0) return () => undefined;
  const days = new Map<string, PlainDate>();
  for (const one of awaited) {
    const key = occurrenceText(one);
    const known = days.get(key);
    if (known === undefined || one.replyBy < known) days.set(key, one.replyBy);
  }
  return (dutyId, ruleId, unitId, periodKey) => days.get(occurrenceText({ dutyId, ruleId, unitId, periodKey }));
}
