import ical, { ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarFile } from '../../domain/calendar/calendarFile.ts';
import { addDays } from '../../domain/dates/plainDate.ts';

const PRODUCT = { company: 'Disclosure Desk', product: '政务公开工作台', language: 'ZH' };

/**
 * A calendar file (RFC 5545) of all-day events. Days are written as days, without a zone. Lines are folded at 75 octets and
 * never inside a character. The events leave the day free, for a due date is no appointment.
 */
export function writeCalendar({ name, events, madeAt }: CalendarFile): Uint8Array<ArrayBuffer> {
  const calendar = ical({ name, prodId: PRODUCT });
  const stamp = new Date(madeAt);
  for (const { uid, on, title, text, category } of events) {
    calendar.createEvent({
      id: uid,
      start: on,
      end: addDays(on, 1),
      allDay: true,
      stamp,
      summary: title,
      description: text,
      categories: [{ name: category }],
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return new TextEncoder().encode(calendar.toString());
}
