import Fraction from 'fraction.js';
import type { UnitId } from '../brand.ts';
import type { Points } from '../points.ts';
import { roundPoints } from '../points.ts';

/** A unit's result in a year, as far as it has one. */
export interface YearResult {
  readonly unitId: UnitId;
  /** Of 100, so that years with other totals can be set beside each other. */
  readonly percent?: Points;
  readonly total?: Points;
  readonly place?: number;
}

/** A unit that is proposed for an honour; equal ones share a place, and all of the last place come along. */
export interface Honoured {
  readonly unitId: UnitId;
  readonly place: number;
}

/** 进步: by how much of 100 the total rose, and how many places the unit moved up (fewer, it moved down). */
export interface Progress extends Honoured {
  readonly rise: Points;
  readonly placesUp?: number;
}

/** 单项: what the unit reached in the node or the events that are honoured. */
export interface Special extends Honoured {
  readonly points: Points;
}

/** 综合: the first places of the class. */
export function overallHonours(
  results: readonly YearResult[],
  most: number,
): readonly (Honoured & { total: Points })[] {
  const ranked = results.flatMap(({ unitId, total, place }) =>
    total === undefined || place === undefined ? [] : [{ unitId, total, place }],
  );
  return first(
    ranked.toSorted((a, b) => a.place - b.place),
    most,
  );
}

/** 进步: the biggest rise against the year before, of units that have a place in both; none that did not rise. Equal rises: more places up first. */
export function progressHonours(
  now: readonly YearResult[],
  before: readonly YearResult[],
  most: number,
): readonly Progress[] {
  const earlier = new Map(before.map((result) => [result.unitId, result]));
  const risen = now.flatMap(({ unitId, percent, place }) => {
    const was = earlier.get(unitId);
    if (percent === undefined || place === undefined) return [];
    if (was?.percent === undefined || was.place === undefined) return [];
    const rise = new Fraction(percent).sub(was.percent);
    return rise.compare(0) > 0 ? [{ unitId, rise, placesUp: was.place - place }] : [];
  });
  const ordered = risen.toSorted((a, b) => b.rise.compare(a.rise) || b.placesUp - a.placesUp);
  const places = withPlaces(ordered, (a, b) => a.rise.equals(b.rise) && a.placesUp === b.placesUp);
  return first(places, most).map(({ unitId, place, placesUp, rise }) => ({
    unitId,
    place,
    placesUp,
    rise: roundPoints(rise),
  }));
}

/** 单项: the most points in what is honoured, of units that have any. */
export function specialHonours(
  reached: readonly { readonly unitId: UnitId; readonly points: Fraction }[],
  most: number,
): readonly Special[] {
  const ordered = reached.filter(({ points }) => points.compare(0) > 0).toSorted((a, b) => b.points.compare(a.points));
  return first(
    withPlaces(ordered, (a, b) => a.points.equals(b.points)),
    most,
  ).map(({ unitId, place, points }) => ({ unitId, place, points: roundPoints(points) }));
}

function withPlaces<Item extends object>(
  ordered: readonly Item[],
  isEqual: (a: Item, b: Item) => boolean,
): readonly (Item & { readonly place: number })[] {
  const placed: (Item & { readonly place: number })[] = [];
  for (const [at, item] of ordered.entries()) {
    const above = placed.at(-1);
    placed.push({ ...item, place: above !== undefined && isEqual(above, item) ? above.place : at + 1 });
  }
  return placed;
}

/** As many as are wanted, and those that are equal to the last of them. */
function first<Item extends Honoured>(placed: readonly Item[], most: number): readonly Item[] {
  return placed.filter(({ place }) => place <= most);
}
