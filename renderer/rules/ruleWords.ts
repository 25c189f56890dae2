import type { DayCount, PartyRole, PeriodUnit, TriggerEvent } from '../../electron/contract/shared.ts';

export const roles: readonly PartyRole[] = ['lead', 'responsible', 'support'];

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
