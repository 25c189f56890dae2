import type { Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/** What a copy of the data is made for. */
export type BackupKind =
  | 'daily'
  | 'manual'
  | 'beforeImport'
  | 'beforeFillIn'
  | 'beforeFormat'
  | 'beforeRestore'
  | 'beforeClosing';

/** How much an office has put in; what a person knows their data by. */
export interface DataCounts {
  readonly units: number;
  readonly duties: number;
  /** Registrations. */
  readonly fulfilments: number;
  readonly imports: number;
}

/** What a data file or a copy of one holds. */
export interface DataContent {
  /** Names the workspace through copies and computers; files before format 8 have none. */
  readonly workspaceId: string | undefined;
  /** `undefined` until the first start is answered. */
  readonly district: string | undefined;
  /** Latest first. */
  readonly years: readonly Year[];
  readonly format: number;
  readonly counts: DataCounts;
  /** The last thing that was done, a look at 今日 aside. */
  readonly last: { readonly id: string; readonly label: string; readonly at: string } | undefined;
}

/** A copy as its own label tells it. */
export interface CopyLabel {
  readonly kind: BackupKind;
  /** Grows with every copy of a data folder; the order of copies, whatever the clock says. */
  readonly sequence: number;
  /** ISO instant, by the clock of the computer at that time. */
  readonly madeAt: string;
  /** The day in China. */
  readonly day: PlainDate;
}

/** What a person has set about copies and can no longer be read: how many stay, or where else they go and how they are sealed. */
export type LostSetting = 'retention' | 'second';

/** Why the second folder takes no copies. */
export type SecondTrouble =
  /** Neither the folder nor its drive is there. */
  | { readonly kind: 'missing' }
  /** Something is at its path, without the mark that was left there: another drive, or the place where the drive should be. */
  | { readonly kind: 'otherDrive' }
  | { readonly kind: 'full' }
  | { readonly kind: 'readOnly' }
  /** Asked, and no answer in time: a network drive that is gone, a disk that hangs. */
  | { readonly kind: 'notAnswering' }
  /** The disk refuses, for a reason of its own. */
  | { readonly kind: 'unreadable'; readonly code: string };

/** A copy in the second folder that only its passphrase opens, as it tells of itself in clear. Nothing in it names a person or a unit. */
export interface SealedLabel extends CopyLabel {
  readonly workspaceId: string | undefined;
  readonly district: string | undefined;
  readonly years: readonly Year[];
  /** Of the data inside. */
  readonly format: number;
  readonly counts: DataCounts;
}
