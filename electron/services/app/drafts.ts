import type { FileBytes } from '../../contract/define.ts';
import type { DraftDecisions } from '../../contract/importDrafts.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { hexDigest } from './digest.ts';
import type { Clock, DraftFolder, Ids } from './ports.ts';
import { draftOfRecord, type Draft } from './draftRecord.ts';

/** Drafts in the data folder, known in memory from the first question on. */
export interface Drafts {
  /** Oldest first. */
  all(): Promise<readonly Draft[]>;
  one(draftId: string): Promise<Draft | undefined>;
  keep(file: FileBytes, year: Year): Promise<Outcome<Draft>>;
  /**
   * Changes a draft and answers it once that is on the disk; changes that come meanwhile are written together. `refuse` is asked first, and nothing comes
   * between it and the change.
   */
  change(
    draftId: string,
    change: (draft: Draft) => Draft,
    refuse?: (draft: Draft) => Failure | undefined,
  ): Promise<Outcome<Draft>>;
  /** Its bytes, as they came; refused where they are not those any more. */
  file(draftId: string): Promise<Outcome<FileBytes>>;
  remove(draftIds: readonly string[]): Promise<void>;
}

export const NOTHING_DECIDED: DraftDecisions = {
  tables: {},
  rows: {},
  names: {},
  starts: {},
  remove: [],
  step: 'rows',
  yearAccepted: false,
};

export const DRAFT_GONE =
  '这份文件已经不在了（已在另一个窗口写入或放弃）。请回到文件列表；如还要导入，请重新选择文件。';

interface Kept {
  draft: Draft;
  /** The write under way, and the one that waits for it and will have everything that came since. */
  writing: Promise<unknown>;
  next: Promise<Outcome<undefined>> | undefined;
}

/** `wasWritten`: whether the ledger has what a draft began to write to it. */
export function createDrafts(
  folder: DraftFolder,
  {
    clock,
    ids,
    wasWritten,
  }: { readonly clock: Clock; readonly ids: Ids; readonly wasWritten: (draft: Draft) => boolean },
): Drafts {
  let loaded: Promise<Map<string, Kept>> | undefined;

  async function load(): Promise<Map<string, Kept>> {
    const found = (await folder.list()).map(({ id, record }) => draftOfRecord(id, record));
    const ended = found.filter((draft) => draft.dropped || (draft.writingSince !== undefined && wasWritten(draft)));
    for (const { draftId } of ended) await folder.remove(draftId);
    const waiting = found.filter((draft) => !ended.includes(draft));
    return new Map(waiting.toSorted(byAge).map((draft) => [draft.draftId, unwritten(draft)]));
  }

  async function known(): Promise<Map<string, Kept>> {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      // Asked again, it is tried again.
      loaded = undefined;
      throw error;
    }
  }

  function persist(kept: Kept): Promise<Outcome<undefined>> {
    kept.next ??= kept.writing.then(() => {
      const writing = folder.setRecord(kept.draft.draftId, JSON.stringify(kept.draft));
      kept.next = undefined;
      kept.writing = writing.catch(() => undefined);
      return writing;
    });
    return kept.next;
  }

  return {
    all: async () => [...(await known()).values()].map(({ draft }) => draft),
    one: async (draftId) => (await known()).get(draftId)?.draft,
    async keep({ name, bytes }, year) {
      const drafts = await known();
      const sha256 = await hexDigest(bytes);
      const same = [...drafts.values()].find(
        ({ draft }) => !draft.dropped && draft.sha256 === sha256 && draft.fileName === name,
      );
      if (same) return succeed(same.draft);
      const draft: Draft = {
        draftId: ids.next(),
        fileName: name,
        sha256,
        size: bytes.length,
        year,
        keptAt: clock.now(),
        dropped: false,
        layouts: [],
        tables: [],
        decisions: NOTHING_DECIDED,
        words: {},
        revision: 0,
      };
      const added = await folder.add(draft.draftId, JSON.stringify(draft), bytes);
      if (!added.ok) return added;
      drafts.set(draft.draftId, unwritten(draft));
      return succeed(draft);
    },
    async change(draftId, change, refuse) {
      const kept = (await known()).get(draftId);
      if (!kept) return fail('not-found', DRAFT_GONE);
      const refusal = refuse?.(kept.draft);
      if (refusal) return { ok: false, error: refusal };
      kept.draft = { ...change(kept.draft), revision: kept.draft.revision + 1 };
      const { draft } = kept;
      const written = await persist(kept);
      return written.ok ? succeed(draft) : written;
    },
    async file(draftId) {
      const draft = (await known()).get(draftId)?.draft;
      if (!draft) return fail('not-found', DRAFT_GONE);
      const bytes = await folder.read(draftId);
      if (!bytes.ok) return bytes;
      if ((await hexDigest(bytes.value)) !== draft.sha256) {
        return fail(
          'not-found',
          `“${draft.fileName}”存在草稿里的内容已被改动或损坏，不能再读取。请放弃这份草稿，重新选择文件。`,
          { place: { file: draft.fileName } },
        );
      }
      return succeed({ name: draft.fileName, mediaType: 'application/octet-stream', bytes: bytes.value });
    },
    async remove(draftIds) {
      const drafts = await known();
      for (const draftId of draftIds) {
        const kept = drafts.get(draftId);
        drafts.delete(draftId);
        await kept?.writing;
        await folder.remove(draftId);
      }
    },
  };
}

function unwritten(draft: Draft): Kept {
  return { draft, writing: Promise.resolve(), next: undefined };
}

function byAge(a: Draft, b: Draft): number {
  return a.keptAt.localeCompare(b.keptAt);
}

/** Where nothing can be kept: data that is only looked at. */
export const NO_DRAFTS: DraftFolder = {
  list: async () => [],
  add: async () => fail('read-only', '现在是只读查看，不能导入，也不能留草稿。请先恢复一份完好的备份。'),
  setRecord: async () => fail('read-only', '现在是只读查看，不能导入，也不能留草稿。请先恢复一份完好的备份。'),
  read: async () => fail('not-found', DRAFT_GONE),
  remove: async () => undefined,
};
