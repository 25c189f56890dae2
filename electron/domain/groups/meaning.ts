import type { GroupRule, MemberScope, UnitKind } from '../model/unit.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import { isZone } from './membership.ts';

/**
 * Which units a group's name means by itself: all of its kind, a part of them that units' names tell, or `none`: the name does not say who
 * belongs to it (有关部门, …领导小组成员单位, 各学校), and a person must.
 */
export type GroupScope = MemberScope | 'none';

function plain(name: string): string {
  return foldLookAlikes(name).normalize('NFKC').replace(/\s/gu, '');
}

/**
 * The kind that a new unit of this name most likely is: 镇街, with the 开发区 and 园区 that stand beside them, 其他 (enterprises and
 * institutions), else 部门.
 */
export function guessUnitKind(name: string): UnitKind {
  const text = plain(name).replace(/\([^()]*\)$/u, '');
  if (/(?:镇|乡|街道|街道办|街道办事处|(?:镇|乡|街道)(?:人民)?政府|镇街|镇办|乡镇)$/u.test(text)) return 'town';
  if (/^各?(?:镇|乡|街道)/u.test(text) && !/(?:局|委|办公室|中心)$/u.test(text)) return 'town';
  if (isZone(text)) return 'town';
  const other =
    /(?:公司|集团|中心|学校|学院|大学|中学|小学|幼儿园|医院|银行|支行|厂|场|馆|院校|站|所|社|协会|学会|商会|企业|国企|事业单位)$/u;
  return other.test(text) ? 'other' : 'department';
}

const OF_WHOM =
  '(?:[\\u4e00-\\u9fa5]{0,3}(?:[省市县旗]|(?<![城山库牧老矿林灾湖片])区)|全[省市县区]|本级)?(?:委、?(?:[省市县区旗]?(?:人民)?政府)|(?:人民)?政府|直属?|级|属|管|辖)?';
const BODIES = '(?:部门|单位|机关|委、?办、?局|部委办局)';
/** 区政府各部门, 区直部门, 区直及驻区各单位, 各级各部门: sets of departments, whole. Not 区委各部门, 各直属单位, 各责任单位. */
const ALL_DEPARTMENTS = new RegExp(
  `^(?!驻)(?:所有|全体|全部)?${OF_WHOM}(?:及驻[\\u4e00-\\u9fa5]{1,3}|和驻[\\u4e00-\\u9fa5]{1,3})?(?:各级|各|所有|全体|全部)*(?:行政|党政|工作)?${BODIES}(?:、?各?${BODIES})*$`,
  'u',
);
const OPEN = /有关|相关|其他|其余|除外|不含|部分|个别|涉/u;
const ZONES = /开发区|园区|功能区|管委会|经济区|高新区|经开区|新区|景区|示范区|度假区/u;
const ENTERPRISES =
  /^(?:[\u4e00-\u9fa5]{0,3}[省市县区旗])?(?:直|级|属|管|政府)?(?:各|所有|全体|全部)?(?:国有|区属国有|市属国有|县属国有)?(?:企业|公司|国企)$/u;

const TOWN_BODY =
  '(?:(?:镇街道?|街镇|乡镇|镇办|镇|乡|街道(?:办(?:事处)?)?|街|办事处)(?:党(?:工)?委|(?:人民)?政府|办事处)?|[\\u4e00-\\u9fa5]{0,4}?(?:(?:开发区|园区|功能区|经济区|高新区|经开区|新区|景区|示范区|度假区)(?:管委会|管理委员会)?|管委会|管理委员会))';
const TOWN_BODIES = `各?${TOWN_BODY}(?:[、和及与]各?${TOWN_BODY})*`;
/** 各镇街, 区各镇（街道、经济区）: towns as a whole. Not 沿河各镇, 各涉农镇街, 各镇卫生院. */
const ALL_TOWNS = new RegExp(
  `^(?:所有|全体|全部)?${OF_WHOM}(?:各|所有|全体|全部)*${TOWN_BODIES}(?:\\(${TOWN_BODIES}(?:\\(${TOWN_BODIES}\\))?\\))?$`,
  'u',
);

function townScope(text: string): GroupScope {
  if (!ALL_TOWNS.test(text)) return 'none';
  // What stands in brackets counts: 各镇（街道） are towns and subdistricts.
  const [towns, subdistricts, zones] = [/[镇乡]/u, /街|镇办|办事处/u, ZONES].map((part) => part.test(text));
  if (zones) return towns || subdistricts ? 'all' : 'zones';
  if (towns) return subdistricts ? 'townsAndSubdistricts' : 'towns';
  return subdistricts ? 'subdistricts' : 'none';
}

/** The members to propose for a new group of this name. */
export function groupScope(name: string): GroupScope {
  const text = plain(name);
  if (OPEN.test(text)) return 'none';
  const kind = guessUnitKind(text);
  if (kind === 'town') return townScope(text);
  const bare = text.replace(/\([^()]*\)/gu, '');
  if (kind === 'other') return ENTERPRISES.test(bare) ? 'enterprises' : 'none';
  return ALL_DEPARTMENTS.test(bare) ? 'all' : 'none';
}

const LEVEL = /^(?:[\u4e00-\u9fa5]{1,3}?(?=[省市县区旗](?:直|级|属|委|政府|人民政府)))?([省市县区旗])(?![场容政民])/u;

/** Whether two groups' names mean the same units: 区政府各部门, 区直各部门, 区政府各部门单位; 各镇街, 各镇（街道）. Not 市直各部门, 各单位. */
export function sameMeaning(one: string, other: string): boolean {
  const [a, b] = [ruleMeant(one), ruleMeant(other)];
  if (a === undefined || b === undefined || a.kind !== b.kind || a.scope !== b.scope) return false;
  const [level, otherLevel] = [one, other].map((name) => LEVEL.exec(plain(name))?.[1]);
  if (level !== undefined && otherLevel !== undefined && level !== otherLevel) return false;
  return [/驻/u, /^(?:各|全体|所有|全部)+单位$/u, /各级/u].every(
    (part) => part.test(plain(one)) === part.test(plain(other)),
  );
}

/** The rule that a group's name means; `undefined` where the name does not say who belongs to it. */
export function ruleMeant(name: string): GroupRule | undefined {
  const scope = groupScope(name);
  return scope === 'none' ? undefined : { kind: guessUnitKind(name), scope };
}
