import { z } from 'zod';
import { query, returns, unitId, year } from './define.ts';

/** The workbooks that go to leadership: 工作台账, 定时公开执行情况表, 考核得分表. */
export type ExportKind = 'tasks' | 'schedule' | 'assessment';

export const exports = {
  /** Makes a formatted workbook in the background; the job ends with a `fileId`. */
  'exports.workbook': query(
    z.strictObject({
      year,
      kind: z.enum(['tasks', 'schedule', 'assessment']) satisfies z.ZodType<ExportKind>,
      unitId: unitId.exactOptional(),
      paper: z.enum(['A4', 'A3']),
    }),
    returns<{ readonly jobId: string }>(),
  ),
  /** The year's due dates, of all units or of one, as an iCalendar file (.ics) of all-day events. Ready at once: fetch it by `fileId`. */
  'exports.calendar': query(
    z.strictObject({ year, unitId: unitId.exactOptional() }),
    returns<{ readonly fileId: string; readonly fileName: string; readonly events: number }>(),
  ),
};
