import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CopyLabel, DataContent } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { storeFailure } from '../file/failures.ts';
import { WORK_PREFIX } from '../file/paths.ts';
import { latestFormat } from '../schema/migrate.ts';
import { tablesOf } from '../schema/expectedTables.ts';
import { contentOf, pageProblemOf, problemOf } from './content.ts';
import { filesNamedBy, type NamedFile } from './copiedFiles.ts';
import { digestsInside } from './filesInside.ts';
import { readLabel } from './label.ts';

/** What a file turned out to be. */
export type Look =
  | {
      readonly ok: true;
      readonly content: DataContent;
      readonly label: CopyLabel | undefined;
      /** Files that it names, which lie beside it. */
      readonly files: readonly NamedFile[];
      /** The digests of those that it carries itself. */
      readonly inside: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly harm: Harm };

const MAGIC = 'SQLite format 3\0';
/** `DESK`, at byte 68 of every file that this program has opened: another program's file is told without touching it. */
export const APPLICATION_ID = 0x44_45_53_4b;

export interface Header {
  readonly format: number;
  readonly applicationId: number;
  /** The file has a write-ahead log, or may have: opening it would put files beside it. */
  readonly walMode: boolean;
}

/** The header of a file, read as plain bytes; `undefined` where it is no SQLite file. An empty file has none. */
export function headerOf(file: string): Header | undefined {
  const bytes = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, bytes, 0, bytes.length, 0) < bytes.length) return undefined;
  } finally {
    closeSync(handle);
  }
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  return { format: bytes.readInt32BE(60), applicationId: bytes.readInt32BE(68), walMode: bytes[18] !== 1 };
}

/** Whether a file begins with nothing but zeros, as a disk leaves what it lost: no program writes that. */
function beginsEmpty(file: string): boolean {
  const bytes = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0)).every((byte) => byte === 0);
  } finally {
    closeSync(handle);
  }
}

/** `quick` reads the lists only, `pages` every page, `thorough` follows every reference too. */
export type Care = 'quick' | 'pages' | 'thorough';

/** Looks into a data file or copy; the file and what lies beside it stay untouched. `workFolder` takes a copy where opening would write. */
export function lookInto(file: string, workFolder: string, care: Care = 'thorough'): Look {
  try {
    const header = headerOf(file);
    if (!header && statSync(file).size === 0) return harmed({ kind: 'empty' });
    if (!header && beginsEmpty(file)) return harmed({ kind: 'damaged', detail: '文件开头全是 0，内容已丢失' });
    if (!header) return harmed({ kind: 'foreign', what: 'notSqlite' });
    if (header.applicationId !== 0 && header.applicationId !== APPLICATION_ID) {
      return harmed({ kind: 'foreign', what: 'otherProgram' });
    }
    return header.walMode || logsOf(file).length > 0
      ? withCopy(file, workFolder, (copy) => lookAt(new Database(copy), care))
      : lookAt(new Database(file, { readonly: true, fileMustExist: true }), care);
  } catch (error) {
    return harmed(harmBehind(error, file));
  }
}

/** Works on a copy of a file and its log in a folder that goes afterwards. */
export function withCopy<Value>(file: string, workFolder: string, work: (copy: string) => Value): Value {
  const folder = mkdtempSync(join(workFolder, WORK_PREFIX));
  try {
    const copy = join(folder, 'desk.sqlite');
    copyFileSync(file, copy);
    for (const log of logsOf(file)) copyFileSync(`${file}${log}`, `${copy}${log}`);
    return work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What else belongs to a file: work that is not in it yet, or that is to be taken back. */
function logsOf(file: string): readonly string[] {
  return ['-wal', '-journal'].filter((log) => existsSync(`${file}${log}`));
}

/** Examines an open file, from what needs least of it, and closes it. */
export function lookAt(db: Database.Database, care: Care = 'thorough'): Look {
  try {
    const format = Number(db.pragma('user_version', { simple: true }));
    if (format > latestFormat()) return harmed({ kind: 'newer', format, known: latestFormat() });
    if (format < 0) return harmed({ kind: 'badFormat', format });
    const { missing, ours, all } = tablesOf(db, format);
    if (all === 0) return harmed({ kind: 'empty' });
    if (format === 0 || ours === 0) return harmed({ kind: 'foreign', what: 'otherProgram' });
    const problem = care === 'quick' ? undefined : care === 'pages' ? pageProblemOf(db) : problemOf(db);
    if (problem !== undefined) return harmed({ kind: 'damaged', detail: problem });
    if (missing.length > 0) return harmed({ kind: 'tablesMissing', tables: missing });
    return {
      ok: true,
      content: contentOf(db),
      label: readLabel(db),
      files: filesNamedBy(db),
      inside: digestsInside(db),
    };
  } finally {
    db.close();
  }
}

function harmed(harm: Harm): Look {
  return { ok: false, harm };
}

/** The harm that an error of SQLite or the disk tells of; other errors are bugs and thrown on. */
export function harmBehind(error: unknown, file: string): Harm {
  const failure = storeFailure(error, file);
  if (!failure) throw error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return failure.code === 'database-damaged' && !code.startsWith('SQLITE_IOERR')
    ? { kind: 'damaged', detail: code }
    : { kind: 'unreadable', code };
}
