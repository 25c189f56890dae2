import type { DutyState, Lamp } from '../../electron/contract/shared.ts';

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
