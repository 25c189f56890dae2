import type { Year } from '../../domain/brand.ts';
import type { RecognisedFile } from '../../domain/tables/recognisedTable.ts';
import type { Ids } from '../ports.ts';

/** A file as it was read, waiting to be confirmed. What is new or changed is worked out when asked: the facts may move on. */
export interface PendingFile {
  readonly previewId: string;
  readonly fileName: string;
  readonly sha256: string;
  /** The plan's year its wordings were read for. */
  readonly year: Year;
  readonly file: RecognisedFile;
}

export interface PreviewShelf {
  add(pending: Omit<PendingFile, 'previewId'>): string;
  get(previewId: string): PendingFile | undefined;
  remove(previewId: string): void;
}

const MAX_PREVIEWS = 12;

/** Previews in memory; the oldest goes when a thirteenth comes. */
export function createPreviewShelf(ids: Ids): PreviewShelf {
  const kept = new Map<string, PendingFile>();
  return {
    add(pending) {
      for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - MAX_PREVIEWS + 1))) kept.delete(id);
      const previewId = ids.next();
      kept.set(previewId, { ...pending, previewId });
      return previewId;
    },
    get: (previewId) => kept.get(previewId),
    remove: (previewId) => void kept.delete(previewId),
  };
}
