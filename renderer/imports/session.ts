import { useSyncExternalStore } from 'react';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { Year } from '../../electron/domain/brand.ts';

/** What was written, and the revision it made. */
export type Written = OutputOf<'imports.confirm'>;

/** Where a file stands on its way in. One file at a time is read and looked through; the others wait. */
export type Stage =
  | { readonly at: 'waiting' }
  | { readonly at: 'uploading' }
  | { readonly at: 'reading'; readonly jobId: string; readonly year: Year }
  | { readonly at: 'ready'; readonly previewId: string; readonly year: Year }
  | { readonly at: 'failed'; readonly error: unknown }
  | { readonly at: 'cancelled' }
  | { readonly at: 'done'; readonly written: Written; readonly undone: boolean };

export interface ImportFile {
  readonly id: number;
  readonly file: File;
  readonly stage: Stage;
}

type Files = readonly ImportFile[];

let files: Files = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Files): void {
  files = next;
  for (const listener of listeners) listener();
}

/** Lines files up. They outlive the screen, so that a look at the calendar in between loses nothing. */
export function addFiles(added: readonly File[]): void {
  set([
    ...files,
    ...added.map((file): ImportFile => {
      lastId += 1;
      return { id: lastId, file, stage: { at: 'waiting' } };
    }),
  ]);
}

export function moveTo(id: number, stage: Stage): void {
  set(files.map((file) => (file.id === id ? { ...file, stage } : file)));
}

/** Takes files off the list. */
export function dropFiles(ids: readonly number[]): void {
  set(files.filter((file) => !ids.includes(file.id)));
}

/** The file being worked on: the first that is neither finished nor given up. */
export function activeFile(all: Files): ImportFile | undefined {
  return all.find(({ stage }) => stage.at !== 'done' && stage.at !== 'failed' && stage.at !== 'cancelled');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files as they stand. */
export function filesNow(): Files {
  return files;
}

export function useImportFiles(): Files {
  return useSyncExternalStore(subscribe, filesNow);
}
