import type { DutyId, Year } from '../../domain/brand.ts';
import { renewals, type Renewal } from '../../domain/publications/renew.ts';
import type { Store } from '../../store/store.ts';
import { factsIndex } from './views.ts';

/** The rules of earlier years that can be kept for a year. */
export function renewalsOf(store: Store, year: Year): readonly Renewal[] {
  const dutyOf = (id: DutyId) => {
    const of = store.duties.yearOf(id);
    return of === undefined ? undefined : factsIndex(store.facts(of)).duties.get(id);
  };
  return renewals(store.publicationMatching.rules(), dutyOf, store.facts(year).duties);
}
