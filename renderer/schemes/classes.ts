import type { SchemeWeight } from '../../electron/contract/schemeTree.ts';
import type { UnitView } from '../../electron/contract/units.ts';
import type { SchemeId, UnitClassId, UnitId, Year } from '../../electron/domain/brand.ts';

/** A class of units while it is edited. */
export interface ClassDraft {
  readonly id: UnitClassId | null;
  readonly name: string;
  readonly schemeId: SchemeId;
  readonly unitIds: readonly UnitId[];
  /** `null`: the scheme's. */
  readonly weight: SchemeWeight | null;
}

/** Units of the year that are in two classes, or in none. */
export function unplacedUnits(
  classes: readonly Pick<ClassDraft, 'name' | 'unitIds'>[],
  units: readonly Pick<UnitView, 'id' | 'name' | 'from' | 'to'>[],
  year: Year,
): readonly { readonly unitId: UnitId; readonly message: string }[] {
  return units.flatMap(({ id, name, from, to }) => {
    const isThere = (from === undefined || from <= `${year}-12-31`) && (to === undefined || to >= `${year}-01-01`);
    const own = classes.filter(({ unitIds }) => unitIds.includes(id));
    if (own.length === 1 || (own.length === 0 && !isThere)) return [];
    const named = own.map((each) => `“${each.name}”`).join('、');
    const message =
      own.length === 0 ? `“${name}”不属于任何考核类别。` : `“${name}”同时属于${named}，一个年度只能属于一类。`;
    return [{ unitId: id, message }];
  });
}
