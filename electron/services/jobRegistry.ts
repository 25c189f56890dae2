import type { JobView } from '../contract/jobs.ts';
import type { Outcome } from '../domain/failure.ts';
import { bugFailure } from './bugs.ts';
import type { Ids, JobControl, Log } from './ports.ts';

/** What a finished job leaves behind. */
export interface JobResult {
  readonly previewId?: string;
  readonly fileId?: string;
  readonly fileName?: string;
}

export interface JobRegistry {
  /** Starts long work and answers its id at once. The work must heed `control.signal`. */
  start(phase: string, work: (control: JobControl) => Promise<Outcome<JobResult>>): string;
  get(jobId: string): JobView | undefined;
  /** Stops a running job; a finished one stays as it is. */
  cancel(jobId: string): JobView | undefined;
}

const MAX_FINISHED = 100;

interface Job {
  view: JobView;
  readonly abort: AbortController;
}

/** Jobs in memory; the oldest finished ones are forgotten. */
export function createJobRegistry(ids: Ids, log: Log): JobRegistry {
  const jobs = new Map<string, Job>();

  function forgetOld(): void {
    const finished = [...jobs].filter(([, job]) => job.view.state !== 'running');
    for (const [id] of finished.slice(0, Math.max(0, finished.length - MAX_FINISHED))) jobs.delete(id);
  }

  function settle(job: Job, change: Partial<JobView> & Pick<JobView, 'state'>): void {
    // A cancelled job stays cancelled, whatever its work answers afterwards.
    if (job.view.state === 'running') job.view = { ...job.view, ...change };
  }

  async function follow(jobId: string, job: Job, work: (control: JobControl) => Promise<Outcome<JobResult>>) {
    const control: JobControl = {
      signal: job.abort.signal,
      progress(phase, done, total) {
        if (job.view.state === 'running') job.view = { ...job.view, phase, done, total };
      },
    };
    try {
      const outcome = await work(control);
      if (outcome.ok) settle(job, { state: 'done', phase: '已完成', ...outcome.value });
      else if (outcome.error.code === 'cancelled') settle(job, { state: 'cancelled', error: outcome.error });
      else settle(job, { state: 'failed', error: outcome.error });
    } catch (error) {
      settle(job, { state: 'failed', error: bugFailure(ids, log, error, { job: jobId }) });
    }
  }

  return {
    start(phase, work) {
      forgetOld();
      const jobId = ids.next();
      const job: Job = {
        view: { jobId, state: 'running', phase, done: 0, total: undefined },
        abort: new AbortController(),
      };
      jobs.set(jobId, job);
      void follow(jobId, job, work);
      return jobId;
    },
    get: (jobId) => jobs.get(jobId)?.view,
    cancel(jobId) {
      const job = jobs.get(jobId);
      if (!job) return undefined;
      settle(job, {
        state: 'cancelled',
        phase: '已取消',
        error: { code: 'cancelled', message: '已取消，没有写入任何内容。' },
      });
      job.abort.abort();
      return job.view;
    },
  };
}
