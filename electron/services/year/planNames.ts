import type { DutyId, Year } from '../../domain/brand.ts';
import type { Store } from '../../store/store.ts';

/** By duty the document that it was made from; one that was copied from an earlier year came from that one's. */
export function planNames(store: Store, year: Year): ReadonlyMap<DutyId, string> {
  const kinds = ['disclosure', 'measure'] as const;
  const names = new Map(
    kinds.flatMap((kind) =>
      store.duties
        .toCompare(year, kind)
        .flatMap(({ id, sources: [first] }) =>
          first === undefined ? [] : [[id, first.title === '' ? first.fileName : first.title] as const],
        ),
    ),
  );
  const earlier = new Map<Year, ReadonlyMap<DutyId, string>>();
  for (const { id, carriedFrom } of store.facts(year).duties) {
    const from = carriedFrom === undefined ? undefined : store.duties.yearOf(carriedFrom);
    if (carriedFrom === undefined || from === undefined || from >= year || names.has(id)) continue;
    const known = earlier.get(from) ?? planNames(store, from);
    earlier.set(from, known);
    const name = known.get(carriedFrom);
    if (name !== undefined) names.set(id, name);
  }
  return names;
}
