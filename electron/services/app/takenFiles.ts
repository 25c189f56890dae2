import type { Incoming } from '../../contract/define.ts';
import type { TakenFile } from '../../contract/evidence.ts';
import { MAX_FILE_BYTES, refuseEvidence } from '../../contract/limits.ts';
import type { JobControl } from '../../domain/documentJobs.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { safeFileName } from '../../domain/ledger/fileName.ts';
import type { ServiceContext } from './context.ts';

/** A file that was handed over, looked into, and lies in the folder under no digest yet. */
export interface Taken extends TakenFile {
  readonly sha256: string;
}

/** Files between being handed over and being added. */
export interface TakenFiles {
  take(name: string, body: Incoming): Promise<Outcome<TakenFile>>;
  /** `not-found` once it is forgotten. */
  find(fileId: string): Outcome<Taken>;
  /** It has its place. */
  forget(fileId: string): void;
  /** Nothing that waits is to stay. */
  dropAll(): Promise<void>;
}

const MAX_AGE_MS = 2 * 60 * 60 * 1000;
const MOST = 200;

export function createTakenFiles(
  context: Pick<ServiceContext, 'ids' | 'clock' | 'documents' | 'evidenceFolder'>,
): TakenFiles {
  const { ids, clock, documents, evidenceFolder } = context;
  // A map keeps the order in which files came.
  const waiting = new Map<string, { readonly file: Taken; readonly at: number }>();

  async function dropOld(): Promise<void> {
    const oldest = Date.parse(clock.now()) - MAX_AGE_MS;
    for (const [id, { at }] of waiting) {
      if (at >= oldest && waiting.size < MOST) return;
      waiting.delete(id);
      await evidenceFolder.dropTaken(id);
    }
  }

  /** What it is by its content; the whole file is in memory only for that. */
  async function inspect(fileId: string, name: string): Promise<Outcome<{ readonly mediaType: string }>> {
    const bytes = await evidenceFolder.readTaken(fileId);
    if (!bytes.ok) return bytes;
    const control: JobControl = { signal: new AbortController().signal, progress: () => undefined };
    return documents.inspectFile({ name, bytes: bytes.value }, control);
  }

  return {
    async take(given, body) {
      const name = safeFileName(given);
      await dropOld();
      const fileId = ids.next();
      const written = await evidenceFolder.take(fileId, body, MAX_FILE_BYTES);
      if (!written.ok) return written;
      if (written.value === 'tooLarge') return refuseEvidence(name);
      const { sha256, size } = written.value;
      const looked =
        size === 0
          ? fail('empty-file', `“${name}”是空文件，没有添加。请重新取得文件后再添加。`, { place: { file: name } })
          : await inspect(fileId, name);
      if (!looked.ok) {
        await evidenceFolder.dropTaken(fileId);
        return looked;
      }
      const file = { fileId, name, size, mediaType: looked.value.mediaType };
      waiting.set(fileId, { file: { ...file, sha256 }, at: Date.parse(clock.now()) });
      return succeed(file);
    },
    find(fileId) {
      const found = waiting.get(fileId);
      return found
        ? succeed(found.file)
        : fail('not-found', '刚选择的文件已经不在了（可能已过两小时、刚清除过资料，或程序已重启）。请重新选择文件。');
    },
    forget: (fileId) => void waiting.delete(fileId),
    async dropAll() {
      const ids = [...waiting.keys()];
      waiting.clear();
      await Promise.all(ids.map((id) => evidenceFolder.dropTaken(id)));
    },
  };
}
