import type { Year } from '../../domain/brand.ts';
import type { TableLayout } from '../../domain/reading/tables/layout.ts';
import {
  takenAs,
  type ItemWay,
  type RecognisedFile,
  type RecognisedTable,
} from '../../domain/reading/tables/recognisedTable.ts';
import { LatestFew } from './kept.ts';
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
  /** How a person said that its items are to be taken. */
  readonly way?: ItemWay;
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
  /** By a table's place: how a person said that its items are to be taken. */
  readonly ways: Readonly<Record<string, ItemWay>>;
  /** Grows by one whenever it is read otherwise: what was seen of it before is of an earlier version. */
  readonly version: number;
}

export interface PendingPreviews {
  /** `known`: ids that tables of the file had when it was read before. */
  add(
    pending: Omit<PendingPreview, 'previewId' | 'tableIds' | 'layouts' | 'ways' | 'version'> &
      Partial<Pick<PendingPreview, 'layouts'>>,
    known?: readonly KnownTable[],
  ): PendingPreview;
  get(previewId: string): PendingPreview | undefined;
  /** The latest reading of a draft. */
  ofDraft(draftId: string): PendingPreview | undefined;
  /** Puts another reading of the same file in the place of the first. */
  reread(pending: PendingPreview, file: RecognisedFile, layouts: readonly HandLayout[]): PendingPreview;
  /** Takes the items of a table the way that the person says. */
  setWay(pending: PendingPreview, tableId: string, way: ItemWay): PendingPreview;
  /** `written`: to the ledger, which is remembered. */
  remove(previewId: string, why?: 'written'): void;
  wasWritten(previewId: string): boolean;
}

const MAX_PREVIEWS = 12;

/** Previews in memory; the oldest goes when a thirteenth comes. */
export function createPendingPreviews(ids: Ids): PendingPreviews {
  const kept = new LatestFew<PendingPreview>(MAX_PREVIEWS);
  const written = new Set<string>();
  return {
    add(pending, known = []) {
      const previewId = ids.next();
      const ways = waysOf(known);
      const file = withWays(pending.file, ways);
      const added = { layouts: [], ...pending, file, ways, previewId, tableIds: idsFor(file, known), version: 0 };
      kept.put(previewId, added);
      return added;
    },
    get: (previewId) => kept.get(previewId),
    ofDraft: (draftId) => kept.all().findLast((pending) => pending.draftId === draftId),
    reread(pending, file, layouts) {
      const known = knownTables(pending);
      const version = pending.version + 1;
      const again = { ...pending, file: withWays(file, pending.ways), layouts, tableIds: idsFor(file, known), version };
      if (kept.get(pending.previewId)) kept.put(pending.previewId, again);
      return again;
    },
    setWay(pending, tableId, way) {
      const place = placesOf(pending.file)[pending.tableIds.indexOf(tableId)] ?? '';
      const ways = { ...pending.ways, [place]: way };
      const again = { ...pending, ways, file: withWays(pending.file, ways), version: pending.version + 1 };
      if (kept.get(pending.previewId)) kept.put(pending.previewId, again);
      return again;
    },
    remove(previewId, why) {
      kept.drop(previewId);
      if (why === 'written') written.add(previewId);
    },
    wasWritten: (previewId) => written.has(previewId),
  };
}

/** The tables of a reading with their ids. */
export function knownTables({
  file,
  tableIds,
  ways,
}: Pick<PendingPreview, 'file' | 'tableIds' | 'ways'>): readonly KnownTable[] {
  return placesOf(file).map((place, index) => knownTable({ place, id: tableIds[index] ?? '' }, ways[place]));
}

function knownTable(table: KnownTable, way: ItemWay | undefined): KnownTable {
  return way === undefined ? table : { ...table, way };
}

function waysOf(known: readonly KnownTable[]): PendingPreview['ways'] {
  return Object.fromEntries(known.flatMap(({ place, way }) => (way === undefined ? [] : [[place, way] as const])));
}

function withWays(file: RecognisedFile, ways: PendingPreview['ways']): RecognisedFile {
  const places = placesOf(file);
  const taken = (table: RecognisedTable, index: number): RecognisedTable => {
    const way = ways[places[index] ?? ''];
    return way === undefined ? table : takenAs(table, way);
  };
  return { ...file, tables: file.tables.map(taken) };
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
