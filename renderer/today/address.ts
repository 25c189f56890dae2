import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { TODAY_LISTS, type TodayList } from '../../electron/domain/words/today.ts';
import { entryInAddress } from '../occurrence/entries.ts';
import { oneOf, text } from '../address/useAddressState.ts';

/** What 今日 keeps in its address. */
export const TODAY_ADDRESS = {
  by: oneOf(['unit', 'duty'], 'unit'),
  /** The same of what falls due in a week. */
  week: oneOf(['unit', 'duty'], 'duty'),
  /** The entry whose panel is open, and the unit that was meant. */
  entry: entryInAddress,
  unit: text<UnitId>(),
};

/** What a list behind a figure keeps in its address. */
export const LIST_ADDRESS = {
  list: oneOf(TODAY_LISTS, 'overdue'),
  unit: text<UnitId>(),
  q: text(),
  /** The entry whose panel is open, and the unit that was meant. */
  entry: entryInAddress,
  meant: text<UnitId>(),
};

/** Where a figure's list is. */
export function listHref(year: Year, list: TodayList): string {
  return `/items?year=${year}&list=${list}`;
}
