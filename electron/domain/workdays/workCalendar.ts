import { addDays, weekdayOf, type PlainDate } from '../dates/plainDate.ts';
import { builtInTable, type HolidayTable } from './holidayTable.ts';

/** What kind of day a date is in China. `makeUp` is a worked weekend (调休上班). */
export interface DayInfo {
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeUp';
  /** Chinese name of the holiday that makes the day what it is. */
  readonly name?: string;
  /** The notice of the date's year is not loaded: reckoned as Monday to Friday. */
  readonly provisional: boolean;
}

/** The only source of working days. */
export interface WorkCalendar {
  kindOf(date: PlainDate): DayInfo;
}

const PLAIN: Readonly<Record<'workday' | 'weekend', Readonly<Record<'settled' | 'provisional', DayInfo>>>> = {
  workday: {
    settled: { kind: 'workday', provisional: false },
    provisional: { kind: 'workday', provisional: true },
  },
  weekend: {
    settled: { kind: 'weekend', provisional: false },
    provisional: { kind: 'weekend', provisional: true },
  },
};

function lookUp(table: HolidayTable, date: PlainDate): DayInfo {
  const provisional = !table.years.has(Number(date.slice(0, 4)));
  const off = table.off.get(date);
  if (off !== undefined) return { kind: 'holiday', name: off, provisional };
  const worked = table.worked.get(date);
  if (worked !== undefined) return { kind: 'makeUp', name: worked, provisional };
  return PLAIN[weekdayOf(date) >= 6 ? 'weekend' : 'workday'][provisional ? 'provisional' : 'settled'];
}

/** A calendar over a table of notices. Answers are kept per date: a year's reckoning asks for the same few hundred days again and again. */
export function calendarOf(table: HolidayTable): WorkCalendar {
  const known = new Map<PlainDate, DayInfo>();
  return {
    kindOf(date) {
      const before = known.get(date);
      if (before !== undefined) return before;
      const info = lookUp(table, date);
      known.set(date, info);
      return info;
    },
  };
}

/** The calendar of the notices built in; years without one are provisional. */
export function builtInCalendar(): WorkCalendar {
  return calendarOf(builtInTable());
}

/** Whether people work on the day: ordinary workdays and make-up weekends. */
export function isWorkday(calendar: WorkCalendar, date: PlainDate): boolean {
  const { kind } = calendar.kindOf(date);
  return kind === 'workday' || kind === 'makeUp';
}

/** The `n`th working day after `date`. Day 0 is `date` itself and is never counted, working day or not; n = 0 gives `date`. */
export function addWorkdays(calendar: WorkCalendar, date: PlainDate, n: number): PlainDate {
  let day = date;
  for (let counted = 0; counted < n; ) {
    day = addDays(day, 1);
    if (isWorkday(calendar, day)) counted += 1;
  }
  return day;
}

/** The day itself if it is a working day, else the last one before it. */
export function lastWorkdayOnOrBefore(calendar: WorkCalendar, date: PlainDate): PlainDate {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, -1);
  return day;
}

/** The day itself if it is a working day, else the first one after it. */
export function firstWorkdayOnOrAfter(calendar: WorkCalendar, date: PlainDate): PlainDate {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, 1);
  return day;
}

/** Whether any day from `from` to `to` (inclusive) lies in a year whose notice is not loaded. */
export function isProvisional(calendar: WorkCalendar, from: PlainDate, to: PlainDate): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (calendar.kindOf(day).provisional) return true;
  }
  return false;
}
