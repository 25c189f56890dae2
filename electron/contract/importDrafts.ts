import { z } from 'zod';
import type { DutyId, Year } from '../domain/brand.ts';
import { dutyId, groupId, query, requiredText, returns, shortText, unitId, year } from './define.ts';
import type { Failure } from './failure.ts';
import { rowDecision, tableStart, type RowDecision, type TableStart } from './imports.ts';
import { memberScope, unitKind } from './shared.ts';

/** A name's decision while it is being made: its text may still be empty, and members may be said by what they are. */
export const nameDraft = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('newUnit'), name: shortText, kind: unitKind }),
  z.strictObject({ as: z.literal('aliasOfUnit'), unitId }),
  z.strictObject({ as: z.literal('aliasOfGroup'), groupId }),
  z.strictObject({ as: z.literal('aliasOfName'), name: shortText }),
  z.strictObject({
    as: z.literal('newGroup'),
    name: shortText,
    memberKind: unitKind,
    /** All units of the kind or a part of them, whatever they will be; or these. */
    members: z.union([memberScope, z.array(requiredText).max(500).readonly()]),
    /** Units that are left out of the kind, or of its part. */
    except: z.array(requiredText).max(500).readonly().exactOptional(),
  }),
  z.strictObject({ as: z.literal('skip') }),
]);
export type NameDraft = z.infer<typeof nameDraft>;

export const importStep = z.enum(['rows', 'names']);
export type ImportStep = z.infer<typeof importStep>;

/** What a person has decided about a draft so far. What nothing is said of goes as the preview proposes it. */
export interface DraftDecisions {
  /** Tables that are to be taken in, or not, against what the preview proposes. */
  readonly tables: Readonly<Record<string, boolean>>;
  /** By `PreviewRow.key`. */
  readonly rows: Readonly<Record<string, RowDecision>>;
  /** By the name in the file. */
  readonly names: Readonly<Record<string, NameDraft>>;
  /** 施行日 by table. */
  readonly starts: Readonly<Record<string, TableStart>>;
  /** Duties that the file no longer has and that are to go. */
  readonly remove: readonly DutyId[];
  readonly step: ImportStep;
  /** The file speaks of another year, and is to be taken in for this one all the same. */
  readonly yearAccepted: boolean;
}

/** A file that waits to be taken in. It stays over reloads and restarts until it is written or dropped. */
export interface DraftView {
  readonly draftId: string;
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  /** The year that it is, or was last, read for. */
  readonly year: Year;
  /** ISO instant at which it was handed over. */
  readonly keptAt: string;
  /**
   * `waiting`: not read yet, or not since the program was started. `dropped`: to be had back until it is cleared away or the program ends.
   */
  readonly state: 'waiting' | 'reading' | 'ready' | 'failed' | 'cancelled' | 'dropped';
  /** The reading that is under way. */
  readonly jobId?: string;
  readonly previewId?: string;
  /** Why it could not be read. */
  readonly error?: Failure;
  /** So many rows, names, tables and removals were decided by hand. */
  readonly decided: number;
}

const draftId = z.string().regex(/^[\w-]{1,64}$/, '草稿编号不正确');
const key = z.string().max(64);

export const importDrafts = {
  /** Keeps an uploaded file until it is written or dropped. The very file under the same name that waits already is that one. */
  'imports.keep': query(z.strictObject({ fileId: z.string().max(64), year }), returns<{ readonly draftId: string }>()),
  /** All files that wait, oldest first. */
  'imports.drafts': query(z.strictObject({}), returns<readonly DraftView[]>()),
  /** Reads a draft for a year in the background, as `imports.read` does; `previewId` where that has been done, `jobId` where it is under way. */
  'imports.readDraft': query(
    z.strictObject({ draftId, year }),
    returns<{ readonly jobId?: string; readonly previewId?: string }>(),
  ),
  /** What was decided; `lost`: rows whose decisions were let go since they read otherwise now. */
  'imports.decisions': query(
    z.strictObject({ draftId }),
    returns<{ readonly revision: number; readonly decisions: DraftDecisions; readonly lost: number }>(),
  ),
  /** Keeps decisions; what is not named stays as it was, whoever decided it. Answers the revision, which each change makes greater by one. */
  'imports.decide': query(
    z.strictObject({
      draftId,
      tables: z.record(key, z.boolean()).exactOptional(),
      rows: z.record(key, rowDecision).exactOptional(),
      names: z.record(z.string().max(200), nameDraft).exactOptional(),
      /** `null`: nothing is decided any more. */
      starts: z.record(key, tableStart.nullable()).exactOptional(),
      remove: z
        .array(z.strictObject({ dutyId, remove: z.boolean() }))
        .max(20_000)
        .exactOptional(),
      step: importStep.exactOptional(),
      yearAccepted: z.boolean().exactOptional(),
    }),
    returns<{ readonly revision: number }>(),
  ),
  /** Drops drafts, or takes dropped ones up again. */
  'imports.drop': query(
    z.strictObject({ draftIds: z.array(draftId).max(1000), dropped: z.boolean() }),
    returns<object>(),
  ),
  /** Deletes drafts that were dropped. */
  'imports.clearDropped': query(z.strictObject({}), returns<object>()),
  /** The bytes of a draft as they came, to be fetched by `files.get`. */
  'imports.draftFile': query(z.strictObject({ draftId }), returns<{ readonly fileId: string }>()),
};
