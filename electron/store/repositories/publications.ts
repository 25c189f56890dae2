import type Database from 'better-sqlite3';
import type { PublicationId, PublicationListId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Publication, PublicationFacts, Sighting } from '../../domain/model/publication.ts';
import { insertMany } from './insertMany.ts';

/** A publication as a list brings it: what it is known by, and what is written of it. */
export interface NewPublication extends PublicationFacts {
  readonly identity: string;
}

/** How one list shows a publication. */
export type NewSighting = Omit<Sighting, 'listId'>;

/** How a publication was last shown. */
export type LastSeen = Pick<Sighting, 'title' | 'publishedOn'>;

export interface PublicationsRepository {
  /** By day. */
  all(): readonly Publication[];
  /** Those of some days, both included, by day. */
  between(first: PlainDate, last: PlainDate): readonly Publication[];
  one(id: PublicationId): Publication | undefined;
  some(ids: readonly PublicationId[]): readonly Publication[];
  /** What each is known by. */
  identities(): ReadonlyMap<string, PublicationId>;
  /** Adds what a list brings; answers their ids, in order. */
  add(listId: PublicationListId, publications: readonly NewPublication[]): readonly PublicationId[];
  /** Gives publications that had none an address. */
  setLinks(links: readonly { readonly id: PublicationId; readonly identity: string; readonly link: string }[]): void;
  addSightings(listId: PublicationListId, sightings: readonly NewSighting[]): void;
  /** All of them, in the order in which their lists were recorded. */
  sightings(): readonly Sighting[];
  sightingsOf(id: PublicationId): readonly Sighting[];
  sightingsIn(listId: PublicationListId): readonly Sighting[];
  /** As the latest of the lists that show each does. */
  lastSeen(): ReadonlyMap<PublicationId, LastSeen>;
}

interface Row extends Omit<Publication, 'units'> {
  readonly units: string;
}

const SELECT = `SELECT p.id, p.list_id AS listId, p.title, p.units, p.column_path AS "column", p.published_on AS publishedOn,
  p.day_basis AS dayBasis, p.link, p.index_number AS indexNumber FROM publications p`;
const ORDER = 'ORDER BY p.published_on, p.id';
const SIGHTINGS = `SELECT s.list_id AS listId, s.publication_id AS publicationId, COALESCE(s.title, p.title) AS title,
  COALESCE(s.published_on, p.published_on) AS publishedOn
  FROM publication_sightings s JOIN publications p ON p.id = s.publication_id JOIN publication_lists l ON l.id = s.list_id`;
const BY_LIST = 'ORDER BY l.recorded_in, l.id, p.published_on, p.id';

function toPublication({ units, ...row }: Row): Publication {
  // Written by this repository alone.
  return { ...row, units: JSON.parse(units) as string[] };
}

/** What websites published, once each, and how lists show it. Writes run inside `command`. */
export function createPublicationsRepository(db: Database.Database, nextId: () => string): PublicationsRepository {
  const all = db.prepare<[], Row>(`${SELECT} ${ORDER}`);
  const between = db.prepare<[string, string], Row>(`${SELECT} WHERE p.published_on BETWEEN ? AND ? ${ORDER}`);
  const one = db.prepare<[string], Row>(`${SELECT} WHERE p.id = ?`);
  const some = db.prepare<[string], Row>(`${SELECT} WHERE p.id IN (SELECT value FROM json_each(?)) ${ORDER}`);
  const identities = db.prepare<[], { readonly identity: string; readonly id: PublicationId }>(
    'SELECT identity, id FROM publications',
  );
  const add = insertMany(db, 'publications', [
    'id',
    'identity',
    'list_id',
    'title',
    'units',
    'column_path',
    'published_on',
    'day_basis',
    'link',
    'index_number',
  ]);
  const setLink = db.prepare<[object]>('UPDATE publications SET identity = @identity, link = @link WHERE id = @id');
  const addSightings = insertMany(db, 'publication_sightings', [
    'id',
    'list_id',
    'publication_id',
    'title',
    'published_on',
  ]);
  const sightings = db.prepare<[], Sighting>(`${SIGHTINGS} ${BY_LIST}`);
  const sightingsOf = db.prepare<[string], Sighting>(`${SIGHTINGS} WHERE s.publication_id = ? ${BY_LIST}`);
  const sightingsIn = db.prepare<[string], Sighting>(`${SIGHTINGS} WHERE s.list_id = ? ${BY_LIST}`);
  // Of a group with one MAX, SQLite gives the other columns of the row that has it.
  const lastSeen = db.prepare<[], LastSeen & { readonly id: PublicationId }>(
    `SELECT s.publication_id AS id, COALESCE(s.title, p.title) AS title, COALESCE(s.published_on, p.published_on) AS publishedOn,
       MAX(l.recorded_in) AS latest
     FROM publication_sightings s JOIN publications p ON p.id = s.publication_id JOIN publication_lists l ON l.id = s.list_id
     GROUP BY s.publication_id`,
  );
  return {
    all: () => all.all().map(toPublication),
    between: (first, last) => between.all(first, last).map(toPublication),
    one(id) {
      const row = one.get(id);
      return row && toPublication(row);
    },
    some: (ids) => some.all(JSON.stringify(ids)).map(toPublication),
    identities: () => new Map(identities.all().map(({ identity, id }) => [identity, id])),
    add(listId, publications) {
      const ids = publications.map(() => nextId() as PublicationId);
      add(
        publications.map((one, at) => [
          ids[at] ?? '',
          one.identity,
          listId,
          one.title,
          JSON.stringify(one.units),
          one.column,
          one.publishedOn,
          one.dayBasis,
          one.link,
          one.indexNumber,
        ]),
      );
      return ids;
    },
    setLinks(links) {
      for (const link of links) setLink.run(link);
    },
    addSightings(listId, shown) {
      const stored = new Map(
        some.all(JSON.stringify(shown.map(({ publicationId }) => publicationId))).map((row) => [row.id, row]),
      );
      addSightings(
        shown.map(({ publicationId, title, publishedOn }) => {
          const own = stored.get(publicationId);
          const otherTitle = own?.title === title ? null : title;
          return [nextId(), listId, publicationId, otherTitle, own?.publishedOn === publishedOn ? null : publishedOn];
        }),
      );
    },
    sightings: () => sightings.all(),
    sightingsOf: (id) => sightingsOf.all(id),
    sightingsIn: (listId) => sightingsIn.all(listId),
    lastSeen: () => new Map(lastSeen.all().map(({ id, title, publishedOn }) => [id, { title, publishedOn }])),
  };
}
