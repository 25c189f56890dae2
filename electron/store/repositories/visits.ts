import type Database from 'better-sqlite3';
import type { PlainDate } from '../../domain/dates/plainDate.ts';

/** A day on which the office looked at 今日. */
export interface Visit {
  readonly day: PlainDate;
  /** ISO instant of the first look. */
  readonly at: string;
  /** The change log's revision that was then current. */
  readonly revision: number;
}

export interface VisitsRepository {
  /** The visit of a day. */
  on(day: PlainDate): Visit | undefined;
  /** The last visit on an earlier day. */
  before(day: PlainDate): Visit | undefined;
  add(visit: Visit): void;
}

const COLUMNS = 'id AS day, at, revision';

/** Visits to 今日, at most one a day. Writes run inside `command`. */
export function createVisitsRepository(db: Database.Database): VisitsRepository {
  const on = db.prepare<[string], Visit>(`SELECT ${COLUMNS} FROM visits WHERE id = ?`);
  const before = db.prepare<[string], Visit>(`SELECT ${COLUMNS} FROM visits WHERE id < ? ORDER BY id DESC LIMIT 1`);
  const add = db.prepare<[string, string, number]>(
    'INSERT INTO visits (id, at, revision) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  return {
    on: (day) => on.get(day),
    before: (day) => before.get(day),
    add: ({ day, at, revision }) => void add.run(day, at, revision),
  };
}
