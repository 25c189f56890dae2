import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { IndicatorId, UnitId, Year } from '../../domain/brand.ts';
import { defaultScheme } from '../../domain/assessment/defaultScheme.ts';
import type { Judgement, Scheme } from '../../domain/model/scheme.ts';

export interface AssessmentRepository {
  /** The scheme in force: the latest version, or the default one where the year has none of its own. */
  scheme(year: Year): Scheme;
  /** Every stored version, oldest first. */
  schemes(year: Year): readonly Scheme[];
  /** Stores a scheme under the next version number and answers it. */
  saveScheme(year: Year, scheme: Omit<Scheme, 'version'>, savedAt: string): Scheme;
  judgements(year: Year): readonly Judgement[];
  setJudgement(year: Year, judgement: Judgement): void;
  removeJudgement(year: Year, unitId: UnitId, indicatorId: IndicatorId): void;
}

const decimal = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/);
const body: z.ZodType<Omit<Scheme, 'version'>> = z.strictObject({
  weight: decimal,
  base: z.union([z.literal(100), z.literal(1000)]),
  indicators: z.array(
    z.strictObject({
      id: z.custom<IndicatorId>((value) => typeof value === 'string' && value !== ''),
      name: z.string(),
      rule: z.enum(['disclosureOnTime', 'measuresDone', 'submissionsMet', 'manual']),
      full: decimal,
    }),
  ),
});

function readScheme(row: { readonly version: number; readonly body: string }): Scheme {
  return { version: row.version, ...body.parse(JSON.parse(row.body)) };
}

/** Schemes by version, and judged points. Writes run inside `command`. */
export function createAssessmentRepository(db: Database.Database, nextId: () => string): AssessmentRepository {
  const sql = {
    schemes: db.prepare<[number], { version: number; body: string }>(
      'SELECT version, body FROM schemes WHERE year = ? ORDER BY version',
    ),
    saveScheme: db.prepare<[string, number, number, string, string]>(
      'INSERT INTO schemes (id, year, version, body, saved_at) VALUES (?, ?, ?, ?, ?)',
    ),
    judgements: db.prepare<[number], Judgement>(
      'SELECT unit_id AS unitId, indicator_id AS indicatorId, points, reason FROM judgements WHERE year = ? ORDER BY unit_id, indicator_id',
    ),
    judge: db.prepare<[string, number, string, string, string, string]>(
      `INSERT INTO judgements (id, year, unit_id, indicator_id, points, reason) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (year, unit_id, indicator_id) DO UPDATE SET points = excluded.points, reason = excluded.reason`,
    ),
    unjudge: db.prepare<[number, string, string]>(
      'DELETE FROM judgements WHERE year = ? AND unit_id = ? AND indicator_id = ?',
    ),
  };
  const schemes = (year: Year): readonly Scheme[] => sql.schemes.all(year).map(readScheme);
  return {
    scheme: (year) => schemes(year).at(-1) ?? defaultScheme(),
    schemes,
    saveScheme(year, { weight, base, indicators }, savedAt) {
      const version = (schemes(year).at(-1) ?? defaultScheme()).version + 1;
      sql.saveScheme.run(nextId(), year, version, JSON.stringify({ weight, base, indicators }), savedAt);
      return { version, weight, base, indicators };
    },
    judgements: (year) => sql.judgements.all(year),
    setJudgement: (year, { unitId, indicatorId, points, reason }) =>
      void sql.judge.run(nextId(), year, unitId, indicatorId, points, reason),
    removeJudgement: (year, unitId, indicatorId) => void sql.unjudge.run(year, unitId, indicatorId),
  };
}
