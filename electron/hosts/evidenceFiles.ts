import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UploadCut, type Incoming } from '../contract/define.ts';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import type { EvidenceFolder } from '../services/app/ports.ts';

/** Begins the name of what is being taken in: it is no file of the office yet. */
const TAKEN = '.new-';

const DIGEST = /^[0-9a-f]{64}$/u;

interface Known {
  readonly stamp: string;
  readonly sha256: string;
}

/** `files/` in the data folder. */
export function createEvidenceFolder(dataDir: string): EvidenceFolder {
  const folder = path.join(dataDir, 'files');
  /** Digests that were reckoned, for as long as the file is the same to the system. */
  const known = new Map<string, Known>();
  // Ids and digests come from the app and the data; none may lead out of the folder.
  const taken = (id: string) => path.join(folder, `${TAKEN}${path.basename(id)}`);
  const place = (name: string) => path.join(folder, path.basename(name));

  /** The digest of what lies under a name; `undefined` where nothing does that can be read. */
  async function digestOf(name: string): Promise<string | undefined> {
    try {
      const { size, mtimeMs, ino } = await stat(place(name));
      const stamp = `${size} ${mtimeMs} ${ino}`;
      const before = known.get(name);
      if (before?.stamp === stamp) return before.sha256;
      const hash = createHash('sha256');
      for await (const piece of createReadStream(place(name), { highWaterMark: 1024 * 1024 }))
        hash.update(piece as Buffer);
      const sha256 = hash.digest('hex');
      known.set(name, { stamp, sha256 });
      return sha256;
    } catch {
      known.delete(name);
      return undefined;
    }
  }

  async function isThere(name: string): Promise<boolean> {
    return (await stat(place(name)).catch(() => undefined)) !== undefined;
  }

  /** A name beside a digest's own, for bytes that are not those of the digest. */
  async function putAside(sha256: string): Promise<void> {
    for (let number = 1; ; number += 1) {
      const name = `${sha256}.changed-${number}`;
      if (await isThere(name)) continue;
      await renamePatiently(place(sha256), place(name));
      return;
    }
  }

  async function clearTaken(): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => each.startsWith(TAKEN))) {
      await rm(place(name), { force: true }).catch(() => undefined);
    }
  }

  let settled = Promise.resolve();
  return {
    settle: () => (settled = clearTaken()),
    async take(id, body, limit) {
      // What comes in now is no leftover.
      await settled;
      try {
        await mkdir(folder, { recursive: true });
        const written = await writePieces(taken(id), body, limit);
        if (written === 'tooLarge') await rm(taken(id), { force: true });
        return succeed(written);
      } catch (error) {
        await rm(taken(id), { force: true }).catch(() => undefined);
        if (error instanceof UploadCut) throw error;
        return notWritten(error, folder);
      }
    },
    async readTaken(id) {
      try {
        return succeed(Uint8Array.from(await readFile(taken(id))));
      } catch {
        return fail('not-found', '刚选择的文件已经不在了。请重新选择。');
      }
    },
    dropTaken: async (id) => rm(taken(id), { force: true }).catch(() => undefined),
    async keep(id, sha256) {
      if (!DIGEST.test(sha256)) return notWritten(undefined, folder);
      try {
        const there = await digestOf(sha256);
        if (there === sha256) {
          await rm(taken(id), { force: true });
          return succeed(undefined);
        }
        if (await isThere(sha256)) await putAside(sha256);
        await renamePatiently(taken(id), place(sha256));
        await syncFolder(folder);
        return succeed(undefined);
      } catch (error) {
        return notWritten(error, folder);
      }
    },
    async stateOf(sha256) {
      const there = await digestOf(sha256);
      if (there === sha256) return 'kept';
      return there === undefined && !(await isThere(sha256)) ? 'missing' : 'changed';
    },
    async read(sha256) {
      let bytes: Uint8Array<ArrayBuffer>;
      try {
        bytes = Uint8Array.from(await readFile(place(sha256)));
      } catch {
        return fail('not-found', `文件不在了，可能已从“${folder}”中移走或删除。`);
      }
      return createHash('sha256').update(bytes).digest('hex') === sha256
        ? succeed(bytes)
        : fail('file-changed', '文件内容已被改动或损坏，与添加时不同。');
    },
    async list() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith(TAKEN)).toSorted();
      const found = await Promise.all(
        names.map(async (name) => ({ name, facts: await stat(place(name)).catch(() => undefined) })),
      );
      return found.flatMap(({ name, facts }) => (facts?.isFile() === true ? [{ name, size: facts.size }] : []));
    },
    async remove(name) {
      known.delete(name);
      await rm(place(name), { force: true, maxRetries: 3 }).catch(() => undefined);
      return !(await isThere(name));
    },
  };
}

/** Writes and reckons in one go, through to the disk. What stands there of an earlier try is begun anew. */
async function writePieces(
  file: string,
  body: Incoming,
  limit: number,
): Promise<{ readonly sha256: string; readonly size: number } | 'tooLarge'> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(file, 'w');
  try {
    for await (const piece of body) {
      size += piece.length;
      if (size > limit) return 'tooLarge';
      hash.update(piece);
      await writeAll(handle, piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await handle.write(piece, at)).bytesWritten;
}

/** Milliseconds between tries: virus scanners and indexers hold a new file for moments. */
const WAITS = [40, 80, 160, 320, 640] as const;

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const wait of WAITS) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await pause(wait);
    }
  }
  await rename(from, to);
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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function notWritten(error: unknown, folder: string): Outcome<never> {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))
    ? fail('disk-full', '磁盘空间不足，没有添加文件。请清理磁盘后重试。')
    : fail('not-writable', `没有把文件存进“${folder}”，没有添加。请检查数据文件夹的权限和磁盘后重试。`);
}
