import type { PublicationListId } from '../../domain/brand.ts';
import type { ListWrites } from '../../domain/exchange/publicationRecord.ts';
import type { ListLayout } from '../../domain/exchange/publicationTable.ts';
import type { PublicationList } from '../../domain/model/publication.ts';
import type { PublicationListsRepository } from './publicationLists.ts';
import type { PublicationsRepository } from './publications.ts';

/** A list of publications with all that recording it writes. */
export interface ListToRecord {
  readonly list: Pick<PublicationList, 'source' | 'covers' | 'recordedAt'>;
  readonly writes: ListWrites;
  /** How columns were set by hand. */
  readonly layouts: readonly ListLayout[];
}

export interface ListRepositories {
  readonly publications: PublicationsRepository;
  readonly publicationLists: PublicationListsRepository;
}

/** Writes a list that was set beside what is on record at this moment; inside a command. */
export function recordList(
  { publications, publicationLists }: ListRepositories,
  { list, writes, layouts }: ListToRecord,
): PublicationListId {
  const id = publicationLists.add(list);
  const added = publications.add(id, writes.add);
  publications.setLinks(writes.links);
  publications.addSightings(id, [...writes.shows, ...added.map((publicationId) => ({ publicationId }))]);
  for (const layout of layouts) publicationLists.putLayout(layout);
  return id;
}
