import { useCallback, useEffect, useState } from 'react';
import { putFile } from '../bridge/call.ts';
import { useOfferedFiles } from './incomingFiles.ts';

/** A file on its way to its preview. */
export interface FileReading {
  /** Of the reading that runs; for `JobDialog`. */
  readonly jobId: string | undefined;
  /** Why the last file could not be handed over. */
  readonly error: unknown;
  readonly send: (file: File) => void;
  readonly end: () => void;
}

/** Hands a file over and has it read in the background; files dropped on the window come by here. `read` must stay the same from render to render. */
export function useFileReading(read: (fileId: string) => Promise<{ readonly jobId: string }>): FileReading {
  const [jobId, setJobId] = useState<string>();
  const [error, setError] = useState<unknown>();
  const send = useCallback(
    (chosen: File) => {
      const begin = async (): Promise<void> => {
        setError(undefined);
        try {
          const { fileId } = await putFile(chosen);
          setJobId((await read(fileId)).jobId);
        } catch (fault) {
          setError(fault);
        }
      };
      void begin();
    },
    [read],
  );
  const { files, take } = useOfferedFiles();
  useEffect(() => {
    if (files.length === 0) return;
    const [first] = take();
    if (first) send(first);
  }, [files, take, send]);
  return { jobId, error, send, end: () => setJobId(undefined) };
}
