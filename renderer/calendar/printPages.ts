import type { CalendarEntry, CalendarDay } from '../../electron/contract/calendar.ts';
import { dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDate } from '../ui/dates.ts';
import { monthWeeks } from './year.ts';
import { countedRange, type ViewName } from './view.ts';

/** Entries that a day of the printed month has lines for, by its weeks, on A4 landscape; the rest stands in the table behind it. */
const LINES: Readonly<Record<number, number>> = { 4: 9, 5: 7, 6: 5 };

export interface PrintedDay {
  readonly date: PlainDate;
  readonly facts: CalendarDay | undefined;
  readonly shown: readonly CalendarEntry[];
  /** How many more there are, in the table behind the month. */
  readonly more: number;
}

export interface PrintedMonth {
  readonly weeks: readonly (readonly (PrintedDay | undefined)[])[];
  /** All entries of the days that have more than fit. */
  readonly rest: readonly CalendarEntry[];
}

/** 清河区2026年9月政务公开日历; lists are 日程, and filters are named: 清河区2026年9月政务公开日历（区财政局）. */
export function printTitle(district: string, view: ViewName, date: PlainDate, filters: readonly string[]): string {
  const { year, month } = dateParts(date);
  const { from, to } = countedRange(view, date);
  const span = {
    year: `${year}年`,
    month: `${year}年${month}月`,
    agenda: `${year}年${month}月`,
    week: `${longDate(from)}至${longDate(to)}`,
    day: longDate(date),
  }[view];
  const what = view === 'month' ? '政务公开日历' : '政务公开日程';
  return `${district}${span}${what}${filters.length === 0 ? '' : `（${filters.join('，')}）`}`;
}

/** The month as it goes on paper, and what did not fit. */
export function printedMonth(
  date: PlainDate,
  entries: readonly CalendarEntry[],
  days: ReadonlyMap<PlainDate, CalendarDay>,
): PrintedMonth {
  const { year, month } = dateParts(date);
  const due = Map.groupBy(entries, ({ dueOn }) => dueOn);
  const all = monthWeeks(year, month);
  const most = LINES[all.length] ?? 5;
  const weeks = all.map((week) =>
    week.map((day): PrintedDay | undefined => {
      if (day === undefined) return undefined;
      const own = due.get(day) ?? [];
      // A line that says 另 1 项 is no shorter than the one it stands for.
      const fits = own.length <= most + 1 ? own.length : most;
      return { date: day, facts: days.get(day), shown: own.slice(0, fits), more: own.length - fits };
    }),
  );
  const crowded = new Set(weeks.flat().flatMap((day) => (day && day.more > 0 ? [day.date] : [])));
  return { weeks, rest: entries.filter(({ dueOn }) => crowded.has(dueOn)) };
}
