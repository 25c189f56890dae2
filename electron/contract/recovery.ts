import { z } from 'zod';
import type { DataContent } from '../domain/model/backup.ts';
import type { Harm, Traces } from '../domain/model/harm.ts';
import type { CopyView } from './backups.ts';
import { query, returns } from './define.ts';

/** Whether the data is open, and if not, what stands in the way. */
export type RecoveryState =
  | { readonly state: 'open' }
  | {
      /** What could be read is shown; nothing can be written. */
      readonly state: 'readOnly';
      readonly sentence: string;
      readonly rows: number;
      /** Tables that could not be read to the end. */
      readonly cutOff: readonly string[];
      /** Rows left out, as what they refer to is lost. */
      readonly orphans: number;
    }
  | {
      readonly state: 'harmed';
      readonly harm: Harm;
      readonly sentence: string;
      /** ISO instant. */
      readonly foundAt: string;
      readonly host: 'electron' | 'browser';
      readonly version: string;
      readonly folder: string;
      /** The data file as it lies there. */
      readonly file: { readonly bytes: number; readonly modifiedAt: string } | undefined;
      readonly traces: Traces;
      /** The newest copy that is whole. */
      readonly newest: (CopyView & { readonly holds: DataContent }) | undefined;
      readonly canRestore: boolean;
      readonly canReadOnly: boolean;
    };

/** Beside a data folder that cannot be opened as it is: what was found, and the ways on. */
export const recovery = {
  'recovery.state': query(z.strictObject({}), returns<RecoveryState>()),
  /** Looks again: the drive may be back. */
  'recovery.retry': query(z.strictObject({}), returns<RecoveryState>()),
  /** Opens what can be read of the harmed file, for reading and exports only. */
  'recovery.openReadOnly': query(z.strictObject({}), returns<RecoveryState>()),
  /** Lets a person choose a folder, where the host has a dialog for it; nothing where they thought better of it. */
  'recovery.pickFolder': query(z.strictObject({}), returns<{ readonly folder: string | undefined }>()),
  /** Goes on with another data folder, now and at later starts. */
  'recovery.chooseFolder': query(
    z.strictObject({ folder: z.string().trim().min(1, '请填写文件夹').max(4000) }),
    returns<RecoveryState>(),
  ),
  /** What a maintainer needs to know, without names, wordings or figures of the office. */
  'recovery.support': query(z.strictObject({}), returns<{ readonly text: string }>()),
};
