import type Database from 'better-sqlite3';

/** One step of the file's format. Runs in a transaction of its own that also sets `user_version`. */
export interface Migration {
  /** Strictly increasing from 1; becomes the file's `user_version`. */
  readonly version: number;
  readonly name: string;
  /**
   * It writes other values into rows that were there, or rows for them, where it does more than give columns their defaults. What the log
   * has of such rows from before cannot be put back.
   */
  readonly rewrites?: true;
  up(db: Database.Database): void;
}
