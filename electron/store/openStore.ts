import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { fail, succeed, type Failure, type Outcome } from '../domain/failure.ts';
import { backUp } from './file/backup.ts';
import { damaged, newer, storeFailure } from './file/failures.ts';
import { lockFolder } from './file/lock.ts';
import { pathTooLong } from './file/pathLength.ts';
import { formatOf, latestFormat, migrate } from './schema/migrate.ts';
import { composeStore, storePaths, type Store } from './store.ts';

export interface StoreOptions {
  /** The data folder; made where it does not exist. A local disk. */
  readonly folder: string;
  readonly nextId: () => string;
}

/** Milliseconds to wait at the start for another program (a virus scanner, a backup tool) that holds the file. */
const PATIENCE_AT_START = 5000;
/** The same for every later call: SQLite waits by stopping the whole process, so who asks waits instead (`file-busy`). */
const PATIENCE = 20;

/**
 * Opens the data folder: takes it for this process, checks the file is whole and not from a later version, brings it to
 * today's format (with a backup before), and answers the store. Nothing is changed where it fails.
 */
export async function openStore({ folder, nextId }: StoreOptions): Promise<Outcome<Store>> {
  const path = resolve(folder);
  if (basename(path).toLowerCase() === 'databases') {
    return fail('not-writable', `数据文件夹不能叫“databases”：浏览器内核会清理这个名字的文件夹。请换一个名字。`, {
      place: { file: path },
    });
  }
  const tooLong = pathTooLong(path);
  if (tooLong) return { ok: false, error: tooLong };
  const paths = storePaths(path);
  try {
    mkdirSync(path, { recursive: true });
    const lock = lockFolder(paths.lock);
    if (!lock.ok) return lock;
    try {
      const opened = await openFile(paths.file, paths.backups);
      if (opened.ok) return succeed(composeStore(opened.value, path, lock.value, nextId));
      lock.value.release();
      return opened;
    } catch (error) {
      lock.value.release();
      throw error;
    }
  } catch (error) {
    const failure = storeFailure(error, paths.file);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

async function openFile(file: string, backups: string): Promise<Outcome<Database.Database>> {
  const refusal = checkHeader(file);
  if (refusal) return { ok: false, error: refusal };
  const db = new Database(file, { timeout: PATIENCE_AT_START });
  try {
    const found = formatOf(db);
    if (found > latestFormat()) {
      db.close();
      return { ok: false, error: newer(file, found, latestFormat()) };
    }
    const check = db.pragma('quick_check', { simple: true });
    if (check !== 'ok') {
      db.close();
      return { ok: false, error: damaged(file, String(check).slice(0, 200)) };
    }
    setPragmas(db);
    if (found > 0 && found < latestFormat()) {
      const copy = await backUp(db, backups, `before-format-${latestFormat()}`);
      if (!copy.ok) {
        db.close();
        return copy;
      }
    }
    migrate(db);
    db.pragma(`busy_timeout = ${PATIENCE}`);
    return succeed(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What makes a connection safe: nothing is lost at a power cut, no reference dangles, no schema runs code of its own. */
export function setPragmas(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // NORMAL may lose the last commits at a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // Every logged row is a statement with a trigger, whose journal would else be a file each time.
  db.pragma('temp_store = MEMORY');
}

const MAGIC = 'SQLite format 3\0';

/** Looks at the header without opening the file as a database, so that a refused file is not touched at all. */
function checkHeader(file: string): Failure | undefined {
  if (!existsSync(file)) return undefined;
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  if (length === 0) return undefined;
  if (length < header.length || header.toString('latin1', 0, 16) !== MAGIC) return damaged(file, '不是数据文件');
  const format = header.readUInt32BE(60);
  return format > latestFormat() ? newer(file, format, latestFormat()) : undefined;
}
