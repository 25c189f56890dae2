import { z } from 'zod';
import type { ContactId } from '../domain/brand.ts';
import type { Contact } from '../domain/model/contact.ts';
import { command, contactId, dutyId, eventDay, query, requiredText, returns, shortText, unitId } from './define.ts';

/** Who answers at a unit (六定). */
export interface ContactView extends Contact {
  readonly unit: string;
  /** The duty that it is for; absent where it is for all that the unit does. */
  readonly duty?: string;
  /** Answers today. */
  readonly inForce: boolean;
}

const texts = {
  person: shortText.max(50, '不能超过 50 个字').default(''),
  post: shortText.max(50, '不能超过 50 个字').default(''),
  contact: shortText.max(100, '不能超过 100 个字').default(''),
  standard: shortText.default(''),
};

export const contacts = {
  /** Of one unit, or of all; those for the whole of a unit first. */
  'contacts.list': query(z.strictObject({ unitId: unitId.exactOptional() }), returns<readonly ContactView[]>()),
  /** Adds one, or corrects the one that `id` names. */
  'contacts.save': command(
    z.strictObject({
      id: contactId.exactOptional(),
      unitId,
      dutyId: dutyId.exactOptional(),
      ...texts,
      from: eventDay.exactOptional(),
      to: eventDay.exactOptional(),
    }),
    returns<{ readonly id: ContactId }>(),
  ),
  /** Somebody else answers from a day on (换人): the one before answers up to the day before it. */
  'contacts.replace': command(
    z.strictObject({ id: contactId, from: eventDay, ...texts, person: requiredText.max(50, '不能超过 50 个字') }),
    returns<{ readonly id: ContactId }>(),
  ),
  'contacts.remove': command(z.strictObject({ id: contactId }), returns<object>()),
};
