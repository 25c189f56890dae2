import type { DutyId, RuleId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { OccurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { oneOf, text, type AddressCodec } from './useAddressState.ts';

/** Ids are words of letters, digits and lines; neither sign stands in one, nor in a period's key. */
const [PARTS, ITEMS] = ['~', '!'] as const;
/** Beyond this an address grows too long; the units of the items are named in their place. */
export const MOST_SLIP_ITEMS = 100;

/** Units by their ids; none when the address says nothing. */
const units: AddressCodec<readonly UnitId[]> = {
  parse: (value) => (value ?? '').split(',').filter((id) => id !== '') as UnitId[],
  format: (value) => (value.length === 0 ? undefined : value.join(',')),
};

/** Occurrences by their keys; what is no key is left out. The app checks what it is asked about. */
const items: AddressCodec<readonly OccurrenceKey[]> = {
  parse: (value) =>
    (value ?? '').split(ITEMS).flatMap((key): readonly OccurrenceKey[] => {
      const [dutyId = '', ruleId = '', unitId = '', periodKey = ''] = key.split(PARTS);
      if (periodKey === '') return [];
      return [{ dutyId: dutyId as DutyId, ruleId: ruleId as RuleId, unitId: unitId as UnitId, periodKey }];
    }),
  format: (value) =>
    value.length === 0
      ? undefined
      : value
          .map(({ dutyId, ruleId, unitId, periodKey }) => [dutyId, ruleId, unitId, periodKey].join(PARTS))
          .join(ITEMS),
};

/** What slips are about: all that is open, or what is open of some units, of one duty, or of these occurrences alone. */
export const SLIP_SCOPE = { duty: text<DutyId>(), units, items };
export const SLIP_VIEW = oneOf(['make', 'made'], 'make');

interface SlipScope {
  readonly year: Year;
  readonly duty?: DutyId;
  readonly units?: readonly UnitId[];
  readonly items?: readonly OccurrenceKey[];
}

/** Where slips are made about something: 催办单. */
export function slipsHref({ year, duty, units: of = [], items: about = [] }: SlipScope): string {
  const isLong = about.length > MOST_SLIP_ITEMS;
  const params = new URLSearchParams({ year: String(year) });
  const named = {
    duty,
    units: units.format(isLong ? [...new Set(about.map(({ unitId }) => unitId))] : of),
    items: isLong ? undefined : items.format(about),
  };
  for (const [key, value] of Object.entries(named)) if (value !== undefined) params.set(key, value);
  return `/papers?${params.toString()}`;
}
