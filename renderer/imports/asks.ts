import type { UnknownName } from '../../electron/contract/imports.ts';
import type { GroupView, MeantRule, UnitList } from '../../electron/contract/units.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import { takes } from '../../electron/domain/groups/membership.ts';
import { suggestedNames, type Drafts, type NameDraft } from './decisions.ts';

/** Two names that may be one unit's, while nobody has said so: what becomes of the first if they are, and if they are not. */
export interface NearQuestion {
  readonly name: string;
  readonly other: string;
  readonly rows: number;
  /** The other one is a unit of ours, not a name of the file. */
  readonly known: boolean;
  readonly same: NameDraft;
  readonly apart: NameDraft;
}

/** A group with a listed membership, and new units of its kind. */
export interface JoinQuestion {
  readonly group: GroupView;
  readonly rule: MeantRule;
  readonly names: readonly string[];
}

/** From here on two names are asked about before both are written. */
const NEAR = 0.9;

function isSame(a: NameDraft | undefined, b: NameDraft | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is asked of names before they are written: those of units that are near to another and stand as they were proposed. */
export function nearQuestions(names: readonly UnknownName[], drafts: Drafts, list: UnitList): readonly NearQuestion[] {
  const proposed = suggestedNames({ unknownNames: names });
  const asked = new Set<string>();
  return names.flatMap((unknown): NearQuestion[] => {
    const { name, kind, rows, suggestedKind, suggestions, alike } = unknown;
    const draft = drafts[name];
    if (kind !== 'unit' || draft === undefined || !isSame(draft, proposed[name])) return [];
    const apart: NameDraft = { as: 'newUnit', name, kind: suggestedKind };
    const best = suggestions.find(({ unitId, score }) => unitId !== undefined && score >= NEAR);
    if (best?.unitId !== undefined && list.units.some(({ id }) => id === best.unitId)) {
      const same: NameDraft = { as: 'aliasOfUnit', unitId: best.unitId };
      return [{ name, other: best.name, rows, known: true, same, apart }];
    }
    asked.add(name);
    // Of a pair one is asked about.
    const other = alike.find(
      (each) => each.score >= NEAR && asked.has(each.name) && drafts[each.name]?.as === 'newUnit',
    );
    if (draft.as !== 'newUnit' || !other) return [];
    return [{ name, other: other.name, rows, known: false, same: { as: 'aliasOfName', name: other.name }, apart }];
  });
}

/** The units that would be made, as they stand. */
function newUnits(
  drafts: readonly NameDraft[],
  list: UnitList,
): readonly { readonly name: string; readonly kind: UnitKind }[] {
  const known = new Set(list.units.flatMap(({ name, aliases }) => [name, ...aliases]));
  const made = drafts.flatMap((draft) => {
    if (draft.as === 'newUnit') return [{ name: draft.name.trim(), kind: draft.kind }];
    if (draft.as !== 'newGroup' || typeof draft.members === 'string') return [];
    return draft.members.map((name) => ({ name, kind: draft.memberKind }));
  });
  return [...new Map(made.filter(({ name }) => !known.has(name)).map((unit) => [unit.name, unit])).values()];
}

/** Groups whose list lacks the units about to be made, though their kind is the group's. */
export function joinQuestions(names: readonly UnknownName[], drafts: Drafts, list: UnitList): readonly JoinQuestion[] {
  const made = newUnits(
    names.flatMap(({ name }) => drafts[name] ?? []),
    list,
  );
  return list.groups.flatMap((group) => {
    const { meant } = group;
    if (meant === undefined) return [];
    const joining = made.filter((unit) => takes(meant, unit)).map(({ name }) => name);
    return joining.length > 0 ? [{ group, rule: meant, names: joining }] : [];
  });
}
