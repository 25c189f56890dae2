import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { TableCopy } from '../grid/csv.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { markedEarly } from '../occurrence/lampText.ts';

/** A duty's occurrences as a table that leaves the screen: one a row, unit by unit, as the grid shows them. */
export function occurrenceTable(content: string, occurrences: readonly OccurrenceView[]): TableCopy {
  return {
    name: `办理情况（${content.slice(0, 30)}）`,
    header: ['单位', '所属期', '应办日期', '办结日期', '已办', '应办', '状态'],
    rows: occurrences
      .toSorted((a, b) => a.unit.localeCompare(b.unit, 'zh') || dayOf(a.dueOn).localeCompare(dayOf(b.dueOn)))
      .map((one) => [
        one.unit,
        one.period,
        one.dueOn,
        one.doneOn,
        one.done,
        one.needed,
        markedEarly(LAMP_WORDS[one.lamp], one),
      ]),
  };
}

function dayOf(day: PlainDate | undefined): string {
  return day ?? '9999';
}
