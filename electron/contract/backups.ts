import { z } from 'zod';
import type { Kinship } from '../domain/backups/copies.ts';
import type { Retention } from '../domain/backups/retention.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { BackupKind, DataContent, DataCounts, LostSetting } from '../domain/model/backup.ts';
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
  /** How many files of evidence it names, and the names of those that do not lie beside the copies; none is known of a sealed one. */
  readonly files: number;
  readonly missingFiles: readonly string[];
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
  /** Files of evidence beside the copies, each once for all of them. */
  readonly files: { readonly count: number; readonly bytes: number };
  /** Whether something has been done since the latest copy. */
  readonly changedSince: boolean;
  /** The name of the latest copy that holds work which the open data has lost; `undefined` where there is none. */
  readonly ahead: string | undefined;
  /** What was set once and can no longer be read: asked for anew. Until then no copy is let go of by numbers, and none goes elsewhere. */
  readonly lost: readonly LostSetting[];
  /** What goes to a second folder is sealed by a passphrase. */
  readonly sealed: boolean;
  /** `undefined` where none is chosen. As it was last seen: asking waits for no drive longer than a moment. */
  readonly second: SecondFolder | undefined;
}

export interface SecondCopyView extends CopyView {
  /** Only its passphrase opens it; what it holds is told by its label. */
  readonly sealed: boolean;
}

/** A folder on a USB drive, another disk or a network drive, which gets every copy too. */
export interface SecondFolder {
  readonly folder: string;
  /** New copies there are sealed by a passphrase. Earlier ones stay as they are. */
  readonly sealed: boolean;
  /** In Chinese: why it takes no copies, and what to do. */
  readonly trouble: string | undefined;
  /** Latest first. While the folder is away: what was there when it was last seen. */
  readonly copies: readonly SecondCopyView[];
  /** Whether the folder has been seen since the start; else nothing is known of what is there. */
  readonly isSeen: boolean;
  /** ISO instant at which the latest copy of this office there was made. */
  readonly lastAt: string | undefined;
  /** Whether the latest copy of this computer is not there yet: on its way, or waiting for the drive. */
  readonly behind: boolean;
}

const passphrase = z.string().max(1000, '口令不能超过 1000 个字符');

/** Where a restore takes its data from. */
const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('copy'), name: z.string().max(255) }),
  z.strictObject({ from: z.literal('aside'), name: z.string().max(255) }),
  z.strictObject({ from: z.literal('second'), name: z.string().max(255), passphrase: passphrase.optional() }),
  z.strictObject({ from: z.literal('file'), sourceId: z.string().max(64), passphrase: passphrase.optional() }),
]);

/** Both sides of a restore, before anything is done. */
export interface RestorePreview {
  readonly previewId: string;
  readonly title: string;
  /** `undefined` where what is here cannot be read. */
  readonly here: DataContent | undefined;
  readonly there: DataContent;
  readonly kinship: Kinship;
  /** Files of evidence that it names and that are neither here nor beside the copies: their rows come without them. */
  readonly missingFiles: readonly string[];
  /** Brought to this program's format on the way. */
  readonly upgrades: boolean;
}

/** A copy that waits to be fetched and kept elsewhere: one file, with the files that it names inside. */
export interface SavedElsewhere {
  readonly fileId: string;
  readonly fileName: string;
  /** How many files of evidence and slips it carries. */
  readonly carried: number;
  /** The names of those that it could not take: it would be too large with them, or they are not there as they came. */
  readonly left: readonly string[];
}

const keep = (most: number) => z.int().min(1, '至少留 1 份').max(most, `最多留 ${most} 份`);

/** None of these writes a fact, so none is a command: nothing of it is in the change log, and 撤销 does not take it back. */
export const backups = {
  'backups.overview': query(z.strictObject({}), returns<BackupsOverview>()),
  /** `made` is false where nothing has been done since the latest copy, which then stands for it. */
  'backups.make': query(z.strictObject({}), returns<{ readonly name: string; readonly made: boolean }>()),
  /** Reads every page of a copy. `wrong-passphrase` for a sealed one without its passphrase. */
  'backups.verify': query(
    z.strictObject({
      from: z.enum(['copy', 'second']).default('copy'),
      name: z.string().max(255),
      passphrase: passphrase.optional(),
    }),
    returns<{
      readonly holds: DataContent | undefined;
      readonly trouble: string | undefined;
      /** Names of files of evidence whose bytes beside the copies are missing or changed. */
      readonly missingFiles: readonly string[];
    }>(),
  ),
  'backups.remove': query(
    z.strictObject({ from: z.enum(['copy', 'aside', 'second']), name: z.string().max(255) }),
    returns<object>(),
  ),
  /** Shows the folder of the copies in the machine's file manager. */
  'backups.openFolder': query(z.strictObject({ from: z.enum(['copy', 'second']).default('copy') }), returns<object>()),
  /** The data is meant to be as it is: what earlier copies hold beyond it is no longer told of, and they go when there are enough. */
  'backups.settle': query(z.strictObject({}), returns<object>()),
  'backups.setRetention': query(
    z.strictObject({ sameDay: keep(50), days: keep(100), months: keep(60) }),
    returns<object>(),
  ),
  /** A copy of what is open, as a file to be kept elsewhere. Works too where the data file has been taken away under the program. */
  'backups.saveElsewhere': query(z.strictObject({}), returns<SavedElsewhere>()),
  /** Takes in a copy from elsewhere. */
  'backups.bring': upload(z.strictObject({ name: requiredText }), returns<{ readonly sourceId: string }>()),
  /** `wrong-passphrase` for a sealed copy: the message says whether none was given or it is not the right one. */
  'backups.preview': query(z.strictObject({ source }), returns<RestorePreview>()),
  /**
   * Puts the previewed copy in the place of what is here, which moves aside. `conflict` where the copy is of another workspace, or does not say of
   * which, and that was not agreed to.
   */
  'backups.restore': query(
    z.strictObject({ previewId: z.string().max(64), agreed: z.boolean() }),
    returns<{ readonly aside: string | undefined }>(),
  ),
  /**
   * Chooses the second folder by its full path, or none by `null`. It has to be there, on a disk that can be written to and has room for a copy, and
   * neither the data folder nor within it nor around it. What lies in a folder that is let go of stays.
   */
  'backups.setSecond': query(
    z.strictObject({ folder: z.string().trim().min(1, '请填写文件夹').max(4000).nullable() }),
    returns<object>(),
  ),
  /**
   * The first half of setting a passphrase: seals a trial copy of what is open. Nothing is set yet. `weakness`: what makes the passphrase easy to guess,
   * in Chinese; it is taken all the same.
   */
  'backups.proposePassphrase': query(
    z.strictObject({ passphrase }),
    returns<{ readonly trialId: string; readonly weakness: string | undefined }>(),
  ),
  /** The second half: opens the trial copy with the passphrase as typed again, and only then is sealing on. */
  'backups.confirmPassphrase': query(
    z.strictObject({ trialId: z.string().max(64), passphrase }),
    returns<{ readonly counts: DataCounts }>(),
  ),
  /** New copies in the second folder are plain again. Those sealed before still need their passphrase. */
  'backups.clearPassphrase': query(z.strictObject({}), returns<object>()),
  /** What is wrong with the copies, in Chinese, for 今日. Answers in a moment whatever the drives do; tells then what is known. */
  'backups.health': query(z.strictObject({}), returns<{ readonly troubles: readonly string[] }>()),
};
