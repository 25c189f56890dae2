import type Database from 'better-sqlite3';

/** Tables of the log itself; every other table is a fact table. */
const LOG_TABLES = new Set(['commands', 'changes', 'current_command']);

/** Fact tables that the log does not copy, so that what is erased is nowhere: their rows are added and erased, and never change. */
export const UNLOGGED_TABLES: readonly string[] = ['private_texts'];

/** A fact table as the log sees it. */
export interface LoggedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every fact table that is logged with its columns, read from the schema, so that no table can be forgotten. */
export function loggedTables(db: Database.Database): readonly LoggedTable[] {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
  return names
    .filter((name) => !LOG_TABLES.has(name) && !UNLOGGED_TABLES.includes(name))
    .map((name) => ({ name, columns: columnsOf(db, name) }));
}

function columnsOf(db: Database.Database, table: string): readonly string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table);
}

/** SQL that makes one row's JSON, of `NEW`, `OLD` or a table's own columns. */
export function rowJson(table: LoggedTable, qualifier: string): string {
  return `json_object(${table.columns.map((column) => `'${column}', ${qualifier}.${column}`).join(', ')})`;
}

const REVISION = '(SELECT revision FROM current_command)';

function triggersOf(table: LoggedTable): readonly { readonly name: string; readonly sql: string }[] {
  const { name } = table;
  const differs = table.columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  const log = (rowId: string, before: string, after: string) =>
    `BEGIN INSERT INTO changes (revision, table_name, row_id, before, after) VALUES (${REVISION}, '${name}', ${rowId}, ${before}, ${after}); END`;
  return [
    {
      name: `log_${name}_insert`,
      sql: `CREATE TRIGGER log_${name}_insert AFTER INSERT ON ${name} ${log('NEW.id', 'NULL', rowJson(table, 'NEW'))}`,
    },
    {
      name: `log_${name}_update`,
      sql: `CREATE TRIGGER log_${name}_update AFTER UPDATE ON ${name} WHEN ${differs} ${log('OLD.id', rowJson(table, 'OLD'), rowJson(table, 'NEW'))}`,
    },
    {
      name: `log_${name}_delete`,
      sql: `CREATE TRIGGER log_${name}_delete AFTER DELETE ON ${name} ${log('OLD.id', rowJson(table, 'OLD'), 'NULL')}`,
    },
  ];
}

function storedTriggers(db: Database.Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'log\\_%' ESCAPE '\\'`,
    )
    .all();
  return new Map(rows.map((row) => [row.name, row.sql]));
}

/** Takes the log triggers off, so that a migration's own writes are not logged. */
export function dropLogTriggers(db: Database.Database): void {
  for (const name of storedTriggers(db).keys()) db.exec(`DROP TRIGGER ${name}`);
}

/** Gives every fact table its three triggers; writes only where they are missing or not as they should be. */
export function installLogTriggers(db: Database.Database): void {
  const wanted = loggedTables(db).flatMap(triggersOf);
  const stored = storedTriggers(db);
  if (stored.size === wanted.length && wanted.every(({ name, sql }) => stored.get(name) === sql)) return;
  db.transaction(() => {
    dropLogTriggers(db);
    for (const { sql } of wanted) db.exec(sql);
  }).immediate();
}
