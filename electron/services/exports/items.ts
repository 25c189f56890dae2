import type { DutyRow, OccurrenceView } from '../../contract/duties.ts';
import type { UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { checksOf, type DutyChecks } from '../../domain/ledger/dutyChecks.ts';
import { isTriggered, type Duty, type DutyKind } from '../../domain/model/duty.ts';
import type { Reminder } from '../../domain/model/ledger.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { timesPressed } from '../../domain/reminders/pressing.ts';
import { dutyProgress } from '../../domain/duties/progress.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { dutyRows } from '../duties/views.ts';
import { occurrenceView } from '../year/views.ts';
import type { Scope } from './scope.ts';

/** A duty with its occurrences of the year, those of the scope alone. */
export interface ExportItem {
  readonly duty: DutyRow;
  readonly occurrences: readonly OccurrenceView[];
  /** How they stand in the working ledger. */
  readonly checks?: DutyChecks;
}

/** Duties of some kinds that units of the scope answer for; where it is narrowed, with these units' own figures. `slips` are the year's. */
export function itemsOf(
  derived: DerivedYear,
  kinds: readonly DutyKind[],
  { scope, slips, today }: { readonly scope: Scope; readonly slips: readonly Reminder[]; readonly today: PlainDate },
): readonly ExportItem[] {
  const { facts } = derived;
  const duties = facts.duties.filter(({ kind }) => kinds.includes(kind));
  const rows = dutyRows(duties, derived, today);
  const pressed = timesPressed(slips);
  return rows.flatMap((row, index) => {
    const duty = duties[index];
    if (!duty) return [];
    const own = derived.ofDuty(row.id).filter(({ unitId }) => scope.has(unitId));
    const occurrences = own.map((occurrence) => occurrenceView(occurrence, facts, today));
    const checks = checksOf(own, (occurrence) => pressed.get(occurrenceText(occurrence)) ?? 0);
    if (scope.name === undefined) return [{ duty: row, occurrences, checks }];
    if (own.length === 0 && !row.unitIds.some((id) => scope.has(id))) return [];
    return [{ duty: narrowed(duty, row, own, today), occurrences, checks }];
  });
}

/** Units that only support have no occurrence of their own: they are shown how the whole duty stands. */
function narrowed(duty: Duty, row: DutyRow, own: Parameters<typeof dutyProgress>[1], today: PlainDate): DutyRow {
  return own.length > 0 || isTriggered(duty) ? { ...row, ...dutyProgress(duty, own, today) } : row;
}

export interface UnitItems {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly items: readonly ExportItem[];
}

const KINDS: readonly DutyKind[] = ['measure', 'disclosure', 'case', 'submission'];

/** Every unit of the scope with what it answers for, or supports, by kind; units without anything are left out. */
export function itemsByUnit(derived: DerivedYear, scope: Scope, today: PlainDate): readonly UnitItems[] {
  const { facts } = derived;
  const duties = KINDS.flatMap((kind) => facts.duties.filter((duty) => duty.kind === kind));
  const rows = dutyRows(duties, derived, today);
  return facts.units.flatMap(({ id: unitId, name: unit }) => {
    if (!scope.has(unitId)) return [];
    const ofUnit = Map.groupBy(derived.ofUnit(unitId), ({ dutyId }) => dutyId);
    const items = rows.flatMap((row, index) => {
      const duty = duties[index];
      const own = ofUnit.get(row.id) ?? [];
      if (!duty || (own.length === 0 && !row.unitIds.includes(unitId))) return [];
      const occurrences = own.map((occurrence) => occurrenceView(occurrence, facts, today));
      return [{ duty: { ...row, ...dutyProgress(duty, own, today) }, occurrences }];
    });
    return items.length > 0 ? [{ unitId, unit, items }] : [];
  });
}
