import type { Year } from '../../domain/brand.ts';
import type { TableLayout } from '../../domain/reading/tables/layout.ts';
import type { RecognisedFile } from '../../domain/reading/tables/recognisedTable.ts';
import type { Ids } from './ports.ts';

/** How a person said that a sheet is to be read. */
export interface HandLayout {
  readonly sheet: string;
  readonly layout: TableLayout;
  /** Kept for later files once the preview is confirmed. */
  readonly remember: boolean;
}

/** A file as it was read, waiting to be confirmed. What is new or changed is worked out when asked: the facts may move on. */
export interface PendingPreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly sha256: string;
  /** The plan's year its wordings were read for. */
  readonly year: Year;
  /** Its bytes among the files in memory, as long as they are there. */
  readonly fileId: string;
  readonly file: RecognisedFile;
  /** One for each table of the file. A table keeps its id when the file is read again otherwise. */
  readonly tableIds: readonly string[];
  readonly layouts: readonly HandLayout[];
}

export interface PendingPreviews {
  add(pending: Omit<PendingPreview, 'previewId' | 'tableIds' | 'layouts'>): string;
  get(previewId: string): PendingPreview | undefined;
  /** Puts another reading of the same file in the place of the first. */
  reread(pending: PendingPreview, file: RecognisedFile, layouts: readonly HandLayout[]): PendingPreview;
  remove(previewId: string): void;
}

const MAX_PREVIEWS = 12;

/** Previews in memory; the oldest goes when a thirteenth comes. */
export function createPendingPreviews(ids: Ids): PendingPreviews {
  const kept = new Map<string, PendingPreview>();
  return {
    add(pending) {
      for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - MAX_PREVIEWS + 1))) kept.delete(id);
      const previewId = ids.next();
      const tableIds = pending.file.tables.map((_, index) => `t${index}`);
      kept.set(previewId, { ...pending, previewId, tableIds, layouts: [] });
      return previewId;
    },
    get: (previewId) => kept.get(previewId),
    reread(pending, file, layouts) {
      const again = { ...pending, file, layouts, tableIds: sameIds(pending, file) };
      if (kept.has(pending.previewId)) kept.set(pending.previewId, again);
      return again;
    },
    remove: (previewId) => void kept.delete(previewId),
  };
}

/** Tables are the same by their sheet and their place in it; new ones get numbers that none had. */
function sameIds({ file: before, tableIds }: PendingPreview, after: RecognisedFile): readonly string[] {
  const known = new Map(placesOf(before).map((place, index) => [place, tableIds[index]]));
  let next = Math.max(-1, ...tableIds.map((id) => Number(id.slice(1)))) + 1;
  return placesOf(after).map((place) => known.get(place) ?? `t${next++}`);
}

function placesOf({ tables }: RecognisedFile): readonly string[] {
  const counts = new Map<string, number>();
  return tables.map(({ grid: { sheet } }) => {
    const place = counts.get(sheet) ?? 0;
    counts.set(sheet, place + 1);
    return `${place} ${sheet}`;
  });
}
