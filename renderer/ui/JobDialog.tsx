import { Button } from 'antd';
import { FailureError } from '../bridge/call.ts';
import type { JobView } from '../../electron/contract/jobs.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { ErrorState } from './states.tsx';
import { useJob } from './useJob.ts';
import { Dialog } from './Dialog.tsx';

interface JobDialogProps {
  readonly title: string;
  /** The dialog is open while there is a job. */
  readonly jobId: string | undefined;
  /** The job is done: its `previewId` or `fileId` is there. */
  readonly onDone: (job: JobView) => void;
  /** The person cancelled, or closed the message of a failure. */
  readonly onClose: () => void;
}

/** Phase and counts of long work, with 取消; a failure stays until it is read. */
export function JobDialog({ title, jobId, onDone, onClose }: JobDialogProps) {
  const { job, error, cancel } = useJob(jobId, (ended) => {
    if (ended.state === 'done') onDone(ended);
    if (ended.state === 'cancelled') onClose();
  });
  const trouble = error ?? (job?.error ? new FailureError(job.error) : undefined);
  if (jobId === undefined) return null;
  return (
    <Dialog
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={trouble !== undefined}
      onCancel={onClose}
      width={440}
      footer={
        trouble ? (
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        ) : (
          <Button onClick={cancel}>取消</Button>
        )
      }
    >
      {trouble ? <ErrorState error={trouble} inline /> : <JobProgress job={job} />}
    </Dialog>
  );
}

/** For places that show a job without a dialog. */
export function JobProgress({ job }: { readonly job: JobView | undefined }) {
  const counts = job?.total === undefined ? job?.done : `${job.done} / ${job.total}`;
  return (
    <div className="stack" aria-live="polite">
      <p className="row">
        <span className="grow">{job?.phase ?? '正在开始'}</span>
        <span className="num sub">{counts}</span>
      </p>
      <ProgressBar done={job?.done ?? 0} total={job?.total} label={job?.phase ?? '进度'} width="100%" />
    </div>
  );
}
