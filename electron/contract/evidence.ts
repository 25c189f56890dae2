import { z } from 'zod';
import type { EvidenceId, ReminderId, RequestId, ScoreFreezeId, UnitId } from '../domain/brand.ts';
import type { Evidence } from '../domain/model/ledger.ts';
import {
  command,
  download,
  eventDay,
  evidenceId,
  link,
  query,
  reminderId,
  requiredText,
  returns,
  scoreFreezeId,
  shortText,
  streamed,
} from './define.ts';
import { occurrenceKey, type OccurrenceKey } from './occurrenceKey.ts';

/** Whether a file's bytes are there as they came. */
export type FileState = 'kept' | 'missing' | 'changed';

export type EvidenceView = Evidence & {
  /** Of a file. */
  readonly state?: FileState;
  /** Whether the app shows it itself. */
  readonly canPreview: boolean;
};

/** A file that was handed over and waits to be added. */
export interface TakenFile {
  readonly fileId: string;
  /** As it will be called; without what no system has in a name. */
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A file of which bytes are missing or changed (佐证检查), and one item that it shows. */
export interface TroubledFile extends OccurrenceKey {
  readonly id: EvidenceId;
  readonly name: string;
  readonly state: Exclude<FileState, 'kept'>;
  readonly unit: string;
  readonly content: string;
  /** How many rows name it. */
  readonly count: number;
}

/** A slip whose file is missing or changed. */
export interface TroubledSlip {
  readonly id: ReminderId;
  readonly year: number;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly documentNumber: string;
  readonly name: string;
  readonly state: Exclude<FileState, 'kept'>;
}

/** A file that freezes of a class name, of which bytes are missing or changed. */
export interface TroubledFrozenFile {
  readonly hash: string;
  readonly name: string;
  /** A paper as it was made, or evidence that figures rest on. */
  readonly kind: 'paper' | 'evidence';
  readonly state: Exclude<FileState, 'kept'>;
  /** The latest freeze that names it. */
  readonly freezeId: ScoreFreezeId;
  readonly year: number;
  readonly className: string;
  /** Of the freezes that name it, in order. */
  readonly versions: readonly number[];
}

/** A request of which papers are missing or changed; what they are called may name who asked, and stays in the register. */
export interface TroubledCase {
  readonly id: RequestId;
  readonly number: string;
  readonly state: Exclude<FileState, 'kept'>;
  readonly count: number;
}

/** What lies in the folder of files and nothing needs. */
export interface SurplusFile {
  /** The file's own name in the folder, by which it is cleared away. */
  readonly key: string;
  /** As a person knew it; absent where nothing tells. */
  readonly name?: string;
  /** It lay under the name of a file whose own bytes have taken its place since. */
  readonly isReplaced?: true;
  readonly size: number;
}

/** Where files stand as a whole. */
export interface FilesReport {
  /** Files that evidence, slips, freezes and requests name, each once, and their bytes. */
  readonly count: number;
  /** How many of them are missing or changed. */
  readonly bad: number;
  readonly bytes: number;
  readonly troubled: readonly TroubledFile[];
  readonly slips: readonly TroubledSlip[];
  readonly frozen: readonly TroubledFrozenFile[];
  readonly cases: readonly TroubledCase[];
  readonly surplus: readonly SurplusFile[];
  /** Files that no evidence names and that stay, because a step that can be taken back or put in force again names them. */
  readonly spared: { readonly count: number; readonly bytes: number };
}

const items = z.array(occurrenceKey).min(1, '请至少选择一项').max(5000, '一次最多 5000 项');
const fileId = z.string().max(64);
const key = z.string().max(100);

/** What both kinds say. The day captured is today where it is not said. */
const said = {
  publishedOn: eventDay.exactOptional(),
  capturedOn: eventDay.exactOptional(),
  note: shortText.default(''),
};

export const evidence = {
  /** Of one item, in the order of recording. */
  'evidence.list': query(z.strictObject({ item: occurrenceKey }), returns<readonly EvidenceView[]>()),
  /**
   * Hands a file over. It is written as it comes, looked into, and kept until it is added or two hours have gone. Errors: `file-too-large`,
   * `empty-file`, `dangerous-file`, `password-protected`, `unpacks-too-large`, `disk-full`, `not-writable`; each names the file.
   */
  'evidence.put': streamed(z.strictObject({ name: requiredText }), returns<TakenFile>()),
  'evidence.addFiles': command(
    z.strictObject({
      items,
      files: z
        .array(z.strictObject({ fileId, title: shortText.exactOptional() }))
        .min(1, '请至少选择一个文件')
        .max(50, '一次最多 50 个文件'),
      ...said,
    }),
    returns<{ readonly ids: readonly EvidenceId[] }>(),
  ),
  'evidence.addLink': command(
    z.strictObject({ items, link: link.refine((text) => text !== '', '请填写链接'), title: shortText, ...said }),
    returns<{ readonly ids: readonly EvidenceId[] }>(),
  ),
  /** Corrects what is said of it. Another page or file is another piece of evidence. */
  'evidence.update': command(
    z.strictObject({
      id: evidenceId,
      title: shortText.exactOptional(),
      publishedOn: eventDay.nullable().exactOptional(),
      capturedOn: eventDay.exactOptional(),
      note: shortText.exactOptional(),
    }),
    returns<object>(),
  ),
  /** Removes it; items that were closed on it are to be checked again. Files stay in the folder until they are cleared away. */
  'evidence.remove': command(
    z.strictObject({ ids: z.array(evidenceId).min(1).max(5000) }),
    returns<{ readonly reopened: number }>(),
  ),
  /** The file's bytes, checked; `not-found` or `file-changed` where they are not those that came. */
  'evidence.get': download(z.strictObject({ id: evidenceId })),
  /** Opens a read-only copy in the machine's own program, where the host can; else the page fetches it. */
  'evidence.open': query(z.strictObject({ id: evidenceId }), returns<{ readonly opened: boolean }>()),
  /** Puts the very bytes of a missing or changed file of evidence, of a slip or of a freeze back; `file-changed` where they are others. */
  'evidence.bringBack': command(
    z
      .strictObject({
        id: evidenceId.exactOptional(),
        slip: reminderId.exactOptional(),
        frozen: z.strictObject({ freezeId: scoreFreezeId, hash: z.string().max(64) }).exactOptional(),
        fileId,
      })
      .refine(({ id, slip, frozen }) => [id, slip, frozen].filter((each) => each !== undefined).length === 1, {
        error: '请指明是哪一个佐证、哪一份催办单，或定稿的哪一个文件',
        path: ['id'],
      }),
    returns<object>(),
  ),
  /** Reads every file: what is missing or changed, and what nothing needs. */
  'evidence.check': query(z.strictObject({}), returns<FilesReport>()),
  /** Clears away what nothing needs. It cannot be undone. What has come to be needed meanwhile stays. */
  'evidence.clear': command(
    z.strictObject({ keys: z.array(key).min(1).max(10_000) }),
    returns<{ readonly cleared: number; readonly bytes: number }>(),
  ),
};
