import { classifyName } from '../reading/wording/unitsParty.ts';
import { guessUnitKind, normaliseName } from './names.ts';

/**
 * Which units a group's name means by itself: all of its kind, of the towns only the 镇 and 乡 or only the 街道, or `none`:
 * the name does not say who belongs to it (有关部门, …领导小组成员单位, 各学校), and a person must.
 */
export type GroupScope = 'all' | 'towns' | 'subdistricts' | 'none';

/** 区政府各部门, 区直单位, 各委办局: sets of departments, whole. */
const DEPARTMENTS = /(?:部门|单位|部门单位|机关|委办局)$/u;
/** Bodies with members of their own, and parts of a kind: 成员单位, 事业单位, 中央驻区单位. */
const PARTIAL = /(?:成员|事业|企业|企事业|下属|所属|二级|基层|金融|驻[^各]{1,3})(?:单位|部门|机关)$/u;

/** The members to propose for a new group of this name. */
export function groupScope(name: string): GroupScope {
  const text = normaliseName(name);
  if (classifyName(text).open) return 'none';
  if (guessUnitKind(text) === 'town') {
    // What stands in brackets counts: 各镇（街道） are towns and subdistricts.
    const subdistricts = /街|镇办|办事处/u.test(text);
    if (/[镇乡]/u.test(text)) return subdistricts ? 'all' : 'towns';
    return subdistricts ? 'subdistricts' : 'none';
  }
  const bare = text.replace(/（[^（）]*）/gu, '');
  return DEPARTMENTS.test(bare) && !PARTIAL.test(bare) ? 'all' : 'none';
}
