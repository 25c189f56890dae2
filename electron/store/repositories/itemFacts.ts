import type Database from 'better-sqlite3';
import type { DutyId, RuleId, TriggerId, UnitId } from '../../domain/brand.ts';

/** The tables of the working ledger whose rows are about single occurrences. Registrations, extensions, exemptions and reports have their own. */
const TABLES = [
  'verifications',
  'evidence',
  'notes',
  'reminder_items',
  'round_answers',
  'publication_verdicts',
  'look_backs',
] as const;

/** Where registrations of one period of a unit went when their rule got other periods. */
export interface PeriodMove {
  readonly unitId: UnitId;
  readonly from: string;
  readonly to: string;
}

/**
 * What the working ledger holds about occurrences goes where the registrations go: to another rule, duty or period, or away with them. A row that
 * says the same of the same occurrence as one that is there already goes. Runs inside `command`.
 */
export interface ItemFactsRepository {
  moveToRule(dutyId: DutyId, from: RuleId, to: RuleId): void;
  moveToDuty(from: { readonly dutyId: DutyId; readonly ruleId: RuleId }, dutyId: DutyId, ruleId: RuleId): void;
  movePeriods(dutyIds: readonly DutyId[], moves: ReadonlyMap<string, string>): void;
  rekey(dutyId: DutyId, ruleId: RuleId, moves: readonly PeriodMove[]): void;
  removeOfRule(dutyId: DutyId, ruleId: RuleId): void;
  removeOfTrigger(dutyId: DutyId, triggerId: TriggerId): void;
}

/** Moves and removals over all tables of the working ledger that are keyed by occurrence. */
export function createItemFactsRepository(db: Database.Database): ItemFactsRepository {
  const each = (sql: (table: string) => string) => TABLES.map((table) => db.prepare<[object]>(sql(table)));
  const run = (statements: readonly Database.Statement<[object]>[], values: object): void => {
    for (const statement of statements) statement.run(values);
  };
  const move = each(
    (table) =>
      `UPDATE OR IGNORE ${table} SET duty_id = @toDuty, rule_id = @toRule WHERE duty_id = @dutyId AND rule_id = @ruleId`,
  );
  const movePeriod = each(
    (table) =>
      `UPDATE OR IGNORE ${table} SET period_key = @to WHERE period_key = @from AND duty_id IN (SELECT value FROM json_each(@dutyIds))`,
  );
  const removePeriods = each(
    (table) => `DELETE FROM ${table} WHERE period_key = @from AND duty_id IN (SELECT value FROM json_each(@dutyIds))`,
  );
  const rekey = each(
    (table) =>
      `UPDATE OR IGNORE ${table} SET period_key = @to WHERE duty_id = @dutyId AND rule_id = @ruleId AND unit_id = @unitId AND period_key = @from`,
  );
  const removeRule = each((table) => `DELETE FROM ${table} WHERE duty_id = @dutyId AND rule_id = @ruleId`);
  const removePeriod = each((table) => `DELETE FROM ${table} WHERE duty_id = @dutyId AND period_key = @periodKey`);
  return {
    moveToRule(dutyId, ruleId, toRule) {
      run(move, { dutyId, ruleId, toDuty: dutyId, toRule });
      run(removeRule, { dutyId, ruleId });
    },
    moveToDuty(from, toDuty, toRule) {
      run(move, { ...from, toDuty, toRule });
      run(removeRule, from);
    },
    movePeriods(dutyIds, moves) {
      for (const [from, to] of moves) {
        run(movePeriod, { dutyIds: JSON.stringify(dutyIds), from, to });
        run(removePeriods, { dutyIds: JSON.stringify(dutyIds), from });
      }
    },
    rekey(dutyId, ruleId, moves) {
      for (const one of moves) run(rekey, { ...one, dutyId, ruleId });
    },
    removeOfRule: (dutyId, ruleId) => run(removeRule, { dutyId, ruleId }),
    removeOfTrigger: (dutyId, triggerId) => run(removePeriod, { dutyId, periodKey: triggerId }),
  };
}
