import type Database from 'better-sqlite3';
import type { DutyId, FulfilmentId, RuleId, TriggerId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import type { PeriodMove } from './itemFacts.ts';

export interface FulfilmentsRepository {
  /** Of the duties of a year, in the order they were done. */
  ofYear(year: Year): readonly Fulfilment[];
  one(id: FulfilmentId): Fulfilment | undefined;
  /** How many fulfilments each rule of a duty has. */
  countsByRule(dutyId: DutyId): ReadonlyMap<RuleId, number>;
  add(fulfilment: Omit<Fulfilment, 'id' | 'recordedIn'>): FulfilmentId;
  update(
    id: FulfilmentId,
    change: {
      readonly doneOn?: PlainDate;
      readonly title?: string;
      readonly link?: string;
      readonly earlyReason?: string;
    },
  ): void;
  /** The last day on which it could be read; `null` takes that back. */
  takeDown(ids: readonly FulfilmentId[], on: PlainDate | null): void;
  /** Gives the registrations of one rule other periods, and tells which; those without a new key stay. */
  rekey(dutyId: DutyId, ruleId: RuleId, keyOf: (fulfilment: Fulfilment) => string | undefined): readonly PeriodMove[];
  movePeriods(dutyIds: readonly DutyId[], moves: ReadonlyMap<string, string>): void;
  /** Lets what was registered for one rule of a duty count for another whose periods have the same keys. */
  moveToRule(dutyId: DutyId, from: RuleId, to: RuleId): void;
  /** Lets a registration count for another duty. */
  moveToDuty(id: FulfilmentId, dutyId: DutyId, ruleId: RuleId): void;
  /** Removes what answers a trigger's occurrences. */
  removeOfTrigger(dutyId: DutyId, triggerId: TriggerId): number;
  remove(ids: readonly FulfilmentId[]): number;
}

const COLUMNS = `f.id, f.duty_id AS dutyId, f.rule_id AS ruleId, f.unit_id AS unitId, f.period_key AS periodKey,
  f.done_on AS doneOn, f.recorded_at AS recordedAt, f.title, f.link, f.taken_down_on AS takenDownOn, f.early_reason AS earlyReason,
  f.recorded_in AS recordedIn`;

type Row = Omit<Fulfilment, 'takenDownOn' | 'earlyReason' | 'recordedIn'> & {
  readonly takenDownOn: PlainDate | null;
  readonly earlyReason: string | null;
  readonly recordedIn: number;
};

function toFulfilment({ takenDownOn, earlyReason, recordedIn, ...row }: Row): Fulfilment {
  return {
    ...row,
    ...(recordedIn === 0 ? {} : { recordedIn }),
    ...(takenDownOn === null ? {} : { takenDownOn }),
    ...(earlyReason === null ? {} : { earlyReason }),
  };
}

/** What units did (办结登记). Writes run inside `command`. */
export function createFulfilmentsRepository(db: Database.Database, nextId: () => string): FulfilmentsRepository {
  const sql = {
    ofYear: db.prepare<[number], Row>(
      `SELECT ${COLUMNS} FROM fulfilments f JOIN duties d ON d.id = f.duty_id WHERE d.year = ? ORDER BY f.done_on, f.recorded_at, f.id`,
    ),
    one: db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM fulfilments f WHERE f.id = ?`),
    counts: db.prepare<[string], { ruleId: RuleId; count: number }>(
      'SELECT rule_id AS ruleId, COUNT(*) AS count FROM fulfilments WHERE duty_id = ? GROUP BY rule_id',
    ),
    add: db.prepare<[string, DutyId, RuleId, UnitId, string, PlainDate, string, string, string, string | null]>(
      'INSERT INTO fulfilments (id, duty_id, rule_id, unit_id, period_key, done_on, recorded_at, title, link, early_reason, recorded_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT revision FROM current_command))',
    ),
    update: db.prepare<[string | null, string | null, string | null, string | null, string]>(
      'UPDATE fulfilments SET done_on = COALESCE(?, done_on), title = COALESCE(?, title), link = COALESCE(?, link), early_reason = COALESCE(?, early_reason) WHERE id = ?',
    ),
    move: db.prepare<[string, string, string]>('UPDATE fulfilments SET rule_id = ? WHERE duty_id = ? AND rule_id = ?'),
    moveToDuty: db.prepare<[string, string, string]>('UPDATE fulfilments SET duty_id = ?, rule_id = ? WHERE id = ?'),
    takeDown: db.prepare<[string | null, string]>(
      'UPDATE fulfilments SET taken_down_on = ? WHERE id IN (SELECT value FROM json_each(?))',
    ),
    ofRule: db.prepare<[string, string], Row>(
      `SELECT ${COLUMNS} FROM fulfilments f WHERE f.duty_id = ? AND f.rule_id = ?`,
    ),
    key: db.prepare<[string, string]>('UPDATE fulfilments SET period_key = ? WHERE id = ?'),
    movePeriod: db.prepare<[string, string, string]>(
      'UPDATE fulfilments SET period_key = ? WHERE period_key = ? AND duty_id IN (SELECT value FROM json_each(?))',
    ),
    removeOfTrigger: db.prepare<[string, string]>('DELETE FROM fulfilments WHERE duty_id = ? AND period_key = ?'),
    remove: db.prepare<[string]>('DELETE FROM fulfilments WHERE id IN (SELECT value FROM json_each(?))'),
  };
  return {
    ofYear: (year) => sql.ofYear.all(year).map(toFulfilment),
    one(id) {
      const row = sql.one.get(id);
      return row && toFulfilment(row);
    },
    countsByRule: (dutyId) => new Map(sql.counts.all(dutyId).map(({ ruleId, count }) => [ruleId, count])),
    add(done) {
      const id = nextId() as FulfilmentId;
      const { dutyId, ruleId, unitId, periodKey, doneOn, recordedAt, title, link } = done;
      sql.add.run(id, dutyId, ruleId, unitId, periodKey, doneOn, recordedAt, title, link, done.earlyReason ?? null);
      return id;
    },
    update: (id, change) =>
      void sql.update.run(
        change.doneOn ?? null,
        change.title ?? null,
        change.link ?? null,
        change.earlyReason ?? null,
        id,
      ),
    takeDown: (ids, on) => void sql.takeDown.run(on, JSON.stringify(ids)),
    rekey(dutyId, ruleId, keyOf) {
      return sql.ofRule.all(dutyId, ruleId).flatMap((row): readonly PeriodMove[] => {
        const to = keyOf(toFulfilment(row));
        if (to === undefined || to === row.periodKey) return [];
        sql.key.run(to, row.id);
        return [{ unitId: row.unitId, from: row.periodKey, to }];
      });
    },
    movePeriods(dutyIds, moves) {
      for (const [from, to] of moves) sql.movePeriod.run(to, from, JSON.stringify(dutyIds));
    },
    moveToRule: (dutyId, from, to) => void sql.move.run(to, dutyId, from),
    moveToDuty: (id, dutyId, ruleId) => void sql.moveToDuty.run(dutyId, ruleId, id),
    removeOfTrigger: (dutyId, triggerId) => sql.removeOfTrigger.run(dutyId, triggerId).changes,
    remove: (ids) => sql.remove.run(JSON.stringify(ids)).changes,
  };
}
