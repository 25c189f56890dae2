import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { storeFailure } from './failures.ts';

/** Brings what was written to a file, or a folder's list of names, through to the disk. */
export function syncToDisk(file: string, flags: 'r' | 'r+' = 'r'): void {
  let handle: number;
  try {
    handle = openSync(file, flags);
  } catch (error) {
    // Windows does not open folders; there the file system keeps the order of names itself.
    if (flags === 'r') return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network and USB file systems refuse it for folders.
    if (flags === 'r+') throw error;
  } finally {
    closeSync(handle);
  }
}

/** Copies a file so that it is on the disk when this returns. */
export function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  syncToDisk(to, 'r+');
}

/** Milliseconds between tries: virus scanners and indexers hold a file for moments. */
const WAITS = [20, 40, 80, 160, 320] as const;

function renamePatiently(from: string, to: string): void {
  for (const wait of WAITS) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      // Nothing else may happen in the meantime: what moves belongs together.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  renameSync(from, to);
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EBUSY', 'EPERM', 'EACCES'].includes(String(error.code));
}

/** Gives a file its name, on the disk too. */
export function moveDurably(from: string, to: string): void {
  renamePatiently(from, to);
  syncToDisk(dirname(to));
  if (dirname(from) !== dirname(to)) syncToDisk(dirname(from));
}

/** Deletes a file or folder where that is possible. What the disk refuses here hides nothing that went wrong before. */
export function discard(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true });
  } catch (error) {
    if (!storeFailure(error, file)) throw error;
  }
}
