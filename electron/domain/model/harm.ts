/** What lies in a data folder beside the data file, and shows that an office has worked in it. */
export interface Traces {
  /** Bytes in `desk.sqlite-wal`: work that had not yet gone into the file. */
  readonly walBytes: number;
  readonly copies: number;
  /** Data files that an earlier restore moved aside. */
  readonly aside: number;
  readonly evidence: boolean;
  /** Names of other things that only an office at work leaves, or that lead to a drive which is away. */
  readonly hints: readonly string[];
}

/** Why a data folder cannot be opened as it is. In none of these is a new office made, nor anything written. */
export type Harm =
  /** No data file, or an empty one, where traces show that there was one. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  /** Not whole; `detail` is SQLite's own finding. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** No SQLite file at all, or one of another program. */
  | { readonly kind: 'foreign'; readonly what: 'notSqlite' | 'otherProgram' }
  | { readonly kind: 'tablesMissing'; readonly tables: readonly string[] }
  | { readonly kind: 'badFormat'; readonly format: number }
  | { readonly kind: 'newer'; readonly format: number; readonly known: number }
  /** The disk does not give the file: a pulled drive, a network that is gone, a bad sector, no permission. Not damage. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** The folder cannot be written to. */
  | { readonly kind: 'readOnly' };

/** A harm as it was met. */
export interface HarmFound {
  readonly harm: Harm;
  /** In Chinese: what was found. */
  readonly sentence: string;
  /** ISO instant. */
  readonly foundAt: string;
}
