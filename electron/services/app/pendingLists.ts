import type { FileBytes } from '../../contract/define.ts';
import type { ListLayout, ReadList } from '../../domain/exchange/publicationTable.ts';
import { LatestFew } from './kept.ts';
import type { Ids } from './ports.ts';

/** A list of publications as it was read; set beside the record when asked: that may move on. */
export interface PendingList extends ReadList {
  readonly listId: string;
  /** File name, or the address. */
  readonly source: string;
  /** Chinese sentences. */
  readonly notes: readonly string[];
  /** The file that it was read from, where it was: it can be read again by other columns. */
  readonly file?: FileBytes;
  /** How a person set its tables' columns, by their places. */
  readonly byHand: Readonly<Record<number, Pick<ListLayout, 'columns' | 'formedCounts'>>>;
}

/** Lists in memory that wait to be recorded. */
export interface PendingLists {
  /** Keeps a list and answers its id. `listId`: the one that it takes the place of. */
  put(list: Omit<PendingList, 'listId'>, listId?: string): string;
  get(listId: string): PendingList | undefined;
  remove(listId: string): void;
}

const MAX_LISTS = 6;

/** Lists in memory; the oldest goes when a seventh comes. */
export function createPendingLists(ids: Ids): PendingLists {
  const kept = new LatestFew<PendingList>(MAX_LISTS);
  return {
    put(list, before) {
      const listId = before ?? ids.next();
      kept.put(listId, { ...list, listId });
      return listId;
    },
    get: (listId) => kept.get(listId),
    remove: (listId) => kept.drop(listId),
  };
}
