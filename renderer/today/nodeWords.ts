import type { ListedLine, TodayLine } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { isEventPeriod, periodInColumn } from '../../electron/domain/dates/shortPeriod.ts';
import type { DueNode, GroupBy } from '../../electron/domain/today/grouping.ts';
import { entryText } from '../occurrence/entries.ts';
import { shortDate } from '../ui/dates.ts';

/** What a line is about: its duty, with the event's title where one started it. */
export function lineText(line: Pick<ListedLine, 'clause' | 'content' | 'period' | 'periodKey'>): string {
  return isEventPeriod(line.periodKey) ? `${entryText(line)}（${line.period}）` : entryText(line);
}

/** What names a line of a grouped list. */
export function nameWords({ level, head, parts }: DueNode<TodayLine>, by: GroupBy): string {
  if (level === 'unit') return head.unit;
  // Under its duty, a period says only which one it is.
  if (level === 'period') return head.period;
  return parts.length > 0 || by === 'duty' ? entryText(head) : lineText(head);
}

/** 37 期, or the one period, short. */
export function periodWords({ level, head, parts, periods }: DueNode<TodayLine>, year: Year): string {
  if (level === 'unit' && parts.length > 0) return '';
  return parts.length > 0 ? `${periods} 期` : periodInColumn(head.periodKey, head.period, year);
}

/** 05-31, or from the oldest to the latest: 01-04 至 09-12. */
export function dueWords({ oldest, latest }: Pick<DueNode<TodayLine>, 'oldest' | 'latest'>, year: Year): string {
  const from = shortDate(oldest, year);
  return oldest === latest ? from : `${from} 至 ${shortDate(latest, year)}`;
}

/** 区财政局, 40 个单位; in full all their names. */
export function unitsWords({ lines, units }: DueNode<TodayLine>, inFull = false): string {
  if (inFull) return [...new Set(lines.map(({ unit }) => unit))].join('、');
  return units.length === 1 ? (lines[0]?.unit ?? '') : `${units.length} 个单位`;
}

/** All duties that ask for what the lines are about, where there are several. */
export function sourcesOf(lines: readonly Pick<ListedLine, 'sources'>[]): readonly string[] {
  return [...new Set(lines.flatMap(({ sources = [] }) => sources))];
}
