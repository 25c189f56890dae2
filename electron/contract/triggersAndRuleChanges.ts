import { z } from 'zod';
import type { DutyId, TriggerId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import { command, dutyId, eventDay, plainDate, query, requiredText, returns, triggerId, unitId } from './define.ts';
import { timeRule } from './shared.ts';

/** When a duty falls due if something happens on a day. */
export interface TriggerDate {
  readonly dutyId: DutyId;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
}

/** The year's due dates as a change of rules from a day on leaves and makes them. */
export interface RuleChangePreview {
  readonly before: readonly PlainDate[];
  readonly after: readonly PlainDate[];
}

const rules = z.array(timeRule).min(1, '请至少设一条时限').max(20);

/** Methods of the area `duties` for duties that are being worked on. */
export const triggersAndRuleChanges = {
  /** One event (a policy document was issued) for several duties and units at once: day 0 of each. */
  'duties.recordEvent': command(
    z.strictObject({
      title: requiredText,
      on: plainDate,
      dutyIds: z.array(dutyId).min(1).max(100),
      unitIds: z.array(unitId).min(1).max(1000),
    }),
    returns<{ readonly ids: readonly TriggerId[] }>(),
  ),
  /** Corrects a trigger; its occurrences move with it. A unit that registered something for it cannot be left out. */
  'duties.updateTrigger': command(
    z.strictObject({
      id: triggerId,
      title: requiredText.exactOptional(),
      on: plainDate.exactOptional(),
      unitIds: z.array(unitId).min(1).max(1000).exactOptional(),
    }),
    returns<object>(),
  ),
  'duties.triggerDates': query(
    z.strictObject({ dutyIds: z.array(dutyId).max(100), on: eventDay }),
    returns<readonly TriggerDate[]>(),
  ),
  /** Gives a duty other rules for what falls due from a day on; what fell due before stays as it was. Settles the 待核 of its time. */
  'duties.changeRules': command(z.strictObject({ id: dutyId, rules, from: plainDate }), returns<object>()),
  'duties.previewRules': query(z.strictObject({ id: dutyId, rules, from: plainDate }), returns<RuleChangePreview>()),
};
