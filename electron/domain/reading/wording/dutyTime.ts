import type { Duty } from '../../model/duty.ts';
import type { TimeReading } from './reading.ts';
import { readTimeWording } from './time.ts';

/** What a duty's wordings say of its time in a plan of a year, in the way in which tables are read: a measure without a time column's words says it itself. */
export function readDutyTime(
  { kind, timeWording, content }: Pick<Duty, 'kind' | 'timeWording' | 'content'>,
  planYear: number,
): TimeReading {
  return kind === 'disclosure' || timeWording !== ''
    ? readTimeWording(timeWording, { planYear, source: 'time', subject: content })
    : readTimeWording(content, { planYear, source: 'content', subject: '' });
}
