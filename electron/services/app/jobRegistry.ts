import type { JobView } from '../../contract/jobs.ts';
import type { Outcome } from '../../domain/failure.ts';
import { bugFailure } from './bugs.ts';
import { patiently, type Held } from './patience.ts';
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
  /** Whether any is at work. */
  busy(): boolean;
  /** Stops a running job; a finished one stays as it is. */
  cancel(jobId: string): JobView | undefined;
}

const MAX_FINISHED = 100;

interface Job {
  view: JobView;
  readonly abort: AbortController;
}

/** Jobs in memory; the oldest finished ones are forgotten. `held`: what the data file refuses. */
export function createJobRegistry(ids: Ids, log: Log, held: Held): JobRegistry {
  const jobs = new Map<string, Job>();

  async function follow(job: Job, work: (control: JobControl) => Promise<Outcome<JobResult>>) {
    const control: JobControl = {
      signal: job.abort.signal,
      progress(phase, done, total) {
        if (job.view.state === 'running') job.view = { ...job.view, phase, done, total };
      },
    };
    try {
      settle(job, endOf(await patiently(() => work(control), held)));
    } catch (error) {
      settle(job, { state: 'failed', error: bugFailure(ids, log, error, { job: job.view.jobId }) });
    }
  }

  return {
    start(phase, work) {
      forgetOld(jobs);
      const jobId = ids.next();
      const job: Job = {
        view: { jobId, state: 'running', phase, done: 0, total: undefined },
        abort: new AbortController(),
      };
      jobs.set(jobId, job);
      void follow(job, work);
      return jobId;
    },
    get: (jobId) => jobs.get(jobId)?.view,
    busy: () => [...jobs.values()].some(({ view }) => view.state === 'running'),
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

type End = Partial<JobView> & Pick<JobView, 'state'>;

function endOf(outcome: Outcome<JobResult>): End {
  if (outcome.ok) return { state: 'done', phase: '已完成', ...outcome.value };
  return { state: outcome.error.code === 'cancelled' ? 'cancelled' : 'failed', error: outcome.error };
}

/** A cancelled job stays cancelled, whatever its work answers afterwards. */
function settle(job: Job, end: End): void {
  if (job.view.state === 'running') job.view = { ...job.view, ...end };
}

function forgetOld(jobs: Map<string, Job>): void {
  const finished = [...jobs].filter(([, job]) => job.view.state !== 'running');
  for (const [id] of finished.slice(0, Math.max(0, finished.length - MAX_FINISHED))) jobs.delete(id);
}
