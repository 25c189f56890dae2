import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { describeRule } from '../../../electron/domain/rules/describe.ts';
import {
  NO_SHIFT,
  type DueInPeriod,
  type HolidayShift,
  type NthInMonth,
  type PeriodUnit,
  type TimeRule,
} from '../../../electron/domain/model/timeRule.ts';

const every = (
  unit: PeriodUnit,
  due: DueInPeriod = { at: 'periodEnd' },
  covers: 'same' | 'previous' = 'same',
): TimeRule => ({
  type: 'recurring',
  every: unit,
  due,
  covers,
  shift: NO_SHIFT,
});
const within = (month: number, day: number | 'last'): DueInPeriod => ({ at: 'dayInPeriod', month, day });
const after = (n: number, count: 'day' | 'workday'): DueInPeriod => ({ at: 'afterPeriod', n, count });
const nth = (month: number, which: NthInMonth): DueInPeriod => ({
  at: 'nthWeekday',
  month,
  nth: which,
  weekday: 5,
});
const FORTNIGHTLY = {
  type: 'interval',
  n: 2,
  unit: 'week',
  from: '2021-01-08' as PlainDate,
  at: 'end',
  covers: 'same',
  shift: NO_SHIFT,
} as const;

describe('rules in words', () => {
  it.each<[TimeRule, string, string]>([
    [every('day'), '每日，当日内', '每日'],
    [{ ...every('day'), shift: { kind: 'earlier' } } as TimeRule, '每个工作日', '每工作日'],
    [every('week'), '每周，周日前', '每周末'],
    [every('week', { at: 'weekday', weekday: 5 }), '每周五前', '每周五'],
    [
      { ...every('week', { at: 'weekday', weekday: 5 }), time: '17:00' } as TimeRule,
      '每周五前，截至17:00',
      '每周五 17:00',
    ],
    [every('month'), '每月，月末前', '每月末'],
    [every('month', within(1, 10)), '每月10日前', '每月10日'],
    [every('month', within(1, 8), 'previous'), '每月8日前，报上月情况', '每月8日'],
    [every('month', after(5, 'workday')), '每月结束后5个工作日内', '月后5工作日'],
    [every('quarter'), '每季度，季度末前', '每季末'],
    [every('quarter', within(1, 15)), '每季度首月15日前', '每季首月15日'],
    [every('quarter', within(3, 25)), '每季度末月25日前', '每季末月25日'],
    [every('quarter', after(10, 'day')), '每季度结束后10日内', '季后10日'],
    [every('halfYear', within(2, 10)), '每半年第2个月10日前', '每半年第2个月10日'],
    [every('year'), '每年，年底前', '每年末'],
    [every('year', within(8, 'last')), '每年8月31日前', '08-31'],
    [every('year', within(2, 'last')), '每年2月底前', '2月底'],
    [every('month', nth(1, 2)), '每月第二个周五前', '每月第二个周五'],
    [every('month', nth(1, 'last')), '每月最后一个周五前', '每月最后一个周五'],
    [every('quarter', nth(1, 1)), '每季度首月第一个周五前', '每季首月第一个周五'],
    [every('year', nth(9, 3)), '每年9月第三个周五前', '每年9月第三个周五'],
    [{ ...FORTNIGHTLY }, '每2周一次，自2021年1月8日（星期五）起算，每期末日前', '每2周'],
    [{ ...FORTNIGHTLY, at: 'start' }, '每2周一次，首次为2021年1月8日（星期五）前', '每2周'],
    [
      { ...FORTNIGHTLY, unit: 'month', n: 3, covers: 'previous', shift: { kind: 'later' }, time: '17:00' },
      '每3个月一次，自2021年1月8日起算，每期末日前，报上一期情况，截至17:00；遇节假日顺延至下一个工作日',
      '每3个月 17:00',
    ],
    [
      { ...every('month', within(1, 25)), during: { from: '2021-01-01', to: '2021-06-30' } } as TimeRule,
      '每月25日前，自2021年1月1日起至2021年6月30日止',
      '每月25日（1月起至6月）',
    ],
    [
      { ...every('month'), during: { from: '2021-07-15' }, shift: { kind: 'later' } } as TimeRule,
      '每月，月末前，自2021年7月15日起；遇节假日顺延至下一个工作日',
      '每月末（7-15起）',
    ],
    [
      { type: 'quota', per: 'month', atLeast: 1, during: { to: '2021-09-15' } } as TimeRule,
      '每月不少于1次，至2021年9月15日止',
      '每月≥1（至9-15）',
    ],
    [{ type: 'once', month: 6, day: 4, shift: NO_SHIFT }, '2021年6月4日前', '06-04'],
    [{ type: 'once', month: 12, day: 'last', shift: NO_SHIFT }, '2021年12月31日前', '12-31'],
    [{ type: 'once', year: 2025, month: 2, day: 'last', shift: NO_SHIFT }, '2025年2月28日前', '2025-02-28'],
    [
      { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: NO_SHIFT },
      '政策文件印发后3个工作日内',
      '印发后3工作日',
    ],
    [
      { type: 'triggered', event: 'noticeIssued', n: 10, count: 'day', shift: NO_SHIFT },
      '通知印发后10日内',
      '通知后10日',
    ],
    [
      { type: 'triggered', event: 'informationFormed', n: 0, count: 'day', shift: NO_SHIFT },
      '信息形成或变更后当日内',
      '形成后当日',
    ],
    [{ type: 'quota', per: 'month', atLeast: 1 }, '每月不少于1次', '每月≥1'],
    [{ type: 'minimumDuration', n: 10, count: 'day' }, '公示不少于10日', '公示≥10日'],
    [{ type: 'continuous' }, '持续推进', '持续'],
  ])('%o: %s (%s)', (rule, sentence, short) => {
    expect(describeRule(rule, 2021)).toEqual({ sentence, short });
  });

  it('names the holiday shift, and 当年 where no year is known', () => {
    const once = (shift: HolidayShift): TimeRule => ({
      type: 'once',
      month: 6,
      day: 4,
      shift,
    });
    expect(describeRule(once({ kind: 'later' })).sentence).toBe('当年6月4日前；遇节假日顺延至下一个工作日');
    expect(describeRule(once({ kind: 'earlier' })).sentence).toBe('当年6月4日前；遇节假日提前至前一个工作日');
    expect(describeRule(once({ kind: 'nthWorkdayAfter', n: 3 })).sentence).toBe(
      '当年6月4日前；遇节假日顺延至节后第3个工作日',
    );
  });
});
