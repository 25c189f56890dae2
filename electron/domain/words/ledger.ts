import type { ReturnFault, SlipState } from '../model/ledger.ts';
import type { ItemMark, ItemState } from '../model/occurrence.ts';
import { LAMP_WORDS } from './states.ts';

/** The states of the working ledger, what waits for the office or the unit first: the order in which they are listed and sorted. */
export const ITEM_STATES = [
  'overdue',
  'returned',
  'toVerify',
  'reported',
  'noReply',
  'checkDue',
  'dueSoon',
  'upcoming',
  'ongoing',
  'registered',
  'closed',
  'exempt',
  'before',
  'notCounted',
] as const satisfies readonly ItemState[];

/** A state of the working ledger in words: one for each, on screen, in workbooks and on paper. */
export const ITEM_STATE_WORDS: Readonly<Record<ItemState, string>> = {
  overdue: LAMP_WORDS.overdue,
  returned: '退回整改',
  toVerify: '待核验',
  reported: '已报未登',
  noReply: LAMP_WORDS.noReply,
  checkDue: LAMP_WORDS.checkDue,
  dueSoon: LAMP_WORDS.dueSoon,
  upcoming: LAMP_WORDS.upcoming,
  ongoing: LAMP_WORDS.ongoing,
  registered: '已登记',
  closed: '已销号',
  exempt: LAMP_WORDS.exempt,
  before: LAMP_WORDS.before,
  notCounted: LAMP_WORDS.notCounted,
};

/** What the columns of the ledger are called, on screen and in workbooks. */
export const LEDGER_WORDS = {
  state: '状态',
  unit: '单位',
  number: '序号',
  content: '事项',
  period: '所属期',
  dueOn: '到期',
  doneOn: '办结',
  verifiedOn: '核验',
  next: '下一步',
  note: '备注',
  marks: '标记',
} as const;

/** What is to be done next with an item in a state; empty where nothing is. */
export const NEXT_STEP_WORDS: Readonly<Record<ItemState, string>> = {
  overdue: '催办',
  returned: '催补正',
  toVerify: '核验',
  reported: '登记',
  noReply: '催反馈',
  checkDue: '检查',
  dueSoon: '提醒',
  upcoming: '',
  ongoing: '',
  registered: '',
  closed: '',
  exempt: '',
  before: '',
  notCounted: '',
};

/** Why something is returned. */
export const RETURN_FAULT_WORDS: Readonly<Record<ReturnFault, string>> = {
  material: '材料不全',
  requirement: '未达要求',
};

/** What stands beside the state, in the order in which it is listed. */
export const ITEM_MARKS = [
  'late',
  'extended',
  'early',
  'pressed',
  'breach',
  'returned',
] as const satisfies readonly ItemMark[];

/** A mark in words; how often is said after it (催 2). */
export const ITEM_MARK_WORDS: Readonly<Record<ItemMark, string>> = {
  late: '迟',
  extended: '延期',
  early: '提前',
  pressed: '催',
  breach: '撤早',
  returned: '退回',
};

/** The marks of an item in words: 迟, 催 2. */
export function markWords({
  marks,
  returns,
  reminders,
}: {
  readonly marks: readonly ItemMark[];
  readonly returns: number;
  readonly reminders: number;
}): readonly string[] {
  const times: Partial<Record<ItemMark, number>> = { pressed: reminders, returned: returns };
  return marks.map((mark) => {
    const n = times[mark] ?? 0;
    return mark === 'pressed' || n > 1 ? `${ITEM_MARK_WORDS[mark]} ${n}` : ITEM_MARK_WORDS[mark];
  });
}

/** Elements of a publication that can be noted as faulty at a verification. */
export const ELEMENTS = ['标题', '索引号', '发布日期', '发布机构', '栏目', '附件', '链接', '内容'] as const;

/** What was found at a verification. */
export const VERIFICATION_WORDS: Readonly<Record<'accepted' | 'returned' | 'reopened', string>> = {
  accepted: '销号',
  returned: '退回整改',
  reopened: '重新核验',
};

/** Slips by where they stand, what wants something first: the order in which they are listed. */
export const SLIP_STATES = ['unanswered', 'waiting', 'answered', 'withdrawn'] as const satisfies readonly SlipState[];

export const SLIP_STATE_WORDS: Readonly<Record<SlipState, string>> = {
  unanswered: '逾期未回复',
  waiting: '待回复',
  answered: '已回复',
  withdrawn: '已作废',
};
