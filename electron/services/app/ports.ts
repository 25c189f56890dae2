import type { FileState } from '../../contract/evidence.ts';
import type { Incoming } from '../../contract/define.ts';
import type { Outcome } from '../../domain/failure.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';

/** The only source of time. */
export interface Clock {
  today(): PlainDate;
  /** ISO 8601 instant. */
  now(): string;
}

/** The only source of new ids. */
export interface Ids {
  next(): string;
}

/** Workbooks and documents in and out, and the control of long work. */
export type { Documents, JobControl } from '../../domain/documentJobs.ts';

/** The office's own Word templates, kept as files in the data folder where Word can open them too. */
export interface Templates {
  /** A file's bytes; `not-found` where somebody took it away. */
  read(name: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Writes a new file whole, or not at all. */
  write(name: string, bytes: Uint8Array): Promise<Outcome<undefined>>;
  /** Takes a file away that nothing uses; one that is held stays. */
  remove(name: string): Promise<void>;
  /** Names of the files that are there. */
  list(): Promise<readonly string[]>;
}

/** Files that wait to be taken in, each with a record of what is known of it, kept in the data folder. A draft is there whole or not at all. */
export interface DraftFolder {
  /** All that are there. What a killed process left half made or half taken away goes. */
  list(): Promise<readonly { readonly id: string; readonly record: string }[]>;
  add(id: string, record: string, bytes: Uint8Array): Promise<Outcome<undefined>>;
  setRecord(id: string, record: string): Promise<Outcome<undefined>>;
  /** `not-found` where somebody took it away. */
  read(id: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  remove(id: string): Promise<void>;
}

/** What drafts are kept for, each in a folder of its own: imports, schemes (without files, a record alone), returned fill-in workbooks. */
export type DraftFolderName = 'drafts' | 'schemeDrafts' | 'returned';

/** Fill-in workbooks that came back and of which something is left to decide, under the digest of their bytes. */
export type ReturnedFolder = Pick<DraftFolder, 'list' | 'add' | 'read' | 'remove'>;

/** Files kept by their content beside the data file, each under the SHA-256 of its bytes. What lies there is never written over. */
export interface EvidenceFolder {
  /** Clears away what a killed process left half written. To be called when the data is opened. */
  settle(): Promise<void>;
  /**
   * Writes bytes as they come, through to the disk, under a name that is nobody's yet; answers their digest. Of more than `limit` bytes nothing stays.
   */
  take(
    id: string,
    body: Incoming,
    limit: number,
  ): Promise<Outcome<{ readonly sha256: string; readonly size: number } | 'tooLarge'>>;
  /** What was taken and not kept yet. */
  readTaken(id: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  dropTaken(id: string): Promise<void>;
  /**
   * Gives what was taken its place under its digest; on the disk when this answers. Where the same bytes lie there, they are the ones; others that lie
   * there under this digest are put beside, under another name.
   */
  keep(id: string, sha256: string): Promise<Outcome<undefined>>;
  /** Whether the bytes are there as they came; reads them, but the same file only once. */
  stateOf(sha256: string): Promise<FileState>;
  /** The bytes, whose digest is the one asked for; else `not-found` or `file-changed`. */
  read(sha256: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Every name in the folder but those of what was taken. */
  list(): Promise<readonly { readonly name: string; readonly size: number }[]>;
  /** Deletes a file for good; `false` where it stays. */
  remove(name: string): Promise<boolean>;
}

/** What is asked of a site. */
export interface WebRequest {
  readonly url: string;
  /** `HEAD` asks for everything but the page itself. */
  readonly method: 'GET' | 'HEAD';
  /** Hosts within the office's own network that it has typed and confirmed, each as `URL.host` has it. */
  readonly confirmedHosts: ReadonlySet<string>;
}

/** A page as a site gave it, under whatever status. */
export interface WebPage {
  /** Where it was in the end. */
  readonly url: string;
  /** Addresses that led on to it, in order, each with its status (301, 302 …). */
  readonly redirects: readonly { readonly url: string; readonly status: number }[];
  readonly status: number;
  /** The header as it was sent; empty where there was none. */
  readonly contentType: string;
  /** Unpacked, not decoded; nothing of it was executed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The one door to the network: each host once in a second, within its robots.txt, public addresses or confirmed hosts. Never rejects. */
export interface Web {
  ask(request: WebRequest, signal: AbortSignal): Promise<Outcome<WebPage>>;
}

/** Bugs are logged once, with the id that the person sees. */
export interface Log {
  bug(id: string, error: unknown, context: Readonly<Record<string, string>>): void;
}

/** What the machine shows beside the app's own window. */
export interface Desktop {
  /** Shows a folder in the file manager; never fails. */
  showFolder(folder: string): void;
  /** Opens a copy of a file, which the person cannot take for the one that is kept, in its own program; where the host has the person's screen. */
  openCopy?(file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<Outcome<undefined>>;
  /** The system's dialog for a folder, where the host has one. */
  pickFolder?(): Promise<string | undefined>;
}
