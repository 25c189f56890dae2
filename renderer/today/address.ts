import type { UnitId } from '../../electron/domain/brand.ts';
import { CALENDAR_ADDRESS } from '../calendar/view.ts';
import { oneOf, text } from '../ui/useAddressState.ts';

/** What 今日 keeps in its address. */
export const TODAY_ADDRESS = {
  by: oneOf(['unit', 'duty'], 'unit'),
  /** The entry whose panel is open, and the unit that was meant. */
  entry: CALENDAR_ADDRESS.entry,
  unit: text<UnitId>(),
};
