import type { PlainDate } from '../dates/plainDate.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { countFrom, inForceOn } from './dueDates.ts';
import type { RuleVersion } from '../model/timeRule.ts';

/**
 * The last day on which something published on a day must still be readable (须公示至): the n-th day or working day after it, by the longest of the
 * minimum durations in force that day. Taking it down in the course of that day is not early. `undefined` where no duration is set.
 */
export function keepUntil(
  versions: readonly RuleVersion[],
  publishedOn: PlainDate,
  calendar: WorkCalendar,
): PlainDate | undefined {
  let last: PlainDate | undefined;
  for (const version of versions) {
    const { rule } = version;
    if (rule.type !== 'minimumDuration' || !inForceOn(version, publishedOn)) continue;
    const until = countFrom(calendar, publishedOn, rule.n, rule.count);
    if (last === undefined || until > last) last = until;
  }
  return last;
}
