import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { foreignLock, inUse, storeFailure } from './failures.ts';

/** Held while the app runs. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process, by an open exclusive transaction on an empty file of its own, which stays empty.
 * The operating system lets go of it when the process ends in any way, so there are no stale locks.
 * `data-folder-in-use` when another process, or another store of this one, holds it; `not-ours` where what stands there is
 * not the app's, which is then left untouched.
 */
export function lockFolder(lockFile: string): Outcome<FolderLock> {
  const foreign = refuseForeign(lockFile);
  if (foreign) return { ok: false, error: foreign };
  let db: Database.Database | undefined;
  try {
    db = new Database(lockFile, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (isHeld(error)) return { ok: false, error: inUse(dirname(lockFile)) };
    const failure = storeFailure(error, lockFile);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
  const held = db;
  return succeed({
    release() {
      if (held.open) held.close();
    },
  });
}

function isHeld(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function refuseForeign(lockFile: string): Failure | undefined {
  const found = statSync(lockFile, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (found.isDirectory()) return foreignLock(lockFile, '是一个文件夹');
  if (!found.isFile()) return foreignLock(lockFile, '不是普通文件');
  return found.size > 0 ? foreignLock(lockFile, '里面有内容') : undefined;
}
