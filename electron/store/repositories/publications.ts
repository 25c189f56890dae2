import type Database from 'better-sqlite3';
import type { PublicationId, PublicationListId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { KnownPublication, ListWrites, ShownAgain } from '../../domain/exchange/publicationRecord.ts';
import type { Publication, Sighting } from '../../domain/model/publication.ts';
import { insertMany } from './insertMany.ts';

/** How a publication was last shown. */
type LastSeen = Pick<Sighting, 'title' | 'publishedOn'>;

export interface PublicationsRepository {
  /** By day. */
  all(): readonly Publication[];
  /** Those of some days, both included, by day. */
  between(first: PlainDate, last: PlainDate): readonly Publication[];
  one(id: PublicationId): Publication | undefined;
  some(ids: readonly PublicationId[]): readonly Publication[];
  /** All of them, with what each is known by. */
  known(): readonly KnownPublication[];
  /** Adds what a list brings; answers their ids, in order. */
  add(listId: PublicationListId, publications: ListWrites['add']): readonly PublicationId[];
  /** Gives publications that had none an address. */
  setLinks(links: ListWrites['links']): void;
  /** Keeps how a list shows publications. */
  addSightings(listId: PublicationListId, shown: readonly ShownAgain[]): void;
  /** All of them, in the order in which their lists were recorded. */
  sightings(): readonly Sighting[];
  sightingsOf(id: PublicationId): readonly Sighting[];
  /** What a list shows, and where that differs from what was recorded first. */
  shownIn(listId: PublicationListId): readonly ShownAgain[];
  /** As the latest of the lists that show each does. */
  lastSeen(): ReadonlyMap<PublicationId, LastSeen>;
}

interface Row extends Omit<Publication, 'units'> {
  readonly units: string;
}

interface ShownRow {
  readonly publicationId: PublicationId;
  readonly title: string | null;
  readonly publishedOn: PlainDate | null;
}

const COLUMNS = `p.id, p.list_id AS listId, p.title, p.units, p.column_path AS "column", p.published_on AS publishedOn,
  p.day_basis AS dayBasis, p.link, p.index_number AS indexNumber`;
const SELECT = `SELECT ${COLUMNS} FROM publications p`;
const ORDER = 'ORDER BY p.published_on, p.id';
const SIGHTINGS = `SELECT s.list_id AS listId, s.publication_id AS publicationId, COALESCE(s.title, p.title) AS title,
  COALESCE(s.published_on, p.published_on) AS publishedOn
  FROM publication_sightings s JOIN publications p ON p.id = s.publication_id JOIN publication_lists l ON l.id = s.list_id`;
const BY_LIST = 'ORDER BY l.recorded_in, l.id, p.published_on, p.id';

/** In the order of `add`. */
const PUBLICATION_COLUMNS = [
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
];

function toPublication({ units, ...row }: Row): Publication {
  // Written by this repository alone.
  return Object.assign(row, { units: JSON.parse(units) as string[] });
}

function toShown({ publicationId, title, publishedOn }: ShownRow): ShownAgain {
  return {
    publicationId,
    ...(title === null ? {} : { title }),
    ...(publishedOn === null ? {} : { publishedOn }),
  };
}

/** What websites published, once each, and how lists show it. Writes run inside `command`. */
export function createPublicationsRepository(db: Database.Database, nextId: () => string): PublicationsRepository {
  const all = db.prepare<[], Row>(`${SELECT} ${ORDER}`);
  const between = db.prepare<[string, string], Row>(`${SELECT} WHERE p.published_on BETWEEN ? AND ? ${ORDER}`);
  const one = db.prepare<[string], Row>(`${SELECT} WHERE p.id = ?`);
  const some = db.prepare<[string], Row>(`${SELECT} WHERE p.id IN (SELECT value FROM json_each(?)) ${ORDER}`);
  const known = db.prepare<[], Row & { readonly identity: string }>(
    `SELECT p.identity, ${COLUMNS} FROM publications p`,
  );
  const add = insertMany(db, 'publications', PUBLICATION_COLUMNS);
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
  const shownIn = db.prepare<[string], ShownRow>(
    'SELECT publication_id AS publicationId, title, published_on AS publishedOn FROM publication_sightings WHERE list_id = ?',
  );
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
    known: () => known.all().map((row) => Object.assign(toPublication(row), { identity: row.identity })),
    add(listId, publications) {
      const ids = publications.map(() => nextId() as PublicationId);
      add(
        publications.map((publication, at) => {
          const { identity, title, units, column, publishedOn, dayBasis, link, indexNumber } = publication;
          const id = ids[at] ?? '';
          return [id, identity, listId, title, JSON.stringify(units), column, publishedOn, dayBasis, link, indexNumber];
        }),
      );
      return ids;
    },
    setLinks(links) {
      for (const link of links) setLink.run(link);
    },
    addSightings(listId, shown) {
      addSightings(
        shown.map(({ publicationId, title, publishedOn }) => [
          nextId(),
          listId,
          publicationId,
          title ?? null,
          publishedOn ?? null,
        ]),
      );
    },
    sightings: () => sightings.all(),
    sightingsOf: (id) => sightingsOf.all(id),
    shownIn: (listId) => shownIn.all(listId).map(toShown),
    lastSeen: () => new Map(lastSeen.all().map(({ id, title, publishedOn }) => [id, { title, publishedOn }])),
  };
}
