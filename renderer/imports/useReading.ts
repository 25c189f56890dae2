import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { DraftView } from '../../electron/contract/importDrafts.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { call, putFile } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useJob } from '../ui/useJob.ts';
import { asked, handOver, nextToRead, setUpload, type ImportSession, type Upload } from './session.ts';

/** The files that wait, as the app keeps them: other windows add to them, too. */
export function useDrafts() {
  return useAppQuery('imports.drafts', {}, { staleTime: 0 });
}

/** Asks again which files wait. */
export function useDraftsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: ['imports.drafts'] }), [client]);
}

/** Hands files over and has them read, one after the other, whatever is on screen meanwhile. */
export function useReading(session: ImportSession, drafts: readonly DraftView[] | undefined, year: Year): void {
  const again = useDraftsAgain();
  const sending = session.uploads.some(({ stage }) => stage.at === 'sending');
  const upload = sending ? undefined : session.uploads.find(({ stage }) => stage.at === 'waiting');
  useEffect(() => {
    if (upload) void send(upload, year, again);
  }, [upload, year, again]);

  const next = drafts && nextToRead(session, drafts, year);
  useEffect(() => {
    if (next !== undefined) void read(next, year, again);
  }, [next, year, again]);

  const reading = drafts?.find(({ state }) => state === 'reading')?.jobId;
  useJob(reading, () => void again());
}

async function send({ id, file }: Upload, year: Year, again: () => Promise<void>): Promise<void> {
  setUpload(id, { at: 'sending' });
  try {
    const { fileId } = await putFile(file);
    const { draftId } = await call('imports.keep', { fileId, year });
    handOver(id, draftId);
    await again();
  } catch (error) {
    setUpload(id, { at: 'failed', error });
  }
}

async function read(draftId: string, year: Year, again: () => Promise<void>): Promise<void> {
  try {
    await call('imports.readDraft', { draftId, year });
    await again();
    asked(draftId, year);
  } catch (error) {
    asked(draftId, year, error);
    await again();
  }
}
