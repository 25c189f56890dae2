import type { HolidayTable } from '../../domain/workdays/holidayTable.ts';
import { noticeOf, withNotices, type HolidayNotice } from '../../domain/workdays/notice.ts';
import { calendarOf, type WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { Store } from '../../store/store.ts';

/** The notices in force: those built in, with the office's own in the place of the same years'. */
export function tableInForce(store: Pick<Store, 'holidayNotices'>, builtIn: HolidayTable): HolidayTable {
  return withNotices(builtIn, store.holidayNotices.all());
}

/** What holds for one year: the office's own notice, else the one built in. */
export function noticeInForce(
  store: Pick<Store, 'holidayNotices'>,
  builtIn: HolidayTable,
  year: number,
): HolidayNotice | undefined {
  return store.holidayNotices.of(year) ?? noticeOf(tableInForce(store, builtIn), year);
}

/**
 * The working-day calendar of the notices in force. One object for the app's life: after a command that changed the office's notices, undo
 * among them, it answers by the new ones.
 */
export function storedCalendar(store: Store, builtIn: HolidayTable): WorkCalendar {
  let revision = -1;
  let notices = '';
  let current = calendarOf(builtIn);
  return {
    kindOf(date) {
      if (revision !== store.revision()) {
        revision = store.revision();
        const own: readonly HolidayNotice[] = store.holidayNotices.all();
        const text = JSON.stringify(own);
        if (text !== notices) {
          notices = text;
          current = calendarOf(withNotices(builtIn, own));
        }
      }
      return current.kindOf(date);
    },
  };
}
