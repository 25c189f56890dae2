import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { EARLY, LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { shortDate } from '../ui/dates.ts';

/** What stands beside an occurrence's lamp: when it was done, by how much it is late, or that it is not done. */
export function lampText(occurrence: OccurrenceView): string {
  const { needed, done } = occurrence;
  return needed > 1 ? `${done}/${needed} ${wordsOf(occurrence)}` : wordsOf(occurrence);
}

function wordsOf({ lamp, doneOn, daysLate, needed, done, early }: OccurrenceView): string {
  const day = doneOn === undefined ? '' : shortDate(doneOn);
  switch (lamp) {
    case 'onTime':
      // Pieces of 信息报送 are counted by the month, whatever their days.
      return `${day === '' ? '已办' : day}${early ? ` ${EARLY}` : ''}`;
    case 'late':
    case 'breach':
      return `${day} ${LAMP_WORDS[lamp]}`;
    case 'overdue':
      return `${LAMP_WORDS.overdue} ${daysLate ?? 0} 天`;
    case 'before':
    case 'notCounted':
      return `${LAMP_WORDS[lamp]}，${done >= needed ? `${day} 已办` : '未登记'}`;
    case 'checkDue':
    case 'noReply':
    case 'exempt':
      return LAMP_WORDS[lamp];
    default:
      return '未办';
  }
}

/** 按时（提前：会议提前召开）: a word with what was done before it could be; as it is where nothing was. */
export function markedEarly(
  word: string,
  { early, fulfilments }: Pick<OccurrenceView, 'early' | 'fulfilments'>,
): string {
  if (!early) return word;
  const reasons = fulfilments.flatMap(({ earlyReason }) => earlyReason ?? []);
  return `${word}（${reasons.length === 0 ? EARLY : `${EARLY}：${reasons.join('、')}`}）`;
}
