import type { RoundDetail, RoundUnit } from '../../electron/contract/fillIn.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { TableCopy } from '../grid/csv.ts';
import { missingWord } from './nextStep.ts';

/** A round unit by unit, as it is listed. */
export function roundTable(
  round: Pick<RoundDetail, 'title' | 'dueOn'>,
  list: readonly RoundUnit[],
  today: PlainDate,
): TableCopy {
  return {
    name: `${round.title}填报返回情况`,
    header: ['单位', '填报项', '返回', '已填', '采用', '待处理'],
    rows: list.map((unit) => [
      unit.unit,
      unit.rows,
      unit.back?.at.slice(0, 10) ?? missingWord(round, today),
      unit.back?.filled,
      unit.back?.taken,
      todoWords(unit),
    ]),
  };
}

/** What of a unit's return waits for the office. */
export function todoWords({ back, toDecide }: RoundUnit): string {
  return [
    ...(back && back.left > 0 ? [`${back.left} 行未采用`] : []),
    ...(toDecide > 0 ? [`不涉及待定 ${toDecide}`] : []),
    ...(back && back.notes !== '' ? [`附言：${back.notes}`] : []),
  ].join('；');
}
