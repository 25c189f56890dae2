import Database from 'better-sqlite3';

/** Held while the app runs. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process, by an open exclusive transaction on a tiny file of its own.
 * The operating system lets go of it when the process ends in any way, so there are no stale locks.
 * `undefined` when another process, or another store of this one, holds it.
 */
export function lockFolder(lockFile: string): FolderLock | undefined {
  const db = new Database(lockFile, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return {
    release() {
      if (db.open) db.close();
    },
  };
}
