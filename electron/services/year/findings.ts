import type { FindingView } from '../../contract/findings.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { daysBetween } from '../../domain/dates/plainDate.ts';
import { findingState, isOverdue } from '../../domain/findings/state.ts';
import type { ServiceContext } from '../app/context.ts';

/** A year's findings, of all units or of one, with where they stand today. */
export function findingViews({ store, clock }: ServiceContext, year: Year, unitId?: UnitId): readonly FindingView[] {
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const today = clock.today();
  return store.findings.ofYear(year).flatMap((finding): readonly FindingView[] => {
    if (unitId !== undefined && finding.unitId !== unitId) return [];
    const { rectifyBy } = finding;
    const isOver = rectifyBy !== undefined && isOverdue(finding, today);
    return [
      {
        ...finding,
        unit: units.get(finding.unitId) ?? '',
        state: findingState(finding, today),
        ...(isOver ? { daysOver: daysBetween(rectifyBy, today) } : {}),
      },
    ];
  });
}
