import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { CaseId, RequestId } from '../domain/brand.ts';
import { dayInChina, startInChina } from '../domain/dates/instant.ts';
import { addDays, parsePlainDate, type PlainDate } from '../domain/dates/plainDate.ts';
import { succeed, type Outcome } from '../domain/failure.ts';
import type { CaseRegister } from '../domain/model/caseRecord.ts';
import { filesNamedBy } from './copies/copiedFiles.ts';
import { discard, moveDurably, syncToDisk } from './file/durable.ts';
import { storeFailure } from './file/failures.ts';
import type { StorePaths } from './file/paths.ts';
import type { ChangeLog } from './log/changes.ts';
import type { Repositories } from './repositories/repositories.ts';

/** How long the texts of a case that was taken back stay, so that it can be put on record again as it was. */
const ORPHAN_DAYS = 30;

const REQUESTS = 'requests';

/** A case to be erased. */
export interface CaseToErase {
  readonly number: string;
  /** The register that it is in; absent: that of disclosure requests. */
  readonly register?: CaseRegister;
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
  readonly register: string;
  readonly number: string;
  readonly erasedOn: PlainDate;
}

/** Numbers are no more than one register's. */
const nameOf = ({ register, number }: Pick<ListedCase, 'register' | 'number'>): string => `${register}:${number}`;

/** The list of erased case numbers. It lies beside the data file: a copy from before an erasing does not know of it. */
interface ErasedList {
  readonly cases: readonly ListedCase[];
  readonly isCompact: boolean;
}

function readList({ erased }: StorePaths): ErasedList {
  let stored: unknown;
  try {
    stored = existsSync(erased) ? JSON.parse(readFileSync(erased, 'utf8')) : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { requests, cases, isCompact } = (stored ?? {}) as Readonly<
    Record<'requests' | 'cases' | 'isCompact', unknown>
  >;
  const rows: readonly unknown[] = [requests, cases].flatMap((each) => (Array.isArray(each) ? each : []) as unknown[]);
  return {
    cases: rows.flatMap((row): readonly ListedCase[] => {
      const { register = REQUESTS, number, erasedOn } = (row ?? {}) as Readonly<Record<keyof ListedCase, unknown>>;
      const day = typeof erasedOn === 'string' ? parsePlainDate(erasedOn) : undefined;
      return typeof number === 'string' && typeof register === 'string' && day !== undefined
        ? [{ register, number, erasedOn: day }]
        : [];
    }),
    isCompact: isCompact !== false,
  };
}

function writeList({ erased }: StorePaths, { cases, isCompact }: ErasedList): void {
  const part = `${erased}.part`;
  const requests = cases.filter(({ register }) => register === REQUESTS);
  const others = cases.filter(({ register }) => register !== REQUESTS);
  const list = {
    requests: requests.map(({ number, erasedOn }) => ({ number, erasedOn })),
    ...(others.length === 0 ? {} : { cases: others }),
    isCompact,
  };
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
  { changes, requests, cases }: Pick<Repositories, 'requests' | 'cases'> & { readonly changes: ChangeLog },
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
  const caseIdsOf = db
    .prepare<[{ number: string; register: string }], CaseId>(
      `SELECT row_id FROM changes WHERE table_name = 'cases'
         AND ((after ->> '$.number' = @number AND after ->> '$.register' = @register)
           OR (before ->> '$.number' = @number AND before ->> '$.register' = @register))
         AND row_id NOT IN (SELECT id FROM cases WHERE number <> @number)
       UNION SELECT id FROM cases WHERE number = @number AND register = @register`,
    )
    .pluck();

  function eraseRows(numbers: readonly ListedCase[]): void {
    for (const listed of numbers) {
      const { register, number, erasedOn } = listed;
      if (register !== REQUESTS) {
        const own = caseIdsOf.all({ register, number });
        if (own.length === 0) cases.noteErased(listed);
        for (const id of own) cases.erase(id, listed);
        continue;
      }
      const ids = idsOf.all({ number });
      if (ids.length === 0) requests.noteErased(number, erasedOn);
      for (const id of ids) requests.erase(id, number, erasedOn);
    }
  }

  function eraseNow(numbers: readonly ListedCase[], label: string, at: string): Outcome<Erased> {
    const before = filesNamedBy(db);
    const list = readList(paths);
    const known = new Set(numbers.map(nameOf));
    const all = [...list.cases.filter((listed) => !known.has(nameOf(listed))), ...numbers];
    // Noted before it is done: cut off in between, it is done when the file is next opened.
    writeList(paths, { cases: all, isCompact: false });
    const written = changes.command(label, at, () => eraseRows(numbers), { undoable: false });
    if (!written.ok) return written;
    const named = new Set(filesNamedBy(db).map(({ sha256 }) => sha256));
    const gone = before.filter(({ sha256 }) => !named.has(sha256));
    for (const { sha256 } of gone) discard(join(paths.evidence, sha256));
    const isCompact = tryCompact();
    if (isCompact) writeList(paths, { cases: all, isCompact: true });
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
    erase(asked, label, at) {
      const erasedOn = dayInChina(at);
      if (erasedOn === undefined) throw new Error(`No instant: ${at}`);
      return eraseNow(
        asked.map(({ number, register = REQUESTS }) => ({ register, number, erasedOn })),
        label,
        at,
      );
    },
    settleErased(at) {
      const today = dayInChina(at);
      if (today !== undefined) requests.eraseOrphans(startInChina(addDays(today, -ORPHAN_DAYS)));
      const { cases: listed, isCompact } = readList(paths);
      const erased = requests.erased().map(({ number }) => nameOf({ register: REQUESTS, number }));
      const done = new Set([...erased, ...cases.erased().map(nameOf)]);
      const open = listed.filter((each) => !done.has(nameOf(each)));
      if (open.length > 0) eraseNow(open, `恢复备份后，再次清除 ${open.length} 件的资料`, at);
      else if (!isCompact && tryCompact()) writeList(paths, { cases: listed, isCompact: true });
    },
  };
}
