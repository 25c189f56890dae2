import type { UnitId, Year } from '../../domain/brand.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import {
  occurrenceText,
  type OccurrenceKey,
  type OccurrenceText,
  type OfOccurrence,
} from '../../domain/model/occurrenceKey.ts';
import { recordedCells } from '../../domain/fillIn/asked.ts';
import type { OpenCells } from '../../domain/fillIn/form.ts';
import type { UnitReport } from '../../domain/fillIn/round.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { takesMany } from '../../domain/registrations/mayRegister.ts';
import { lineOf } from '../../domain/rules/versions.ts';
import type { ServiceContext } from '../app/context.ts';
import { occurrencesOf } from '../year/occurrences.ts';
import { indexOf } from '../year/views.ts';

/** Everything on record of one occurrence. */
export interface OccurrenceRecord {
  readonly occurrence: Occurrence;
  readonly duty: Duty;
  readonly fulfilments: readonly Fulfilment[];
  readonly report: UnitReport | undefined;
  /** It takes several registrations: every date is one of its own. */
  readonly many: boolean;
  /** As the open cells of a fill-in workbook say it; `doneOn` names the piece that is meant, where several are wanted. */
  readonly cells: (doneOn?: string) => OpenCells;
}

export interface Records {
  /** `undefined` where there is no such occurrence (any more). */
  of(key: OccurrenceKey): OccurrenceRecord | undefined;
  ofUnit(unitId: UnitId): readonly OccurrenceRecord[];
}

/** What is on record of a year's occurrences. Versions of one rule count as one, as registrations do. */
export function recordsOf(context: ServiceContext, year: Year): Records {
  const { facts, ofUnit } = occurrencesOf(context, year);
  const { duties, fulfilments } = indexOf(facts);
  const lines = new Map(facts.duties.map(({ id, rules }) => [id, lineOf(rules)]));
  const signOf = (one: OfOccurrence): OccurrenceText => {
    const { dutyId, ruleId } = one;
    return occurrenceText({ ...one, ruleId: lines.get(dutyId)?.(ruleId) ?? ruleId });
  };
  const reports = new Map(context.store.reports.ofYear(year).map((report) => [signOf(report), report]));
  const units = new Map<UnitId, ReadonlyMap<OccurrenceText, OccurrenceRecord>>();

  function recordOf(occurrence: Occurrence, sign: OccurrenceText): OccurrenceRecord | undefined {
    const duty = duties.get(occurrence.dutyId);
    if (!duty) return undefined;
    const done = occurrence.fulfilmentIds.flatMap((id) => fulfilments.get(id) ?? []);
    const report = reports.get(sign);
    const many = takesMany(duty, occurrence);
    return {
      occurrence,
      duty,
      fulfilments: done,
      report,
      many,
      cells: (doneOn) => recordedCells(occurrence, many, done, report, doneOn),
    };
  }

  function unitRecords(unitId: UnitId): ReadonlyMap<OccurrenceText, OccurrenceRecord> {
    const known = units.get(unitId);
    if (known) return known;
    const found = new Map<OccurrenceText, OccurrenceRecord>();
    for (const occurrence of ofUnit(unitId)) {
      const sign = signOf(occurrence);
      const record = recordOf(occurrence, sign);
      if (record) found.set(sign, record);
    }
    units.set(unitId, found);
    return found;
  }

  return {
    of: (key) => unitRecords(key.unitId).get(signOf(key)),
    ofUnit: (unitId) => [...unitRecords(unitId).values()],
  };
}
