import type Database from 'better-sqlite3';

export type SqlValue = string | number | null;

/** Rows that go to SQLite in one statement. */
const CHUNK = 5000;

/**
 * Prepares the insertion of any number of rows at once: they cross to SQLite as one JSON text and one statement, which
 * halves the time of a large import against a call per row.
 */
export function insertMany(
  db: Database.Database,
  table: string,
  columns: readonly string[],
): (rows: readonly (readonly SqlValue[])[]) => void {
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  const insert = db.prepare<[string]>(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`,
  );
  return (rows) => {
    for (let start = 0; start < rows.length; start += CHUNK) {
      insert.run(JSON.stringify(rows.slice(start, start + CHUNK), wellFormed));
    }
  };
}

/** Half a surrogate pair is no text in UTF-8; a bound parameter would replace it likewise. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
