import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { JobView } from '../../electron/contract/jobs.ts';
import { call } from '../bridge/call.ts';

const EVERY_MS = 200;

interface Job {
  readonly job: JobView | undefined;
  /** Set when the job cannot even be asked for. A job that failed says so in `job.error`. */
  readonly error: Error | null;
  readonly cancel: () => void;
}

/** Follows long work in the background. `onEnd` is called once, when the job is no longer running. */
export function useJob(jobId: string | undefined, onEnd?: (job: JobView) => void): Job {
  const query = useQuery({
    queryKey: ['jobs.get', jobId],
    // Asked only when there is a job: see `enabled`.
    queryFn: () => call('jobs.get', { jobId: jobId ?? '' }),
    enabled: jobId !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.error || (state.data && state.data.state !== 'running') ? false : EVERY_MS),
  });
  const job = jobId === undefined ? undefined : query.data;
  const ended = useRef<string>(undefined);
  useEffect(() => {
    if (!job || job.state === 'running' || ended.current === job.jobId) return;
    ended.current = job.jobId;
    onEnd?.(job);
  }, [job, onEnd]);
  const { refetch } = query;
  const cancel = useCallback(() => {
    if (jobId === undefined) return;
    // Whatever the answer, the next look at the job tells how it ended.
    void call('jobs.cancel', { jobId }).then(
      () => refetch(),
      () => refetch(),
    );
  }, [jobId, refetch]);
  return { job, error: query.error, cancel };
}
