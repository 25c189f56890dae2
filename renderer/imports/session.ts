import { useSyncExternalStore } from 'react';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { Year } from '../../electron/domain/brand.ts';

/** What was written, if anything was. */
export type Written = OutputOf<'imports.confirm'>;

/** Where a file stands on its way in. One file at a time is read; those that were read wait to be looked through. */
export type Stage =
  | { readonly at: 'waiting' }
  | { readonly at: 'uploading' }
  | { readonly at: 'reading'; readonly jobId: string; readonly year: Year }
  | { readonly at: 'ready'; readonly previewId: string; readonly year: Year }
  | { readonly at: 'failed'; readonly error: unknown }
  | { readonly at: 'cancelled' }
  | { readonly at: 'done'; readonly written: Written; readonly year: Year };

export interface ImportFile {
  readonly id: number;
  readonly file: File;
  readonly stage: Stage;
}

export interface ReadyFile extends ImportFile {
  readonly stage: Extract<Stage, { at: 'ready' }>;
}

/** The files, and which preview is open: one that a person picked, the first that is there, or the list alone. */
export interface ImportSession {
  readonly files: readonly ImportFile[];
  readonly open: number | 'first' | 'none';
}

let session: ImportSession = { files: [], open: 'first' };
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: ImportSession): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Lines files up. They outlive the screen, so that a look at the calendar in between loses nothing. */
export function addFiles(added: readonly File[]): void {
  const { files, open } = session;
  const lined = added.map((file): ImportFile => {
    lastId += 1;
    return { id: lastId, file, stage: { at: 'waiting' } };
  });
  // Whoever went back to the list to choose among previews is not carried off to another one.
  set({ files: [...files, ...lined], open: files.some(isReady) ? open : 'first' });
}

export function moveTo(id: number, stage: Stage): void {
  const files = session.files.map((file) => (file.id === id ? { ...file, stage } : file));
  // The one that was looked at is through: the next one comes up.
  const through = shownFile(session)?.id === id && stage.at !== 'ready';
  set({ files, open: through ? 'first' : session.open });
}

/** Takes files off the list. */
export function dropFiles(ids: readonly number[]): void {
  set({ ...session, files: session.files.filter((file) => !ids.includes(file.id)) });
}

/** Opens the preview of a file, or goes back to the list. */
export function openFile(open: ImportSession['open']): void {
  set({ ...session, open });
}

function isReady(file: ImportFile): file is ReadyFile {
  return file.stage.at === 'ready';
}

/** The file whose preview is on screen. */
export function shownFile({ files, open }: ImportSession): ReadyFile | undefined {
  if (open === 'none') return undefined;
  return files.filter(isReady).find(({ id }) => open === 'first' || id === open);
}

/** So many previews are kept ready; the service keeps a dozen before it forgets the oldest. */
const READ_AHEAD = 6;

/** The file to read next: one at a time, while others are looked through. */
export function nextToRead({ files }: ImportSession): ImportFile | undefined {
  const busy = files.some(({ stage }) => stage.at === 'uploading' || stage.at === 'reading');
  if (busy || files.filter(isReady).length >= READ_AHEAD) return undefined;
  return files.find(({ stage }) => stage.at === 'waiting');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session as it stands. */
export function sessionNow(): ImportSession {
  return session;
}

export function useImportSession(): ImportSession {
  return useSyncExternalStore(subscribe, sessionNow);
}
