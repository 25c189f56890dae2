import type { DocumentJob, JobInput, JobValue } from '../domain/documentJobs.ts';
import type { Outcome } from '../domain/failure.ts';

/** What a worker is asked to do. */
export type JobMessage<Job extends DocumentJob = DocumentJob> = {
  readonly [Each in Job]: { readonly job: Each; readonly input: JobInput<Each> };
}[Job];

/** What every worker is given. */
export interface WorkerData {
  /** The folder of the page: what its reader of PDFs takes beside its script (build/pdfFiles.ts), ours takes too. */
  readonly page: string;
}

/** What a worker says back: any number of `progress`, then one of the others. */
export type Report =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly total?: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<JobValue<DocumentJob>> }
  /** An exception: a bug of ours, or a file that brought the parser down. */
  | { readonly kind: 'crashed'; readonly error: unknown };
