import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { SiteStop } from '../model/site.ts';

export interface ReadStretch {
  /** Days that the list showed, in any order. */
  readonly days: readonly PlainDate[];
  readonly stop: SiteStop;
  /** The day back to which it was wanted. */
  readonly since: PlainDate | undefined;
  /** When it was read. */
  readonly today: PlainDate;
}

/**
 * The days of which a list that was read from its site tells all, first and last; `undefined` where there is none. It goes up to the day of the reading: what
 * is not there was not published. Back, to the day wanted, or to the first that it shows where it was read to its end; where the reading stopped before, the
 * earliest day shown may go on on the page that was not read, and is not covered.
 */
export function coveredDays({ days, stop, since, today }: ReadStretch): readonly [PlainDate, PlainDate] | undefined {
  const earliest = days.reduce<PlainDate | undefined>(
    (first, day) => (first === undefined || day < first ? day : first),
    undefined,
  );
  if (earliest === undefined) return undefined;
  const first = firstCovered(earliest, stop, since);
  return first <= today ? [first, today] : undefined;
}

function firstCovered(earliest: PlainDate, stop: SiteStop, since: PlainDate | undefined): PlainDate {
  if (stop === 'since' && since !== undefined) return since;
  if (stop === 'end' || stop === 'since') return since !== undefined && since > earliest ? since : earliest;
  return addDays(earliest, 1);
}

/** Whether lines go back in time, the latest first, for the most part: some may be kept at the head. */
export function isInOrder(lines: readonly { readonly publishedOn: PlainDate }[]): boolean {
  let later = 0;
  let earlier = 0;
  lines.forEach(({ publishedOn }, at) => {
    const before = lines[at - 1]?.publishedOn;
    if (before !== undefined && publishedOn > before) later += 1;
    if (before !== undefined && publishedOn < before) earlier += 1;
  });
  return earlier >= later;
}
