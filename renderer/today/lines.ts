import type { TodayLine, TodaySummary } from '../../electron/contract/today.ts';
import { dateParts, daysBetween, parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { TodayList } from '../../electron/domain/words/today.ts';
import { writeEntryKey } from '../occurrence/entries.ts';

/** Overdue units of one duty and period. */
export interface OverdueDuty {
  readonly key: string;
  readonly line: TodayLine;
  readonly units: readonly string[];
}

/** Unit by unit in the order in which they first appear (longest overdue first), each with its own lines together. */
export function byUnit(lines: readonly TodayLine[]): readonly TodayLine[] {
  return [...Map.groupBy(lines, ({ unitId }) => unitId).values()].flat();
}

export function byDuty(lines: readonly TodayLine[]): readonly OverdueDuty[] {
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

/** Words of the line about the last look; what counts something names its list. */
export interface SincePart {
  readonly text: string;
  readonly list?: TodayList | 'moved';
}

/** 自上次打开（6月16日，12 天前）以来：新增逾期 5 项，办结 37 项. */
export function sinceParts({ since, today }: Pick<TodaySummary, 'since' | 'today'>): readonly SincePart[] {
  if (since === undefined) return [{ text: '第一次打开“今日”：下面是到今天为止的情况，下次起会说明其间的变化。' }];
  const { day, newOverdue, done, changes, changesUnknown } = since;
  const moved = changes.reduce((sum, { movedCount }) => sum + movedCount, 0);
  const ago = daysBetween(day, today) === 1 ? '昨天' : `${since.days} 天前`;
  const news: readonly SincePart[] = [
    ...(newOverdue > 0 ? [{ text: `新增逾期 ${newOverdue} 项`, list: 'newOverdue' } as const] : []),
    ...(done > 0 ? [{ text: `办结 ${done} 项`, list: 'finished' } as const] : []),
    ...(moved > 0 ? [{ text: `${moved} 项到期日有变`, list: 'moved' } as const] : []),
  ];
  return [
    { text: `自上次打开（${monthDay(day, today)}，${ago}）以来：` },
    ...(news.length > 0
      ? news.flatMap((part, index) => (index > 0 ? [{ text: '，' }, part] : [part]))
      : [{ text: '没有新增逾期，也没有新的办结登记' }]),
    ...(changesUnknown ? [{ text: '；数据文件正被别的程序占用，到期日有没有变动暂时看不到，请稍后刷新' }] : []),
  ];
}

/** The same as one text, for paper. */
export function sinceLine(summary: Pick<TodaySummary, 'since' | 'today'>): string {
  return sinceParts(summary)
    .map(({ text }) => text)
    .join('');
}
