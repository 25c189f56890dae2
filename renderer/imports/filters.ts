import type { PreviewRow, RowDecision, TablePreview } from '../../electron/contract/imports.ts';
import type { RowDecisions } from './takes.ts';

/** What still stands open about a row, in Chinese; empty once it is set by hand. */
export function openChecks(row: PreviewRow, decision: RowDecision | undefined): readonly string[] {
  return [
    ...(row.timeCheck !== undefined && decision?.rules === undefined ? [row.timeCheck] : []),
    ...(row.unitsCheck !== undefined && decision?.parties === undefined ? [row.unitsCheck] : []),
  ];
}

/** The rows to look at; `missing` are duties that the file no longer has. */
export type RowFilter = 'all' | 'new' | 'changed' | 'same' | 'conflict' | 'toCheck' | 'missing';

export const FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: '全部',
  new: '新增',
  changed: '有变化',
  same: '相同',
  conflict: '有冲突',
  toCheck: '待核',
  missing: '文件中没有的',
};

export const FILTERS = Object.keys(FILTER_WORDS) as readonly RowFilter[];

export function matchesFilter(row: PreviewRow, filter: RowFilter, decisions: RowDecisions): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'missing':
      return false;
    case 'toCheck':
      return openChecks(row, decisions[row.key]).length > 0;
    default:
      return row.state === filter;
  }
}

/** How many rows each filter shows; one walk over the rows, of which there may be ten thousand. */
export function countFilters(
  { rows, missing }: Pick<TablePreview, 'rows' | 'missing'>,
  decisions: RowDecisions,
): Readonly<Record<RowFilter, number>> {
  const counts = { all: rows.length, new: 0, changed: 0, same: 0, conflict: 0, toCheck: 0, missing: missing.length };
  for (const row of rows) {
    counts[row.state] += 1;
    if (openChecks(row, decisions[row.key]).length > 0) counts.toCheck += 1;
  }
  return counts;
}

/** Filters worth a place: conflicts and missing rows only where there are any. */
export function offeredFilters(counts: Readonly<Record<RowFilter, number>>): readonly RowFilter[] {
  return FILTERS.filter((filter) => counts[filter] > 0 || (filter !== 'conflict' && filter !== 'missing'));
}
