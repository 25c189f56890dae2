import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { CommandId, PublicationListId } from '../../domain/brand.ts';
import type { ListWrites } from '../../domain/exchange/publicationRecord.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { unpacked, type Packed } from '../../domain/publications/packed.ts';
import { createChangeLog } from '../log/changes.ts';
import { createPublicationListsRepository } from '../repositories/publicationLists.ts';
import { createPublicationsRepository } from '../repositories/publications.ts';
import { recordList, type ListToRecord } from '../repositories/recordList.ts';
import { setPragmas } from '../openStore.ts';

/** A list that is recorded as one command, as plain data that goes to another thread. */
export interface ListWrite extends Pick<ListToRecord, 'list' | 'layouts'> {
  readonly file: string;
  readonly label: string;
  readonly at: string;
  /** What the list was set beside: where anything was written since, nothing is. */
  readonly revision: number;
  readonly writes: { readonly [Part in keyof ListWrites]: Packed<ListWrites[Part][number]> };
}

export type ListWritten =
  | { readonly state: 'written'; readonly id: PublicationListId; readonly commandId: CommandId | undefined }
  /** Something else was written since the list was set beside the record; nothing of the list was. */
  | { readonly state: 'outOfDate' };

class OutOfDate extends Error {}

/** Milliseconds to wait for a short command of the program's own connection. */
const PATIENCE = 5000;

/** Records a list by a connection of its own, whole or not at all. What the disk refuses is a value; anything else is thrown. */
export function writeList({ file, label, at, revision, list, layouts, writes }: ListWrite): Outcome<ListWritten> {
  const db = new Database(file, { fileMustExist: true, timeout: PATIENCE });
  try {
    setPragmas(db);
    const log = createChangeLog(db, randomUUID);
    const repositories = {
      publications: createPublicationsRepository(db, randomUUID),
      publicationLists: createPublicationListsRepository(db, randomUUID),
    };
    const written = log.command(label, at, () => {
      if (log.running() !== revision + 1) throw new OutOfDate();
      const { add, links, shows } = writes;
      const all = { add: unpacked(add), links: unpacked(links), shows: unpacked(shows) };
      return recordList(repositories, { list, layouts, writes: all });
    });
    return written.ok ? succeed({ state: 'written', id: written.value, commandId: log.last()?.id }) : written;
  } catch (error) {
    if (error instanceof OutOfDate) return succeed({ state: 'outOfDate' });
    throw error;
  } finally {
    db.close();
  }
}
