import type { UnitId, Year } from '../../domain/brand.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import {
  occurrenceText,
  type OccurrenceKey,
  type OccurrenceText,
  type OfOccurrence,
} from '../../domain/model/occurrenceKey.ts';
import { recordedCells } from '../../domain/fillIn/occurrencesAsked.ts';
import type { OpenCells } from '../../domain/fillIn/form.ts';
import type { UnitReport } from '../../domain/fillIn/round.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { firstVersionOf } from '../../domain/rules/versions.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** Everything on record of one occurrence. */
export interface OccurrenceRecord {
  readonly occurrence: Occurrence;
  readonly duty: Duty;
  readonly fulfilments: readonly Fulfilment[];
  readonly report: UnitReport | undefined;
  /** As the open cells of a fill-in workbook say it; `doneOn` names the piece that is meant, where several are wanted. */
  readonly cells: (doneOn?: string) => OpenCells;
}

export interface OccurrenceRecords {
  /** `undefined` where there is no such occurrence (any more). */
  of(key: OccurrenceKey): OccurrenceRecord | undefined;
  ofUnit(unitId: UnitId): readonly OccurrenceRecord[];
  /** Names an occurrence, whichever version of its rule a fact was recorded for. */
  keyOf(key: OccurrenceKey): OccurrenceText;
}

/** What is on record of a year's occurrences. Versions of one rule count as one, as registrations do. */
export function occurrenceRecords(context: ServiceContext, year: Year): OccurrenceRecords {
  const { facts, ofUnit } = derivedYear(context, year);
  const { duties, fulfilments } = factsIndex(facts);
  const lines = new Map(facts.duties.map(({ id, rules }) => [id, firstVersionOf(rules)]));
  const recordKey = (one: OfOccurrence): OccurrenceText => {
    const { dutyId, ruleId } = one;
    return occurrenceText({ ...one, ruleId: lines.get(dutyId)?.(ruleId) ?? ruleId });
  };
  const reports = new Map(context.store.reports.ofYear(year).map((report) => [recordKey(report), report]));
  const units = new Map<UnitId, ReadonlyMap<OccurrenceText, OccurrenceRecord>>();

  function recordOf(occurrence: Occurrence, key: OccurrenceText): OccurrenceRecord | undefined {
    const duty = duties.get(occurrence.dutyId);
    if (!duty) return undefined;
    const done = occurrence.fulfilmentIds.flatMap((id) => fulfilments.get(id) ?? []);
    const report = reports.get(key);
    return {
      occurrence,
      duty,
      fulfilments: done,
      report,
      cells: (doneOn) => recordedCells(occurrence, done, report, doneOn),
    };
  }

  function unitRecords(unitId: UnitId): ReadonlyMap<OccurrenceText, OccurrenceRecord> {
    const known = units.get(unitId);
    if (known) return known;
    const found = new Map<OccurrenceText, OccurrenceRecord>();
    for (const occurrence of ofUnit(unitId)) {
      const key = recordKey(occurrence);
      const record = recordOf(occurrence, key);
      if (record) found.set(key, record);
    }
    units.set(unitId, found);
    return found;
  }

  return {
    of: (key) => unitRecords(key.unitId).get(recordKey(key)),
    ofUnit: (unitId) => [...unitRecords(unitId).values()],
    keyOf: recordKey,
  };
}
