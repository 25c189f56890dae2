import { dateParts, weekdayOf, type PlainDate } from './plainDate.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 「一」 to 「日」 of a date's weekday, as in 星期一 and 周一. */
export function weekdayWord(date: PlainDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? '';
}

/** 2021年6月30日, as prose and printed tables write it. */
export function chineseDate(date: PlainDate): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

/** 2021年6月30日（星期三）. */
export function chineseDateWithWeekday(date: PlainDate): string {
  return `${chineseDate(date)}（星期${weekdayWord(date)}）`;
}
