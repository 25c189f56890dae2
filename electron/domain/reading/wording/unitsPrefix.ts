import { endsAsName, startsWithScope } from './unitsLexicon.ts';

/** 清河区 in 清河区财政局; not 开发区, 高新区, 园区 (bodies of their own) nor 社区, 城市 (ordinary words). */
const DISTRICT =
  /^[\u4e00-\u9fa5]{1,4}?(?<!城|社|园|景|库|山|灾|林|矿|牧|都|地|军|老|片|辖|开发|高新|新|示范|保税|经济|功能|度假|合作)(?:区(?!域|划)|市(?!场|政|容|民)|县(?!域)|旗)(?=.{2,})/u;
const OWN_ZONE =
  /^[\u4e00-\u9fa5]{0,6}(?:开发区|经开区|高新区|新区|示范区|保税区|经济区|功能区|度假区|合作区|园区)|管委会|管理委员会/u;
const TOWN = /(?:镇|乡|街道|街道办|办事处|镇政府|乡政府|镇人民政府|乡人民政府|村|社区|村委会|居委会)$/u;
/** Companies, schools, banks bear names of their own; these few are a district's and take its level. */
const INSTITUTION = /(?:公司|集团|[一二三四五六七八九十]中|学校|学院|大学|中学|小学|幼儿园|银行|厂)$/u;
const DISTRICT_INSTITUTION =
  /^(?:供电|自来水|热力|燃气|供水|供热|水务|公交|城投|城建|国资|文旅|交运|职教|特教|实验|第[一二三四五六七八九十]+)/u;
/** 生态环境分局 is the district's; 周村生态环境分局 already says whose it is. */
const BRANCH = /(?:分局|支队|支行|支局)$/u;
const BRANCH_STEM =
  /^(?:生态环境|环保|环境|公安|交警|交通|自然资源|国土|规划|医保|医疗保障|税务|国税|地税|烟草|质监|工商|药监|食药|气象|消防|特警|刑警|市场|综合|不动产)/u;
const OTHER_LEVEL = /^(?:国家|国网|中国|中共|中央|全国|驻|团[区市县省]委|“)/u;
/** Organs of the party committee, which stand under 区委 and never under 区. */
const PARTY_ORGAN = /^(?:宣传部|组织部|统战部|政法委|政研室|老干部局|巡察办|办公室)$/u;
const PARTY_ORGAN_OR_NOT = /^(?:网信办|编办|党校|考核办|改革办|台办|农办|督查室|国安办|外事办|机要局|保密局)/u;

/** The level a name begins with: `区`, `区委`, `清河区`; empty where it has none. */
function scopeOf(name: string): string {
  if (startsWithScope(name)) return /^.委(?!员|托)/u.test(name) ? name.slice(0, 2) : name.slice(0, 1);
  return OWN_ZONE.test(name) ? '' : (DISTRICT.exec(name)?.[0] ?? '');
}

function takesScope(name: string): boolean {
  if (!endsAsName(name) || startsWithScope(name)) return false;
  if (OTHER_LEVEL.test(name) || DISTRICT.test(name) || OWN_ZONE.test(name) || TOWN.test(name)) return false;
  // A section belongs to the body named before it, not to the district.
  if (/[科股]$/u.test(name)) return false;
  if (INSTITUTION.test(name)) return DISTRICT_INSTITUTION.test(name);
  return BRANCH.test(name) ? BRANCH_STEM.test(name) : true;
}

function join(scope: string, name: string): string {
  if (!scope.endsWith('委')) return PARTY_ORGAN.test(name) && name !== '办公室' ? `${scope}委${name}` : scope + name;
  return PARTY_ORGAN.test(name) || PARTY_ORGAN_OR_NOT.test(name) ? scope + name : scope.slice(0, -1) + name;
}

/**
 * Puts back the prefix that a list leaves out after its first name (「区编办、物价局」 → 区物价局). `units` says which names
 * are units; groups give the prefix but never take it.
 */
export function carryPrefix(names: readonly { readonly name: string; readonly isUnit: boolean }[]): string[] {
  let scope = '';
  return names.map(({ name, isUnit }) => {
    const full = isUnit && scope !== '' && !name.startsWith(scope) && takesScope(name) ? join(scope, name) : name;
    scope = scopeOf(full) || scope;
    return full;
  });
}
