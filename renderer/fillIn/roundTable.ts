import type { RoundChange, RoundDetail, RoundUnit } from '../../electron/contract/fillIn.ts';
import { ROUND_CHANGE_WORDS } from '../../electron/domain/words/documents.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { TableCopy } from '../grid/csv.ts';
import { missingWord } from './nextStep.ts';

/** A round unit by unit, as it is listed. */
export function roundTable(
  round: Pick<RoundDetail, 'title' | 'dueOn' | 'kind'>,
  list: readonly RoundUnit[],
  today: PlainDate,
): TableCopy {
  return {
    name: `${round.title}填报返回情况`,
    header: ['单位', '填报项', '返回', '已填', '采用', ...(round.kind === 'progress' ? ['变化'] : []), '待处理'],
    rows: list.map((unit) => [
      unit.unit,
      unit.rows,
      unit.back?.at.slice(0, 10) ?? missingWord(round, today),
      unit.back?.filled,
      unit.back?.taken,
      ...(round.kind === 'progress' ? [changeWords(unit)] : []),
      todoWords(unit, round),
    ]),
  };
}

/** 新增 2、停滞 1: what became of a unit's items since the last round, as far as something did. */
export function changeWords({ changes = {} }: RoundUnit): string {
  const told = ['new', 'moved', 'back', 'stuck'] as const satisfies readonly RoundChange[];
  return told
    .flatMap((change) => (changes[change] ? [`${ROUND_CHANGE_WORDS[change]} ${changes[change]}`] : []))
    .join('、');
}

/** What of a unit's return waits for the office. */
export function todoWords({ back, toDecide }: RoundUnit, { kind }: Pick<RoundDetail, 'kind'>): string {
  return [
    ...(back && back.left > 0 ? [`${back.left} 行未采用`] : []),
    ...(toDecide > 0 ? [kind === 'taskList' ? `${toDecide} 项任务待确认` : `不涉及待定 ${toDecide}`] : []),
    ...(back && back.notes !== '' ? [`附言：${back.notes}`] : []),
  ].join('；');
}
