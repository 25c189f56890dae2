import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { TableCopy } from '../grid/csv.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { EARLY, LAMP_WORDS } from '../../electron/domain/words/states.ts';

/** A duty's occurrences as a table that leaves the screen: one a row, unit by unit, as the grid shows them. */
export function occurrenceTable(content: string, occurrences: readonly OccurrenceView[]): TableCopy {
  return {
    name: `办理情况（${content.slice(0, 30)}）`,
    header: ['单位', '所属期', '应办日期', '办结日期', '已办', '应办', '提前', '状态'],
    rows: occurrences
      .toSorted((a, b) => a.unit.localeCompare(b.unit, 'zh') || dayOf(a.dueOn).localeCompare(dayOf(b.dueOn)))
      .map(({ unit, period, dueOn, doneOn, done, needed, lamp, early, fulfilments }) => [
        unit,
        period,
        dueOn,
        doneOn,
        done,
        needed,
        early ? fulfilments.flatMap(({ earlyReason }) => earlyReason ?? []).join('、') || EARLY : '',
        LAMP_WORDS[lamp],
      ]),
  };
}

function dayOf(day: PlainDate | undefined): string {
  return day ?? '9999';
}
