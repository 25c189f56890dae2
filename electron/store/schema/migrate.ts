import type Database from 'better-sqlite3';
import { dropLogTriggers, installLogTriggers } from './logTriggers.ts';
import { migrations as known } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** The format this program writes. */
export function latestFormat(migrations: readonly Migration[] = known): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Whether a migration after a format wrote other values into rows that were there. */
export function rewrittenSince(format: number): boolean {
  return known.some(({ version, rewrites }) => version > format && rewrites === true);
}

/** The format of an open file; 0 for a new one. */
export function formatOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings the file to the latest format, one transaction per step with `user_version` inside it,
 * then makes sure that every fact table writes the change log.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[] = known): void {
  checkOrder(migrations);
  for (const migration of migrations) {
    if (migration.version > formatOf(db)) runStep(db, migration);
  }
  installLogTriggers(db);
}

function checkOrder(migrations: readonly Migration[]): void {
  let last = 0;
  for (const { version, name } of migrations) {
    if (version <= last) throw new Error(`Migration ${name} has version ${version} after ${last}`);
    last = version;
  }
}

function runStep(db: Database.Database, migration: Migration): void {
  // Inside a transaction this pragma is ignored, and a table's rebuild would break references.
  db.pragma('foreign_keys = OFF');
  db.exec('BEGIN IMMEDIATE');
  try {
    dropLogTriggers(db);
    migration.up(db);
    const broken = db.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`Migration ${migration.name} breaks ${broken.length} references`);
    db.pragma(`user_version = ${migration.version}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
