import type { DutyState } from '../model/duty.ts';
import type { Lamp } from '../model/occurrence.ts';

/** 亮灯 in words: one for each lamp, on screen, in workbooks and on paper. */
export const LAMP_WORDS: Readonly<Record<Lamp, string>> = {
  overdue: '逾期',
  dueSoon: '临期',
  upcoming: '未到期',
  ongoing: '持续',
  late: '迟办',
  onTime: '按时',
  breach: '撤早',
  checkDue: '应检查',
  noReply: '未反馈',
  before: '此前',
  notCounted: '不计入',
  exempt: '免除',
};

/** Said of what was done before its period began, or before the event that it follows. */
export const EARLY = '提前';

/** Said beside the word of a lamp whose day is a review date. */
export const REVIEW_DAY = '检查日';

/** Worst first, what is open before what is done: the order in which lamps are listed and sorted, and in which the first stands for a crowd. */
export const LAMP_ORDER = [
  'overdue',
  'noReply',
  'checkDue',
  'dueSoon',
  'upcoming',
  'ongoing',
  'breach',
  'late',
  'onTime',
  'exempt',
  'before',
  'notCounted',
] as const satisfies readonly Lamp[];

/** A duty's state over all its occurrences, worst first. */
export const DUTY_STATES = [
  'overdue',
  'dueSoon',
  'noReply',
  'checkDue',
  'inProgress',
  'notStarted',
  'ongoing',
  'awaitsTrigger',
  'toCheck',
  'nothingDue',
  'doneBreach',
  'doneLate',
  'done',
  'before',
  'notCounted',
] as const satisfies readonly DutyState[];

const DONE = '已办结';

/** A duty's state in words: one for each state, on screen, in workbooks and on paper. */
export const DUTY_STATE_WORDS: Readonly<Record<DutyState, string>> = {
  overdue: '有逾期',
  dueSoon: LAMP_WORDS.dueSoon,
  noReply: LAMP_WORDS.noReply,
  checkDue: LAMP_WORDS.checkDue,
  inProgress: '进行中',
  notStarted: LAMP_WORDS.upcoming,
  ongoing: LAMP_WORDS.ongoing,
  awaitsTrigger: '待触发',
  toCheck: '待核',
  nothingDue: '无应办',
  doneBreach: `${DONE}（有${LAMP_WORDS.breach}）`,
  doneLate: `${DONE}（有${LAMP_WORDS.late}）`,
  done: DONE,
  before: LAMP_WORDS.before,
  notCounted: LAMP_WORDS.notCounted,
};

/** The same for a narrow cell: the longest on two lines, without its brackets. */
export const DUTY_STATE_CELL_WORDS: Readonly<Record<DutyState, string>> = {
  ...DUTY_STATE_WORDS,
  doneBreach: `${DONE}\n有${LAMP_WORDS.breach}`,
  doneLate: `${DONE}\n有${LAMP_WORDS.late}`,
};

/** The same on one line: beside 进展, which says that all is done, of the longest a part is enough, as short as 有逾期. */
export const DUTY_STATE_LINE_WORDS: Readonly<Record<DutyState, string>> = {
  ...DUTY_STATE_WORDS,
  doneBreach: `有${LAMP_WORDS.breach}`,
  doneLate: `有${LAMP_WORDS.late}`,
};

/** The mark that stands beside a state's word. */
export const DUTY_STATE_LAMPS: Readonly<Record<DutyState, Lamp>> = {
  overdue: 'overdue',
  dueSoon: 'dueSoon',
  noReply: 'noReply',
  checkDue: 'checkDue',
  inProgress: 'dueSoon',
  notStarted: 'upcoming',
  ongoing: 'ongoing',
  awaitsTrigger: 'upcoming',
  toCheck: 'upcoming',
  nothingDue: 'upcoming',
  doneBreach: 'breach',
  doneLate: 'late',
  done: 'onTime',
  before: 'before',
  notCounted: 'notCounted',
};

/** Said of a duty that asks for nothing this year because all of it falls due before its start. */
export const STARTS_TOO_LATE = '本年无应办（施行日之后才到期）';
