import type { GroupId, UnitId, Year } from '../../domain/brand.ts';
import { staysIn } from '../../domain/groups/membership.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { occurrencesAsked } from '../../domain/fillIn/occurrencesAsked.ts';
import type { Asking, BookRow, FillInRound } from '../../domain/fillIn/round.ts';
import type { RoundKind } from '../../domain/model/documents.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { Unit } from '../../domain/model/unit.ts';
import { isThereOn } from '../../domain/units/isThereOn.ts';
import type { ServiceContext } from '../app/context.ts';
import { openCases } from './cases.ts';
import { openFindings } from './faults.ts';
import { openRequests } from './requests.ts';
import { occurrenceRecords, type OccurrenceRecords } from './occurrenceRecords.ts';

/** A workbook as it would go out. */
export interface PlannedBook {
  readonly label: string;
  readonly unitIds: readonly UnitId[];
  readonly rows: readonly BookRow[];
}

export interface PlannedBooks {
  readonly books: readonly PlannedBook[];
  /** Units that are asked nothing. */
  readonly without: readonly string[];
}

/** The books of a round, from what is on record now. */
export function planBooks(context: ServiceContext, year: Year, kind: RoundKind, asking: Asking): PlannedBooks {
  const facts = context.store.facts(year);
  const today = context.clock.today();
  const units = askedUnits(facts, asking).filter((unit) => isThereOn(unit, today));
  // A list of tasks or a self-score is each unit's own.
  if (kind !== 'progress') return { books: units.map(bookWithoutRows), without: [] };
  const records = occurrenceRecords(context, year);
  const asked = units.map((unit) => ({ unit, rows: rowsOf(records, unit.id, asking) }));
  const faulty = openFindings(context, year, asking.through);
  const busy = [openRequests(context), openCases(context)];
  const isAsked = ({ unit, rows }: UnitRows) =>
    rows.length > 0 || faulty.has(unit.id) || busy.some((open) => open.has(unit.id));
  const books: PlannedBook[] = [];
  for (const { label, units: bundled } of bundles(facts, asking, asked)) {
    const filled = bundled.filter(isAsked);
    if (filled.length === 0) continue;
    books.push({ label, unitIds: filled.map(({ unit }) => unit.id), rows: filled.flatMap(({ rows }) => rows) });
  }
  return {
    books,
    without: asked.filter((one) => !isAsked(one)).map(({ unit }) => unit.name),
  };
}

/** A new book for one unit of a round. */
export function planUnit(context: ServiceContext, { year, kind, asking }: FillInRound, unit: Unit): PlannedBook {
  if (kind !== 'progress') return bookWithoutRows(unit);
  return { label: unit.name, unitIds: [unit.id], rows: rowsOf(occurrenceRecords(context, year), unit.id, asking) };
}

function bookWithoutRows({ id, name }: Unit): PlannedBook {
  return { label: name, unitIds: [id], rows: [] };
}

function rowsOf(records: OccurrenceRecords, unitId: UnitId, asking: Asking): readonly BookRow[] {
  const own = records.ofUnit(unitId);
  const byOccurrence = new Map(own.map((record) => [record.occurrence, record]));
  const asked = occurrencesAsked(
    own.map(({ occurrence }) => occurrence),
    (occurrence) => byOccurrence.get(occurrence)?.duty,
    asking,
  );
  return asked.flatMap((occurrence) => {
    const record = byOccurrence.get(occurrence);
    return record ? [{ occurrence: occurrenceKey(occurrence), base: record.cells() }] : [];
  });
}

function members(facts: YearFacts, groupId: GroupId, { through }: Asking): readonly UnitId[] {
  const group = facts.groups.find(({ id }) => id === groupId);
  const isMember = ({ from, to }: { readonly from?: string; readonly to?: string }): boolean =>
    (from ?? through) <= through && (to ?? through) >= through;
  const stays = group === undefined ? [] : staysIn(group, facts.units);
  return [...new Set(stays.filter(isMember).map(({ unitId }) => unitId))];
}

function askedUnits(facts: YearFacts, asking: Asking): readonly Unit[] {
  const { units } = asking;
  if (units.kind === 'all') return facts.units;
  const ids = new Set<UnitId>(
    units.kind === 'units' ? units.ids : units.ids.flatMap((id) => members(facts, id, asking)),
  );
  return facts.units.filter(({ id }) => ids.has(id));
}

interface UnitRows {
  readonly unit: Unit;
  readonly rows: readonly BookRow[];
}

/** Which units share a book. A unit of several groups is in the book of the first: nobody is asked twice. */
function bundles(facts: YearFacts, asking: Asking, asked: readonly UnitRows[]) {
  const { per, units } = asking;
  if (per === 'unit') return asked.map((one) => ({ label: one.unit.name, units: [one] }));
  if (per === 'all') return [{ label: '全部单位', units: asked }];
  const groups = units.kind === 'groups' ? facts.groups.filter(({ id }) => units.ids.includes(id)) : facts.groups;
  const rest = new Set(asked);
  const bundled = groups.map(({ id, name }) => {
    const own = new Set(members(facts, id, asking));
    const taken = [...rest].filter(({ unit }) => own.has(unit.id));
    for (const one of taken) rest.delete(one);
    return { label: name, units: taken };
  });
  return [...bundled, { label: '其他单位', units: [...rest] }];
}
