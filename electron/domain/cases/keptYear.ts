import type { Year } from '../brand.ts';
import { dateParts, type PlainDate } from '../dates/plainDate.ts';

/** The kept year to which a day belongs: its own, else the nearest one before it, else the first. */
export function keptYearOf(keptYears: readonly Year[], day: PlainDate): Year | undefined {
  const { year } = dateParts(day);
  return keptYears.findLast((each) => each <= year) ?? keptYears[0];
}
