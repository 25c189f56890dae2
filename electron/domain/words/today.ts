/** The lists that the figures of 今日 open. */
export const TODAY_LISTS = [
  'overdue',
  'newOverdue',
  'finished',
  'thisWeek',
  'thisWeekOpen',
  'nextWeek',
  'nextWeekOpen',
  'due',
  'onTime',
] as const;

export type TodayList = (typeof TODAY_LISTS)[number];

export const TODAY_LIST_WORDS: Readonly<Record<TodayList, string>> = {
  overdue: '逾期',
  newOverdue: '新增逾期',
  finished: '新办结',
  thisWeek: '本周到期',
  thisWeekOpen: '本周到期未办',
  nextWeek: '下周到期',
  nextWeekOpen: '下周到期未办',
  due: '本年到期应办',
  onTime: '本年按时办结',
};

/** What 待触发 means, as it stands beside the figure. */
export const AWAITS_TRIGGER = '登记发文或来件后才起算';
