import type { PartyRole } from '../../model/duty.ts';

/**
 * What stands before a colon: a role (牵头单位：), the label of a list (区总体预案：), or something that is no list of units (联系电话：).
 * `section`: what follows are sections inside a body (责任科室：).
 */
export type Label =
  | { readonly kind: 'role'; readonly role: PartyRole; readonly section: boolean }
  | { readonly kind: 'list'; readonly text: string }
  | { readonly kind: 'other' };

const LEAD =
  /^(?:总|第一)?(?:牵头|主办|主责|主抓|主要责任|第一责任|主要负责|牵头责任|牵头负责)(?:责任)?(?:单位|部门|主体|科室|处室|股室)?$/u;
const SUPPORT =
  /^(?:配合|协办|协助|协同|参与|参加|会办|联办|配合责任|协作|支持)(?:责任)?(?:单位|部门|主体|科室|处室|股室)?$/u;
const RESPONSIBLE =
  /^(?:(?:主要|具体|共同|任务|工作|第[二三四五])?(?:责任|承办|落实|实施|公开|发布|执行|完成|报送|办理|经办|填报|责任公开)?(?:单位|部门|主体|机构|科室|处室|股室)(?:名称)?|责任分工|责任|负责)$/u;
const OTHER = /时限|时间|期限|日期|电话|联系|责任人|负责人|领导|备注|说明|要求|目标/u;

export function readLabel(text: string): Label {
  const bare = text
    .replace(/\s/g, '')
    .replace(/^(?:\(?\d{1,2}[).、]|[①-⑳]|[一二三四五六七八九十]+、|\()+/u, '')
    .replace(/[为是]$/u, '')
    .replace(/(?<=单位|部门)(?:\((?:单位|部门|科室)\)|[和及、/](?:单位|部门))$/u, '');
  const section = /(?:科室|处室|股室)(?:名称)?$/u.test(bare);
  if (LEAD.test(bare)) return { kind: 'role', role: 'lead', section };
  if (SUPPORT.test(bare)) return { kind: 'role', role: 'support', section };
  if (RESPONSIBLE.test(bare)) return { kind: 'role', role: 'responsible', section };
  if (OTHER.test(bare)) return { kind: 'other' };
  return { kind: 'list', text: bare };
}

/** 「责任单位区财政局」: the label without its colon. */
export const LABEL_WITHOUT_COLON =
  /^(?:牵头|责任|配合|主办|协办|承办|参与|主责)(?:单位|部门)(?:为|是)?(?=[区市县省各])/u;

const ROLE = '(?:牵头|主办|主责|责任|配合|协办|承办|参与|协助|落实)(?:责任)?(?:单位|部门)?';
/** 「（牵头）区发改局」「【责任单位】区财政局」: a role in brackets before its name, and behind it. */
export const ROLE_FIRST = new RegExp(`^[(\\[【](${ROLE})[)\\]】]:?(?=\\s*[^\\s、,;。)\\]】])`, 'u');
export const ROLE_LAST = new RegExp(`[^\\s、,;。][(\\[【]${ROLE}[)\\]】]$`, 'u');

/** What a bracket behind a name says of its role; `undefined` where it says something else. */
export function roleInBracket(text: string): PartyRole | undefined {
  const bare = text.replace(/\s/g, '').replace(/^为/u, '');
  if (LEAD.test(bare)) return 'lead';
  if (SUPPORT.test(bare)) return 'support';
  return RESPONSIBLE.test(bare) ? 'responsible' : undefined;
}

/** 「排在第一位的为牵头单位」 speaks of the whole list and names nobody. */
export const FIRST_LEADS =
  /(?:首|第一)[位个家](?:的|者)?(?:责任)?(?:单位|部门)?(?:为|是|作为)?(?:牵头|主办)|(?:排名?|列)在?(?:最?前面?|第一)的?(?:责任)?(?:单位|部门)?(?:为|是|作为)(?:牵头|主办)/u;
