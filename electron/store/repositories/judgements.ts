import type Database from 'better-sqlite3';
import type { SchemeNodeId, UnitId, Year } from '../../domain/brand.ts';
import type { Judgement } from '../../domain/model/scheme.ts';

export interface JudgementsRepository {
  ofYear(year: Year): readonly Judgement[];
  /** Takes the place of what the same assessor said of the same leaf. */
  set(year: Year, judgement: Judgement): void;
  remove(year: Year, of: Pick<Judgement, 'unitId' | 'assessor'> & { readonly nodeId: SchemeNodeId }): void;
}

interface Row extends Omit<Judgement, 'judgedAt'> {
  readonly judgedAt: string | null;
}

function toJudgement({ judgedAt, ...row }: Row): Judgement {
  return judgedAt === null ? row : { ...row, judgedAt };
}

/** What people judged. Writes run inside `command`. */
export function createJudgementsRepository(db: Database.Database, nextId: () => string): JudgementsRepository {
  const all = db.prepare<[number], Row>(
    `SELECT unit_id AS unitId, scheme_id AS schemeId, version, node_id AS nodeId, assessor, points, reason, basis, judged_at AS judgedAt
     FROM judgements WHERE year = ? ORDER BY unit_id, node_id, assessor`,
  );
  const set = db.prepare<[Row & { readonly id: string; readonly year: number }]>(
    `INSERT INTO judgements (id, year, unit_id, scheme_id, version, node_id, assessor, points, reason, basis, judged_at)
     VALUES (@id, @year, @unitId, @schemeId, @version, @nodeId, @assessor, @points, @reason, @basis, @judgedAt)
     ON CONFLICT (year, unit_id, node_id, assessor) DO UPDATE SET scheme_id = @schemeId, version = @version, points = @points,
       reason = @reason, basis = @basis, judged_at = @judgedAt`,
  );
  const remove = db.prepare<[number, UnitId, SchemeNodeId, string]>(
    'DELETE FROM judgements WHERE year = ? AND unit_id = ? AND node_id = ? AND assessor = ?',
  );
  return {
    ofYear: (year) => all.all(year).map(toJudgement),
    set: (year, judgement) => void set.run({ ...judgement, id: nextId(), year, judgedAt: judgement.judgedAt ?? null }),
    remove: (year, { unitId, nodeId, assessor }) => void remove.run(year, unitId, nodeId, assessor),
  };
}
