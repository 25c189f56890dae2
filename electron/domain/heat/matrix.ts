import type { UnitId } from '../brand.ts';
import { countLamps, leadingLamp, type LampCounts } from '../calendar/entries.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Duty } from '../model/duty.ts';
import type { Lamp, Occurrence, Period } from '../model/occurrence.ts';
import { shortStretch, stretchOfKey } from '../dates/stretch.ts';
import { periodOf } from '../rules/periods.ts';
import { daysBetweenDates } from '../rules/rhythm.ts';

/** A column of the heat map. Undated occurrences share one, without days. */
export interface HeatColumn {
  readonly key: string;
  readonly label: string;
  /** Its days; `undefined` for what has no date. */
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
}

/** Occurrences of one unit in one column. */
export interface HeatCell {
  /** The lamp that matters most. */
  readonly lamp: Lamp;
  /** Those with that lamp. */
  readonly count: number;
  readonly lamps: LampCounts;
}

export interface HeatRow {
  readonly unitId: UnitId;
  /** One per column; `undefined` where nothing is due. */
  readonly cells: readonly (HeatCell | undefined)[];
  /** Overdue occurrences over all columns. */
  readonly overdue: number;
}

/** Finds the column of an occurrence. */
export type ColumnOf = (occurrence: Occurrence) => HeatColumn;

/** The column of what has no date. */
export const UNDATED_COLUMN: HeatColumn = { key: 'undated', label: '不设期限', from: undefined, to: undefined };

function asColumn({ key, label, from, to }: Period): HeatColumn {
  return { key, label, from, to };
}

/** Many duties, whose periods differ: the month in which each is due. */
export function byDueMonth({ dueOn }: Occurrence): HeatColumn {
  return dueOn === undefined ? UNDATED_COLUMN : asColumn(periodOf('month', dueOn));
}

/**
 * One duty: what it covers (所属期) is the column, so that a report due in the month after stands under its own month. Periods shorter than a week
 * are too many and triggers too uneven for columns: they are put together by the week and the month in which they are due.
 */
export function byOwnPeriod(duty: Duty): ColumnOf {
  const rules = new Map(duty.rules.map(({ id, rule }) => [id, rule]));
  return (occurrence) => {
    const rule = rules.get(occurrence.ruleId);
    if (rule?.type === 'triggered') return byDueMonth(occurrence);
    if (occurrence.dueOn === undefined) return UNDATED_COLUMN;
    const daysApart = rule && daysBetweenDates(rule);
    return asColumn(daysApart !== undefined && daysApart < 7 ? periodOf('week', occurrence.dueOn) : occurrence.period);
  };
}

/** The twelve months, so that the map of many duties has its full width however little is due. */
export function monthsOf(year: number): readonly HeatColumn[] {
  return Array.from({ length: 12 }, (_, month) => asColumn(periodOf('month', dayInMonth(year, month + 1, 1))));
}

function cellOf(occurrences: readonly Occurrence[]): HeatCell {
  const lamps = countLamps(occurrences);
  const lamp = leadingLamp(lamps);
  return { lamp, count: lamps[lamp] ?? 0, lamps };
}

/** Units down and columns across. Columns are those that `columns` gives and any others that occur, by their days; the undated last. */
export function heatMatrix(
  occurrences: readonly Occurrence[],
  columnOf: ColumnOf,
  columns: readonly HeatColumn[] = [],
): { readonly columns: readonly HeatColumn[]; readonly rows: readonly HeatRow[] } {
  const found = new Map(columns.map((column) => [column.key, column]));
  const units = new Map<UnitId, Map<string, Occurrence[]>>();
  for (const occurrence of occurrences) {
    const column = columnOf(occurrence);
    if (!found.has(column.key)) found.set(column.key, column);
    const cells = units.get(occurrence.unitId) ?? new Map<string, Occurrence[]>();
    units.set(occurrence.unitId, cells);
    const cell = cells.get(column.key);
    if (cell) cell.push(occurrence);
    else cells.set(column.key, [occurrence]);
  }
  const last = '9999';
  const sorted = [...found.values()].sort((a, b) => {
    const [left, right] = [`${a.to ?? last} ${a.from ?? ''}`, `${b.to ?? last} ${b.from ?? ''}`];
    return left < right ? -1 : Number(left > right);
  });
  const rows = [...units].map(([unitId, cells]) => ({
    unitId,
    cells: sorted.map(({ key }) => {
      const own = cells.get(key);
      return own && cellOf(own);
    }),
    overdue: [...cells.values()].flat().filter(({ lamp }) => lamp === 'overdue').length,
  }));
  return { columns: sorted, rows };
}

/** A column's name for a narrow head: 3月, 1季度, 上半年, 7周, 全年, 1-4起. A month of another year keeps its year: 22年1月. */
export function shortColumn({ key, label }: Pick<HeatColumn, 'key' | 'label'>, year: number): string {
  const own = key.slice(0, 4) === `${year}` ? '' : `${key.slice(2, 4)}年`;
  const part = key.slice(5);
  if (/^\d{4}$/u.test(key)) return own === '' ? '全年' : `${key}年`;
  if (/^H[12]$/u.test(part)) return `${own}${part === 'H1' ? '上半年' : '下半年'}`;
  if (/^Q[1-4]$/u.test(part)) return `${own}${part.slice(1)}季度`;
  if (/^W\d\d$/u.test(part)) return `${own}${Number(part.slice(1))}周`;
  if (/^\d\d$/u.test(part)) return `${own}${Number(part)}月`;
  const stretch = stretchOfKey(key);
  if (stretch) return shortStretch(stretch);
  return label.startsWith(`${year}年`) ? label.slice(5) : label;
}
