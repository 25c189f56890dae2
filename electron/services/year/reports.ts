import type { ReportView } from '../../contract/duties.ts';
import type { DutyId } from '../../domain/brand.ts';
import { STATUS_WORDS } from '../../domain/fillIn/form.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { Store } from '../../store/store.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { factsIndex } from './views.ts';

/** What units last said of a duty, latest first; what they said of periods that are gone is left out. */
export function reportViews(store: Store, { facts, ofDuty }: DerivedYear, dutyId: DutyId): readonly ReportView[] {
  const { unitNames } = factsIndex(facts);
  const periods = new Map(ofDuty(dutyId).map(({ period }) => [period.key, period.label]));
  return store.reports
    .ofYear(facts.year)
    .filter((report) => report.dutyId === dutyId)
    .flatMap((report): readonly ReportView[] => {
      const { unitId, status, progress, remarks, reportedOn } = report;
      const period = periods.get(report.periodKey);
      if (period === undefined) return [];
      const said = status === undefined ? '' : STATUS_WORDS[status];
      const unit = unitNames.get(unitId) ?? '';
      return [{ ...occurrenceKey(report), unit, period, status: said, progress, remarks, on: reportedOn }];
    })
    .toReversed();
}
