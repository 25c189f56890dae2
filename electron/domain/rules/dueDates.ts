import { assertNever } from '../brand.ts';
import { addDays, dateParts, dayInMonth, weekdayOf, type PlainDate, type Weekday } from '../dates/plainDate.ts';
import type { Trigger } from '../model/registrations.ts';
import type { Period } from '../model/occurrence.ts';
import {
  addWorkdays,
  firstWorkdayOnOrAfter,
  isProvisional,
  isWorkday,
  lastWorkdayOnOrBefore,
  type WorkCalendar,
} from '../workdays/workCalendar.ts';
import { monthOf, nextPeriod, periodOf, previousPeriod, yearPeriod } from './periods.ts';
import { DEFAULT_REVIEW_DATES, reviewPeriods } from './reviewDates.ts';
import { stretchAt, stretchIndex, type IntervalRule } from './stretches.ts';
import { type MonthDay } from '../dates/monthDay.ts';
import {
  NO_SHIFT,
  type DayCount,
  type HolidayShift,
  type NthInMonth,
  type RuleVersion,
  type TimeRule,
} from '../model/timeRule.ts';

type Recurring = Extract<TimeRule, { type: 'recurring' }>;
type Once = Extract<TimeRule, { type: 'once' }>;
export type TriggeredRule = Extract<TimeRule, { type: 'triggered' }>;

/** When a rule wants something done, and for which period. */
export interface DueDate {
  /** 所属期; for a triggered rule the trigger: its id as key, its title as label. */
  readonly period: Period;
  /** `undefined` for continuous duties. */
  readonly dueOn: PlainDate | undefined;
  /** The last working day on or before `dueOn`. */
  readonly advisedOn: PlainDate | undefined;
  /** Some day that the reckoning looked at lies in a year without a notice. */
  readonly provisional: boolean;
  /** The date before the rule's holiday shift, where the shift moved it. */
  readonly originalDueOn?: PlainDate;
}

/** A date after the holiday shift of a rule. Days off are holidays and weekends that nobody works. */
export function shiftDate(calendar: WorkCalendar, date: PlainDate, shift: HolidayShift): PlainDate {
  if (shift.kind === 'none' || isWorkday(calendar, date)) return date;
  switch (shift.kind) {
    case 'earlier':
      return lastWorkdayOnOrBefore(calendar, date);
    case 'later':
      return firstWorkdayOnOrAfter(calendar, date);
    case 'nthWorkdayAfter':
      return addWorkdays(calendar, date, shift.n);
    default:
      return assertNever(shift);
  }
}

/** The `n`th day or working day after `date`; day 0 is not counted. */
export function countFrom(calendar: WorkCalendar, date: PlainDate, n: number, count: DayCount): PlainDate {
  return count === 'day' ? addDays(date, n) : addWorkdays(calendar, date, n);
}

/** Whether a rule's due dates move when a year's holidays are announced; those of 每月10日前 stay, only the advised day before them may move. */
export function hangsOnWorkdays(rule: TimeRule): boolean {
  switch (rule.type) {
    case 'recurring': {
      const { due, shift } = rule;
      return shift.kind !== 'none' || (due.at === 'afterPeriod' && due.count === 'workday');
    }
    case 'interval':
    case 'once':
      return rule.shift.kind !== 'none';
    case 'triggered':
      return rule.shift.kind !== 'none' || rule.count === 'workday';
    case 'minimumDuration':
      return rule.count === 'workday';
    case 'quota':
    case 'continuous':
      return false;
    default:
      return assertNever(rule);
  }
}

function settle(
  calendar: WorkCalendar,
  period: Period,
  unshifted: PlainDate,
  shift: HolidayShift,
  countedFrom: PlainDate,
): DueDate {
  const dueOn = shiftDate(calendar, unshifted, shift);
  const advisedOn = lastWorkdayOnOrBefore(calendar, dueOn);
  const days = [countedFrom, unshifted, dueOn, advisedOn].sort();
  const provisional = isProvisional(calendar, days[0] ?? dueOn, days.at(-1) ?? dueOn);
  const due = { period, dueOn, advisedOn, provisional };
  return dueOn === unshifted ? due : { ...due, originalDueOn: unshifted };
}

function lastWeekdayIn(period: Pick<Period, 'to'>, weekday: Weekday): PlainDate {
  return addDays(period.to, -((weekdayOf(period.to) - weekday + 7) % 7));
}

function nthWeekdayIn(month: Period, nth: NthInMonth, weekday: Weekday): PlainDate {
  if (nth === 'last') return lastWeekdayIn(month, weekday);
  return addDays(month.from, ((weekday - weekdayOf(month.from) + 7) % 7) + (nth - 1) * 7);
}

/** The day within (or after) a period on which a recurring rule falls due, before any shift. Month numbers beyond the period mean its last month. */
function dueInPeriod(rule: Recurring, period: Period, calendar: WorkCalendar): PlainDate {
  const { due } = rule;
  switch (due.at) {
    case 'periodEnd':
      return period.to;
    case 'weekday':
      return lastWeekdayIn(period, due.weekday);
    case 'afterPeriod':
      return countFrom(calendar, period.to, due.n, due.count);
    case 'dayInPeriod': {
      const month = monthOf(rule.every, period, due.month);
      if (month === undefined) return period.to;
      const { year, month: number } = dateParts(month.from);
      return dayInMonth(year, number, due.day);
    }
    case 'nthWeekday': {
      const month = monthOf(rule.every, period, due.month);
      return month === undefined ? period.to : nthWeekdayIn(month, due.nth, due.weekday);
    }
    default:
      return assertNever(due);
  }
}

/** How many days before a year a period may end and still fall due in it. Over any stretch, two days hold a working day but for the long holidays. */
function lookBack(rule: Recurring): number {
  if (rule.due.at !== 'afterPeriod') return 0;
  return rule.due.count === 'day' ? rule.due.n : rule.due.n * 2 + 20;
}

function recurringDates(rule: Recurring, year: number, calendar: WorkCalendar): readonly DueDate[] {
  const first = dayInMonth(year, 1, 1);
  const last = dayInMonth(year, 12, 31);
  const found: DueDate[] = [];
  let period = periodOf(rule.every, addDays(first, -lookBack(rule)));
  for (; period.from <= last; period = nextPeriod(rule.every, period)) {
    const unshifted = dueInPeriod(rule, period, calendar);
    if (unshifted < first || unshifted > last) continue;
    // 每个工作日: a daily duty with a shift exists on working days only; its days off would fall on days that have their own.
    if (rule.every === 'day' && rule.shift.kind !== 'none' && !isWorkday(calendar, unshifted)) continue;
    const covered = rule.covers === 'previous' ? previousPeriod(rule.every, period) : period;
    const counts = rule.due.at === 'afterPeriod' && rule.due.count === 'workday';
    found.push(settle(calendar, covered, unshifted, rule.shift, counts ? period.to : unshifted));
  }
  return found;
}

function intervalDates(rule: IntervalRule, year: number, calendar: WorkCalendar): readonly DueDate[] {
  const first = dayInMonth(year, 1, 1);
  const last = dayInMonth(year, 12, 31);
  const found: DueDate[] = [];
  for (let index = Math.max(0, stretchIndex(rule, first)); ; index += 1) {
    const stretch = stretchAt(rule, index);
    if (stretch.from > last) return found;
    const unshifted = rule.at === 'start' ? stretch.from : stretch.to;
    if (unshifted < first || unshifted > last) continue;
    const covered = rule.covers === 'previous' ? stretchAt(rule, index - 1) : stretch;
    found.push(settle(calendar, covered, unshifted, rule.shift, unshifted));
  }
}

function quotaDates(per: Recurring['every'], year: number, calendar: WorkCalendar): readonly DueDate[] {
  const shift = { kind: 'none' } as const;
  return recurringDates(
    { type: 'recurring', every: per, due: { at: 'periodEnd' }, covers: 'same', shift },
    year,
    calendar,
  );
}

/** The date of a one-off rule; a day beyond the month's end means its last day. */
export function onceDate(rule: Once, planYear: number): PlainDate {
  return dayInMonth(rule.year ?? planYear, rule.month, rule.day);
}

/**
 * 长期坚持、持续推进: no deadline, but looked at on the year's review dates. Each review asks for its own stretch, so that such a duty cannot
 * vanish for a whole year and then turn out undone.
 */
function reviewDates(year: number, calendar: WorkCalendar, dates: readonly MonthDay[]): readonly DueDate[] {
  return reviewPeriods(year, dates).map(({ on, ...period }) => settle(calendar, period, on, NO_SHIFT, on));
}

/** Whether a date before any shift lies in the part of the year that a rule names. */
function isDuring(rule: TimeRule, { dueOn, originalDueOn = dueOn }: DueDate): boolean {
  const { from, to } = ('during' in rule ? rule.during : undefined) ?? {};
  if (originalDueOn === undefined) return true;
  return (from ?? originalDueOn) <= originalDueOn && originalDueOn <= (to ?? originalDueOn);
}

function allDates(
  rule: TimeRule,
  year: number,
  calendar: WorkCalendar,
  reviews: readonly MonthDay[],
): readonly DueDate[] {
  switch (rule.type) {
    case 'recurring':
      return recurringDates(rule, year, calendar);
    case 'interval':
      return intervalDates(rule, year, calendar);
    case 'once': {
      const date = onceDate(rule, year);
      return [settle(calendar, yearPeriod(year), date, rule.shift, date)];
    }
    case 'quota':
      return quotaDates(rule.per, year, calendar);
    case 'continuous':
      return reviewDates(year, calendar, reviews);
    case 'triggered':
    case 'minimumDuration':
      return [];
    default:
      return assertNever(rule);
  }
}

/** Whether a due date belongs to a version of a rule: by the date before any shift, so that no date falls between two versions or into both. */
function isValid(version: RuleVersion, due: DueDate): boolean {
  const on = due.originalDueOn ?? due.dueOn;
  const from = on ?? due.period.to;
  const to = on ?? due.period.from;
  if (version.validFrom !== undefined && from < version.validFrom) return false;
  return version.validTo === undefined || to <= version.validTo;
}

/**
 * All due dates that a rule version gives in a plan year, in order, each derived from (rule, period) alone.
 *
 * A recurring date belongs to the year it falls in, before any shift, whatever it covers: 「每月8日前报上月」 has twelve dates in 2021, the
 * first of them covering 2020-12; the week of 2020-W53 falls due on 2021-01-03 and so belongs to 2021. So do the stretches of an interval, of
 * which a year may have none. A one-off rule has its single date even
 * when the wording names another year. Continuous rules have one on each of the year's review dates (`reviews`). Triggered rules (see
 * `triggeredDue`) and minimum durations have none.
 */
export function dueDates(
  version: RuleVersion,
  year: number,
  calendar: WorkCalendar,
  reviews: readonly MonthDay[] = DEFAULT_REVIEW_DATES,
): readonly DueDate[] {
  const dates = allDates(version.rule, year, calendar, reviews);
  return dates.filter((due) => isDuring(version.rule, due) && isValid(version, due));
}

/** The due date that a trigger starts. Its period runs from day 0 to the due date; key and label are the trigger's id and title. */
export function triggeredDue(
  rule: TriggeredRule,
  trigger: Pick<Trigger, 'id' | 'title' | 'on'>,
  calendar: WorkCalendar,
): DueDate {
  const unshifted = countFrom(calendar, trigger.on, rule.n, rule.count);
  const period: Period = { key: trigger.id, label: trigger.title, from: trigger.on, to: unshifted };
  return settle(calendar, period, unshifted, rule.shift, rule.count === 'workday' ? trigger.on : unshifted);
}

/** Whether a version of a triggered rule is in force on day 0. The rule of that day governs the whole clock, so a change never loses a case. */
export function inForceOn(version: RuleVersion, day: PlainDate): boolean {
  return (version.validFrom ?? day) <= day && day <= (version.validTo ?? day);
}
