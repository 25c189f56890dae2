import { assertNever } from '../brand.ts';
import {
  addDays,
  dateParts,
  daysBetween,
  daysInMonth,
  isoWeek,
  plainDate,
  weekdayOf,
  type PlainDate,
} from '../dates/plainDate.ts';
import type { HolidayShift, PeriodUnit, RuleVersion, TimeRule } from '../model/timeRule.ts';
import { isWorkday, type WorkCalendar } from '../workdays/workCalendar.ts';

/** A period that a rule asks for, with the day on which it is due. */
export interface ExpectedPeriod {
  readonly key: string;
  readonly dueOn: PlainDate;
}

/** The day before any shift decides to which year and version a date belongs. */
export interface ReckonedPeriod extends ExpectedPeriod {
  readonly unshifted: PlainDate;
}

type Recurring = Extract<TimeRule, { type: 'recurring' }>;
type Interval = Extract<TimeRule, { type: 'interval' }>;

/** The first day of a year, which always exists. */
function first(year: number): PlainDate {
  return plainDate(year, 1, 1) as PlainDate;
}

function keyOf(unit: PeriodUnit, day: PlainDate): string {
  const { year, month } = dateParts(day);
  switch (unit) {
    case 'day':
      return day;
    case 'week': {
      const { weekYear, week } = isoWeek(day);
      return `${weekYear}-W${week < 10 ? '0' : ''}${week}`;
    }
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${year}-Q${month < 4 ? 1 : month < 7 ? 2 : month < 10 ? 3 : 4}`;
    case 'halfYear':
      return `${year}-H${month < 7 ? 1 : 2}`;
    case 'year':
      return `${year}`;
    default:
      return assertNever(unit);
  }
}

/** Goes on, day by day, to the `n`th day that counts. */
function step(day: PlainDate, n: number, by: 1 | -1, counts: (day: PlainDate) => boolean): PlainDate {
  let at = day;
  for (let left = n; left > 0; ) {
    at = addDays(at, by);
    if (counts(at)) left -= 1;
  }
  return at;
}

function shifted(day: PlainDate, shift: HolidayShift, calendar: WorkCalendar): PlainDate {
  const works = (day: PlainDate) => isWorkday(calendar, day);
  if (shift.kind === 'none' || works(day)) return day;
  if (shift.kind === 'earlier') return step(day, 1, -1, works);
  return step(day, shift.kind === 'later' ? 1 : shift.n, 1, works);
}

/** The day on which a clock that starts on day 0 runs out, shift included. */
export function dueAfter(
  { n, count, shift }: Extract<TimeRule, { type: 'triggered' }>,
  on: PlainDate,
  calendar: WorkCalendar,
): PlainDate {
  return shifted(
    step(on, n, 1, (day) => count === 'day' || isWorkday(calendar, day)),
    shift,
    calendar,
  );
}

/** The days of the `n`th month among days, of the last one where there are fewer. */
function monthWithin(days: readonly PlainDate[], n: number): readonly PlainDate[] {
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const month = months[Math.min(n, months.length) - 1];
  return days.filter((day) => day.slice(0, 7) === month);
}

function dueDay({ due, every }: Recurring, days: readonly PlainDate[], calendar: WorkCalendar): PlainDate | undefined {
  const last = days.at(-1);
  if (last === undefined) return undefined;
  switch (due.at) {
    case 'periodEnd':
      return last;
    case 'weekday':
      return (
        days.findLast((day) => weekdayOf(day) === due.weekday) ??
        step(last, 1, -1, (day) => weekdayOf(day) === due.weekday)
      );
    case 'afterPeriod':
      return step(last, due.n, 1, (day) => due.count === 'day' || isWorkday(calendar, day));
    case 'dayInPeriod': {
      if (every === 'day' || every === 'week') return last;
      const within = monthWithin(days, due.month);
      return due.day === 'last' ? within.at(-1) : (within[due.day - 1] ?? within.at(-1));
    }
    case 'nthWeekday': {
      if (every === 'day' || every === 'week') return last;
      const within = monthWithin(days, due.month).filter((day) => weekdayOf(day) === due.weekday);
      return due.nth === 'last' ? within.at(-1) : within[due.nth - 1];
    }
    default:
      return assertNever(due);
  }
}

/** How many whole years before the plan's a period may lie and fall due in it all the same. */
function yearsBack({ due }: Recurring): number {
  return due.at === 'afterPeriod' ? Math.ceil((due.n * (due.count === 'day' ? 1 : 2) + 20) / 365) : 0;
}

function recurring(rule: Recurring, year: number, calendar: WorkCalendar): readonly ReckonedPeriod[] {
  const end = addDays(first(year + 1), 7);
  const periods = new Map<string, PlainDate[]>();
  for (let day = first(year - 1 - yearsBack(rule)); day < end; day = addDays(day, 1)) {
    const key = keyOf(rule.every, day);
    const days = periods.get(key);
    if (days) days.push(day);
    else periods.set(key, [day]);
  }
  return [...periods].flatMap(([own, days]) => {
    const unshifted = dueDay(rule, days, calendar);
    const [begin] = days;
    if (unshifted === undefined || begin === undefined || dateParts(unshifted).year !== year) return [];
    // Each working day has its own: a day off asks for nothing where the rule looks at holidays at all.
    if (rule.every === 'day' && rule.shift.kind !== 'none' && !isWorkday(calendar, unshifted)) return [];
    const key = rule.covers === 'previous' ? keyOf(rule.every, addDays(begin, -1)) : own;
    return [{ key, unshifted, dueOn: shifted(unshifted, rule.shift, calendar) }];
  });
}

/** Whether some stretch of an interval begins on a day, before the rule's own first day too. */
function beginsOn({ n, unit, from }: Interval, day: PlainDate): boolean {
  if (unit === 'day' || unit === 'week') return daysBetween(from, day) % (unit === 'day' ? n : n * 7) === 0;
  const [start, at] = [dateParts(from), dateParts(day)];
  const months = (at.year - start.year) * 12 + at.month - start.month;
  if (months % (unit === 'month' ? n : n * 12) !== 0) return false;
  return at.day === Math.min(start.day, daysInMonth(at.year, at.month));
}

function interval(rule: Interval, year: number, calendar: WorkCalendar): readonly ReckonedPeriod[] {
  const begins = (day: PlainDate) => beginsOn(rule, day);
  const found: ReckonedPeriod[] = [];
  for (let day = first(year); day < first(year + 1); day = addDays(day, 1)) {
    if (!begins(rule.at === 'start' ? day : addDays(day, 1))) continue;
    const begin = rule.at === 'start' ? day : step(addDays(day, 1), 1, -1, begins);
    if (begin < rule.from) continue;
    const covered = rule.covers === 'previous' ? step(begin, 1, -1, begins) : begin;
    const key = `${covered}/${addDays(step(covered, 1, 1, begins), -1)}`;
    found.push({ key, unshifted: day, dueOn: shifted(day, rule.shift, calendar) });
  }
  return found;
}

function reckon(rule: TimeRule, { year, calendar, reviewDates }: YearReckoning): readonly ReckonedPeriod[] {
  switch (rule.type) {
    case 'recurring':
      return recurring(rule, year, calendar);
    case 'interval':
      return interval(rule, year, calendar);
    case 'quota': {
      const shift = { kind: 'none' } as const;
      const end = { at: 'periodEnd' } as const;
      return recurring({ type: 'recurring', every: rule.per, due: end, covers: 'same', shift }, year, calendar);
    }
    case 'once': {
      const own = rule.year ?? year;
      const days = daysInMonth(own, rule.month);
      const unshifted = plainDate(own, rule.month, rule.day === 'last' ? days : Math.min(rule.day, days));
      if (unshifted === undefined) return [];
      return [{ key: `${year}`, unshifted, dueOn: shifted(unshifted, rule.shift, calendar) }];
    }
    case 'continuous':
      return [...new Set(reviewDates)].sort().flatMap((date) => {
        const [month = 0, day = 0] = date.split('-').map(Number);
        const on = plainDate(year, month, Math.min(day, daysInMonth(year, month)));
        return on === undefined ? [] : [{ key: `${year}-R${date}`, unshifted: on, dueOn: on }];
      });
    case 'triggered':
    case 'minimumDuration':
      return [];
    default:
      return assertNever(rule);
  }
}

/** What the dates of a plan year are reckoned with. */
export interface YearReckoning {
  readonly year: number;
  readonly calendar: WorkCalendar;
  /** `MM-DD`: the days on which duties without a deadline are looked at. */
  readonly reviewDates: readonly string[];
}

/**
 * What a rule version asks for in a plan year, found by walking through the days one by one: a slow second opinion on `dueDates`, which shares
 * nothing with it but the calendar. Whoever changes the reading of a rule changes both.
 */
export function expectedPeriods(
  { rule, validFrom, validTo }: RuleVersion,
  year: YearReckoning,
): readonly ReckonedPeriod[] {
  const { from, to } = ('during' in rule ? rule.during : undefined) ?? {};
  const lies = (day: string, first: string | undefined, last: string | undefined) =>
    (first ?? '') <= day && day <= (last ?? '9999');
  return reckon(rule, year).filter(({ unshifted }) => lies(unshifted, from, to) && lies(unshifted, validFrom, validTo));
}
