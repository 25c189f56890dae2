import { useCallback, useState, type ReactNode } from 'react';
import type { SchemeTablePreview } from '../../electron/contract/schemeTables.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { useFileReading } from '../ui/useFileReading.ts';
import type { SchemeDraft } from './editing.ts';

interface SchemeFiles {
  /** What was read of the last file, until it is taken or given up. */
  readonly preview: SchemeTablePreview | undefined;
  /** Why the last file could not be handed over. */
  readonly error: unknown;
  readonly read: (file: File) => void;
  readonly giveUp: () => void;
  readonly write: (draft: SchemeDraft) => void;
  /** Progress, while a file is read or written; must be on the page. */
  readonly dialogs: ReactNode;
}

/** Schemes in and out as workbooks: a file is read into a preview, a draft is written as it stands. */
export function useSchemeFiles(year: Year): SchemeFiles {
  const notify = useNotify();
  const reading = useFileReading(useCallback((fileId: string) => call('schemeTables.read', { fileId, year }), [year]));
  const [preview, setPreview] = useState<SchemeTablePreview>();
  const [writing, setWriting] = useState<string>();
  const look = async (previewId: string | undefined): Promise<void> => {
    reading.end();
    if (previewId === undefined) return;
    try {
      setPreview(await call('schemeTables.preview', { previewId }));
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = async (fileId: string | undefined): Promise<void> => {
    setWriting(undefined);
    if (fileId === undefined) return;
    try {
      const name = await saveFile(fileId);
      if (name !== undefined) notify.success(`已导出：${name}`);
    } catch (error) {
      notify.fault(error);
    }
  };
  const write = ({ name, tree, weight }: SchemeDraft): void => {
    void call('schemeTables.write', { year, name, tree, weight, paper: 'A4' }).then(
      ({ jobId }) => setWriting(jobId),
      notify.fault,
    );
  };
  return {
    preview,
    error: reading.error,
    read: reading.send,
    giveUp: () => setPreview(undefined),
    write,
    dialogs: (
      <>
        <JobDialog
          title="正在读取考核方案"
          jobId={reading.jobId}
          onDone={(job) => void look(job.previewId)}
          onClose={reading.end}
        />
        <JobDialog
          title="正在导出考核方案"
          jobId={writing}
          onDone={(job) => void save(job.fileId)}
          onClose={() => setWriting(undefined)}
        />
      </>
    ),
  };
}
