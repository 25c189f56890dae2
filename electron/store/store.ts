import Database from 'better-sqlite3';
import type { Year } from '../domain/brand.ts';
import type { YearFacts } from '../domain/model/facts.ts';
import type { Failure } from '../domain/failure.ts';
import type { CopySource } from './copies/copies.ts';
import { contentOf, knowsCommand } from './copies/content.ts';
import { filesNamedBy } from './copies/copiedFiles.ts';
import { withFilesInside, type PortableCopy } from './copies/filesInside.ts';
import { makeCopy } from './copies/makeCopy.ts';
import { withWaitingBooks } from './copies/waitingBooks.ts';
import type { PlaceCheck } from './file/place.ts';
import { createChangeLog, type ChangeLog } from './log/changes.ts';
import { createErasing, type Erasing } from './erasing.ts';
import { createFactsReader } from './facts.ts';
import { createImportUndo, type ImportUndo } from './importUndo/importUndo.ts';
import { storeFailure } from './file/failures.ts';
import { storePaths } from './file/paths.ts';
import { createRepositories, type Repositories } from './repositories/repositories.ts';

/** The open data file. Reads are plain calls; every write runs inside `command`, outside it the file refuses it. */
export interface Store extends Repositories, ChangeLog, CopySource, Erasing {
  readonly folder: string;
  readonly file: string;
  /** Everything a year's figures derive from; the same object until something is written. */
  facts(year: Year): YearFacts;
  /** Takes back whole imports. */
  readonly importUndo: ImportUndo;
  /** The refusal behind an error that a read or a command threw; `undefined` where it is none of the file's. */
  refusal(error: unknown): Failure | undefined;
  /** All of the data as one file's bytes; also where the file itself has been taken away. */
  snapshot(): Uint8Array<ArrayBuffer>;
  /** The same with the files that it names inside, as far as all together stays within `limit` bytes: one file that can be taken elsewhere. */
  portable(limit: number): PortableCopy;
  /** Closes the file. */
  close(): void;
}

/** Puts the repositories on an open, migrated file. `place` is asked before every write whether the open file is still the one at its path. */
export function composeStore(db: Database.Database, folder: string, place: PlaceCheck, nextId: () => string): Store {
  const paths = storePaths(folder);
  const changes = createChangeLog(db, nextId, place);
  const repositories = createRepositories(db, nextId);
  let undo: ImportUndo | undefined;
  const snapshot = () => withWaitingBooks(plainFile(new Uint8Array(db.serialize())), paths);
  // Prepared when an import is first looked at or taken back: it takes as long as all the rest.
  const importUndo = () => (undo ??= createImportUndo(db, changes, repositories.units));
  return {
    folder,
    file: paths.file,
    ...changes,
    ...repositories,
    ...createErasing(db, paths, { changes, ...repositories }),
    facts: createFactsReader(
      repositories,
      () => changes.revision(),
      () => db.inTransaction,
    ),
    importUndo: {
      outlook: (id) => importUndo().outlook(id),
      undo: (...how) => importUndo().undo(...how),
    },
    displaced: place,
    content: () => contentOf(db),
    knows: (id) => knowsCommand(db, id),
    files: () => filesNamedBy(db),
    copyTo: (file, label) => makeCopy(db, paths, file, label),
    refusal: (error) => (error instanceof Database.SqliteError ? storeFailure(error, db.name) : undefined),
    snapshot,
    portable: (limit) => withFilesInside(snapshot(), filesNamedBy(db), paths, limit),
    close: () => void db.close(),
  };
}

/** Where a file's header says how it is written and read: 2 with a write-ahead log, 1 without. */
const WRITE_VERSION = 18;

/** A file that leans on no log: it can be opened from a read-only place too. */
function plainFile(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  bytes.set([1, 1], WRITE_VERSION);
  return bytes;
}
