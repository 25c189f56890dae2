import type Database from 'better-sqlite3';
import type { DutyId, TriggerId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Trigger } from '../../domain/model/registrations.ts';
import { grouped } from './rows.ts';

export interface TriggersRepository {
  /** Of the duties of a year, by day. */
  ofYear(year: Year): readonly Trigger[];
  dutyOf(id: TriggerId): DutyId | undefined;
  /** Fulfilments that answer an occurrence of this trigger. */
  fulfilmentsOf(id: TriggerId): number;
  add(trigger: Omit<Trigger, 'id'>): TriggerId;
  one(id: TriggerId): Trigger | undefined;
  /** Sets what it was and for whom; units that stay keep their rows. */
  update(trigger: Omit<Trigger, 'dutyId'>): void;
  remove(id: TriggerId): void;
  /** Gives the triggers of one duty to another. */
  moveToDuty(from: DutyId, to: DutyId): void;
}

/** Triggers (触发事件) and the units they start a clock for. Writes run inside `command`. */
export function createTriggersRepository(db: Database.Database, nextId: () => string): TriggersRepository {
  const sql = prepare(db);
  return {
    ofYear(year) {
      const units = grouped(
        sql.units.all(year),
        (row) => row.triggerId,
        (row) => row.unitId,
      );
      return sql.all
        .all(year)
        .map(({ id, dutyId, title, on }) => ({ id, dutyId, title, on, unitIds: units.get(id) ?? [] }));
    },
    dutyOf: (id) => sql.dutyOf.get(id),
    fulfilmentsOf: (id) => sql.fulfilments.get(id) ?? 0,
    add(trigger) {
      // The store's ids are plain text; their kind is known from the table they name.
      const id = nextId() as TriggerId;
      sql.add.run(id, trigger.dutyId, trigger.title, trigger.on);
      for (const unitId of new Set(trigger.unitIds)) sql.addUnit.run(nextId(), id, unitId);
      return id;
    },
    one(id) {
      const row = sql.one.get(id);
      return row && { ...row, unitIds: sql.unitsOf.all(id) };
    },
    update({ id, title, on, unitIds }) {
      sql.update.run(title, on, id);
      const wanted = new Set(unitIds);
      const known = new Set(sql.unitsOf.all(id));
      for (const unitId of known) if (!wanted.has(unitId)) sql.removeUnit.run(id, unitId);
      for (const unitId of wanted) if (!known.has(unitId)) sql.addUnit.run(nextId(), id, unitId);
    },
    remove(id) {
      sql.removeUnits.run(id);
      sql.remove.run(id);
    },
    moveToDuty: (from, to) => void sql.moveToDuty.run(to, from),
  };
}

function prepare(db: Database.Database) {
  return {
    all: db.prepare<[number], { id: TriggerId; dutyId: DutyId; title: string; on: PlainDate }>(
      `SELECT t.id, t.duty_id AS dutyId, t.title, t.on_date AS "on" FROM triggers t
       JOIN duties d ON d.id = t.duty_id WHERE d.year = ? ORDER BY t.on_date, t.id`,
    ),
    units: db.prepare<[number], { triggerId: TriggerId; unitId: UnitId }>(
      `SELECT u.trigger_id AS triggerId, u.unit_id AS unitId FROM trigger_units u JOIN triggers t ON t.id = u.trigger_id
       JOIN duties d ON d.id = t.duty_id JOIN units n ON n.id = u.unit_id WHERE d.year = ? ORDER BY n.sort, n.id`,
    ),
    one: db.prepare<[string], { id: TriggerId; dutyId: DutyId; title: string; on: PlainDate }>(
      'SELECT id, duty_id AS dutyId, title, on_date AS "on" FROM triggers WHERE id = ?',
    ),
    unitsOf: db.prepare<[string], UnitId>('SELECT unit_id FROM trigger_units WHERE trigger_id = ? ORDER BY id').pluck(),
    update: db.prepare<[string, string, string]>('UPDATE triggers SET title = ?, on_date = ? WHERE id = ?'),
    removeUnit: db.prepare<[string, string]>('DELETE FROM trigger_units WHERE trigger_id = ? AND unit_id = ?'),
    dutyOf: db.prepare<[string], DutyId>('SELECT duty_id FROM triggers WHERE id = ?').pluck(),
    fulfilments: db
      .prepare<[string], number>(
        'SELECT COUNT(*) FROM fulfilments f JOIN triggers t ON t.id = ? AND f.duty_id = t.duty_id AND f.period_key = t.id',
      )
      .pluck(),
    add: db.prepare<[string, string, string, string]>(
      'INSERT INTO triggers (id, duty_id, title, on_date) VALUES (?, ?, ?, ?)',
    ),
    addUnit: db.prepare<[string, string, string]>(
      'INSERT INTO trigger_units (id, trigger_id, unit_id) VALUES (?, ?, ?)',
    ),
    moveToDuty: db.prepare<[string, string]>('UPDATE triggers SET duty_id = ? WHERE duty_id = ?'),
    removeUnits: db.prepare<[string]>('DELETE FROM trigger_units WHERE trigger_id = ?'),
    remove: db.prepare<[string]>('DELETE FROM triggers WHERE id = ?'),
  };
}
