import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Year } from '../domain/brand.ts';
import type { YearFacts } from '../domain/model/facts.ts';
import type { Failure, Outcome } from '../domain/failure.ts';
import { backUp, listBackups, removeBackup } from './file/backup.ts';
import { storeFailure } from './file/failures.ts';
import { createChangeLog, type ChangeLog } from './log/changes.ts';
import { createFactsReader } from './facts.ts';
import { createImportUndo, type ImportUndo } from './importUndo/importUndo.ts';
import type { FolderLock } from './file/lock.ts';
import { createRepositories, type Repositories } from './repositories/repositories.ts';

/** The open data file. Reads are plain calls; every write runs inside `command`, outside it the file refuses it. */
export interface Store extends Repositories, ChangeLog {
  readonly folder: string;
  readonly file: string;
  /** Everything a year's figures derive from; the same object until something is written. */
  facts(year: Year): YearFacts;
  /** Takes back whole imports. */
  readonly importUndo: ImportUndo;
  /** Writes a checked copy to `backups/<name>.sqlite` in the data folder and answers its path. One after the other; a name that is taken gets a number behind it. */
  backup(name: string): Promise<Outcome<string>>;
  /** Names of the copies in the backups folder. */
  backups(): readonly string[];
  /** Deletes a copy; one that another program holds stays. */
  removeBackup(name: string): void;
  /** The refusal behind an error that a read or a command threw; `undefined` where it is none of the file's. */
  readonly refusal: (error: unknown) => Failure | undefined;
  /** Closes the file and lets go of the folder. */
  close(): void;
}

/** Where in a data folder things are. */
export function storePaths(folder: string) {
  return {
    file: join(folder, 'desk.sqlite'),
    lock: join(folder, 'desk.lock'),
    backups: join(folder, 'backups'),
  };
}

/** Puts the repositories on an open, migrated file. */
export function composeStore(db: Database.Database, folder: string, lock: FolderLock, nextId: () => string): Store {
  const changes = createChangeLog(db, nextId);
  const repositories = createRepositories(db, nextId);
  const paths = storePaths(folder);
  let running: Promise<unknown> = Promise.resolve();
  return {
    folder,
    file: paths.file,
    ...changes,
    ...repositories,
    facts: createFactsReader(
      repositories,
      () => changes.revision(),
      () => db.inTransaction,
    ),
    importUndo: createImportUndo(db, changes, repositories.units),
    backup(name) {
      const copied = running.then(() => backUp(db, paths.backups, name));
      running = copied.catch(() => undefined);
      return copied;
    },
    backups: () => listBackups(paths.backups),
    removeBackup: (name) => removeBackup(paths.backups, name),
    refusal: (error) => (error instanceof Database.SqliteError ? storeFailure(error, paths.file) : undefined),
    close() {
      db.close();
      lock.release();
    },
  };
}
