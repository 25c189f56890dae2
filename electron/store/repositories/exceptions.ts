import type Database from 'better-sqlite3';
import type { Brand, DutyId, ExemptionId, ExtensionId, RuleId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Exemption, Extension } from '../../domain/model/registrations.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { UnitReport } from '../../domain/fillIn/round.ts';

interface Repository<Fact, Id, Value> {
  /** Of the duties of a year. */
  ofYear(year: Year): readonly Fact[];
  one(id: Id): Fact | undefined;
  /** Records a fact for an occurrence; one that it has already is replaced. */
  set(occurrence: OccurrenceKey, value: Value, recordedAt: string): Id;
  remove(ids: readonly Id[]): number;
  /** Lets what was recorded for one rule of a duty stand for another; what the other has already goes before. */
  moveToRule(dutyId: DutyId, from: RuleId, to: RuleId): void;
  removeOfRule(dutyId: DutyId, ruleId: RuleId): void;
  /** Lets a fact count for another duty, which must have none of this kind for the occurrence. */
  moveToDuty(id: Id, dutyId: DutyId, ruleId: RuleId): void;
  movePeriods(dutyIds: readonly DutyId[], moves: ReadonlyMap<string, string>): void;
  removeOfTrigger(dutyId: DutyId, periodKey: string): void;
}

export type ExtensionsRepository = Repository<
  Extension,
  ExtensionId,
  { readonly dueOn: PlainDate; readonly reason: string }
>;
export type ExemptionsRepository = Repository<Exemption, ExemptionId, { readonly reason: string }>;
type ReportId = Brand<string, 'ReportId'>;
type ReportValue = Omit<UnitReport, keyof OccurrenceKey>;
export type ReportsRepository = Repository<UnitReport, ReportId, ReportValue>;

const KEY = 'x.duty_id AS dutyId, x.rule_id AS ruleId, x.unit_id AS unitId, x.period_key AS periodKey';

interface Shape {
  readonly table: 'extensions' | 'exemptions' | 'unit_reports';
  /** Column and name of what the fact says. */
  readonly columns: readonly (readonly [column: string, name: string])[];
}

function createRepository<Fact, Id extends string, Value extends object>(
  db: Database.Database,
  nextId: () => string,
  { table, columns }: Shape,
): Repository<Fact, Id, Value> {
  const own = columns.map(([column, name]) => `x.${column} AS ${name}`).join(', ');
  const names = columns.map(([column]) => column);
  const params = columns.map(([, name]) => `@${name}`);
  const select = `SELECT x.id, ${KEY}, ${own}, x.recorded_at AS recordedAt FROM ${table} x`;
  const clash = `SELECT 1 FROM ${table} y WHERE y.duty_id = x.duty_id AND y.unit_id = x.unit_id`;
  const sql = {
    ofYear: db.prepare<[number], Fact>(
      `${select} JOIN duties d ON d.id = x.duty_id WHERE d.year = ? ORDER BY x.recorded_at, x.id`,
    ),
    one: db.prepare<[string], Fact>(`${select} WHERE x.id = ?`),
    known: db
      .prepare<[object], Id>(
        `SELECT id FROM ${table} WHERE duty_id = @dutyId AND rule_id = @ruleId AND unit_id = @unitId AND period_key = @periodKey`,
      )
      .pluck(),
    add: db.prepare<[object]>(
      `INSERT INTO ${table} (id, duty_id, rule_id, unit_id, period_key, recorded_at, ${names.join(', ')})
       VALUES (@id, @dutyId, @ruleId, @unitId, @periodKey, @recordedAt, ${params.join(', ')})`,
    ),
    update: db.prepare<[object]>(
      `UPDATE ${table} SET recorded_at = @recordedAt, ${columns.map(([column, name]) => `${column} = @${name}`).join(', ')} WHERE id = @id`,
    ),
    remove: db.prepare<[string]>(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`),
    move: db.prepare<[object]>(
      `UPDATE ${table} AS x SET rule_id = @to WHERE duty_id = @dutyId AND rule_id = @from
       AND NOT EXISTS (${clash} AND y.rule_id = @to AND y.period_key = x.period_key)`,
    ),
    movePeriod: db.prepare<[object]>(
      `UPDATE ${table} AS x SET period_key = @to WHERE period_key = @from AND duty_id IN (SELECT value FROM json_each(@dutyIds))
       AND NOT EXISTS (${clash} AND y.rule_id = x.rule_id AND y.period_key = @to)`,
    ),
    moveToDuty: db.prepare<[string, string, string]>(`UPDATE ${table} SET duty_id = ?, rule_id = ? WHERE id = ?`),
    removeOfRule: db.prepare<[string, string]>(`DELETE FROM ${table} WHERE duty_id = ? AND rule_id = ?`),
    removeOfPeriod: db.prepare<[string, string]>(`DELETE FROM ${table} WHERE duty_id = ? AND period_key = ?`),
  };
  return {
    ofYear: (year) => sql.ofYear.all(year),
    one: (id) => sql.one.get(id),
    set({ dutyId, ruleId, unitId, periodKey }, value, recordedAt) {
      const key = { dutyId, ruleId, unitId, periodKey };
      const known = sql.known.get(key);
      // The store's ids are plain text; their kind is known from the table they name.
      const id = known ?? (nextId() as Id);
      if (known === undefined) sql.add.run({ ...key, ...value, id, recordedAt });
      else sql.update.run({ ...value, id, recordedAt });
      return id;
    },
    remove: (ids) => sql.remove.run(JSON.stringify(ids)).changes,
    moveToRule(dutyId, from, to) {
      sql.move.run({ dutyId, from, to });
      sql.removeOfRule.run(dutyId, from);
    },
    moveToDuty: (id, dutyId, ruleId) => void sql.moveToDuty.run(dutyId, ruleId, id),
    removeOfRule: (dutyId, ruleId) => void sql.removeOfRule.run(dutyId, ruleId),
    movePeriods(dutyIds, moves) {
      for (const [from, to] of moves) sql.movePeriod.run({ dutyIds: JSON.stringify(dutyIds), from, to });
    },
    removeOfTrigger: (dutyId, periodKey) => void sql.removeOfPeriod.run(dutyId, periodKey),
  };
}

/** 延期. Writes run inside `command`. */
export function createExtensionsRepository(db: Database.Database, nextId: () => string): ExtensionsRepository {
  const columns = [
    ['due_on', 'dueOn'],
    ['reason', 'reason'],
  ] as const;
  return createRepository(db, nextId, { table: 'extensions', columns });
}

/** 免除. Writes run inside `command`. */
export function createExemptionsRepository(db: Database.Database, nextId: () => string): ExemptionsRepository {
  return createRepository(db, nextId, { table: 'exemptions', columns: [['reason', 'reason']] });
}

type ReportRow = Omit<UnitReport, 'status'> & { readonly status: UnitReport['status'] | null };

/** What units last said of single occurrences. Writes run inside `command`. */
export function createReportsRepository(db: Database.Database, nextId: () => string): ReportsRepository {
  const columns = [
    ['status', 'status'],
    ['link', 'link'],
    ['progress', 'progress'],
    ['remarks', 'remarks'],
    ['reported_on', 'reportedOn'],
    ['round_id', 'roundId'],
  ] as const;
  const rows = createRepository<ReportRow, ReportId, Record<keyof ReportValue, string | null>>(db, nextId, {
    table: 'unit_reports',
    columns,
  });
  const toReport = ({ status, ...row }: ReportRow): UnitReport => ({ ...row, status: status ?? undefined });
  return {
    ...rows,
    ofYear: (year) => rows.ofYear(year).map(toReport),
    one(id) {
      const row = rows.one(id);
      return row && toReport(row);
    },
    set: (occurrence, { status, ...value }, recordedAt) =>
      rows.set(occurrence, { ...value, status: status ?? null }, recordedAt),
  };
}
