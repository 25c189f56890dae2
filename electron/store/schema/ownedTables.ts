import type Database from 'better-sqlite3';
import { loggedTables } from './logTriggers.ts';

/** A column of `table` that refers to a row of `parent`. */
export interface Reference {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
}

/** Every reference between fact tables, read from the schema, so that none can be forgotten. */
export function references(db: Database.Database): readonly Reference[] {
  const of = db.prepare<[string], { readonly column: string; readonly parent: string }>(
    'SELECT "from" AS "column", "table" AS parent FROM pragma_foreign_key_list(?)',
  );
  return loggedTables(db).flatMap(({ name }) =>
    of.all(name).map(({ column, parent }) => ({ table: name, column, parent })),
  );
}

/** The tables whose rows belong to a single row of `root`, through any number of steps: each after the one it belongs to. */
export function ownedTables(all: readonly Reference[], root: string): readonly Reference[] {
  const owned: Reference[] = [];
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
