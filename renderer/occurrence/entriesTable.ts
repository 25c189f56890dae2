import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { TableCopy } from '../grid/csv.ts';
import { weekdayName } from '../ui/dates.ts';
import { entryText } from './entries.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';

/** Due dates as they are filtered and sorted. */
export function entriesTable(entries: readonly CalendarEntry[], name: string): TableCopy {
  return {
    name,
    header: ['到期日', '星期', '类型', '事项', '所属期', '亮灯', '已办单位', '应办单位', '暂定'],
    rows: entries.map((entry) => [
      entry.dueOn,
      weekdayName(entry.dueOn),
      DUTY_KIND_WORDS[entry.kind],
      entryText(entry),
      entry.period,
      LAMP_WORDS[entry.lamp],
      entry.done,
      entry.total,
      entry.provisional ? '暂定' : '',
    ]),
  };
}
