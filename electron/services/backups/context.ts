import type { Failure, Outcome } from '../../domain/failure.ts';
import type { Copies, CopySource } from '../../store/copies/copies.ts';
import type { PortableCopy } from '../../store/copies/filesInside.ts';
import type { Aside } from '../../store/recovery/aside.ts';
import type { Staged } from '../../store/recovery/staging.ts';
import type { Second } from '../../store/second/second.ts';
import type { Trials } from '../../store/second/trials.ts';
import type { FilesInMemory } from '../app/filesInMemory.ts';
import type { Clock, Desktop, Ids } from '../app/ports.ts';

/** The data folder around the data file. All of it works too where the file cannot be opened. */
export interface DataFolder {
  readonly path: string;
  readonly backupsPath: string;
  /** Where files of evidence lie: those of the open data, and those that copies name. */
  readonly filesPath: string;
  readonly copiedFilesPath: string;
  readonly copies: Copies;
  readonly aside: Aside;
  readonly second: Second;
  readonly trials: Trials;
  /** The last daily copy was not made, and why. */
  dailyFailure(): Failure | undefined;
  stage(from: { readonly file: string } | { readonly bytes: Uint8Array }): Outcome<Staged>;
  /**
   * Closes what is open, puts a staged copy in its place and opens it; what was here moves aside, and where it was open a copy of it is made before.
   * Everything goes back where that fails. Answers the folder of what moved aside.
   * `filesFrom`: a folder with files of evidence that came along.
   */
  restore(staged: Staged, filesFrom?: string): Promise<Outcome<string | undefined>>;
}

export interface BackupsContext {
  readonly folder: DataFolder;
  /** What is open, if anything is. */
  readonly opened: (CopySource & { portable(limit: number): PortableCopy }) | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: FilesInMemory;
  readonly desktop: Desktop;
}
