import type { Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { monthsOf } from '../submissions/pieces.ts';
import type { CountedMonth } from './counting.ts';

/** A period of 信息报送 longer than a month as a unit's score counts it. */
export interface CountedPeriod {
  readonly occurrence: Occurrence;
  /** Of the year, 1 to 12, the first and the last. */
  readonly months: readonly [first: number, last: number];
  readonly count: number;
  readonly target: number;
  /** Pieces that it lacks and that shorter periods within it have missed already: it is not charged for them again. */
  readonly charged: number;
  readonly met: boolean;
}

/** The longer periods of one unit. */
export interface LongerPeriods {
  readonly counted: readonly CountedPeriod[];
  /** Those that ask for no more than the shorter ones within them do together: the same pieces, which are counted there. */
  readonly contained: readonly Occurrence[];
}

interface Stretch {
  readonly occurrence: Occurrence;
  readonly first: number;
  readonly last: number;
}

/**
 * Pieces asked for by the quarter, the half-year, the year or any other run of whole months (每季度不少于3篇, 全年不少于20篇), as the score counts
 * them: each period that has fallen due is one more that is met or missed, as each month is, by the matrix's counts of its months. One fact scores
 * once and no fault is charged twice (DOMAIN.md, "Scoring"), so
 * - a period that asks for no more than the months and shorter periods within it ask for together is `contained` in them and no period of its own;
 *   of several over the same months the largest number counts;
 * - pieces that a month or shorter period was missed for are not charged once more to the longer one: those count as if they had come.
 * `months` are the unit's months that count; `occurrences` its own of kind `submission`; the score's day judges what is due.
 */
export function longerPeriods(
  year: Year,
  months: readonly CountedMonth[],
  occurrences: readonly Occurrence[],
  { sent, judgedOn }: { readonly sent: (month: number) => number; readonly judgedOn: PlainDate },
): LongerPeriods {
  const asks = new Map(months.map(({ month, target }) => [month, target]));
  const credited = new Map(months.map(({ month, count, target }) => [month, Math.max(count, target)]));
  const counted: CountedPeriod[] = [];
  const contained: Occurrence[] = [];
  for (const { occurrence, first, last } of stretchesOf(year, occurrences, judgedOn)) {
    const within = counted.filter(({ months: [from, to] }) => first <= from && to <= last);
    const { needed: target, done: count } = occurrence;
    if (target <= mostOf([first, last], (month) => asks.get(month) ?? 0, within)) {
      contained.push(occurrence);
      continue;
    }
    const withCharged = mostOf([first, last], (month) => credited.get(month) ?? sent(month), within);
    const charged = Math.max(0, Math.min(target, withCharged) - count);
    counted.push({ occurrence, months: [first, last], count, target, charged, met: count + charged >= target });
  }
  return { counted, contained };
}

/** What has fallen due of runs of more than one whole month: the shorter and, of equal ones, the more demanding first. */
function stretchesOf(year: Year, occurrences: readonly Occurrence[], judgedOn: PlainDate): readonly Stretch[] {
  return occurrences
    .flatMap((occurrence): Stretch[] => {
      const months = monthsOf(year, occurrence.period);
      const [first, last] = [months[0], months.at(-1)];
      const isDue = occurrence.dueOn !== undefined && occurrence.dueOn < judgedOn && occurrence.tally !== 'apart';
      return isDue && first !== undefined && last !== undefined && first < last ? [{ occurrence, first, last }] : [];
    })
    .toSorted(
      (a, b) =>
        a.last - a.first - (b.last - b.first) ||
        a.first - b.first ||
        b.occurrence.needed - a.occurrence.needed ||
        b.occurrence.done - a.occurrence.done,
    );
}

/** The most that months and periods side by side come to within a run of months; no month belongs to two of them. */
function mostOf(
  [first, last]: readonly [number, number],
  ofMonth: (month: number) => number,
  within: readonly CountedPeriod[],
): number {
  const most = new Map<number, number>([[first - 1, 0]]);
  for (let month = first; month <= last; month += 1) {
    const before = most.get(month - 1) ?? 0;
    const ending = within
      .filter(({ months: [, to] }) => to === month)
      .map(({ months: [from], target }) => (most.get(from - 1) ?? 0) + target);
    most.set(month, Math.max(before + ofMonth(month), ...ending));
  }
  return most.get(last) ?? 0;
}
