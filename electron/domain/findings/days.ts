import type { PlainDate } from '../dates/plainDate.ts';
import type { Finding } from '../model/finding.ts';
import { findingState, isOverdue, isSettled } from './state.ts';

/** How many findings are to be rectified by a day (整改到期), how many of them are settled, and how many it is too late for. */
export interface FindingDay {
  readonly date: PlainDate;
  readonly total: number;
  readonly settled: number;
  readonly overdue: number;
}

/** The days by which findings are to be rectified, in order; findings without a day have no place in a calendar. */
export function findingDays(findings: readonly Finding[], today: PlainDate): readonly FindingDay[] {
  const byDay = new Map<PlainDate, Finding[]>();
  for (const finding of findings) {
    const { rectifyBy } = finding;
    if (rectifyBy === undefined) continue;
    const own = byDay.get(rectifyBy);
    if (own) own.push(finding);
    else byDay.set(rectifyBy, [finding]);
  }
  return [...byDay]
    .map(([date, own]) => ({
      date,
      total: own.length,
      settled: own.filter((finding) => isSettled(findingState(finding, today))).length,
      overdue: own.filter((finding) => isOverdue(finding, today)).length,
    }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
