import type { DayCount, HolidayShift, PeriodUnit } from '../model/timeRule.ts';

/** 每日, 每周 … as sentences say it. */
export const EVERY: Readonly<Record<PeriodUnit, string>> = {
  day: '每日',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
};

/** The period itself: 上月, 上季度. */
export const PERIOD_NOUN: Readonly<Record<PeriodUnit, string>> = {
  day: '日',
  week: '周',
  month: '月',
  quarter: '季度',
  halfYear: '半年',
  year: '年度',
};

/** 一 to 日, Monday first. */
export const WEEKDAY_WORDS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 3个工作日 / 10日. */
export function countWords(n: number, count: DayCount): string {
  return count === 'workday' ? `${n}个工作日` : `${n}日`;
}

/** What happens on days off, as a clause; empty where nothing does. */
export function shiftWords(shift: HolidayShift): string {
  switch (shift.kind) {
    case 'none':
      return '';
    case 'earlier':
      return '遇节假日提前至前一个工作日';
    case 'later':
      return '遇节假日顺延至下一个工作日';
    case 'nthWorkdayAfter':
      return `遇节假日顺延至节后第${shift.n}个工作日`;
    default:
      return shift satisfies never;
  }
}
