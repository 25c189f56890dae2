import { addDays, parsePlainDate, type PlainDate } from './plainDate.ts';

const UTC = /^(\d{4}-\d{2}-\d{2})T(\d{2}):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z$/u;
/** China keeps one time, eight hours ahead, all year. */
const AHEAD = 8;

/** The instant at which a day begins in China, as the clock writes instants. */
export function startInChina(day: PlainDate): string {
  return `${addDays(day, -1)}T${24 - AHEAD}:00:00.000Z`;
}

/** The day in China of an ISO instant as the clock writes it (`2021-06-28T01:00:00.000Z`); `undefined` for any other text. */
export function dayInChina(instant: string): PlainDate | undefined {
  const [, date, hour] = UTC.exec(instant) ?? [];
  const day = date === undefined ? undefined : parsePlainDate(date);
  if (day === undefined || Number(hour) > 23) return undefined;
  return Number(hour) + AHEAD < 24 ? day : addDays(day, 1);
}
