import type { DutyId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Contact, ContactFacts } from '../model/contact.ts';

/** Whether somebody answers on a day. */
export function isInForce({ from, to }: Pick<ContactFacts, 'from' | 'to'>, day: PlainDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** Those who answer at a unit on a day: for the duty where it has its own, else for the unit as a whole. */
export function contactsFor<Known extends ContactFacts>(
  contacts: readonly Known[],
  unitId: UnitId,
  dutyId: DutyId | undefined,
  day: PlainDate,
): readonly Known[] {
  const own = contacts.filter((one) => one.unitId === unitId && isInForce(one, day));
  const ofDuty = dutyId === undefined ? [] : own.filter((one) => one.dutyId === dutyId);
  return ofDuty.length > 0 ? ofDuty : own.filter((one) => one.dutyId === undefined);
}

/** 张三（办公室主任，0533-2345678）. */
export function contactWords({ person, post, contact }: Pick<Contact, 'person' | 'post' | 'contact'>): string {
  const more = [post, contact].filter((text) => text !== '').join('，');
  if (person === '') return more;
  return more === '' ? person : `${person}（${more}）`;
}
