import { useState, type ReactNode } from 'react';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveFile } from '../ui/saveFile.ts';

interface Make {
  /** Starts the job that `ask` answers. */
  readonly start: (ask: () => Promise<{ readonly jobId: string }>) => void;
  /** Shows the progress; must be on the page. */
  readonly dialog: ReactNode;
}

/** Makes a file in the background and hands it over as a download. */
export function useMake(title: string): Make {
  const notify = useNotify();
  const [jobId, setJobId] = useState<string>();
  const begin = async (ask: () => Promise<{ readonly jobId: string }>): Promise<void> => {
    try {
      setJobId((await ask()).jobId);
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = async (fileId: string | undefined): Promise<void> => {
    setJobId(undefined);
    if (fileId === undefined) return;
    try {
      notify.success(`已生成：${await saveFile(fileId)}`);
    } catch (error) {
      notify.fault(error);
    }
  };
  const dialog = (
    <JobDialog
      title={title}
      jobId={jobId}
      onDone={(job) => void save(job.fileId)}
      onClose={() => setJobId(undefined)}
    />
  );
  return { start: (ask) => void begin(ask), dialog };
}
