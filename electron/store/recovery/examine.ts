import { accessSync, constants, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import type { Harm, Traces } from '../../domain/model/harm.ts';
import { hasTraces } from '../../domain/backups/traces.ts';
import { APPLICATION_ID, harmBehind, headerOf, lookAt, lookInto, type Look } from '../copies/looking.ts';
import { discard } from '../file/durable.ts';
import type { StorePaths } from '../file/paths.ts';

/** What stands in the way of opening a data folder; `undefined` when it can be opened, or begun anew. Nothing is changed by looking. */
export function examineFolder(paths: StorePaths): Harm | undefined {
  try {
    const harm = examineFile(paths);
    // An office that never was cannot be lost.
    return harm?.kind === 'empty' && !hasTraces({ ...tracesIn(paths), walBytes: 0 }) ? undefined : harm;
  } catch (error) {
    return harmBehind(error, paths.file);
  }
}

function examineFile(paths: StorePaths): Harm | undefined {
  const { file, wal, shm, journal } = paths;
  const size = sizeOf(file);
  if (!size) {
    if (!hasTraces(tracesIn(paths))) return undefined;
    return { kind: size === undefined ? 'missing' : 'empty' };
  }
  const blocked = [wal, shm, journal].find((log) => statSync(log, { throwIfNoEntry: false })?.isDirectory());
  if (blocked !== undefined) return { kind: 'unreadable', code: basename(blocked) };
  const header = headerOf(file);
  // A connection that only reads carries no log into the file when it closes, so that a harmed file stays as it is. Of files that carry this
  // program's mark even that is safe, unless a journal wants to be played back; others are looked at in a copy.
  const look =
    header?.applicationId === APPLICATION_ID && !existsSync(journal)
      ? lookWithoutTrace(paths)
      : lookInto(file, paths.folder, 'pages');
  if (!look.ok) return look.harm;
  return isWritable(file) ? undefined : { kind: 'readOnly' };
}

/** SQLite makes an empty log and its index even for who only reads; they go again where they were not there. */
function lookWithoutTrace({ file, wal, shm }: StorePaths): Look {
  const made = [wal, shm].filter((log) => !existsSync(log));
  try {
    return lookAt(new Database(file, { readonly: true }), 'pages');
  } finally {
    for (const log of made) if (log === shm || !sizeOf(wal)) discard(log);
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What lies beside the data file and shows that an office has worked here. */
export function tracesIn(paths: StorePaths): Traces {
  const { file, wal, backups, aside, evidence, drafts, schemeDrafts, settings, restoring, incoming } = paths;
  return {
    walBytes: sizeOf(wal) ?? 0,
    copies: namesIn(backups).filter((name) => name.endsWith('.sqlite')).length,
    aside: namesIn(aside).length,
    evidence: namesIn(evidence).length > 0,
    hints: [
      ...[settings, restoring, incoming].filter((name) => existsSync(name)),
      ...[drafts, schemeDrafts].filter((name) => namesIn(name).length > 0),
      ...[file, backups, aside, evidence, drafts, schemeDrafts].filter(leadsNowhere),
    ].map((name) => basename(name)),
  };
}

/** A link to a drive that is away. */
function leadsNowhere(name: string): boolean {
  return lstatSync(name, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(name);
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}
