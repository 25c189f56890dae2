import type Database from 'better-sqlite3';
import type { DutyId, LookBackId, Year } from '../../domain/brand.ts';
import type { LookBack } from '../../domain/model/lookBack.ts';

export interface LookBacksRepository {
  /** What a year decided of the year before, in order of recording. */
  ofYear(year: Year): readonly LookBack[];
  /** Records a decision; the one that the year has of the item already is replaced. */
  set(decision: Omit<LookBack, 'id'>): LookBackId;
  /** The items are open again. */
  remove(ids: readonly LookBackId[]): number;
}

type Row = Omit<LookBack, 'carriedDutyId'> & { readonly carriedDutyId: DutyId | null };

function toLookBack({ carriedDutyId, ...row }: Row): LookBack {
  return { ...row, ...(carriedDutyId === null ? {} : { carriedDutyId }) };
}

/** Decisions of the look-back (回头看). Writes run inside `command`. */
export function createLookBacksRepository(db: Database.Database, nextId: () => string): LookBacksRepository {
  const ofYear = db.prepare<[number], Row>(
    `SELECT id, year, duty_id AS dutyId, rule_id AS ruleId, unit_id AS unitId, period_key AS periodKey, outcome, reason, on_date AS onDate,
       carried_duty_id AS carriedDutyId, recorded_at AS recordedAt FROM look_backs WHERE year = ? ORDER BY recorded_at, id`,
  );
  const known = db
    .prepare<[object], LookBackId>(
      `SELECT id FROM look_backs WHERE duty_id = @dutyId AND rule_id = @ruleId AND unit_id = @unitId AND period_key = @periodKey
       AND year = @year`,
    )
    .pluck();
  const add = db.prepare<[object]>(
    `INSERT INTO look_backs (id, year, duty_id, rule_id, unit_id, period_key, outcome, reason, on_date, carried_duty_id, recorded_at)
     VALUES (@id, @year, @dutyId, @ruleId, @unitId, @periodKey, @outcome, @reason, @onDate, @carriedDutyId, @recordedAt)`,
  );
  const update = db.prepare<[object]>(
    `UPDATE look_backs SET outcome = @outcome, reason = @reason, on_date = @onDate, carried_duty_id = @carriedDutyId,
       recorded_at = @recordedAt WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM look_backs WHERE id IN (SELECT value FROM json_each(?))');
  return {
    ofYear: (year) => ofYear.all(year).map(toLookBack),
    set({ carriedDutyId = null as DutyId | null, ...decision }) {
      const { dutyId, ruleId, unitId, periodKey, year } = decision;
      const there = known.get({ dutyId, ruleId, unitId, periodKey, year });
      // The store's ids are plain text; their kind is known from the table they name.
      const id = there ?? (nextId() as LookBackId);
      if (there === undefined) add.run({ ...decision, carriedDutyId, id });
      else {
        const { outcome, reason, onDate, recordedAt } = decision;
        update.run({ id, outcome, reason, onDate, carriedDutyId, recordedAt });
      }
      return id;
    },
    remove: (ids) => remove.run(JSON.stringify(ids)).changes,
  };
}
