import type { UnitId } from '../../electron/domain/brand.ts';
import { entryInAddress } from '../occurrence/entries.ts';
import { oneOf, text } from '../address/useAddressState.ts';

/** What 今日 keeps in its address. */
export const TODAY_ADDRESS = {
  by: oneOf(['unit', 'duty'], 'unit'),
  /** The entry whose panel is open, and the unit that was meant. */
  entry: entryInAddress,
  unit: text<UnitId>(),
};
