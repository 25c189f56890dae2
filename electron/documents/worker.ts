import { parentPort, type Transferable } from 'node:worker_threads';
import type { DocumentJob } from '../domain/documentJobs.ts';
import type { JobMessage, Report } from './jobMessages.ts';
import { JOBS, type Tell } from './jobs.ts';

function say(report: Report, transfer: readonly Transferable[] = []): void {
  parentPort?.postMessage(report, transfer);
}

const tell: Tell = (phase, done, total) =>
  say({ kind: 'progress', phase, done, ...(total === undefined ? {} : { total }) });

async function perform<Job extends DocumentJob>({ job, input }: JobMessage<Job>): Promise<void> {
  try {
    const outcome = await JOBS[job].work(tell, ...input);
    const made = outcome.ok && outcome.value instanceof Uint8Array ? [outcome.value.buffer] : [];
    say({ kind: 'done', outcome }, made);
  } catch (error) {
    say({ kind: 'crashed', error });
  }
}

// One job per worker: the thread ends when it is done, so that a big file's memory goes back.
parentPort?.once('message', (message: JobMessage) => {
  void perform(message);
});
