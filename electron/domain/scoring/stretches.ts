import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Year } from '../brand.ts';
import type { CountPeriod } from '../model/scoreClause.ts';
import type { Span, UnitFacts } from '../model/unitFacts.ts';

const MONTHS: Readonly<Record<CountPeriod, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The months, quarters, half-years of a year, or the year, in order. */
export function stretchesOf(year: Year, per: CountPeriod): readonly Span[] {
  const length = MONTHS[per];
  return Array.from({ length: 12 / length }, (_, index) => ({
    from: dayInMonth(year, index * length + 1, 1),
    to: dayInMonth(year, (index + 1) * length, 'last'),
  }));
}

/** Those of them that a unit answers for from their first day to their last. */
export function ownStretches({ year, span }: Pick<UnitFacts, 'year' | 'span'>, per: CountPeriod): readonly Span[] {
  return stretchesOf(year, per).filter(({ from, to }) => span.from <= from && to <= span.to);
}

export function isWithin(day: PlainDate, { from, to }: Span): boolean {
  return from <= day && day <= to;
}
