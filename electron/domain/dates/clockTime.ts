import type { Brand } from '../brand.ts';
import { addDays, daysBetween, parsePlainDate, type PlainDate } from './plainDate.ts';

/** A time of day in China: `09:05`. China keeps one time all year, so that with a day it is an instant. */
export type ClockTime = Brand<string, 'ClockTime'>;

export const MIDNIGHT = '00:00' as ClockTime;

/** `09:05`, `9:05`, `9：05`, `9点`, `9时5分`; `undefined` for any other text. */
export function parseClockTime(text: string): ClockTime | undefined {
  const found = /^(\d{1,2})(?:[:点时](\d{1,2})?分?)(?::\d{2})?$/u.exec(text.normalize('NFKC').trim());
  if (!found) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour > 23 || minute > 59 ? undefined : clockTime(hour, minute);
}

function clockTime(hour: number, minute: number): ClockTime {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime;
}

function minutesOf(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

interface DayAndTime {
  readonly on: PlainDate;
  readonly at: ClockTime;
}

/** So many hours later, days off and nights alike. */
export function addHours({ on, at }: DayAndTime, hours: number): DayAndTime {
  const minutes = minutesOf(at) + hours * 60;
  const days = Math.floor(minutes / 1440);
  const rest = minutes - days * 1440;
  return { on: addDays(on, days), at: clockTime(Math.floor(rest / 60), rest % 60) };
}

/** The whole minutes from one instant to another. */
export function minutesBetween(from: DayAndTime, to: DayAndTime): number {
  return daysBetween(from.on, to.on) * 1440 + minutesOf(to.at) - minutesOf(from.at);
}

/** Day and time in China of an ISO instant as the clock writes it; `undefined` for any other text. */
export function momentInChina(instant: string): DayAndTime | undefined {
  const [, date = '', hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/u.exec(instant) ?? [];
  const on = parsePlainDate(date);
  if (on === undefined || hour === undefined || minute === undefined) return undefined;
  return addHours({ on, at: `${hour}:${minute}` as ClockTime }, 8);
}
