import { z } from 'zod';
import type { FulfilmentId } from '../domain/brand.ts';
import { command, fulfilmentId, link, plainDate, requiredText, returns, shortText } from './define.ts';
import { occurrenceKey } from './occurrenceKey.ts';

const item = occurrenceKey.extend({
  /** Where one unit's date, title or link differs from the common one. */
  doneOn: plainDate.exactOptional(),
  title: shortText.exactOptional(),
  link: link.exactOptional(),
});

/** Why something was done before its period began (提前); asked for with `conflict` and the field `earlyReason`. */
const earlyReason = requiredText.exactOptional();

export const fulfilments = {
  /** Registers that units published or did it, one or many at once (办结登记). A future date, or an occurrence that does not exist, is refused. */
  'fulfilments.register': command(
    z.strictObject({ items: z.array(item).min(1).max(5000), doneOn: plainDate, title: shortText, link, earlyReason }),
    returns<{ readonly ids: readonly FulfilmentId[] }>(),
  ),
  'fulfilments.update': command(
    z.strictObject({
      id: fulfilmentId,
      doneOn: plainDate.exactOptional(),
      title: shortText.exactOptional(),
      link: link.exactOptional(),
      /** The new address leads to the page that was accepted (跳转): it need not be checked again. */
      isRedirect: z.boolean().exactOptional(),
      earlyReason,
    }),
    returns<object>(),
  ),
  /**
   * Registers that publications were taken down (撤下), or takes that back (`null`). Earlier than a minimum duration of the duty allows, it is refused
   * with `conflict` until `confirmed`.
   */
  'fulfilments.takeDown': command(
    z.strictObject({
      ids: z.array(fulfilmentId).min(1).max(5000),
      on: plainDate.nullable(),
      confirmed: z.boolean().exactOptional(),
    }),
    returns<object>(),
  ),
  'fulfilments.remove': command(z.strictObject({ ids: z.array(fulfilmentId).min(1).max(5000) }), returns<object>()),
};
