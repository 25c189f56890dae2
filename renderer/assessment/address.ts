import type { IndicatorId, UnitId } from '../../electron/domain/brand.ts';
import { oneOf, text } from '../address/useAddressState.ts';

/** What the assessment screen shows, kept in the address: group, unit, and the indicator whose evidence is open. */
export const assessmentAddress = {
  group: oneOf(['department', 'town', 'other'], 'department'),
  unit: text<UnitId>(),
  indicator: text<IndicatorId>(),
  /** Which list of what the cut-off leaves out is open. */
  after: oneOf(['', 'done', 'due'], ''),
};
