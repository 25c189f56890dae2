import type { PlainDate } from '../../domain/dates/plainDate.ts';

/** Values by key, in the order of the rows. */
export function grouped<Row, Key, Value>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
  valueOf: (row: Row) => Value,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(valueOf(row));
    else groups.set(key, [valueOf(row)]);
  }
  return groups;
}

/** The optional days of a dated row. */
export function validity(row: { readonly valid_from: PlainDate | null; readonly valid_to: PlainDate | null }): {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
} {
  return {
    ...(row.valid_from === null ? {} : { from: row.valid_from }),
    ...(row.valid_to === null ? {} : { to: row.valid_to }),
  };
}
