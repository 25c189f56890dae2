import type { DutyId } from '../brand.ts';
import type { Duty } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText } from '../model/occurrenceKey.ts';
import { takesFurther } from './mayRegister.ts';

/** A record that stands for nothing. Its `kind` is its table in the store. */
export interface IdleRecord {
  readonly kind: 'fulfilments' | 'extensions' | 'exemptions' | 'triggers' | 'verifications';
  readonly id: string;
  readonly dutyId: DutyId;
}

/**
 * The records of a year that stand for nothing, each under a text of its own: registrations that answer no occurrence, or that say once more what is
 * done once and was not returned; verifications of what nobody registered; extensions and exemptions that change nothing; triggers that start no clock.
 * `occurrences` are derived from the facts.
 */
export function idleRecords(facts: YearFacts, occurrences: readonly Occurrence[]): ReadonlyMap<string, IdleRecord> {
  const idle = new Map<string, IdleRecord>();
  const used = usedIds(occurrences);
  for (const kind of ['fulfilments', 'extensions', 'exemptions', 'triggers'] as const) {
    for (const { id, dutyId } of facts[kind]) if (!used.has(id)) idle.set(id, { kind, id, dutyId });
  }
  const registered = new Set(facts.fulfilments.filter(({ id }) => used.has(id)).map(occurrenceText));
  for (const verification of facts.verifications) {
    const { id, dutyId } = verification;
    if (!registered.has(occurrenceText(verification))) idle.set(id, { kind: 'verifications', id, dutyId });
  }
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  for (const occurrence of occurrences) {
    const { dutyId, fulfilmentIds } = occurrence;
    if (!isDoubled(duties.get(dutyId), occurrence)) continue;
    for (const id of fulfilmentIds) idle.set(id, { kind: 'fulfilments', id, dutyId });
  }
  return idle;
}

/** Ids of records that an occurrence rests on; a trigger's id is the key of its occurrences' period. */
function usedIds(occurrences: readonly Occurrence[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { period, fulfilmentIds, extensionId, exemptionId } of occurrences) {
    used.add(period.key);
    for (const id of fulfilmentIds) used.add(id);
    if (extensionId !== undefined) used.add(extensionId);
    if (exemptionId !== undefined) used.add(exemptionId);
  }
  return used;
}

function isDoubled(duty: Duty | undefined, occurrence: Occurrence): boolean {
  return (
    occurrence.fulfilmentIds.length > 1 + (occurrence.returns ?? 0) &&
    duty !== undefined &&
    !takesFurther(duty, occurrence)
  );
}
