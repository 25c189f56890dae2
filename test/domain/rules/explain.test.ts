import { describe, expect, it } from 'vitest';
import type { TriggerId } from '../../../electron/domain/brand.ts';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { dueDates, triggeredDue } from '../../../electron/domain/rules/dueDates.ts';
import { explainDue } from '../../../electron/domain/rules/explain.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';

const calendar = builtInCalendar();

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

function explain(rule: TimeRule, year: number, index: number) {
  const due = dueDates({ rule }, year, calendar)[index];
  if (due === undefined) throw new Error('no such due date');
  return explainDue({ rule, due, calendar, planYear: year });
}

describe('为什么是这一天', () => {
  it('counts the days one by one, with holidays and make-up days by name', () => {
    const rule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: NO_SHIFT } as const;
    const trigger = { id: 't1' as TriggerId, title: '《清河区某办法》印发', on: day('2025-09-26') };
    const { lines, steps } = explainDue({ rule, due: triggeredDue(rule, trigger, calendar), calendar, trigger });
    expect(lines).toEqual([
      '时限规则：政策文件印发后3个工作日内。',
      '2025年9月26日（星期五）：《清河区某办法》印发，为起算日，当日不计入，从次日起算3个工作日。',
      '2025年9月27日（星期六）：周末，不计。',
      '2025年9月28日（星期日）：国庆节调休上班，第1个工作日。',
      '2025年9月29日（星期一）：第2个工作日。',
      '2025年9月30日（星期二）：第3个工作日。',
      '截止日期：2025年9月30日（星期二）。',
    ]);
    expect(steps.map(({ kind }) => kind)).toEqual([
      'rule',
      'dayZero',
      'skipped',
      'counted',
      'counted',
      'counted',
      'due',
    ]);
    expect(steps.at(-1)?.date).toBe('2025-09-30');
  });

  it('says that plain days count holidays too, and advises the working day before', () => {
    const rule = { type: 'triggered', event: 'noticeIssued', n: 10, count: 'day', shift: NO_SHIFT } as const;
    const trigger = { id: 't1' as TriggerId, title: '通知印发', on: day('2021-02-03') };
    const { lines } = explainDue({ rule, due: triggeredDue(rule, trigger, calendar), calendar, trigger });
    expect(lines).toEqual([
      '时限规则：通知印发后10日内。',
      '2021年2月3日（星期三）：通知印发，为起算日，当日不计入，从次日起算10日。',
      '2021年2月4日至2021年2月13日（星期六）：按自然日计10日，节假日计算在内。',
      '截止日期：2021年2月13日（星期六）。',
      '当日为春节放假，建议在此前最后一个工作日2021年2月10日（星期三）前完成。',
    ]);
  });

  it('shows where a date stood before its shift', () => {
    const shifted: TimeRule = {
      type: 'recurring',
      every: 'month',
      due: { at: 'dayInPeriod', month: 1, day: 1 },
      covers: 'same',
      shift: { kind: 'nthWorkdayAfter', n: 3 },
    };
    expect(explain(shifted, 2021, 4).lines).toEqual([
      '时限规则：每月1日前；遇节假日顺延至节后第3个工作日。',
      '所属期：2021年5月（2021年5月1日至2021年5月31日）。',
      '原定2021年5月1日（星期六），适逢劳动节放假；按“遇节假日顺延至节后第3个工作日”调整。',
      '2021年5月2日（星期日）：劳动节放假，不计。',
      '2021年5月3日（星期一）：劳动节放假，不计。',
      '2021年5月4日（星期二）：劳动节放假，不计。',
      '2021年5月5日（星期三）：劳动节放假，不计。',
      '2021年5月6日（星期四）：第1个工作日。',
      '2021年5月7日（星期五）：第2个工作日。',
      '2021年5月8日（星期六）：劳动节调休上班，第3个工作日。',
      '截止日期：2021年5月8日（星期六）。',
    ]);
  });

  it('counts from the end of the period that a rule counts from', () => {
    const rule: TimeRule = {
      type: 'recurring',
      every: 'month',
      due: { at: 'afterPeriod', n: 2, count: 'workday' },
      covers: 'same',
      shift: NO_SHIFT,
    };
    expect(explain(rule, 2021, 0).lines).toEqual([
      '时限规则：每月结束后2个工作日内。',
      '所属期：2020年12月。',
      '2020年12月31日（星期四）：期满之日，当日不计入，从次日起算2个工作日。',
      '2021年1月1日（星期五）：元旦放假，不计。',
      '2021年1月2日（星期六）：元旦放假，不计。',
      '2021年1月3日（星期日）：元旦放假，不计。',
      '2021年1月4日（星期一）：第1个工作日。',
      '2021年1月5日（星期二）：第2个工作日。',
      '截止日期：2021年1月5日（星期二）。',
    ]);
  });

  it('counts stretches from the first day on', () => {
    const rule: TimeRule = {
      type: 'interval',
      n: 2,
      unit: 'week',
      from: day('2020-12-21'),
      at: 'end',
      covers: 'previous',
      shift: NO_SHIFT,
    };
    expect(explain(rule, 2021, 0).lines).toEqual([
      '时限规则：每2周一次，自2020年12月21日（星期一）起算，每期末日前，报上一期情况。',
      '2020年12月21日（星期一）起算，每2周一期，以每期末日为截止日期。',
      '第1期：2020年12月21日至2021年1月3日。',
      '所属期：2020年12月7日至12月20日。',
      '截止日期：2021年1月3日（星期日）。',
      '当日为元旦放假，建议在此前最后一个工作日2020年12月31日（星期四）前完成。',
    ]);
    const fridays = { ...rule, n: 3, unit: 'month', from: day('2021-01-31'), at: 'start', covers: 'same' } as const;
    expect(explain(fridays, 2021, 2).steps.slice(1, 3)).toEqual([
      {
        kind: 'dayZero',
        date: '2021-01-31',
        text: '2021年1月31日（星期日）起算，每3个月一期，以每期首日为截止日期。',
      },
      { kind: 'counted', date: '2021-07-31', text: '第3期：2021年7月31日至2021年10月30日。' },
    ]);
  });

  it('shows the weekdays of the month from which one is taken', () => {
    const rule: TimeRule = {
      type: 'recurring',
      every: 'year',
      due: { at: 'nthWeekday', month: 9, nth: 'last', weekday: 6 },
      covers: 'same',
      shift: NO_SHIFT,
    };
    expect(explain(rule, 2021, 0).lines).toEqual([
      '时限规则：每年9月最后一个周六前。',
      '所属期：2021年度（2021年1月1日至2021年12月31日）。',
      '2021年9月的星期六为4日、11日、18日、25日，最后一个是25日。',
      '截止日期：2021年9月25日（星期六）。',
      '当日为周末，建议在此前最后一个工作日2021年9月24日（星期五）前完成。',
    ]);
  });

  it('says when a year has no notice yet, of a fixed date that it stays, and that a review is no deadline', () => {
    const once: TimeRule = { type: 'once', month: 6, day: 4, shift: NO_SHIFT };
    expect(explain(once, 2028, 0).lines).toEqual([
      '时限规则：2028年6月4日前。',
      '截止日期：2028年6月4日（星期日）。',
      '当日为周末，建议在此前最后一个工作日2028年6月2日（星期五）前完成。',
      '所涉年份的国务院放假安排尚未载入，暂按周一至周五为工作日推算，载入后截止日期不变，建议日期可能变动。',
    ]);
    const moving: TimeRule = { ...once, shift: { kind: 'later' } };
    expect(explain(moving, 2028, 0).lines.at(-1)).toBe(
      '所涉年份的国务院放假安排尚未载入，暂按周一至周五为工作日推算，载入后可能变动。',
    );
    expect(explain({ type: 'continuous' }, 2021, 0).lines).toEqual([
      expect.stringContaining('时限规则'),
      '所属期：2021年上半年（2021年1月1日至2021年6月30日）。',
      '持续推进，没有截止日期；按本年度的检查日2021年6月30日（星期三）查看这一段的进展。',
    ]);
  });
});
