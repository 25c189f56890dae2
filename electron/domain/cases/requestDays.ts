import type { PlainDate } from '../dates/plainDate.ts';

/** The regulation's version of 2019 (国务院令第711号) came into force on this day; the one before had other limits. */
const IN_FORCE = '2019-05-15';

/** What is said of a day that `isRequestDay` does not take. */
export const REQUEST_DAYS = '日期应在 2019 年 5 月 15 日（现行条例施行之日）至 2099 年底之间';

/** Whether a day can be one of a request's course. */
export function isRequestDay(day: PlainDate): boolean {
  return day >= IN_FORCE && day < '2100';
}
