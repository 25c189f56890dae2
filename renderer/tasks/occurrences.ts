import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { DutyPeriodKey } from '../../electron/contract/occurrenceKey.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortPeriod } from '../../electron/domain/dates/shortPeriod.ts';
import { dutyPeriodText, indexByOccurrence, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';

/** A period of one rule: a column of the table of units and periods. */
export interface PeriodColumn extends DutyPeriodKey {
  /** In full (2021年第一季度), and short for a narrow head (1季度). */
  readonly period: string;
  readonly short: string;
  readonly dueOn: PlainDate | undefined;
}

export interface UnitLine {
  readonly unitId: UnitId;
  readonly unit: string;
}

/** Units down, periods across. */
export interface OccurrenceTable {
  readonly columns: readonly PeriodColumn[];
  readonly units: readonly UnitLine[];
  readonly at: (unit: UnitLine, column: PeriodColumn) => OccurrenceView | undefined;
}

/** Arranges a duty's occurrences. Periods stand in the order of their due dates; those without one come last. */
export function tabulate(occurrences: readonly OccurrenceView[]): OccurrenceTable {
  const columns = new Map<string, PeriodColumn>();
  const units = new Map<UnitId, UnitLine>();
  const cells = indexByOccurrence(occurrences);
  for (const each of occurrences) {
    const key = dutyPeriodText(each);
    if (!columns.has(key)) columns.set(key, columnOf(each));
    if (!units.has(each.unitId)) units.set(each.unitId, { unitId: each.unitId, unit: each.unit });
  }
  return {
    columns: [...columns.values()].sort(byDue),
    units: [...units.values()],
    at: (unit, column) => cells.get(occurrenceText({ ...column, unitId: unit.unitId })),
  };
}

function columnOf({ dutyId, ruleId, periodKey, period, dueOn, originalDueOn }: OccurrenceView): PeriodColumn {
  return { dutyId, ruleId, periodKey, period, short: shortPeriod(periodKey, period), dueOn: originalDueOn ?? dueOn };
}

function byDue(a: PeriodColumn, b: PeriodColumn): number {
  const last = '9999';
  return (a.dueOn ?? last).localeCompare(b.dueOn ?? last) || a.periodKey.localeCompare(b.periodKey);
}

/** What a click on a line's head chooses: all that is not done and does not lie ahead; where nothing of that is left, all that is not done. */
export function openOnes(occurrences: readonly OccurrenceView[]): readonly OccurrenceView[] {
  const undone = occurrences.filter((each) => each.mayRegister && each.done < each.needed);
  const now = undone.filter((each) => each.lamp !== 'upcoming');
  return now.length > 0 ? now : undone;
}
