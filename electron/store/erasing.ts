import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { RequestId } from '../domain/brand.ts';
import { dayInChina, startInChina } from '../domain/dates/instant.ts';
import { addDays, parsePlainDate, type PlainDate } from '../domain/dates/plainDate.ts';
import { succeed, type Outcome } from '../domain/failure.ts';
import { filesNamedBy } from './copies/copiedFiles.ts';
import { discard, moveDurably, syncToDisk } from './file/durable.ts';
import { storeFailure } from './file/failures.ts';
import type { StorePaths } from './file/paths.ts';
import type { ChangeLog } from './log/changes.ts';
import type { RequestsRepository } from './repositories/requests.ts';

/** How long the texts of a case that was taken back stay, so that it can be put on record again as it was. */
const ORPHAN_DAYS = 30;

/** A case to be erased. */
export interface CaseToErase {
  readonly id: RequestId;
  readonly number: string;
}

export interface Erased {
  /** Files that only those cases named, and that are gone. */
  readonly files: number;
  /** What was erased is in no page of the data file any more; else that is done when it is next opened. */
  readonly isCompact: boolean;
}

export interface Erasing {
  /**
   * Erases who asked and every free text of cases, for good: no step takes it back. Removes the files that only they name, and compacts the data file,
   * so that no byte of it is left there or in the log. Their numbers go into a list beside the data file.
   */
  erase(cases: readonly CaseToErase[], label: string, at: string): Outcome<Erased>;
  /** Erases anew what the list says, in a file from before (a restored copy), and compacts what was not. */
  settleErased(at: string): void;
}

interface ListedCase {
  readonly number: string;
  readonly erasedOn: PlainDate;
}

/** The list of erased case numbers. It lies beside the data file: a copy from before an erasing does not know of it. */
interface ErasedList {
  readonly requests: readonly ListedCase[];
  readonly isCompact: boolean;
}

function readList({ erased }: StorePaths): ErasedList {
  let stored: unknown;
  try {
    stored = existsSync(erased) ? JSON.parse(readFileSync(erased, 'utf8')) : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { requests, isCompact } = (stored ?? {}) as { readonly requests?: unknown; readonly isCompact?: unknown };
  const rows: readonly unknown[] = Array.isArray(requests) ? requests : [];
  return {
    requests: rows.flatMap((row): readonly ListedCase[] => {
      const { number, erasedOn } = (row ?? {}) as { readonly number?: unknown; readonly erasedOn?: unknown };
      const day = typeof erasedOn === 'string' ? parsePlainDate(erasedOn) : undefined;
      return typeof number === 'string' && day !== undefined ? [{ number, erasedOn: day }] : [];
    }),
    isCompact: isCompact !== false,
  };
}

function writeList({ erased }: StorePaths, list: ErasedList): void {
  const part = `${erased}.part`;
  writeFileSync(part, JSON.stringify(list, undefined, 1));
  syncToDisk(part, 'r+');
  moveDurably(part, erased);
}

/** Rewrites the file without what was deleted, and empties the log. `false` where another reader keeps it. */
function compact(db: Database.Database): boolean {
  db.exec('VACUUM');
  const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  return done?.busy === 0;
}

/** Erasing on an open data file. */
export function createErasing(
  db: Database.Database,
  paths: StorePaths,
  { changes, requests }: { readonly changes: ChangeLog; readonly requests: RequestsRepository },
): Erasing {
  // A case that was registered, taken back and registered anew has texts under each of its ids.
  const idsOf = db
    .prepare<[{ number: string }], RequestId>(
      `SELECT row_id FROM changes WHERE table_name = 'requests'
         AND (after ->> '$.number' = @number OR before ->> '$.number' = @number)
         AND row_id NOT IN (SELECT id FROM requests WHERE number <> @number)
       UNION SELECT id FROM requests WHERE number = @number`,
    )
    .pluck();

  function eraseRows(numbers: readonly ListedCase[]): void {
    for (const { number, erasedOn } of numbers) {
      const ids = idsOf.all({ number });
      if (ids.length === 0) requests.noteErased(number, erasedOn);
      for (const id of ids) requests.erase(id, number, erasedOn);
    }
  }

  function eraseNow(numbers: readonly ListedCase[], label: string, at: string): Outcome<Erased> {
    const before = filesNamedBy(db);
    const list = readList(paths);
    const known = new Set(numbers.map(({ number }) => number));
    const all = [...list.requests.filter(({ number }) => !known.has(number)), ...numbers];
    // Noted before it is done: cut off in between, it is done when the file is next opened.
    writeList(paths, { requests: all, isCompact: false });
    const written = changes.command(label, at, () => eraseRows(numbers), { undoable: false });
    if (!written.ok) return written;
    const named = new Set(filesNamedBy(db).map(({ sha256 }) => sha256));
    const gone = before.filter(({ sha256 }) => !named.has(sha256));
    for (const { sha256 } of gone) discard(join(paths.evidence, sha256));
    const isCompact = tryCompact();
    if (isCompact) writeList(paths, { requests: all, isCompact: true });
    return succeed({ files: gone.length, isCompact });
  }

  function tryCompact(): boolean {
    try {
      return compact(db);
    } catch (error) {
      if (storeFailure(error, paths.file) === undefined) throw error;
      return false;
    }
  }

  return {
    erase(cases, label, at) {
      const erasedOn = dayInChina(at);
      if (erasedOn === undefined) throw new Error(`No instant: ${at}`);
      return eraseNow(
        cases.map(({ number }) => ({ number, erasedOn })),
        label,
        at,
      );
    },
    settleErased(at) {
      const today = dayInChina(at);
      if (today !== undefined) requests.eraseOrphans(startInChina(addDays(today, -ORPHAN_DAYS)));
      const { requests: listed, isCompact } = readList(paths);
      const done = new Set(requests.erased().map(({ number }) => number));
      const open = listed.filter(({ number }) => !done.has(number));
      if (open.length > 0) eraseNow(open, `恢复备份后，再次清除 ${open.length} 件申请的资料`, at);
      else if (!isCompact && tryCompact()) writeList(paths, { requests: listed, isCompact: true });
    },
  };
}
