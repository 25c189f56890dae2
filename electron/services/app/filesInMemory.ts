import type { FileBytes } from '../../contract/define.ts';
import { MAX_FILE_BYTES, refuseFile } from '../../contract/limits.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Clock, Ids } from './ports.ts';

/** Files in memory: uploaded ones that wait to be read, made ones that wait to be fetched. */
export interface FilesInMemory {
  /** Keeps a file and answers its id; `file-too-large` above `limit`, by default `MAX_FILE_BYTES`. */
  put(file: FileBytes, limit?: number): Outcome<string>;
  /** A kept file; `not-found` once it is forgotten. */
  get(fileId: string): Outcome<FileBytes>;
}

const MAX_TOTAL_BYTES = 240 * 1024 * 1024;
const MAX_AGE_MS = 2 * 60 * 60 * 1000;

interface Kept {
  readonly file: FileBytes;
  readonly at: number;
}

/** Files, forgotten in time: older than two hours, and the oldest ones where the total grows too large. */
export function createFilesInMemory(ids: Ids, clock: Clock): FilesInMemory {
  // A map keeps the order in which files came.
  const kept = new Map<string, Kept>();

  function forget(needed: number): void {
    const oldest = Date.parse(clock.now()) - MAX_AGE_MS;
    let total = needed;
    for (const { file } of kept.values()) total += file.bytes.length;
    for (const [id, { file, at }] of kept) {
      if (at >= oldest && total <= MAX_TOTAL_BYTES) return;
      kept.delete(id);
      total -= file.bytes.length;
    }
  }

  return {
    put(file, limit = MAX_FILE_BYTES) {
      if (file.bytes.length > limit) return refuseFile(file.name, file.bytes.length);
      forget(file.bytes.length);
      const id = ids.next();
      kept.set(id, { file, at: Date.parse(clock.now()) });
      return succeed(id);
    },
    get(fileId) {
      const found = kept.get(fileId);
      return found
        ? succeed(found.file)
        : fail('not-found', '这个文件已不在内存中（可能已过两小时或程序已重启）。请重新选择或重新导出。');
    },
  };
}
