import { parentPort } from 'node:worker_threads';
import type { Outcome } from '../../domain/failure.ts';
import { writeList, type ListWrite, type ListWritten } from './listWrite.ts';

/** What the thread says back. `crashed`: an exception, a bug of ours. */
export type WriterReport =
  | { readonly kind: 'done'; readonly outcome: Outcome<ListWritten> }
  | { readonly kind: 'crashed'; readonly error: unknown };

function perform(write: ListWrite): WriterReport {
  try {
    return { kind: 'done', outcome: writeList(write) };
  } catch (error) {
    return { kind: 'crashed', error };
  }
}

parentPort?.once('message', (write: ListWrite) => parentPort?.postMessage(perform(write), []));
