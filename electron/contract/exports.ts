import { z } from 'zod';
import type { ExportKind } from '../domain/model/documents.ts';
import type { AdoptionCounting } from '../domain/submissions/adoptions.ts';
import { fillInRoundId, groupId, query, returns, unitClassId, unitId, year } from './define.ts';
import { itemFilter, itemSort } from './ledger.ts';

export type { ExportKind } from '../domain/model/documents.ts';

export const exports = {
  /** Makes a formatted workbook in the background; the job ends with a `fileId`. */
  'exports.workbook': query(
    z.strictObject({
      year,
      kind: z.enum([
        'tasks',
        'items',
        'schedule',
        'assessment',
        'units',
        'outstanding',
        'submissions',
        'adoptions',
        'scoreWhole',
        'scoreSheets',
        'scoreDeductions',
        'scoreFormulas',
        'scoreScheme',
      ]) satisfies z.ZodType<ExportKind>,
      /** One unit only. */
      unitId: unitId.exactOptional(),
      /** Units that belong to the group today; `unitId` comes first. */
      groupId: groupId.exactOptional(),
      /** Of what is made of scores: one class (考核类别); without it all, of a scheme the first. */
      classId: unitClassId.exactOptional(),
      /** Of scores of a class that is frozen: what is published of it, which is the default, or what the facts of today come to (现时计算). */
      figures: z.enum(['published', 'now']).exactOptional(),
      /** Of `adoptions`: the month, 1 to 12; without it the last that is over. */
      month: z.number().int().min(1).max(12).exactOptional(),
      /** Of `adoptions`: how a piece that several levels took up is counted; without it each level once. */
      counting: (z.enum(['eachLevel', 'highest']) satisfies z.ZodType<AdoptionCounting>).exactOptional(),
      /** Of `items`: which lines of the working ledger, and in what order; without them all by their due days. */
      filter: itemFilter.exactOptional(),
      sort: itemSort.exactOptional(),
      paper: z.enum(['A4', 'A3']),
    }),
    returns<{ readonly jobId: string }>(),
  ),
  /** What a round of fill-in workbooks brought, as a table for leadership: progress with its changes, lists with their duties, self-scores beside scores. */
  'exports.round': query(
    z.strictObject({ roundId: fillInRoundId, paper: z.enum(['A4', 'A3']) }),
    returns<{ readonly jobId: string }>(),
  ),
  /** The year's due dates and days of rectification, of all units or of one, as an iCalendar file (.ics) of all-day events. Ready at once: fetch it by `fileId`. */
  'exports.calendar': query(
    z.strictObject({ year, unitId: unitId.exactOptional() }),
    returns<{ readonly fileId: string; readonly fileName: string; readonly events: number }>(),
  ),
};
