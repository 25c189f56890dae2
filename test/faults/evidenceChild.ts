import { createHash } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { createEvidenceFolder } from '../../electron/hosts/evidenceFiles.ts';
import { openStore } from '../../electron/store/openStore.ts';
import { valueOf } from '../support/storeFixtures.ts';

/** A process that keeps one file after the other and then writes a row of each, until it is killed; it tells its parent what is confirmed. */
const [, , folder = ''] = process.argv;
const now = '2021-06-15T02:00:00.000Z';
const tell = (message: unknown) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));
const run = `${process.pid}-${Date.now()}`;
let ids = 0;
const nextId = () => `${run}-${(ids += 1)}`;
const store = valueOf(await openStore({ folder, nextId }));
const files = createEvidenceFolder(folder);
await files.settle();
// Who is killed leaves no cache behind: the next one would compile every module again.
flushCompileCache();

/** A file as it comes in: in pieces, some megabytes in all. */
async function* pieces(number: number) {
  for (let piece = 0; piece < 12; piece += 1) yield Buffer.alloc(256 * 1024, `第 ${number} 份，第 ${piece} 段`);
}

let done = Number(store.workspace.setting('done') ?? 0);
await tell(done);
for (;;) {
  const next = done + 1;
  const id = nextId();
  const taken = valueOf(await files.take(id, pieces(next), 50 * 1024 * 1024));
  if (taken === 'tooLarge') throw new Error('too large');
  valueOf(await files.keep(id, taken.sha256));
  valueOf(
    store.command('添加佐证', now, () => {
      store.workspace.setSetting(`file${next}`, taken.sha256);
      store.workspace.setSetting('done', String(next));
    }),
  );
  done = next;
  await tell(done);
  // The same once more: it is there already.
  if (done % 3 === 0) {
    const again = nextId();
    valueOf(await files.take(again, pieces(next), 50 * 1024 * 1024));
    valueOf(await files.keep(again, taken.sha256));
  }
  if (
    createHash('sha256')
      .update(valueOf(await files.read(taken.sha256)))
      .digest('hex') !== taken.sha256
  ) {
    throw new Error('not what was written');
  }
}
