import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { openStore } from '../../electron/store/openStore.ts';
import { createCopies } from '../../electron/store/copies/copies.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { countingIds, valueOf } from '../support/storeFixtures.ts';

export const NOW = '2021-06-15T02:00:00.000Z';

/** How the write-ahead log stood when the machine went down: begun once, or begun again over frames that are in the file already. */
export type LogState = 'once' | 'wrapped';

/** A folder as a machine that went down leaves it: data file, a log with work in it, a copy of a little before. */
export interface Wreck {
  readonly folder: string;
  /** Units in the copy, and in all. */
  readonly copied: number;
  readonly units: number;
}

const made = new Map<LogState, Promise<Wreck>>();

/** Such a folder, of the caller's own: 12 units in the copy, 15 in all. It is made once for all of them. */
export async function makeWreck(log: LogState): Promise<Wreck> {
  const template = made.get(log) ?? wreckOnce(log);
  made.set(log, template);
  const { folder, ...counts } = await template;
  return { folder: copyOf({ folder }), ...counts };
}

async function wreckOnce(log: LogState): Promise<Wreck> {
  const live = mkdtempSync(path.join(tmpdir(), 'desk-live-'));
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-wreck-'));
  const store = valueOf(await openStore({ folder: live, nextId: countingIds('live') }));
  const command = (label: string, write: () => void) => valueOf(store.command(label, NOW, write));
  const addUnit = (name: string) =>
    command(`新增${name}`, () => void store.units.add({ name, kind: 'department', aliases: [] }));
  command('设立', () => {
    store.workspace.setSetting('district', '清河区');
    store.workspace.addYear({ year: 2021 as never, state: 'open', submissionTarget: 1 });
  });
  for (let n = 1; n <= 12; n += 1) addUnit(`第${n}局`);
  valueOf(await createCopies(storePaths(live)).make(store, 'manual', NOW));
  // The log is carried into the file at a thousand pages; what is written after that begins it again.
  const filler = log === 'wrapped' ? 30 : 0;
  for (let n = 0; n < filler; n += 1)
    command('填充', () => store.workspace.setSetting('filler', String(n).repeat(200_000 / String(n).length)));
  for (let n = 13; n <= 15; n += 1) addUnit(`第${n}局`);
  for (const name of readdirSync(live)) {
    if (name !== 'desk.lock' && name !== 'desk.sqlite-shm')
      cpSync(path.join(live, name), path.join(folder, name), { recursive: true });
  }
  store.close();
  rmSync(live, { recursive: true, force: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { folder, copied: 12, units: 15 };
}

/** A copy of a wreck to be harmed further. */
export function copyOf({ folder }: Pick<Wreck, 'folder'>): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'desk-harm-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Every file of a folder with its content's hash, but what the app may write beside the data. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^(?:desk\.lock|logs|backups\.json)/u.test(name) && statSync(path.join(folder, name)).isFile())
    .toSorted();
  return Object.fromEntries(
    entries.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Changes bytes in the middle of a file. */
export function overwrite(file: string, at: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, at);
  writeFileSync(file, content);
}

/** Writes by SQLite itself, as a tool in wrong hands does, the log folded in. */
export function bySql(file: string, sql: (db: Database.Database) => void): void {
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.pragma('foreign_keys = OFF');
  sql(db);
  db.close();
}
