import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createCopies } from '../../electron/store/copies/copies.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { openTaken } from '../../electron/store/openStore.ts';
import { putInPlace } from '../../electron/store/recovery/restoring.ts';
import { countingIds, openTestStore, valueOf } from '../support/storeFixtures.ts';
import { median, type Ratio } from './measure.ts';

const NOW = '2021-06-15T02:00:00.000Z';

/** A data folder of some megabytes: rows of settings, which cost as much as any. */
async function office(megabytes: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
  const store = await openTestStore(folder);
  for (let n = 0; n < megabytes; n += 1) {
    valueOf(
      store.command(`第 ${n} 批`, NOW, () => {
        for (let row = 0; row < 1000; row += 1) store.workspace.setSetting(`${n}-${row}`, '政务公开'.repeat(40));
      }),
    );
  }
  store.close();
  return folder;
}

/** A checked, labelled copy beside a bare online backup; a start that looks first beside a bare check; a restore beside copying the file. */
export async function benchCopies(megabytes: number): Promise<readonly Ratio[]> {
  const folder = await office(megabytes);
  const paths = storePaths(folder);
  const store = await openTestStore(folder, 'bench');
  const copies = createCopies(paths);
  mkdirSync(paths.backups, { recursive: true });
  const bare = new Database(paths.file);
  let n = 0;
  const ours = await median(5, async () => {
    valueOf(store.command(`改 ${(n += 1)}`, NOW, () => store.workspace.setSetting('n', String(n))));
    valueOf(await copies.make(store, 'manual', NOW));
  });
  const plain = await median(5, () => bare.backup(path.join(folder, 'bare.sqlite')));
  bare.close();
  store.close();
  const open = await median(5, async () => {
    valueOf(await openTaken({ folder, nextId: countingIds() })).close();
  });
  const check = await median(5, () => {
    const db = new Database(paths.file);
    db.pragma('quick_check');
    db.close();
  });
  const copy = path.join(paths.backups, readdirSync(paths.backups)[0] ?? '');
  const restore = await median(5, () => valueOf(putInPlace(paths, copy, '2021-06-15')));
  const copied = await median(5, () => cpSync(copy, path.join(folder, 'plain.sqlite')));
  rmSync(folder, { recursive: true, force: true });
  const what = `about ${megabytes} MB`;
  return [
    { what: `copy, labelled and checked: ${what}`, ours, baseline: 'bare online backup', bare: plain },
    { what: `start that looks first: ${what}`, ours: open, baseline: 'bare open and quick_check', bare: check },
    { what: `restore, checked and moved aside: ${what}`, ours: restore, baseline: 'copying the file', bare: copied },
  ];
}
