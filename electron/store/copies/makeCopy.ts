import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { CopyLabel } from '../../domain/model/backup.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { discard, syncToDisk } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { problemOf } from './content.ts';
import { writeLabel } from './label.ts';
import type { StorePaths } from '../file/paths.ts';
import { carryWaitingBooks } from './waitingBooks.ts';

/**
 * Copies the open file to `target` by the online backup (a plain copy would miss what is still in the write-ahead log), puts in the returned books
 * that wait beside it, labels the copy, opens and checks it, and only then gives it its name.
 */
export async function makeCopy(
  db: Database.Database,
  paths: StorePaths,
  target: string,
  label: CopyLabel,
): Promise<Outcome<undefined>> {
  const part = `${target}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    discard(part);
    await db.backup(part);
    const problem = finishCopy(part, paths, label);
    if (problem !== undefined) {
      discard(part);
      return fail('database-damaged', `备份没有通过检查（${problem}），没有保存这份备份。请换一个磁盘后重试。`, {
        place: { file: target },
      });
    }
    renameSync(part, target);
    syncToDisk(dirname(target));
    return succeed(undefined);
  } catch (error) {
    discard(part);
    const failure = storeFailure(error, target);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

/** Leaves the copy as a single file without a write-ahead log, and answers what is wrong with it. */
function finishCopy(file: string, paths: StorePaths, label: CopyLabel): string | undefined {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
    carryWaitingBooks(copy, paths);
    writeLabel(copy, label);
    return problemOf(copy);
  } finally {
    copy.close();
  }
}
