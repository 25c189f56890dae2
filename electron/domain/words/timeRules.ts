import type { DayCount, HolidayShift, IntervalUnit, NthInMonth, PeriodUnit, TriggerEvent } from '../model/timeRule.ts';

/** How a period is spoken of. */
interface PeriodWords {
  /** How often: 每季度. */
  readonly every: string;
  /** The period itself, as in 上季度. */
  readonly noun: string;
  /** Due by its end, as a clause: 季度末前. */
  readonly end: string;
  /** The three for a narrow cell; the last says how often too. */
  readonly short: { readonly every: string; readonly noun: string; readonly end: string };
}

export const PERIOD_UNIT_WORDS: Readonly<Record<PeriodUnit, PeriodWords>> = {
  day: { every: '每日', noun: '日', end: '当日内', short: { every: '每日', noun: '日', end: '每日' } },
  week: { every: '每周', noun: '周', end: '周日前', short: { every: '每周', noun: '周', end: '每周末' } },
  month: { every: '每月', noun: '月', end: '月末前', short: { every: '每月', noun: '月', end: '每月末' } },
  quarter: { every: '每季度', noun: '季度', end: '季度末前', short: { every: '每季', noun: '季', end: '每季末' } },
  halfYear: {
    every: '每半年',
    noun: '半年',
    end: '半年末前',
    short: { every: '每半年', noun: '半年', end: '每半年末' },
  },
  year: { every: '每年', noun: '年度', end: '年底前', short: { every: '每年', noun: '年度', end: '每年末' } },
};

/** What an interval is counted in; a number stands before it: 每2周, 每3个月. */
export const INTERVAL_UNIT_WORDS: Readonly<Record<IntervalUnit, string>> = {
  day: '日',
  week: '周',
  month: '个月',
  year: '年',
};

/** Which of a month's weekdays; 周五 follows. */
export const NTH_IN_MONTH_WORDS: Readonly<Record<NthInMonth, string>> = {
  1: '第一个',
  2: '第二个',
  3: '第三个',
  4: '第四个',
  last: '最后一个',
};

/** What starts a clock; 后 follows: 政策文件印发后, in a narrow cell 印发后. */
export const TRIGGER_EVENT_WORDS: Readonly<Record<TriggerEvent, { readonly long: string; readonly short: string }>> = {
  documentIssued: { long: '政策文件印发', short: '印发' },
  informationFormed: { long: '信息形成或变更', short: '形成' },
  requestReceived: { long: '收到申请', short: '收到申请' },
  messageReceived: { long: '收到留言', short: '收到留言' },
  noticeIssued: { long: '通知印发', short: '通知' },
  opinionFound: { long: '发现舆情', short: '发现舆情' },
  consultationClosed: { long: '征求意见期满', short: '期满' },
  proposalReceived: { long: '交办建议提案', short: '交办' },
  other: { long: '触发事件发生', short: '触发' },
};

/** Which days count, to choose between. */
export const DAY_COUNT_WORDS: Readonly<Record<DayCount, string>> = { workday: '工作日', day: '日（自然日）' };

/** 3个工作日 / 10日. */
export function countWords(n: number, count: DayCount): string {
  return count === 'workday' ? `${n}个工作日` : `${n}日`;
}

/** 3工作日 / 10日, for a narrow cell. */
export function shortCount(n: number, count: DayCount): string {
  return count === 'workday' ? `${n}工作日` : `${n}日`;
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
