import type { Year } from '../brand.ts';
import { addMonths, type PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import { scoreDays, type ScoreDays } from '../occurrences/asOf.ts';

/** What two years are set beside each other by: 同期, the same day of both; 全年, each at its cut-off. */
export type ComparedSpan = 'same' | 'whole';

type Framed = Pick<YearFacts, 'year' | 'frame'>;

/** The days by which two years are judged beside each other. */
export interface ComparedDays {
  /** `whole` where the later year is over: there is nothing else to compare then. */
  readonly span: ComparedSpan;
  readonly isRunning: boolean;
  readonly earlier: ScoreDays;
  readonly later: ScoreDays;
}

/** The same day of the year, so many years before; 29 February is 28 February where there is none. */
function sameDay(day: PlainDate, from: Year, to: Year): PlainDate {
  return addMonths(day, (to - from) * 12);
}

/** The days of a comparison: while the later year runs, the earlier one can be looked at as it stood on the same day of its own year. */
export function comparedDays(earlier: Framed, later: Framed, wanted: ComparedSpan, today: PlainDate): ComparedDays {
  const isRunning = today <= later.frame.cutOff;
  const span = isRunning ? wanted : 'whole';
  const day = span === 'same' ? sameDay(today, later.year, earlier.year) : today;
  return { span, isRunning, earlier: scoreDays(earlier, day), later: scoreDays(later, today) };
}
