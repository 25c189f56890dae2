import { isInColumn } from '../columns.ts';
import { addDays } from '../dates/plainDate.ts';
import type { Counting } from '../model/scoreClause.ts';
import type { Span, UnitFacts } from '../model/unitFacts.ts';

/** The stretches, of some days, of which it is known what came out in a column: the days that lists cover without a gap between them. */
export function coveredStretches(
  { pageCovers }: Pick<UnitFacts, 'pageCovers'>,
  column: string,
  days: Span,
): readonly Span[] {
  if (pageCovers === undefined) return [days];
  const own = pageCovers
    .filter(({ columns, from, to }) => {
      const isOfColumn = columns.length === 0 || columns.some((covered) => isInColumn(column, covered));
      return isOfColumn && from <= days.to && days.from <= to;
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const stretches: Span[] = [];
  for (const { from, to } of own) {
    const last = stretches.at(-1);
    const cut = { from: from < days.from ? days.from : from, to: to > days.to ? days.to : to };
    if (last === undefined || addDays(last.to, 1) < cut.from) stretches.push(cut);
    else if (last.to < cut.to) stretches[stretches.length - 1] = { from: last.from, to: cut.to };
  }
  return stretches;
}

/** Whether all that is counted in some days is known. Of pages that no list covers nobody can say that they are missing. */
export function isKnown(facts: Pick<UnitFacts, 'pageCovers'>, counting: Counting, days: Span): boolean {
  if (facts.pageCovers === undefined || counting.of !== 'publications') return true;
  return counting.columns.every((column) => {
    const [first] = coveredStretches(facts, column, days);
    return first !== undefined && first.from === days.from && first.to === days.to;
  });
}
