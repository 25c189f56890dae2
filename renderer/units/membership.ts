import type { GroupView, UnitView } from '../../electron/contract/units.ts';
import type { GroupRule, UnitKind } from '../../electron/contract/shared.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { factsOfStays, takes } from '../../electron/domain/groups/membership.ts';
import { scopeWords } from '../../electron/domain/words/groups.ts';
import type { Stay } from './MemberDates.tsx';

type Dated = Omit<Stay, 'unitId'>;

/** A group's membership while it is being edited. */
export interface Membership {
  readonly rules: readonly GroupRule[];
  readonly members: ReadonlySet<UnitId>;
  /** Days of members that have some of their own: not the whole time, or not the rule's. */
  readonly stays: readonly Stay[];
}

/** The units of a group, each once. */
export function memberIds({ members }: Pick<GroupView, 'members'>): readonly UnitId[] {
  return [...new Set(members.map(({ unitId }) => unitId))];
}

function key(stays: readonly Dated[]): string {
  return stays
    .map(({ from, to }) => `${from ?? ''}~${to ?? ''}`)
    .toSorted()
    .join();
}

/** Stays of which one is the whole time come to that one. */
function joined(stays: readonly Dated[]): readonly Dated[] {
  return stays.some(({ from, to }) => from === undefined && to === undefined)
    ? [{ from: undefined, to: undefined }]
    : stays;
}

/** What a rule alone would give a unit; the whole time for one that no rule takes. */
function ownStays(rules: readonly GroupRule[], unit: UnitView): readonly Dated[] {
  const ruled = rules.filter((rule) => takes(rule, unit));
  return ruled.length === 0
    ? [{ from: undefined, to: undefined }]
    : joined(ruled.map(({ from, to }) => ({ from, to })));
}

export function membershipOf(group: GroupView | undefined, units: readonly UnitView[]): Membership {
  const rules = group?.rules ?? [];
  const byUnit = Map.groupBy(group?.members ?? [], ({ unitId }) => unitId);
  const stays = units.flatMap((unit) => {
    const own = joined((byUnit.get(unit.id) ?? []).map(({ from, to }) => ({ from, to })));
    if (own.length === 0 || key(own) === key(ownStays(rules, unit))) return [];
    return own.map((stay) => Object.assign({ unitId: unit.id }, stay));
  });
  return { rules, members: new Set(byUnit.keys()), stays };
}

/** With other rules: whom a new one takes is ticked; whom one takes no more stays ticked, as listed by name. */
export function withRules(draft: Membership, rules: readonly GroupRule[], units: readonly UnitView[]): Membership {
  const taken = (all: readonly GroupRule[], unit: UnitView): boolean => all.some((rule) => takes(rule, unit));
  const joining = units.filter((unit) => taken(rules, unit) && !taken(draft.rules, unit)).map(({ id }) => id);
  return { ...draft, rules, members: new Set([...draft.members, ...joining]) };
}

/** With a whole kind, newcomers too, or without anybody of it. */
export function withKind(draft: Membership, kind: UnitKind, isIn: boolean, units: readonly UnitView[]): Membership {
  const own = units.filter((unit) => unit.kind === kind).map(({ id }) => id);
  const others = draft.rules.filter((rule) => rule.kind !== kind);
  if (isIn)
    return { ...draft, rules: [...others, { kind, scope: 'all' }], members: new Set([...draft.members, ...own]) };
  return { ...draft, rules: others, members: new Set([...draft.members].filter((id) => !own.includes(id))) };
}

/** The facts that `units.saveGroup` keeps: who is listed, and whom the rules do not take. */
export function membershipInput(
  { rules, members, stays }: Membership,
  units: readonly UnitView[],
  before: GroupView | undefined,
) {
  const wanted = units
    .filter(({ id }) => members.has(id))
    .flatMap((unit) => {
      const own = stays.filter(({ unitId }) => unitId === unit.id);
      return (own.length > 0 ? own : ownStays(rules, unit)).map(({ from, to }) =>
        Object.assign({ unitId: unit.id }, from === undefined ? {} : { from }, to === undefined ? {} : { to }),
      );
    });
  const facts = factsOfStays(rules, wanted, units);
  const hadDays = new Set(before?.members.flatMap(({ unitId, from, to }) => ((from ?? to) ? [unitId] : [])));
  // By its id alone a member keeps the days that it has.
  const listed = facts.members.map((stay) => ((stay.from ?? stay.to ?? hadDays.has(stay.unitId)) ? stay : stay.unitId));
  if (rules.length === 0 && before?.rules === undefined) return { members: listed };
  return { members: listed, rules: [...facts.rules], exceptions: [...facts.exceptions] };
}

/** 全部部门、全部企业（除外 2 个）; empty for a group without rules. */
export function rulesText({ rules = [], exceptions = [] }: Pick<GroupView, 'rules' | 'exceptions'>): string {
  // Those that were left out up to a day belong to it since.
  const except = new Set(exceptions.flatMap(({ unitId, to }) => (to === undefined ? [unitId] : []))).size;
  const whole = rules.map((rule) => `全部${scopeWords(rule)}`).join('、');
  return except > 0 ? `${whole}（除外 ${except} 个）` : whole;
}

/** Units of a group that its rules do not take. */
export function listedBeside(group: GroupView, units: readonly UnitView[]): readonly UnitId[] {
  const ruled = new Set(units.filter((unit) => group.rules?.some((rule) => takes(rule, unit))).map(({ id }) => id));
  return memberIds(group).filter((id) => !ruled.has(id));
}
