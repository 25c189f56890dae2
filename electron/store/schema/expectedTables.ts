import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
const COLUMNS = `SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`;

const expected = new Map<number, { readonly tables: readonly string[]; readonly columns: readonly string[] }>();

function expectedOf(format: number) {
  let found = expected.get(format);
  if (!found) {
    const db = new Database(':memory:');
    migrate(
      db,
      migrations.filter(({ version }) => version <= format),
    );
    found = { tables: names(db, TABLES), columns: names(db, COLUMNS) };
    db.close();
    expected.set(format, found);
  }
  return found;
}

function names(db: Database.Database, sql: string): readonly string[] {
  return db.prepare<[], string>(sql).pluck().all();
}

/** The latest format of which a table or column that came with it is in an open file; 0 where there is none. */
export function latestFormatSeen(db: Database.Database): number {
  const has = new Set(names(db, COLUMNS));
  const before = new Set<string>();
  let seen = 0;
  for (const { version } of migrations) {
    const fresh = expectedOf(version).columns.filter((column) => !before.has(column));
    if (fresh.some((column) => has.has(column))) seen = version;
    for (const column of fresh) before.add(column);
  }
  return seen;
}

export interface TablesFound {
  /** Tables that a file of the format must have and this one has not, or has without one of their columns. */
  readonly missing: readonly string[];
  /** How many of those tables it has. None: it is no file of this program. */
  readonly ours: number;
  /** How many tables it has at all. */
  readonly all: number;
}

/** Compares an open file's tables with those of its format. */
export function tablesOf(db: Database.Database, format: number): TablesFound {
  const { tables, columns } = expectedOf(format);
  const has = new Set(names(db, COLUMNS));
  const broken = new Set(columns.filter((column) => !has.has(column)).map((column) => column.split('.')[0]));
  const there = new Set(names(db, TABLES));
  return {
    missing: tables.filter((table) => broken.has(table)),
    ours: tables.filter((table) => there.has(table)).length,
    all: there.size,
  };
}
