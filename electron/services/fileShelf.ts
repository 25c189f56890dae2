import type { FileBytes } from '../contract/define.ts';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import type { Clock, Ids } from './ports.ts';

/** Files in memory: uploaded ones that wait to be read, made ones that wait to be fetched. */
export interface FileShelf {
  /** Keeps a file and answers its id; `file-too-large` above 60 MB. */
  put(file: FileBytes): Outcome<string>;
  /** A kept file; `not-found` once it is forgotten. */
  get(fileId: string): Outcome<FileBytes>;
}

export const MAX_FILE_BYTES = 60 * 1024 * 1024;
const MAX_TOTAL_BYTES = 240 * 1024 * 1024;
const MAX_AGE_MS = 2 * 60 * 60 * 1000;

interface Kept {
  readonly file: FileBytes;
  readonly at: number;
}

/** A shelf that forgets: files older than two hours, and the oldest ones where the total grows too large. */
export function createFileShelf(ids: Ids, clock: Clock): FileShelf {
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
    put(file) {
      if (file.bytes.length > MAX_FILE_BYTES) return tooLarge(file);
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

function tooLarge(file: FileBytes) {
  const size = Math.ceil(file.bytes.length / 1024 / 1024);
  return fail(
    'file-too-large',
    `文件“${file.name}”有 ${size} MB，超过 60 MB 的上限，没有读取。请删去其中的图片和不需要的工作表，或拆分后再导入。`,
    { place: { file: file.name } },
  );
}
