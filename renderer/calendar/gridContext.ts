import { createContext, useContext } from 'react';
import type { CalendarDay, CalendarEntry, FindingDay } from '../../electron/contract/calendar.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';

/** What a question for entries is narrowed to. */
type CalendarFilter = Omit<InputOf<'calendar.range'>, 'year' | 'from' | 'to'>;

/** What the parts of the calendar share: react-big-calendar hands its components a date and no more. */
export interface GridContext {
  readonly today: PlainDate;
  readonly days: ReadonlyMap<PlainDate, CalendarDay>;
  /** What is to be rectified by a day (整改到期). */
  readonly findings: ReadonlyMap<PlainDate, FindingDay>;
  /** `writeEntryKey` of the entry that is open. */
  readonly openKey: string | undefined;
  /** How many entries of a day are due in all; the month is given no more than a cell can hold. */
  readonly dueOn: ReadonlyMap<PlainDate, number>;
  /** The days that the month's figures count; the other ones of its grid are its neighbours'. */
  readonly month: { readonly from: PlainDate; readonly to: PlainDate };
  /** Grows each time a day is asked for, though it may be the one that is shown. */
  readonly asked: number;
  /** The entries of the days that are shown are there. */
  readonly loaded: boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onOpenDay: (day: PlainDate) => void;
  /** Shows a day in the view that is open. */
  readonly onGoTo: (day: PlainDate) => void;
  /** What the entries are narrowed to. */
  readonly filter: CalendarFilter;
}

const Context = createContext<GridContext | undefined>(undefined);

export const GridProvider = Context.Provider;

export function useGrid(): GridContext {
  const grid = useContext(Context);
  if (!grid) throw new Error('A part of the calendar stands outside it');
  return grid;
}

/** An entry with the dates that react-big-calendar wants. */
export interface GridEvent {
  readonly entry: CalendarEntry;
  readonly start: Date;
  readonly end: Date;
  readonly title: string;
  readonly allDay: true;
}
