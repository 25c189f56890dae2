import { fork } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvidenceFolder } from '../../electron/hosts/evidenceFiles.ts';
import { createDraftFolder } from '../../electron/hosts/drafts.ts';
import { createDrafts } from '../../electron/services/app/drafts.ts';
import { createCopies } from '../../electron/store/copies/copies.ts';
import type { Store } from '../../electron/store/store.ts';
import { storePaths, type StorePaths } from '../../electron/store/file/paths.ts';
import { latestFormat } from '../../electron/store/schema/migrate.ts';
import { putInPlace } from '../../electron/store/recovery/restoring.ts';
import { createAside } from '../../electron/store/recovery/aside.ts';
import { runs } from '../support/runs.ts';
import { openTestStore, valueOf } from '../support/storeFixtures.ts';
import { NOW } from './harmedOffice.ts';

let paths: StorePaths;
beforeEach(() => {
  paths = storePaths(mkdtempSync(path.join(tmpdir(), 'desk-kills-')));
});
afterEach(() => rmSync(paths.folder, { recursive: true, force: true }));

/** Starts a process that works on the folder and kills it, as a power switch would, some milliseconds after its first word. Answers its last. */
function workAndKill(mode: 'work' | 'restore' | 'open', after: number): Promise<number> {
  return killed(new URL('officeChild.ts', import.meta.url), [mode, paths.folder], after);
}

function killed(script: URL, args: readonly string[], after: number): Promise<number> {
  const child = fork(script, [...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let last = -1;
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (last < 0) setTimeout(() => child.kill('SIGKILL'), after);
      last = Number(message);
    });
    child.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(last);
      else reject(new Error(`The process ended by itself: ${errors}`));
    });
  });
}

let opens = 0;
/** Opens the folder again; ids must not meet those in it. */
const reopen = () => openTestStore(paths.folder, `open${(opens += 1)}-`);

const noLeftovers = () =>
  [paths.folder, paths.backups]
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
    .filter((name) => /\.part|\.desk-look|restore/u.test(name));

describe('killed at any moment', () => {
  it(`in the middle of work and copies: all that was confirmed is there, nothing is half there, every copy is whole`, async () => {
    const kills = runs(120, 12);
    const copies = createCopies(paths);
    let confirmed = 0;
    // A busy machine makes no copy in so short a time: then it is given more, until there is one.
    for (let kill = 0; kill < kills || copies.list().length === 0; kill += 1) {
      confirmed = await workAndKill('work', 5 + Math.random() * 60 * Math.ceil((kill + 1) / kills));
      const store = await reopen();
      const units = store.units.units();
      // At most the command that was committed and not yet told.
      expect(units.length - confirmed).toBeGreaterThanOrEqual(0);
      expect(units.length - confirmed).toBeLessThanOrEqual(1);
      expect(units.flatMap(({ aliases }) => aliases)).toHaveLength(units.length);
      if (units.length > 0) expect(store.workspace.setting('done')).toBe(String(units.length));
      expect(noLeftovers()).toEqual([]);
      store.close();
    }
    for (const { name } of copies.list()) expect(valueOf(copies.verify(name))).toMatchObject({ ok: true });
  });

  it('in the middle of a restore: it is done or it has not been, and what was there is kept', async () => {
    const store = await openTestStore(paths.folder);
    const copies = createCopies(paths);
    for (const count of [3, 7]) {
      while (store.units.units().length < count) addUnit(store);
      valueOf(await copies.make(store, 'beforeClosing', NOW));
    }
    store.close();
    for (let kill = 0; kill < runs(120, 12); kill += 1) {
      await workAndKill('restore', 5 + Math.random() * 80);
      const again = await reopen();
      expect([3, 7]).toContain(again.units.units().length);
      expect(noLeftovers()).toEqual([]);
      again.close();
      for (const { holds } of createAside(paths).list()) {
        expect('counts' in holds && [3, 7].includes(holds.counts.units)).toBe(true);
      }
    }
  });

  it('while the copy of a restore is made a data file: the journal of that is not played back into the next copy', async () => {
    const store = await openTestStore(paths.folder);
    const copies = createCopies(paths);
    for (const count of [3, 7]) {
      while (store.units.units().length < count) addUnit(store);
      valueOf(await copies.make(store, 'beforeClosing', NOW));
    }
    store.close();
    const [newer, older] = copies.list();
    copyFileSync(older!.file, paths.incoming);
    const cutOff = new Database(paths.incoming);
    cutOff.pragma('cache_size = 1');
    cutOff.exec('BEGIN');
    const triggers = cutOff.prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'units'`,
    );
    for (const name of triggers.pluck().all()) cutOff.exec(`DROP TRIGGER ${name}`);
    cutOff.exec("UPDATE units SET name = name || '改'; CREATE TABLE filler AS SELECT randomblob(900000) AS bytes");
    for (const end of ['', '-journal']) copyFileSync(`${paths.incoming}${end}`, path.join(paths.backups, `cut${end}`));
    cutOff.close();
    for (const end of ['', '-journal']) renameSync(path.join(paths.backups, `cut${end}`), `${paths.incoming}${end}`);

    valueOf(putInPlace(paths, newer!.file, '2021-06-15'));
    const again = await reopen();
    expect(again.units.units()).toHaveLength(7);
    again.close();
    expect(noLeftovers()).toEqual([]);
  });

  it('in the middle of decisions about a file that waits: each that was confirmed is there, and the file is whole', async () => {
    const never = {
      clock: { now: () => NOW, today: () => NOW as never },
      ids: { next: () => '' },
      wasWritten: () => false,
    };
    for (let kill = 0; kill < runs(60, 4); kill += 1) {
      const confirmed = await killed(
        new URL('draftsChild.ts', import.meta.url),
        [paths.folder],
        2 + Math.random() * 60,
      );
      const drafts = createDrafts(createDraftFolder(paths.folder, 'drafts'), never);
      const [first, ...others] = await drafts.all();
      const decided = Object.keys(first?.decisions.rows ?? {}).length;
      expect(decided - confirmed).toBeGreaterThanOrEqual(0);
      expect(decided - confirmed).toBeLessThanOrEqual(1);
      for (const draft of [first, ...others]) {
        expect(valueOf(await drafts.file(draft?.draftId ?? '')).name).toBe(draft?.fileName);
      }
      expect(readdirSync(paths.drafts).filter((name) => name.startsWith('.'))).toEqual([]);
      // As a start does with what was dropped: the next round begins with the one draft.
      await drafts.remove(others.map(({ draftId }) => draftId));
    }
  });

  it('while a file of evidence is written: no row is without its bytes, and no bytes are in the way', async () => {
    const files = createEvidenceFolder(paths.folder);
    for (let kill = 0; kill < runs(60, 5); kill += 1) {
      const confirmed = await killed(
        new URL('evidenceChild.ts', import.meta.url),
        [paths.folder],
        2 + Math.random() * 120,
      );
      const store = await reopen();
      const done = Number(store.workspace.setting('done') ?? 0);
      expect(done - confirmed).toBeGreaterThanOrEqual(0);
      expect(done - confirmed).toBeLessThanOrEqual(1);
      for (let number = 1; number <= done; number += 1) {
        expect(await files.stateOf(store.workspace.setting(`file${number}`) ?? '')).toBe('kept');
      }
      store.close();
      await files.settle();
      expect(readdirSync(paths.evidence).filter((name) => name.startsWith('.'))).toEqual([]);
      for (const { name } of await files.list()) expect(await files.stateOf(name)).toBe('kept');
    }
  });

  it('in the middle of an upgrade: the file is of the one format or the other, with all its rows', async () => {
    for (let kill = 0; kill < runs(60, 6); kill += 1) {
      for (const name of readdirSync(paths.folder)) rmSync(path.join(paths.folder, name), { recursive: true });
      const format = 1 + (kill % (latestFormat() - 1));
      copyFileSync(path.resolve(import.meta.dirname, `../store/formats/${format}.db`), paths.file);
      const rows = countsIn(paths.file);
      await workAndKill('open', Math.random() * 120);
      const store = await reopen();
      expect(store.content().format).toBe(latestFormat());
      expect([store.content().counts.units, store.content().counts.duties]).toEqual(rows);
      store.close();
      expect(noLeftovers()).toEqual([]);
    }
  });
});

function addUnit(store: Store): void {
  const name = `第${store.units.units().length + 1}局`;
  valueOf(store.command(name, NOW, () => void store.units.add({ name, kind: 'department', aliases: [] })));
}

function countsIn(file: string): readonly number[] {
  const db = new Database(file, { readonly: true });
  const counts = ['units', 'duties'].map((table) => Number(db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()));
  db.close();
  for (const log of ['-wal', '-shm']) rmSync(`${file}${log}`, { force: true });
  return counts;
}
