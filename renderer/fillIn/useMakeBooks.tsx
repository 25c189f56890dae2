import { useState } from 'react';
import type { FillInBookId, FillInRoundId } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveFile } from '../ui/saveFile.ts';

/** Makes a round's workbooks in the background and hands them over as a download. `dialog` must be on the page. */
export function useMakeBooks(roundId: FillInRoundId) {
  const notify = useNotify();
  const [jobId, setJobId] = useState<string>();
  const start = async (bookIds?: FillInBookId[]): Promise<void> => {
    try {
      setJobId((await call('fillIn.books', { roundId, ...(bookIds ? { bookIds } : {}) })).jobId);
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
      title="正在生成填报表"
      jobId={jobId}
      onDone={(job) => void save(job.fileId)}
      onClose={() => setJobId(undefined)}
    />
  );
  return { make: (bookIds?: FillInBookId[]) => void start(bookIds), dialog };
}
