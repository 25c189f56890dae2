import type { DutyId, GroupId, UnitId } from '../../electron/domain/brand.ts';
import { oneOf, text, type AddressCodec, type AddressValues } from '../address/useAddressState.ts';

/** A unit's cell in a column. */
export interface CellKey {
  readonly unitId: UnitId;
  readonly column: string;
}

const cell: AddressCodec<CellKey | undefined> = {
  parse: (written) => {
    const [unitId, column] = written?.split('~') ?? [];
    // An id of the address is only sent to the app, which checks it.
    return unitId && column ? { unitId: unitId as UnitId, column } : undefined;
  },
  format: (key) => key && `${key.unitId}~${key.column}`,
};

/** What the heat map keeps in its address. */
export const HEAT_ADDRESS = {
  duty: text<DutyId>(),
  kind: oneOf(['', 'disclosure', 'measure', 'submission', 'case'], ''),
  units: oneOf(['', 'department', 'town', 'other'], ''),
  group: text<GroupId>(),
  cell,
};

export type HeatAddress = AddressValues<typeof HEAT_ADDRESS>;
