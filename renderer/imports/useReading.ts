import { useEffect } from 'react';
import type { Year } from '../../electron/domain/brand.ts';
import { call, FailureError, putFile } from '../bridge/call.ts';
import { useJob } from '../ui/useJob.ts';
import { moveTo, nextToRead, type ImportFile, type ImportSession } from './session.ts';

/** Has the waiting files read one after the other, whatever is on screen meanwhile. */
export function useReading(session: ImportSession, year: Year): void {
  const next = nextToRead(session);
  useEffect(() => {
    if (next) void send(next, year);
  }, [next, year]);

  useEffect(() => {
    // Another year reads and compares differently, so a preview made for one is not shown in the other.
    for (const { id, stage } of session.files) {
      if (stage.at === 'ready' && stage.year !== year) moveTo(id, { at: 'waiting' });
    }
  }, [session.files, year]);

  const reading = session.files.find(({ stage }) => stage.at === 'reading');
  const stage = reading?.stage.at === 'reading' ? reading.stage : undefined;
  const { error } = useJob(stage?.jobId, (ended) => {
    if (!reading || !stage) return;
    if (ended.state === 'done' && ended.previewId !== undefined) {
      moveTo(reading.id, { at: 'ready', previewId: ended.previewId, year: stage.year });
    } else if (ended.state === 'cancelled') moveTo(reading.id, { at: 'cancelled' });
    else if (ended.error) moveTo(reading.id, { at: 'failed', error: new FailureError(ended.error) });
  });
  const lost = error === null ? undefined : reading?.id;
  useEffect(() => {
    if (lost !== undefined) moveTo(lost, { at: 'failed', error });
  }, [lost, error]);
}

/** Hands the file over and has it read in the background. */
async function send({ id, file, stage }: ImportFile, year: Year): Promise<void> {
  if (stage.at !== 'waiting') return;
  moveTo(id, { at: 'uploading' });
  try {
    const { fileId } = await putFile(file);
    const { jobId } = await call('imports.read', { fileId, year });
    moveTo(id, { at: 'reading', jobId, year });
  } catch (error) {
    moveTo(id, { at: 'failed', error });
  }
}
