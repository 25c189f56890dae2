import type { FindingSource, FindingState, RecheckResult } from '../model/finding.ts';

/** What waits for the unit or the office first. */
export const FINDING_STATES = [
  'overdue',
  'replied',
  'not',
  'partly',
  'open',
  'done',
  'explained',
] as const satisfies readonly FindingState[];

/** Where a finding stands, in words: one for each, on screen, in workbooks and on paper. */
export const FINDING_STATE_WORDS: Readonly<Record<FindingState, string>> = {
  overdue: '逾期未整改',
  replied: '已回复待复核',
  not: '未整改',
  partly: '部分整改',
  open: '待整改',
  done: '已整改',
  explained: '已说明',
};

export const RECHECK_WORDS: Readonly<Record<RecheckResult, string>> = {
  done: FINDING_STATE_WORDS.done,
  partly: FINDING_STATE_WORDS.partly,
  not: FINDING_STATE_WORDS.not,
  explained: FINDING_STATE_WORDS.explained,
};

export const FINDING_SOURCES = [
  'inspection',
  'thirdParty',
  'selfCheck',
  'superior',
] as const satisfies readonly FindingSource[];

export const FINDING_SOURCE_WORDS: Readonly<Record<FindingSource, string>> = {
  inspection: '检查',
  thirdParty: '第三方评估',
  selfCheck: '自查',
  superior: '上级通报',
};
