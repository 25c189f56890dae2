import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { problemOf } from '../copies/content.ts';
import { dropLabel } from '../copies/label.ts';
import { unpackFilesInside } from '../copies/filesInside.ts';
import { unpackWaitingBooks } from '../copies/waitingBooks.ts';
import { copyDurably, discard, moveDurably, syncToDisk } from '../file/durable.ts';
import type { StorePaths } from '../file/paths.ts';

/** The data file, its log and the log's index: they belong together and move together. */
const PARTS = ['desk.sqlite', 'desk.sqlite-wal', 'desk.sqlite-shm', 'desk.sqlite-journal'] as const;

/**
 * Puts a copy in the data file's place. What was there moves aside, whole and never deleted; nothing of the folder may be open. Cut off at any moment,
 * `settleRestore` at the next start either goes back or finds it done: the copy's own renaming decides. Answers the folder that took what was there,
 * where anything was. Refuses with nothing moved where the copy does not arrive whole; what the disk refuses is thrown, and gone back from.
 */
export function putInPlace(paths: StorePaths, copy: string, day: string): Outcome<string | undefined> {
  discardIncoming(paths);
  try {
    copyDurably(copy, paths.incoming);
    const problem = makeDataFile(paths);
    if (problem !== undefined) {
      discardIncoming(paths);
      return fail(
        'database-damaged',
        `这份备份抄过来后没有通过检查（${problem}），没有恢复，原有数据没有改动。请换一份备份，或检查磁盘。`,
      );
    }
    const parts = PARTS.filter((part) => existsSync(join(paths.folder, part)));
    const aside = parts.length === 0 ? undefined : nextAside(paths, day);
    writeIntent(paths, aside);
    if (aside !== undefined) {
      mkdirSync(join(paths.aside, aside), { recursive: true });
      syncToDisk(paths.aside);
      for (const part of parts) moveDurably(join(paths.folder, part), join(paths.aside, aside, part));
    }
    moveDurably(paths.incoming, paths.file);
    discard(paths.restoring);
    return succeed(aside);
  } catch (error) {
    settleRestore(paths);
    throw error;
  }
}

/** The copy on its way in, and its journal, which would else be played back into the next one. */
function discardIncoming({ incoming }: StorePaths): void {
  for (const end of ['-journal', '-wal', '-shm', '']) discard(`${incoming}${end}`);
}

/** Takes off what a copy has and a data file has not, lays out the books and files that it carries, and checks it once more; answers what is wrong with it. */
function makeDataFile(paths: StorePaths): string | undefined {
  const db = new Database(paths.incoming);
  try {
    db.pragma('journal_mode = DELETE');
    dropLabel(db);
    unpackWaitingBooks(db, paths);
    unpackFilesInside(db, paths);
    const problem = problemOf(db);
    // In its place it must need no journal any more, which a kill in its first opening would leave.
    db.pragma('journal_mode = WAL');
    return problem;
  } finally {
    db.close();
  }
}

function nextAside({ aside }: StorePaths, day: string): string {
  const names = existsSync(aside) ? readdirSync(aside) : [];
  const numbers = names.flatMap((name) => (/^\d{4,9}_/u.test(name) ? [Number.parseInt(name, 10)] : []));
  const next = Math.max(0, ...numbers) + 1;
  return `${String(next).padStart(4, '0')}_${day}`;
}

function writeIntent({ restoring, folder }: StorePaths, aside: string | undefined): void {
  writeFileSync(restoring, JSON.stringify({ aside: aside ?? '' }));
  syncToDisk(restoring, 'r+');
  syncToDisk(folder);
}

/**
 * Brings a restore that was cut off to an end: back to what was there where the copy is not in its place yet, else it is done. To be called before the
 * folder is examined.
 */
export function settleRestore(paths: StorePaths): void {
  const aside = intendedAside(paths);
  if (aside === undefined) {
    // Without a data file beside it, nobody knows what it is: it stays, and shows that an office was here.
    if (existsSync(paths.file)) discardIncoming(paths);
    return;
  }
  if (existsSync(paths.incoming)) {
    if (aside !== '' && !existsSync(paths.file)) goBack(paths, aside);
    if (existsSync(paths.file)) discardIncoming(paths);
  }
  discard(paths.restoring);
}

/** Puts back what moved aside, over nothing that is there. */
function goBack(paths: StorePaths, aside: string): void {
  for (const part of PARTS.toReversed()) {
    const moved = join(paths.aside, aside, part);
    if (existsSync(moved) && !existsSync(join(paths.folder, part))) moveDurably(moved, join(paths.folder, part));
  }
  removeEmpty(join(paths.aside, aside));
}

/** Where an unfinished restore moved things; empty where there was nothing to move; `undefined` where no restore is under way. */
function intendedAside({ restoring }: StorePaths): string | undefined {
  if (!existsSync(restoring)) return undefined;
  try {
    const { aside } = JSON.parse(readFileSync(restoring, 'utf8')) as { readonly aside?: unknown };
    return typeof aside === 'string' && /^\d{4,9}_[\d-]*$|^$/u.test(aside) ? aside : '';
  } catch {
    // Cut off while it was written: nothing had moved yet.
    return '';
  }
}

/** Takes a copy out of the data file's place again and puts back what moved aside for it, where the copy could not be opened after all. */
export function backToBefore(paths: StorePaths, aside: string | undefined): void {
  for (const part of PARTS) discard(join(paths.folder, part));
  if (aside !== undefined) goBack(paths, aside);
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Never made, or somebody has put something there: it stays.
  }
}
