import type { DutyId, Year } from '../../domain/brand.ts';
import type { Store } from '../../store/store.ts';

/** By duty the document that it was made from. */
export function planNames(store: Store, year: Year): ReadonlyMap<DutyId, string> {
  const kinds = ['disclosure', 'measure'] as const;
  return new Map(
    kinds.flatMap((kind) =>
      store.duties
        .toCompare(year, kind)
        .flatMap(({ id, sources: [first] }) =>
          first === undefined ? [] : [[id, first.title === '' ? first.fileName : first.title] as const],
        ),
    ),
  );
}
