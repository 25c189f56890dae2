import type { DutyId, RuleId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { OccurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { oneOf, text, type AddressCodec } from './useAddressState.ts';

/** Ids are words of letters, digits and lines; neither sign stands in one, nor in a period's key. */
const [PARTS, ITEMS] = ['~', '!'] as const;
/** Beyond this an address grows too long: the items are kept for the window, and the address names them by a short key. */
const MOST_IN_ADDRESS = 100;

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

/** What slips are about: all that is open, or what is open of some units, of one duty, or of these occurrences alone. `kept`: the key of what was kept. */
export const SLIP_SCOPE = { duty: text<DutyId>(), units, items, kept: text() };
export const SLIP_VIEW = oneOf(['make', 'made'], 'make');

const KEPT = 'slips:';
/** As many choices as a window keeps: the newest, for the way back. */
const MOST_KEPT = 3;

/** Keeps many items for this window, through a reload; answers their key. The same items have the same one. */
function keep(about: readonly OccurrenceKey[]): string {
  const written = items.format(about) ?? '';
  const key = digest(written);
  const name = `${KEPT}${key}`;
  if (sessionStorage.getItem(name) === written) return key;
  const older = Object.keys(sessionStorage).filter((each) => each.startsWith(KEPT));
  for (const each of older.slice(0, Math.max(0, older.length - MOST_KEPT + 1))) sessionStorage.removeItem(each);
  sessionStorage.setItem(name, written);
  return key;
}

/** What was kept under a key; `undefined` where this window has it not, as after another start of the program. */
export function keptItems(key: string): readonly OccurrenceKey[] | undefined {
  const written = sessionStorage.getItem(`${KEPT}${key}`);
  return written === null ? undefined : items.parse(written);
}

/** FNV-1a over the signs, with the length: enough to tell a handful of choices apart. */
function digest(written: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < written.length; at += 1) {
    hash = Math.imul(hash ^ written.charCodeAt(at), 0x01_00_01_93);
  }
  return `${(hash >>> 0).toString(36)}${written.length.toString(36)}`;
}

interface SlipScope {
  readonly year: Year;
  readonly duty?: DutyId;
  readonly units?: readonly UnitId[];
  readonly items?: readonly OccurrenceKey[];
}

/** Where slips are made about something: 催办单. */
export function slipsHref({ year, duty, units: of = [], items: about = [] }: SlipScope): string {
  const params = new URLSearchParams({ year: String(year) });
  const kept = about.length > MOST_IN_ADDRESS ? keep(about) : undefined;
  const named = {
    duty,
    units: units.format(of),
    items: kept === undefined ? items.format(about) : undefined,
    kept,
  };
  for (const [key, value] of Object.entries(named)) if (value !== undefined) params.set(key, value);
  return `/papers?${params.toString()}`;
}
