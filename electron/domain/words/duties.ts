import type { Duty, DutyKind, Following, PartyKind, PartyRole } from '../model/duty.ts';
import type { UnitKind } from '../model/unit.ts';

/** Kinds of duty in the order in which they are offered and counted. */
export const DUTY_KINDS = ['disclosure', 'measure', 'submission', 'case'] as const satisfies readonly DutyKind[];

export const DUTY_KIND_WORDS: Readonly<Record<DutyKind, string>> = {
  disclosure: '定时公开',
  measure: '任务举措',
  submission: '信息报送',
  case: '时限办件',
};

/** Ways of following in the order in which they are offered. */
export const FOLLOWINGS = ['counted', 'reported', 'office', 'none'] as const satisfies readonly Following[];

/** 计入方式 in words. */
export const FOLLOWING_WORDS: Readonly<Record<Following, string>> = {
  counted: '计入考核',
  reported: '按轮次反馈',
  office: '本办自办',
  none: '不计入',
};

/** What a list says of a duty that is not counted: 按轮次反馈，不计入考核. Empty where it counts. */
export function followingMark(following: Following): string {
  if (following === 'counted') return '';
  return following === 'none' ? '不计入考核' : `${FOLLOWING_WORDS[following]}，不计入考核`;
}

/** Who answers first, first. */
export const PARTY_ROLES = ['lead', 'responsible', 'support'] as const satisfies readonly PartyRole[];

export const PARTY_ROLE_WORDS: Readonly<Record<PartyRole, string>> = {
  lead: '牵头',
  responsible: '责任',
  support: '配合',
};

/** What a name in a responsibility wording stands for. */
export const PARTY_KIND_WORDS: Readonly<Record<PartyKind, string>> = {
  unit: '单位',
  group: '单位组',
  function: '职能称谓',
};

/** The order in which kinds of unit are listed; each is scored and ranked by itself. */
export const UNIT_KINDS = ['department', 'town', 'other'] as const satisfies readonly UnitKind[];

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  department: '部门',
  town: '镇街',
  other: '其他单位',
};

/** The texts of a duty, as columns, fields and differences name them. */
export const DUTY_TEXT_WORDS: Readonly<
  Record<keyof Pick<Duty, 'number' | 'task' | 'subtask' | 'content' | 'timeWording' | 'unitsWording'>, string>
> = {
  number: '序号',
  task: '重点任务',
  subtask: '工作任务',
  content: '内容',
  timeWording: '时限',
  unitsWording: '责任单位',
};

/** Said of a duty of 信息报送. */
export const BY_PIECES = '按信息报送的篇数办结：当月篇数达到要求即为已办，只在信息报送计分。';
