import { chineseDateWithWeekday } from '../dates/chineseDate.ts';
import { NO_SHIFT } from '../model/timeRule.ts';
import { explainDue, type ExplanationStep } from '../rules/explain.ts';
import { lastWorkdayOnOrBefore, type WorkCalendar } from '../workdays/workCalendar.ts';
import { limitWords } from './caseLimits.ts';
import { momentWords } from './caseOrder.ts';
import type { CaseClock } from './caseStanding.ts';

/** 为什么是这一天: the reckoning of one clock of a case. */
export function explainClock(
  calendar: WorkCalendar,
  { word, start, due, limit, byLimit }: CaseClock,
): readonly ExplanationStep[] {
  if (limit === undefined) {
    const text = byLimit === undefined ? '' : `（按时限推算为${chineseDateWithWeekday(byLimit.on)}）`;
    return [{ kind: 'due', date: due.on, text: `${word}：期限登记为${chineseDateWithWeekday(due.on)}${text}。` }];
  }
  const { unit, n, source } = limit;
  const rule: ExplanationStep = { kind: 'rule', text: `${word}：${limitWords(limit)}内。依据：${source}。` };
  const begin = momentWords(start);
  if (unit === 'hour' || unit === 'month') {
    const how = unit === 'hour' ? '昼夜和节假日连续计算' : '按月对应日计';
    return [
      rule,
      { kind: 'dayZero', date: start.on, text: `${begin}起算，${how}${limitWords(limit)}。` },
      { kind: 'due', date: due.on, text: `期限为${momentWords(due)}。` },
    ];
  }
  const { steps } = explainDue({
    rule: { type: 'triggered', event: 'other', n, count: unit, shift: NO_SHIFT },
    due: {
      period: { key: '', label: begin, from: start.on, to: due.on },
      dueOn: due.on,
      advisedOn: lastWorkdayOnOrBefore(calendar, due.on),
      provisional: false,
    },
    calendar,
    trigger: { title: '起算', on: start.on },
  });
  return [rule, ...steps.filter(({ kind }) => kind !== 'rule')];
}
