import { addDays, dayInMonth, startOfWeek, type PlainDate } from '../dates/plainDate.ts';
import type { Year } from '../brand.ts';
import type { CountPeriod } from '../model/scoreClause.ts';
import type { Span, UnitFacts } from '../model/unitFacts.ts';

const MONTHS: Readonly<Record<Exclude<CountPeriod, 'week'>, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The weeks, months, quarters, half-years of a year, or the year, in order. */
export function stretchesOf(year: Year, per: CountPeriod): readonly Span[] {
  if (per === 'week') return weeksOf(year);
  const length = MONTHS[per];
  return Array.from({ length: 12 / length }, (_, index) => ({
    from: dayInMonth(year, index * length + 1, 1),
    to: dayInMonth(year, (index + 1) * length, 'last'),
  }));
}

/** Those that lie in the year whole. */
function weeksOf(year: Year): readonly Span[] {
  const [first, last] = [dayInMonth(year, 1, 1), dayInMonth(year, 12, 'last')];
  const monday = startOfWeek(addDays(first, 6));
  return Array.from({ length: 53 }, (_, index) => ({
    from: addDays(monday, index * 7),
    to: addDays(monday, index * 7 + 6),
  })).filter(({ to }) => to <= last);
}

/**
 * Those of them that a unit answers for from their first day to their last. The month in which the start of use lies counts whole, as it does in the
 * matrix of 信息报送.
 */
export function ownStretches(
  { year, span, stretchesFrom = span.from }: Pick<UnitFacts, 'year' | 'span' | 'stretchesFrom'>,
  per: CountPeriod,
): readonly Span[] {
  return stretchesOf(year, per).filter(({ from, to }) => stretchesFrom <= from && span.from <= to && to <= span.to);
}

export function isWithin(day: PlainDate, { from, to }: Span): boolean {
  return from <= day && day <= to;
}

/** The longest run of stretches, one after the other, that each hold something; the first of equal ones. */
export function longestRun<Item extends { readonly on: PlainDate }>(
  stretches: readonly Span[],
  items: readonly Item[],
): { readonly stretches: readonly Span[]; readonly items: readonly Item[] } {
  let longest: Span[] = [];
  let run: Span[] = [];
  for (const stretch of stretches) {
    run = items.some(({ on }) => isWithin(on, stretch)) ? [...run, stretch] : [];
    if (run.length > longest.length) longest = run;
  }
  return { stretches: longest, items: items.filter(({ on }) => longest.some((stretch) => isWithin(on, stretch))) };
}
