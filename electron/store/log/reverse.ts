import type Database from 'better-sqlite3';
import { loggedTables, rowJson } from '../schema/logTriggers.ts';

/** One row that a command wrote: its JSON before and after; `null` where it did not exist. */
export interface ChangeRecord {
  readonly table: string;
  readonly rowId: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Rows {
  readonly current: Database.Statement<[string], string>;
  readonly remove: Database.Statement<[string]>;
  readonly insert: Database.Statement<[string]>;
  readonly update: Database.Statement<[string, string]>;
}

/** Thrown inside an undo to roll it back: a row is not as the command left it. */
export class RowChangedSince extends Error {}

export interface Reverser {
  /** Puts rows back as they were before, in the order given; throws `RowChangedSince` where one is not as it was after. */
  readonly reverse: (changes: readonly ChangeRecord[]) => void;
  /** A row as the log writes it; `null` where it does not exist. */
  readonly current: (table: string, rowId: string) => string | null;
}

/** Prepares putting rows back as the log has them. */
export function createReverser(db: Database.Database): Reverser {
  const rows = preparedRows(db);
  const current = (table: string, rowId: string) => rows.get(table)?.current.get(rowId) ?? null;
  return {
    current,
    reverse(changes) {
      // References are checked when all rows are back.
      db.pragma('defer_foreign_keys = ON');
      for (const change of changes) {
        const table = rows.get(change.table);
        if (!table) throw new RowChangedSince();
        if (current(change.table, change.rowId) !== change.after) throw new RowChangedSince();
        if (change.before === null) table.remove.run(change.rowId);
        else if (change.after === null) table.insert.run(change.before);
        else table.update.run(change.before, change.rowId);
      }
    },
  };
}

function preparedRows(db: Database.Database): ReadonlyMap<string, Rows> {
  return new Map(
    loggedTables(db).map((table) => {
      const columns = table.columns.join(', ');
      const values = table.columns.map((column) => `json_extract(row, '$.${column}')`).join(', ');
      const from = 'FROM (SELECT ? AS row)';
      return [
        table.name,
        {
          current: db
            .prepare<[string], string>(`SELECT ${rowJson(table, table.name)} FROM ${table.name} WHERE id = ?`)
            .pluck(),
          remove: db.prepare<[string]>(`DELETE FROM ${table.name} WHERE id = ?`),
          insert: db.prepare<[string]>(`INSERT INTO ${table.name} (${columns}) SELECT ${values} ${from}`),
          update: db.prepare<[string, string]>(
            `UPDATE ${table.name} SET (${columns}) = (SELECT ${values} ${from}) WHERE id = ?`,
          ),
        },
      ];
    }),
  );
}
