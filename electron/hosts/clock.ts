import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Clock } from '../services/app/ports.ts';

const chinaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The office's calendar day at an instant. China keeps one time zone, whatever the machine is set to. */
export function chinaDate(instant: Date): PlainDate {
  // en-CA writes year-month-day.
  return chinaDay.format(instant) as PlainDate;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The machine's clock, or, with `fixed`, one that stands on that day and runs only within it (demos and tests). */
export function createClock(fixed?: PlainDate): Clock {
  if (fixed === undefined) {
    return { today: () => chinaDate(new Date()), now: () => new Date().toISOString() };
  }
  // Midnight to 16:00 UTC: the hours that are one day there and in China.
  const start = Date.parse(`${fixed}T00:00:00Z`);
  return { today: () => fixed, now: () => new Date(start + ((Date.now() % DAY_MS) * 2) / 3).toISOString() };
}
