import { readFileSync, statSync, truncateSync } from 'node:fs';
import Database from 'better-sqlite3';
import { withCopy } from '../copies/looking.ts';
import { latestFormatSeen } from '../schema/expectedTables.ts';
import { dropLogTriggers, loggedTables, UNLOGGED_TABLES } from '../schema/logTriggers.ts';
import { formatOf, latestFormat, migrate } from '../schema/migrate.ts';
import { migrations } from '../schema/migrations/index.ts';

/** What could be read of a harmed file. */
export interface Salvage {
  readonly rows: number;
  /** Tables that could not be read to the end, or at all, or that refused rows as they are. */
  readonly cutOff: readonly string[];
  /** Rows that were left out, as what they refer to is lost. */
  readonly orphans: number;
}

const LOG = ['commands', 'changes'] as const;

/** A header that is itself spoilt may tell of any size. */
const MOST_FILLED = 2 ** 31;

/**
 * Reads every row that a harmed file still gives into a new file `target`, table by table: from the front, and behind a break from the back. The
 * harmed file stays untouched. Throws what the disk refuses, and where not even the list of tables can be read.
 */
export function salvage(file: string, target: string, workFolder: string): Salvage {
  return withCopy(file, workFolder, (copy) => {
    fillUp(copy);
    const from = new Database(copy);
    // Where the list of tables is spoilt, what of it can be read is taken.
    from.unsafeMode(true);
    from.pragma('writable_schema = ON');
    const to = new Database(target);
    try {
      return readAll(from, to);
    } finally {
      from.close();
      to.close();
    }
  });
}

/** A file that was cut short gets empty pages for those that it lacks: SQLite would not read the others else. */
function fillUp(file: string): void {
  const header = readFileSync(file).subarray(0, 100);
  if (header.length < 100) return;
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const bytes = header.readUInt32BE(28) * pageSize;
  if (bytes > statSync(file).size && bytes < MOST_FILLED) truncateSync(file, bytes);
}

function readAll(from: Database.Database, to: Database.Database): Salvage {
  const format = formatToRead(from);
  // A file for looking at, which goes afterwards: it need not outlive the machine.
  to.pragma('synchronous = OFF');
  migrate(
    to,
    migrations.filter(({ version }) => version <= format),
  );
  dropLogTriggers(to);
  to.pragma('foreign_keys = OFF');
  to.exec('DELETE FROM settings');
  const there = new Set(to.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all());
  const unlogged = UNLOGGED_TABLES.filter((name) => there.has(name));
  const tables = [...LOG, ...unlogged, ...loggedTables(to).map(({ name }) => name)];
  const cutOff: string[] = [];
  let rows = 0;
  for (const table of tables) {
    const read = readTable(from, to, table);
    rows += read.rows;
    if (!read.whole) cutOff.push(table);
  }
  return { rows, cutOff, orphans: removeOrphans(to) };
}

/**
 * The format that a file is read in: the latest of which anything is left, as any table may be lost, or a later one that the file says of itself, which
 * may have lost all that came with it. What it says may be part of the harm and alone decides only where its list of tables cannot be read.
 */
function formatToRead(db: Database.Database): number {
  const said = saidFormat(db);
  try {
    return Math.max(latestFormatSeen(db), said ?? 0) || latestFormat();
  } catch (error) {
    if (!isMalformed(error)) throw error;
    return said ?? latestFormat();
  }
}

/** The format that a file says it has; `undefined` where that is none that this program knows. */
function saidFormat(db: Database.Database): number | undefined {
  try {
    return migrations.map(({ version }) => version).find((version) => version === formatOf(db));
  } catch (error) {
    if (!isMalformed(error)) throw error;
    return undefined;
  }
}

function readTable(from: Database.Database, to: Database.Database, table: string) {
  const columnsOf = (db: Database.Database) =>
    db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const has = new Set(columnsOf(from));
  const columns = columnsOf(to).filter((column) => has.has(column));
  if (columns.length === 0) return { rows: 0, whole: false };
  const add = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const read = (order: string) => {
    let rows = 0;
    let refused = 0;
    try {
      const select = from
        .prepare<[], unknown[]>(`SELECT ${columns.join(', ')} FROM ${table} NOT INDEXED ${order}`)
        .raw();
      for (const row of select.iterate()) {
        const added = insert(add, row);
        rows += added;
        refused += 1 - added;
      }
      return { rows, whole: refused === 0 };
    } catch (error) {
      if (!isMalformed(error)) throw error;
      return { rows, whole: false };
    }
  };
  to.exec('BEGIN');
  const front = read('ORDER BY rowid');
  const back = front.whole ? undefined : read('ORDER BY rowid DESC');
  to.exec('COMMIT');
  return { rows: front.rows + (back?.rows ?? 0), whole: front.whole };
}

/** A row whose values are spoilt so that the table refuses them is left out, and its table is not read whole. */
function insert(add: Database.Statement, row: readonly unknown[]): number {
  try {
    return add.run(...row).changes;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return 0;
    throw error;
  }
}

/** Whether an error tells of the file and not of this program. */
function isMalformed(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'].some((code) => error.code.startsWith(code))
  );
}

/** Takes out rows that refer to what is lost, and then those that refer to them. */
function removeOrphans(db: Database.Database): number {
  const find = db.prepare<[], { table: string; rowid: number }>('PRAGMA foreign_key_check');
  let removed = 0;
  db.exec('BEGIN');
  for (let orphans = find.all(); orphans.length > 0; orphans = find.all()) {
    for (const { table, rowid } of orphans)
      removed += db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid).changes;
  }
  db.exec('COMMIT');
  return removed;
}
