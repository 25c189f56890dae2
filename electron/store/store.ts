import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Year } from '../domain/brand.ts';
import type { YearFacts } from '../domain/facts.ts';
import type { Outcome } from '../domain/failure.ts';
import { backUp } from './backup.ts';
import { createChangeLog, type ChangeLog } from './changes.ts';
import { createFactsReader } from './facts.ts';
import type { FolderLock } from './lock.ts';
import { createRepositories, type Repositories } from './repositories.ts';

/** The open data file. Reads are plain calls; every write runs inside `command`, outside it the file refuses it. */
export interface Store extends Repositories, ChangeLog {
  readonly folder: string;
  readonly file: string;
  /** Everything a year's figures derive from; the same object until something is written. */
  facts(year: Year): YearFacts;
  /** Writes a checked copy to `backups/<name>.sqlite` in the data folder and answers its path. */
  backup(name: string): Promise<Outcome<string>>;
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
    backup: (name) => backUp(db, paths.backups, name),
    close() {
      db.close();
      lock.release();
    },
  };
}
