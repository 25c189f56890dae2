import { assertNever, type UnitId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { GroupRule, Membership, MemberScope, Unit, UnitGroup } from '../model/unit.ts';

/** Days from the first to the last; without one it has no beginning or end inside the records. */
export interface Stay {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

type Named = Pick<Unit, 'name' | 'kind'>;

/** 开发区, 园区, 景区 and their 管委会; not 国有资产监督管理委员会. */
const ZONE =
  /(?:开发区|经开区|高新区|(?<=.)新区|示范区|保税区|经济区|功能区|度假区|合作区|(?:产业|工业|科技|物流|化工)?园区|(?:产业|工业|科技|物流|化工)园|景区|(?:[区园岛港]|基地|新城)管理委员会|(?<!公积金|国资)管委会)$/u;
const TOWN = /[镇乡](?:党委|(?:人民)?政府)?$/u;
const SUBDISTRICT = /(?:街道|街道办|办事处)$/u;
const ENTERPRISE = /(?:公司|集团|企业|国企|厂)$/u;

/** Which part of its kind a unit is, as its name tells. */
function isIn(scope: MemberScope, name: string): boolean {
  const bare = name.replace(/[（(][^（）()]*[）)]$/u, '');
  switch (scope) {
    case 'all':
      return true;
    case 'towns':
      return TOWN.test(bare);
    case 'subdistricts':
      return SUBDISTRICT.test(bare);
    case 'townsAndSubdistricts':
      return !isZone(bare);
    case 'zones':
      return isZone(bare);
    case 'enterprises':
      return ENTERPRISE.test(bare);
    default:
      return assertNever(scope);
  }
}

/** 清河经济开发区管委会, 高新园区: a zone with an administration of its own, which stands beside 镇街. */
export function isZone(name: string): boolean {
  return ZONE.test(name);
}

/** Whether a rule takes a unit, days aside. */
export function takes({ kind, scope }: Pick<GroupRule, 'kind' | 'scope'>, unit: Named): boolean {
  return unit.kind === kind && isIn(scope, unit.name);
}

function overlap(a: Stay, b: Stay): boolean {
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');
}

function stay(from: PlainDate | undefined, to: PlainDate | undefined): Stay {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** What is left of a stay without the days of others. */
export function without(whole: Stay, holes: readonly Stay[]): readonly Stay[] {
  let left: readonly Stay[] = [whole];
  for (const hole of holes) {
    left = left.flatMap((part) => {
      if (!overlap(part, hole)) return [part];
      const before = hole.from === undefined ? undefined : stay(part.from, addDays(hole.from, -1));
      const after = hole.to === undefined ? undefined : stay(addDays(hole.to, 1), part.to);
      return [before, after].filter((each) => each !== undefined && (each.from ?? '') <= (each.to ?? '9999'));
    }) as readonly Stay[];
  }
  return left;
}

/** Every stay in the group: those listed, and those of the units that its rules take, less its exceptions. */
export function staysIn(
  { members, rules = [], exceptions = [] }: Pick<UnitGroup, 'members' | 'rules' | 'exceptions'>,
  units: readonly Unit[],
): readonly Membership[] {
  if (rules.length === 0) return members;
  const holes = Map.groupBy(exceptions, ({ unitId }) => unitId);
  const ruled = units.flatMap((unit) =>
    rules
      .filter((rule) => takes(rule, unit))
      .flatMap(({ from, to }) => without(stay(from, to), holes.get(unit.id) ?? []))
      .map((part): Membership => Object.assign({ unitId: unit.id }, part)),
  );
  const always = new Set(ruled.flatMap(({ unitId, from, to }) => ((from ?? to) ? [] : [unitId])));
  return [...ruled, ...members.filter(({ unitId }) => !always.has(unitId))];
}

/** The units that ever belong to the group, each once. */
export function memberIds(
  group: Pick<UnitGroup, 'members' | 'rules' | 'exceptions'>,
  units: readonly Unit[],
): readonly UnitId[] {
  return [...new Set(staysIn(group, units).map(({ unitId }) => unitId))];
}

/**
 * A group's facts so that its rules take whom they take, and every unit has just the stays that are wanted of it: units that the rules take
 * beyond these are excepted, and those that they do not take, or not all the time, are listed.
 */
export function factsOfStays(
  rules: readonly GroupRule[],
  wanted: readonly Membership[],
  units: readonly Pick<Unit, 'id' | 'name' | 'kind'>[],
): Required<Pick<UnitGroup, 'members' | 'rules' | 'exceptions'>> {
  const staysOf = Map.groupBy(wanted, ({ unitId }) => unitId);
  const members: Membership[] = [];
  const exceptions: Membership[] = [];
  for (const unit of units) {
    const own = staysOf.get(unit.id) ?? [];
    const ruled = rules.filter((rule) => takes(rule, unit)).map(({ from, to }) => stay(from, to));
    const add = (list: Membership[], parts: readonly Stay[]): void => {
      for (const part of parts) list.push({ unitId: unit.id, ...part });
    };
    add(
      exceptions,
      ruled.flatMap((part) => without(part, own)),
    );
    // A stay that a rule covers in part is listed whole, as it is known.
    add(
      members,
      own.filter((part) => without(part, ruled).length > 0).map(({ from, to }) => stay(from, to)),
    );
  }
  return { members, rules, exceptions };
}
