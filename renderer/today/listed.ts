import type { ListedLine } from '../../electron/contract/today.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { ITEM_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import type { TableCopy } from '../grid/csv.ts';
import { shortDate } from '../ui/dates.ts';
import { searchable } from '../ui/search.ts';
import { lineText, sourcesOf } from './nodeWords.ts';

interface ListFilters {
  readonly unit: UnitId | '';
  readonly q: string;
}

export function filterLines(lines: readonly ListedLine[], { unit, q }: ListFilters): readonly ListedLine[] {
  const wanted = searchable(q);
  return lines.filter(
    (line) =>
      (unit === '' || line.unitId === unit) &&
      (wanted === '' || searchable(`${line.content}\n${line.unit}\n${line.period}`).includes(wanted)),
  );
}

/** 逾期 28 天, 09-12 按时, 未到期. */
export function stateWords({ lamp, days, doneOn, isReturned }: ListedLine, year: Year): string {
  if (lamp === 'overdue') return `${LAMP_WORDS.overdue} ${days} 天`;
  if (isReturned) return ITEM_STATE_WORDS.returned;
  return doneOn === undefined ? LAMP_WORDS[lamp] : `${shortDate(doneOn, year)} ${LAMP_WORDS[lamp]}`;
}

/** The list as it is copied and saved. */
export function listTable(lines: readonly ListedLine[], name: string): TableCopy {
  return {
    name,
    header: ['事项', '责任单位', '所属期', '到期日', '亮灯', '办结日期', '已办', '应办', '来源'],
    rows: lines.map((line) => [
      lineText(line),
      line.unit,
      line.period,
      line.dueOn ?? '',
      line.isReturned && line.lamp !== 'overdue' ? ITEM_STATE_WORDS.returned : LAMP_WORDS[line.lamp],
      line.doneOn ?? '',
      line.done,
      line.needed,
      sourcesOf([line]).join('；'),
    ]),
  };
}
