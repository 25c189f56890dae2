import { z } from 'zod';
import type { ExemptionId, ExtensionId } from '../domain/brand.ts';
import { command, exemptionId, extensionId, plainDate, requiredText, returns } from './define.ts';
import { occurrenceKey } from './occurrenceKey.ts';

const items = z.array(occurrenceKey).min(1).max(5000);
const reason = requiredText;

export const exceptions = {
  /**
   * Lets occurrences be done later (延期), one or many at once; the date by the rule stays visible. One extended before gets the new date. Refused
   * where the date is not later than the rule's own, or more than a year later, and for what is done or exempt.
   */
  'extensions.save': command(
    z.strictObject({ items, dueOn: plainDate, reason }),
    returns<{ readonly ids: readonly ExtensionId[] }>(),
  ),
  'extensions.remove': command(z.strictObject({ ids: z.array(extensionId).min(1).max(5000) }), returns<object>()),
  /** Frees occurrences (免除), one or many at once. Refused for what is done. */
  'exemptions.save': command(z.strictObject({ items, reason }), returns<{ readonly ids: readonly ExemptionId[] }>()),
  'exemptions.remove': command(z.strictObject({ ids: z.array(exemptionId).min(1).max(5000) }), returns<object>()),
};
