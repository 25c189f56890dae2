import type { GroupRule, MemberScope, UnitKind } from '../model/unit.ts';
import { UNIT_KIND_WORDS } from './duties.ts';

const SCOPE_WORDS: Readonly<Record<Exclude<MemberScope, 'all'>, string>> = {
  towns: '镇（乡）',
  subdistricts: '街道',
  townsAndSubdistricts: '镇街（不含园区）',
  zones: '开发区、园区',
  enterprises: '企业',
};

/** The parts of each kind that a rule may take; every kind as a whole besides. */
export const SCOPES: Readonly<Record<UnitKind, readonly MemberScope[]>> = {
  department: ['all'],
  town: ['all', 'townsAndSubdistricts', 'towns', 'subdistricts', 'zones'],
  other: ['all', 'enterprises'],
};

/** Whom a rule takes: 部门, 镇（乡）, 企业. */
export function scopeWords({ kind, scope }: Pick<GroupRule, 'kind' | 'scope'>): string {
  return scope === 'all' ? UNIT_KIND_WORDS[kind] : SCOPE_WORDS[scope];
}
