import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { DutyPeriodKey } from '../../electron/contract/occurrenceKey.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortStretch, stretchOfKey } from '../../electron/domain/dates/stretch.ts';
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

/** 2021-03 → 3月, 2021-Q1 → 1季度, 2021-H1 → 上半年, 2021-W07 → 7周, 2021-03-05 → 3-5, 2021 → 全年, 2021-01-04/2021-01-17 → 1-4起, 2021-R06-30 → 上半年; else the period's own name. */
export function shortPeriod(key: string, period: string): string {
  const [, part = ''] = /^\d{4}-?(.*)$/.exec(key) ?? [];
  if (/^\d{4}$/.test(key)) return '全年';
  if (/^H[12]$/.test(part)) return part === 'H1' ? '上半年' : '下半年';
  if (/^Q[1-4]$/.test(part)) return `${part.slice(1)}季度`;
  if (/^W\d\d$/.test(part)) return `${Number(part.slice(1))}周`;
  // Up to a review: the label says which part of the year.
  if (/^R\d\d-\d\d$/.test(part)) return period.replace(/^\d{4}年/, '').replace('年度', '全年');
  if (/^\d\d$/.test(part)) return `${Number(part)}月`;
  if (/^\d\d-\d\d$/.test(part)) return part.split('-').map(Number).join('-');
  const stretch = stretchOfKey(key);
  return stretch ? shortStretch(stretch) : period;
}

/** What a click on a line's head chooses: all that is not done and does not lie ahead; where nothing of that is left, all that is not done. */
export function openOnes(occurrences: readonly OccurrenceView[]): readonly OccurrenceView[] {
  const undone = occurrences.filter((each) => each.mayRegister && each.done < each.needed);
  const now = undone.filter((each) => each.lamp !== 'upcoming');
  return now.length > 0 ? now : undone;
}
