import { useCallback, useSyncExternalStore } from 'react';
import type { SchemeDraftView } from '../../electron/contract/schemeDrafts.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { beginEditing, isChanged, markSaved, type Editing, type SchemeDraft } from './editing.ts';

/*
 * Drafts of schemes, with the steps that led to them while this window is open: whoever leaves the screen finds them again. They are in force nowhere
 * until they are saved. What nobody has saved is kept by the app besides (`draftKeeping.ts`).
 */

/** A scheme by its id, or one that nobody has saved yet. */
export type DraftKey = string;

/** What is known of a draft besides its steps. */
export interface KeptDraft {
  readonly key: DraftKey;
  readonly year: Year;
  readonly editing: Editing;
  /** Where it came from, in Chinese, as long as that is to be known: 预设方案，请按本区文件修改. */
  readonly origin: string;
  /** It was saved never: it is a scheme of its own. */
  readonly isNew: boolean;
  /** The version that it was begun from; 0 of one that was saved never. */
  readonly version: number;
  /** ISO instant of its last change, of one that was left unsaved and is found again. */
  readonly foundFrom?: string;
}

let drafts: ReadonlyMap<DraftKey, KeptDraft> = new Map();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<DraftKey, KeptDraft>): void {
  drafts = next;
  for (const listener of listeners) listener();
}

/** All drafts of this window, by their keys. */
export function draftsNow(): ReadonlyMap<DraftKey, KeptDraft> {
  return drafts;
}

/** Calls after each change of a draft, until it is told to stop. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begins a draft, in the place of one of the same key. */
export function beginDraft(
  draft: SchemeDraft,
  of: Pick<KeptDraft, 'key' | 'year'> & Partial<Pick<KeptDraft, 'origin' | 'isNew' | 'version'>>,
): void {
  const { key, year, origin = '', isNew = false, version = 0 } = of;
  set(new Map([...drafts, [key, { key, year, editing: beginEditing(draft), origin, isNew, version }]]));
}

/** Says of a draft that it is saved by now, as a version of its scheme. */
export function draftSaved(key: DraftKey, draft: SchemeDraft, version: number): void {
  const kept = drafts.get(key);
  if (kept === undefined) return;
  const { foundFrom: _found, ...rest } = kept;
  const editing = markSaved(kept.editing, draft);
  set(new Map([...drafts, [key, { ...rest, editing, version, origin: '', isNew: false }]]));
}

/** Takes up a draft that was left unsaved. Where another of the same scheme is under way, it is a scheme of its own beside that. */
export function takeUpDraft(view: SchemeDraftView): KeptDraft {
  const { draftId, year, schemeId, version, origin, keptAt, draft, base } = view;
  const under = schemeId === undefined ? undefined : drafts.get(schemeId);
  const isNew = schemeId === undefined || (under !== undefined && isUnsaved(under));
  const key = isNew ? draftId : schemeId;
  const editing = { ...beginEditing(draft), saved: base };
  const kept: KeptDraft = { key, year, editing, origin, isNew, version: isNew ? 0 : version, foundFrom: keptAt };
  set(new Map([...drafts, [key, kept]]));
  return kept;
}

export function updateDraft(key: DraftKey, change: (editing: Editing) => Editing): void {
  const kept = drafts.get(key);
  if (kept === undefined) return;
  const editing = change(kept.editing);
  if (editing !== kept.editing) set(new Map([...drafts, [key, { ...kept, editing }]]));
}

export function dropDraft(key: DraftKey): void {
  if (drafts.has(key)) set(new Map([...drafts].filter(([own]) => own !== key)));
}

/** A draft that must not be lost unasked: a scheme of its own, or one that was changed. */
export function isUnsaved({ editing, isNew }: Pick<KeptDraft, 'editing' | 'isNew'>): boolean {
  return isNew || isChanged(editing);
}

/** The drafts of a year, in the order in which they were begun. */
export function useDrafts(year: Year): readonly KeptDraft[] {
  const all = useSyncExternalStore(
    subscribe,
    useCallback(() => drafts, []),
  );
  return [...all.values()].filter((draft) => draft.year === year);
}

/** A key for a scheme that nobody has saved yet. */
export function newDraftKey(): DraftKey {
  return `new-${crypto.randomUUID()}`;
}

/** 区级扣分表（2）, where there is one of the name. */
export function freeName(name: string, taken: readonly string[]): string {
  if (name === '') return name;
  let free = name;
  for (let n = 2; taken.includes(free); n += 1) free = `${name}（${n}）`;
  return free;
}
