import type { Lamp, Tally } from '../../electron/domain/model/occurrence.ts';

/** How a counted occurrence of each lamp counts. */
export const COUNTED_AS: Readonly<Record<Lamp, Tally>> = {
  upcoming: 'notDue',
  dueSoon: 'notDue',
  ongoing: 'notDue',
  checkDue: 'notDue',
  noReply: 'notDue',
  overdue: 'missed',
  onTime: 'onTime',
  late: 'late',
  breach: 'breach',
  exempt: 'apart',
  before: 'apart',
  notCounted: 'apart',
};
