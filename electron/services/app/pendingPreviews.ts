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

/** A table's id, and its place: how many tables stand before it on its sheet, and the sheet. */
export interface KnownTable {
  readonly place: string;
  readonly id: string;
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
  /** The draft that it was read from: it has the bytes too, and keeps what is decided. */
  readonly draftId?: string;
  readonly file: RecognisedFile;
  /** One for each table of the file. A table keeps its id when the file is read again otherwise. */
  readonly tableIds: readonly string[];
  readonly layouts: readonly HandLayout[];
}

export interface PendingPreviews {
  /** `known`: ids that tables of the file had when it was read before. */
  add(
    pending: Omit<PendingPreview, 'previewId' | 'tableIds' | 'layouts'> & Partial<Pick<PendingPreview, 'layouts'>>,
    known?: readonly KnownTable[],
  ): PendingPreview;
  get(previewId: string): PendingPreview | undefined;
  /** The latest reading of a draft. */
  ofDraft(draftId: string): PendingPreview | undefined;
  /** Puts another reading of the same file in the place of the first. */
  reread(pending: PendingPreview, file: RecognisedFile, layouts: readonly HandLayout[]): PendingPreview;
  remove(previewId: string): void;
}

const MAX_PREVIEWS = 12;

/** Previews in memory; the oldest goes when a thirteenth comes. */
export function createPendingPreviews(ids: Ids): PendingPreviews {
  const kept = new Map<string, PendingPreview>();
  return {
    add(pending, known = []) {
      for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - MAX_PREVIEWS + 1))) kept.delete(id);
      const previewId = ids.next();
      const added = { layouts: [], ...pending, previewId, tableIds: idsFor(pending.file, known) };
      kept.set(previewId, added);
      return added;
    },
    get: (previewId) => kept.get(previewId),
    ofDraft: (draftId) => [...kept.values()].findLast((pending) => pending.draftId === draftId),
    reread(pending, file, layouts) {
      const again = { ...pending, file, layouts, tableIds: idsFor(file, knownTables(pending)) };
      if (kept.has(pending.previewId)) kept.set(pending.previewId, again);
      return again;
    },
    remove: (previewId) => void kept.delete(previewId),
  };
}

/** The tables of a reading with their ids. */
export function knownTables({ file, tableIds }: Pick<PendingPreview, 'file' | 'tableIds'>): readonly KnownTable[] {
  return placesOf(file).map((place, index) => ({ place, id: tableIds[index] ?? '' }));
}

/** Tables are the same by their sheet and their place in it; new ones get numbers that none had. */
function idsFor(file: RecognisedFile, before: readonly KnownTable[]): readonly string[] {
  const known = new Map(before.map(({ place, id }) => [place, id]));
  let next = Math.max(-1, ...before.map(({ id }) => Number(id.slice(1)))) + 1;
  return placesOf(file).map((place) => known.get(place) ?? `t${next++}`);
}

function placesOf({ tables }: RecognisedFile): readonly string[] {
  const counts = new Map<string, number>();
  return tables.map(({ grid: { sheet } }) => {
    const place = counts.get(sheet) ?? 0;
    counts.set(sheet, place + 1);
    return `${place} ${sheet}`;
  });
}
