import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { lookInto, withCopy, type Look } from '../copies/looking.ts';
import { copyDurably, discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { WORK_PREFIX, type StorePaths } from '../file/paths.ts';
import Database from 'better-sqlite3';

/** A file on its way to be restored: one plain file, looked into page by page. */
export interface Staged {
  readonly file: string;
  readonly look: Look;
  /** Takes its working copy away. */
  discard(): void;
}

/** Takes a data file with its log, or the bytes of one, into one plain file beside the data; what it comes from stays as it is. */
export function stage(
  paths: StorePaths,
  from: { readonly file: string } | { readonly bytes: Uint8Array },
): Outcome<Staged> {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(paths.folder, WORK_PREFIX));
    const file = join(folder, 'copy.sqlite');
    if ('bytes' in from) writeFileSync(file, from.bytes);
    else withCopy(from.file, folder, (copy) => copyDurably(foldedIn(copy), file));
    const made = folder;
    return succeed({ file, look: lookInto(file, folder), discard: () => discard(made) });
  } catch (error) {
    if (folder !== undefined) discard(folder);
    const failure = storeFailure(error, paths.folder);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

/** Brings what a log holds into its file. What is no database is left to be told by the look. */
function foldedIn(file: string): string {
  if (!existsSync(`${file}-wal`)) return file;
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  return file;
}

/** Removes working copies that a killed process left. To be called when no other process can be at work. */
export function removeStaged({ folder }: StorePaths): void {
  for (const name of readdirSync(folder))
    if (name === 'backups.json.part' || name.startsWith(WORK_PREFIX)) discard(join(folder, name));
}
