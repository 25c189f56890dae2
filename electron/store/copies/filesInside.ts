import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { syncToDisk } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { factsOf } from '../file/onDisk.ts';
import type { StorePaths } from '../file/paths.ts';
import type { NamedFile } from './copiedFiles.ts';

/**
 * A copy that is saved elsewhere by hand (另存一份) is one file on its own, with no folder beside it: it carries the files that it names in a table of its
 * own. Like the label it is no part of the data: it goes when the copy becomes the data file.
 */
const TABLE = 'files_inside';

/** A copy with the files that it names inside. */
export interface PortableCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many files it carries. */
  readonly carried: number;
  /** Those that it could not take: there was no room, or they are not there as they came. */
  readonly left: readonly NamedFile[];
}

/** Beside the files themselves, in bytes. */
const SLACK = 1024 * 1024;

/** Puts files into the bytes of a data file without a log, as far as all together stays within `limit` bytes. */
export function withFilesInside(
  bytes: Uint8Array<ArrayBuffer>,
  files: readonly NamedFile[],
  { evidence }: StorePaths,
  limit: number,
): PortableCopy {
  if (files.length === 0) return { bytes, carried: 0, left: [] };
  const left: NamedFile[] = [];
  let room = limit - bytes.length - SLACK;
  const db = new Database(Buffer.from(bytes));
  try {
    db.pragma('journal_mode = OFF');
    db.exec(`CREATE TABLE ${TABLE} (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`);
    const add = db.prepare<[string, Buffer]>(`INSERT INTO ${TABLE} (sha256, bytes) VALUES (?, ?)`);
    for (const file of files) {
      const content = wholeFile(join(evidence, file.sha256), file.sha256, room);
      if (content) add.run(file.sha256, content);
      else left.push(file);
      room -= content?.length ?? 0;
    }
    return { bytes: new Uint8Array(db.serialize()), carried: files.length - left.length, left };
  } finally {
    db.close();
  }
}

/** A file's bytes, where they are those of its digest and no more than there is room for. */
function wholeFile(file: string, sha256: string, room: number): Buffer | undefined {
  const facts = factsOf(file);
  if (facts?.isFile() !== true || facts.size > room) return undefined;
  try {
    const bytes = readFileSync(file);
    return digestOf(bytes) === sha256 ? bytes : undefined;
  } catch (error) {
    if (!storeFailure(error, file)) throw error;
    return undefined;
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hasFiles(db: Database.Database): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(TABLE) !== undefined;
}

/** The digests of the files that an open copy carries inside. */
export function digestsInside(db: Database.Database): ReadonlySet<string> {
  return new Set(hasFiles(db) ? db.prepare<[], string>(`SELECT sha256 FROM ${TABLE}`).pluck().all() : []);
}

/** Lays out the files that an open copy carries beside the data file that it becomes, and takes them off. What lies there already stays as it is. */
export function unpackFilesInside(db: Database.Database, { evidence }: StorePaths): void {
  if (!hasFiles(db)) return;
  const read = db.prepare<[string], Buffer>(`SELECT bytes FROM ${TABLE} WHERE sha256 = ?`).pluck();
  mkdirSync(evidence, { recursive: true });
  for (const sha256 of digestsInside(db)) {
    const bytes = read.get(sha256);
    // Only a digest is compared with a digest: no name from a file leads out of the folder.
    if (!bytes || digestOf(bytes) !== sha256 || factsOf(join(evidence, sha256))) continue;
    const part = join(evidence, `.new-${sha256}`);
    writeFileSync(part, bytes);
    syncToDisk(part, 'r+');
    renameSync(part, join(evidence, sha256));
  }
  syncToDisk(evidence);
  db.exec(`DROP TABLE ${TABLE}`);
  db.exec('VACUUM');
}
