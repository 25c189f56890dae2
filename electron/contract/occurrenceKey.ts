import { z } from 'zod';
import type { DutyPeriodKey, OccurrenceKey } from '../domain/model/occurrenceKey.ts';
import { dutyId, ruleId, unitId } from './define.ts';

export type { DutyPeriodKey, OccurrenceKey } from '../domain/model/occurrenceKey.ts';

/** Which occurrence is meant; as `OccurrenceView` has it. */
export const occurrenceKey = z.strictObject({
  dutyId,
  ruleId,
  unitId,
  periodKey: z.string().min(1).max(64),
}) satisfies z.ZodType<OccurrenceKey>;

/** Which period of a duty's rule is meant, whatever the unit. */
export const dutyPeriodKey = occurrenceKey.omit({ unitId: true }) satisfies z.ZodType<DutyPeriodKey>;
