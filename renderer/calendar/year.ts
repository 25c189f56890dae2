import { addDays, dayInMonth, endOfMonth, weekdayOf, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import { LAMP_ORDER } from '../../electron/domain/words/states.ts';

/** What a small day of the year shows: how many entries fall due, and the lamp that matters most among them. */
export interface DayMark {
  readonly count: number;
  readonly lamp: Lamp;
}

/** Marks by day. */
export function dayMarks(entries: readonly Pick<CalendarEntry, 'dueOn' | 'lamp'>[]): ReadonlyMap<PlainDate, DayMark> {
  const marks = new Map<PlainDate, DayMark>();
  for (const { dueOn, lamp } of entries) {
    const before = marks.get(dueOn);
    const worse = before && LAMP_ORDER.indexOf(before.lamp) <= LAMP_ORDER.indexOf(lamp) ? before.lamp : lamp;
    marks.set(dueOn, { count: (before?.count ?? 0) + 1, lamp: worse });
  }
  return marks;
}

/** The weeks of a month from Monday to Sunday; `undefined` for the days of its neighbours. */
export function monthWeeks(year: number, month: number): readonly (readonly (PlainDate | undefined)[])[] {
  const first = dayInMonth(year, month, 1);
  const last = endOfMonth(year, month);
  const weeks: (PlainDate | undefined)[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)).map((day) => (day < first || day > last ? undefined : day)),
    );
  }
  return weeks;
}
