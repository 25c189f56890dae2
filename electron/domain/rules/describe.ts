import { assertNever } from '../brand.ts';
import { daysInMonth } from '../dates/plainDate.ts';
import { countWords, EVERY, PERIOD_NOUN, shiftWords, WEEKDAY_WORDS } from './words.ts';
import type { DueInPeriod, PeriodUnit, TimeRule, TriggerEvent } from '../model/timeRule.ts';

/** A rule in words: a sentence for editors and panels, and a short form for a table's cell. */
export interface RuleDescription {
  readonly sentence: string;
  readonly short: string;
}

const EVENTS: Readonly<Record<TriggerEvent, readonly [long: string, short: string]>> = {
  documentIssued: ['政策文件印发后', '印发后'],
  informationFormed: ['信息形成或变更后', '形成后'],
  requestReceived: ['收到申请后', '收到申请后'],
  messageReceived: ['收到留言后', '收到留言后'],
  noticeIssued: ['通知印发后', '通知后'],
  other: ['触发事件发生后', '触发后'],
};

const ENDS: Readonly<Record<PeriodUnit, readonly [long: string, short: string]>> = {
  day: ['每日，当日内', '每日'],
  week: ['每周，周日前', '每周末'],
  month: ['每月，月末前', '每月末'],
  quarter: ['每季度，季度末前', '每季末'],
  halfYear: ['每半年，半年末前', '每半年末'],
  year: ['每年，年底前', '每年末'],
};

const TWO = (n: number) => String(n).padStart(2, '0');

/** 8月31日 and 08-31; February's last day has no fixed number. */
function monthDay(month: number, day: number | 'last', year?: number): readonly [string, string] {
  if (day !== 'last') return [`${month}月${day}日`, `${TWO(month)}-${TWO(day)}`];
  if (month === 2 && year === undefined) return ['2月底', '2月底'];
  const last = daysInMonth(year ?? 2021, month);
  return [`${month}月${last}日`, `${TWO(month)}-${TWO(last)}`];
}

function ordinalMonth(every: PeriodUnit, month: number): string {
  if (month === 1) return '首月';
  return (every === 'quarter' && month === 3) || (every === 'halfYear' && month === 6) ? '末月' : `第${month}个月`;
}

function dayInPeriod(every: PeriodUnit, month: number, day: number | 'last'): readonly [string, string] {
  const per = EVERY[every];
  if (every === 'year') {
    const [long, short] = monthDay(month, day);
    return [`${per}${long}前`, short];
  }
  if (every === 'day' || every === 'week') return ENDS[every];
  if (every === 'month') return day === 'last' ? ENDS.month : [`${per}${day}日前`, `${per}${day}日`];
  const name = ordinalMonth(every, month);
  const noun = every === 'quarter' ? '每季' : per;
  return day === 'last'
    ? [`${per}${name}底前`, `${noun}${name}底`]
    : [`${per}${name}${day}日前`, `${noun}${name}${day}日`];
}

function dueWords(every: PeriodUnit, due: DueInPeriod): readonly [string, string] {
  switch (due.at) {
    case 'periodEnd':
      return ENDS[every];
    case 'dayInPeriod':
      return dayInPeriod(every, due.month, due.day);
    case 'weekday': {
      const word = WEEKDAY_WORDS[due.weekday - 1] ?? '';
      return every === 'week'
        ? [`每周${word}前`, `每周${word}`]
        : [`${EVERY[every]}最后一个周${word}前`, `${EVERY[every]}末周${word}`];
    }
    case 'afterPeriod':
      return [
        `${EVERY[every]}结束后${countWords(due.n, due.count)}内`,
        `${every === 'quarter' ? '季' : PERIOD_NOUN[every]}后${due.n}${due.count === 'workday' ? '工作日' : '日'}`,
      ];
    default:
      return assertNever(due);
  }
}

function recurring(rule: Extract<TimeRule, { type: 'recurring' }>): readonly [string, string] {
  const [long, short] = dueWords(rule.every, rule.due);
  if (rule.every === 'day' && rule.shift.kind !== 'none') return ['每个工作日', '每工作日'];
  return [rule.covers === 'previous' ? `${long}，报上${PERIOD_NOUN[rule.every]}情况` : long, short];
}

function once(rule: Extract<TimeRule, { type: 'once' }>, planYear: number | undefined): readonly [string, string] {
  const year = rule.year ?? planYear;
  const [long, short] = monthDay(rule.month, rule.day, year);
  const foreign = rule.year !== undefined && planYear !== undefined && rule.year !== planYear;
  return [`${year === undefined ? '当年' : `${year}年`}${long}前`, foreign ? `${rule.year}-${short}` : short];
}

function triggered(rule: Extract<TimeRule, { type: 'triggered' }>): readonly [string, string] {
  const [long, short] = EVENTS[rule.event];
  if (rule.n === 0) return [`${long}当日内`, `${short}当日`];
  return [
    `${long}${countWords(rule.n, rule.count)}内`,
    `${short}${rule.n}${rule.count === 'workday' ? '工作日' : '日'}`,
  ];
}

/** Adds the time of day and the holiday shift, where the rule has them. */
function withDetails(
  [long, short]: readonly [string, string],
  rule: Extract<TimeRule, { type: 'recurring' | 'once' | 'triggered' }>,
): RuleDescription {
  const daily = rule.type === 'recurring' && rule.every === 'day';
  const shift = daily ? '' : shiftWords(rule.shift);
  const time = rule.time === undefined ? '' : `，截至${rule.time}`;
  return {
    sentence: `${long}${time}${shift === '' ? '' : `；${shift}`}`,
    short: rule.time === undefined ? short : `${short} ${rule.time}`,
  };
}

/**
 * A rule as a Chinese sentence and in short. `planYear` is the year that a one-off date without a year of its own belongs to; without it the
 * sentence says 当年.
 */
export function describeRule(rule: TimeRule, planYear?: number): RuleDescription {
  switch (rule.type) {
    case 'recurring':
      return withDetails(recurring(rule), rule);
    case 'once':
      return withDetails(once(rule, planYear), rule);
    case 'triggered':
      return withDetails(triggered(rule), rule);
    case 'quota':
      return { sentence: `${EVERY[rule.per]}不少于${rule.atLeast}次`, short: `${EVERY[rule.per]}≥${rule.atLeast}` };
    case 'minimumDuration':
      return {
        sentence: `公示不少于${countWords(rule.n, rule.count)}`,
        short: `公示≥${rule.n}${rule.count === 'workday' ? '工作日' : '日'}`,
      };
    case 'continuous':
      return { sentence: '持续推进', short: '持续' };
    default:
      return assertNever(rule);
  }
}
