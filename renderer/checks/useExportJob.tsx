import { useState, type ReactNode } from 'react';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveFile } from '../ui/saveFile.ts';

/** Makes a table in the background and hands it over as a download. `dialog` shows the progress and must be on the page. */
export function useExportJob(): {
  readonly start: (ask: () => Promise<{ readonly jobId: string }>) => void;
  readonly dialog: ReactNode;
} {
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
      const name = await saveFile(fileId);
      if (name !== undefined) notify.success(`已导出：${name}`);
    } catch (error) {
      notify.fault(error);
    }
  };
  const dialog = (
    <JobDialog
      title="正在导出"
      jobId={jobId}
      onDone={(job) => void save(job.fileId)}
      onClose={() => setJobId(undefined)}
    />
  );
  return { start: (ask) => void begin(ask), dialog };
}
