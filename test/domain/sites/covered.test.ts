import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { SiteStop } from '../../../electron/domain/model/site.ts';
import { coveredDays } from '../../../electron/domain/sites/covered.ts';

const at = (day: string) => `2021-06-${day}` as PlainDate;

describe('the days that a list covers', () => {
  it.each<[SiteStop, readonly string[], string | undefined, readonly string[] | undefined]>([
    // Read to the day that was wanted: from then on, though nothing was published on it.
    ['since', ['12', '05', '01'], '03', ['03', '15']],
    // To its end: from the first that it shows; what is earlier may have been taken off it.
    ['end', ['12', '05'], '01', ['05', '15']],
    ['end', ['12', '05'], '08', ['08', '15']],
    ['end', ['12', '05'], undefined, ['05', '15']],
    // Not to its end: the earliest day may go on.
    ['mostPages', ['12', '05'], '01', ['06', '15']],
    ['failed', ['12', '05'], undefined, ['06', '15']],
    ['cancelled', ['15', '15'], undefined, undefined],
    ['loop', ['12'], undefined, ['13', '15']],
    ['end', [], '01', undefined],
  ])('after %s: %j since %s are %j', (stop, days, since, wanted) => {
    const covered = coveredDays({
      days: days.map(at),
      stop,
      since: since === undefined ? undefined : at(since),
      today: at('15'),
    });
    expect(covered).toEqual(wanted?.map(at));
  });
});
