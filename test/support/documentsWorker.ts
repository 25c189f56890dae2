import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { folders } from '../../build/scripts/folders.ts';

const BUILT = 'DESK_TEST_WORKER';

/** Lets all tests of a run take the documents' worker from `out/`, which is up to date. */
export function useBuiltWorker(): void {
  process.env[BUILT] = pathToFileURL(path.join(folders.outMain, 'worker.js')).href;
}

/**
 * The documents' worker: of the build where a test run has brought that up to date, else from source. A job starts a
 * worker, and the hundreds of source files behind it take three times as long to load as what is built of them.
 */
export function documentsWorker(): URL {
  const source = path.resolve(import.meta.dirname, '../../electron/documents/worker.ts');
  return new URL(process.env[BUILT] ?? pathToFileURL(source).href);
}

/** The thread that writes what takes long: likewise. */
export function longWriter(): URL {
  const source = path.resolve(import.meta.dirname, '../../electron/store/longWrites/writer.ts');
  const built = process.env[BUILT];
  return built === undefined ? pathToFileURL(source) : new URL('writer.js', built);
}
