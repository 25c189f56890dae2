import { z } from 'zod';
import type { Failure } from './failure.ts';
import { query, returns } from './define.ts';

/** Long work in the background. `total` is `undefined` while it is not known. */
export interface JobView {
  readonly jobId: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** What is going on, in Chinese: 正在读取工作表. */
  readonly phase: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly error?: Failure;
  /** What a finished job left behind: the preview of an import, the receipt of fill-in workbooks, or the file of an export. */
  readonly previewId?: string;
  readonly fileId?: string;
  readonly fileName?: string;
}

const job = z.strictObject({ jobId: z.string().max(64) });

export const jobs = {
  'jobs.get': query(job, returns<JobView>()),
  /** Stops a running job; what it had begun is thrown away. */
  'jobs.cancel': query(job, returns<JobView>()),
};
