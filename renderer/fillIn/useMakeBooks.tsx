import { useState } from 'react';
import type { FillInBookId, FillInRoundId } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveFile } from '../ui/saveFile.ts';

/** Starts a job that makes a file and hands that over as a download. `dialog` must be on the page. */
export function useMadeFile(title: string) {
  const notify = useNotify();
  const [jobId, setJobId] = useState<string>();
  const start = async (ask: () => Promise<{ readonly jobId: string }>): Promise<void> => {
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
      if (name !== undefined) notify.success(`已下载：${name}`);
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
  return { start: (ask: () => Promise<{ readonly jobId: string }>) => void start(ask), dialog };
}

/** Makes a round's workbooks in the background and hands them over as a download. `dialog` must be on the page. */
export function useMakeBooks(roundId: FillInRoundId) {
  const { start, dialog } = useMadeFile('正在生成填报表');
  const make = (bookIds?: FillInBookId[]): void =>
    start(() => call('fillIn.books', { roundId, ...(bookIds ? { bookIds } : {}) }));
  return { make, dialog };
}
