import type { IndicatorRule } from '../model/scheme.ts';

/** What 按时率 is, as it stands beside the figure. */
export const ON_TIME_RATE = '按时率＝按时办结÷到期应办';

/** What 进展 is, as it stands beside the figure. */
export const PROGRESS = '进展＝已办÷到期应办，未到期的不计';

/** 进展 in figures: 3/5，逾期 1; `—` while nothing has fallen due. */
export function progressText({
  done,
  total,
  overdue,
}: {
  readonly done: number;
  readonly total: number;
  readonly overdue: number;
}): string {
  if (total === 0) return '—';
  return overdue > 0 ? `${done}/${total}，逾期 ${overdue}` : `${done}/${total}`;
}

/** How an indicator is scored, as a formula that a person can check. */
export const INDICATOR_RULE_WORDS: Readonly<Record<IndicatorRule, string>> = {
  disclosureOnTime: `按时率 × 满分；${ON_TIME_RATE}，迟办、撤早不算按时`,
  measuresDone: '已办 ÷ 到期应办 × 满分；迟办也算办结',
  submissionsMet: '达到每月目标的月数 ÷ 应报月数 × 满分；当月未完的不计',
  manual: '由考核人评分并写明理由',
};
