import { parsePlainDate, plainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAppQuery } from '../bridge/hooks.ts';

/** The machine's date; stands in until the app has said what the office's today is. */
export function machineToday(): PlainDate {
  const now = new Date();
  const today = plainDate(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? parsePlainDate('2021-01-01');
  // A running clock always gives a date; the literal above is one too.
  return today as PlainDate;
}

/** The office's today, as the app reckons it (demos and tests fix it). */
export function useToday(): PlainDate {
  const status = useAppQuery('workspace.status', {});
  return status.data?.today ?? machineToday();
}
