import { fail, succeed } from '../../domain/failure.ts';
import type { ServiceContext } from './context.ts';
import type { AreaHandlers } from './handlers.ts';

/** Long work: how far it is, and stopping it. */
export function createJobs({ jobs }: ServiceContext): AreaHandlers<'jobs'> {
  const gone = () => fail('not-found', '这项任务已不存在（程序可能已重启）。请重新开始。');
  return {
    'jobs.get'({ jobId }) {
      const view = jobs.get(jobId);
      return view ? succeed(view) : gone();
    },
    'jobs.cancel'({ jobId }) {
      const view = jobs.cancel(jobId);
      return view ? succeed(view) : gone();
    },
  };
}
