import type { TodayLine } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { entryText } from '../occurrence/entries.ts';
import type { TableCopy } from '../grid/csv.ts';
import { byDuty, byUnit } from './lines.ts';

/** Everything overdue, in the order of the card, however long. */
export function overdueTable(lines: readonly TodayLine[], by: 'unit' | 'duty', year: Year): TableCopy {
  const name = `${year}年逾期`;
  if (by === 'unit') {
    return {
      name,
      header: ['责任单位', '事项', '所属期', '应办日期', '逾期天数', '已办', '应办'],
      rows: byUnit(lines).map((line) => [
        line.unit,
        entryText(line),
        line.period,
        line.dueOn,
        line.days,
        line.done,
        line.needed,
      ]),
    };
  }
  return {
    name,
    header: ['事项', '所属期', '应办日期', '逾期天数', '单位数', '责任单位'],
    rows: byDuty(lines).map(({ line, units }) => [
      entryText(line),
      line.period,
      line.dueOn,
      line.days,
      units.length,
      units.join('、'),
    ]),
  };
}
