import type { Year } from '../../domain/brand.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import { occurrenceKey, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { whyReopened, type RegistrationChange } from '../../domain/registrations/reopening.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from './derivedYear.ts';

/** What a change does to something accepted: which item is to be checked again, and why, in Chinese. */
export interface Reopening {
  readonly item: OccurrenceKey;
  readonly why: string;
}

/** The accepted item that a registration belongs to; `undefined` where nothing is accepted. Asked before the command. */
function acceptedItem(context: ServiceContext, year: Year, { id, dutyId }: Fulfilment): OccurrenceKey | undefined {
  const found = derivedYear(context, year)
    .ofDuty(dutyId)
    .find(({ state, fulfilmentIds }) => state === 'closed' && fulfilmentIds.includes(id));
  return found && occurrenceKey(found);
}

/** What a change of a registration reopens. */
export function reopenedByChange(
  context: ServiceContext,
  year: Year,
  before: Fulfilment,
  change: RegistrationChange,
): readonly Reopening[] {
  const why = whyReopened(before, change);
  const item = why === undefined ? undefined : acceptedItem(context, year, before);
  return item && why !== undefined ? [{ item, why }] : [];
}

/** What the removal of registrations reopens: each accepted item that had one of them. */
export function reopenedByRemoval(
  context: ServiceContext,
  year: Year,
  removed: readonly Fulfilment[],
): readonly Reopening[] {
  return removed.flatMap((done) => {
    const item = acceptedItem(context, year, done);
    return item ? [{ item, why: `移除了 ${done.doneOn} 的登记` }] : [];
  });
}

/** Writes that accepted items are to be checked again; each once. Runs inside the command that changed them. */
export function writeReopened({ store, clock }: ServiceContext, reopenings: Iterable<Reopening>): void {
  const written = new Set<string>();
  for (const { item, why } of reopenings) {
    const text = JSON.stringify(occurrenceKey(item));
    if (written.has(text)) continue;
    written.add(text);
    const recordedAt = clock.now();
    store.verifications.add({
      ...item,
      result: 'reopened',
      on: clock.today(),
      reason: why,
      elements: [],
      by: '',
      recordedAt,
    });
  }
}
