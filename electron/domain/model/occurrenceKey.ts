import type { DutyId, RuleId, UnitId } from '../brand.ts';

/** Which occurrence a fact about a single one means: duty, rule, unit, and `Period.key` or the trigger's id. */
export interface OccurrenceKey {
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly unitId: UnitId;
  readonly periodKey: string;
}
