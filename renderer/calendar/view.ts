import {
  addDays,
  dateParts,
  dayInMonth,
  endOfMonth,
  plainDate,
  startOfWeek,
  weekdayOf,
  type PlainDate,
} from '../../electron/domain/dates/plainDate.ts';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { GroupId, UnitId, Year } from '../../electron/domain/brand.ts';
import { longDate, longDateWithWeekday, monthName } from '../ui/dates.ts';
import { entryInAddress } from '../occurrence/entries.ts';
import { date, oneOf, someOf, text, type AddressValues } from '../address/useAddressState.ts';
import { DUTY_KINDS, PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import { LAMP_ORDER } from '../../electron/domain/words/states.ts';

/** In the order of their keys 1 to 5. */
export const VIEWS = ['year', 'month', 'week', 'day', 'agenda'] as const;
export type ViewName = (typeof VIEWS)[number];
export const VIEW_WORDS: Readonly<Record<ViewName, string>> = {
  year: '年',
  month: '月',
  week: '周',
  day: '日',
  agenda: '日程',
};

/** What the calendar keeps in its address. */
export const CALENDAR_ADDRESS = {
  view: oneOf(VIEWS, 'month'),
  date,
  unit: text<UnitId>(),
  group: text<GroupId>(),
  kinds: someOf(DUTY_KINDS),
  roles: someOf(PARTY_ROLES),
  lamp: oneOf(['', ...LAMP_ORDER], ''),
  /** The day whose list is open, and the entry that is. */
  day: date,
  entry: entryInAddress,
};

export type CalendarAddress = AddressValues<typeof CALENDAR_ADDRESS>;

/** Where the calendar opens: today in the current year, the end of a past one, the start of a coming one. */
export function openingDate(year: Year, today: PlainDate): PlainDate {
  const thisYear = dateParts(today).year;
  if (year === thisYear) return today;
  const day = plainDate(year, year < thisYear ? 12 : 1, 1);
  // Every year of the contract has a 1 January and a 1 December.
  return day ?? today;
}

/** First and last day that a view shows. */
export function visibleRange(view: ViewName, day: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  if (view === 'day') return { from: day, to: day };
  if (view === 'week') return { from: startOfWeek(day), to: addDays(startOfWeek(day), 6) };
  const { year, month } = dateParts(day);
  if (view === 'year') return { from: dayInMonth(year, 1, 1), to: dayInMonth(year, 12, 31) };
  const first = dayInMonth(year, month, 1);
  const last = endOfMonth(year, month);
  if (view === 'agenda') return { from: first, to: last };
  return { from: startOfWeek(first), to: addDays(last, 7 - weekdayOf(last)) };
}

/** First and last day that the title names and the figures count: the month without its neighbours' days. */
export function countedRange(view: ViewName, day: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  return visibleRange(view === 'month' ? 'agenda' : view, day);
}

/** The day that the next or previous page is about. */
export function turned(view: ViewName, day: PlainDate, by: 1 | -1): PlainDate {
  if (view === 'day') return addDays(day, by);
  if (view === 'week') return addDays(day, 7 * by);
  const { year, month } = dateParts(day);
  if (view === 'year') return dayInMonth(year + by, month, 1);
  const months = year * 12 + month - 1 + by;
  return dayInMonth(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** 2021年6月, 2021年6月28日至7月4日 for a week, 2021年6月28日 周一 for a day, 2021年. */
export function viewTitle(view: ViewName, day: PlainDate): string {
  if (view === 'day') return longDateWithWeekday(day);
  if (view === 'year') return `${dateParts(day).year}年`;
  if (view !== 'week') return monthName(day);
  const { from, to } = visibleRange('week', day);
  const [a, b] = [dateParts(from), dateParts(to)];
  const end = a.year === b.year ? `${b.month}月${b.day}日` : longDate(to);
  return `${longDate(from)}至${end}`;
}

/** The end of the screen at which a day's panel does not cover the day: the left for Friday to Sunday of a grid. */
export function panelSide(view: ViewName, day: PlainDate): 'left' | 'right' {
  if (view === 'agenda' || view === 'day') return 'right';
  // Four months stand in a row of the year, the third and fourth at the right.
  if (view === 'year') return (dateParts(day).month - 1) % 4 >= 2 ? 'left' : 'right';
  return weekdayOf(day) >= 5 ? 'left' : 'right';
}

/** More than the cell of a month can hold on the largest screen. */
export const MOST_IN_CELL = 24;

/**
 * The first entries of each day, and how many each day has: laying out those that no cell can show takes most of a busy month's time. Of days
 * outside `of`, which are the neighbouring months', only the number is shown.
 */
export function firstOfEachDay(
  entries: readonly CalendarEntry[],
  of?: { readonly from: PlainDate; readonly to: PlainDate },
): {
  readonly first: readonly CalendarEntry[];
  readonly counts: ReadonlyMap<PlainDate, number>;
} {
  const counts = new Map<PlainDate, number>();
  const first = entries.filter(({ dueOn }) => {
    const before = counts.get(dueOn) ?? 0;
    counts.set(dueOn, before + 1);
    return before < MOST_IN_CELL && (!of || (dueOn >= of.from && dueOn <= of.to));
  });
  return { first, counts };
}
