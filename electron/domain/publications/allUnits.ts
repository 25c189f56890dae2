import type { ProposedCoverage, PublicationList } from '../model/publication.ts';
import type { Unit } from '../model/unit.ts';
import { sharesColumns } from './coverage.ts';

/** Why a list that names some of the units seems to be of all of them: an export that nobody narrowed to units. */
export interface AllUnitsSigns {
  /** Units that there are in its days: how many of them it names, and what those are called that it does not. */
  readonly named: number;
  readonly absent: readonly string[];
  readonly columns: number;
  /** The list before it of some of the same columns, where a person said of that one that it is of all units. */
  readonly saidOf?: string;
}

/** Fewer units may well have been chosen by hand. */
const LEAST = 5;
/** So many of all units; a smaller part will do where the list is of many columns, as a whole site is. */
const HALF = 1 / 2;
const QUARTER = 1 / 4;
const MANY_COLUMNS = 8;

/**
 * What speaks for a list being of all units, for a person to say: many of them occur in it, in many columns, or the list before was. `columns`: how
 * many it names. `undefined` where nothing does, or no unit is left out.
 */
export function allUnitsSigns(
  covers: ProposedCoverage,
  columns: number,
  units: readonly Unit[],
  lists: readonly Pick<PublicationList, 'source' | 'covers'>[],
): AllUnitsSigns | undefined {
  const own = new Set(covers.units);
  const there = units.filter(({ from, to }) => !(from && from > covers.lastDay) && !(to && to < covers.firstDay));
  const absent = there.filter(({ id }) => !own.has(id)).map(({ name }) => name);
  const named = there.length - absent.length;
  if (named === 0 || absent.length === 0) return undefined;
  const before = lists.findLast((list) => sharesColumns(covers, list.covers));
  const saidOf = before?.covers.units.length === 0 ? before.source : undefined;
  const least = columns >= MANY_COLUMNS ? QUARTER : HALF;
  const isMany = named >= LEAST && named >= there.length * least;
  if (!isMany && saidOf === undefined) return undefined;
  return { named, absent, columns, ...(saidOf === undefined ? {} : { saidOf }) };
}
