import { z } from 'zod';
import type { Kinship } from '../domain/backups/copies.ts';
import type { Retention } from '../domain/backups/retention.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { BackupKind, DataContent } from '../domain/model/backup.ts';
import { query, requiredText, returns, upload } from './define.ts';

/** A copy that can be restored: one of the backups, or data that an earlier restore moved aside. */
export interface BackupView {
  /** Its name in its folder; names it in calls. */
  readonly name: string;
  readonly day: PlainDate;
  /** ISO instant. */
  readonly madeAt: string;
  readonly bytes: number;
  /** What it holds; `undefined` where it cannot be used, with the reason in `trouble`. */
  readonly holds: DataContent | undefined;
  readonly trouble: string | undefined;
}

export interface CopyView extends BackupView {
  readonly kind: BackupKind;
  readonly sequence: number;
  /** Stays until somebody deletes it. */
  readonly stays: boolean;
}

export interface BackupsOverview {
  /** What is open; `undefined` where nothing is. */
  readonly here: DataContent | undefined;
  readonly folder: string;
  readonly backupsFolder: string;
  /** Latest first, by their sequence. */
  readonly copies: readonly CopyView[];
  /** What was here before each restore, latest first. */
  readonly aside: readonly BackupView[];
  readonly retention: Retention;
  /** Whether something has been done since the latest copy. */
  readonly changedSince: boolean;
}

/** Where a restore takes its data from. */
const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('copy'), name: z.string().max(255) }),
  z.strictObject({ from: z.literal('aside'), name: z.string().max(255) }),
  z.strictObject({ from: z.literal('file'), sourceId: z.string().max(64) }),
]);

/** Both sides of a restore, before anything is done. */
export interface RestorePreview {
  readonly previewId: string;
  readonly title: string;
  /** `undefined` where what is here cannot be read. */
  readonly here: DataContent | undefined;
  readonly there: DataContent;
  readonly kinship: Kinship;
  /** Brought to this program's format on the way. */
  readonly upgrades: boolean;
}

const keep = (most: number) => z.int().min(1, '至少留 1 份').max(most, `最多留 ${most} 份`);

/** None of these writes a fact, so none is a command: nothing of it is in the change log, and 撤销 does not take it back. */
export const backups = {
  'backups.overview': query(z.strictObject({}), returns<BackupsOverview>()),
  /** `made` is false where nothing has been done since the latest copy, which then stands for it. */
  'backups.make': query(z.strictObject({}), returns<{ readonly name: string; readonly made: boolean }>()),
  /** Reads every page of a copy. */
  'backups.verify': query(
    z.strictObject({ name: z.string().max(255) }),
    returns<{ readonly holds: DataContent | undefined; readonly trouble: string | undefined }>(),
  ),
  'backups.remove': query(
    z.strictObject({ from: z.enum(['copy', 'aside']), name: z.string().max(255) }),
    returns<object>(),
  ),
  /** Shows the folder of the copies in the machine's file manager. */
  'backups.openFolder': query(z.strictObject({}), returns<object>()),
  'backups.setRetention': query(
    z.strictObject({ sameDay: keep(50), days: keep(100), months: keep(60) }),
    returns<object>(),
  ),
  /** A copy of what is open, as a file to be kept elsewhere. Works too where the data file has been taken away under the program. */
  'backups.saveElsewhere': query(z.strictObject({}), returns<{ readonly fileId: string; readonly fileName: string }>()),
  /** Takes in a copy from elsewhere. */
  'backups.bring': upload(z.strictObject({ name: requiredText }), returns<{ readonly sourceId: string }>()),
  'backups.preview': query(z.strictObject({ source }), returns<RestorePreview>()),
  /**
   * Puts the previewed copy in the place of what is here, which moves aside. `conflict` where the copy is of another workspace, or does not say of
   * which, and that was not agreed to.
   */
  'backups.restore': query(
    z.strictObject({ previewId: z.string().max(64), agreed: z.boolean() }),
    returns<{ readonly aside: string | undefined }>(),
  ),
};
