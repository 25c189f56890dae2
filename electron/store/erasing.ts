import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { CaseId, RequestId } from '../domain/brand.ts';
import { dayInChina, startInChina } from '../domain/dates/instant.ts';
import { addDays } from '../domain/dates/plainDate.ts';
import { succeed, type Failure, type Outcome } from '../domain/failure.ts';
import type { CaseRegister } from '../domain/model/caseRecord.ts';
import { filesNamedBy } from './copies/copiedFiles.ts';
import { discard } from './file/durable.ts';
import {
  nameOf,
  readErasedList,
  REQUESTS,
  writeErasedList,
  type ErasedList,
  type ListedCase,
} from './file/erasedList.ts';
import { storeFailure } from './file/failures.ts';
import type { StorePaths } from './file/paths.ts';
import type { ChangeLog } from './log/changes.ts';
import type { Repositories } from './repositories/repositories.ts';

/** How long the texts of a case that was taken back stay, so that it can be put on record again as it was. */
const ORPHAN_DAYS = 30;

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
   * so that no byte of it is left there or in the log. They go into a list beside the data file.
   */
  erase(cases: readonly CaseToErase[], label: string, at: string): Outcome<Erased>;
  /** Erases anew what the list says, in a file from before (a restored copy), and what was taken back long ago; compacts what was not. */
  settleErased(at: string): void;
}

/** Rewrites the file without what was deleted, and empties the log. `false` where another reader keeps it. */
function compact(db: Database.Database): boolean {
  db.exec('VACUUM');
  const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  return done?.busy === 0;
}

/** How a row is named, `register:number`: in an image of the log, and in its table. */
interface Names {
  readonly image: (image: 'before' | 'after') => string;
  readonly row: (table: string) => string;
}

const TABLES: readonly (readonly [table: 'requests' | 'cases', names: Names])[] = [
  [
    'requests',
    { image: (image) => `'requests:' || (${image} ->> '$.number')`, row: (table) => `'requests:' || ${table}.number` },
  ],
  [
    'cases',
    {
      image: (image) => `(${image} ->> '$.register') || ':' || (${image} ->> '$.number')`,
      row: (table) => `${table}.register || ':' || ${table}.number`,
    },
  ],
];

/**
 * Every id that a number stands for: a case that was registered, taken back and registered anew has texts under each of its ids. One that is on record
 * under another number is another's.
 */
const IDS = TABLES.map(
  ([table, { image, row }]) => `
WITH known AS (
  SELECT row_id AS id, ${image('after')} AS name FROM changes WHERE table_name = '${table}' AND after IS NOT NULL
  UNION SELECT row_id, ${image('before')} FROM changes WHERE table_name = '${table}' AND before IS NOT NULL
  UNION SELECT id, ${row(table)} FROM ${table}
)
SELECT known.id, known.name FROM known LEFT JOIN ${table} now ON now.id = known.id
WHERE known.name IN (SELECT value FROM json_each(?)) AND (now.id IS NULL OR ${row('now')} = known.name)`,
);

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Which rows of an open file a listed case means. */
function createTargets(db: Database.Database, repositories: Pick<Repositories, 'requests' | 'cases' | 'workspace'>) {
  const numbered = IDS.map((sql) => db.prepare<[string], Named>(sql));
  const isKnown = db
    .prepare<[{ id: string }], number>(
      `SELECT EXISTS (SELECT 1 FROM requests WHERE id = @id) OR EXISTS (SELECT 1 FROM cases WHERE id = @id)
         OR EXISTS (SELECT 1 FROM private_texts WHERE case_id = @id)`,
    )
    .pluck();
  const hasTexts = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM private_texts WHERE case_id = ?)')
    .pluck();
  const holderOf = ({ register, number }: ListedCase): string | undefined =>
    register === REQUESTS
      ? repositories.requests.byNumber(number)
      : repositories.cases.byNumber(register as CaseRegister, number);
  /** By name. */
  const idsOf = (names: readonly string[]): ReadonlyMap<string, readonly string[]> => {
    const rows = numbered.flatMap((sql) => sql.all(JSON.stringify(names)));
    return new Map([...Map.groupBy(rows, ({ name }) => name)].map(([name, of]) => [name, of.map(({ id }) => id)]));
  };
  const knownOf = ({ ids }: ListedCase) => ids.filter((id) => isKnown.get({ id }) === 1);
  return {
    idsOf,
    here: () => repositories.workspace.setting('workspace'),
    /** The ids that this file knows it under; by its number where it knows none of those that are listed. */
    of(cases: readonly ListedCase[]): ReadonlyMap<ListedCase, readonly string[]> {
      const known = new Map<ListedCase, readonly string[]>(cases.map((each) => [each, knownOf(each)]));
      const unknown = cases.filter((each) => known.get(each)?.length === 0);
      const byNumber = unknown.length === 0 ? new Map<string, readonly string[]>() : idsOf(unknown.map(nameOf));
      for (const each of unknown) known.set(each, byNumber.get(nameOf(each)) ?? []);
      return known;
    },
    hasTexts: ({ ids }: ListedCase) => ids.some((id) => hasTexts.get(id) === 1),
    /** Its number is that of another case here: it had another one when this file was made. */
    isNumberOfAnother(listed: ListedCase): boolean {
      const holder = holderOf(listed);
      return holder !== undefined && !listed.ids.includes(holder) && knownOf(listed).length > 0;
    },
  };
}

/** Erasing on an open data file. */
export function createErasing(
  db: Database.Database,
  paths: StorePaths,
  repositories: Pick<Repositories, 'requests' | 'cases' | 'workspace'> & { readonly changes: ChangeLog },
): Erasing {
  const { changes, requests, cases } = repositories;
  const targets = createTargets(db, repositories);

  function eraseRows(listed: readonly ListedCase[]): void {
    for (const [one, ids] of targets.of(listed)) {
      for (const id of ids) eraseRow(one, id);
      if (targets.isNumberOfAnother(one)) continue;
      if (one.register === REQUESTS) requests.noteErased(one.number, one.erasedOn);
      else cases.noteErased(one);
    }
  }

  /** Under the number that it has here. */
  function eraseRow({ register, number, erasedOn }: ListedCase, id: string): void {
    if (register === REQUESTS) {
      requests.erase(id as RequestId, requests.one(id as RequestId)?.number ?? number, erasedOn);
      return;
    }
    const own = cases.one(id as CaseId)?.number ?? number;
    cases.erase(id as CaseId, { register, number: own, erasedOn });
  }

  function eraseNow(erased: readonly ListedCase[], label: string, at: string): Outcome<Erased> {
    const before = filesNamedBy(db);
    const list = completed(readErasedList(paths));
    const names = new Set(erased.map(nameOf));
    const isAnew = (one: ListedCase) => names.has(nameOf(one)) && (one.workspace ?? targets.here()) === targets.here();
    const all = [...list.cases.filter((one) => !isAnew(one)), ...erased];
    // Noted before it is done: cut off in between, it is done when the file is next opened.
    const unwritten = tryWriting({ cases: all, isCompact: false });
    if (unwritten) return { ok: false, error: unwritten };
    const written = changes.command(label, at, () => eraseRows(erased), { undoable: false });
    if (!written.ok) {
      tryWriting(list);
      return written;
    }
    const gone = discardUnnamed(before);
    const isCompact = tryCompact();
    if (isCompact) writeErasedList(paths, { cases: all, isCompact: true });
    return succeed({ files: gone, isCompact });
  }

  /** Of files that were named, removes those that are no more; answers how many. */
  function discardUnnamed(before: ReturnType<typeof filesNamedBy>): number {
    const named = new Set(filesNamedBy(db).map(({ sha256 }) => sha256));
    const gone = before.filter(({ sha256 }) => !named.has(sha256));
    for (const { sha256 } of gone) discard(join(paths.evidence, sha256));
    return gone.length;
  }

  function tryWriting(list: ErasedList): Failure | undefined {
    try {
      writeErasedList(paths, list);
      return undefined;
    } catch (error) {
      const failure = storeFailure(error, paths.erased);
      if (failure === undefined) throw error;
      return failure;
    }
  }

  function tryCompact(): boolean {
    try {
      return compact(db);
    } catch (error) {
      if (storeFailure(error, paths.file) === undefined) throw error;
      return false;
    }
  }

  /** The list with what this file knows to be erased and the list does not, or not by its ids. */
  function completed(list: ErasedList): ErasedList {
    const workspace = targets.here();
    if (workspace === undefined) return list;
    const { cases: listed, isCompact } = list;
    const known = new Set(listed.flatMap((one) => (one.workspace === workspace ? [nameOf(one)] : [])));
    const noted = [
      ...requests.erased().map(({ number, erasedOn }) => ({ register: REQUESTS, number, erasedOn })),
      ...cases.erased(),
    ].filter((one) => !known.has(nameOf(one)));
    const idsOf = noted.length === 0 ? new Map<string, readonly string[]>() : targets.idsOf(noted.map(nameOf));
    const added = noted.flatMap((one) => {
      const ids = idsOf.get(nameOf(one)) ?? [];
      return ids.length === 0 ? [] : [{ ...one, workspace, ids }];
    });
    if (added.length === 0) return list;
    const names = new Set(added.map(nameOf));
    const others = listed.filter((one) => one.workspace !== undefined || !names.has(nameOf(one)));
    return { cases: [...others, ...added], isCompact };
  }

  return {
    erase(asked, label, at) {
      const erasedOn = dayInChina(at);
      if (erasedOn === undefined) throw new Error(`No instant: ${at}`);
      const names = asked.map(({ number, register = REQUESTS }) => nameOf({ register, number }));
      const idsOf = targets.idsOf(names);
      const workspace = targets.here();
      const of = workspace === undefined ? {} : { workspace };
      const erased = asked.map(({ number, register = REQUESTS }): ListedCase => {
        const ids = idsOf.get(nameOf({ register, number })) ?? [];
        return Object.assign({ register, number, erasedOn, ids }, of);
      });
      return eraseNow(erased, label, at);
    },
    settleErased(at) {
      const today = dayInChina(at);
      const before = filesNamedBy(db);
      const orphans = today === undefined ? 0 : requests.eraseOrphans(startInChina(addDays(today, -ORPHAN_DAYS)));
      if (orphans > 0) discardUnnamed(before);
      const stored = readErasedList(paths);
      const list = completed(stored);
      const isCompact = list.isCompact && orphans === 0;
      if (list !== stored || !isCompact) tryWriting({ ...list, isCompact });
      const here = targets.here();
      const done = new Set([
        ...requests.erased().map(({ number }) => nameOf({ register: REQUESTS, number })),
        ...cases.erased().map(nameOf),
      ]);
      const open = list.cases.filter(
        (one) =>
          (one.workspace ?? here) === here &&
          (targets.hasTexts(one) || (!done.has(nameOf(one)) && !targets.isNumberOfAnother(one))),
      );
      if (open.length > 0) eraseNow(open, `恢复备份后，再次清除 ${open.length} 件的资料`, at);
      else if (!isCompact && tryCompact()) tryWriting({ ...list, isCompact: true });
    },
  };
}
