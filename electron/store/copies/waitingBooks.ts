import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { discard, syncToDisk } from '../file/durable.ts';
import { namesIn } from '../file/onDisk.ts';
import type { StorePaths } from '../file/paths.ts';

/**
 * Returned fill-in books of which something is still to decide lie as files beside the data file (`returned`). A copy carries them in a table of its
 * own, so that whoever restores it elsewhere has them too. Like the label it is no part of the data: it goes when the copy becomes the data file.
 */
const TABLE = 'waiting_books';

/** The files of a book's folder: the workbook as it came, and its name. */
const FILE = 'file';
const RECORD = 'draft.json';

interface WaitingBook {
  /** The folder's name: the hash of the file. */
  readonly id: string;
  readonly record: Buffer;
  readonly bytes: Buffer;
}

function booksIn({ returned }: StorePaths): readonly string[] {
  // What begins with a dot is being made or taken away.
  return namesIn(returned)
    .filter((id) => !id.startsWith('.') && [FILE, RECORD].every((name) => existsSync(join(returned, id, name))))
    .toSorted();
}

/** Puts the books that wait beside the data file into an open copy. Those of which nothing is left to read are left out. */
export function carryWaitingBooks(db: Database.Database, paths: StorePaths): void {
  const ids = booksIn(paths);
  if (ids.length === 0) return;
  db.exec(`CREATE TABLE ${TABLE} (id TEXT PRIMARY KEY, record BLOB NOT NULL, bytes BLOB NOT NULL) STRICT`);
  const add = db.prepare<[string, Buffer, Buffer]>(`INSERT INTO ${TABLE} (id, record, bytes) VALUES (?, ?, ?)`);
  for (const id of ids) {
    const read = (name: string) => readFileSync(join(paths.returned, id, name));
    add.run(id, read(RECORD), read(FILE));
  }
}

function hasBooks(db: Database.Database): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(TABLE) !== undefined;
}

/** Lays out what an open copy carries beside the data file that it becomes, and takes it off. What lies there already stays as it is. */
export function unpackWaitingBooks(db: Database.Database, { returned }: StorePaths): void {
  if (!hasBooks(db)) return;
  for (const { id, record, bytes } of db.prepare<[], WaitingBook>(`SELECT id, record, bytes FROM ${TABLE}`).iterate()) {
    // No name from a file leads out of the folder.
    const place = join(returned, basename(id));
    if (existsSync(place)) continue;
    const making = join(returned, `.${basename(id)}`);
    discard(making);
    mkdirSync(making, { recursive: true });
    for (const [name, content] of [
      [FILE, bytes],
      [RECORD, record],
    ] as const) {
      writeFileSync(join(making, name), content);
      syncToDisk(join(making, name), 'r+');
    }
    renameSync(making, place);
    syncToDisk(returned);
  }
  db.exec(`DROP TABLE ${TABLE}`);
}

/** Whether a whole copy carries just the books that wait now. */
export function carriesWaitingBooks(file: string, paths: StorePaths): boolean {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const carried = hasBooks(db) ? db.prepare<[], string>(`SELECT id FROM ${TABLE} ORDER BY id`).pluck().all() : [];
    return carried.join(' ') === booksIn(paths).join(' ');
  } finally {
    db.close();
  }
}

/** The bytes of a data file without a log, with the books that wait beside it. */
export function withWaitingBooks(bytes: Uint8Array<ArrayBuffer>, paths: StorePaths): Uint8Array<ArrayBuffer> {
  if (booksIn(paths).length === 0) return bytes;
  const db = new Database(Buffer.from(bytes));
  try {
    carryWaitingBooks(db, paths);
    return new Uint8Array(db.serialize());
  } finally {
    db.close();
  }
}
