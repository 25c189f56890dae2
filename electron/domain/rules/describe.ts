import { assertNever } from '../brand.ts';
import { dateParts, daysInMonth, type PlainDate } from '../dates/plainDate.ts';
import { chineseDate, chineseDateWithWeekday, WEEKDAY_WORDS } from '../dates/chineseDate.ts';
import {
  countWords,
  INTERVAL_UNIT_WORDS,
  NTH_IN_MONTH_WORDS,
  PERIOD_UNIT_WORDS,
  shiftWords,
  shortCount,
  TRIGGER_EVENT_WORDS,
} from '../words/timeRules.ts';
import type { DueInPeriod, PeriodUnit, RuleSpan, TimeRule } from '../model/timeRule.ts';

/** A rule in words: a sentence for editors and panels, and a short form for a table's cell. */
export interface RuleDescription {
  readonly sentence: string;
  readonly short: string;
}

/** 每季度，季度末前 and 每季末. */
function atEnd(unit: PeriodUnit): readonly [long: string, short: string] {
  const { every, end, short } = PERIOD_UNIT_WORDS[unit];
  return [`${every}，${end}`, short.end];
}

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
  const { every: per, short: narrow } = PERIOD_UNIT_WORDS[every];
  if (every === 'year') {
    const [long, short] = monthDay(month, day);
    return [`${per}${long}前`, short];
  }
  if (every === 'day' || every === 'week') return atEnd(every);
  if (every === 'month') return day === 'last' ? atEnd('month') : [`${per}${day}日前`, `${per}${day}日`];
  const name = ordinalMonth(every, month);
  return day === 'last'
    ? [`${per}${name}底前`, `${narrow.every}${name}底`]
    : [`${per}${name}${day}日前`, `${narrow.every}${name}${day}日`];
}

/** 每季度首月第二个周五前 and 每季首月第二个周五. */
function nthWeekday(every: PeriodUnit, due: Extract<DueInPeriod, { at: 'nthWeekday' }>): readonly [string, string] {
  const { every: per, short } = PERIOD_UNIT_WORDS[every];
  if (every === 'day' || every === 'week') return atEnd(every);
  const day = `${NTH_IN_MONTH_WORDS[due.nth]}周${WEEKDAY_WORDS[due.weekday]}`;
  if (every === 'month') return [`${per}${day}前`, `${per}${day}`];
  const month = every === 'year' ? `${due.month}月` : ordinalMonth(every, due.month);
  return [`${per}${month}${day}前`, `${short.every}${month}${day}`];
}

function dueWords(unit: PeriodUnit, due: DueInPeriod): readonly [string, string] {
  const { every, short } = PERIOD_UNIT_WORDS[unit];
  switch (due.at) {
    case 'periodEnd':
      return atEnd(unit);
    case 'dayInPeriod':
      return dayInPeriod(unit, due.month, due.day);
    case 'weekday': {
      const word = WEEKDAY_WORDS[due.weekday];
      return unit === 'week'
        ? [`每周${word}前`, `每周${word}`]
        : [`${every}最后一个周${word}前`, `${every}末周${word}`];
    }
    case 'nthWeekday':
      return nthWeekday(unit, due);
    case 'afterPeriod':
      return [`${every}结束后${countWords(due.n, due.count)}内`, `${short.noun}后${shortCount(due.n, due.count)}`];
    default:
      return assertNever(due);
  }
}

function recurring(rule: Extract<TimeRule, { type: 'recurring' }>): readonly [string, string] {
  const [long, short] = dueWords(rule.every, rule.due);
  if (rule.every === 'day' && rule.shift.kind !== 'none') return ['每个工作日', '每工作日'];
  return [rule.covers === 'previous' ? `${long}，报上${PERIOD_UNIT_WORDS[rule.every].noun}情况` : long, short];
}

/** 每2周一次，自2021年1月4日起算，每期末日前; where the first day of each stretch counts, 每2周一次，首次为2021年1月8日（星期五）前. */
function interval({ n, unit, from, at, covers }: Extract<TimeRule, { type: 'interval' }>): readonly [string, string] {
  const every = `每${n}${INTERVAL_UNIT_WORDS[unit]}`;
  const day = unit === 'week' ? chineseDateWithWeekday(from) : chineseDate(from);
  const when = at === 'start' ? `首次为${day}前` : `自${day}起算，每期末日前`;
  return [`${every}一次，${when}${covers === 'previous' ? '，报上一期情况' : ''}`, every];
}

function once(rule: Extract<TimeRule, { type: 'once' }>, planYear: number | undefined): readonly [string, string] {
  const year = rule.year ?? planYear;
  const [long, short] = monthDay(rule.month, rule.day, year);
  const foreign = rule.year !== undefined && planYear !== undefined && rule.year !== planYear;
  return [`${year === undefined ? '当年' : `${year}年`}${long}前`, foreign ? `${rule.year}-${short}` : short];
}

function triggered(rule: Extract<TimeRule, { type: 'triggered' }>): readonly [string, string] {
  const { long, short } = TRIGGER_EVENT_WORDS[rule.event];
  if (rule.n === 0) return [`${long}后当日内`, `${short}后当日`];
  return [`${long}后${countWords(rule.n, rule.count)}内`, `${short}后${shortCount(rule.n, rule.count)}`];
}

/** ，自2021年7月1日起至2021年9月30日止 and （7月起至9月）; empty where a rule holds all the year. */
function spanWords({ during }: { readonly during?: RuleSpan }): readonly [long: string, short: string] {
  const { from, to } = during ?? {};
  if (from === undefined && to === undefined) return ['', ''];
  const first = from === undefined ? '' : `自${chineseDate(from)}起`;
  const last = to === undefined ? '' : `至${chineseDate(to)}止`;
  return [
    `，${first}${last}`,
    `（${from === undefined ? '' : shortFirst(from)}${to === undefined ? '' : shortLast(to)}）`,
  ];
}

/** 7月起, 7-15起. */
function shortFirst(date: PlainDate): string {
  const { month, day } = dateParts(date);
  return day === 1 ? `${month}月起` : `${month}-${day}起`;
}

/** 至9月, 至9-15. */
function shortLast(date: PlainDate): string {
  const { year, month, day } = dateParts(date);
  return day === daysInMonth(year, month) ? `至${month}月` : `至${month}-${day}`;
}

/** Adds the part of the year, the time of day and the holiday shift, where the rule has them. */
function withDetails(
  [long, short]: readonly [string, string],
  rule: Extract<TimeRule, { type: 'recurring' | 'interval' | 'once' | 'triggered' }>,
): RuleDescription {
  const daily = rule.type === 'recurring' && rule.every === 'day';
  const shift = daily ? '' : shiftWords(rule.shift);
  const time = rule.time === undefined ? '' : `，截至${rule.time}`;
  const [span, shortSpan] = 'during' in rule ? spanWords(rule) : ['', ''];
  return {
    sentence: `${long}${time}${span}${shift === '' ? '' : `；${shift}`}`,
    short: `${rule.time === undefined ? short : `${short} ${rule.time}`}${shortSpan}`,
  };
}

function quota(rule: Extract<TimeRule, { type: 'quota' }>): RuleDescription {
  const { every } = PERIOD_UNIT_WORDS[rule.per];
  const [span, shortSpan] = spanWords(rule);
  return { sentence: `${every}不少于${rule.atLeast}次${span}`, short: `${every}≥${rule.atLeast}${shortSpan}` };
}

/**
 * A rule as a Chinese sentence and in short. `planYear` is the year that a one-off date without a year of its own belongs to; without it the
 * sentence says 当年.
 */
export function describeRule(rule: TimeRule, planYear?: number): RuleDescription {
  switch (rule.type) {
    case 'recurring':
      return withDetails(recurring(rule), rule);
    case 'interval':
      return withDetails(interval(rule), rule);
    case 'once':
      return withDetails(once(rule, planYear), rule);
    case 'triggered':
      return withDetails(triggered(rule), rule);
    case 'quota':
      return quota(rule);
    case 'minimumDuration':
      return {
        sentence: `公示不少于${countWords(rule.n, rule.count)}`,
        short: `公示≥${shortCount(rule.n, rule.count)}`,
      };
    case 'continuous':
      return { sentence: '持续推进', short: '持续' };
    default:
      return assertNever(rule);
  }
}
