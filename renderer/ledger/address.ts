import type { ItemSort } from '../../electron/contract/ledger.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import type { DutyId, RuleId, UnitId, Year } from '../../electron/domain/brand.ts';
import { ITEM_MARKS, ITEM_STATES } from '../../electron/domain/words/ledger.ts';
import { date, flag, oneOf, text, type AddressCodec, type AddressValues } from '../address/useAddressState.ts';

/** Several of a closed list of words; none when the address says nothing. */
function anyOf<const Words extends readonly string[]>(words: Words): AddressCodec<readonly Words[number][]> {
  return {
    parse: (written) => {
      const asked = new Set(written?.split(','));
      return words.filter((word) => asked.has(word));
    },
    format: (value) => (value.length === 0 ? undefined : value.join(',')),
  };
}

const units: AddressCodec<readonly UnitId[]> = {
  // Ids of the address are only sent to the app, which checks them.
  parse: (written) => (written === undefined || written === '' ? [] : (written.split(',') as UnitId[])),
  format: (value) => (value.length === 0 ? undefined : value.join(',')),
};

const SORTS = [
  'state',
  'unit',
  'content',
  'period',
  'dueOn',
  'doneOn',
  'verifiedOn',
] as const satisfies readonly ItemSort['by'][];

/** By due day, the earliest first, where nobody sorts otherwise. */
export const USUAL_SORT: ItemSort = { by: 'dueOn', descending: false };

/** `dueOn`, or `-dueOn` for the last first. */
const sort: AddressCodec<ItemSort> = {
  parse: (written = '') => {
    const descending = written.startsWith('-');
    const by = SORTS.find((each) => each === written.slice(descending ? 1 : 0));
    return by === undefined ? USUAL_SORT : { by, descending };
  },
  format: ({ by, descending }) =>
    by === USUAL_SORT.by && descending === USUAL_SORT.descending ? undefined : `${descending ? '-' : ''}${by}`,
};

/** One item, its four parts between tildes, which no id holds. */
const item: AddressCodec<OccurrenceKey | undefined> = {
  parse: (written) => {
    const [dutyId, ruleId, unitId, periodKey] = written?.split('~') ?? [];
    if (!dutyId || !ruleId || !unitId || !periodKey) return undefined;
    // Ids of the address are only sent to the app, which checks them.
    return { dutyId: dutyId as DutyId, ruleId: ruleId as RuleId, unitId: unitId as UnitId, periodKey };
  },
  format: (key) => key && [key.dutyId, key.ruleId, key.unitId, key.periodKey].join('~'),
};

const filters = {
  state: anyOf(ITEM_STATES),
  mark: anyOf(ITEM_MARKS),
  unit: units,
  kind: oneOf(['', 'disclosure', 'measure', 'submission', 'case'], ''),
  from: date,
  to: date,
  q: text(),
};

/** What 工作台账 shows: filters, order, the item that is open, and whether items are checked one after the other (逐项核验). */
export const LEDGER_ADDRESS = { ...filters, sort, item, verify: flag };

export type LedgerFilters = AddressValues<typeof filters>;

export const NO_FILTERS: LedgerFilters = {
  state: [],
  mark: [],
  unit: [],
  kind: '',
  from: undefined,
  to: undefined,
  q: '',
};

/** What belongs to a saved view: filters and order, by their names in the address. */
export const VIEW_KEYS: readonly string[] = [...Object.keys(filters), 'sort'];

/** What the ledger is asked for. */
export interface LedgerAsked {
  readonly year: Year;
  readonly filter: ReturnType<typeof filterOf>;
  readonly sort: ItemSort;
}

/** The filters of the address, as the contract takes them. */
export function filterOf({ state, mark, unit, kind, from, to, q }: LedgerFilters) {
  return {
    ...(state.length === 0 ? {} : { states: [...state] }),
    ...(mark.length === 0 ? {} : { marks: [...mark] }),
    ...(unit.length === 0 ? {} : { units: [...unit] }),
    ...(kind === '' ? {} : { kinds: [kind] }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(q.trim() === '' ? {} : { text: q.trim().slice(0, 200) }),
  };
}

/** Of a query string what a saved view keeps of it, always in the same order. */
export function viewSearch(search: string): string {
  const params = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const key of VIEW_KEYS) {
    const value = params.get(key);
    if (value !== null) kept.set(key, value);
  }
  return kept.toString();
}

/** A query string with the filters and the order of a saved view; year and all else stay, what is open closes. */
export function withView(search: string, view: string): string {
  const params = new URLSearchParams(search);
  for (const key of [...VIEW_KEYS, 'item', 'verify']) params.delete(key);
  for (const [key, value] of new URLSearchParams(viewSearch(view))) params.set(key, value);
  return params.toString();
}
