import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { createDraftFolder } from '../../electron/hosts/drafts.ts';
import { createDrafts } from '../../electron/services/app/drafts.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { valueOf } from '../support/storeFixtures.ts';

/** A process that keeps a file and decides about it, row after row, until it is killed; it tells its parent what is confirmed. */
const [, , folder = ''] = process.argv;
const tell = (message: unknown) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));
const clock = { now: () => '2021-06-15T02:00:00.000Z', today: () => '2021-06-15' as never };
let ids = Date.now();
const drafts = createDrafts(createDraftFolder(folder, 'drafts'), {
  clock,
  ids: { next: () => `draft-${(ids += 1)}` },
  wasWritten: () => false,
});

const fileOf = (number: number) => {
  const bytes = new TextEncoder().encode(`第 ${number} 份文件`.repeat(5000));
  return { name: `${number}.xlsx`, mediaType: '', bytes };
};
const all = await drafts.all();
let [draft] = all;
draft ??= valueOf(await drafts.keep(fileOf(0), 2021 as Year));
// Who is killed leaves no cache behind: the next one would compile every module again.
flushCompileCache();
const { draftId } = draft;
let done = Object.keys(draft.decisions.rows).length;
await tell(done);
for (;;) {
  const key = `t0-${done + 1}`;
  valueOf(
    await drafts.change(draftId, (old) => ({
      ...old,
      decisions: { ...old.decisions, rows: { ...old.decisions.rows, [key]: { include: false } } },
    })),
  );
  done += 1;
  await tell(done);
  // Others come and go.
  if (done % 3 === 0) {
    const other = valueOf(await drafts.keep(fileOf(done), 2021 as Year));
    if (done % 2 === 0) await drafts.remove([other.draftId]);
  }
}
