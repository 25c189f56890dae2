import type Database from 'better-sqlite3';
import type { PublicationListId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { ListLayout } from '../../domain/exchange/publicationTable.ts';
import type { Coverage, PublicationList } from '../../domain/model/publication.ts';
import { grouped } from './rows.ts';

/** A list with how many publications it shows, and how many it brought first. */
export interface CountedList extends PublicationList {
  readonly shows: number;
  readonly brought: number;
}

export interface PublicationListsRepository {
  /** In the order of recording. */
  all(): readonly PublicationList[];
  counted(): readonly CountedList[];
  one(id: PublicationListId): PublicationList | undefined;
  add(list: Pick<PublicationList, 'source' | 'covers' | 'recordedAt'>): PublicationListId;
  setCoverage(id: PublicationListId, covers: Coverage): void;
  /**
   * Takes lists away. What another list shows too is from then on of the earliest of these; what none shows goes, with what was said of it. Answers how
   * many publications went.
   */
  remove(ids: readonly PublicationListId[]): number;
  layouts(): readonly ListLayout[];
  /** Keeps how columns were set; a layout with the same signature is replaced. */
  putLayout(layout: ListLayout): void;
}

interface Row {
  readonly id: PublicationListId;
  readonly source: string;
  readonly columns: string;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly recordedAt: string;
  readonly recordedIn: number;
}

const SELECT = `SELECT id, source, columns, first_day AS firstDay, last_day AS lastDay, recorded_at AS recordedAt, recorded_in AS recordedIn
  FROM publication_lists ORDER BY recorded_in, id`;
const IDS = '(SELECT value FROM json_each(@ids))';

function toList({ columns, firstDay, lastDay, ...row }: Row, units: readonly UnitId[]): PublicationList {
  // Written by this repository alone.
  return { ...row, covers: { columns: JSON.parse(columns) as string[], units, firstDay, lastDay } };
}

/** Lists of publications and what they cover. Writes run inside `command`. */
export function createPublicationListsRepository(
  db: Database.Database,
  nextId: () => string,
): PublicationListsRepository {
  const lists = db.prepare<[], Row>(SELECT);
  const units = db.prepare<[], { readonly listId: string; readonly unitId: UnitId }>(
    'SELECT list_id AS listId, unit_id AS unitId FROM publication_list_units ORDER BY list_id, rowid',
  );
  const counts = (table: string) =>
    db.prepare<[], { readonly id: string; readonly count: number }>(
      `SELECT list_id AS id, COUNT(*) AS count FROM ${table} GROUP BY list_id`,
    );
  const shows = counts('publication_sightings');
  const brought = counts('publications');
  const sql = statements(db);
  const layouts = db.prepare<[], { readonly id: string; readonly body: string }>(
    'SELECT id, body FROM publication_layouts ORDER BY id',
  );
  const all = (): readonly PublicationList[] => {
    const own = grouped(
      units.all(),
      ({ listId }) => listId,
      ({ unitId }) => unitId,
    );
    return lists.all().map((row) => toList(row, own.get(row.id) ?? []));
  };
  const setUnits = (id: PublicationListId, wanted: readonly UnitId[]): void => {
    sql.removeUnits.run({ ids: JSON.stringify([id]) });
    for (const unitId of new Set(wanted)) sql.addUnit.run(nextId(), id, unitId);
  };
  return {
    all,
    counted() {
      const of = (rows: readonly { readonly id: string; readonly count: number }[]) =>
        new Map(rows.map(({ id, count }) => [id, count]));
      const [shown, first] = [of(shows.all()), of(brought.all())];
      return all().map((list) =>
        Object.assign(list, { shows: shown.get(list.id) ?? 0, brought: first.get(list.id) ?? 0 }),
      );
    },
    one: (id) => all().find((list) => list.id === id),
    add({ source, covers, recordedAt }) {
      const id = nextId() as PublicationListId;
      const { firstDay, lastDay } = covers;
      sql.add.run({ id, source, columns: JSON.stringify(covers.columns), firstDay, lastDay, recordedAt });
      setUnits(id, covers.units);
      return id;
    },
    setCoverage(id, { columns, units: wanted, firstDay, lastDay }) {
      sql.setCoverage.run({ id, columns: JSON.stringify(columns), firstDay, lastDay });
      const before = all().find((list) => list.id === id)?.covers.units ?? [];
      if (JSON.stringify(before) !== JSON.stringify(wanted)) setUnits(id, wanted);
    },
    remove(ids) {
      const which = { ids: JSON.stringify(ids) };
      sql.removeSightings.run(which);
      sql.giveOver.run(which);
      sql.removeVerdicts.run(which);
      const { changes } = sql.removePublications.run(which);
      sql.removeUnits.run(which);
      sql.remove.run(which);
      return changes;
    },
    layouts: () =>
      layouts
        .all()
        // Written by `putLayout` alone.
        .map(({ id, body }) => Object.assign(JSON.parse(body) as Omit<ListLayout, 'signature'>, { signature: id })),
    putLayout: ({ signature, ...body }) => void sql.putLayout.run(signature, JSON.stringify(body)),
  };
}

function statements(db: Database.Database) {
  return {
    add: db.prepare<[object]>(
      `INSERT INTO publication_lists (id, source, columns, first_day, last_day, recorded_at, recorded_in)
       VALUES (@id, @source, @columns, @firstDay, @lastDay, @recordedAt, (SELECT revision FROM current_command))`,
    ),
    addUnit: db.prepare<[string, string, string]>(
      'INSERT INTO publication_list_units (id, list_id, unit_id) VALUES (?, ?, ?)',
    ),
    setCoverage: db.prepare<[object]>(
      'UPDATE publication_lists SET columns = @columns, first_day = @firstDay, last_day = @lastDay WHERE id = @id',
    ),
    removeSightings: db.prepare<[object]>(`DELETE FROM publication_sightings WHERE list_id IN ${IDS}`),
    // The earliest of the other lists that show it.
    giveOver: db.prepare<[object]>(
      `UPDATE publications SET list_id = (
         SELECT s.list_id FROM publication_sightings s JOIN publication_lists l ON l.id = s.list_id
         WHERE s.publication_id = publications.id ORDER BY l.recorded_in, l.id LIMIT 1)
       WHERE list_id IN ${IDS} AND EXISTS (SELECT 1 FROM publication_sightings s WHERE s.publication_id = publications.id)`,
    ),
    removeVerdicts: db.prepare<[object]>(
      `DELETE FROM publication_verdicts WHERE publication_id IN (SELECT id FROM publications WHERE list_id IN ${IDS})`,
    ),
    removePublications: db.prepare<[object]>(`DELETE FROM publications WHERE list_id IN ${IDS}`),
    removeUnits: db.prepare<[object]>(`DELETE FROM publication_list_units WHERE list_id IN ${IDS}`),
    remove: db.prepare<[object]>(`DELETE FROM publication_lists WHERE id IN ${IDS}`),
    putLayout: db.prepare<[string, string]>(
      'INSERT INTO publication_layouts (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
    ),
  };
}
