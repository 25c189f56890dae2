import type Database from 'better-sqlite3';
import type { DutyId, MatchRuleId, PublicationId, UnitId, Year } from '../../domain/brand.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { MatchRule, PublicationVerdict } from '../../domain/model/publication.ts';

/** A publication and an item. */
export interface VerdictPair {
  readonly publicationId: PublicationId;
  readonly item: OccurrenceKey;
}

export interface PublicationMatchingRepository {
  /** About items of a year's duties, in the order of recording. */
  verdicts(year: Year): readonly PublicationVerdict[];
  /** Says the same of several pairs; what was said of one before is replaced. */
  judge(pairs: readonly VerdictPair[], verdict: PublicationVerdict['verdict']): void;
  /** Takes back what was said; answers of how many. */
  withdraw(pairs: readonly VerdictPair[]): number;
  /** In the order of making. */
  rules(): readonly MatchRule[];
  addRule(rule: Omit<MatchRule, 'id'>): MatchRuleId;
  updateRule(rule: MatchRule): void;
  removeRules(ids: readonly MatchRuleId[]): void;
}

interface RuleRow {
  readonly id: MatchRuleId;
  readonly column: string;
  readonly words: string;
  readonly unitId: UnitId | null;
  readonly effect: MatchRule['effect']['kind'];
  readonly dutyId: DutyId | null;
  readonly reason: string | null;
}

function toRule({ id, column, words, unitId, effect, dutyId, reason }: RuleRow): MatchRule {
  // Written by this repository alone.
  const base = { id, column, words: JSON.parse(words) as string[], ...(unitId === null ? {} : { unitId }) };
  if (effect === 'ignore' || dutyId === null) return { ...base, effect: { kind: 'ignore', reason: reason ?? '' } };
  return { ...base, effect: { kind: effect, dutyId } };
}

function ruleValues({ column, words, unitId, effect }: Omit<MatchRule, 'id'>) {
  return {
    column,
    words: JSON.stringify(words),
    unitId: unitId ?? null,
    effect: effect.kind,
    dutyId: effect.kind === 'ignore' ? null : effect.dutyId,
    reason: effect.kind === 'ignore' ? effect.reason : null,
  };
}

/** What a person said of publications and items, and what the matching was taught. Writes run inside `command`. */
export function createPublicationMatchingRepository(
  db: Database.Database,
  nextId: () => string,
): PublicationMatchingRepository {
  const verdicts = db.prepare<[number], PublicationVerdict>(
    `SELECT v.publication_id AS publicationId, v.duty_id AS dutyId, v.rule_id AS ruleId, v.unit_id AS unitId, v.period_key AS periodKey,
       v.verdict, v.recorded_in AS recordedIn
     FROM publication_verdicts v JOIN duties d ON d.id = v.duty_id WHERE d.year = ? ORDER BY v.recorded_in, v.id`,
  );
  const judge = db.prepare<[object]>(
    `INSERT INTO publication_verdicts (id, publication_id, duty_id, rule_id, unit_id, period_key, verdict, recorded_in)
     VALUES (@id, @publicationId, @dutyId, @ruleId, @unitId, @periodKey, @verdict, (SELECT revision FROM current_command))
     ON CONFLICT (publication_id, duty_id, rule_id, unit_id, period_key)
     DO UPDATE SET verdict = excluded.verdict, recorded_in = excluded.recorded_in WHERE verdict <> excluded.verdict`,
  );
  const withdraw = db.prepare<[object]>(
    `DELETE FROM publication_verdicts WHERE publication_id = @publicationId AND duty_id = @dutyId AND rule_id = @ruleId
       AND unit_id = @unitId AND period_key = @periodKey`,
  );
  const rules = db.prepare<[], RuleRow>(
    `SELECT id, column_path AS "column", words, unit_id AS unitId, effect, duty_id AS dutyId, reason FROM match_rules ORDER BY rowid`,
  );
  const addRule = db.prepare<[object]>(
    `INSERT INTO match_rules (id, column_path, words, unit_id, effect, duty_id, reason)
     VALUES (@id, @column, @words, @unitId, @effect, @dutyId, @reason)`,
  );
  const updateRule = db.prepare<[object]>(
    `UPDATE match_rules SET column_path = @column, words = @words, unit_id = @unitId, effect = @effect, duty_id = @dutyId,
       reason = @reason WHERE id = @id`,
  );
  const removeRules = db.prepare<[string]>('DELETE FROM match_rules WHERE id IN (SELECT value FROM json_each(?))');
  return {
    verdicts: (year) => verdicts.all(year),
    judge(pairs, verdict) {
      for (const { publicationId, item } of pairs) judge.run({ ...item, publicationId, verdict, id: nextId() });
    },
    withdraw: (pairs) =>
      pairs.reduce((count, { publicationId, item }) => count + withdraw.run({ ...item, publicationId }).changes, 0),
    rules: () => rules.all().map(toRule),
    addRule(rule) {
      const id = nextId() as MatchRuleId;
      addRule.run({ ...ruleValues(rule), id });
      return id;
    },
    updateRule: (rule) => void updateRule.run({ ...ruleValues(rule), id: rule.id }),
    removeRules: (ids) => void removeRules.run(JSON.stringify(ids)),
  };
}
