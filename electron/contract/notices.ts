import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import { command, query, returns } from './define.ts';

/** What the desktop notice of the day would tell. */
export interface DailyFigures {
  readonly today: PlainDate;
  /** Whether the office wants it; on unless switched off. */
  readonly enabled: boolean;
  /** Over all open years. */
  readonly overdue: number;
  /** Still to be done and due from today to Sunday. */
  readonly dueThisWeek: number;
}

export const notices = {
  'notices.daily': query(z.strictObject({}), returns<DailyFigures>()),
  'notices.setDaily': command(z.strictObject({ enabled: z.boolean() }), returns<object>()),
};
