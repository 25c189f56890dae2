import { useSyncExternalStore } from 'react';
import type { DraftView } from '../../electron/contract/importDrafts.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { forgetKeeping } from './keeping.ts';

/** What was written, if anything was. */
export type Written = OutputOf<'imports.confirm'>;

/** A file on its way to the app, which keeps it from then on. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly stage: { readonly at: 'waiting' | 'sending' } | { readonly at: 'failed'; readonly error: unknown };
}

/** A file that was written from this window. */
export interface WrittenFile {
  readonly draftId: string;
  readonly fileName: string;
  readonly written: Written;
  readonly year: Year;
  /** When the app answered that it is written, in milliseconds. */
  readonly writtenAt: number;
}

/** A draft that this window has had read, or wants to have read, and the year for which it asked. */
interface OwnDraft {
  readonly draftId: string;
  /** `undefined` until it was asked. */
  readonly askedFor: Year | undefined;
}

/** What this window knows beyond the drafts that the app keeps. It outlives the screen, but no reload: nothing in it would be missed. */
export interface ImportSession {
  readonly uploads: readonly Upload[];
  /** In the order in which they came: one is read at a time, while others are looked through. */
  readonly own: readonly OwnDraft[];
  readonly written: readonly WrittenFile[];
  /** Why a draft could not even be asked to be read. */
  readonly refusals: ReadonlyMap<string, unknown>;
  readonly open: Wish;
}

/** The draft whose preview is wanted, the first of the own ones that is there, or the list alone. */
export type Wish = { readonly draftId: string } | 'first' | 'none';

const NOTHING: ImportSession = { uploads: [], own: [], written: [], refusals: new Map(), open: 'first' };

let session = NOTHING;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Partial<ImportSession>): void {
  session = { ...session, ...next };
  for (const listener of listeners) listener();
}

/** Lines files up to be handed over. */
export function addFiles(added: readonly File[]): void {
  const lined = added.map((file): Upload => {
    lastId += 1;
    return { id: lastId, file, stage: { at: 'waiting' } };
  });
  // Whoever went back to the list to choose among previews is not carried off to another one.
  const open = session.own.length > 0 ? session.open : 'first';
  set({ uploads: [...session.uploads, ...lined], open });
}

export function setUpload(id: number, stage: Upload['stage']): void {
  set({ uploads: session.uploads.map((upload) => (upload.id === id ? { ...upload, stage } : upload)) });
}

/** The app keeps a file: it is read in its turn. */
export function handOver(id: number, draftId: string): void {
  set({ uploads: session.uploads.filter((upload) => upload.id !== id) });
  takeUp(draftId);
}

/** Has a draft read in its turn, for the year that is open. */
export function takeUp(draftId: string): void {
  const others = session.own.filter((each) => each.draftId !== draftId);
  const refusals = new Map(session.refusals);
  refusals.delete(draftId);
  set({ own: [...others, { draftId, askedFor: undefined }], refusals });
}

/** A draft was asked to be read for a year, or refused that. */
export function asked(draftId: string, year: Year, refusal?: unknown): void {
  const refusals = new Map(session.refusals);
  if (refusal !== undefined) refusals.set(draftId, refusal);
  set({
    own: session.own.map((each) => (each.draftId === draftId ? { draftId, askedFor: year } : each)),
    refusals,
  });
}

/** A draft is through: the next one comes up, unless the list is being looked at. */
export function letGo(draftId: string, written?: WrittenFile): void {
  const wasOpen = isWished(session.open, draftId);
  set({
    own: session.own.filter((each) => each.draftId !== draftId),
    ...(written ? { written: [...session.written, written] } : {}),
    ...(wasOpen ? { open: 'first' } : {}),
  });
}

/** Takes what has ended off the list. */
export function clearEnded(): void {
  set({ written: [], uploads: session.uploads.filter(({ stage }) => stage.at !== 'failed') });
}

export function dropUpload(id: number): void {
  set({ uploads: session.uploads.filter((upload) => upload.id !== id) });
}

/** Wants the preview of a draft, or the list. */
export function wish(open: Wish): void {
  set({ open });
}

function isWished(open: Wish, draftId: string): boolean {
  return typeof open === 'object' && open.draftId === draftId;
}

/** A draft's preview, read for a year, is on screen: it is one of this window's own. */
export function lookAt(draftId: string, year: Year): void {
  const isOwn = session.own.some((each) => each.draftId === draftId);
  if (isOwn && isWished(session.open, draftId)) return;
  set({ open: { draftId }, own: isOwn ? session.own : [...session.own, { draftId, askedFor: year }] });
}

/** Forgets everything: what the app keeps is another's. */
export function endSession(): void {
  forgetKeeping();
  set(NOTHING);
}

/** So many previews are kept ready; the app keeps a dozen before it forgets the oldest. */
const READ_AHEAD = 6;

/**
 * The draft to be read next, one at a time, while others are looked through: what waits, and what was read for the year that was open before. What
 * another window reads for another year is left to it.
 */
export function nextToRead(
  { own, refusals }: ImportSession,
  drafts: readonly DraftView[],
  year: Year,
): string | undefined {
  if (drafts.some(({ state }) => state === 'reading')) return undefined;
  const states = new Map(drafts.map((draft) => [draft.draftId, draft]));
  const ready = own.filter(({ draftId }) => isReady(states.get(draftId), year)).length;
  if (ready >= READ_AHEAD) return undefined;
  return own.find(({ draftId, askedFor }) => {
    const draft = states.get(draftId);
    if (!draft || refusals.has(draftId)) return false;
    return draft.state === 'waiting' || (draft.state === 'ready' && draft.year !== year && askedFor !== year);
  })?.draftId;
}

export type ReadyDraft = DraftView & { readonly previewId: string };

export function isReady(draft: DraftView | undefined, year: Year): draft is ReadyDraft {
  return draft?.state === 'ready' && draft.year === year && draft.previewId !== undefined;
}

/** The draft whose preview is on screen. `wanted` by the address comes first. */
export function shownDraft(
  { own, open }: ImportSession,
  drafts: readonly DraftView[],
  year: Year,
  wanted: string,
): ReadyDraft | undefined {
  const ready = drafts.filter((draft): draft is ReadyDraft => isReady(draft, year));
  const wished = wanted === '' ? open : { draftId: wanted };
  if (wished === 'none') return undefined;
  if (wished !== 'first') return ready.find(({ draftId }) => draftId === wished.draftId);
  return own
    .map(({ draftId }) => ready.find((draft) => draft.draftId === draftId))
    .find((draft) => draft !== undefined);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session as it stands. */
function sessionNow(): ImportSession {
  return session;
}

export function useImportSession(): ImportSession {
  return useSyncExternalStore(subscribe, sessionNow);
}
