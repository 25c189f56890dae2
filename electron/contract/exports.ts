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
};
