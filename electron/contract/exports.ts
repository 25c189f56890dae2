import { z } from 'zod';
import { groupId, query, returns, unitId, year } from './define.ts';

/** The workbooks that go to leadership: 工作台账, 定时公开执行情况表, 考核得分表, 单位任务单, 未办结及逾期清单, 信息报送统计表. */
export type ExportKind = 'tasks' | 'schedule' | 'assessment' | 'units' | 'outstanding' | 'submissions';

export const exports = {
  /** Makes a formatted workbook in the background; the job ends with a `fileId`. */
  'exports.workbook': query(
    z.strictObject({
      year,
      kind: z.enum([
        'tasks',
        'schedule',
        'assessment',
        'units',
        'outstanding',
        'submissions',
      ]) satisfies z.ZodType<ExportKind>,
      /** One unit only. */
      unitId: unitId.exactOptional(),
      /** Units that belong to the group today; `unitId` comes first. */
      groupId: groupId.exactOptional(),
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
