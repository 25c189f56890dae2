import { assertNever } from '../brand.ts';
import type { GroupRule, MemberScope, Unit } from '../model/unit.ts';

const TOWNS = ['镇', '乡', '镇政府', '乡政府', '镇人民政府', '乡人民政府', '镇党委', '乡党委'];
const SUBDISTRICTS = ['街道', '街道办', '办事处'];
const ZONES = (
  '开发区 经开区 高新区 示范区 保税区 经济区 功能区 度假区 合作区 园区 景区 产业园 工业园 科技园 物流园 化工园 ' +
  '区管理委员会 园管理委员会 岛管理委员会 港管理委员会 基地管理委员会 新城管理委员会'
).split(' ');
/** Their 管委会 look after money, not after a place. */
const NO_ZONES = ['公积金管委会', '国资管委会'];
const ENTERPRISES = ['公司', '集团', '企业', '国企', '厂'];

const endsWithOne = (name: string, endings: readonly string[]): boolean => endings.some((each) => name.endsWith(each));

function isZone(name: string): boolean {
  if (name.endsWith('管委会')) return !endsWithOne(name, NO_ZONES);
  return endsWithOne(name, ZONES) || (name.endsWith('新区') && name.length > 2);
}

function isIn(scope: MemberScope, name: string): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'towns':
      return endsWithOne(name, TOWNS);
    case 'subdistricts':
      return endsWithOne(name, SUBDISTRICTS);
    case 'townsAndSubdistricts':
      return !isZone(name);
    case 'zones':
      return isZone(name);
    case 'enterprises':
      return endsWithOne(name, ENTERPRISES);
    default:
      return assertNever(scope);
  }
}

/** Whether a unit is of the kind, or the part of it, that a group's rule takes: by the plain endings of names, without the derivation's code. */
export function isOfKind({ kind, scope }: Pick<GroupRule, 'kind' | 'scope'>, unit: Unit): boolean {
  if (unit.kind !== kind) return false;
  // What stands in brackets at the end is no part of the name: 高新园区（管委会）.
  const closed = unit.name.endsWith('）') || unit.name.endsWith(')');
  const from = Math.max(unit.name.lastIndexOf('（'), unit.name.lastIndexOf('('));
  return isIn(scope, closed && from >= 0 ? unit.name.slice(0, from) : unit.name);
}
