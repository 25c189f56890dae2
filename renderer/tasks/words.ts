import type { DayCount, DutyState, Lamp, PartyRole, PeriodUnit, TriggerEvent } from '../../electron/contract/shared.ts';

export const roles: readonly PartyRole[] = ['lead', 'responsible', 'support'];

/** A duty's state over all its occurrences, worst first. */
export const states = [
  'overdue',
  'dueSoon',
  'inProgress',
  'notStarted',
  'ongoing',
  'awaitsTrigger',
  'toCheck',
  'doneLate',
  'done',
] as const satisfies readonly DutyState[];

export const stateWords: Readonly<Record<DutyState, string>> = {
  overdue: '有逾期',
  dueSoon: '临期',
  inProgress: '进行中',
  notStarted: '未到期',
  ongoing: '持续',
  awaitsTrigger: '待触发',
  toCheck: '待核',
  doneLate: '迟办',
  done: '已办结',
};

/** The mark that stands beside a state's word. */
export const stateLamps: Readonly<Record<DutyState, Lamp>> = {
  overdue: 'overdue',
  dueSoon: 'dueSoon',
  inProgress: 'dueSoon',
  notStarted: 'upcoming',
  ongoing: 'ongoing',
  awaitsTrigger: 'upcoming',
  toCheck: 'upcoming',
  doneLate: 'late',
  done: 'onTime',
};

export const periodWords: Readonly<Record<PeriodUnit, string>> = {
  day: '每日',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
};

export const dayCountWords: Readonly<Record<DayCount, string>> = { workday: '工作日', day: '日（自然日）' };

export const eventWords: Readonly<Record<TriggerEvent, string>> = {
  documentIssued: '文件印发（出台）',
  informationFormed: '信息形成或变更',
  requestReceived: '收到公开申请',
  messageReceived: '收到来信、留言',
  noticeIssued: '通知印发',
  other: '其他事件',
};
