import { readdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { createCopies } from '../../electron/store/copies/copies.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { openStore, openTaken, takeFolder } from '../../electron/store/openStore.ts';
import { putInPlace } from '../../electron/store/recovery/restoring.ts';
import { valueOf } from '../support/storeFixtures.ts';

/** A process that works on a data folder until it is killed, and tells its parent what is confirmed. */
const [, , mode, folder = ''] = process.argv;
const paths = storePaths(folder);
const now = () => '2021-06-15T02:00:00.000Z';
const run = `${process.pid}-${Date.now()}`;
let ids = 0;
const nextId = () => `${run}-${(ids += 1)}`;

/** Resolves when the parent's end of the pipe has it. */
const tell = (message: unknown) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));

// Who is killed leaves no cache behind: the next one would compile every module again.
flushCompileCache();

if (mode === 'work') await work();
else if (mode === 'restore') await restore();
else await open();

/** One unit with one alias a command, a copy at every eighth. */
async function work(): Promise<void> {
  const store = valueOf(await openStore({ folder, nextId, now }));
  const copies = createCopies(paths);
  let done = store.units.units().length;
  await tell(done);
  for (;;) {
    const next = done + 1;
    valueOf(
      store.command(`第 ${next} 个单位`, now(), () => {
        store.units.add({ name: `第${next}局`, kind: 'department', aliases: [`${next}局`] });
        store.workspace.setSetting('done', String(next));
      }),
    );
    done = next;
    await tell(done);
    if (done % 8 === 0) valueOf(await copies.make(store, 'beforeImport', now()));
  }
}

/** Restores one copy after the other, again and again. */
async function restore(): Promise<void> {
  const lock = valueOf(takeFolder(folder));
  const copies = readdirSync(paths.backups).map((name) => path.join(paths.backups, name));
  await tell(0);
  for (let round = 0; ; round += 1) {
    const opened = valueOf(await openTaken({ folder, nextId, now }));
    opened.command('改名', now(), () => opened.workspace.setSetting('round', String(round)));
    opened.close();
    const copy = copies[round % copies.length];
    if (copy === undefined) throw new Error('No copies');
    valueOf(putInPlace(paths, copy, '2021-06-15'));
    await tell(round);
    if (round > 10_000) lock.release();
  }
}

/** Opens a file of an earlier format. */
async function open(): Promise<void> {
  await tell(0);
  valueOf(await openStore({ folder, nextId, now }));
  await tell(1);
  setInterval(() => undefined, 1000);
}
