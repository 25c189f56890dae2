import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { storeFailure } from './failures.ts';

/**
 * Copies the open file to `<folder>/<name>.sqlite` by the online backup (a plain copy would miss what is still in the
 * write-ahead log), opens the copy and checks it, and only then gives it its name; a name that is taken gets a number
 * behind it. Answers the copy's path.
 */
export async function backUp(db: Database.Database, folder: string, name: string): Promise<Outcome<string>> {
  let target = join(folder, `${name}.sqlite`);
  const part = `${target}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    target = freeFile(folder, name);
    await db.backup(part);
    const problem = checkCopy(part);
    if (problem !== undefined) {
      rmSync(part, { force: true });
      return fail('database-damaged', `备份没有通过检查（${problem}），没有保存这份备份。请换一个磁盘后重试。`, {
        place: { file: target },
      });
    }
    renameSync(part, target);
    return succeed(target);
  } catch (error) {
    discard(part);
    const failure = storeFailure(error, target);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

/** Numbers go up, also where earlier ones were deleted: the highest is the newest. */
function freeFile(folder: string, name: string): string {
  const numbers = listBackups(folder).flatMap((other) => {
    if (other === name) return [1];
    const number = other.startsWith(`${name}-`) ? Number(other.slice(name.length + 1)) : Number.NaN;
    return Number.isInteger(number) ? [number] : [];
  });
  const next = Math.max(0, ...numbers) + 1;
  return join(folder, `${name}${next === 1 ? '' : `-${next}`}.sqlite`);
}

/** Names of the copies in a folder, without the extension; none where there is no folder. */
export function listBackups(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => (file.endsWith('.sqlite') ? [file.slice(0, -'.sqlite'.length)] : []));
}

/** Deletes a copy. One that cannot be deleted now, as a virus scanner holds it, stays: nothing is lost by it. */
export function removeBackup(folder: string, name: string): void {
  discard(join(folder, `${name}.sqlite`));
}

/** Deletes a file where that is possible: what the disk refuses here hides nothing that went wrong before. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (!storeFailure(error, file)) throw error;
  }
}

/** What is wrong with a copy; `undefined` when it is whole. Leaves it as a single file, without a write-ahead log. */
function checkCopy(file: string): string | undefined {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const whole = copy.pragma('quick_check', { simple: true });
    if (whole !== 'ok') return String(whole);
    const broken = copy.prepare('PRAGMA foreign_key_check').all();
    return broken.length > 0 ? `${broken.length} 处引用不完整` : undefined;
  } finally {
    copy.close();
  }
}
