import { useState, type ReactNode } from 'react';
import { JobDialog } from './JobDialog.tsx';
import { useNotify } from './notify.tsx';
import { useHandOver } from './useHandOver.ts';

/** A file that a job makes. */
interface MadeFile {
  readonly start: (ask: () => Promise<{ readonly jobId: string }>) => void;
  readonly dialog: ReactNode;
}

/** Starts a job that makes a file and hands that over as a download. `dialog` must be on the page. */
export function useMadeFile(title: string, saved: '已下载' | '已导出' = '已下载'): MadeFile {
  const notify = useNotify();
  const handOver = useHandOver();
  const [jobId, setJobId] = useState<string>();
  const start = async (ask: () => Promise<{ readonly jobId: string }>): Promise<void> => {
    try {
      setJobId((await ask()).jobId);
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = (fileId: string | undefined): void => {
    setJobId(undefined);
    if (fileId !== undefined) void handOver(fileId, saved);
  };
  const dialog = (
    <JobDialog title={title} jobId={jobId} onDone={(job) => save(job.fileId)} onClose={() => setJobId(undefined)} />
  );
  return { start: (ask) => void start(ask), dialog };
}
