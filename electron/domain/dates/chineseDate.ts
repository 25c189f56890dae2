import { dateParts, weekdayOf, type PlainDate, type Weekday } from './plainDate.ts';

/** 「一」 to 「日」, as in 星期一 and 周一; Monday first. */
export const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = {
  1: '一',
  2: '二',
  3: '三',
  4: '四',
  5: '五',
  6: '六',
  7: '日',
};

/** 「一」 to 「日」 of a date's weekday, as in 星期一 and 周一. */
export function weekdayWord(date: PlainDate): string {
  return WEEKDAY_WORDS[weekdayOf(date)];
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
