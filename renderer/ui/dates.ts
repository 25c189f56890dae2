import { weekdayWord } from '../../electron/domain/dates/chineseDate.ts';
import { dateParts, daysBetween, type PlainDate } from '../../electron/domain/dates/plainDate.ts';

/** 周三 */
export function weekdayName(date: PlainDate): string {
  return `周${weekdayWord(date)}`;
}

/** 2021年6月30日: for prose. */
export function longDate(date: PlainDate): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

/** 2021年6月30日 周三 */
export function longDateWithWeekday(date: PlainDate): string {
  return `${longDate(date)} ${weekdayName(date)}`;
}

/** 06-30: for tables. With `year`, dates of other years keep theirs: 2022-01-31. */
export function shortDate(date: PlainDate, year?: number): string {
  return year !== undefined && dateParts(date).year !== year ? date : date.slice(5);
}

/** 06-30 周三 */
export function shortDateWithWeekday(date: PlainDate, year?: number): string {
  return `${shortDate(date, year)} ${weekdayName(date)}`;
}

/** 2021年6月 */
export function monthName(date: PlainDate): string {
  const { year, month } = dateParts(date);
  return `${year}年${month}月`;
}

/** 还有 2 天 / 今天到期 / 已过 3 天 */
export function distance(due: PlainDate, today: PlainDate): string {
  const days = daysBetween(today, due);
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`;
}

const INSTANT = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' });

/** 2021年6月28日 09:30, in the machine's time zone. */
export function instantWords(instant: string): string {
  return INSTANT.format(new Date(instant));
}

const TIME = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'short' });

/** 09:30, in the machine's time zone. */
export function timeOfDay(instant: string): string {
  return TIME.format(new Date(instant));
}
