import type { PublicationListId, UnitId } from '../../electron/domain/brand.ts';
import { MATCH_CLASSES } from '../../electron/domain/words/publications.ts';
import { date, flag, oneOf, text, type AddressValues } from '../address/useAddressState.ts';

const filters = {
  class: oneOf(['', ...MATCH_CLASSES], ''),
  list: text<PublicationListId>(),
  /** Only what the list brought first. */
  fresh: flag,
  unit: text<UnitId>(),
  from: date,
  to: date,
  q: text(),
};

/** What 发布比对 shows: the publications beside the items, the lists on record, the rules, the site's addresses, or a list that comes in (`file`). */
export const PUBLICATIONS_ADDRESS = {
  ...filters,
  view: oneOf(['', 'lists', 'rules', 'sites'], ''),
  file: text(),
  /** A reading of the site, and the work that goes on with it. */
  run: text(),
  job: text(),
};

export type PublicationFilters = AddressValues<typeof filters>;

export const NO_FILTERS: PublicationFilters = {
  class: '',
  list: '',
  fresh: false,
  unit: '',
  from: undefined,
  to: undefined,
  q: '',
};

/** The filters of the address, as the contract takes them; the class apart. */
export function filterOf({ list, fresh, unit, from, to, q }: PublicationFilters) {
  return {
    ...(list === '' ? {} : { listId: list }),
    ...(list !== '' && fresh ? { onlyNew: true as const } : {}),
    ...(unit === '' ? {} : { unitId: unit }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(q.trim() === '' ? {} : { text: q.trim().slice(0, 200) }),
  };
}
