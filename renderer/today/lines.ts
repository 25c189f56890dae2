import type { OverdueLine, TodaySummary } from '../../electron/contract/today.ts';
import { dateParts, daysBetween, parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { writeEntryKey } from '../occurrence/entries.ts';

/** Overdue units of one duty and period. */
export interface OverdueDuty {
  readonly key: string;
  readonly line: OverdueLine;
  readonly units: readonly string[];
}

/** Unit by unit in the order in which they first appear (longest overdue first), each with its own lines together. */
export function byUnit(lines: readonly OverdueLine[]): readonly OverdueLine[] {
  return [...Map.groupBy(lines, ({ unitId }) => unitId).values()].flat();
}

export function byDuty(lines: readonly OverdueLine[]): readonly OverdueDuty[] {
  const groups = Map.groupBy(lines, writeEntryKey);
  return [...groups].flatMap(([key, own]) => {
    const [line] = own;
    return line ? [{ key, line, units: own.map(({ unit }) => unit) }] : [];
  });
}

/** 6月16日; with the year where it is not today's. */
export function monthDay(day: PlainDate, today: PlainDate): string {
  const { year, month, day: date } = dateParts(day);
  return `${year === dateParts(today).year ? '' : `${year}年`}${month}月${date}日`;
}

/** The day of an instant at the office: its clock is China's. */
export function dayOfInstant(instant: string): PlainDate | undefined {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return undefined;
  const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  return parsePlainDate(china.format(at));
}

/** 自上次打开（6月16日，12 天前）以来：新增逾期 5 项，办结 37 项。 */
export function sinceLine({ since, today }: Pick<TodaySummary, 'since' | 'today'>): string {
  if (since === undefined) return '第一次打开“今日”：下面是到今天为止的情况，下次起会说明其间的变化。';
  const { day, newOverdue, done, changes, changesUnknown } = since;
  const moved = changes.reduce((sum, { movedCount }) => sum + movedCount, 0);
  const ago = daysBetween(day, today) === 1 ? '昨天' : `${since.days} 天前`;
  const news = [
    ...(newOverdue > 0 ? [`新增逾期 ${newOverdue} 项`] : []),
    ...(done > 0 ? [`办结 ${done} 项`] : []),
    ...(moved > 0 ? [`${moved} 项到期日有变`] : []),
  ];
  const told = news.length > 0 ? news.join('，') : '没有新增逾期，也没有新的办结登记';
  const unknown = changesUnknown ? '；数据文件正被别的程序占用，到期日有没有变动暂时看不到，请稍后刷新' : '';
  return `自上次打开（${monthDay(day, today)}，${ago}）以来：${told}${unknown}`;
}
