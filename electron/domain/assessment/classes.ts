import type { UnitClassId, UnitId, Year } from '../brand.ts';
import type { Scheme, StoredClass, StoredVersion, YearClass } from '../model/scheme.ts';
import type { SchemeTree } from '../model/schemeTree.ts';
import type { Unit } from '../model/unit.ts';
import type { YearFrame } from '../model/yearFrame.ts';
import { UNIT_KIND_WORDS, UNIT_KINDS } from '../words/duties.ts';

/** The version of a scheme that is in force. */
export function latestOf({ versions }: Scheme): StoredVersion {
  return versions.at(-1) ?? versions[0];
}

/** A version as it is scored by: with what the year's frame says of 折算分 and places. */
export function treeOf(
  { version, tree }: StoredVersion,
  { contributionFrom, rankShare }: Pick<YearFrame, 'contributionFrom' | 'rankShare'>,
): SchemeTree {
  return { ...tree, version, contributionFrom, rankShare };
}

/** A year's classes: the office's own, else one for each kind of unit, all by the first scheme. `schemes` has at least one. */
export function classesOf(
  stored: readonly StoredClass[],
  units: readonly Unit[],
  schemes: readonly [Scheme, ...Scheme[]],
): readonly YearClass[] {
  const [first] = schemes;
  const { year } = first;
  if (stored.length === 0) {
    return UNIT_KINDS.map((kind) => ({
      id: `kind-${kind}-${year}` as UnitClassId,
      name: UNIT_KIND_WORDS[kind],
      unitIds: units.filter((unit) => unit.kind === kind).map(({ id }) => id),
      weight: latestOf(first).weight,
      schemeId: first.id,
    }));
  }
  const doubled = inSeveral(stored);
  return stored.map(({ id, name, schemeId, unitIds, weight }) => {
    const scheme = schemes.find((each) => each.id === schemeId) ?? first;
    const shared = unitIds.filter((unitId) => doubled.has(unitId));
    const common = {
      id,
      name,
      unitIds,
      schemeId: scheme.id,
      ...(shared.length === 0 ? {} : { doubled: shared }),
    };
    return weight === undefined
      ? { ...common, weight: latestOf(scheme).weight }
      : { ...common, weight, ownWeight: weight };
  });
}

function inSeveral(stored: readonly StoredClass[]): ReadonlySet<UnitId> {
  const seen = new Set<UnitId>();
  const twice = new Set<UnitId>();
  for (const { unitIds } of stored) {
    for (const id of new Set(unitIds)) (seen.has(id) ? twice : seen).add(id);
  }
  return twice;
}

/** Whether a unit exists on some day of a year. */
export function existsIn({ from, to }: Pick<Unit, 'from' | 'to'>, year: Year): boolean {
  const text = String(year);
  return (from === undefined || from.slice(0, 4) <= text) && (to === undefined || to.slice(0, 4) >= text);
}

/** The first class that a unit is in. */
export function classOf(classes: readonly YearClass[]): (unitId: UnitId) => YearClass | undefined {
  const known = new Map<UnitId, YearClass>();
  for (const each of classes) for (const id of each.unitIds) if (!known.has(id)) known.set(id, each);
  return (unitId) => known.get(unitId);
}
