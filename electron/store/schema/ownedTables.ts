import type Database from 'better-sqlite3';
import { loggedTables } from './logTriggers.ts';

/** A column of `table` that refers to a row of `parent`. */
export interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
}

/** Every reference between fact tables, read from the schema, so that none can be forgotten. */
export function foreignKeys(db: Database.Database): readonly ForeignKey[] {
  const of = db.prepare<[string], { readonly column: string; readonly parent: string }>(
    'SELECT "from" AS "column", "table" AS parent FROM pragma_foreign_key_list(?)',
  );
  return loggedTables(db).flatMap(({ name }) =>
    of.all(name).map(({ column, parent }) => ({ table: name, column, parent })),
  );
}

/** The tables whose rows belong to a single row of `root`, through any number of steps: each after the one it belongs to. */
export function ownedTables(all: readonly ForeignKey[], root: string): readonly ForeignKey[] {
  const owned: ForeignKey[] = [];
  const known = new Set([root]);
  // A set is gone through with what is added on the way.
  for (const parent of known) {
    for (const reference of all) {
      if (reference.parent !== parent || known.has(reference.table)) continue;
      known.add(reference.table);
      owned.push(reference);
    }
  }
  return owned;
}
