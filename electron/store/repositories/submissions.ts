import type Database from 'better-sqlite3';
import type { UnitId, Year } from '../../domain/brand.ts';
import type { SubmissionCount } from '../../domain/model/facts.ts';

export interface SubmissionsRepository {
  ofYear(year: Year): readonly SubmissionCount[];
  /** Sets a month's count; `null` takes it away. */
  set(year: Year, unitId: UnitId, month: number, count: number | null): void;
}

/** Monthly counts of news sent in (信息报送). Writes run inside `command`. */
export function createSubmissionsRepository(db: Database.Database, nextId: () => string): SubmissionsRepository {
  const ofYear = db.prepare<[number], SubmissionCount>(
    'SELECT unit_id AS unitId, month, count FROM submissions WHERE year = ? ORDER BY unit_id, month',
  );
  const set = db.prepare<[string, number, string, number, number]>(
    `INSERT INTO submissions (id, year, unit_id, month, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (year, unit_id, month) DO UPDATE SET count = excluded.count`,
  );
  const clear = db.prepare<[number, string, number]>(
    'DELETE FROM submissions WHERE year = ? AND unit_id = ? AND month = ?',
  );
  return {
    ofYear: (year) => ofYear.all(year),
    set(year, unitId, month, count) {
      if (count === null) clear.run(year, unitId, month);
      else set.run(nextId(), year, unitId, month, count);
    },
  };
}
