import { addDays, parsePlainDate } from './plainDate.ts';

/** 2021-06-02T10:00:00+08:00, 2021-06-02 03:00:00Z. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)$/iu;
/** 上午10:20, 8时, 15点30分, 下午3时许. */
const CLOCK =
  /[T\s]*(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*\d{1,2}\s*(?::\s*\d{2}(?:\s*:\s*\d{2})?|[时点](?:\s*\d{1,2}\s*分(?:\s*\d{1,2}\s*秒)?|整|半|许)?)$/u;
/** China's clocks, in minutes before the prime meridian's. */
const AHEAD = 8 * 60;

/** A date without its time of day; of a time that counts from another meridian the day that it is in China. */
export function withoutClock(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const instant = INSTANT.exec(plain);
  if (!instant) return plain.replace(CLOCK, '');
  const [, day = '', hours, minutes, , sign, zoneHours = '0', zoneMinutes = '0'] = instant;
  const zone = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const later = Math.floor((Number(hours) * 60 + Number(minutes) - zone + AHEAD) / (24 * 60));
  const date = parsePlainDate(day);
  return date === undefined ? day : addDays(date, later);
}
