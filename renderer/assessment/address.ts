import type { SchemeNodeId, UnitClassId, UnitId } from '../../electron/domain/brand.ts';
import { oneOf, text } from '../address/useAddressState.ts';

/** What the assessment screen shows, kept in the address: class, unit, and the indicator whose evidence is open. */
export const assessmentAddress = {
  group: text<UnitClassId>(),
  unit: text<UnitId>(),
  indicator: text<SchemeNodeId>(),
  /** Which list of what the cut-off leaves out is open. */
  after: oneOf(['', 'done', 'due'], ''),
};
