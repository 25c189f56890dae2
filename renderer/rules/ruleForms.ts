import { assertNever, type Year } from '../../electron/domain/brand.ts';
import { dayInMonth, startOfWeek, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { DueInPeriod, IntervalUnit, PeriodUnit, RuleSpan, TimeRule } from '../../electron/contract/shared.ts';
import { PERIOD_UNIT_WORDS, TRIGGER_EVENT_WORDS } from '../../electron/domain/words/timeRules.ts';

/** The kinds of rule as the editor offers them. */
export const ruleTypeWords: Readonly<Record<TimeRule['type'], string>> = {
  recurring: '定期办理',
  interval: '每几周（日）一次',
  once: '某日前办结',
  triggered: '事件发生后限时',
  quota: '每期不少于若干次',
  minimumDuration: '公示期不少于',
  continuous: '持续推进，无截止日',
};

/** 每月, 每季度 … as the editor offers them. */
export const everyWords = wordsOf(PERIOD_UNIT_WORDS, ({ every }) => every);

/** What starts a clock, as the editor offers it. */
export const eventWords = wordsOf(TRIGGER_EVENT_WORDS, ({ long }) => long);

function wordsOf<Value extends string, Words>(
  all: Readonly<Record<Value, Words>>,
  word: (words: Words) => string,
): Readonly<Record<Value, string>> {
  const entries = Object.entries<Words>(all).map(([value, words]) => [value, word(words)]);
  // The same keys as `all`.
  return Object.fromEntries(entries) as Record<Value, string>;
}

export const dueWords: Readonly<Record<DueInPeriod['at'], string>> = {
  periodEnd: '期末最后一日',
  dayInPeriod: '期内某日',
  weekday: '每周某日',
  nthWeekday: '第几个周几',
  afterPeriod: '期满后若干日',
};

/** A rule of another type, keeping what both types have in common. `year`: the plan's, in which an interval begins. */
export function ruleOfType(type: TimeRule['type'], from: TimeRule, year: Year): TimeRule {
  const dated = 'shift' in from ? { shift: from.shift } : { shift: { kind: 'none' as const } };
  const counted = 'count' in from ? { n: from.n, count: from.count } : undefined;
  const period = periodOf(from);
  const covers = 'covers' in from ? from.covers : 'same';
  const during = 'during' in from && from.during ? { during: from.during } : {};
  switch (type) {
    case 'recurring':
      return { type, every: period ?? 'month', due: { at: 'periodEnd' }, covers, ...during, ...dated };
    case 'interval': {
      const unit = from.type === 'recurring' ? INTERVAL_UNITS[from.every] : 'week';
      return { type, n: 2, unit, from: intervalBegin(unit, year), at: 'end', covers, ...during, ...dated };
    }
    case 'once':
      return { type, month: 12, day: 'last', ...dated };
    case 'triggered':
      return { type, event: 'documentIssued', ...(counted ?? { n: 3, count: 'workday' }), ...dated };
    case 'quota':
      return { type, per: period ?? 'month', atLeast: 1, ...during };
    case 'minimumDuration':
      return { type, ...(counted ?? { n: 30, count: 'day' }) };
    case 'continuous':
      return { type };
    default:
      return assertNever(type);
  }
}

/** In what an interval is counted that takes the place of a period. */
const INTERVAL_UNITS: Readonly<Record<PeriodUnit, IntervalUnit>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'month',
  halfYear: 'month',
  year: 'year',
};

/** Where an interval begins as long as nobody says otherwise: on 1 January, in weeks on the year's first Monday. */
function intervalBegin(unit: IntervalUnit, year: Year): PlainDate {
  const first = dayInMonth(year, 1, 1);
  return unit === 'week' ? startOfWeek(dayInMonth(year, 1, 7)) : first;
}

/** A rule that may hold for part of the year only. */
export type RuleComingRound = Extract<TimeRule, { type: 'recurring' | 'interval' | 'quota' }>;

/** The part of a year that a rule holds for; `undefined`: all of it. */
export function withDuring(rule: RuleComingRound, during: RuleSpan | undefined): TimeRule {
  const { during: _before, ...rest } = rule;
  return during === undefined ? rest : { ...rest, during };
}

/** From the first to the last day of a year, to begin with. */
export function wholeYear(year: Year): RuleSpan {
  return { from: dayInMonth(year, 1, 1), to: dayInMonth(year, 12, 31) };
}

/** A span of which one day may be missing; `undefined` where both are. One that would end before it begins has no end. */
export function spanOf(from: PlainDate | undefined, to: PlainDate | undefined): RuleSpan | undefined {
  const end = from !== undefined && to !== undefined && to < from ? undefined : to;
  if (from === undefined && end === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(end === undefined ? {} : { to: end }) };
}

/** Changes what an interval is counted in; a beginning that nobody chose is proposed anew. */
export function withUnit(rule: TimeRule & { type: 'interval' }, unit: IntervalUnit, year: Year): TimeRule {
  const chosen = rule.from !== intervalBegin(rule.unit, year);
  return { ...rule, unit, from: chosen ? rule.from : intervalBegin(unit, year) };
}

function periodOf(rule: TimeRule): PeriodUnit | undefined {
  if (rule.type === 'recurring') return rule.every;
  if (rule.type === 'interval') return rule.unit;
  return rule.type === 'quota' ? rule.per : undefined;
}

/** Months that a period has to choose a due day from; 1 where there is nothing to choose. */
export function monthsIn(period: PeriodUnit): number {
  switch (period) {
    case 'year':
      return 12;
    case 'halfYear':
      return 6;
    case 'quarter':
      return 3;
    case 'month':
    case 'week':
    case 'day':
      return 1;
    default:
      return assertNever(period);
  }
}

/** The due days that make sense for a period: a day has none but its end, a weekday belongs to a week. */
export function duesOf(period: PeriodUnit): readonly DueInPeriod['at'][] {
  if (period === 'day') return ['periodEnd', 'afterPeriod'];
  if (period === 'week') return ['periodEnd', 'weekday', 'afterPeriod'];
  return ['periodEnd', 'dayInPeriod', 'nthWeekday', 'afterPeriod'];
}

/** A due day of the given kind within a period. */
export function dueOfKind(at: DueInPeriod['at'], period: PeriodUnit): DueInPeriod {
  switch (at) {
    case 'periodEnd':
      return { at };
    case 'dayInPeriod':
      return { at, month: monthsIn(period), day: 'last' };
    case 'weekday':
      return { at, weekday: 5 };
    case 'nthWeekday':
      return { at, month: monthsIn(period), nth: 'last', weekday: 5 };
    case 'afterPeriod':
      return { at, n: 10, count: 'day' };
    default:
      return assertNever(at);
  }
}

/** Changes a recurring rule's period; a due day that the new period does not have falls back to the period's end. */
export function withPeriod(rule: TimeRule & { type: 'recurring' }, every: PeriodUnit): TimeRule {
  const due = rule.due;
  if (!duesOf(every).includes(due.at)) return { ...rule, every, due: { at: 'periodEnd' } };
  if (due.at === 'dayInPeriod' || due.at === 'nthWeekday') {
    return { ...rule, every, due: { ...due, month: Math.min(due.month, monthsIn(every)) } };
  }
  return { ...rule, every };
}
