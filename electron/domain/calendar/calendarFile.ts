import type { PlainDate } from '../dates/plainDate.ts';

/** An all-day event of a calendar file. */
export interface CalendarEvent {
  /** Stays the same as long as the thing itself does, so that a later file replaces what an earlier one brought. */
  readonly uid: string;
  readonly on: PlainDate;
  readonly title: string;
  readonly text: string;
  readonly category: string;
}

/** A calendar file as it will be written. */
export interface CalendarFile {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** ISO instant at which it is made. */
  readonly madeAt: string;
}
