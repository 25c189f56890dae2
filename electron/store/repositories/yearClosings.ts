import type Database from 'better-sqlite3';
import type { Year } from '../../domain/brand.ts';
import type { YearClosing } from '../../domain/model/yearClosing.ts';

export interface YearClosingsRepository {
  /** When a year was closed and reopened, earliest first. */
  ofYear(year: Year): readonly YearClosing[];
  add(closing: YearClosing & { readonly year: Year }): void;
}

type Row = Omit<YearClosing, 'standing'> & { readonly standing: string };

function toClosing({ standing, ...row }: Row): YearClosing {
  // Written by this repository alone.
  return { ...row, standing: JSON.parse(standing) as YearClosing['standing'] };
}

/** The record of closing years and reopening them. Writes run inside `command`. */
export function createYearClosingsRepository(db: Database.Database, nextId: () => string): YearClosingsRepository {
  const ofYear = db.prepare<[number], Row>(
    `SELECT act, on_date AS onDate, reason, standing, recorded_at AS recordedAt FROM year_closings WHERE year = ?
     ORDER BY recorded_at, rowid`,
  );
  const add = db.prepare<[object]>(
    `INSERT INTO year_closings (id, year, act, on_date, reason, standing, recorded_at)
     VALUES (@id, @year, @act, @onDate, @reason, @standing, @recordedAt)`,
  );
  return {
    ofYear: (year) => ofYear.all(year).map(toClosing),
    add: ({ standing, ...closing }) => void add.run({ ...closing, id: nextId(), standing: JSON.stringify(standing) }),
  };
}
