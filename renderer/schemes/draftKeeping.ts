import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { SchemeId, Year } from '../../electron/domain/brand.ts';
import { call, FailureError } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { draftsNow, isUnsaved, subscribe, takeUpDraft, type DraftKey, type KeptDraft } from './drafts.ts';

/*
 * Has the app keep what nobody has saved, on the disk, as it is typed: a reload, a closed window, a crash or a kill loses nothing.
 */

/** A draft is handed over when the typing pauses this long, in milliseconds. */
const PAUSE = 300;

interface Keeping {
  /** Under which the app keeps it. */
  readonly draftId: string;
  /** The one that the app has; 0: it keeps none. */
  readonly revision: number;
  /** What the app has. */
  readonly sent: KeptDraft | undefined;
  readonly underWay: boolean;
  /** Why the last request was refused: what it held goes with the next one. */
  readonly error: unknown;
}

const keepings = new Map<DraftKey, Keeping>();
/** Every id that this page has given or taken up: the app's list may be older than what was done since. */
const known = new Set<string>();
const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

/** A scheme of its own goes by the id by which the address names it. */
function freshId(key?: DraftKey): string {
  const id = key !== undefined && draftsNow().get(key)?.isNew === true ? key : crypto.randomUUID();
  known.add(id);
  return id;
}

function of(key: DraftKey): Keeping {
  const keeping = keepings.get(key);
  if (keeping) return keeping;
  const fresh: Keeping = { draftId: freshId(key), revision: 0, sent: undefined, underWay: false, error: undefined };
  keepings.set(key, fresh);
  return fresh;
}

function set(key: DraftKey, change: Partial<Keeping>): void {
  keepings.set(key, { ...of(key), ...change });
  for (const listener of listeners) listener();
}

/** What of a draft is to be kept: nothing of one that is saved or given up. */
function wanted(key: DraftKey): KeptDraft | undefined {
  const kept = draftsNow().get(key);
  return kept && isUnsaved(kept) ? kept : undefined;
}

function isSettled(key: DraftKey): boolean {
  const { sent, revision } = of(key);
  const now = wanted(key);
  if (sent === undefined || now === undefined) return now === undefined && revision === 0;
  const fields = ['year', 'version', 'origin', 'isNew'] as const;
  const isSame = now.editing.now.draft === sent.editing.now.draft && now.editing.saved === sent.editing.saved;
  return isSame && fields.every((field) => now[field] === sent[field]);
}

async function send(key: DraftKey): Promise<void> {
  clearTimeout(timers.get(key));
  timers.delete(key);
  const { underWay, draftId, revision } = of(key);
  if (underWay || isSettled(key)) return;
  const now = wanted(key);
  set(key, { underWay: true });
  try {
    if (now === undefined) {
      await call('schemeDrafts.drop', { draftIds: [draftId] });
      set(key, { underWay: false, draftId: freshId(), revision: 0, sent: undefined, error: undefined });
    } else {
      const answer = await call('schemeDrafts.keep', { draftId, revision, ...recordOf(now) });
      set(key, { underWay: false, revision: answer.revision, sent: now, error: undefined });
    }
  } catch (error) {
    // Another window goes on with the same draft: this one is kept beside it.
    if (!(error instanceof FailureError && error.failure.code === 'conflict')) {
      set(key, { underWay: false, error });
      return;
    }
    set(key, { underWay: false, draftId: freshId(), revision: 0, sent: undefined });
  }
  await send(key);
}

function recordOf({ key, year, version, origin, isNew, editing }: KeptDraft) {
  const { saved: base, now } = editing;
  // The key of a draft that is no scheme of its own is its scheme's id.
  return { year, schemeId: isNew ? null : (key as SchemeId), version, origin, draft: now.draft, base };
}

subscribe(() => {
  for (const key of new Set([...draftsNow().keys(), ...keepings.keys()])) {
    if (isSettled(key)) continue;
    // What is saved or given up must not come back, however soon the page is left.
    if (wanted(key) === undefined) void send(key);
    else {
      clearTimeout(timers.get(key));
      timers.set(
        key,
        setTimeout(() => void send(key), PAUSE),
      );
    }
  }
});

/** Takes up what the app keeps of a year. Answers the question, so that the screen can wait for it. */
export function useStoredDrafts(year: Year) {
  const query = useAppQuery('schemeDrafts.ofYear', { year });
  const { data, isPlaceholderData } = query;
  useEffect(() => {
    if (data === undefined || isPlaceholderData) return;
    for (const view of data.drafts) {
      if (known.has(view.draftId)) continue;
      known.add(view.draftId);
      const kept = takeUpDraft(view);
      keepings.set(kept.key, {
        draftId: view.draftId,
        revision: view.revision,
        sent: kept,
        underWay: false,
        error: undefined,
      });
    }
  }, [data, isPlaceholderData]);
  return query;
}

function subscribeToKeeping(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Why a draft is not kept, and how to try again. */
export function useKeepingTrouble(key: DraftKey): { readonly error: unknown; readonly retry: () => void } {
  const error = useSyncExternalStore(
    subscribeToKeeping,
    useCallback(() => keepings.get(key)?.error, [key]),
  );
  return { error, retry: useCallback(() => void send(key), [key]) };
}

/** Hands over what waits when the page is left, and has the browser ask as long as something is not kept. Holds for the whole page. */
export function useKeptWhenLeaving(): void {
  useEffect(() => {
    if (isWatching) return;
    isWatching = true;
    window.addEventListener('beforeunload', (event) => {
      const open = [...keepings.keys()].filter((key) => !isSettled(key));
      for (const key of open) void send(key);
      if (open.length > 0) event.preventDefault();
    });
  }, []);
}

let isWatching = false;
