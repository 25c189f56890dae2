import { useSyncExternalStore } from 'react';
import type { JobView } from '../../electron/contract/jobs.ts';
import type { FillInRoundId, UnitId, Year } from '../../electron/domain/brand.ts';
import { call, FailureError, putFile } from '../bridge/call.ts';
import { NO_DECISIONS, type ReceiptDecisions } from './decisions.ts';

/** Where files stand on their way into the receipt. */
export type Intake =
  | { readonly at: 'idle' }
  | { readonly at: 'uploading'; readonly done: number; readonly total: number }
  | { readonly at: 'reading'; readonly jobId: string }
  | { readonly at: 'failed'; readonly error: unknown };

/** The receipt being looked through. It outlives the screen, so that a look at the calendar in between loses nothing. */
export interface ReceiptSession {
  readonly receiptId: string | undefined;
  readonly year: Year | undefined;
  readonly intake: Intake;
  readonly decisions: ReceiptDecisions;
}

const EMPTY: ReceiptSession = {
  receiptId: undefined,
  year: undefined,
  intake: { at: 'idle' },
  decisions: NO_DECISIONS,
};

let session: ReceiptSession = EMPTY;
const listeners = new Set<() => void>();

function set(change: Partial<ReceiptSession>): void {
  session = { ...session, ...change };
  for (const listener of listeners) listener();
}

/** Whose list of tasks a document is. */
interface ListOf {
  readonly roundId: FillInRoundId;
  readonly unitId: UnitId;
}

/** Hands files over and has them read in the background; they join the receipt that is open. */
export async function takeIn(files: readonly File[], year: Year, of?: ListOf): Promise<void> {
  if (files.length === 0) return;
  // A receipt belongs to a year: files for another begin a new one.
  if (session.year !== year) set({ ...EMPTY, year });
  try {
    const fileIds: string[] = [];
    for (const file of files) {
      set({ intake: { at: 'uploading', done: fileIds.length, total: files.length } });
      fileIds.push((await putFile(file)).fileId);
    }
    const { receiptId } = session;
    const { jobId } = await call('fillIn.receive', {
      year,
      fileIds,
      ...(receiptId === undefined ? {} : { receiptId }),
      ...(of === undefined ? {} : { of }),
    });
    set({ intake: { at: 'reading', jobId } });
  } catch (error) {
    set({ intake: { at: 'failed', error } });
  }
}

/** Opens what a unit sent back for what was left of it: a receipt of its own. */
export async function reopen(roundId: FillInRoundId, unitId: UnitId, year: Year): Promise<void> {
  set({ ...EMPTY, year });
  try {
    const { jobId } = await call('fillIn.reopen', { roundId, unitId });
    set({ intake: { at: 'reading', jobId } });
  } catch (error) {
    set({ intake: { at: 'failed', error } });
  }
}

/** The reading has ended: its receipt opens. */
export function readingEnded({ state, previewId, error }: JobView): void {
  if (state === 'done' && previewId !== undefined) set({ receiptId: previewId, intake: { at: 'idle' } });
  else if (state === 'failed' && error) set({ intake: { at: 'failed', error: new FailureError(error) } });
  else set({ intake: { at: 'idle' } });
}

export function decide(change: (decisions: ReceiptDecisions) => ReceiptDecisions): void {
  set({ decisions: change(session.decisions) });
}

/** Puts the receipt away. */
export function endSession(): void {
  set(EMPTY);
}

export function clearFault(): void {
  set({ intake: { at: 'idle' } });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useFillInSession(): ReceiptSession {
  return useSyncExternalStore(subscribe, () => session);
}
