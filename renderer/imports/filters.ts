import type { PreviewRow, RowDecision, TablePreview } from '../../electron/contract/imports.ts';
import { isToCheck, type Questioned } from '../../electron/domain/duties/toCheck.ts';
import { isIncluded, type RowDecisions } from './takes.ts';

/**
 * A row's questions as they will stand when it is written with what was decided: what is set by hand asks no more, what is left out asks nothing, and a
 * name that stays without a unit asks. `named`: names that will be units or groups; without it names are not looked at.
 */
export function questionsLeft(
  row: PreviewRow,
  decision: RowDecision | undefined,
  named?: ReadonlySet<string>,
): Questioned {
  if (!isIncluded(row, decision)) return {};
  const unnamed = named === undefined ? [] : unnamedIn(row, named);
  const names = unnamed.length > 0 ? `${unnamed.map((name) => `“${name}”`).join('、')}还没有对应到单位。` : undefined;
  return {
    timeCheck: decision?.rules === undefined ? row.timeCheck : undefined,
    unitsCheck: decision?.parties === undefined ? (row.unitsCheck ?? names) : undefined,
  };
}

/** Names of a row that nobody bears and that are not decided. What an unchanged row left unread before is not asked about again. */
function unnamedIn({ state, parties }: PreviewRow, named: ReadonlySet<string>): readonly string[] {
  if (state === 'same') return [];
  const open = parties.filter(
    ({ unitId, groupId, name }) => unitId === undefined && groupId === undefined && !named.has(name),
  );
  return open.map(({ name }) => name);
}

/** The rows to look at; `setAside` are those not ticked at first for how they stand in the file, `missing` duties that it no longer has. */
export type RowFilter = 'all' | 'new' | 'changed' | 'same' | 'conflict' | 'toCheck' | 'setAside' | 'missing';

export const FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: '全部',
  new: '新增',
  changed: '有变化',
  same: '相同',
  conflict: '有冲突',
  toCheck: '待核',
  setAside: '先不导入',
  missing: '文件中没有的',
};

export const FILTERS = Object.keys(FILTER_WORDS) as readonly RowFilter[];

export function matchesFilter(
  row: PreviewRow,
  filter: RowFilter,
  decisions: RowDecisions,
  named?: ReadonlySet<string>,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'missing':
      return false;
    case 'toCheck':
      return isToCheck(questionsLeft(row, decisions[row.key], named));
    case 'setAside':
      return row.untickedBecause !== undefined;
    default:
      return row.state === filter;
  }
}

/** How many rows each filter shows; one walk over the rows, of which there may be ten thousand. */
export function countFilters(
  { rows, missing }: Pick<TablePreview, 'rows' | 'missing'>,
  decisions: RowDecisions,
  named?: ReadonlySet<string>,
): Readonly<Record<RowFilter, number>> {
  const counts = {
    all: rows.length,
    new: 0,
    changed: 0,
    same: 0,
    conflict: 0,
    toCheck: 0,
    setAside: 0,
    missing: missing.length,
  };
  for (const row of rows) {
    counts[row.state] += 1;
    if (isToCheck(questionsLeft(row, decisions[row.key], named))) counts.toCheck += 1;
    if (row.untickedBecause !== undefined) counts.setAside += 1;
  }
  return counts;
}

/** Filters that stand only where they have a row. */
const RARE: ReadonlySet<RowFilter> = new Set(['conflict', 'setAside', 'missing']);

/** Filters worth a place. */
export function offeredFilters(counts: Readonly<Record<RowFilter, number>>): readonly RowFilter[] {
  return FILTERS.filter((filter) => counts[filter] > 0 || !RARE.has(filter));
}
