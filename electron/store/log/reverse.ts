import type Database from 'better-sqlite3';
import { loggedTables, rowJson, type LoggedTable } from '../schema/logTriggers.ts';

/** One row that a command wrote: its JSON before and after; `null` where it did not exist. */
export interface ChangeRecord {
  readonly table: string;
  readonly rowId: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Writes {
  readonly remove: Database.Statement<[string]>;
  readonly insert: Database.Statement<[string]>;
  readonly update: Database.Statement<[string, string]>;
}

/** Thrown inside an undo to roll it back: a row is not as the command left it. */
export class RowChangedSince extends Error {}

export interface Reverser {
  /**
   * Puts rows back as they were before, in the order given; throws `RowChangedSince` where one is not as it was after. `refused` is told which row an
   * error is about, and throws what it makes of it.
   */
  readonly reverse: (
    changes: readonly ChangeRecord[],
    refused?: (error: unknown, change: ChangeRecord) => never,
  ) => void;
  /** A row as the log writes it; `null` where it does not exist. */
  readonly current: (table: string, rowId: string) => string | null;
}

/**
 * Prepares putting rows back as the log has them; it takes a while, which is spent when something is taken back. A
 * table's writes, with all that its triggers do, are prepared with the first of its rows.
 */
export function createReverser(db: Database.Database): Reverser {
  const tables = loggedTables(db);
  const reads = new Map(tables.map((table) => [table.name, prepareCurrent(db, table)]));
  const writes = new Map<string, Writes>();
  const writesOf = (name: string): Writes | undefined => {
    const table = tables.find((each) => each.name === name);
    const prepared = writes.get(name) ?? (table && prepareWrites(db, table));
    if (prepared) writes.set(name, prepared);
    return prepared;
  };
  const current = (table: string, rowId: string) => reads.get(table)?.get(rowId) ?? null;
  const putBack = ({ table: name, rowId, before, after }: ChangeRecord): void => {
    const table = writesOf(name);
    if (!table || current(name, rowId) !== after) throw new RowChangedSince();
    if (before === null) table.remove.run(rowId);
    else if (after === null) table.insert.run(before);
    else table.update.run(before, rowId);
  };
  return {
    current,
    reverse(changes, refused = rethrow) {
      // References are checked when all rows are back. Said once: each time, SQLite prepares all statements anew.
      db.pragma('defer_foreign_keys = ON');
      for (const change of changes) {
        try {
          putBack(change);
        } catch (error) {
          refused(error, change);
        }
      }
    },
  };
}

function rethrow(error: unknown): never {
  throw error;
}

/** The reverser of a file, made when something is first taken back: a start needs none. */
export function lateReverser(db: Database.Database): () => Reverser {
  let reverser: Reverser | undefined;
  return () => (reverser ??= createReverser(db));
}

function prepareCurrent(db: Database.Database, table: LoggedTable): Database.Statement<[string], string> {
  return db.prepare<[string], string>(`SELECT ${rowJson(table, table.name)} FROM ${table.name} WHERE id = ?`).pluck();
}

function prepareWrites(db: Database.Database, { name, columns: all }: LoggedTable): Writes {
  const columns = all.join(', ');
  const values = all.map((column) => `json_extract(row, '$.${column}')`).join(', ');
  const from = 'FROM (SELECT ? AS row)';
  return {
    remove: db.prepare<[string]>(`DELETE FROM ${name} WHERE id = ?`),
    insert: db.prepare<[string]>(`INSERT INTO ${name} (${columns}) SELECT ${values} ${from}`),
    update: db.prepare<[string, string]>(`UPDATE ${name} SET (${columns}) = (SELECT ${values} ${from}) WHERE id = ?`),
  };
}
