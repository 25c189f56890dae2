import type { StandingKind } from '../model/yearClosing.ts';

/** What stands open in a year that is to be closed, in words: 待核验 3 项. */
export const STANDING_WORDS: Readonly<Record<StandingKind, (count: number) => string>> = {
  toVerify: (count) => `待核验 ${count} 项`,
  overdue: (count) => `未办结或退回未改 ${count} 项`,
  notDue: (count) => `还没有到期 ${count} 项`,
  toCheck: (count) => `事项待核 ${count} 项`,
  findings: (count) => `未整改完成的问题 ${count} 个`,
  unfrozen: (count) => `没有定稿的考核类别 ${count} 个`,
  appeals: (count) => `未处理的申诉 ${count} 件`,
  rounds: (count) => `没有收齐的填报 ${count} 期`,
  lookBacks: (count) => `回头看没有决定的 ${count} 项`,
};

/** In the order in which they are listed. */
export const STANDING_KINDS = [
  'toVerify',
  'overdue',
  'notDue',
  'toCheck',
  'findings',
  'unfrozen',
  'appeals',
  'rounds',
  'lookBacks',
] as const satisfies readonly StandingKind[];
