import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import type { DraftFolder, DraftFolderName } from '../services/app/ports.ts';
import { writeWhole } from './writeWhole.ts';

/** What is being made, or taken away, begins so: it is no draft. */
const HIDDEN = '.';

const FILE = 'file';
const RECORD = 'draft.json';

/** A folder in the data folder with a folder for each draft; the store's traces know `drafts` by that name. */
export function createDraftFolder(dataDir: string, name: DraftFolderName): DraftFolder {
  const folder = path.join(dataDir, name);
  // Ids come from the app; none may lead out of the folder.
  const place = (id: string, ...more: readonly string[]) => path.join(folder, path.basename(id), ...more);
  return {
    async list() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((each) => each.startsWith(HIDDEN))) await discard(place(name));
      const ids = names.filter((each) => !each.startsWith(HIDDEN)).toSorted();
      return Promise.all(
        ids.map(async (id) => ({ id, record: await readFile(place(id, RECORD), 'utf8').catch(() => '') })),
      );
    },
    async add(id, record, bytes) {
      const making = `${HIDDEN}${id}`;
      try {
        await mkdir(place(making), { recursive: true });
      } catch {
        return notKept(folder);
      }
      const file = await writeWhole(place(making, FILE), bytes);
      const written = file.ok ? await writeWhole(place(making, RECORD), Buffer.from(record)) : file;
      if (written.ok) {
        try {
          await rename(place(making), place(id));
          await syncFolder(folder);
          return succeed(undefined);
        } catch {
          // Said below.
        }
      }
      await discard(place(making));
      return !written.ok && written.error.code === 'disk-full' ? diskFull() : notKept(folder);
    },
    async setRecord(id, record) {
      const written = await writeWhole(place(id, RECORD), Buffer.from(record));
      if (written.ok) return succeed(undefined);
      return written.error.code === 'disk-full' ? diskFull() : notKept(folder);
    },
    async read(id) {
      try {
        return succeed(Uint8Array.from(await readFile(place(id, FILE))));
      } catch {
        return fail('not-found', `没有找到草稿里的文件，可能已从“${folder}”中移走。请放弃这份草稿，重新选择文件。`);
      }
    },
    async remove(id) {
      const going = place(`${HIDDEN}${id}`);
      // From the renaming on it is gone, whatever comes in between.
      const renamed = await rename(place(id), going).then(
        () => true,
        () => false,
      );
      await discard(renamed ? going : place(id));
    },
  };
}

/** A folder that stays for now goes when drafts are listed next. */
async function discard(name: string): Promise<void> {
  await rm(name, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** Brings the names through to the disk, where the system does that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows does not open folders; there the file system keeps the order of names itself.
  }
}

function notKept(folder: string): Outcome<never> {
  return fail(
    'not-writable',
    `没有存进草稿文件夹“${folder}”。请检查数据文件夹的权限和磁盘后重试；在此之前不要关闭窗口。`,
  );
}

function diskFull(): Outcome<never> {
  return fail('disk-full', '磁盘空间不足，没有存进草稿。请清理磁盘后重试；在此之前不要关闭窗口。');
}
