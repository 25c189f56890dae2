import type { IndicatorRule } from '../model/scheme.ts';
import type { YearFrame } from '../model/yearFrame.ts';

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
  submissionsMet:
    '达标期数 ÷ 应报期数 × 满分，每月一期，按季度、半年、全年要求的到期另计一期；已按月扣分的篇数不再扣，当月未完的不计',
  manual: '由考核人评分并写明理由',
};

/** What 折算分 is reckoned from, as the sheet says it. */
export const CONTRIBUTION_WORDS: Readonly<Record<YearFrame['contributionFrom'], string>> = {
  printed: '折算分按打印的总分计算',
  exact: '折算分按未舍入的精确总分计算',
};

/** Said of a unit without a total. */
const NOTHING_COUNTED = '没有可以计分的事项';

/** What must be said of a unit's line: why it has no score or place, and by how much its printed parts miss the total. */
export function scoreRemarks({
  total,
  unranked,
  roundingGap,
}: {
  readonly total: string | undefined;
  readonly unranked?: string;
  readonly roundingGap?: string;
}): readonly string[] {
  if (total === undefined) return [NOTHING_COUNTED];
  return [
    ...(unranked === undefined ? [] : [`${UNRANKED}：${unranked}`]),
    ...(roundingGap === undefined ? [] : [`因四舍五入，合计差 ${roundingGap}`]),
  ];
}

/** In the place of a rank. */
export const UNRANKED = '不排名';

/** What the cut-off leaves out of every score: what falls due after it, and what was done only then. */
export const AFTER_CUT_OFF_WORDS = { due: '截止日后到期', done: '截止日后办结' } as const;

/** What a unit's months ask for: 每月 2 篇; 每月 1 至 2 篇 where they differ; — where none is owed. */
export function targetText(targets: readonly number[]): string {
  const owed = targets.filter((target) => target > 0);
  if (owed.length === 0) return '—';
  const [least, most] = [Math.min(...owed), Math.max(...owed)];
  return least === most ? `${most}` : `${least} 至 ${most}`;
}

/** How several duties that ask for pieces make one target. */
export const LARGEST_COUNTS = '多项事项都有要求的，最大者为当月目标';

/** Said of a month's count of 信息报送 that registrations make up, in part or whole. */
export function fromRegistrations(count: number): string {
  return `其中 ${count} 篇来自办结登记`;
}
