import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { Harm } from '../domain/model/harm.ts';
import { fail, succeed, type Failure, type Outcome } from '../domain/failure.ts';
import { createCopies, removeHalfCopies } from './copies/copies.ts';
import { contentOf, knowsCommand } from './copies/content.ts';
import { filesNamedBy } from './copies/copiedFiles.ts';
import { dropLabel } from './copies/label.ts';
import { APPLICATION_ID } from './copies/looking.ts';
import { makeCopy } from './copies/makeCopy.ts';
import { unpackFilesInside } from './copies/filesInside.ts';
import { unpackWaitingBooks } from './copies/waitingBooks.ts';
import { storeFailure } from './file/failures.ts';
import { lockFolder, type FolderLock } from './file/lock.ts';
import { pathTooLong } from './file/pathLength.ts';
import { storePaths, type StorePaths } from './file/paths.ts';
import { placeOf } from './file/place.ts';
import { examineFolder } from './recovery/examine.ts';
import { harmFailure } from './recovery/harmFailure.ts';
import { settleRestore } from './recovery/restoring.ts';
import { removeStaged } from './recovery/staging.ts';
import { formatOf, latestFormat, migrate } from './schema/migrate.ts';
import { composeStore, type Store } from './store.ts';

export interface StoreOptions {
  /** The data folder; made where it does not exist. A local disk. */
  readonly folder: string;
  readonly nextId: () => string;
  /** ISO instant. */
  readonly now?: () => string;
}

/** An open store, or why there is none; with `harm` where what lies in the folder stands in the way. */
export type Opening =
  | { readonly ok: true; readonly value: Store }
  | { readonly ok: false; readonly error: Failure; readonly harm?: Harm };

/** Milliseconds to wait at the start for another program (a virus scanner, a backup tool) that holds the file. */
const PATIENCE_AT_START = 5000;
/** The same for every later call: SQLite waits by stopping the whole process, so who asks waits instead (`file-busy`). */
const PATIENCE = 20;

/** Takes the data folder for this process. */
export function takeFolder(folder: string): Outcome<FolderLock> {
  const path = resolve(folder);
  if (basename(path).toLowerCase() === 'databases') {
    return fail('not-writable', `数据文件夹不能叫“databases”：浏览器内核会清理这个名字的文件夹。请换一个名字。`, {
      place: { file: path },
    });
  }
  const tooLong = pathTooLong(path);
  if (tooLong) return { ok: false, error: tooLong };
  try {
    mkdirSync(path, { recursive: true });
    return lockFolder(storePaths(path).lock);
  } catch (error) {
    return { ok: false, error: refusalOf(error, path) };
  }
}

/** Takes a data folder and opens it; closing the store lets go of the folder. */
export async function openStore(options: StoreOptions): Promise<Opening> {
  const lock = takeFolder(options.folder);
  if (!lock.ok) return lock;
  try {
    const opened = await openTaken(options);
    if (!opened.ok) {
      lock.value.release();
      return opened;
    }
    const store = opened.value;
    return succeed({
      ...store,
      close() {
        store.close();
        lock.value.release();
      },
    });
  } catch (error) {
    lock.value.release();
    throw error;
  }
}

/**
 * Opens a data folder that this process holds: settles a restore that was cut off, looks whether anything is harmed, brings the file to today's format
 * (with a copy before), and answers the store. Where something is harmed, nothing is changed.
 */
export async function openTaken({
  folder,
  nextId,
  now = () => new Date().toISOString(),
}: StoreOptions): Promise<Opening> {
  const path = resolve(folder);
  const paths = storePaths(path);
  try {
    settleRestore(paths);
    removeHalfCopies(paths);
    removeStaged(paths);
    const harm = examineFolder(paths);
    if (harm) return { ok: false, error: harmFailure(harm, paths.file), harm };
    const opened = await openFile(paths, now);
    if (!opened.ok) return opened;
    const store = composeStore(opened.value, path, placeOf(paths), nextId);
    store.settleErased(now());
    return succeed(store);
  } catch (error) {
    return { ok: false, error: refusalOf(error, paths.file) };
  }
}

function refusalOf(error: unknown, file: string): Failure {
  const failure = storeFailure(error, file);
  if (!failure) throw error;
  return failure;
}

async function openFile(paths: StorePaths, now: () => string): Promise<Outcome<Database.Database>> {
  const db = new Database(paths.file, { timeout: PATIENCE_AT_START });
  try {
    setPragmas(db);
    // A copy that was put here by hand.
    dropLabel(db);
    unpackWaitingBooks(db, paths);
    unpackFilesInside(db, paths);
    const found = formatOf(db);
    if (found > 0 && found < latestFormat()) {
      const source = {
        displaced: () => undefined,
        content: () => contentOf(db),
        knows: (id: string) => knowsCommand(db, id),
        files: () => filesNamedBy(db),
        copyTo: makeCopy.bind(undefined, db, paths),
      };
      const copy = await createCopies(paths).make(source, 'beforeFormat', now());
      if (!copy.ok) {
        db.close();
        return copy;
      }
    }
    migrate(db);
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      db.pragma(`application_id = ${APPLICATION_ID}`);
    }
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
