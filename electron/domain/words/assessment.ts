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

/** What 折算分 is reckoned from, as the sheet says it. */
export const CONTRIBUTION_WORDS: Readonly<Record<YearFrame['contributionFrom'], string>> = {
  printed: '折算分按打印的总分计算',
  exact: '折算分按未舍入的精确总分计算',
};

/** What must be said of a unit's line: why it has no score or place, and by how much its printed parts miss the total. */
export function scoreRemarks({
  total,
  unplacedWords,
  roundingGap,
}: {
  readonly total?: string;
  readonly unplacedWords?: string;
  readonly roundingGap?: string;
}): readonly string[] {
  if (total === undefined) return unplacedWords === undefined ? [] : [unplacedWords];
  return [
    ...(unplacedWords === undefined ? [] : [`${UNRANKED}：${unplacedWords}`]),
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

/** What an item may be supposed to have come to, where a score is tried. */
export const SUPPOSED_WORDS = {
  onTime: '按时',
  late: '迟办',
  missing: '未办',
  exempt: '免除',
} as const;
