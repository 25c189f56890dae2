import type { RegisteredPieces } from '../../contract/submissions.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { asksForPieces, countsByUnit, monthOfPiece, monthPieces } from '../../domain/submissions/pieces.ts';
import { fromRegistrations } from '../../domain/words/assessment.ts';
import { shortened } from '../year/openDuty.ts';

/** The months of each unit that hold pieces registered one by one, with the duties that they were registered for. */
export function registeredMonths(facts: YearFacts): ReadonlyMap<UnitId, readonly RegisteredPieces[]> {
  const asking = new Map(facts.duties.filter(asksForPieces).map((duty) => [duty.id, duty.content]));
  const pieces = facts.fulfilments.flatMap((done) => {
    const content = asking.get(done.dutyId);
    const month = content === undefined ? undefined : monthOfPiece(done, facts.year);
    return content === undefined || month === undefined
      ? []
      : [{ unitId: done.unitId, dutyId: done.dutyId, content, month }];
  });
  const ofUnit = ([unitId, own]: [UnitId, typeof pieces]): [UnitId, readonly RegisteredPieces[]] => [
    unitId,
    [...Map.groupBy(own, ({ month }) => month)].map(([month, all]) => ({
      month,
      count: all.length,
      duties: [...new Map(all.map(({ dutyId, content }) => [dutyId, { dutyId, content }])).values()],
    })),
  ];
  return new Map([...Map.groupBy(pieces, ({ unitId }) => unitId)].map(ofUnit));
}

/** Why counts cannot be stored: fewer than are registered, or clearing what only registrations fill, would change nothing that is shown. */
export function refuseBelowRegistered(
  facts: YearFacts,
  cells: ParsedInputOf<'submissions.set'>['cells'],
): Failure | undefined {
  const registered = registeredMonths(facts);
  if (registered.size === 0) return undefined;
  const typed = countsByUnit(facts.submissions);
  const listed = monthPieces(facts);
  for (const [index, { unitId, month, count }] of cells.entries()) {
    const held = registered.get(unitId)?.find((each) => each.month === month);
    // Where pieces are listed the figure does not count: it may always be taken away.
    if (!held || (count === null && listed(unitId, month).listed > 0)) continue;
    // Clearing a larger figure leaves the registered pieces, which is a change.
    const wanted = count ?? typed.get(unitId)?.get(month) ?? 0;
    if (count === null ? wanted > held.count : wanted >= held.count) continue;
    const unit = facts.units.find(({ id }) => id === unitId)?.name ?? '';
    const duties = held.duties.map(({ content }) => `“${shortened(content)}”`).join('、');
    return fail(
      'conflict',
      `${unit} ${month} 月：${fromRegistrations(held.count)}，不能填得更少，没有保存。要减少，请在“任务分解”打开${duties}，移除登记。`,
      { fields: { [`cells.${index}.count`]: fromRegistrations(held.count) } },
    ).error;
  }
  return undefined;
}
