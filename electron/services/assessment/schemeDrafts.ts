import { z } from 'zod';
import type { SchemeDraftView } from '../../contract/schemeDrafts.ts';
import { schemeDraft } from '../../contract/schemeDrafts.ts';
import { fail, succeed } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';

/** A record as it lies on the disk. */
const stored = schemeDraft.extend({ keptAt: z.string(), revision: z.number() });
type Stored = z.infer<typeof stored>;

const NO_BYTES = new Uint8Array();

/** Drafts of schemes in the data folder: whatever becomes of the page and the program, they stay until they are saved or dropped. */
export function createSchemeDrafts({ schemeDraftFolder: folder, clock }: ServiceContext): AreaHandlers<'schemeDrafts'> {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a list clears away what is half made, and nothing comes between looking at a revision and writing the next. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  let loading: Promise<Map<string, Stored | undefined>> | undefined;
  /** By id; `undefined`: a record that says nothing. */
  const known = async (): Promise<Map<string, Stored | undefined>> => {
    loading ??= folder.list().then((all) => new Map(all.map(({ id, record }) => [id, readRecord(record)])));
    return loading;
  };
  return {
    'schemeDrafts.ofYear': ({ year }) =>
      inTurn(async () => {
        const all = [...(await known())];
        const drafts = all.flatMap(([id, found]) => (found?.year === year ? [viewOf(id, found)] : []));
        return succeed({
          drafts: drafts.toSorted((a, b) => b.keptAt.localeCompare(a.keptAt)),
          unreadable: all.flatMap(([id, found]) => (found === undefined ? [id] : [])),
        });
      }),
    'schemeDrafts.keep': ({ draftId, revision, ...draft }) =>
      inTurn(async () => {
        const drafts = await known();
        const before = drafts.get(draftId);
        if (before && before.revision !== revision) {
          return fail('conflict', '这份草稿已在另一个窗口里改过，没有覆盖那边的改动。');
        }
        const next: Stored = { ...draft, keptAt: clock.now(), revision: revision + 1 };
        const record = JSON.stringify(next);
        const isThere = drafts.has(draftId);
        const kept = isThere ? await folder.setRecord(draftId, record) : await folder.add(draftId, record, NO_BYTES);
        if (!kept.ok) return kept;
        drafts.set(draftId, next);
        return succeed({ revision: next.revision });
      }),
    'schemeDrafts.drop': ({ draftIds }) =>
      inTurn(async () => {
        const drafts = await known();
        for (const draftId of draftIds) {
          await folder.remove(draftId);
          drafts.delete(draftId);
        }
        return succeed({});
      }),
  };
}

function readRecord(record: string): Stored | undefined {
  try {
    return stored.parse(JSON.parse(record));
  } catch {
    return undefined;
  }
}

function viewOf(draftId: string, { schemeId, ...draft }: Stored): SchemeDraftView {
  return { draftId, ...draft, ...(schemeId === null ? {} : { schemeId }) };
}
